"""`councilui list`: what is in a record."""

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import click

from councilui.analysis.headlines import line_subject
from councilui.analysis.seat_wording import latest_seat_text
from councilui.analysis.vote_scope import vote_scope_text
from councilui.analysis.vote_wording import outcome_word, tally_cell
from councilui.cli.common import (
    CommandGroup,
    connect,
    database_option,
    json_option,
    period_options,
    print_json,
    print_table,
)
from councilui.cli.divided_votes_list import (
    body_id,
    body_option,
    divided_votes_options,
    is_divided,
    list_filters,
    print_divided_votes,
)
from councilui.export import data_parts
from councilui.record.views.votes import VoteLine


@click.group("list", cls=CommandGroup)
def command() -> None:
    """List what a record holds, newest first."""


class ListForm(NamedTuple):
    """How a list is printed: each line as an object of JSON, or as a row of a table (see `print_table`).

    Below rows that are votes or have numbers of votes (`counts_votes`) stands which votes the record holds.
    """

    headings: Sequence[str]
    to_cells: Callable[[Any], Sequence[str]]
    to_data: Callable[[Any], object]
    wrapped: int
    right: Sequence[int] = ()
    counts_votes: bool = True

    def print_rows(self, lines: Sequence[Any]) -> None:
        print_table(self.headings, list(map(self.to_cells, lines)), wrapped=self.wrapped, right=self.right)


def _print_list(
    database: Path, as_json: bool, read: Callable[[sqlite3.Connection], Sequence[Any]], form: ListForm
) -> None:
    """Print the lines that `read` gives."""
    from councilui.record.queries.loads import vote_scope

    with connect(database) as connection:
        lines = read(connection)
        scope = vote_scope_text(vote_scope(connection)) if form.counts_votes and lines else ""
    if as_json:
        print_json(list(map(form.to_data, lines)))
    elif not lines:
        click.echo("Nothing in this record matches.")
    else:
        form.print_rows(lines)
        if scope:
            click.echo(f"\n{scope}")


@command.command("meetings")
@body_option
@period_options
@database_option
@json_option
def meetings(body: str | None, since: str | None, until: str | None, database: Path, as_json: bool) -> None:
    """List meetings, with how much is on record for each."""
    from councilui.record.queries.meetings import list_meetings

    _print_list(
        database,
        as_json,
        lambda connection: list_meetings(connection, body=body_id(connection, body), since=since, until=until),
        ListForm(
            ("ID", "DATE", "KIND", "BODY", "ITEMS", "VOTES", "STATEMENTS"),
            lambda m: (m.id, m.date, m.kind, m.body_name, str(m.items), str(m.votes), str(m.statements)),
            data_parts.meeting_line_data,
            wrapped=3,
            right=(4, 5, 6),
        ),
    )


@command.command("votes")
@list_filters
@click.option(
    "--divided",
    is_flag=True,
    help="Only votes with at least one no vote, plus figures on them; the options below imply this.",
)
@divided_votes_options
@database_option
@json_option
def votes(database: Path, as_json: bool, **options: Any) -> None:
    """List votes, with the tally as announced or else as counted; with --divided, closest first."""
    if is_divided(options):
        print_divided_votes(database, options, as_json)
        return
    _print_list(
        database,
        as_json,
        lambda connection: _read_votes(connection, options),
        ListForm(
            ("DATE", "RECORD", "YES-NO", "OUTCOME", "ROLL", "TITLE"), _vote_cells, data_parts.vote_line_data, 5, (2,)
        ),
    )


def _vote_cells(line: VoteLine) -> tuple[str, ...]:
    number = line.identifier or "(no number)"
    return line.date, number, tally_cell(line), outcome_word(line), line.roll, line_subject(line)


def _read_votes(connection: sqlite3.Connection, options: dict[str, Any]) -> Sequence[Any]:
    from councilui.record.lookup import find_matter, find_meeting, find_person
    from councilui.record.queries.vote_lines import list_votes

    meeting, matter, person = options["meeting"], options["matter"], options["person"]
    return list_votes(
        connection,
        meeting=find_meeting(connection, meeting) if meeting else None,
        matters=[find_matter(connection, matter)] if matter else None,
        person=find_person(connection, person) if person else None,
        body=body_id(connection, options["body"]),
        since=options["since"],
        until=options["until"],
    )


@command.command("matters")
@click.argument("containing", required=False, metavar="[TEXT]")
@database_option
@json_option
def matters(containing: str | None, database: Path, as_json: bool) -> None:
    """List matters; with TEXT, only those whose number, title or popular name contains it."""
    from councilui.record.queries.matters import list_matters

    _print_list(
        database,
        as_json,
        lambda connection: list_matters(connection, containing=containing),
        ListForm(
            ("RECORD", "LATEST", "TYPE", "VOTES", "TITLE"),
            lambda m: (m.identifier or f"({m.id})", m.last_date or "–", m.type or "–", str(m.votes), m.title),
            data_parts.matter_line_data,
            wrapped=4,
            right=(3,),
        ),
    )


PEOPLE: Final = ListForm(
    ("ID", "NAME", "LATEST SEAT OR OFFICE", "VOTES", "STATEMENTS"),
    lambda p: (p.id, p.name, latest_seat_text(p) or "–", str(p.votes), str(p.statements)),
    data_parts.person_line_data,
    wrapped=1,
    right=(3, 4),
)


@command.command("people")
@click.argument("containing", required=False, metavar="[TEXT]")
@database_option
@json_option
def people(containing: str | None, database: Path, as_json: bool) -> None:
    """List people; with TEXT, only those with a name that contains it."""
    from councilui.record.queries.people import list_people

    _print_list(database, as_json, lambda connection: list_people(connection, containing=containing), PEOPLE)


@command.command("bodies")
@database_option
@json_option
def bodies(database: Path, as_json: bool) -> None:
    """List bodies: councils and committees."""
    from councilui.record.queries.bodies import list_bodies

    _print_list(
        database,
        as_json,
        list_bodies,
        ListForm(
            ("ID", "KIND", "SEATS", "NAME"),
            lambda b: (b.id, b.classification, str(b.seats) if b.seats is not None else "–", b.name),
            data_parts.body_data,
            wrapped=3,
            right=(2,),
            counts_votes=False,
        ),
    )


@command.command("searches")
@json_option
def searches(as_json: bool) -> None:
    """List your saved searches, which aren't part of any record; see 'councilui search --save'."""
    from councilui.saved_searches import list_searches, searches_file

    queries = list_searches()
    if as_json:
        print_json([{"name": name, "query": query} for name, query in queries.items()])
    elif not queries:
        click.echo("No saved searches yet. 'councilui search --save NAME QUERY' saves one.")
    else:
        print_table(("NAME", "QUERY"), list(queries.items()), wrapped=1)
        click.echo(f"\nThey are in {searches_file()}.")


@command.command("glossary")
@database_option
@json_option
def glossary(database: Path, as_json: bool) -> None:
    """List words and abbreviations that the record explains; a search for one also finds what it stands for."""
    from councilui.record.queries.glossary import list_glossary

    _print_list(
        database,
        as_json,
        list_glossary,
        ListForm(
            ("TERM", "ALSO SEARCHED", "MEANING"),
            lambda term: (term.term, term.expansion or "–", term.meaning),
            lambda term: term._asdict(),
            wrapped=2,
            counts_votes=False,
        ),
    )
