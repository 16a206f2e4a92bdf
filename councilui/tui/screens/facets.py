"""Who says it most, in which body, capacity and venue, and how often over time; each bar leads to its statements."""

import sqlite3
from collections.abc import Iterable
from typing import ClassVar, Final, NamedTuple

from textual.widget import Widget

from councilui.analysis.refine import narrow
from councilui.common.shares import at_least
from councilui.export.model import Export
from councilui.record.search.facets import facets
from councilui.record.search.over_time import over_time
from councilui.record.views.search import Facets, TimeSeries, Unit
from councilui.tui.panes.facet_rows import FacetLink, facet_rows, series_rows
from councilui.tui.remembered import Remembered
from councilui.tui.routes import PromptRoute, SearchRoute
from councilui.tui.screens.base import ToolScreen
from councilui.tui.widgets.layout import Piece, Text, text
from councilui.tui.widgets.rows import ListedRows, ListRow, RowList
from councilui.tui.widgets.styled import TextBlock

UNITS: Final[tuple[Unit, ...]] = ("year", "month", "meeting")
BASE: Final = (
    "Matching statements, of all on record for that period or speaker, and the rate per 1,000 words; a rate in "
    "parentheses is based on fewer than 1,000 words."
)


class FacetCounts(NamedTuple):
    """What was counted of a query and of those beside it."""

    facets: Facets
    series: TimeSeries


class FacetsScreen(ToolScreen):
    """Bars of a query and of those beside it."""

    SCOPES: ClassVar[tuple[str, ...]] = ("overlay", "facets", "selection", "rows", "app")
    is_by_rate = Remembered("facets.by_rate", (False, True))
    BREADCRUMB = ("Search", "who and when")
    DEFAULT_CSS = """
    FacetsScreen #totals { margin: 0 0 1 0; }
    """

    def __init__(self, query: str) -> None:
        """Of `query`, whose last word may yet grow."""
        super().__init__()
        self.queries = [query]
        self.unit: Unit = "year"
        self.counts: FacetCounts | None = None

    def widgets(self) -> Iterable[Widget]:
        yield TextBlock(id="totals")
        yield RowList(empty="Counting …")

    def on_mount(self) -> None:
        self._read()

    def _read(self) -> None:
        queries, unit = [self.queries[0], *(f"{query} " for query in self.queries[1:])], self.unit
        known = self.counts.facets if self.counts is not None else None

        def count(connection: sqlite3.Connection) -> FacetCounts:
            counts = known or facets(connection, queries[0], typing=True)
            return FacetCounts(counts, over_time(connection, queries, unit, typing=True))

        self.read(count, self.show_counts, keys_wait=False)  # another unit ends the counting

    def show_counts(self, counts: FacetCounts) -> None:
        """Show what was counted, the cursor where it was."""
        keep = self.counts is not None
        self.counts = counts
        self._show(keep)

    def _show(self, keep: bool = True) -> None:
        if self.counts is None:
            return
        facet_table, series = self.counts
        rows: list[ListRow] = []
        if any(line.total for line in series.lines):
            head = (text(f"HOW OFTEN, BY {self.unit.upper()}", "heading"),)
            rows = [ListRow("time", head, selectable=False), *series_rows(series)]
        rows += facet_rows(facet_table, self.is_by_rate)
        self.rows.empty = "Nothing in this record matches."
        self.rows.show(ListedRows(rows), keep=keep)
        self._show_totals()

    def _show_totals(self) -> None:
        if self.counts is None:
            return
        query = self.queries[0].strip()
        self.set_breadcrumb(("Search", SearchRoute(query)), query, "who and when")
        facet_table, series = self.counts
        pieces: list[Piece] = []
        for line in series.lines:
            count = at_least(line.total, line.complete)
            since = f", counted since {line.since}" if line.since else ""
            pieces += [
                (f"{line.query}: ", "muted"),
                (f"{count} statement{'' if count == '1' else 's'}{since}", "strong"),
                ("   ", "text"),
            ]
        if facet_table.since:
            pieces.append((f"\nWho and where: of the newest {facet_table.total:,}, since {facet_table.since}.", "warn"))
        for note in dict.fromkeys((*facet_table.notes, *(note for line in series.lines for note in line.notes))):
            pieces.append((f"\n{note}", "warn"))
        order = "highest rate first" if self.is_by_rate else "most matches first"
        self.query_one("#totals", TextBlock).show(Text(tuple(pieces)), text(f"{BASE} {order.capitalize()}.", "muted"))

    def export(self) -> Export | None:
        if self.counts is None:
            return None
        from councilui.export.search_counts import search_counts_export

        query = self.queries[0]
        return search_counts_export(query.strip() if query.endswith(" ") else f"{query.strip()}…", *self.counts)

    def action_group(self) -> None:
        self.unit = UNITS[(UNITS.index(self.unit) + 1) % len(UNITS)]
        self._read()

    def action_sort(self) -> None:
        """Most matches first, or most for the words spoken."""
        self.is_by_rate = not self.is_by_rate
        self._show()

    def action_compare(self) -> None:
        """Another query beside this one."""

        def count_beside(query: str | None) -> None:
            if query is None:
                return
            self.queries = [*self.queries, query] if query.strip() else self.queries[:1]
            self._read()

        hint = "For example: deport* OR removal. Leave it blank to stop comparing."
        self.host.open(PromptRoute("Compare with search", hint), count_beside)

    def open_row(self, value: FacetLink) -> None:
        """To the statements behind a bar, in a search of their own: Esc comes back to the bar."""
        if value.filter is None:
            self.host.notify_user("No filter can pick out these statements.")
            return
        query = narrow(self.queries[value.query], value.filter, typing=value.query == 0)
        self.host.open(SearchRoute(f"{query} "))
