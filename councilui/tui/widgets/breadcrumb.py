"""The line at the top: which body, meeting, item and motion, each to be clicked, and in which file."""

from __future__ import annotations

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from councilui.common.width import ELLIPSIS, cut, cut_middle
from councilui.tui.widgets.layout import Line, line_width
from councilui.tui.widgets.styled import StyledWidget

_ARROW = " › "


def fit_places(places: tuple[str, ...], width: int) -> list[tuple[str, int | None]]:
    """The places in `width` cells, each with its index; the middle ones give way first, to a sign without one.

    Before one gives way, long names are cut.
    """
    fitting: list[tuple[str, int | None]] = [(place, index) for index, place in enumerate(places)]
    if _width(fitting) > width:
        fitting = [(cut_middle(place, max(width // 2, 12)), index) for index, place in enumerate(places)]
    while len(fitting) > 2 and _width(fitting) > width:
        middle = [at for at, (_, index) in enumerate(fitting[:-1]) if index is not None]
        if not middle:
            break
        first = middle[0]
        fitting[first] = (ELLIPSIS, None)
        if first and fitting[first - 1][1] is None:
            del fitting[first]
    if fitting:
        text, index = fitting[-1]
        fitting[-1] = (cut(text, max(width - _width(fitting) + line_width([(text, "")]), 1)), index)
    return fitting


def _width(fitting: list[tuple[str, int | None]]) -> int:
    return line_width([(_ARROW.join(text for text, _ in fitting), "")])


class Breadcrumb(StyledWidget):
    """Where the reader is."""

    DEFAULT_CSS = """
    Breadcrumb { width: 1fr; height: 1; padding: 0 1; }
    """

    class PlaceSelected(Message):
        """The place with this index was clicked."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self, record: str, *, id: str | None = None) -> None:
        """`record` is the name of the file."""
        super().__init__(id=id)
        self.record = record
        self.places: tuple[str, ...] = ()

    def show(self, *places: str) -> None:
        """Show these places, the widest first."""
        if places != self.places:
            self.places = places
            self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return 1

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        line: Line = []
        fitting = fit_places(self.places, width)
        for at, (text, _) in enumerate(fitting):
            line += [(_ARROW, "muted"), (text, "text")] if at else [(text, "text")]
        if line:
            line[-1] = (line[-1][0], "strong")
        name = f"  {self.record}"
        if self.record and line_width([*line, (name, "")]) <= width and all(index is not None for _, index in fitting):
            line += [(" " * (width - line_width([*line, (name, "")])), "text"), (name, "muted")]
        return Strip(self.paint(line, width), width)

    def on_click(self, event: events.Click) -> None:
        event.stop()
        x, start = event.x - self.styles.padding.left, 0
        for text, index in fit_places(self.places, self.size.width):
            end = start + line_width([(text, "")])
            if start <= x < end and index is not None:
                self.post_message(self.PlaceSelected(index))
            start = end + len(_ARROW)
