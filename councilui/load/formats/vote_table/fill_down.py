"""Cells that a clerk filled once for several rows: a date over a meeting's votes, an item over its members' votes.

A column is taken so when most of its cells are empty and none repeats the one above. Elsewhere an empty cell is empty;
so it is under "Final Action Date", since nothing was done yet.
"""

import csv
from collections.abc import Sequence
from typing import Final

from councilui.load.formats.vote_table.columns import Columns
from councilui.load.formats.vote_table.headers import OF_ITEM, header_key
from councilui.load.formats.vote_table.profile import Profile, fit_row
from councilui.load.formats.vote_table.sheets import Sheet

_OF_MEETING: Final = ("date", "body", "meeting", "meeting_time", "location")
_BESIDE_VOTE: Final = (
    "motion_type", "result", "tally", "mover", "seconder", "time", "type", "status", "method", "class",
)  # fmt: skip


class FillDown:
    """Fills the rows of one table in their order; `rows` counts those that were filled."""

    def __init__(self, sheet: Sheet, columns: Columns, profile: Profile) -> None:
        places = columns.places
        self.rows = 0
        of_meeting = [places[word] for word in _OF_MEETING if word in places]
        of_meeting = [column for column in of_meeting if "action" not in header_key(columns.headers[column])]
        self._meeting = _sparse(of_meeting, sheet, profile)
        key = [] if columns.is_wide else [places[word] for word in OF_ITEM if word in places]
        self._key = key if key and len(_sparse(key, sheet, profile)) == len(key) else []
        self._vote = [*self._key, *(places[word] for word in _BESIDE_VOTE if word in places)] if self._key else []
        self._above: list[str] = [""] * len(sheet.headers)
        self._lost: set[int] = set()  # columns whose last value stood in a row that was not read

    @property
    def is_needed(self) -> bool:
        """Whether any column is filled once for several rows."""
        return bool(self._meeting or self._key)

    def fill(self, row: list[str]) -> list[str] | None:
        """The row, its empty cells as those above them where the table is made so; None for one that stands below a row
        that was not read and would have told its date or item."""
        continues = bool(self._key) and not any(row[column].strip() for column in self._key)
        columns = [*self._meeting, *(self._vote if continues else ())]
        if self._meeting and row[self._meeting[0]].strip():
            columns = columns[len(self._meeting) :]  # a new date begins a new meeting
        if self._lost.intersection(columns):
            return None
        self._lost.clear()
        is_filled = False
        for column in columns:
            if not row[column].strip() and self._above[column].strip():
                row[column] = self._above[column]
                is_filled = True
        self.rows += is_filled
        self._above = row
        return row

    def pass_over(self, cells: Sequence[str]) -> None:
        """A row that is not read: with a date or an item of its own, it would have stood for those below it."""
        filled = {column for column, cell in enumerate(cells) if cell.strip()}
        if filled.intersection(self._meeting):
            self._lost.update(self._meeting, self._vote)
        elif filled.intersection(self._key):
            self._lost.update(self._vote)


def _sparse(columns: Sequence[int], sheet: Sheet, profile: Profile) -> list[int]:
    """The columns that are mostly empty, begin with a value and never repeat the value above."""
    sparse = [column for column in columns if 0 < profile.filled(column) * 2 <= profile.rows]
    if not sparse:
        return []
    above: list[str] | None = None
    try:
        for _, cells in sheet.rows():
            row = fit_row(cells, len(sheet.headers))
            if row is None or not any(cell.strip() for cell in row):
                continue
            sparse = [
                column
                for column in sparse
                if (row[column].strip() if above is None else not row[column].strip() or row[column] != above[column])
            ]
            above = row
            if not sparse:
                break
    except csv.Error:
        return []
    return sparse
