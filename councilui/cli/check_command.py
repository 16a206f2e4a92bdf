"""`councilui check`: the reconciler, and what the loads had to say."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from councilui.cli.common import connect, database_option, json_option, print_json
from councilui.common.plain_text import one_line

if TYPE_CHECKING:
    from councilui.analysis.reconcile import Finding
    from councilui.record.model import LoadCount, LoadFile, LoadIssue

_MOST: Final = 50  # the most findings of one kind to print


@click.command("check")
@click.option("--loads", is_flag=True, help="Show what happened to every file and row in each load.")
@click.option(
    "--integrity",
    is_flag=True,
    help="Check that the file hasn't changed since it was loaded; exit with status 1 if it has.",
)
@click.option("--strict", is_flag=True, help="Exit with status 1 if anything is listed.")
@database_option
@json_option
def command(loads: bool, integrity: bool, strict: bool, database: Path, as_json: bool) -> int:
    """List what doesn't add up: sources that disagree and roll calls that are doubtful, missing or partial."""
    if integrity:
        return 1 if _damage(database, as_json) else 0
    listed = _loads(database, as_json) if loads else _findings(database, as_json)
    return 1 if strict and listed else 0


def _findings(database: Path, as_json: bool) -> int:
    """Print the findings of the reconciler; how many there are."""
    from councilui.analysis.reconcile import check
    from councilui.record.queries.checks import check_input

    with connect(database) as connection:
        data = check_input(connection)
    findings = check(data)
    if as_json:
        from councilui.export.doubts import finding_data

        print_json([finding_data(finding) for finding in findings])
    else:
        _print(findings)
    return len(findings)


def _print(findings: tuple[Finding, ...]) -> None:
    from councilui.analysis.reconcile import finding_groups
    from councilui.cli.styled_text import output
    from councilui.export.doubts import counts_text

    out = output()
    if not findings:
        out.print("Nothing in this record contradicts anything else.")
        return
    out.print(counts_text(findings))
    for kind, explanation, of_kind, _ in finding_groups(findings):
        out.print((f"{kind.upper()}  {len(of_kind):,}  ", "bold"), explanation)
        for finding in of_kind[:_MOST]:
            out.print_indented((finding.label, "underline"), cells=2)
            out.print_indented(finding.text, cells=4)
        if len(of_kind) > _MOST:
            out.print_indented(f"And {len(of_kind) - _MOST:,} more of this kind; --json lists all.", cells=2)
        out.print()


def _damage(database: Path, as_json: bool) -> int:
    """Print how the file differs from what was loaded; how many differences there are."""
    from councilui.record.database import open_record
    from councilui.record.integrity import check_integrity, load_origins

    with closing(open_record(database)) as connection:
        damage = check_integrity(connection)
        origins = load_origins(connection)
    if as_json:
        print_json({"is_intact": not damage, "damage": [part._asdict() for part in damage]})
        return len(damage)
    if not damage:
        click.echo(
            f"{one_line(str(database))} hasn't changed since it was loaded: tables, references and indexes are intact."
        )
        return 0
    click.echo(f"{one_line(str(database))} is damaged or was changed after it was loaded:")
    for part in damage[:_MOST]:
        click.echo(f"  {part.text}")
    if len(damage) > _MOST:
        click.echo(f"  … and {len(damage) - _MOST:,} more; --json has all")
    click.echo(f"Don't rely on it. Remove it and load it again{f' from {origins}' if origins else ''}.")
    return len(damage)


def _loads(database: Path, as_json: bool) -> int:
    """Print what each load reported; return the number of issues."""
    from councilui.cli.load_text import print_files, print_issues, print_ledger
    from councilui.load.report import Entry, FileFate
    from councilui.record.queries.loads import list_loads, load_counts, load_files, load_issues

    with connect(database) as connection:
        loads = [
            (load, load_counts(connection, load.id), load_files(connection, load.id), load_issues(connection, load.id))
            for load in list_loads(connection)
        ]
    if as_json:
        print_json(
            [
                {
                    "origin": load.origin,
                    "format": load.format,
                    "digest": load.digest,
                    "files": [_row_json(file) for file in files],
                    "counts": [_row_json(count) for count in counts],
                    "issues": [_row_json(issue) for issue in issues],
                }
                for load, counts, files, issues in loads
            ]
        )
    else:
        for load, counts, files, issues in loads:
            click.echo(load.origin)
            print_files([FileFate(row.file, row.count, row.fate, row.reason) for row in files], all_files=True)
            print_ledger([(Entry(row.file, row.kind, row.fate, row.reason), row.count) for row in counts])
            print_issues(issues)
    return sum(len(issues) for *_, issues in loads)


def _row_json(row: LoadCount | LoadFile | LoadIssue) -> dict[str, object]:
    """A row without the load that it stands under and its position there."""
    return {name: value for name, value in row._asdict().items() if name not in ("load", "position")}
