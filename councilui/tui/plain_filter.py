"""What keeps a terminal safe from the text of a record."""

from collections.abc import Sequence

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from councilui.common.plain_text import plain


class PlainFilter(LineFilter):
    """The last line of defense: no control or format character reaches the terminal, whatever it was in.

    `others` are the filters before it: with one filter a line is built once, not once for each.
    """

    def __init__(self, others: Sequence[LineFilter] = ()) -> None:
        super().__init__()
        self.others = others

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """`segments` with every text made plain, one cell for each character that took one."""
        for other in self.others:
            segments = other.apply(segments, background)
        if all(segment.text.isprintable() for segment in segments):
            return segments
        return [
            segment if segment.text.isprintable() else Segment(_harmless(segment.text), segment.style, segment.control)
            for segment in segments
        ]


def _harmless(text: str) -> str:
    return plain(text).replace("\n", " ")
