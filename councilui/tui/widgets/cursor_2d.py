"""What has a cursor that moves both ways: its keys, a click, and how far it scrolls to keep the cursor in view."""

from typing import Generic, TypeVar

from textual import events

from councilui.tui import actions
from councilui.tui.widgets.motion import MotionWidget

P = TypeVar("P")
"""How a place is told: (row, column), a number."""


class Cursor2D(MotionWidget, Generic[P], can_focus=True):
    """A subclass says what lies where; the cursor is on one place."""

    DEFAULT_CSS = """
    Cursor2D { width: 1fr; height: 1fr; }
    """

    cursor: P

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        actions.bind(self, "rows", "grid")

    def go(self, place: P) -> None:
        raise NotImplementedError

    def step(self, across: int, down: int) -> None:
        """Move the cursor by so much; at an edge it stays."""
        raise NotImplementedError

    def reveal(self) -> None:
        """Scroll as little as needed for the cursor to be in view."""
        raise NotImplementedError

    def move_view(self, rows: int, columns: int) -> None:
        """Scroll by so much, down and to the right when positive; the cursor stays where it is."""
        raise NotImplementedError

    def place_at(self, x: int, y: int) -> P | None:
        """The place that a click on this cell of the widget means."""
        raise NotImplementedError

    def action_choose(self) -> None:
        raise NotImplementedError

    def action_row_down(self) -> None:
        self.step(0, max(self.count, 1))

    def action_row_up(self) -> None:
        self.step(0, -max(self.count, 1))

    def action_column_right(self) -> None:
        self.step(max(self.count, 1), 0)

    def action_column_left(self) -> None:
        self.step(-max(self.count, 1), 0)

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor there; on the place under the cursor it opens it."""
        event.stop()
        place = self.place_at(event.x, event.y)
        if place is not None and place == self.cursor:
            self.action_choose()
        elif place is not None:
            self.go(place)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll without moving the cursor; sideways with shift."""
        event.stop()
        self.move_view(*((0, 3) if event.shift else (3, 0)))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.move_view(*((0, -3) if event.shift else (-3, 0)))

    def on_mouse_scroll_right(self, event: events.MouseScrollRight) -> None:
        event.stop()
        self.move_view(0, 3)

    def on_mouse_scroll_left(self, event: events.MouseScrollLeft) -> None:
        event.stop()
        self.move_view(0, -3)

    def on_resize(self, event: events.Resize) -> None:
        self.reveal()
        self.refresh()

    def on_focus(self) -> None:
        """The cursor looks different where the keys are."""
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()


def scroll_start(start: int, at: int, view: int, total: int) -> int:
    """Where a view of `view` out of `total` begins so that `at` is in it, as near to `start` as can be."""
    start = min(max(start, at - view + 1), at)
    return max(min(start, total - view), 0)
