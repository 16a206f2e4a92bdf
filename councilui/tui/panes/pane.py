"""The frame around each of the three panes: a border with its number and name."""

from typing import ClassVar

from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message

from councilui.tui.widgets.rows import RowList
from councilui.tui.widgets.styled import Backdrop


class Pane(Backdrop):
    """A frame with a list in it. The frame is doubled when the list has the keys."""

    ALLOW_SELECT = False
    number: ClassVar[int] = 0
    name_shown: ClassVar[str] = ""
    _more: str | None = None
    _border: int | None = None
    """The border that the mouse drags: the number of the pane at its left."""

    class BorderMoved(Message):
        """The border between the pane with the number `border` and the next was dragged to a column of the screen."""

        def __init__(self, border: int, column: int) -> None:
            super().__init__()
            self.border = border
            self.column = column

    def on_mount(self) -> None:
        """The title; `Content`, for a plain string would be read as markup."""
        self.entitle("")

    def entitle(self, more: str) -> None:
        """Put `more` behind the pane's name in its frame, of which only the top line is painted again."""
        if more == self._more:
            return
        self._more = more
        self._border_title = Content(f"{self.number} {self.name_shown}{more}")  # `border_title` repaints all
        left, top = self.content_offset
        self.refresh(Region(-left, -top, self.outer_size.width, 1))

    @property
    def rows(self) -> RowList:
        return self.query_one(RowList)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """As wide as there is room."""
        return container.width

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """The border at the left or the right is taken hold of."""
        border = {self.region.x: self.number - 1, self.region.right - 1: self.number}.get(event.screen_x)
        if border is not None:
            event.stop()
            self._border = border
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._border is not None:
            event.stop()
            is_own_right = self._border == self.number
            self.post_message(self.BorderMoved(self._border, event.screen_x + is_own_right))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        if self._border is not None:
            event.stop()
            self._border = None
            self.release_mouse()
