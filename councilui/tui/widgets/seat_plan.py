"""The seats of a vote, drawn in cells, with a cursor that moves from seat to seat."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from councilui.analysis.chamber import ChamberSeat
from councilui.analysis.chamber_cells import Drawing
from councilui.tui import actions
from councilui.tui.widgets.layout import Line
from councilui.tui.widgets.painted import Painted

Draw = Callable[[Sequence[ChamberSeat], int, int], Drawing]
ROLES = {"yes": "yes", "no": "no", None: "muted"}
"""How an option is painted; what is neither of these is "other"."""
_MARGIN = 2  # cells at either side, one of them for the cursor


class SeatPlan(Painted, can_focus=True):
    """See the module."""

    BINDINGS: ClassVar = actions.bindings("rows", "grid")
    DEFAULT_CSS = """
    SeatPlan { width: 1fr; height: 1fr; }
    """

    @dataclass
    class Moved(Message):
        """The cursor stands on another seat, or on the same of another drawing."""

        seat: ChamberSeat

    @dataclass
    class Chosen(Message):
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
        """Show these seats as `draw` draws them."""
        self.seats, self.draw, self.cursor, self.top = tuple(seats), draw, cursor, 0
        self._drawn = None
        self._reveal()
        self.refresh()
        self._tell()

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

    def _go(self, seat: int) -> None:
        if seat != self.cursor:
            self.cursor = seat
            self._reveal()
            self.refresh()
            self._tell()

    def _reveal(self) -> None:
        if (drawing := self.drawing) is not None:
            line, height = drawing.labels[self.cursor].line, max(self.size.height, 1)
            self.top = max(min(max(self.top, line - height + 1), line), 0)

    def _tell(self) -> None:
        if (seat := self.seat) is not None:
            self.post_message(self.Moved(seat))

    def _step(self, across: int, up: int) -> None:
        if (drawing := self.drawing) is not None:
            self._go(drawing.step(self.cursor, across, up))

    def action_row_up(self) -> None:
        """The seat above: in the row behind."""
        self._step(0, 1)

    def action_row_down(self) -> None:
        """The seat below: in the row in front."""
        self._step(0, -1)

    def action_column_left(self) -> None:
        """The seat at the left."""
        self._step(-1, 0)

    def action_column_right(self) -> None:
        """The seat at the right."""
        self._step(1, 0)

    def action_row_first(self) -> None:
        """The first seat."""
        self._go(0)

    def action_row_last(self) -> None:
        """The last seat."""
        self._go(max(len(self.seats) - 1, 0))

    action_column_first, action_column_last = action_row_first, action_row_last

    def action_page_down(self) -> None:
        """The first seat of the next option, where the seats of an option stand together."""
        self._go(self._block(1))

    def action_page_up(self) -> None:
        """The first seat of the option before."""
        self._go(self._block(-1))

    def _block(self, step: int) -> int:
        starts = [n for n, s in enumerate(self.seats) if n == 0 or s.option != self.seats[n - 1].option]
        found = [n for n in starts if (n > self.cursor if step > 0 else n < self.cursor)]
        return (found[0] if step > 0 else found[-1]) if found else self.cursor

    def action_choose(self) -> None:
        """Open the seat under the cursor."""
        if (seat := self.seat) is not None:
            self.post_message(self.Chosen(seat))

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor there; on the seat under the cursor it opens it."""
        event.stop()
        if (drawing := self.drawing) is None:
            return
        seat = drawing.seat_at(event.x - self._left(drawing), event.y + self.top)
        if seat is not None and seat == self.cursor:
            self.action_choose()
        elif seat is not None:
            self._go(seat)

    # Painting

    def on_resize(self, event: events.Resize) -> None:
        """Another size is another drawing; the cursor stays on its seat."""
        self._reveal()
        self.refresh()

    def on_focus(self) -> None:
        """The cursor looks different where the keys are."""
        self.refresh()

    def on_blur(self) -> None:
        """See `on_focus`."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the drawing."""
        width = self.size.width
        line: Line = []
        if (drawing := self.drawing) is not None:
            left, at = self._left(drawing), 0
            for seat, label in drawing.on_line(y + self.top):
                chosen = seat == self.cursor
                start = left + label.column - 1
                line.append((" " * (start - at), "text"))
                line.append(("▶" if chosen else " ", "text"))
                role = ROLES.get(self.seats[seat].option, "other")
                on_cursor = "here" if self.has_focus else "cursor"
                line += [(label.sign, on_cursor if chosen else role), (label.text, on_cursor if chosen else "text")]
                at = left + label.end
        return Strip(self.paint(line, width)).adjust_cell_length(width, self.base())

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """As wide as there is room."""
        return container.width
