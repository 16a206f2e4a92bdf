"""`councilui check`: the reconciler, and what the loads had to say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from councilui.cli.common import console, database_option, json_option, print_indented, print_json, reading

if TYPE_CHECKING:
    from councilui.analysis.reconcile import Finding

_MOST: Final = 50  # findings of one kind that a person will read


@click.command("check")
@click.option(
    "--loads", is_flag=True, help="Show what each load read, and every doubtful or rejected row of its input."
)
@click.option("--strict", is_flag=True, help="Leave with status 1 when anything is listed.")
@database_option
@json_option
def command(loads: bool, strict: bool, database: Path, as_json: bool) -> int:
    """List what does not add up: conflicts among sources, doubtful rosters, rolls that are missing or partial."""
    listed = _loads(database, as_json) if loads else _findings(database, as_json)
    return 1 if strict and listed else 0


def _findings(database: Path, as_json: bool) -> int:
    """Print the findings of the reconciler; how many there are."""
    from councilui.analysis.reconcile import check
    from councilui.record.queries.checks import check_input

    with reading(database) as connection:
        data = check_input(connection)
    findings = check(data)
    if as_json:
        from councilui.export.json_shape import finding_json

        print_json([finding_json(finding) for finding in findings])
    else:
        _print(findings)
    return len(findings)


def _print(findings: tuple[Finding, ...]) -> None:
    from rich.text import Text

    from councilui.analysis.reconcile import WHAT

    out = console()
    if not findings:
        out.print("Nothing in this record contradicts anything else in it.")
    by_kind: dict[str, list[Finding]] = {}
    for finding in findings:
        by_kind.setdefault(finding.kind, []).append(finding)
    for kind, found in by_kind.items():
        out.print(Text(f"{kind.upper()}  {len(found):,} ", style="bold"), Text(WHAT.get(kind, "")))
        for finding in found[:_MOST]:
            print_indented(out, Text(finding.label, style="underline"), 2)
            print_indented(out, Text(finding.text), 4)
        if len(found) > _MOST:
            print_indented(out, Text(f"… and {len(found) - _MOST:,} more of this kind; --json has all"), 2)
        out.print()


def _loads(database: Path, as_json: bool) -> int:
    """Print what each load told about itself; how many issues there are."""
    from councilui.cli.load_text import print_issues
    from councilui.record.queries.loads import list_loads, load_counts, load_issues

    with reading(database) as connection:
        told = [
            (load, load_counts(connection, load.id), load_issues(connection, load.id))
            for load in list_loads(connection)
        ]
    if as_json:
        print_json(
            [
                {
                    "origin": load.origin,
                    "format": load.format,
                    "digest": load.digest,
                    "counts": [{"direction": c.direction, "kind": c.kind, "count": c.count} for c in counts],
                    "issues": [{"kind": i.kind, "file": i.file, "place": i.place, "reason": i.reason} for i in issues],
                }
                for load, counts, issues in told
            ]
        )
    else:
        for load, counts, issues in told:
            click.echo(load.origin)
            for count in counts:
                click.echo(f"  {count.direction} {count.count:,} {count.kind}")
            print_issues(issues)
    return sum(len(issues) for *_, issues in told)
