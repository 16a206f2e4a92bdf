"""The vote: the question first, then what a yes did, the tally, what was needed, who voted how, and how we know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from textual.app import ComposeResult
from textual.message import Message
from textual.reactive import reactive

from councilui.tui.panes.pane import Pane
from councilui.tui.widgets.rows import ListedRows, ListRow, RowList

if TYPE_CHECKING:
    from councilui.analysis.roll import Grouping
    from councilui.analysis.vote_report import VoteReport
    from councilui.record.views.votes import VoteCard, VoteLine
    from councilui.tui.meeting_view import AgendaEntry, SourceNumbers
    from councilui.tui.panes.detail import Detail

GROUPINGS: Final[tuple[Grouping, ...]] = ("option", "ward", "name")


class VotePaneState(NamedTuple):
    """What the pane shows: an entry and one of its votes, whose card is None until it has been read."""

    entry: AgendaEntry | None
    vote: VoteLine | None
    card: VoteCard | None
    notes: SourceNumbers


class VotePane(Pane):
    """The selected vote. Its screen sets `state` and `grouping`."""

    number, name_shown = 3, "Vote"

    state: reactive[VotePaneState | None] = reactive(None, init=False, repaint=False)
    grouping: reactive[Grouping] = reactive("option", init=False, repaint=False)

    _report: VoteReport | None = None
    _notes: SourceNumbers

    class DetailSelected(Message):
        """The user wants to read a paragraph with its sources."""

        def __init__(self, detail: Detail, notes: SourceNumbers) -> None:
            super().__init__()
            self.detail = detail
            self.notes = notes

    class VoteSelected(Message):
        """The user wants to see another vote."""

        def __init__(self, vote: VoteLine) -> None:
            super().__init__()
            self.vote = vote

    def compose(self) -> ComposeResult:
        yield RowList(id="vote", empty="Reading the record …")

    def watch_state(self, before: VotePaneState | None, state: VotePaneState | None) -> None:
        """Show another vote. Until its card is read, the old one stays: no flicker."""
        if state is None or state.entry is None:
            self.entitle("")
            self.rows.empty = "No votes found for this meeting." if state is not None else "Reading the record …"
            self.rows.show(ListedRows())
            return
        self._entitle(state)
        if state.vote is not None and state.card is None:
            self.set_timer(0.15, self._still_reading)
            return
        self.rows.show(ListedRows(self._rows_of(state)))

    def _still_reading(self) -> None:
        """A card that is long in coming: what is here is of another vote, so it goes."""
        if self.state is not None and self.state.vote is not None and self.state.card is None:
            self.rows.empty = "Reading the record …"
            self.rows.show(ListedRows())

    def watch_grouping(self) -> None:
        """The roll grouped otherwise; the view stays where it is."""
        if self.state is not None and self.state.card is not None:
            top = self.rows.window.top
            self.rows.show(ListedRows(self._rows_of(self.state)), keep=True)
            self.rows.to_top(top)

    def _entitle(self, state: VotePaneState) -> None:
        votes = state.entry.votes if state.entry is not None else ()
        if state.vote is None:
            self.entitle(" · none on record")
        elif len(votes) > 1:
            number = next((number for number, line in enumerate(votes, 1) if line.id == state.vote.id), 1)
            self.entitle(f" {number:,} of {len(votes):,} · v others")
        else:
            self.entitle("")

    def _rows_of(self, state: VotePaneState) -> list[ListRow]:
        from councilui.analysis.vote_report import VoteReport  # after the first paint
        from councilui.export.vote_document import vote_source_numbers
        from councilui.tui.meeting_view import SourceNumbers
        from councilui.tui.panes.vote_rows import item_rows, vote_rows

        if state.card is None:
            return item_rows(state.entry, state.notes) if state.entry is not None else []
        if self._report is None or self._report.card is not state.card:
            self._report = VoteReport(state.card)
            self._notes = SourceNumbers(state.card.sources, vote_source_numbers(self._report))
        return vote_rows(self._report, self.grouping, self._notes)

    def on_row_list_piece_pressed(self, event: RowList.PiecePressed) -> None:
        """A number in brackets is that of one of this vote's sources."""
        from councilui.tui.panes.detail import source_detail

        if event.role == "name" or self.state is None or self.state.card is None:
            return
        event.stop()
        detail = source_detail(self._notes, self._notes.source_with(int(event.text)) or "")
        if detail is not None:
            self.post_message(self.DetailSelected(detail, self._notes))

    def on_row_list_row_highlighted(self, event: RowList.RowHighlighted) -> None:
        event.stop()

    def on_row_list_row_selected(self, event: RowList.RowSelected) -> None:
        """Up: a paragraph to be read with its sources, or a vote to go to."""
        event.stop()
        from councilui.record.views.votes import VoteLine
        from councilui.tui.panes.detail import Detail

        value = event.row.value
        if isinstance(value, VoteLine):
            self.post_message(self.VoteSelected(value))
        elif isinstance(value, Detail) and self.state is not None:
            self.post_message(
                self.DetailSelected(value, self._notes if self.state.card is not None else self.state.notes)
            )
