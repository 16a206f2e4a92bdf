"""`councilui similar`: votes that divided the members as this one did."""

from pathlib import Path

import click

from councilui.analysis.headlines import card_question, headline, line_subject
from councilui.cli.common import WholeNumber, connect, database_option, json_option, print_json, print_table
from councilui.cli.completion import id_completer


@click.command("similar")
@click.argument("typed", metavar="VOTE", shell_complete=id_completer("vote"))
@click.option("--limit", type=WholeNumber(1), default=20, show_default=True, help="Show at most this many results.")
@database_option
@json_option
def command(typed: str, limit: int, database: Path, as_json: bool) -> None:
    """List the votes that split the members most like this one, with how many members they have in common."""
    from councilui.analysis.similar import base_text
    from councilui.analysis.vote_wording import outcome_word, tally_cell
    from councilui.cli.styled_text import output
    from councilui.export.similar import similar_data
    from councilui.kinds.similar import read_similar
    from councilui.record.lookup import find_vote

    with connect(database) as connection:
        card, similar = read_similar(connection, find_vote(connection, typed))
    if as_json:
        print_json(similar_data(card, similar, limit))
        return
    out = output()
    out.print(f"{headline(card)}. {card_question(card)}".rstrip())
    out.print(base_text(similar))
    rows = [
        (
            f"{vote.similarity:.2f}",
            f"{vote.same} of {vote.n}" + (" mirrored" if vote.mirrored else ""),
            f"{vote.shared} of {vote.either}",
            vote.vote.line.date,
            vote.vote.line.identifier or "(no number)",
            tally_cell(vote.vote.line),
            outcome_word(vote.vote.line),
            line_subject(vote.vote.line),
        )
        for vote in similar.votes[:limit]
    ]
    if rows:
        headings = ("SIMILARITY", "SAME WAY", "SMALLER SIDE", "DATE", "RECORD", "YES-NO", "OUTCOME", "TITLE")
        print_table(headings, rows, wrapped=7, right=(5,))
    if len(similar.votes) > limit:
        out.print(f"And {len(similar.votes) - limit:,} more; --limit shows them.")
