"""Who says it most, in which body, capacity and venue, and how often over time; each bar leads to its statements."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import ClassVar, Final, NamedTuple

from textual.widget import Widget

from councilui.analysis.refine import narrowed
from councilui.export.catalogue import Export
from councilui.record.search.facets import facets
from councilui.record.search.over_time import over_time
from councilui.record.views.search import Facets, TimeSeries, Unit
from councilui.tui import actions
from councilui.tui.loader import Answer, ReadFailed
from councilui.tui.panes.facet_rows import Condition, facet_rows, series_rows
from councilui.tui.screens.base import ToolScreen
from councilui.tui.widgets.layout import Piece, Text, text
from councilui.tui.widgets.rows import ListedRows, Row, RowList
from councilui.tui.widgets.styled import TextBlock

UNITS: Final[tuple[Unit, ...]] = ("year", "month", "meeting")
BASE: Final = (
    "Statements that match, of all on record of that time or speaker; for each 1,000 words said, in brackets where "
    "fewer than 1,000 are on record."
)


class Counted(NamedTuple):
    """What was counted of a query and of those beside it."""

    facets: Facets
    series: TimeSeries


class FacetsRead(Answer[Counted]):
    """It has been counted."""


class FacetsScreen(ToolScreen):
    """See the module."""

    BINDINGS: ClassVar = actions.bindings("facets")
    SCOPES: ClassVar[tuple[str, ...]] = ("over", "facets", "do", "rows", "app")
    PLACES = ("Search", "who and when")
    DEFAULT_CSS = """
    FacetsScreen #counted { margin: 0 0 1 0; }
    """

    def __init__(self, query: str) -> None:
        """Of `query`, whose last word may yet grow."""
        super().__init__()
        self.queries = [query]
        self.unit: Unit = "year"
        self.rated = False
        self.counted: Counted | None = None

    def widgets(self) -> Iterable[Widget]:
        """What was counted, and the bars."""
        yield TextBlock(id="counted")
        yield RowList(empty="Counting …")

    def on_mount(self) -> None:
        """Ask."""
        self.rows.focus()
        self._ask()

    @property
    def rows(self) -> RowList:
        """The list."""
        return self.query_one(RowList)

    @property
    def lane(self) -> str:
        """Each screen asks in a lane of its own."""
        return f"facets {id(self)}"

    def _ask(self) -> None:
        queries, unit = [self.queries[0], *(f"{query} " for query in self.queries[1:])], self.unit
        known = self.counted.facets if self.counted is not None else None

        def question(connection: sqlite3.Connection) -> Counted:
            found = known or facets(connection, queries[0], typing=True)
            return Counted(found, over_time(connection, queries, unit, typing=True))

        self.app.reading.ask(self, self.lane, question, FacetsRead)

    def on_facets_read(self, event: FacetsRead) -> None:
        """It has been counted."""
        event.stop()
        if self.app.reading.is_current(event):
            keep = self.counted is not None
            self.counted = event.value
            self._show(keep)

    def on_read_failed(self, event: ReadFailed) -> None:
        """What could not be read is told; what was shown stays."""
        super().on_read_failed(event)
        if self.counted is None:
            self.rows.empty = event.sentence
            self.rows.show(ListedRows())

    def on_unmount(self) -> None:
        """Nobody waits any more."""
        self.app.reading.drop(self.lane)

    def _show(self, keep: bool = True) -> None:
        if self.counted is None:
            return
        found, series = self.counted
        rows: list[Row] = []
        if any(line.total for line in series.lines):
            head = (text(f"HOW OFTEN, BY {self.unit.upper()}", "heading"),)
            rows = [Row("time", head, selectable=False), *series_rows(series)]
        rows += facet_rows(found, self.rated)
        self.rows.empty = "Nothing in the record fits this."
        self.rows.show(ListedRows(rows), keep=keep)
        self._tell()

    def _tell(self) -> None:
        if self.counted is None:
            return
        self.place("Search", self.queries[0].strip(), "who and when")
        found, series = self.counted
        pieces: list[Piece] = []
        for line in series.lines:
            count = f"{line.total:,}" if line.complete else f"at least {line.total:,}"
            since = f", counted since {line.since}" if line.since else ""
            pieces += [
                (f"{line.query}: ", "muted"),
                (f"{count} statement{'' if count == '1' else 's'}{since}", "strong"),
                ("   ", "text"),
            ]
        if found.since:
            pieces.append((f"\nWho and where: of the newest {found.total:,}, since {found.since}.", "warn"))
        for note in dict.fromkeys((*found.notes, *(note for line in series.lines for note in line.notes))):
            pieces.append((f"\n{note}", "warn"))
        order = "most for the words said first" if self.rated else "most matches first"
        self.query_one("#counted", TextBlock).show(Text(tuple(pieces)), text(f"{BASE} {order.capitalize()}.", "muted"))

    def exported(self) -> Export | None:
        """What was counted."""
        if self.counted is None:
            return None
        from councilui.export.search_counts import counted_export

        query = self.queries[0]
        return counted_export(query.strip() if query.endswith(" ") else f"{query.strip()}…", *self.counted)

    def action_finer(self) -> None:
        """By year, by month, by meeting."""
        self.unit = UNITS[(UNITS.index(self.unit) + 1) % len(UNITS)]
        self._ask()

    def action_sort(self) -> None:
        """Most matches first, or most for the words spoken."""
        self.rated = not self.rated
        self._show()

    def action_beside(self) -> None:
        """Another query beside this one."""
        from councilui.tui.screens.prompt import PromptScreen

        def go(query: str | None) -> None:
            if query is None:
                return
            self.queries = [*self.queries, query] if query.strip() else self.queries[:1]
            self._ask()

        hint = "Counted over the same time, for example: deport* OR removal. An empty one takes them away."
        self.app.push_screen(PromptScreen("Beside which query?", hint), go)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """To the statements behind a bar, in a search of their own: Esc comes back to the bar."""
        event.stop()
        condition = event.row.value
        if not isinstance(condition, Condition):
            return
        if condition.filter is None:
            self.app.tell("No filter can say this: nothing tells these statements from others.")
            return
        from councilui.tui.screens.search import SearchScreen

        query = narrowed(self.queries[condition.nth], condition.filter, typing=condition.nth == 0)
        self.app.push_screen(SearchScreen(f"{query} "))
