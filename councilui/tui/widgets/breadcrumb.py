"""The line at the top: which body, meeting, item and motion, each to be clicked, and in which file."""

from __future__ import annotations

from typing import Final

from rich.cells import cell_len
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from councilui.common.width import ELLIPSIS, cut_middle
from councilui.tui.host import host_of
from councilui.tui.widgets.layout import Line, line_width
from councilui.tui.widgets.styled import StyledWidget

_ARROW: Final = " › "
_SHORTEST: Final = 20
"""The cells to which long names are cut before the first gives way."""


def fit_places(places: tuple[str, ...], width: int) -> list[tuple[str, int | None]]:
    """The places in `width` cells, each with its index; those that give way, the widest first, to a sign without one.

    Before any gives way, long names are cut, so that a title hides neither body nor date.
    """
    gone, limit = 0, width
    while gone + 2 < len(places) and not _fits(places[gone:], _SHORTEST, _room(places, gone, width)):
        gone += 1
    while limit > 1 and not _fits(places[gone:], limit, _room(places, gone, width)):
        limit -= 1
    sign: list[tuple[str, int | None]] = [(ELLIPSIS, None)] if gone else []
    return [*sign, *((cut_middle(place, limit), index) for index, place in enumerate(places) if index >= gone)]


def _fits(places: tuple[str, ...], limit: int, room: int) -> bool:
    """Whether the names, none wider than `limit`, go in `room` cells."""
    return sum(min(cell_len(place), limit) for place in places) <= room


def _room(places: tuple[str, ...], gone: int, width: int) -> int:
    """The cells for the names, of which the first `gone` give way."""
    signs = 1 if gone else 0
    return width - signs - cell_len(_ARROW) * (len(places) - gone - 1 + signs)


class Breadcrumb(StyledWidget):
    """Where the reader is."""

    DEFAULT_CSS = """
    Breadcrumb { width: 1fr; height: 1; padding: 0 1; }
    """

    class PlaceSelected(Message):
        """The place with this index was clicked."""

        def __init__(self, breadcrumb: Breadcrumb, index: int) -> None:
            super().__init__()
            self.index = index
            self._breadcrumb = breadcrumb
            self._places = breadcrumb.places

        @property
        def is_current(self) -> bool:
            """Whether the places are still those of which one was clicked."""
            return self._places == self._breadcrumb.places

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.places: tuple[str, ...] = ()

    def show(self, *places: str) -> None:
        """Show these places, the widest first."""
        if places != self.places:
            self.places = places
            self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return 1

    def render_line(self, y: int) -> Strip:
        width, host = self.size.width, host_of(self)
        line: Line = []
        fitting = self._fitting()
        for at, (text, _) in enumerate(fitting):
            line += [(_ARROW, "muted"), (text, "text")] if at else [(text, "text")]
        if line:
            line[-1] = (line[-1][0], "strong")
        name, remark = f"  {host.record_name}", self._remark()
        if line_width([*line, (name, ""), (remark, "")]) > width or any(index is None for _, index in fitting):
            name = ""
        blanks = " " * (width - line_width([*line, (name, ""), (remark, "")]))
        line += [(blanks, "text"), (name, "muted"), (remark, "strong")]
        return Strip(self.paint(line, width), width)

    def _remark(self) -> str:
        """What the reader must know of the file, whatever room is left for the places."""
        remark = host_of(self).record_remark
        return f"  ({remark})" if remark else ""

    def _fitting(self) -> list[tuple[str, int | None]]:
        return fit_places(self.places, self.size.width - cell_len(self._remark()))

    def on_click(self, event: events.Click) -> None:
        event.stop()
        x, start = event.x - self.styles.padding.left, 0
        for text, index in self._fitting():
            end = start + line_width([(text, "")])
            if start <= x < end and index is not None:
                self.post_message(self.PlaceSelected(self, index))
            start = end + len(_ARROW)
