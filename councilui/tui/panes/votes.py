"""The vote: the question first, then what a yes did, the tally, what was needed, who voted how, and how we know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from textual.app import ComposeResult
from textual.message import Message
from textual.reactive import reactive

from councilui.tui.panes.pane import Pane
from councilui.tui.widgets.rows import ListedRows, Row, RowList

if TYPE_CHECKING:
    from councilui.analysis.roll import Grouping
    from councilui.record.views.votes import VoteCard, VoteLine
    from councilui.tui.meeting_view import Entry, Footnotes
    from councilui.tui.panes.detail import Detail

GROUPINGS: Final[tuple[Grouping, ...]] = ("option", "ward", "name")


class Shown(NamedTuple):
    """What the pane shows: an entry and one of its votes, whose card is None until it has been read."""

    entry: Entry | None
    vote: VoteLine | None
    card: VoteCard | None
    notes: Footnotes


class VotePane(Pane):
    """The vote at hand. Given: `shown` and `grouping`."""

    number, name_shown = 3, "Vote"

    shown: reactive[Shown | None] = reactive(None, init=False)
    grouping: reactive[Grouping] = reactive("option", init=False)

    @dataclass
    class Opened(Message):
        """The user wants to read a paragraph with its sources."""

        detail: Detail
        notes: Footnotes

    @dataclass
    class Followed(Message):
        """The user wants to see another vote."""

        vote: VoteLine

    def compose(self) -> ComposeResult:
        """The list of paragraphs."""
        yield RowList(id="vote", empty="Reading the record …")

    def watch_shown(self, before: Shown | None, shown: Shown | None) -> None:
        """Another vote, or its card has come. A card on its way leaves the old one standing: no flicker."""
        if shown is None or shown.entry is None:
            self.entitle("")
            self.rows.empty = "No vote of this meeting is on record." if shown is not None else "Reading the record …"
            self.rows.show(ListedRows())
            return
        self._entitle(shown)
        if shown.vote is not None and shown.card is None:
            self.set_timer(0.15, self._still_reading)
            return
        self.rows.show(ListedRows(self._listed(shown)))

    def _still_reading(self) -> None:
        """A card that is long in coming: what stands here is of another vote, so it goes."""
        if self.shown is not None and self.shown.vote is not None and self.shown.card is None:
            self.rows.empty = "Reading the record …"
            self.rows.show(ListedRows())

    def watch_grouping(self) -> None:
        """The roll grouped otherwise; the view stays where it is."""
        if self.shown is not None and self.shown.card is not None:
            top = self.rows.window.top
            self.rows.show(ListedRows(self._listed(self.shown)), keep=True)
            self.rows.to_top(top)

    def _entitle(self, shown: Shown) -> None:
        votes = shown.entry.votes if shown.entry is not None else ()
        if shown.vote is None:
            self.entitle(" · none on record")
        elif len(votes) > 1:
            nth = next((nth for nth, line in enumerate(votes, 1) if line.id == shown.vote.id), 1)
            self.entitle(f" {nth} of {len(votes)} · v others")
        else:
            self.entitle("")

    def _listed(self, shown: Shown) -> list[Row]:
        from councilui.tui.panes.vote_rows import item_rows, vote_rows  # after the first paint

        if shown.card is None:
            return item_rows(shown.entry, shown.notes) if shown.entry is not None else []
        return vote_rows(shown.card, self.grouping, shown.notes.with_card(shown.card))

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """Nothing follows a paragraph."""
        event.stop()

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Up: a paragraph to be read with its sources, or a vote to go to."""
        event.stop()
        from councilui.record.views.votes import VoteLine
        from councilui.tui.panes.detail import Detail

        value = event.row.value
        if isinstance(value, VoteLine):
            self.post_message(self.Followed(value))
        elif isinstance(value, Detail) and self.shown is not None:
            notes = self.shown.notes
            card = self.shown.card
            self.post_message(self.Opened(value, notes.with_card(card) if card is not None else notes))
