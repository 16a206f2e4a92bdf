"""`councilui show`: one meeting, vote, matter, person or statement, on the terminal or as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from councilui.cli.common import console, database_option, json_option, print_json, print_markdown, reading

if TYPE_CHECKING:
    from councilui.record.views.matters import MatterPage


@click.group("show")
def command() -> None:
    """Show one thing whole. ID may be an id, a record number, a date or a name, when it is unambiguous."""


@command.command("vote")
@click.argument("identity", metavar="ID")
@click.option("--chamber", is_flag=True, help="Draw it as the chamber, seat by seat, then by ward.")
@database_option
@json_option
def vote(identity: str, chamber: bool, database: Path, as_json: bool) -> None:
    """A vote: the question, what a yes did, the tallies, what it needed, the roll, sources, doubts."""
    from councilui.record.lookup import find_vote
    from councilui.record.queries.votes import vote_card

    with reading(database) as connection:
        card = vote_card(connection, find_vote(connection, identity))
    if as_json:
        from councilui.export.json_shape import vote_json

        print_json(vote_json(card))
    elif chamber:
        from councilui.cli.chamber_text import print_chamber

        print_chamber(card)
    else:
        from councilui.export.markdown import vote_markdown

        print_markdown(vote_markdown(card))


@command.command("meeting")
@click.argument("identity", metavar="ID")
@click.option("--grid", "as_grid", is_flag=True, help="Its roll calls alone: a line a vote, a column a member.")
@database_option
@json_option
def meeting(identity: str, as_grid: bool, database: Path, as_json: bool) -> None:
    """A meeting: its agenda with outcomes, and what was said in it and around it."""
    from councilui.record.lookup import find_meeting
    from councilui.record.queries.meetings import meeting_page

    if as_grid:
        _grid(identity, database, as_json)
        return
    with reading(database) as connection:
        page = meeting_page(connection, find_meeting(connection, identity))
    if as_json:
        from councilui.export.json_shape import meeting_json

        print_json(meeting_json(page))
    else:
        from councilui.export.markdown import meeting_markdown

        print_markdown(meeting_markdown(page))


def _grid(identity: str, database: Path, as_json: bool) -> None:
    from councilui.analysis.roll_grid import roll_grid
    from councilui.export.roll_grid import grid_json, grid_lines
    from councilui.record.lookup import find_meeting
    from councilui.record.queries.rolls import meeting_rolls

    with reading(database) as connection:
        grid = roll_grid(meeting_rolls(connection, find_meeting(connection, identity)))
    if as_json:
        print_json(grid_json(grid))
        return
    screen = console()
    for line in grid_lines(grid, screen.width):
        screen.print(line, soft_wrap=True)


@command.command("matter")
@click.argument("words", metavar="ID", nargs=-1, required=True)
@database_option
@json_option
def matter(words: tuple[str, ...], database: Path, as_json: bool) -> None:
    """A matter and the story it is part of: names, sponsors, each step and vote in time order, relations.

    ID may also be a popular name, with or without quotes; when several matters go by it, they are told as one story.
    """
    from councilui.common.errors import AmbiguousError
    from councilui.record.lookup import find_matter, matters_by_alias
    from councilui.record.queries.matters import matter_page

    typed = " ".join(words)
    with reading(database) as connection:
        try:
            page = matter_page(connection, find_matter(connection, typed))
        except AmbiguousError:
            called = matters_by_alias(connection, typed)
            if len(called) < 2:
                raise
            pages = [matter_page(connection, identity) for identity in called]
            _topic(typed, pages, as_json)
            return
    if as_json:
        from councilui.export.json_shape import matter_json

        print_json(matter_json(page))
    else:
        from councilui.export.markdown_matter import matter_markdown

        print_markdown(matter_markdown(page))


def _topic(name: str, pages: Sequence[MatterPage], as_json: bool) -> None:
    """Several matters under one name as one story."""
    if as_json:
        from councilui.export.json_pages import topic_json

        print_json(topic_json(name, pages))
    else:
        from councilui.export.markdown_matter import topic_markdown

        print_markdown(topic_markdown(name, pages))


@command.command("person")
@click.argument("identity", metavar="ID")
@database_option
@json_option
def person(identity: str, database: Path, as_json: bool) -> None:
    """A person: seats with dates, votes newest first, statements."""
    from councilui.record.lookup import find_person
    from councilui.record.queries.people import person_page

    with reading(database) as connection:
        page = person_page(connection, find_person(connection, identity))
    if as_json:
        from councilui.export.json_shape import person_json

        print_json(person_json(page))
    else:
        from councilui.export.markdown import person_markdown

        print_markdown(person_markdown(page))


@command.command("statement")
@click.argument("identity", metavar="ID")
@database_option
@json_option
def statement(identity: str, database: Path, as_json: bool) -> None:
    """A statement: who said it where, the words, and how its speaker voted on what it is about."""
    from councilui.export.statement_page import statement_markdown, statement_page_json
    from councilui.record.queries.statements import statement_page, votes_on

    with reading(database) as connection:
        page = statement_page(connection, identity)
        cards = votes_on(connection, page.statement)
    if as_json:
        print_json(statement_page_json(page, cards))
    else:
        print_markdown(statement_markdown(page, cards))
