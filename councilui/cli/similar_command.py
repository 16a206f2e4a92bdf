"""`councilui similar`: votes that divided the members as this one did."""

from __future__ import annotations

from pathlib import Path

import click

from councilui.analysis.motions import titled
from councilui.cli.common import console, database_option, json_option, print_json, print_table, reading


@click.command("similar")
@click.argument("vote", metavar="VOTE")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="At most so many.")
@database_option
@json_option
def command(vote: str, limit: int, database: Path, as_json: bool) -> None:
    """Votes whose two camps are most like this one's, with how many members are in common."""
    from councilui.analysis.similar import base_text
    from councilui.analysis.vote_wording import outcome_word, tally_text
    from councilui.export.similar import read_similar, similar_json
    from councilui.record.lookup import find_vote

    with reading(database) as connection:
        card, found = read_similar(connection, find_vote(connection, vote))
    if as_json:
        print_json(similar_json(card, found, limit))
        return
    console().print(card.event.question)
    console().print(base_text(found))
    rows = [
        (
            f"{each.alike:.2f}",
            f"{each.same} of {each.n}" + (" mirrored" if each.mirrored else ""),
            f"{each.shared} of {each.either}",
            each.found.line.date,
            each.found.line.identifier or "(no number)",
            tally_text(each.found.tally) if each.found.tally else "–",
            outcome_word(each.found.line),
            titled(each.found.line),
        )
        for each in found.votes[:limit]
    ]
    if rows:
        headings = ("ALIKE", "SAME WAY", "SMALLER SIDE", "DATE", "RECORD", "YES–NO", "OUTCOME", "TITLE")
        print_table(headings, rows, wrapped=7, right=(5,))
    if len(found.votes) > limit:
        console().print(f"… and {len(found.votes) - limit:,} more; --limit has more of them")
