"""`councilui agreement`: who votes with whom."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from councilui.cli.common import F, connect, database_option, json_option, period_options, print_json, print_table
from councilui.cli.completion import id_completer

if TYPE_CHECKING:
    from councilui.analysis.agreement_wording import AgreementQuery


def agreement_options(function: F) -> F:
    """What an agreement rests on: the body, the period, which rolls, which members."""
    body = click.option(
        "--body",
        metavar="BODY",
        shell_complete=id_completer("body"),
        help="The body (an id or a name); by default, the one with the most roll calls.",
    )
    every = click.option("--all-rolls", is_flag=True, help="All votes on record by name, not just divided ones.")
    bloc = click.option("--bloc", metavar="NAMES", help="Only these members, separated by commas: 'lopez, tabares'.")
    return body(period_options(every(bloc(function))))


def agreement_query(
    body: str | None, since: str | None, until: str | None, all_rolls: bool, bloc: str | None
) -> AgreementQuery:
    """The options as a query."""
    from councilui.analysis.agreement_wording import AgreementQuery

    names = tuple(name.strip() for name in (bloc or "").split(",") if name.strip())
    return AgreementQuery(body, since, until, not all_rolls, names)


@click.command("agreement")
@agreement_options
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
    """Show who votes with whom: how often two members were on the same side of a divided roll call.

    Only roll calls in which both voted yes or no count. Members are ordered so that blocs show. With a bloc of two,
    their votes are listed, beginning with those on which they differed. 'councilui export agreement' has every pair.
    """
    from councilui.analysis.agreement_wording import base_sentences, cohesion_sentence
    from councilui.cli.styled_text import output
    from councilui.export.agreement import agreement_data, nearest_rows
    from councilui.export.pair import pair_data, pair_rows
    from councilui.kinds.agreement import read_agreement
    from councilui.kinds.pair import read_pair

    with connect(database) as connection:
        page = read_agreement(connection, agreement_query(body, since, until, all_rolls, bloc))
        pair = read_pair(connection, page) if len(page.bloc) == 2 else None
    if as_json:
        votes = {"votes": pair_data(pair)["votes"]} if pair is not None else {}
        print_json({**agreement_data(page), **votes})
        return
    out = output()
    for sentence in (
        *base_sentences(page),
        cohesion_sentence(page),
        *((pair.agreement_text,) if pair is not None else ()),
    ):
        out.print(sentence)
    out.print()
    if pair is None:
        heads = ("MEMBER", "VOTES", "WITH MAJORITY", "MOST OFTEN WITH", "LEAST OFTEN WITH")
        print_table(heads, nearest_rows(page), wrapped=4, right=(1,))
    else:
        names = (page.names[person].upper() for person in pair.people)
        print_table(("DATE", "RECORD", "YES-NO, OUTCOME", *names, "SUBJECT"), pair_rows(pair), wrapped=5)
