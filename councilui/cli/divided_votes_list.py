"""`councilui list votes --divided`: divided votes, the closest first."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from councilui.analysis.divided_votes import SORTS, figures_text, left_out_text
from councilui.analysis.headlines import line_subject
from councilui.analysis.vote_wording import outcome_word, tally_cell
from councilui.cli.common import F, WholeNumber, connect, period_options, print_json, print_table
from councilui.cli.completion import id_completer
from councilui.record.model import METHODS
from councilui.record.views.divided_votes import VoteFilter

if TYPE_CHECKING:
    from councilui.kinds.divided_votes import DividedVotesPage

_SORTS: Final = tuple(sort for sort in SORTS if sort != "vote")


def body_option(function: F) -> F:
    return click.option(
        "--body", metavar="BODY", shell_complete=id_completer("body"), help="Only from this body (an id or a name)."
    )(function)


def body_id(connection: sqlite3.Connection, typed: str | None) -> str | None:
    """The id of the body that `--body` names, None without it."""
    from councilui.record.lookup import find_body

    return find_body(connection, typed) if typed is not None else None


def list_filters(function: F) -> F:
    """The options that narrow a list of votes."""
    meeting = click.option(
        "--meeting",
        metavar="ID",
        shell_complete=id_completer("meeting"),
        help="Only from this meeting (an id or a date).",
    )
    matter = click.option(
        "--matter",
        metavar="ID",
        shell_complete=id_completer("matter"),
        help="Only on this matter (a record number or an alias).",
    )
    person = click.option(
        "--person",
        "--member",
        metavar="NAME",
        shell_complete=id_completer("person"),
        help="Only votes in which this person's vote is on record.",
    )
    return meeting(matter(person(body_option(period_options(function)))))


def divided_votes_options(function: F) -> F:
    """The options that narrow and order the divided votes."""
    for option in (
        click.option("--reverse", is_flag=True, help="In reverse order."),
        click.option(
            "--sort", type=click.Choice(_SORTS), help="Order of the divided votes; by default, closest first."
        ),
        click.option(
            "--dissenter",
            metavar="NAME",
            shell_complete=id_completer("person"),
            help="Divided votes with this person on the smaller side.",
        ),
        click.option(
            "--min-dissent", type=WholeNumber(1), help="Divided votes with at least this many on the smaller side."
        ),
        click.option(
            "--max-margin", type=WholeNumber(0), help="Divided votes with a margin of at most this many votes."
        ),
        click.option("--method", type=click.Choice(METHODS), help="Divided votes taken by this method."),
        click.option(
            "--words", metavar="TEXT", help="Divided votes with these words in the number, title or question."
        ),
    ):
        function = option(function)
    return function


def is_divided(options: dict[str, Any]) -> bool:
    """Whether an option that is about divided votes alone has been given."""
    names = ("divided", "sort", "dissenter", "min_dissent", "max_margin", "method", "words", "reverse")
    return any(options[name] for name in names)


def read_page(connection: sqlite3.Connection, options: dict[str, Any]) -> DividedVotesPage:
    """The divided votes of the options. Raises NotFoundError or AmbiguousError for names that are not one thing."""
    from councilui.kinds.divided_votes import read_divided_votes
    from councilui.record.lookup import find_matter, find_meeting, find_person

    def people(name: str | None) -> tuple[tuple[str, ...], ...]:
        return ((find_person(connection, name),),) if name else ()

    vote_filter = VoteFilter(
        since=options["since"],
        until=options["until"],
        bodies=(body,) if (body := body_id(connection, options["body"])) is not None else (),
        matters=(find_matter(connection, options["matter"]),) if options["matter"] else (),
        words=tuple((options["words"] or "").split()),
        members=people(options["person"]),
        dissenters=people(options["dissenter"]),
        method=options["method"],
        max_margin=options["max_margin"],
        min_dissent=options["min_dissent"] or 0,
    )
    meeting = find_meeting(connection, options["meeting"]) if options["meeting"] else None
    return read_divided_votes(connection, vote_filter, options["sort"] or "margin", options["reverse"], meeting)


def print_divided_votes(database: Path, options: dict[str, Any], as_json: bool) -> None:
    """The divided votes that fit, and the figures over them."""
    from councilui.export.divided_votes import divided_votes_data, margin_text

    with connect(database) as connection:
        page = read_page(connection, options)
    if as_json:
        print_json(divided_votes_data(*page))
        return
    rows = [
        (
            vote.line.date,
            vote.line.identifier or "(no number)",
            tally_cell(vote.line),
            margin_text(vote),
            outcome_word(vote.line),
            vote.excluded_as or vote.line.method,
            line_subject(vote.line),
        )
        for vote in page.votes
    ]
    if rows:
        headings = ("DATE", "RECORD", "YES-NO", "MARGIN", "OUTCOME", "METHOD", "TITLE")
        print_table(headings, rows, wrapped=6, right=(2, 3))
    from councilui.cli.styled_text import output

    out = output()
    out.print(figures_text(page.figures))
    if left_out := left_out_text(page.figures.left_out):
        out.print(left_out)
