"""The line at the top: which body, which meeting, which item, which motion, and in which file."""

from __future__ import annotations

from textual.geometry import Size
from textual.strip import Strip

from councilui.common.width import ELLIPSIS, cut, cut_middle
from councilui.tui.widgets.layout import Line, Piece, line_width
from councilui.tui.widgets.styled import StyledWidget

_ARROW = " › "


def fit_places(places: tuple[str, ...], record: str, width: int) -> Line:
    """The places and the record's name in `width` cells; the middle places give way first, told by a sign."""
    kept = [cut_middle(place, max(width // 3, 12)) for place in places]
    name = f"  {record}" if record else ""
    if line_width([(_ARROW.join(kept), ""), (name, "")]) > width:
        name = ""
    while len(kept) > 2 and line_width([(_ARROW.join(kept), "")]) > width:
        middle = [nth for nth, place in enumerate(kept[:-1]) if place != ELLIPSIS]
        if not middle:
            break
        at = middle[0]
        kept[at] = ELLIPSIS
        if at and kept[at - 1] == ELLIPSIS:
            del kept[at]
    text = cut(_ARROW.join(kept), width)
    pieces: list[Piece] = []
    for nth, part in enumerate(text.split(_ARROW)):
        if nth:
            pieces.append((_ARROW, "muted"))
        pieces.append((part, "strong" if nth == text.count(_ARROW) else "text"))
    gap = width - line_width(pieces) - line_width([(name, "")])
    return [*pieces, (" " * max(gap, 0), "text"), (name, "muted")]


class Breadcrumb(StyledWidget):
    """Where the reader is."""

    DEFAULT_CSS = """
    Breadcrumb { width: 1fr; height: 1; padding: 0 1; }
    """

    def __init__(self, record: str, *, id: str | None = None) -> None:
        """`record` is the name of the file."""
        super().__init__(id=id)
        self.record = record
        self.places: tuple[str, ...] = ()

    def show(self, *places: str | None) -> None:
        """Show these places, the widest first; None is left out."""
        known = tuple(place for place in places if place)
        if known != self.places:
            self.places = known
            self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One line."""
        return 1

    def render_line(self, y: int) -> Strip:
        """The line."""
        width = self.size.width
        return Strip(self.paint(fit_places(self.places, self.record, width), width), width)
