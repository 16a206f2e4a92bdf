"""A table of many narrow cells with a cursor that moves both ways; the labels of rows and columns stay in view.

Cells are built when they are painted, so a table costs what is in view. `rows` has the list; this has the same
keys, and the ones to go sideways.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, Protocol

from rich.cells import cell_len
from rich.segment import Segment
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from councilui.common.width import cut
from councilui.tui.host import host_of
from councilui.tui.widgets.cursor_2d import Cursor2D, scroll_start
from councilui.tui.widgets.layout import Line, Piece, line_width, text

TALLEST_HEAD: Final = 5
"""Lines that the labels of the columns may take, written downwards."""
_NARROWEST: Final = 12  # cells that a row's label keeps however many columns there are
_SIGN = _BAR = _GAP = 1


class GridCells(Protocol):
    """What a grid shows: labels, and each cell by its place."""

    @property
    def rows(self) -> Sequence[str]:
        """The labels of the rows."""
        ...

    @property
    def columns(self) -> Sequence[str]:
        """The labels of the columns."""
        ...

    def label(self, row: int, cells: int) -> str:
        """The label of a row in at most `cells` cells."""
        ...

    def width(self, room: int) -> int:
        """How wide a cell is to be where a row's label and its cells have `room` cells of the terminal together."""
        ...

    def cell(self, row: int, column: int) -> Piece:
        """The text and the role of a cell; the text is put at the right of the cell."""
        ...


class NoCells:
    """A grid without anything in it."""

    rows: Sequence[str] = ()
    columns: Sequence[str] = ()

    def label(self, row: int, cells: int) -> str:
        """There is none."""
        return ""

    def width(self, room: int) -> int:
        """Any width will do."""
        return 1

    def cell(self, row: int, column: int) -> Piece:
        """There is none."""
        raise IndexError(row, column)


class GridLayout(NamedTuple):
    """The layout of a grid in its space: cells of a label, of a cell; columns and rows in view; lines of the head."""

    label: int
    cell: int
    columns: int
    rows: int
    head: int


def grid_layout(cells: GridCells, width: int, height: int) -> GridLayout:
    """The plan for a view of `width` by `height`: labels whole when every column is in view then, else shorter."""
    room = max(width - _SIGN - _BAR - _GAP, 4)
    longest = max((cell_len(label) for label in cells.rows), default=0)
    cell = cells.width(room)
    free = room - len(cells.columns) * cell
    label = min(longest, free if free >= _NARROWEST else max(min(_NARROWEST * 2, room // 3), 1))
    widest = max((cell_len(label) for label in cells.columns), default=0)
    head = 1 if widest < cell else min(widest, TALLEST_HEAD, max(height // 4, 2))
    columns = min(len(cells.columns), max((room - label) // cell, 1))
    return GridLayout(label, cell, columns, max(height - head, 1), head)


@dataclass
class CellMessage(Message):
    """What happened to a cell. A filter or another order may change the table while the message is on its way."""

    grid: Grid
    row: int
    column: int
    cells: GridCells

    @property
    def is_current(self) -> bool:
        """Whether the grid still shows the table that the row and the column are of."""
        return self.cells is self.grid.cells


class Grid(Cursor2D[tuple[int, int]]):
    """A table of cells with a cursor."""

    @dataclass
    class CellHighlighted(CellMessage):
        """The cursor is on another cell, or on the same place of another table."""

    @dataclass
    class CellSelected(CellMessage):
        """Enter, or a click on the cell under the cursor."""

    def __init__(self, *, id: str | None = None, empty: str = "") -> None:
        """`empty` is the sentence shown when there is no cell."""
        super().__init__(id=id)
        self.empty = empty
        self.cells: GridCells = NoCells()
        self.cursor = (0, 0)
        self.top = self.left = 0
        self._plancache: tuple[Size, GridLayout] | None = None

    def show(self, cells: GridCells, cursor: tuple[int, int] = (0, 0)) -> None:
        """Show another table with the cursor on a cell of it."""
        self.cells = cells
        self._plancache = None
        self.top = self.left = 0
        self.cursor = self._inside(*cursor)
        self.reveal()
        self.refresh()
        self._post_highlighted()

    @property
    def is_empty(self) -> bool:
        return not (len(self.cells.rows) and len(self.cells.columns))

    @property
    def plan(self) -> GridLayout:
        """The table's layout in the widget's space, which may change before the widget hears of it."""
        if self._plancache is None or self._plancache[0] != self.size:
            plan = grid_layout(self.cells, *self.size)
            self._plancache = self.size, plan
            self.top = max(min(self.top, len(self.cells.rows) - plan.rows), 0)
            self.left = max(min(self.left, len(self.cells.columns) - plan.columns), 0)
        return self._plancache[1]

    # Moving

    def move_to(self, row: int, column: int) -> None:
        """Put the cursor on a cell, or on the nearest there is, and show it."""
        before, before_view = self.cursor, (self.top, self.left)
        self.cursor = self._inside(row, column)
        if self.cursor == before:
            return
        self.reveal()
        if (self.top, self.left) != before_view:
            self.refresh()
        else:
            width, head = self.size.width, self.plan.head
            lines = {head + row - self.top for row in (before[0], self.cursor[0])}
            regions = [Region(0, y, width, 1) for y in lines]
            self.refresh(Region(0, 0, width, head), *regions)
        self._post_highlighted()

    def _inside(self, row: int, column: int) -> tuple[int, int]:
        return (
            max(min(row, len(self.cells.rows) - 1), 0),
            max(min(column, len(self.cells.columns) - 1), 0),
        )

    def reveal(self) -> None:
        """Scroll as little as needed for the cursor to be in view, with no empty space at the end."""
        row, column = self.cursor
        rows, columns = self.plan.rows, self.plan.columns
        self.top = scroll_start(self.top, row, rows, len(self.cells.rows))
        self.left = scroll_start(self.left, column, columns, len(self.cells.columns))

    def _post_highlighted(self) -> None:
        if not self.is_empty:
            self.post_message(self.CellHighlighted(self, *self.cursor, self.cells))

    def go(self, place: tuple[int, int]) -> None:
        """The cursor goes to a cell."""
        self.move_to(*place)

    def step(self, across: int, down: int) -> None:
        """So many columns and rows on."""
        self.move_to(self.cursor[0] + down, self.cursor[1] + across)

    def action_page_down(self) -> None:
        """A view further down."""
        self.step(0, max(self.plan.rows - 1, 1))

    def action_page_up(self) -> None:
        """A view further up."""
        self.step(0, -max(self.plan.rows - 1, 1))

    def action_row_first(self) -> None:
        self.move_to(0, self.cursor[1])

    def action_row_last(self) -> None:
        """The last row, or the one with the number typed before."""
        self.move_to((self.count or len(self.cells.rows)) - 1, self.cursor[1])

    def action_column_first(self) -> None:
        self.move_to(self.cursor[0], 0)

    def action_column_last(self) -> None:
        self.move_to(self.cursor[0], len(self.cells.columns) - 1)

    def action_choose(self) -> None:
        """Open the cell under the cursor."""
        if not self.is_empty:
            self.post_message(self.CellSelected(self, *self.cursor, self.cells))
        else:
            host_of(self).notify_user("There is nothing to open here.")

    def move_view(self, rows: int, columns: int) -> None:
        """Move the view and leave the cursor where it is."""
        top = max(min(self.top + rows, len(self.cells.rows) - self.plan.rows), 0)
        left = max(min(self.left + columns, len(self.cells.columns) - self.plan.columns), 0)
        if (top, left) != (self.top, self.left):
            self.top, self.left = top, left
            self.refresh()

    def place_at(self, x: int, y: int) -> tuple[int, int] | None:
        """The cell there; of a label the cell that its row or column has in common with the cursor's."""
        if self.is_empty:
            return None
        place = self.plan
        row = self.top + y - place.head if y >= place.head else self.cursor[0]
        x -= _SIGN + place.label + _GAP
        column = self.left + x // place.cell if 0 <= x < place.columns * place.cell else self.cursor[1]
        if row >= len(self.cells.rows) or (y < place.head and (row, column) == self.cursor):
            return None
        return row, column

    # Painting

    def render_line(self, y: int) -> Strip:
        """One line: of the labels above, of a row, or empty."""
        width = self.size.width
        if self.is_empty:
            lines = text(self.empty, "muted").lines(max(width - 2, 4)) if self.empty else []
            return Strip(self.paint([(" ", "text"), *lines[y]] if y < len(lines) else [], width), width)
        head = self.plan.head  # before `top`, which it may move
        row = self.top + y - head
        if y < head:
            line, overlay = self._head(y), None
        elif row < len(self.cells.rows):
            line = self._row(row)
            overlay = self.role("cursor-away") if row == self.cursor[0] else None
        else:
            line, overlay = [], None
        segments = self.paint(line, width - _BAR, overlay)
        return Strip([*segments, self._bar(y)]).adjust_cell_length(width, self.base())

    def _head(self, y: int) -> Line:
        """A line of the columns' labels; beside them in the first, which columns these are when not all."""
        place = self.plan
        total, last = len(self.cells.columns), self.left + place.columns
        before, after = "◀ " if self.left else "", " ▶" if last < total else ""
        position = f"{before}{self.left + 1}–{last} of {total}{after}" if before or after else ""
        if len(position) > place.label:
            position = cut(f"{before.strip()}{after.strip()}", place.label)
        beside = position if y == 0 else ""
        line: Line = [(f" {beside:<{place.label}} ", "muted")]
        for column in range(self.left, last):
            label = self.cells.columns[column]
            # Written downwards, standing on the line below, unless a whole label fits a cell.
            part = label if place.head == 1 else label[: place.head].rjust(place.head)[y]
            role = "here" if column == self.cursor[1] else "muted"
            line += _in_cell((part, role), place.cell)
        return line

    def _row(self, row: int) -> Line:
        place, here = self.plan, row == self.cursor[0]
        label = self.cells.label(row, place.label)
        gap = " " * (place.label - cell_len(label) + _GAP)
        line: Line = [("▶" if here else " ", "text"), (f"{label}{gap}", "strong" if here else "text")]
        for column in range(self.left, self.left + place.columns):
            piece = self.cells.cell(row, column)
            if here and column == self.cursor[1]:
                self.show_cursor(line_width(line) + place.cell - 1, place.head + row - self.top)
                space = " " * (place.cell - cell_len(piece[0]))
                line.append((space + piece[0], "here" if self.has_focus else "cursor"))
            else:
                line += _in_cell(piece, place.cell)
        return line

    def _bar(self, y: int) -> Segment:
        """The cell at the right of line `y`: signs where rows are cut off, and a thumb between them."""
        place, total = self.plan, len(self.cells.rows)
        line, sign = y - place.head, " "
        if total > place.rows and line >= 0:
            first = self.top * place.rows // total
            if line == 0 and self.top:
                sign = "▲"
            elif line == place.rows - 1 and self.top + place.rows < total:
                sign = "▼"
            elif first <= line <= first + place.rows * place.rows // total:
                sign = "┃"
        return Segment(sign, self.base() + self.role("thumb"))


def _in_cell(piece: Piece, width: int) -> Line:
    """A piece at the right of a cell; a role with a ground of its own (`shade-3`) fills the cell."""
    label, role = piece
    gap = " " * (width - line_width([piece]))
    return [(gap + label, role)] if role.startswith("shade") or not gap else [(gap, "text"), piece]
