"""The tally as bars on the scale of the seats, the thresholds marked under it, the numbers beside it."""

from collections.abc import Iterable
from typing import NamedTuple

from rich.cells import cell_len

from councilui.tui.widgets.layout import Ends, Line, merge_roles

OWN, ORIENT, TIE = "▲", "┼", "="
"""The signs on the scale: the motion's own requirement, a mark for orientation, where yes and no would be equal."""
_LABEL, _NUMBER, _BAR = 4, 5, 24
_WIDEST = 100
"""Cells within which the eye still finds the number of a bar."""

NumberRow = tuple[str, tuple[str, ...]]


class TallyBar(NamedTuple):
    """Yes and no as bars of so many of `seats`; `marks` are (votes, sign) on their scale.

    `titles` head the columns of numbers at the right, side by side ("tally", "by name"); `rows` are (label, a
    number for each column): yes and no are beside their bars, the others below. Without titles the bars have their
    own numbers.
    """

    yes: int
    no: int
    seats: int
    marks: tuple[tuple[int, str], ...] = ()
    titles: tuple[str, ...] = ()
    rows: tuple[NumberRow, ...] = ()

    def lines(self, width: int) -> list[Line]:
        """The titles, two bars, the scale, the numbers of its marks, the other rows."""
        width = min(width, _WIDEST)
        columns = [max(cell_len(title) + 2, _NUMBER) for title in self.titles] or [_NUMBER]
        spread = width - _LABEL - sum(columns) >= _BAR
        if not spread:
            columns = [_NUMBER] * len(columns)
        cells = max(width - _LABEL - sum(columns), 5)
        whole = max(self.seats, self.yes + self.no, 1)
        lines: list[Line] = []
        if self.titles:
            heads = [title.rjust(size) for title, size in zip(self.titles, columns, strict=True)]
            lines.append([(("".join(heads) if spread else " / ".join(self.titles)).rjust(width), "muted")])
        by_label = dict(self.rows)
        for name, count in (("yes", self.yes), ("no", self.no)):
            numbers = by_label.get(name, (str(count),) * len(columns))
            lines.append(_bar(name, count, whole, cells, _numbers(numbers, columns)))
        lines += self._scale(whole, cells)
        for label, numbers in self.rows:
            if label not in ("yes", "no"):
                lines += Ends(((label, "muted"),), ((_numbers(numbers, columns), "text"),)).lines(width)
        return lines

    def _scale(self, whole: int, cells: int) -> list[Line]:
        line = ["└", *"─" * (cells - 2), "┘"]
        numbers: dict[int, list[str]] = {}
        signs = (TIE, ORIENT, OWN)  # the later go over the earlier
        for votes, sign in sorted(self.marks, key=lambda mark: (signs.index(mark[1]), mark[0])):
            if 0 <= votes <= whole:
                place = min(max(round(votes / whole * cells) - 1, 0), cells - 1)
                line[place] = sign
                here = numbers.setdefault(place, [])
                if sign != TIE and str(votes) not in here:
                    here.append(str(votes))
        scale: Line = [(" " * _LABEL, "text")]
        for character in line:
            scale.append((character, "good" if character == OWN else "text" if character in (ORIENT, TIE) else "faint"))
        labels = [(place, " ".join(sorted(texts, key=int))) for place, texts in sorted(numbers.items()) if texts]
        if not labels or labels[-1][1] != str(whole):
            labels.append((cells - 1, str(whole)))
        return [merge_roles(scale), *_labels(labels, cells)]


def _bar(name: str, count: int, whole: int, cells: int, numbers: str) -> Line:
    halves = round(count / whole * cells * 2)
    if count and not halves:
        halves = 1
    bar = "█" * (halves // 2) + "▌" * (halves % 2)
    return [(name.ljust(_LABEL), "strong"), (bar, name), (" " * (cells - len(bar)), "text"), (numbers, "strong")]


def _numbers(numbers: Iterable[str], columns: Iterable[int]) -> str:
    return "".join(number.rjust(size) for number, size in zip(numbers, columns, strict=True))


def _labels(labels: Iterable[tuple[int, str]], cells: int) -> list[Line]:
    """The numbers under their places; those that would touch the one before go a line lower."""
    rows: list[str] = []
    for place, text in labels:
        start = max(min(place - (len(text) - 1) // 2, cells + _NUMBER - len(text)), 0)
        for index, row in enumerate(rows):
            if len(row) < start or not row:
                rows[index] = row.ljust(start) + text
                break
        else:
            rows.append(" " * start + text)
    return [[(" " * _LABEL + row, "muted")] for row in rows]
