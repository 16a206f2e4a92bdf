"""The tally as bars on the scale of the seats, with the thresholds marked under it at their places."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from councilui.tui.widgets.layout import Line

OWN, ORIENT = "▲", "┼"
"""The sign of the motion's own requirement on the scale, and that of a mark for orientation."""
_LABEL, _NUMBER = 4, 5


class TallyBar(NamedTuple):
    """Yes and no as bars of so many of `seats`; `marks` are (votes needed, sign) of the thresholds."""

    yes: int
    no: int
    seats: int
    marks: tuple[tuple[int, str], ...] = ()

    def lines(self, width: int) -> list[Line]:
        """Two bars, the scale, and the numbers of its marks."""
        cells = max(width - _LABEL - _NUMBER, 5)
        whole = max(self.seats, self.yes + self.no, 1)
        lines = [self._bar("yes", self.yes, whole, cells), self._bar("no", self.no, whole, cells)]
        return [*lines, *self._scale(whole, cells)]

    def _bar(self, name: str, count: int, whole: int, cells: int) -> Line:
        halves = round(count / whole * cells * 2)
        if count and not halves:
            halves = 1
        bar = "█" * (halves // 2) + "▌" * (halves % 2)
        return [
            (name.ljust(_LABEL), "strong"),
            (bar, name),
            (" " * (cells - len(bar)), "text"),
            (str(count).rjust(_NUMBER), "strong"),
        ]

    def _scale(self, whole: int, cells: int) -> list[Line]:
        line = ["└", *"─" * (cells - 2), "┘"]
        places: dict[int, tuple[str, str]] = {}
        for votes, sign in sorted(self.marks, key=lambda mark: mark[1] == OWN):  # the own requirement goes over others
            if 0 <= votes <= whole:
                place = min(max(round(votes / whole * cells) - 1, 0), cells - 1)
                line[place] = sign
                places[place] = (str(votes), sign)
        scale: Line = [(" " * _LABEL, "text")]
        for character in line:
            scale.append((character, "good" if character == OWN else "text" if character == ORIENT else "faint"))
        end = (cells - 1, str(whole))
        labels = [(place, text) for place, (text, _) in sorted(places.items())]
        if not labels or labels[-1][1] != end[1]:
            labels.append(end)
        return [_joined(scale), *_labels(labels, cells)]


def _labels(labels: Iterable[tuple[int, str]], cells: int) -> list[Line]:
    """The numbers under their places; those that would touch the one before go a line lower."""
    rows: list[str] = []
    for place, text in labels:
        start = max(min(place - (len(text) - 1) // 2, cells + _NUMBER - len(text)), 0)
        for nth, row in enumerate(rows):
            if len(row) < start or not row:
                rows[nth] = row.ljust(start) + text
                break
        else:
            rows.append(" " * start + text)
    return [[(" " * _LABEL + row, "muted")] for row in rows]


def _joined(line: Line) -> Line:
    joined: Line = []
    for text, role in line:
        if joined and joined[-1][1] == role:
            joined[-1] = (joined[-1][0] + text, role)
        else:
            joined.append((text, role))
    return joined
