"""`councilui load`: fill a database."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from councilui.load.pipeline import Outcome


@click.command("load")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-d", "--db", "database", required=True, type=click.Path(path_type=Path), envvar="COUNCILUI_DB",
    help="The database to fill; it is written whole or not at all.",
)  # fmt: skip
@click.option("--format", "format_name", help="The format of the input; without it, it is recognised.")
@click.option("--strict", is_flag=True, help="Fail, and write nothing, when any row is doubtful or rejected.")
def command(paths: tuple[Path, ...], database: Path, format_name: str | None, strict: bool) -> None:
    """Fill the database from PATHS: folders, files or archives. The same input again changes nothing."""
    from councilui.load.pipeline import load

    with _progress() as on_progress:
        outcome = load(paths, database, format_name=format_name, strict=strict, on_progress=on_progress)
    _print(outcome)


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None] | None]:
    """A bar with rate and time left on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TextColumn("files"), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _print(outcome: Outcome) -> None:
    from councilui.cli.load_text import print_issues

    for origin, report in zip(outcome.origins, outcome.reports, strict=True):
        read = ", ".join(f"{count:,} {kind}" for kind, count in report.read.items())
        click.echo(f"Read {origin}: {read}.")
        if report.merged:
            click.echo(
                "  Part of another row: " + ", ".join(f"{n:,} {kind}" for kind, n in report.merged.items()) + "."
            )
        for note in report.notes:
            click.echo(f"  {note}")
    if not outcome.changed:
        click.echo(f"{outcome.target} holds exactly this already; nothing was changed.")
    else:
        written = (f"{count:,} {table.replace('_', ' ')}" for table, count in outcome.written.items()
                   if count and not table.startswith("load"))  # fmt: skip
        click.echo(f"Wrote {outcome.target}: {', '.join(written)}.")
    print_issues(outcome.issues, most=5)
    if outcome.issues:
        click.echo(f"All of them: councilui check --loads -d {outcome.target}")
