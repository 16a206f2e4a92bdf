"""The chamber drawn in a terminal: which label goes where."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from rich.cells import cell_len

from councilui.analysis.chamber import ChamberSeat, SeatPosition, beside, hemicycle
from councilui.common.width import cut

_NAMED: Final = 18  # cells for a ward with its member's name
_NAME: Final = 10  # letters of a name in a half circle
_GAP: Final = 1
_SPREAD: Final = 45  # the most labels across a half circle: further apart, they would not read as rows
_SHAPE: Final = 5  # cells that a half circle is wide for each line


class Label(NamedTuple):
    """What stands for the seat of the same index, on a line from a column on. `sign` is the shape and the letter."""

    line: int
    column: int
    sign: str
    text: str

    @property
    def end(self) -> int:
        """The column after it."""
        return self.column + cell_len(self.sign) + cell_len(self.text)


class Drawing(NamedTuple):
    """Labels in `width` by `height` cells. `places` are those of a hemicycle, else the labels are in `columns`."""

    labels: tuple[Label, ...]
    width: int
    height: int
    places: tuple[SeatPosition, ...] = ()
    columns: int = 1

    def step(self, at: int, across: int, up: int) -> int:
        """The seat reached from `at` by a step to the right (`across` 1) or upwards (`up` 1); at an edge, `at`."""
        if self.places:
            return beside(self.places, at, across, up)
        to = at + across - up * self.columns
        return to if 0 <= to < len(self.labels) else at

    def on_line(self, line: int) -> list[tuple[int, Label]]:
        """(seat, label) of a line from left to right."""
        on_it = [(n, label) for n, label in enumerate(self.labels) if label.line == line]
        return sorted(on_it, key=lambda pair: pair[1].column)

    def seat_at(self, column: int, line: int) -> int | None:
        """The seat whose label is on that cell."""
        seats = (n for n, label in enumerate(self.labels) if label.line == line and label.column <= column < label.end)
        return next(seats, None)


def draw_hemicycle(seats: Sequence[ChamberSeat], width: int, height: int) -> Drawing:
    """The seats (see `chamber.hemicycle_seats`) as a half circle of at most that many cells.

    A seat has its shape, letter and ward, and the member's name where there is room; with less room, less of that, and
    where no half circle fits, lines of letters.
    """
    with_names = [(s.sign, f"{s.district or ''} {cut(s.entry.name if s.entry else '', _NAME)}{s.mark}") for s in seats]
    for texts in ([with_names] if any(seat.entry for seat in seats) else []) + list(_styles(seats)):
        size = max((cell_len(sign) + cell_len(text) for sign, text in texts), default=1)
        wide = min(width, height * _SHAPE, size * _SPREAD)
        high = height if wide < size * _SPREAD else min(height, wide // _SHAPE)
        usual = max((place.row for place in hemicycle(len(seats))), default=0) + 1
        for rows in sorted(range(1, min(2 * usual + 2, len(seats) + 1)), key=lambda rows: abs(rows - usual)):
            places = hemicycle(len(seats), rows)
            labels = tuple(
                Label(round((1 - p.y) * (high - 1)), round((p.x + 1) / 2 * (wide - size)), *text)
                for p, text in zip(places, texts, strict=True)
            )
            if _have_spaces(labels):
                return Drawing(labels, wide, high, places)
    return _in_lines([(seat.letter, "") for seat in seats], width, 1 + _GAP)


def draw_wards(seats: Sequence[ChamberSeat], width: int, height: int) -> Drawing:
    """The seats (see `chamber.ward_seats`) in lines by district, with names where there is room for them."""
    digits = max((len(seat.district or "") for seat in seats), default=0)
    texts = []
    for seat in seats:
        name = seat.entry.name if seat.entry is not None else ""
        room = _NAMED - 4 - digits - len(seat.mark)
        texts.append((seat.sign, f" {(seat.district or '').rjust(digits)} {cut(name, room)}{seat.mark}"))
    with_names = _in_lines(texts, width, _NAMED + _GAP)
    if with_names.height <= height:
        return with_names
    for short in _styles(seats):
        drawn = _in_lines(short, width, max(cell_len(sign) + cell_len(text) for sign, text in short) + 2 * _GAP)
        if drawn.height <= height:
            return drawn
    return drawn


def _styles(seats: Sequence[ChamberSeat]) -> Iterator[list[tuple[str, str]]]:
    """(sign, text) of each seat, with the most detail first."""
    yield [(s.sign, f"{s.district or ''}{s.mark}") for s in seats]
    yield [(s.sign, "") for s in seats]
    yield [(s.letter, "") for s in seats]


def _have_spaces(labels: Sequence[Label]) -> bool:
    """Whether a space is left between any two labels, and one before each for the cursor."""
    ends: dict[int, int] = {}
    for label in sorted(labels, key=lambda label: (label.line, label.column)):
        if label.column < ends.get(label.line, -_GAP) + _GAP:
            return False
        ends[label.line] = label.end
    return True


def _in_lines(texts: Sequence[tuple[str, str]], width: int, size: int) -> Drawing:
    columns = max(min((width + _GAP) // size, len(texts)), 1)
    labels = tuple(Label(n // columns, n % columns * size, *text) for n, text in enumerate(texts))
    return Drawing(labels, width, -(-len(texts) // columns), (), columns)
