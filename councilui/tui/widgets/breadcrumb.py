"""The line at the top: which body, which meeting, which item, which motion, and in which file."""

from __future__ import annotations

from textual.geometry import Size
from textual.strip import Strip

from councilui.common.width import ELLIPSIS, cut, cut_middle
from councilui.tui.widgets.layout import Line, Piece, line_width
from councilui.tui.widgets.styled import StyledWidget

_ARROW = " › "


def fit_places(places: tuple[str, ...], record: str, width: int) -> Line:
    """The places and the record's name in `width` cells; the middle places give way first, with a sign."""
    shown_places = [cut_middle(place, max(width // 3, 12)) for place in places]
    name = f"  {record}" if record else ""
    if line_width([(_ARROW.join(shown_places), ""), (name, "")]) > width:
        name = ""
    while len(shown_places) > 2 and line_width([(_ARROW.join(shown_places), "")]) > width:
        middle = [index for index, place in enumerate(shown_places[:-1]) if place != ELLIPSIS]
        if not middle:
            break
        index = middle[0]
        shown_places[index] = ELLIPSIS
        if index and shown_places[index - 1] == ELLIPSIS:
            del shown_places[index]
    text = cut(_ARROW.join(shown_places), width)
    pieces: list[Piece] = []
    for index, part in enumerate(text.split(_ARROW)):
        if index:
            pieces.append((_ARROW, "muted"))
        pieces.append((part, "strong" if index == text.count(_ARROW) else "text"))
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
        return 1

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        return Strip(self.paint(fit_places(self.places, self.record, width), width), width)
