"""Rows of a long table that were not loaded, and the rolls that may lack them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from councilui.load.formats.vote_table.ballot import Ballot
from councilui.load.outcomes import VoteWords

_MOSTLY: Final = 0.5  # of the cells that the rows of a ballot share
_FEWEST_LETTERS: Final = 4  # of a cell that is looked for inside others

Shared = tuple[str, ...]
"""The cells that the rows of one ballot have in common."""


@dataclass(slots=True)
class UnreadRow:
    """A row that was not loaded, with the ballots of the rows above and below it."""

    line: int
    cells: Sequence[str]
    neighbors: list[Ballot]


class UnreadRows:
    """The rows of one table that were not loaded, in its order."""

    def __init__(self, words: VoteWords) -> None:
        self._words = words
        self._rows: list[UnreadRow] = []
        self._last: Ballot | None = None
        self._waiting: list[UnreadRow] = []

    def add(self, line: int, cells: Sequence[str], *, continues: bool = False) -> None:
        """A row that was not loaded; `continues` when it has nothing but a member, as below the vote's first row."""
        row = UnreadRow(line, cells, [self._last] if self._last else [])
        self._rows.append(row)
        if not continues:
            self._waiting.append(row)

    def pass_ballot(self, ballot: Ballot) -> None:
        """The next row that was loaded is of this ballot."""
        for row in self._waiting:
            row.neighbors.append(ballot)
        self._waiting.clear()
        self._last = ballot

    def mark(self, ballots: Mapping[Shared, Ballot]) -> None:
        """Note each row at the ballots that it may belong to: those that share most of its cells, else, where it has a
        word for a vote, those around it. Nobody's second row belongs to a ballot."""
        if not self._rows:
            return
        by_cell: dict[str, list[Shared]] = {}
        for shared in ballots:
            for cell in {_squash(cell) for cell in shared} - {""}:
                by_cell.setdefault(cell, []).append(shared)
        for row in self._rows:
            alike = [ballots[shared] for shared in _most_alike(row.cells, by_cell)]
            if not alike and any(self._words.read(cell.strip()).is_known for cell in row.cells if cell.strip()):
                alike = row.neighbors
            near = [ballot for ballot in alike if any(ballot is neighbor for neighbor in row.neighbors)]
            own = {_squash(cell) for cell in row.cells} - {""}
            for ballot in {id(ballot): ballot for ballot in near or alike}.values():
                others = own - {_squash(cell) for cell in ballot.cells.values()}
                if not any(_squash(cast.name) in others for cast in ballot.casts):
                    ballot.unread.append(row.line)


def _most_alike(cells: Sequence[str], by_cell: Mapping[str, list[Shared]]) -> list[Shared]:
    """The shared cells of the ballots that have most of them in common with a row, and more than half.

    A cell that the row has in two, as "Smith" and "Jones rezoning", counts.
    """
    own = {_squash(cell) for cell in cells} - {""}
    known = [by_cell[cell] for cell in own if cell in by_cell]
    if not known:
        return []
    whole = _squash("".join(cells))
    scores: dict[Shared, float] = {}
    for shared in min(known, key=len):
        filled = [cell for cell in map(_squash, shared) if cell]
        alike = sum(cell in own or (len(cell) >= _FEWEST_LETTERS and cell in whole) for cell in filled)
        scores[shared] = alike / len(filled)
    best = max(scores.values())
    return [shared for shared, score in scores.items() if score == best] if best > _MOSTLY else []


def _squash(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
