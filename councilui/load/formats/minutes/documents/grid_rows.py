"""Tables of members by items with the word or letter of a vote in each cell, which hold the votes on several items."""

import re
from collections.abc import Sequence
from typing import Final

from councilui.load.formats.minutes.labels import label_option
from councilui.load.symbols import CROSSES, TICKS, VARIATION

CELL: Final = " | "  # between the cells of such a table in a line
LETTERS: Final = r"[YNAXPER]|AB|AY|NA|NV|NP|EX"
_LETTER: Final = re.compile(rf"{LETTERS}|[yn]|\[[xX ]\]|[-–—]|[{''.join(sorted(TICKS | CROSSES))}●•*■☐]{VARIATION}?")
_NO_ITEM: Final = re.compile(
    r"present|attendance|attending|here|\D*\d{1,2}[-/.]\d{1,2}(?:[-/.]\d{2,4})?|motions?|mov(?:ed|er)|second(?:ed|er)?|1st|2nd"
    r"|votes?|results?|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?(?:\s.*)?",
    re.IGNORECASE,
)
"""The head of a column that is no item's: of attendance, which has days, or of who moved."""
_MOST_ABOVE: Final = 4  # rows over the heads, at most


def is_vote(cell: str) -> bool:
    """Whether a cell has nothing but a word, a letter or a mark that may stand for a vote."""
    return label_option(cell) is not None or bool(_LETTER.fullmatch(cell))


def grid_start(rows: Sequence[Sequence[str]]) -> int | None:
    """The row that heads a grid of votes, with two members and two items at least; None where the rows have none."""
    for start in range(min(len(rows) - 2, _MOST_ABOVE + 1)):
        if sum(_is_column(rows, start, column) for column in range(1, len(rows[start]))) > 1:
            return start
    return None


def _is_column(rows: Sequence[Sequence[str]], start: int, column: int) -> bool:
    """Whether the column has the votes of several members, or on several items, below its head."""
    head = rows[start][column]
    cells = [row[column] if column < len(row) else "" for row in rows[start + 1 :]]
    votes = [cell for cell in cells if is_vote(cell)]
    if not head or _NO_ITEM.fullmatch(head) or is_vote(head) or label_option(rows[start + 1][0].rstrip(": ")):
        return False
    return bool(votes) and all(not cell or is_vote(cell) for cell in cells[:2]) and 2 * len(votes) >= len(cells)
