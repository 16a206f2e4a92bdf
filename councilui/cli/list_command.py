"""`councilui list`: what is in a record."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from councilui.analysis.motions import titled
from councilui.analysis.vote_wording import ordinal, outcome_word, short_date, tally_text
from councilui.cli.common import Date, database_option, json_option, print_json, print_table, reading
from councilui.cli.divided_votes_list import check_options, desk_options, print_desk

_since = click.option(
    "--since",
    "--after",
    "since",
    type=Date(),
    metavar="DATE",
    help="From this year, month or day on (2024, 2024-06, 2024-06-12).",
)
_until = click.option(
    "--until", "--before", "until", type=Date(), metavar="DATE", help="Up to this year, month or day."
)
_body = click.option("--body", metavar="ID", help="Of this body only.")


@click.group("list")
def command() -> None:
    """List what a record has, newest first."""


@command.command("meetings")
@_body
@_since
@_until
@database_option
@json_option
def meetings(body: str | None, since: str | None, until: str | None, database: Path, as_json: bool) -> None:
    """Meetings, with how much is on record of each."""
    from councilui.record.queries.meetings import list_meetings

    with reading(database) as connection:
        lines = list_meetings(connection, body=body, since=since, until=until)
    if as_json:
        from councilui.export.json_shape import meeting_line_json

        print_json([meeting_line_json(line) for line in lines])
        return
    rows = [
        (m.id, short_date(m.date), m.kind, m.body_name, str(m.items), str(m.votes), str(m.statements)) for m in lines
    ]
    print_table(("ID", "DATE", "KIND", "BODY", "ITEMS", "VOTES", "STATEMENTS"), rows, wrapped=3, right=(4, 5, 6))


@command.command("votes")
@click.option("--meeting", metavar="ID", help="Of this meeting only (an id or a date).")
@click.option("--matter", metavar="ID", help="On this matter only (a record number, an alias).")
@click.option("--person", "--member", metavar="NAME", help="Those in which this person's vote is on record.")
@_body
@_since
@_until
@desk_options
@database_option
@json_option
def votes(database: Path, as_json: bool, divided: bool, **options: Any) -> None:
    """Vote events, with the tally as announced, or else as counted; with --divided the closest first."""
    if divided:
        print_desk(database, options, as_json)
    else:
        check_options(options)
        _print_votes(database, options, as_json)


def _print_votes(database: Path, options: dict[str, Any], as_json: bool) -> None:
    from councilui.record.lookup import find_matter, find_meeting, find_person
    from councilui.record.queries.vote_lines import list_votes

    meeting, matter, person = options["meeting"], options["matter"], options["person"]
    with reading(database) as connection:
        lines = list_votes(
            connection,
            meeting=find_meeting(connection, meeting) if meeting else None,
            matters=[find_matter(connection, matter)] if matter else None,
            person=find_person(connection, person) if person else None,
            body=options["body"],
            since=options["since"],
            until=options["until"],
        )
    if as_json:
        from councilui.export.json_shape import vote_line_json

        print_json([vote_line_json(line) for line in lines])
        return
    rows = [
        (
            line.date,
            line.identifier or "(no number)",
            tally_text(line.tally) if line.tally else "–",
            outcome_word(line),
            line.roll,
            titled(line),
        )
        for line in lines
    ]
    print_table(("DATE", "RECORD", "YES–NO", "OUTCOME", "ROLL", "TITLE"), rows, wrapped=5, right=(2,))


@command.command("matters")
@click.argument("containing", required=False, metavar="[TEXT]")
@database_option
@json_option
def matters(containing: str | None, database: Path, as_json: bool) -> None:
    """Matters; with TEXT those whose number, title or popular name holds it."""
    from councilui.record.queries.matters import list_matters

    with reading(database) as connection:
        lines = list_matters(connection, containing=containing)
    if as_json:
        from councilui.export.json_shape import matter_line_json

        print_json([matter_line_json(line) for line in lines])
        return
    rows = [
        (line.identifier or f"({line.id})", line.last_date or "–", line.type or "–", str(line.votes), line.title)
        for line in lines
    ]
    print_table(("RECORD", "LATEST", "TYPE", "VOTES", "TITLE"), rows, wrapped=4, right=(3,))


@command.command("people")
@click.argument("containing", required=False, metavar="[TEXT]")
@database_option
@json_option
def people(containing: str | None, database: Path, as_json: bool) -> None:
    """People; with TEXT those one of whose names holds it."""
    from councilui.record.queries.people import list_people

    with reading(database) as connection:
        lines = list_people(connection, containing=containing)
    if as_json:
        from councilui.export.json_shape import person_line_json

        print_json([person_line_json(line) for line in lines])
        return
    rows = [
        (
            line.id,
            line.name,
            " ".join(filter(None, (line.role, f"({ordinal(line.district)})" if line.district else None))) or "–",
            str(line.votes),
            str(line.statements),
        )
        for line in lines
    ]
    print_table(("ID", "NAME", "LATEST SEAT OR OFFICE", "VOTES", "STATEMENTS"), rows, wrapped=1, right=(3, 4))


@command.command("bodies")
@database_option
@json_option
def bodies(database: Path, as_json: bool) -> None:
    """Bodies: councils and committees."""
    from councilui.record.queries.bodies import list_bodies

    with reading(database) as connection:
        found = list_bodies(connection)
    if as_json:
        from councilui.export.json_shape import body_json

        print_json([body_json(body) for body in found])
        return
    rows = [(b.id, b.classification, str(b.seats) if b.seats is not None else "–", b.name) for b in found]
    print_table(("ID", "KIND", "SEATS", "NAME"), rows, wrapped=3, right=(2,))


@command.command("searches")
@json_option
def searches(as_json: bool) -> None:
    """Your saved searches, which no record holds: see 'councilui search --save'."""
    from councilui.saved_searches import list_searches, searches_file

    kept = list_searches()
    if as_json:
        print_json([{"name": name, "query": query} for name, query in kept.items()])
    elif not kept:
        click.echo("No search has been saved yet; 'councilui search --save NAME QUERY' saves one.")
    else:
        print_table(("NAME", "QUERY"), list(kept.items()), wrapped=1)
        click.echo(f"\nThey are in {searches_file()}.")


@command.command("glossary")
@database_option
@json_option
def glossary(database: Path, as_json: bool) -> None:
    """Words and abbreviations that the record explains; a search for one finds its expansion too."""
    from councilui.record.queries.glossary import list_glossary

    with reading(database) as connection:
        terms = list_glossary(connection)
    if as_json:
        print_json([term._asdict() for term in terms])
        return
    rows = [(term.term, term.expansion or "–", term.meaning) for term in terms]
    print_table(("TERM", "ALSO SEARCHED", "MEANING"), rows, wrapped=2)
