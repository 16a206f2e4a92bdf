"""`councilui check`: the reconciler."""

from __future__ import annotations

from pathlib import Path

import click

from councilui.cli.common import console, database_option, json_option, print_json, reading


@click.command("check")
@database_option
@json_option
def command(database: Path, as_json: bool) -> None:
    """List what does not add up: conflicts among sources, doubtful rosters, rolls that are missing or partial."""
    from rich.padding import Padding
    from rich.text import Text

    from councilui.analysis.reconcile import Finding, check
    from councilui.record.queries.checks import check_input

    with reading(database) as connection:
        data = check_input(connection)
    findings = check(data)
    if as_json:
        from councilui.export.json_shape import finding_json

        print_json([finding_json(finding) for finding in findings])
        return
    out = console()
    if not findings:
        out.print("Nothing in this record contradicts anything else in it.")
    by_kind: dict[str, list[Finding]] = {}
    for finding in findings:
        by_kind.setdefault(finding.kind, []).append(finding)
    for kind, found in by_kind.items():
        out.print(Text(f"{kind.upper()}  {len(found)}", style="bold"))
        for finding in found:
            out.print(Padding(Text(finding.label, style="underline"), (0, 0, 0, 2)))
            out.print(Padding(Text(finding.text), (0, 0, 0, 4)))
        out.print()
