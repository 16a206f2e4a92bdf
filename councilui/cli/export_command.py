"""`councilui export`: how the record leaves."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from councilui.cli.agreement_command import asked, asked_options, page_of
from councilui.cli.common import F, QueryCommand, database_option, reading
from councilui.cli.query_options import asked_query, query_options
from councilui.export.catalogue import FORMATS

if TYPE_CHECKING:
    from councilui.export.catalogue import Export
    from councilui.record.views.votes import VoteCard, VoteLine


_COUNTED: Final = 1_000_000
_ENDINGS: Final = {".md": "markdown", ".html": "html", ".htm": "html", ".csv": "csv", ".json": "json"}


def _options(function: F) -> F:
    to = click.option(
        "--to", "form", type=click.Choice(tuple(FORMATS)), help="Without it by the ending of the file; else Markdown."
    )
    output = click.option(
        "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write this file, else standard output."
    )
    return to(output(database_option(function)))


@click.group("export")
def command() -> None:
    """Write something of the record, with its sources. ID as for 'show'; popolo is the JSON of Open Civic Data."""


@command.command("vote")
@click.argument("identities", nargs=-1, required=True, metavar="ID...")
@_options
def vote(identities: tuple[str, ...], form: str | None, output: Path | None, database: Path) -> None:
    """Votes: the question, the tallies, the roll, what was said, sources; as CSV the roll."""
    from councilui.export.catalogue import vote_export
    from councilui.record.lookup import find_vote
    from councilui.record.queries.votes import vote_card

    _write(database, form, output, lambda c: [vote_export(vote_card(c, find_vote(c, typed))) for typed in identities])


@command.command("meeting")
@click.argument("identities", nargs=-1, required=True, metavar="ID...")
@_options
def meeting(identities: tuple[str, ...], form: str | None, output: Path | None, database: Path) -> None:
    """Meetings: agenda with outcomes, statements; as CSV the votes taken."""
    from councilui.export.catalogue import meeting_export
    from councilui.record.lookup import find_meeting
    from councilui.record.queries.meetings import meeting_page

    def found(connection: sqlite3.Connection) -> list[Export]:
        pages = [meeting_page(connection, find_meeting(connection, typed)) for typed in identities]
        return [
            meeting_export(page, _cards(connection, [line for item in page.items for line in item.votes]))
            for page in pages
        ]

    _write(database, form, output, found)


@command.command("grid")
@click.argument("identities", nargs=-1, required=True, metavar="MEETING...")
@_options
def grid(identities: tuple[str, ...], form: str | None, output: Path | None, database: Path) -> None:
    """The roll calls of meetings, a row a vote, a column a member."""
    from councilui.analysis.roll_grid import roll_grid
    from councilui.export.roll_grid import grid_export
    from councilui.record.lookup import find_meeting
    from councilui.record.queries.rolls import meeting_rolls

    _write(
        database,
        form,
        output,
        lambda c: [grid_export(roll_grid(meeting_rolls(c, find_meeting(c, typed)))) for typed in identities],
    )


@command.command("person")
@click.argument("identities", nargs=-1, required=True, metavar="ID...")
@_options
def person(identities: tuple[str, ...], form: str | None, output: Path | None, database: Path) -> None:
    """People: seats with dates, votes, statements; as CSV the votes."""
    from councilui.export.catalogue import person_export
    from councilui.record.lookup import find_person
    from councilui.record.queries.people import person_page

    _write(
        database, form, output, lambda c: [person_export(person_page(c, find_person(c, typed))) for typed in identities]
    )


@command.command("matter")
@click.argument("identities", nargs=-1, required=True, metavar="ID...")
@_options
def matter(identities: tuple[str, ...], form: str | None, output: Path | None, database: Path) -> None:
    """Matters: names, sponsors, history, votes, relations; as CSV the steps and votes by date."""
    from councilui.export.catalogue import matter_export
    from councilui.record.lookup import find_matter
    from councilui.record.queries.matters import matter_page

    def found(connection: sqlite3.Connection) -> list[Export]:
        pages = [matter_page(connection, find_matter(connection, typed)) for typed in identities]
        return [matter_export(page, _cards(connection, page.votes)) for page in pages]

    _write(database, form, output, found)


@command.command("comparison")
@click.argument("first", metavar="VOTE")
@click.argument("second", metavar="VOTE")
@_options
def comparison(first: str, second: str, form: str | None, output: Path | None, database: Path) -> None:
    """Two votes side by side; as CSV seat by seat."""
    from councilui.analysis.comparison import compare
    from councilui.export.catalogue import comparison_export
    from councilui.record.lookup import find_vote
    from councilui.record.queries.votes import vote_card

    def found(connection: sqlite3.Connection) -> list[Export]:
        one, other = (vote_card(connection, find_vote(connection, typed)) for typed in (first, second))
        return [comparison_export(compare(one, other))]

    _write(database, form, output, found)


@command.command("agreement")
@asked_options
@_options
def agreement(
    body: str | None,
    since: str | None,
    until: str | None,
    all_rolls: bool,
    bloc: str | None,
    form: str | None,
    output: Path | None,
    database: Path,
) -> None:
    """Who votes with whom, every pair of members; as CSV one pair a row."""
    from councilui.export.agreement import matrix_export

    wanted = asked(body, since, until, all_rolls, bloc)
    _write(database, form, output, lambda c: [matrix_export(page_of(c, wanted))])


@command.command("search", cls=QueryCommand)
@click.argument("words", nargs=-1, metavar="QUERY")
@click.option("--limit", type=click.IntRange(1, 100_000), default=1000, show_default=True, help="At most so many.")
@query_options
@_options
def search(
    words: tuple[str, ...],
    limit: int,
    saved: str | None,
    new_since: str | None,
    form: str | None,
    output: Path | None,
    database: Path,
) -> None:
    """Statements that a query finds, newest first."""
    from councilui.export.catalogue import search_export
    from councilui.record.search.statements import search as find

    query = asked_query(words, saved, new_since)
    _write(database, form, output, lambda c: [search_export(find(c, query, limit=limit, count_cap=_COUNTED))])


def _cards(connection: sqlite3.Connection, lines: Sequence[VoteLine]) -> Callable[[], list[VoteCard]]:
    """Reads these votes whole, when they are asked for."""
    from councilui.record.queries.votes import vote_card

    return lambda: [vote_card(connection, line.id) for line in lines]


def _write(
    database: Path, form: str | None, output: Path | None, found: Callable[[sqlite3.Connection], Sequence[Export]]
) -> None:
    """Several things: one document after another, the rows under one heading, an array."""
    from councilui.common.errors import CouncilError
    from councilui.common.files import write_whole
    from councilui.export.serialize import written
    from councilui.record.queries.origin import origin

    if form is None:
        form = _ENDINGS.get(output.suffix.lower(), "markdown") if output is not None else "markdown"
    with reading(database) as connection:
        exports = found(connection)
        for export in exports:
            if form not in export.formats:
                raise CouncilError(f"{export.what} is not to be had as {form}; it is as {_listed(export.formats)}.")
        text = written(exports, form, origin(connection))
    if output is None:
        sys.stdout.write(text)
    else:
        write_whole(output, text, replace=True)


def _listed(forms: Sequence[str]) -> str:
    return f"{', '.join(forms[:-1])} or {forms[-1]}" if len(forms) > 1 else forms[0]
