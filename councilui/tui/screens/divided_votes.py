"""The divided-roll desk: every vote event with a nay, closest first, in any order, narrowed as you type."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import ClassVar, NamedTuple

from textual.widget import Widget

from councilui.analysis.divided_votes import figures, figures_text, left_out_text, ordered
from councilui.analysis.vote_filter import TOKENS, Typed, read_filter
from councilui.export.catalogue import Export
from councilui.record.model import Source
from councilui.record.views.divided_votes import DividedVote, DividedVotesBase, VoteFilter
from councilui.tui import actions
from councilui.tui.loader import Answer, ReadFailed
from councilui.tui.panes.divided_vote_rows import COLUMNS, DividedVoteRows, Order
from councilui.tui.screens.base import ToolScreen
from councilui.tui.selection import Selection
from councilui.tui.widgets.columns import Headings
from councilui.tui.widgets.filter_line import FilterLine
from councilui.tui.widgets.layout import Piece, Text
from councilui.tui.widgets.rows import ListedRows, RowList
from councilui.tui.widgets.styled import TextBlock

CYCLE = ("margin", "date", "record", "dissent", "result", "method", "title")


class Found(NamedTuple):
    """What a filter brought, and how it was read."""

    typed: Typed
    lines: list[DividedVote]
    sources: dict[str, Source]


class DividedVotesRead(Answer[Found]):
    """The votes have been read."""


class BaseRead(Answer[DividedVotesBase]):
    """What they are a part of has been counted."""


def read_typed(connection: sqlite3.Connection, text: str, wanted: VoteFilter) -> Found:
    """What was typed, its names found, and the votes that fit."""
    from councilui.record.lookup import match_bodies, match_people
    from councilui.record.queries.divided_votes import desk, desk_sources

    typed = read_filter(
        text, lambda name: match_people(connection, name), lambda name: match_bodies(connection, name), wanted
    )
    lines = desk(connection, typed.wanted)
    return Found(typed, lines, desk_sources(connection, lines))


class DividedVotesScreen(ToolScreen):
    """See the module."""

    BINDINGS: ClassVar = actions.bindings("table")
    SCOPES: ClassVar[tuple[str, ...]] = ("over", "table", "do", "rows", "app")
    PLACES = ("Divided votes",)
    ASKS = ("base",)
    DEFAULT_CSS = """
    DividedVotesScreen #figures { margin: 0 0 1 0; }
    """

    def __init__(self, day: str | None = None) -> None:
        """`day` is the ISO date that the reader comes from, None for none."""
        super().__init__()
        self.day = day
        self.text = ""
        self.found: Found | None = None
        self.base: DividedVotesBase | None = None
        self.order = Order(CYCLE[0])
        self._asking = ""

    def widgets(self) -> Iterable[Widget]:
        """The figures, the filter, the headings, the votes."""
        rows = RowList(empty="Reading the votes …")
        yield TextBlock(id="figures")
        yield FilterLine(f"words, or {TOKENS}", rows)
        yield Headings(COLUMNS)
        yield rows

    def on_mount(self) -> None:
        """Ask for the votes."""
        self.query_one(RowList).focus()
        self._ask("")

    @property
    def rows(self) -> RowList:
        """The list."""
        return self.query_one(RowList)

    def _ask(self, text: str) -> None:
        self._asking = text
        self.app.reading.ask(self, self.lane, lambda c: read_typed(c, text, VoteFilter()), DividedVotesRead)

    def on_divided_votes_read(self, event: DividedVotesRead) -> None:
        """They have come; what they are a part of is counted after them."""
        event.stop()
        if not self.app.reading.is_current(event):
            return
        self.text, self.found, self.base = self._asking, event.value, None
        wanted = event.value.typed.wanted
        self._show()

        def count(connection: sqlite3.Connection) -> DividedVotesBase:
            from councilui.record.queries.divided_votes import desk_base

            return desk_base(connection, wanted)

        self.app.reading.ask(self, f"{self.lane} base", count, BaseRead)

    def on_base_read(self, event: BaseRead) -> None:
        """It has been counted."""
        event.stop()
        if self.app.reading.is_current(event):
            self.base = event.value
            self._tell()

    def on_read_failed(self, event: ReadFailed) -> None:
        """What could not be read is told; what was shown stays."""
        super().on_read_failed(event)
        if self.found is None:
            self.rows.empty = event.sentence
            self.rows.show(ListedRows())

    def lines(self) -> list[DividedVote]:
        """The votes in their order."""
        return ordered(self.found.lines, self.order.sort, reverse=self.order.reverse) if self.found is not None else []

    def _show(self) -> None:
        lines = self.lines()
        self.rows.empty = "No divided vote fits this." if self.text.strip() else "No vote in this record has a nay."
        self.rows.show(DividedVoteRows(lines))
        self.query_one(Headings).show(self.order.sort, self.order.falling)
        self._tell()

    def _tell(self) -> None:
        if self.found is None:
            return
        told = figures(self.found.lines, self.base)
        pieces: list[Piece] = [(figures_text(told), "text")]
        if left_out := left_out_text(told.left_out):
            pieces.append((f"\n✕ {left_out}", "muted"))
        if self.found.typed.reading:
            pieces.append((f"\nRead as: {self.found.typed.reading}", "muted"))
        pieces += [(f"\n{note}", "warn") for note in self.found.typed.notes]
        self.query_one("#figures", TextBlock).show(Text(tuple(pieces)))

    # What the user did

    def action_sort(self) -> None:
        """The next column; the same one the other way round first."""
        self.order = self.order.after(CYCLE)
        self._show()

    def on_headings_picked(self, event: Headings.Picked) -> None:
        """A click on a heading orders by it; another one turns the order round."""
        event.stop()
        self.order = self.order.picked(event.sort)
        self._show()

    def of_the_day(self) -> None:
        """The votes of the day that the reader comes from, else of the vote under the cursor; all again after that."""
        row = self.rows.current
        day = self.day or (row.value.line.date if row is not None and isinstance(row.value, DividedVote) else None)
        line = self.query_one(FilterLine)
        typed = f"on:{day}" if day is not None else ""
        line.value = "" if line.value == typed else typed
        line.set_class(bool(line.value), "-open")

    def action_filter(self) -> None:
        """Type what to narrow it to."""
        self.query_one(FilterLine).open()

    def on_filter_line_narrowed(self, event: FilterLine.Narrowed) -> None:
        """As it is typed."""
        event.stop()
        self._ask(event.text)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Open the vote in its meeting."""
        event.stop()
        if isinstance(event.row.value, DividedVote):
            line = event.row.value.line
            self.app.open_place(line.meeting, vote=line.id)

    # What is at hand

    def at_hand(self) -> Selection:
        """The vote under the cursor."""
        row = self.rows.current
        found = row.value if row is not None else None
        if not isinstance(found, DividedVote):
            return Selection()
        return Selection(meeting=found.line.meeting, body=found.body, vote=found.line.id, matter=found.line.matter)

    def exported(self) -> Export | None:
        """The list as it stands."""
        from councilui.export.divided_votes import desk_export

        if self.found is None:
            return None
        told = figures(self.found.lines, self.base)
        return desk_export(self.lines(), told, self.found.sources, self.found.typed.reading)
