"""Rows of a wide table whose cells stand a column too far: a comma without quotation marks, a cell that was left out.

Such a row may have as many cells as the header, and gives each vote to a neighbor.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from councilui.load.formats.vote_table.columns import Columns
from councilui.load.formats.vote_table.profile import Profile
from councilui.load.outcomes import VoteWords, read_outcome

_MOSTLY: Final = 0.5  # of a column's cells


class ShiftCheck:
    """Tells which cell of a row stands where none like it should be."""

    def __init__(self, columns: Columns, profile: Profile, words: VoteWords) -> None:
        self._first, self._last = columns.members[0], columns.members[-1]
        self._second = columns.members[1] if len(columns.members) > 1 else self._first
        self._words = words
        spoken: Counter[str] = Counter()
        for column in columns.members:
            spoken.update(profile.values(column))
        self._spoken = {word for word, times in spoken.items() if times > 1 or words.read(word).is_known}
        self._result = columns.places.get("result")
        if self._result is not None:
            results = profile.values(self._result)
            known = sum(times for text, times in results.items() if text not in self._spoken and _is_outcome(text))
            if known < profile.filled(self._result) * _MOSTLY:
                self._result = None

    def misplaced(self, cells: Sequence[str]) -> str | None:
        """The cell that shows that a row is shifted; None for a row that is not, as far as can be told."""
        edges = [cells[self._first].strip(), cells[self._last].strip()]
        if self._result is not None and (result := cells[self._result].strip()):
            if result in self._spoken and not all(edge in self._spoken for edge in edges):
                return result
            if not _is_outcome(result):
                return next((edge for edge in edges if edge and _is_outcome(edge) and _is_result(edge)), None)
        first = cells[self._first]
        is_cut = first.startswith(" ") and not cells[self._second].startswith(" ")
        return first.strip() if is_cut and first.strip() and not self._words.read(first.strip()).is_known else None


def _is_outcome(text: str) -> bool:
    return read_outcome(text).is_known


def _is_result(text: str) -> bool:
    """Whether a text says carried or failed, as "Yes" does not in a member's column."""
    return read_outcome(text).status in ("carried", "failed") and len(text) > len("yes")
