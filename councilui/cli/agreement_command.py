"""`councilui agreement`: who votes with whom."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from councilui.cli.common import F, console, database_option, json_option, print_json, print_table, reading

if TYPE_CHECKING:
    import sqlite3

    from councilui.analysis.agreement_wording import AgreementPage, Asked
    from councilui.export.pair import Pair


def asked_options(function: F) -> F:
    """What an agreement is taken of."""
    body = click.option("--body", metavar="BODY", help="Of this body (an id or a name), else the one with most rolls.")
    since = click.option("--since", "--after", "since", metavar="DATE", help="From this year, month or day on.")
    until = click.option("--until", "--before", "until", metavar="DATE", help="Up to this year, month or day.")
    every = click.option("--all-rolls", is_flag=True, help="Every vote by name, not only those with a nay.")
    bloc = click.option("--bloc", metavar="NAMES", help="Only these members, with commas between: 'lopez, tabares'.")
    return body(since(until(every(bloc(function)))))


def asked(body: str | None, since: str | None, until: str | None, all_rolls: bool, bloc: str | None) -> Asked:
    """The options as they are asked. Raises CouncilError for a date that is none."""
    from councilui.analysis.agreement_wording import Asked, checked_dates

    checked_dates(since, until)
    names = tuple(name.strip() for name in (bloc or "").split(",") if name.strip())
    return Asked(body, since, until, not all_rolls, names)


def page_of(connection: sqlite3.Connection, wanted: Asked) -> AgreementPage:
    """The page that is asked for."""
    from councilui.analysis.agreement_wording import agreement_page
    from councilui.record.lookup import find_body, find_voters
    from councilui.record.queries.rolls import rolls

    found = rolls(connection, find_body(connection, wanted.body), since=wanted.since, until=wanted.until)
    bloc = find_voters(connection, found, wanted.bloc)
    return agreement_page(found, divided_only=wanted.divided_only, bloc=bloc)


@click.command("agreement")
@asked_options
@database_option
@json_option
def command(
    body: str | None,
    since: str | None,
    until: str | None,
    all_rolls: bool,
    bloc: str | None,
    database: Path,
    as_json: bool,
) -> None:
    """Who votes with whom: same side, of the divided rolls in which both said yes or no.

    Members stand in the order in which blocs show. With a bloc of two, their votes, those in which they differed
    first. 'councilui export agreement' has every pair.
    """
    with reading(database) as connection:
        page = page_of(connection, asked(body, since, until, all_rolls, bloc))
        pair = pair_of(connection, page) if len(page.bloc) == 2 else None
    if as_json:
        from councilui.export.agreement import matrix_json
        from councilui.export.pair import pair_json

        print_json(matrix_json(page) if pair is None else {**matrix_json(page), "votes": pair_json(pair)["votes"]})
        return
    from councilui.analysis.agreement_wording import base_sentences, cohesion_sentence
    from councilui.export.agreement import nearest_rows
    from councilui.export.pair import pair_rows

    screen = console()
    for sentence in (*base_sentences(page), cohesion_sentence(page), *((pair.told,) if pair is not None else ())):
        screen.print(sentence)
    screen.print()
    if pair is None:
        heads = ("MEMBER", "VOTES", "MOST OFTEN WITH", "LEAST OFTEN WITH")
        print_table(heads, nearest_rows(page), wrapped=3, right=(1,))
    else:
        names = (page.names[person].upper() for person in pair.people)
        print_table(("DATE", "RECORD", "YES–NO, OUTCOME", *names, "ON WHAT"), pair_rows(pair), wrapped=5)


def pair_of(connection: sqlite3.Connection, page: AgreementPage) -> Pair:
    """The two members of a bloc with their votes."""
    from councilui.analysis.pair_votes import pair_votes
    from councilui.export.pair import Pair
    from councilui.record.queries.rolls import votes_with_ids

    found = pair_votes(page, 0, 1)
    lines = {line.id: line for line in votes_with_ids(connection, [vote.event for vote in found])}
    return Pair(page, 0, 1, [(vote, lines[vote.event]) for vote in found])
