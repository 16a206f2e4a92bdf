"""NO_COLOR: no color code at all, where Textual would send grays. Bold, dim, underlined and reversed text stays."""

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter


class ColorlessFilter(LineFilter):
    """Takes the colors from every line."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [Segment(text, style and _without_color(style), control) for text, style, control in segments]


@lru_cache(4096)
def _without_color(style: Style) -> Style:
    return Style(
        bold=style.bold, dim=style.dim, italic=style.italic, underline=style.underline, reverse=style.reverse,
        strike=style.strike, link=style.link, meta=style.meta or None,
    )  # fmt: skip
