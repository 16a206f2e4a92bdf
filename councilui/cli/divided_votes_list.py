"""`councilui list votes --divided`: the desk, closest first."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any, Final

import click

from councilui.analysis.divided_votes import SORTS, figures, figures_text, left_out_text, ordered
from councilui.analysis.motions import titled
from councilui.analysis.vote_wording import outcome_word, tally_text
from councilui.cli.common import F, console, print_json, print_table, reading
from councilui.record.model import METHODS
from councilui.record.views.divided_votes import VoteFilter

_SORTS: Final = tuple(sort for sort in SORTS if sort != "vote")


def desk_options(function: F) -> F:
    """What narrows and orders the divided votes."""
    for option in (
        click.option("--reverse", is_flag=True, help="The other way round."),
        click.option("--sort", type=click.Choice(_SORTS), help="Order of the divided votes; by default closest first."),
        click.option("--dissenter", metavar="NAME", help="Divided votes with this person on the smaller side."),
        click.option("--min-dissent", type=click.IntRange(1), help="At least so many on the smaller side."),
        click.option("--max-margin", type=click.IntRange(0), help="A margin of at most so many votes."),
        click.option("--method", type=click.Choice(METHODS), help="Divided votes taken in this way."),
        click.option("--words", metavar="TEXT", help="All these words in number, title or question."),
        click.option("--divided", is_flag=True, help="Only votes with at least one nay, with figures over them."),
    ):
        function = option(function)
    return function


def asked(connection: sqlite3.Connection, options: dict[str, Any]) -> VoteFilter:
    """The options as a filter. Raises CouncilError or AmbiguousError for names that are not one thing."""
    from councilui.record.lookup import find_matter, find_person

    def found(name: str | None) -> tuple[tuple[str, ...], ...]:
        return ((find_person(connection, name),),) if name else ()

    return VoteFilter(
        since=options["since"],
        until=options["until"],
        bodies=(options["body"],) if options["body"] else (),
        matters=(find_matter(connection, options["matter"]),) if options["matter"] else (),
        words=tuple((options["words"] or "").split()),
        members=found(options["person"]),
        dissenters=found(options["dissenter"]),
        method=options["method"],
        max_margin=options["max_margin"],
        min_dissent=options["min_dissent"] or 0,
    )


def check_options(options: dict[str, Any]) -> None:
    """Refuse what orders or narrows only divided votes when those were not asked for."""
    for name in ("sort", "dissenter", "min_dissent", "max_margin", "method", "words", "reverse"):
        if options[name]:
            raise click.UsageError(f"--{name.replace('_', '-')} goes with --divided.")


def print_desk(database: Path, options: dict[str, Any], as_json: bool) -> None:
    """The divided votes that fit, and the figures over them."""
    from councilui.record.lookup import find_meeting
    from councilui.record.queries.divided_votes import divided_votes_base, divided_votes_sources, list_divided_votes

    with reading(database) as connection:
        wanted = asked(connection, options)
        meeting = find_meeting(connection, options["meeting"]) if options["meeting"] else None
        lines = [each for each in list_divided_votes(connection, wanted) if meeting in (None, each.line.meeting)]
        base = divided_votes_base(connection, wanted) if meeting is None else None
        sources = divided_votes_sources(connection, lines) if as_json else {}
    lines = ordered(lines, options["sort"] or "margin", reverse=options["reverse"])
    found = figures(lines, base)
    from councilui.export.divided_votes import desk_json, margin_text

    if as_json:
        print_json(desk_json(lines, found, sources))
        return
    rows = [
        (
            each.line.date,
            each.line.identifier or "(no number)",
            tally_text(each.tally) if each.tally else "–",
            margin_text(each),
            outcome_word(each.line),
            each.block or each.line.method,
            titled(each.line),
        )
        for each in lines
    ]
    if rows:
        headings = ("DATE", "RECORD", "YES–NO", "MARGIN", "OUTCOME", "METHOD", "TITLE")
        print_table(headings, rows, wrapped=6, right=(2, 3))
    console().print(figures_text(found))
    if left_out := left_out_text(found.left_out):
        console().print(left_out)
