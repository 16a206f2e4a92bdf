"""Two votes compared."""

import sqlite3

from councilui.analysis.comparison import Comparison, compare
from councilui.export.comparison import COLUMNS, comparison_export
from councilui.kinds import Kind
from councilui.record.queries.votes import vote_card


def read_comparison(connection: sqlite3.Connection, first: str, second: str) -> Comparison:
    """Two votes seat by seat, by their ids."""
    return compare(vote_card(connection, first), vote_card(connection, second))


KIND = Kind(
    "comparison",
    "comparisons",
    "two votes side by side; in CSV, seat by seat",
    read_comparison,
    forms=("document", "table", "data", "records"),
    to_export=lambda _, comparison: comparison_export(comparison),
    columns=COLUMNS,
)
