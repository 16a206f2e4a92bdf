"""The seats of a vote, drawn in cells, with a cursor that moves from seat to seat."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from councilui.analysis.chamber import ChamberSeat
from councilui.analysis.chamber_cells import Drawing
from councilui.tui.widgets.cursor_2d import Cursor2D, scroll_start
from councilui.tui.widgets.layout import Line

Draw = Callable[[Sequence[ChamberSeat], int, int], Drawing]
ROLES = {"yes": "yes", "no": "no", None: "muted"}
"""How an option is painted; what is neither of these is "other"."""
_MARGIN = 2  # cells at either side, one of them for the cursor


class SeatPlan(Cursor2D[int]):
    """A drawing with a cursor on one seat."""

    @dataclass
    class SeatHighlighted(Message):
        """The cursor is on another seat, or on the same of another drawing."""

        seat: ChamberSeat

    @dataclass
    class SeatSelected(Message):
        """Enter, or a click on the seat under the cursor."""

        seat: ChamberSeat

    def __init__(self) -> None:
        super().__init__()
        self.seats: tuple[ChamberSeat, ...] = ()
        self.draw: Draw | None = None
        self.cursor = 0
        self.top = 0
        self._drawn: tuple[Size, Drawing] | None = None

    def show(self, seats: Sequence[ChamberSeat], draw: Draw, cursor: int = 0) -> None:
        self.seats, self.draw, self.cursor, self.top = tuple(seats), draw, cursor, 0
        self._drawn = None
        self.reveal()
        self.refresh()
        self._post_highlighted()

    @property
    def drawing(self) -> Drawing | None:
        """The drawing for the widget's size."""
        if self.draw is None or not self.seats:
            return None
        if self._drawn is None or self._drawn[0] != self.size:
            width, height = max(self.size.width - 2 * _MARGIN, 1), max(self.size.height, 1)
            self._drawn = self.size, self.draw(self.seats, width, height)
        return self._drawn[1]

    @property
    def seat(self) -> ChamberSeat | None:
        """The seat under the cursor."""
        return self.seats[self.cursor] if self.cursor < len(self.seats) else None

    def _left(self, drawing: Drawing) -> int:
        """The column at which the drawing begins: in the middle."""
        used = max((label.end for label in drawing.labels), default=0)
        return max((self.size.width - used) // 2, _MARGIN)

    # Moving

    def go(self, place: int) -> None:
        if place != self.cursor:
            self.cursor = place
            self.reveal()
            self.refresh()
            self._post_highlighted()

    def reveal(self) -> None:
        if (drawing := self.drawing) is not None:
            line, view = drawing.labels[self.cursor].line, max(self.size.height, 1)
            self.top = scroll_start(self.top, line, view, drawing.height)

    def move_view(self, rows: int, columns: int) -> None:
        """Up and down; it is never wider than the view."""
        if (drawing := self.drawing) is not None:
            top = max(min(self.top + rows, drawing.height - self.size.height), 0)
            if top != self.top:
                self.top = top
                self.refresh()

    def _post_highlighted(self) -> None:
        if (seat := self.seat) is not None:
            self.post_message(self.SeatHighlighted(seat))

    def step(self, across: int, down: int) -> None:
        """To the seat beside, or in the row in front or behind."""
        if (drawing := self.drawing) is not None:
            self.go(drawing.step(self.cursor, across, -down))

    def action_row_first(self) -> None:
        self.go(0)

    def action_row_last(self) -> None:
        self.go(max(len(self.seats) - 1, 0))

    action_column_first, action_column_last = action_row_first, action_row_last

    def action_page_down(self) -> None:
        """The first seat of the next option, where the seats of an option are side by side."""
        self.go(self._block(1))

    def action_page_up(self) -> None:
        """The first seat of the option before."""
        self.go(self._block(-1))

    def _block(self, step: int) -> int:
        starts = [n for n, s in enumerate(self.seats) if n == 0 or s.option != self.seats[n - 1].option]
        others = [n for n in starts if (n > self.cursor if step > 0 else n < self.cursor)]
        return (others[0] if step > 0 else others[-1]) if others else self.cursor

    def action_choose(self) -> None:
        if (seat := self.seat) is not None:
            self.post_message(self.SeatSelected(seat))

    def place_at(self, x: int, y: int) -> int | None:
        drawing = self.drawing
        return drawing.seat_at(x - self._left(drawing), y + self.top) if drawing is not None else None

    # Painting

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        line: Line = []
        if (drawing := self.drawing) is not None:
            left, at = self._left(drawing), 0
            for seat, label in drawing.on_line(y + self.top):
                is_selected = seat == self.cursor
                start = left + label.column - 1
                line.append((" " * (start - at), "text"))
                line.append(("▶" if is_selected else " ", "text"))
                role = ROLES.get(self.seats[seat].option, "other")
                on_cursor = "here" if self.has_focus else "cursor"
                line += [
                    (label.sign, on_cursor if is_selected else role),
                    (label.text, on_cursor if is_selected else "text"),
                ]
                at = left + label.end
        return Strip(self.paint(line, width)).adjust_cell_length(width, self.base())
