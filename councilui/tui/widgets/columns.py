"""Rows in columns, and the line of headings over them that shows the order and takes clicks."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from rich.cells import cell_len
from textual import events
from textual.message import Message
from textual.strip import Strip

from councilui.common.width import cut
from councilui.tui.widgets.layout import Line, Piece, Text, line_width
from councilui.tui.widgets.rows import GUTTER
from councilui.tui.widgets.styled import StyledWidget

_GAP: Final = 2
_NARROW: Final = 100  # cells below which the last column is under the others
_LINES: Final = 2  # of the last column


class TableColumn(NamedTuple):
    """`sort` is what a click on the heading orders by; `width` 0 takes what is left, in the last column alone."""

    title: str
    sort: str
    width: int = 0
    right: bool = False


class ColumnCells(NamedTuple):
    """A row of columns, the last one wrapped; where there is no room for it beside the others, it is under them.

    So is a column for which there is none; a number and what is unknown then say of what.
    """

    columns: tuple[TableColumn, ...]
    cells: tuple[Piece, ...]
    last: tuple[Piece, ...]

    def lines(self, width: int) -> list[Line]:
        line: Line = []
        last = self.last
        for column, (content, role) in zip(self.columns, self.cells, strict=False):
            if line_width(line) + column.width > width:  # it goes before the last one
                name = f"{column.title} " if column.right or content == "unknown" else ""
                last = ((f"{name}{content} · ", role), *last)
                continue
            label = cut(content, column.width)
            blank = " " * (column.width - cell_len(label))
            line += [(blank, "text"), (label, role)] if column.right else [(label, role), (blank, "text")]
            line.append((" " * _GAP, "text"))
        if width < _NARROW:
            return [line[:-1], *Text(last, indent=2, limit=_LINES).lines(width)]
        at = line_width(line)
        wrapped = Text(last, limit=_LINES).lines(width - at)
        return [[*line, *wrapped[0]], *([(" " * at, "text"), *more] for more in wrapped[1:])]


class Headings(StyledWidget):
    """The titles of the columns; the one that orders the rows has a sign of the direction."""

    DEFAULT_CSS = """
    Headings { width: 1fr; height: 1; }
    """

    @dataclass
    class HeadingSelected(Message):
        """A heading was clicked."""

        sort: str

    def __init__(self) -> None:
        super().__init__()
        self.columns: tuple[TableColumn, ...] = ()
        self.sort, self.falling = "", False

    def show(self, columns: Sequence[TableColumn], sort: str, falling: bool) -> None:
        """Show the columns of the rows, and what these are ordered by; `falling` from the largest or newest."""
        self.columns, self.sort, self.falling = tuple(columns), sort, falling
        self.refresh()

    def _positions(self) -> list[tuple[int, TableColumn, str]]:
        """(cell, column, text) of each heading."""
        positions, at = [], GUTTER
        room = self.size.width - 2 * GUTTER - 1
        for column in self.columns:
            if at - GUTTER + column.width > room:
                continue  # it is before the last one
            sign = ("▼" if self.falling else "▲") if column.sort == self.sort else ""
            title = column.title + sign
            if column.width == 0 and room < _NARROW:
                continue  # it is under the others
            label = title if column.width == 0 else cut(title, column.width)
            left = column.width - cell_len(label) if column.right else 0
            positions.append((at + left, column, label))
            at += column.width + _GAP
        return positions

    def render_line(self, y: int) -> Strip:
        line: Line = []
        for at, column, label in self._positions():
            line += [
                (" " * (at - line_width(line)), "text"),
                (label, "strong" if column.sort == self.sort else "muted"),
            ]
        return Strip(self.paint(line, self.size.width)).adjust_cell_length(self.size.width, self.base())

    def on_click(self, event: events.Click) -> None:
        event.stop()
        for at, column, label in reversed(self._positions()):
            if event.x >= min(at, at + cell_len(label) - column.width):
                self.post_message(self.HeadingSelected(column.sort))
                return
