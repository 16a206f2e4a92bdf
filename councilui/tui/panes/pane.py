"""The frame around each of the three panes: a border with its number and name."""

from __future__ import annotations

from typing import ClassVar

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from councilui.tui.widgets.rows import RowList


class Pane(Widget):
    """A frame with a list in it. The frame is doubled when the list has the keys."""

    number: ClassVar[int] = 0
    name_shown: ClassVar[str] = ""

    def on_mount(self) -> None:
        """The title; `Content`, for a plain string would be read as markup."""
        self.entitle("")

    def entitle(self, more: str) -> None:
        """Put `more` behind the pane's name in its frame."""
        self.border_title = Content(f"{self.number} {self.name_shown}{more}")

    @property
    def rows(self) -> RowList:
        return self.query_one(RowList)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """As wide as there is room."""
        return container.width
