"""What stands in the columns of a whole table, counted in one pass over the rows that fit the header."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from councilui.load.formats.vote_table.words import is_formula

_LONGEST_VALUE: Final = 40  # a longer cell is text: nobody's vote, no date and no number of an item
_MOST_VALUES: Final = 20_000
_MOST_SAMPLES: Final = 200  # different cells of a column, whole
_SUM: Final = re.compile(r"[\d.,%]+|=.+")
TOTALS: Final = re.compile(
    r"(?:\w+(?: votes?)? )?(?:grand |sub-?)?(?:totals?|sums?|counts?|summe|gesamt)(?: (?:of )?.{1,20})?\W*",
    re.IGNORECASE,
)
_CHUNK: Final = 4096  # rows


class Profile:
    """Counts of the short values in each column. `rows` is how many rows fit the header."""

    def __init__(self, width: int) -> None:
        self.width = width
        self.rows = 0
        self._values: list[Counter[str]] = [Counter() for _ in range(width)]
        self._filled = [0] * width
        self._samples: list[dict[str, None]] = [{} for _ in range(width)]

    @classmethod
    def of(cls, width: int, rows: Iterable[tuple[int, Sequence[str]]]) -> Profile:
        """The profile of all rows but those of totals."""
        profile = cls(width)
        chunk: list[Sequence[str]] = []
        for _, cells in rows:
            if not any(cells) or is_totals_row(cells):
                continue
            row = cells if len(cells) == width else fit_row(cells, width)
            if row is None:
                continue
            chunk.append(row)
            if len(chunk) == _CHUNK:
                profile._add(chunk)
                chunk = []
        profile._add(chunk)
        profile._leave_out_errors()
        return profile

    def _add(self, rows: Sequence[Sequence[str]]) -> None:
        """Count a chunk column by column: most cells of a column are alike."""
        self.rows += len(rows)
        for column, cells in enumerate(zip(*rows, strict=True)):
            values, samples = self._values[column], self._samples[column]
            for cell, times in Counter(cells).items():
                text = cell.strip()
                if not text:
                    continue
                self._filled[column] += times
                if len(samples) < _MOST_SAMPLES:
                    samples[text] = None
                if len(text) <= _LONGEST_VALUE and (len(values) < _MOST_VALUES or text in values):
                    values[text] += times

    def _leave_out_errors(self) -> None:
        """Count no formula without its result in a column that holds anything else: "#REF!" among numbers."""
        for column, (samples, values) in enumerate(zip(self._samples, self._values, strict=True)):
            errors = [text for text in values if text[0] in "=#E" and is_formula(text)]
            if errors and len(errors) < len(values):
                for text in errors:
                    samples.pop(text, None)
                    self._filled[column] -= values.pop(text)

    def values(self, column: int) -> Counter[str]:
        """The short values of a column, with how often each stands there."""
        return self._values[column]

    def repeats(self, column: int) -> bool:
        """Whether a column tells rows that belong together, rather than each row."""
        return len(self._values[column]) < self._values[column].total()

    def samples(self, column: int) -> Sequence[str]:
        """Some different cells of a column, however long."""
        return list(self._samples[column])

    def filled(self, column: int) -> int:
        """How many cells of a column hold something."""
        return self._filled[column]


def is_totals_row(cells: Sequence[str]) -> bool:
    """Whether a row sums up those above it: a word for a sum before nothing but numbers."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    return (
        len(filled) > 1 and TOTALS.fullmatch(filled[0]) is not None and all(_SUM.fullmatch(cell) for cell in filled[1:])
    )


def fit_row(cells: Sequence[str], width: int) -> list[str] | None:
    """A row cut to the header's width when only empty cells are cut off; None for a row that does not fit."""
    if len(cells) == width:
        return list(cells)
    if len(cells) < width or any(cell.strip() for cell in cells[width:]):
        return None
    return list(cells[:width])
