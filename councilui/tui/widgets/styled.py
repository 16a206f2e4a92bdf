"""What every widget of ours shares: it paints lines of pieces, each piece in the style of its role."""

from collections.abc import Mapping

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Offset, Region, Size
from textual.strip import Strip
from textual.widget import Widget

from councilui.tui.host import host_of
from councilui.tui.widgets.layout import Block, Line, line_width


class StyledWidget(Widget):
    """A widget that paints lines of pieces."""

    ALLOW_SELECT = False

    _ground: Style | None = None

    def role(self, name: str) -> Style:
        """The style of a role, to be laid over `base()`."""
        return host_of(self).roles[name]

    def base(self) -> Style:
        """The style of the widget's own color and background."""
        if self._ground is None:
            self._ground = self.visual_style.rich_style
        return self._ground

    def notify_style_update(self) -> None:
        """Another theme, or another state: the ground is looked up anew."""
        super().notify_style_update()
        self._ground = None

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """As wide as there is room."""
        return container.width

    def show_cursor(self, x: int, y: int) -> None:
        """Put the terminal's own cursor on a cell of this widget if it has the keys: screen readers follow it."""
        if self.has_focus:
            self.app.cursor_position = self.region.offset + Offset(x, y)

    def paint(self, line: Line, width: int, overlay: Style | None = None) -> list[Segment]:
        """`line` as segments, `width` cells wide; `overlay` is laid over the widget's own style."""
        base = self.base() + overlay if overlay else self.base()
        roles: Mapping[str, Style] = host_of(self).roles
        segments = [Segment(text, base + roles[role]) for text, role in line]
        used = line_width(line)
        if used < width:
            segments.append(Segment(" " * (width - used), base))
        return segments


class Backdrop(Widget):
    """A widget that paints nothing but its border: all lines between the first and the last are one, painted once."""

    def render_lines(self, crop: Region) -> list[Strip]:
        last = self.outer_size.height - 1
        lines = [y if y in (0, last) else 1 for y in crop.line_range]
        strips: dict[int, Strip] = {}
        for y in lines:
            if y not in strips:
                strips[y] = super().render_lines(Region(crop.x, y, crop.width, 1))[0]
        return [strips[y] for y in lines]


class TextBlock(StyledWidget):
    """A few blocks of text as high as they need to be; nothing to move in."""

    DEFAULT_CSS = """
    TextBlock { width: 1fr; height: auto; padding: 0 1; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._blocks: tuple[Block, ...] = ()
        self._wrapped: tuple[int, list[Line]] | None = None
        """The width for which they were wrapped last, and their lines."""

    def show(self, *blocks: Block) -> None:
        """Show these blocks instead."""
        if blocks != self._blocks:
            self._blocks, self._wrapped = blocks, None
            self.refresh(layout=True)

    def _lines(self, width: int) -> list[Line]:
        if self._wrapped is None or self._wrapped[0] != width:
            self._wrapped = width, [line for block in self._blocks for line in block.lines(max(width, 4))]
        return self._wrapped[1]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the blocks take at this width."""
        return len(self._lines(width))

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        lines = self._lines(width)
        return Strip(self.paint(lines[y] if y < len(lines) else [], width)).adjust_cell_length(width, self.base())
