"""`councilui what-if`: a vote as it was not."""

from __future__ import annotations

from pathlib import Path

import click

from councilui.cli.common import database_option, json_option, print_json, print_markdown, reading


@click.command("what-if")
@click.argument("vote", metavar="VOTE")
@click.option("--move", "moves", multiple=True, metavar="WHO=OPTION", help="May be given several times.")
@database_option
@json_option
def command(vote: str, moves: tuple[str, ...], database: Path, as_json: bool) -> None:
    """What if members had voted otherwise, or had been absent: which marks would have fallen.

    WHO is a member's name, a ward, or a number of members who are not named: --move lopez=yes --move 15=absent
    --move "3 no=yes" --move "1 yes=vacant". Options: yes, no, abstain, absent, not voting, vacant …
    """
    from councilui.analysis.whatif import Move, read_move, what_if
    from councilui.record.queries.lookup import find_vote
    from councilui.record.queries.votes import vote_card

    with reading(database) as connection:
        card = vote_card(connection, find_vote(connection, vote))
    read: list[Move] = []
    for typed in moves:
        read.append(read_move(card, typed, read))
    found = what_if(card, read)
    if as_json:
        from councilui.export.what_if_text import what_if_json

        print_json(what_if_json(found))
    else:
        from councilui.export.what_if_text import what_if_markdown

        print_markdown(what_if_markdown(found))
