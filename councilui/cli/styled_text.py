"""Text as the commands print it: wrapped to the width of the terminal, bold, dim or colored where there is one.

Rich does this, too, but importing it and wrapping with it would be a third of the time of a command.
"""

import os
import sys
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from councilui.cli.table import wrapped_lines
from councilui.common.width import split

Piece = str | tuple[str, str]
"""A text, perhaps with the words of its style: ("Sources", "bold underline")."""
_CODES: Final = {"bold": "1", "dim": "2", "underline": "4", "red": "31", "green": "32", "blue": "34"}
_COLORS: Final = ("red", "green", "blue")
_PIPE_WIDTH: Final = 120
_TERMINAL_WIDTH: Final = 80
"""Where a terminal doesn't say how wide it is."""
_LEAST_WIDTH: Final = 20


class Output(NamedTuple):
    """Standard output: how many cells wide it is, and the styles that it shows."""

    width: int
    styles: frozenset[str]

    def print(self, *pieces: Piece) -> None:
        """Print a text, wrapped."""
        self.print_indented(*pieces)

    def print_indented(self, *pieces: Piece, sign: str = "", cells: int = 0) -> None:
        """Print a text, wrapped, `cells` from the left; a `sign` stands there before the first line."""
        room = self.width - (cells or len(sign))
        margin = " " * (cells or len(sign))
        text, at = "".join(text_of(piece) for piece in pieces), 0
        lines = []
        for number, line in enumerate(wrapped_lines(text, max(room, 1))):
            at = text.index(line, at)
            start, at = at, at + len(line)
            styled = "".join(self._paint(*part) for part in _cut_out(pieces, start, start + len(line.rstrip())))
            lines.append(f"{sign if sign and not number else margin}{styled}".rstrip(" ") + "\n")
        sys.stdout.write("".join(lines))

    def print_line(self, *pieces: Piece) -> None:
        """Print a text on one line; what is too long is cut off."""
        text = "".join(text_of(piece) for piece in pieces)
        end = len(split(text, self.width)[0].rstrip())
        sys.stdout.write("".join(self._paint(*part) for part in _cut_out(pieces, 0, end)) + "\n")

    def _paint(self, text: str, style: str) -> str:
        codes = ";".join(_CODES[word] for word in style.split() if word in self.styles)
        return f"\x1b[{codes}m{text}\x1b[0m" if codes else text


def output() -> Output:
    """Standard output as it is now.

    A pipe gets no styles and 120 columns, or what COLUMNS says; so does a terminal that says it is a dumb one.
    """
    is_terminal = sys.stdout.isatty()
    has_styles = (is_terminal or bool(os.environ.get("FORCE_COLOR"))) and os.environ.get("TERM", "") != "dumb"
    has_colors = has_styles and not os.environ.get("NO_COLOR")
    styles = frozenset(name for name in _CODES if has_colors or (has_styles and name not in _COLORS))
    columns = os.environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdecimal() and int(columns) >= _LEAST_WIDTH:
        return Output(int(columns), styles)
    if not is_terminal:
        return Output(_PIPE_WIDTH, styles)
    try:
        width = os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError):
        width = 0
    return Output(width or _TERMINAL_WIDTH, styles)


def text_of(piece: Piece) -> str:
    """A piece without its style."""
    return piece if isinstance(piece, str) else piece[0]


def _cut_out(pieces: Sequence[Piece], start: int, end: int) -> Iterator[tuple[str, str]]:
    """The text from `start` up to `end`, in parts with a style each."""
    at = 0
    for piece in pieces:
        text, style = (piece, "") if isinstance(piece, str) else piece
        part = text[max(start - at, 0) : max(end - at, 0)]
        if part:
            yield part, style
        at += len(text)
