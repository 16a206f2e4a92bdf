"""`councilui load`: fill a database."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from councilui.cli.common import Date, PathType

if TYPE_CHECKING:
    from councilui.load.pipeline import Outcome


@click.command("load")
@click.argument("paths", nargs=-1, required=True, type=PathType())
@click.option(
    "-d", "--db", "database", type=PathType(), envvar="COUNCILUI_DB",
    help="The database to fill. It is written whole or not at all.",
)  # fmt: skip
@click.option("--format", "format_name", help="The format of the input; by default, it is recognized.")
@click.option("--strict", is_flag=True, help="Fail and write nothing if any row is doubtful or rejected.")
@click.option("--ocr", is_flag=True, help="Read scanned pages with tesseract, and mark them as such.")
@click.option("--since", type=Date(), help="When loading from a service, fetch only what happened from this date on.")
@click.option("--explain", "explained", is_flag=True, help="Show how the first rows would be read, and write nothing.")
def command(
    paths: tuple[Path, ...],
    database: Path | None,
    format_name: str | None,
    strict: bool,
    ocr: bool,
    since: str | None,
    explained: bool,
) -> None:
    """Fill the database from PATHS: folders, files, archives, or a service such as legistar:seattle.

    Loading the same input again changes nothing. A newer version replaces what it added before; anything added from
    other inputs stays.
    """
    if explained:
        _explain(paths, format_name)
        return
    if database is None:
        raise click.UsageError("Missing option '-d' / '--db': the database to fill.")
    from councilui.common.dates import first_day
    from councilui.load.live import fetch_inputs
    from councilui.load.pipeline import load

    before = _data_date(database)
    with _progress() as (on_progress, on_request):
        outcome = load(
            fetch_inputs(paths, since and first_day(since), on_request),
            database,
            format_name=format_name,
            strict=strict,
            ocr=ocr,
            on_progress=on_progress,
        )
    _print(outcome)
    if outcome.changed:
        _hint_at_news(database, before)


def _explain(paths: tuple[Path, ...], format_name: str | None) -> None:
    from councilui.cli.load_text import print_explanation
    from councilui.load.explain import explain

    for path in paths:
        for explanation in explain(path, format_name):
            print_explanation(explanation)
    click.echo("Nothing was written.")


@contextmanager
def _progress() -> Iterator[tuple[Callable[[int, int], None] | None, Callable[[str], None] | None]]:
    """A bar with time left for files and the latest request on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield None, None
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Rate(ProgressColumn):
        """So many a second, once that is known."""

        def render(self, task: Task) -> Text:
            return Text(f"{task.speed:,.0f}/s" if task.speed else "", style="dim")

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None)

        def on_progress(done: int, total: int) -> None:
            bar.update(task, description="reading files", completed=done, total=total)

        def on_request(what: str) -> None:
            bar.update(task, description=escape(f"asking for {what}"[:60]), advance=1)

        yield on_progress, on_request


def _print(outcome: Outcome) -> None:
    from councilui.cli.load_text import print_files, print_issues, print_ledger, print_note, written_rows

    for origin, report, files in zip(outcome.origins, outcome.reports, outcome.files, strict=True):
        click.echo(f"Read {origin}:")
        print_files(files, all_files=False)
        print_ledger(list(report.entries.items()))
        for note in report.notes:
            print_note(note)
    if not outcome.changed:
        click.echo(f"{outcome.target} already holds exactly this; nothing was changed.")
    else:
        rows = written_rows(outcome.written)
        click.echo(f"Wrote {outcome.target}: {rows}." if rows else f"Wrote {outcome.target}.")
    print_issues(outcome.issues, most=5)
    if outcome.issues:
        click.echo(f"All of them: councilui check --loads -d {outcome.target}")


def _data_date(database: Path) -> str | None:
    """How new the data of a record is; None for one that is not there or can't be read, which loading will tell."""
    import sqlite3
    from contextlib import closing

    from councilui.common.errors import CouncilError
    from councilui.record.database import open_record
    from councilui.record.queries.origin import origin

    if not database.exists():
        return None
    try:
        with closing(open_record(database)) as connection:
            return origin(connection).data_as_of
    except (CouncilError, sqlite3.Error):
        return None


def _hint_at_news(database: Path, before: str | None) -> None:
    """The command that tells what a refreshed record has that it had not before, when its data are newer now."""
    after = _data_date(database)
    if before is not None and after is not None and after > before:
        import shlex

        click.echo(f"New since then: councilui brief --since {before} -d {shlex.quote(str(database))}")
