"""`councilui export`: how the record leaves."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from councilui.cli.common import F, database_option, reading

if TYPE_CHECKING:
    import sqlite3

FORMATS = ("markdown", "csv", "json", "html", "popolo")


def _options(function: F) -> F:
    to = click.option("--to", "format_name", type=click.Choice(FORMATS), default="markdown", show_default=True)
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
def vote(identities: tuple[str, ...], format_name: str, output: Path | None, database: Path) -> None:
    """Votes: the question, the tallies, the roll, what was said, sources."""
    from councilui.export.csv_rows import vote_csv
    from councilui.export.json_shape import vote_json
    from councilui.export.markdown import vote_markdown
    from councilui.record.queries.lookup import find_vote
    from councilui.record.queries.votes import vote_card

    cards = _each(database, identities, lambda c, typed: vote_card(c, find_vote(c, typed)))
    if format_name == "popolo":
        _write_popolo(output, cards=cards)
        return
    _write(cards, format_name, output, vote_markdown, vote_csv, vote_json)


@command.command("meeting")
@click.argument("identities", nargs=-1, required=True, metavar="ID...")
@_options
def meeting(identities: tuple[str, ...], format_name: str, output: Path | None, database: Path) -> None:
    """Meetings: agenda with outcomes, statements; as CSV the votes taken."""
    from councilui.export.csv_rows import meeting_csv
    from councilui.export.json_shape import meeting_json
    from councilui.export.markdown import meeting_markdown
    from councilui.record.queries.lookup import find_meeting
    from councilui.record.queries.meetings import meeting_page
    from councilui.record.queries.votes import vote_card

    pages = _each(database, identities, lambda c, typed: meeting_page(c, find_meeting(c, typed)))
    if format_name == "popolo":
        votes = [line.id for page in pages for item in page.items for line in item.votes]
        _write_popolo(output, cards=_each(database, votes, vote_card), meetings=pages)
        return
    _write(pages, format_name, output, meeting_markdown, meeting_csv, meeting_json)


@command.command("person")
@click.argument("identities", nargs=-1, required=True, metavar="ID...")
@_options
def person(identities: tuple[str, ...], format_name: str, output: Path | None, database: Path) -> None:
    """People: seats with dates, votes, statements; as CSV the votes."""
    from councilui.export.csv_rows import person_csv
    from councilui.export.json_shape import person_json
    from councilui.export.markdown import person_markdown
    from councilui.record.queries.lookup import find_person
    from councilui.record.queries.people import person_page

    pages = _each(database, identities, lambda c, typed: person_page(c, find_person(c, typed)))
    if format_name == "popolo":
        _write_popolo(output, people=pages)
        return
    _write(pages, format_name, output, person_markdown, person_csv, person_json)


@command.command("search", context_settings={"ignore_unknown_options": True})
@click.argument("words", nargs=-1, required=True, metavar="QUERY")
@click.option("--limit", type=click.IntRange(1, 100_000), default=1000, show_default=True, help="At most so many.")
@_options
def search(words: tuple[str, ...], limit: int, format_name: str, output: Path | None, database: Path) -> None:
    """Statements that a query finds, newest first."""
    from councilui.export.csv_rows import search_csv
    from councilui.export.json_shape import search_json
    from councilui.export.markdown import search_markdown
    from councilui.record.database import RecordError
    from councilui.record.queries.search import search as find

    if format_name == "popolo":
        raise RecordError("Popolo has no place for statements; export a search as markdown, csv, json or html.")
    if not " ".join(words).strip():
        raise RecordError("The query is empty; give a word, a phrase or a field such as by:lopez.")
    with reading(database) as connection:
        answer = find(connection, " ".join(words), limit=limit)
    _write(
        [answer],
        format_name,
        output,
        lambda found: search_markdown(found.query, found.reading, found.hits),
        lambda found: search_csv(found.hits),
        search_json,
    )


def _each(database: Path, identities: Sequence[str], find: Callable[[sqlite3.Connection, str], Any]) -> list[Any]:
    with reading(database) as connection:
        return [find(connection, typed) for typed in identities]


def _write(
    things: Sequence[Any],
    format_name: str,
    output: Path | None,
    markdown: Callable[[Any], str],
    csv: Callable[[Any], str],
    as_object: Callable[[Any], Any],
) -> None:
    """Several things: one document after another, the rows under one heading, an array."""
    if format_name == "json":
        objects = [as_object(thing) for thing in things]
        text = json.dumps(objects[0] if len(objects) == 1 else objects, ensure_ascii=False, indent=2) + "\n"
    elif format_name == "csv":
        tables = [csv(thing) for thing in things]
        text = tables[0] + "".join(table.partition("\n")[2] for table in tables[1:])
    else:
        text = "\n---\n\n".join(markdown(thing) for thing in things)
        if format_name == "html":
            from councilui.export.html import html_page

            title = next((line[2:] for line in text.splitlines() if line.startswith("# ")), "councilui")
            text = html_page(title.replace("\\", ""), text)
    _out(output, text)


def _write_popolo(output: Path | None, **rows: Sequence[Any]) -> None:
    from councilui.export.popolo import popolo

    made = popolo(rows.get("cards", ()), rows.get("meetings", ()), rows.get("people", ()))
    _out(output, json.dumps(made, ensure_ascii=False, indent=2) + "\n")


def _out(output: Path | None, text: str) -> None:
    if output is None:
        sys.stdout.write(text)
    else:
        _replace(output, text)


def _replace(path: Path, text: str) -> None:
    """Write the file whole: a full disk leaves the old one."""
    scratch = path.with_name(f".{path.name}.writing")
    try:
        scratch.write_text(text, encoding="utf-8", newline="")
        scratch.replace(path)
    finally:
        scratch.unlink(missing_ok=True)
