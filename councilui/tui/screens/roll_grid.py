"""All roll calls of a meeting as a grid: a row for each vote event, a column for each member."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, Final

from textual.widget import Widget

from councilui.analysis.headlines import line_headline, line_question
from councilui.analysis.roll_grid import (
    ORDERS,
    RollGrid,
    alike_rows,
    by_nays,
    cell_sentence,
    fit_label,
    legend,
    letter,
    narrow_grid,
    row_label,
)
from councilui.analysis.vote_scope import vote_scope_text
from councilui.common.dates import short_date
from councilui.common.shares import plural
from councilui.export.model import Export
from councilui.kinds.grid import read_grid
from councilui.tui.remembered import Remembered
from councilui.tui.routes import MeetingRoute, MeetingsRoute
from councilui.tui.screens.base import ToolScreen
from councilui.tui.selection import Selection
from councilui.tui.widgets.filter_line import FilterLine
from councilui.tui.widgets.grid import Grid
from councilui.tui.widgets.layout import Piece, Text
from councilui.tui.widgets.roles import SIDES
from councilui.tui.widgets.styled import TextBlock

_LABEL: Final = 26  # cells that a label should have before the cells get two each


class RollCells:
    """The cells of a grid of rolls."""

    def __init__(self, grid: RollGrid) -> None:
        self.grid = grid
        wards = all(column.district for column in grid.columns)
        self.columns: Sequence[str] = [(column.district if wards else None) or column.name for column in grid.columns]
        self.rows: Sequence[str] = [row_label(row) for row in grid.rows]
        self._alike = alike_rows(grid)

    def label(self, row: int, cells: int) -> str:
        """The label, its end kept where it begins like another's."""
        return fit_label(self.grid.rows[row], row in self._alike, cells)

    def width(self, room: int) -> int:
        """Two for each where that leaves a label its room, else one."""
        return 2 if room - 2 * len(self.columns) >= _LABEL else 1

    def cell(self, row: int, column: int) -> Piece:
        vote = self.grid.rows[row].votes[column]
        return letter(vote), SIDES.get(vote.option, "strong") if vote is not None else "muted"


class RollGridScreen(ToolScreen):
    """The roll calls of a meeting."""

    SCOPES: ClassVar[tuple[str, ...]] = ("overlay", "table", "selection", "rows", "grid", "app")
    order = Remembered("roll_calls.order", ORDERS)
    DEFAULT_CSS = """
    RollGridScreen #cell { height: 3; }
    RollGridScreen.-narrow #cell { height: 4; }
    """

    def __init__(self, meeting: str, vote: str | None = None, person: str | None = None) -> None:
        """The rolls of `meeting`, the cursor on a vote and a member of it if any."""
        super().__init__()
        self.meeting, self.start = meeting, (vote, person)
        self.in_order: RollGrid | None = None
        self.grid: RollGrid | None = None
        """What is shown: in its order, and of that what the filter leaves."""

    def widgets(self) -> Iterable[Widget]:
        """The filter, the grid, what is under the cursor, what the letters mean."""
        grid = Grid(empty="Reading the rolls …")
        yield FilterLine("words of a vote, or members' names", grid)
        yield grid
        yield TextBlock(id="cell")
        yield TextBlock(id="legend")

    def on_mount(self) -> None:
        self.set_breadcrumb("Roll calls")
        self.query_one(Grid).focus()
        meeting = self.meeting
        self.read(lambda connection: read_grid(connection, meeting), self.show_rolls)

    def show_rolls(self, grid: RollGrid) -> None:
        """All rolls, the cursor where the user comes from."""
        self.in_order = grid
        self._show(*self.start)

    def _show(self, vote: str | None, person: str | None) -> None:
        """Show the grid in its order, the cursor on the cell of a vote and a person."""
        if self.in_order is None:
            return
        whole, line = self._ordered(self.in_order), self.query_one(FilterLine)
        grid = self.grid = narrow_grid(whole, line.value)
        row = next((index for index, row in enumerate(grid.rows) if row.line.id == vote), 0)
        column = next((index for index, column in enumerate(grid.columns) if column.person == person), 0)
        widget = self.query_one(Grid)
        none = "No roll calls found for this meeting."
        widget.empty = "No matches. Press Esc to show everything." if whole.rows else none
        widget.show(RollCells(grid), (row, column))
        if widget.is_empty:
            self.query_one("#cell", TextBlock).show()
        votes, members = plural(len(whole.rows), "vote"), plural(len(whole.columns), "member")
        line.count = f"{len(grid.rows):,} of {votes}, {len(grid.columns)} of {members}" if line.value.strip() else ""
        order = "most no votes first" if self.order == "nays" else "in the meeting's order"
        self.set_breadcrumb(
            (grid.body.name, MeetingsRoute(grid.meeting.id)),
            (short_date(grid.meeting.date), MeetingRoute(grid.meeting.id)),
            f"{votes}, {members}",
            order,
        )
        pieces: list[Piece] = []
        for sign, meaning in legend(grid):
            pieces += [(sign, SIDES.get(meaning, "strong")), (f" {meaning}   ", "muted")]
        pieces.append((vote_scope_text(grid.vote_scope), "muted"))
        self.query_one("#legend", TextBlock).show(Text(tuple(pieces)))

    def on_grid_cell_highlighted(self, event: Grid.CellHighlighted) -> None:
        event.stop()
        if self.grid is not None and event.is_current:
            line = self.grid.rows[event.row].line
            who = Text(((cell_sentence(self.grid, event.row, event.column), "strong"),), limit=2)
            what = Text(((f"{line_headline(line)}. ", "text"), (line.question, "muted")), limit=2)
            self.query_one("#cell", TextBlock).show(who, what)

    def on_grid_cell_selected(self, event: Grid.CellSelected) -> None:
        event.stop()
        if self.grid is not None and event.is_current:
            line = self.grid.rows[event.row].line
            self.host.open(MeetingRoute(line.meeting, vote=line.id))

    def action_sort(self) -> None:
        """As the meeting went, or the most no votes in the upper left corner."""
        selection = self.selection()
        self.order = ORDERS[(ORDERS.index(self.order) + 1) % len(ORDERS)]
        self._show(selection.vote, selection.person)

    def _ordered(self, grid: RollGrid) -> RollGrid:
        return by_nays(grid) if self.order == "nays" else grid

    def on_filter_line_filter_changed(self, event: FilterLine.FilterChanged) -> None:
        event.stop()
        selection = self.selection()
        self._show(selection.vote, selection.person)

    def selection(self) -> Selection:
        """The vote of the row and the member of the column."""
        grid, cursor = self.grid, self.query_one(Grid).cursor
        if grid is None or not grid.rows or not grid.columns:
            return Selection(meeting=self.meeting, body=grid.body.id if grid is not None else None)
        line, column = grid.rows[cursor[0]].line, grid.columns[cursor[1]]
        return Selection(
            meeting=self.meeting, body=grid.body.id, vote=line.id, matter=line.matter, person=column.person
        )

    def export(self) -> Export | None:
        """The whole meeting, in the order shown."""
        from councilui.export.roll_grid import grid_export

        return grid_export(self._ordered(self.in_order)) if self.in_order is not None else None

    def clipboard_text(self) -> tuple[str, str] | None:
        """How the member of the column voted on the vote of the row."""
        grid, cursor = self.grid, self.query_one(Grid).cursor
        if grid is None or not grid.rows or not grid.columns:
            return None
        line = grid.rows[cursor[0]].line
        quote = f"{cell_sentence(grid, *cursor)} {line_headline(line)}. {line_question(line)}".rstrip()
        return f"{quote}\n— {grid.body.name}, {short_date(line.date)}.", "The vote and what it was on"
