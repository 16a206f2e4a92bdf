"""What every widget of ours shares: it paints lines of pieces, each piece in the style of its role.

The styles are component classes (`role--NAME`), set in app.tcss and nowhere else.
"""

from __future__ import annotations

from typing import ClassVar, Final

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from councilui.tui.widgets.layout import Block, Line, line_width

ROLES: Final = (
    "text", "muted", "faint", "heading", "strong", "quote", "scene", "source", "good", "bad", "warn", "match", "yes",
    "no", "other", "key", "mark", "bar", "thumb", "cursor", "cursor-away", "here",
)  # fmt: skip
"""The roles that a piece of text may have. No role is told by its colour alone: a word or a sign goes with it."""


class Painted(Widget):
    """A widget that paints lines of pieces."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"role--{role}" for role in ROLES}

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        self._painting: dict[str, Style] = {}
        super().__init__(id=id, classes=classes)

    def role(self, name: str) -> Style:
        """The style of a role, to be laid over `base()`."""
        style = self._painting.get(name)
        if style is None:
            style = self._painting[name] = self.get_component_rich_style(f"role--{name}", partial=True)
        return style

    def base(self) -> Style:
        """The style of the widget's own colour and background."""
        style = self._painting.get("")
        if style is None:
            style = self._painting[""] = self.visual_style.rich_style
        return style

    def notify_style_update(self) -> None:
        """Another theme, or another state: styles are looked up anew."""
        super().notify_style_update()
        self._painting.clear()

    def paint(self, line: Line, width: int, over: Style | None = None) -> list[Segment]:
        """`line` as segments, `width` cells wide; `over` is laid over the widget's own style."""
        base = self.base() + over if over else self.base()
        segments = [Segment(text, base + self.role(role)) for text, role in line]
        used = line_width(line)
        if used < width:
            segments.append(Segment(" " * (width - used), base))
        return segments


class Plate(Painted):
    """A few blocks of text as high as they need to be; nothing to move in."""

    DEFAULT_CSS = """
    Plate { width: 1fr; height: auto; padding: 0 1; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._blocks: tuple[Block, ...] = ()

    def show(self, *blocks: Block) -> None:
        """Show these blocks instead."""
        if blocks != self._blocks:
            self._blocks = blocks
            self.refresh(layout=True)

    def _lines(self, width: int) -> list[Line]:
        return [line for block in self._blocks for line in block.lines(max(width, 4))]

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """As wide as there is room."""
        return container.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the blocks take at this width."""
        return len(self._lines(width))

    def render_line(self, y: int) -> Strip:
        """One line of the blocks."""
        width = self.size.width
        lines = self._lines(width)
        return Strip(self.paint(lines[y] if y < len(lines) else [], width)).adjust_cell_length(width, self.base())
