"""Two members side by side: their votes, those in which they differed first."""

import sqlite3

from councilui.analysis.agreement_wording import AgreementPage
from councilui.analysis.pair_votes import pair_votes
from councilui.export.pair import COLUMNS, Pair, pair_export
from councilui.kinds import Kind
from councilui.record.queries.vote_lines import list_votes


def read_pair(connection: sqlite3.Connection, page: AgreementPage, row: int = 0, column: int = 1) -> Pair:
    """Two members of an agreement page by their places in it, with the votes of both."""
    votes = pair_votes(page, row, column)
    lines = {line.id: line for line in list_votes(connection, ids=[vote.event for vote in votes])}
    return Pair(page, row, column, [(vote, lines[vote.event]) for vote in votes])


KIND = Kind(
    "pair",
    "pairs",
    "the votes of two members side by side",
    read_pair,
    to_export=lambda _, pair: pair_export(pair),
    columns=COLUMNS,
)
