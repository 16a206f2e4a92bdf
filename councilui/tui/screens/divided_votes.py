"""Divided votes: every vote event with a no vote, closest first, in any order, narrowed as you type."""

import sqlite3
from collections.abc import Iterable
from typing import ClassVar

from textual.widget import Widget

from councilui.analysis.divided_votes import figures, figures_text, left_out_text, sort_votes
from councilui.analysis.vote_filter import TOKENS
from councilui.export.model import Export
from councilui.record.views.divided_votes import DividedVote, DividedVotesBase, VoteFilter
from councilui.tui.panes.divided_vote_rows import VoteOrder, divided_vote_rows, vote_columns
from councilui.tui.queries import VoteMatches, read_filtered
from councilui.tui.remembered import Remembered
from councilui.tui.screens.base import ToolScreen
from councilui.tui.selection import Selection
from councilui.tui.widgets.columns import Headings
from councilui.tui.widgets.filter_line import FilterLine
from councilui.tui.widgets.layout import Piece, Text
from councilui.tui.widgets.rows import RowList
from councilui.tui.widgets.styled import TextBlock

CYCLE = ("margin", "date", "record", "dissent", "result", "method", "title")


class DividedVotesScreen(ToolScreen):
    """A table of votes with the figures over it."""

    SCOPES: ClassVar[tuple[str, ...]] = ("overlay", "divided_votes", "table", "selection", "rows", "app")
    BREADCRUMB = ("Divided votes",)
    order = Remembered("divided_votes.order", VoteOrder.every(CYCLE))
    DEFAULT_CSS = """
    DividedVotesScreen #figures { margin: 0 0 1 0; }
    """

    def __init__(self, day: str | None = None) -> None:
        """`day` is the ISO date that the reader comes from, None for none."""
        super().__init__()
        self.day = day
        self.text = ""
        self.matches: VoteMatches | None = None
        self.base: DividedVotesBase | None = None

    def widgets(self) -> Iterable[Widget]:
        """The figures, the filter, the headings, the votes."""
        rows = RowList(empty="Reading the votes …")
        yield TextBlock(id="figures")
        yield FilterLine(f"words, or {TOKENS}", rows)
        yield Headings()
        yield rows

    def on_mount(self) -> None:
        self._read("")

    def _read(self, text: str) -> None:
        def show_matches(matches: VoteMatches) -> None:
            self.text = text
            self.show_matches(matches)

        self.read(lambda connection: read_filtered(connection, text, VoteFilter()), show_matches)

    def show_matches(self, matches: VoteMatches) -> None:
        """Show the votes; what they are a part of is counted after them."""
        self.matches, self.base = matches, None
        vote_filter = matches.typed.vote_filter
        self._show()

        def count(connection: sqlite3.Connection) -> DividedVotesBase:
            from councilui.record.queries.divided_votes import divided_votes_base

            return divided_votes_base(connection, vote_filter)

        self.read(count, self.show_base, channel="base", keys_wait=False)

    def show_base(self, base: DividedVotesBase) -> None:
        self.base = base
        self._show_figures()

    def lines(self) -> list[DividedVote]:
        if self.matches is None:
            return []
        return sort_votes(self.matches.votes, self.order.sort, reverse=self.order.reverse)

    def _show(self) -> None:
        lines = self.lines()
        self.rows.empty = "No divided votes match." if self.text.strip() else "No divided votes in this record."
        columns = vote_columns(lines)
        self.rows.show(divided_vote_rows(lines, columns))
        self.query_one(Headings).show(columns, self.order.sort, self.order.falling)
        self._show_figures()

    def _show_figures(self) -> None:
        if self.matches is None:
            return
        totals = figures(self.matches.votes, self.base)
        pieces: list[Piece] = [(figures_text(totals), "text")]
        if left_out := left_out_text(totals.left_out):
            pieces.append((f"\n✕ {left_out}", "muted"))
        if self.matches.typed.reading:
            pieces.append((f"\nRead as: {self.matches.typed.reading}", "muted"))
        pieces += [(f"\n{note}", "warn") for note in self.matches.typed.notes]
        self.query_one("#figures", TextBlock).show(Text(tuple(pieces)))

    # What the user did

    def action_sort(self) -> None:
        """The next column; the same one the other way round first."""
        self.order = self.order.after(CYCLE)
        self._show()

    def on_headings_heading_selected(self, event: Headings.HeadingSelected) -> None:
        """A click on a heading orders by it; another one turns the order round."""
        event.stop()
        self.order = self.order.selected(event.sort)
        self._show()

    def action_divided_votes(self) -> None:
        """The votes of the day that the reader comes from, else of the vote under the cursor; all again after that."""
        vote: DividedVote | None = self.rows.value
        day = self.day or (vote.line.date if vote is not None else None)
        line = self.query_one(FilterLine)
        typed = f"on:{day}" if day is not None else ""
        line.value = "" if line.value == typed else typed
        line.set_class(bool(line.value), "-open")

    def on_filter_line_filter_changed(self, event: FilterLine.FilterChanged) -> None:
        event.stop()
        self._read(event.text)

    # What is selected

    def selection_of(self, value: DividedVote | None) -> Selection:
        return Selection() if value is None else Selection.of_vote(value.line, value.body)

    def export(self) -> Export | None:
        from councilui.export.divided_votes import divided_votes_export

        if self.matches is None:
            return None
        totals = figures(self.matches.votes, self.base)
        return divided_votes_export(self.lines(), totals, self.matches.sources, self.matches.typed.reading)
