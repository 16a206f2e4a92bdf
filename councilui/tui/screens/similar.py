"""Votes that divided the members as one vote did, the most alike first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.widget import Widget

from councilui.analysis.similar import Similar, SimilarVotes, base_text, similar_text
from councilui.analysis.vote_wording import outcome_word, short_date, tally_text
from councilui.export.catalogue import Export
from councilui.record.views.votes import VoteCard
from councilui.tui.loader import Answer, ReadFailed
from councilui.tui.screens.base import ToolScreen
from councilui.tui.selection import Selection
from councilui.tui.widgets.layout import Ends, Piece, Text, text
from councilui.tui.widgets.rows import ListedRows, Row, RowList
from councilui.tui.widgets.styled import TextBlock

_BAR = 10


class SimilarRead(Answer[tuple[VoteCard, SimilarVotes]]):
    """The votes have been compared."""


class SimilarRows:
    """Similar votes as rows, each made when it is looked at."""

    def __init__(self, found: SimilarVotes) -> None:
        self.votes = found.votes

    def __len__(self) -> int:
        return len(self.votes)

    def row(self, index: int) -> Row:
        """The row at `index`."""
        each = self.votes[index]
        line = each.found.line
        full = round(_BAR * each.alike)
        tally = tally_text(each.found.tally) if each.found.tally is not None else "tally not known"
        left: tuple[Piece, ...] = (
            (f"{each.alike:.2f} ", "strong"),
            ("█" * full, "muted"),
            ("░" * (_BAR - full), "faint"),
            (f"  {short_date(line.date)}  ", "muted"),
            (line.identifier or "number not known", "strong"),
        )
        right: tuple[Piece, ...] = ((f"{outcome_word(line)} {tally}", "text"),)
        told = text(similar_text(each), "muted", indent=5)
        return Row(line.id, (Ends(left, right), text(line.title, indent=5), told), value=each)


class SimilarScreen(ToolScreen):
    """See the module."""

    SCOPES: ClassVar[tuple[str, ...]] = ("over", "do", "rows", "app")
    PLACES = ("Similar votes",)
    DEFAULT_CSS = """
    SimilarScreen #told { margin: 0 0 1 0; }
    """

    def __init__(self, vote: str) -> None:
        """`vote` is the id of a vote event."""
        super().__init__()
        self.vote = vote
        self.read: tuple[VoteCard, SimilarVotes] | None = None

    def widgets(self) -> Iterable[Widget]:
        """The vote and what was compared, then the votes."""
        yield TextBlock(id="told")
        yield RowList(empty="Comparing …")

    def on_mount(self) -> None:
        """Ask for them."""
        from councilui.export.similar import read_similar

        self.rows.focus()
        vote = self.vote
        self.app.reading.ask(self, self.lane, lambda connection: read_similar(connection, vote), SimilarRead)

    @property
    def rows(self) -> RowList:
        """The list."""
        return self.query_one(RowList)

    def on_similar_read(self, event: SimilarRead) -> None:
        """They have come."""
        event.stop()
        if not self.app.reading.is_current(event):
            return
        self.read = card, found = event.value
        number = card.matter.identifier if card.matter is not None else None
        self.place("Similar votes", short_date(card.meeting.date), number or "number not known")
        head = ((card.event.question, "strong"), (f"\n{base_text(found)}", "muted"))
        self.query_one("#told", TextBlock).show(Text(head))
        self.rows.empty = found.reason or "No other vote divided enough of these members."
        self.rows.show(SimilarRows(found))

    def on_read_failed(self, event: ReadFailed) -> None:
        """They have not."""
        super().on_read_failed(event)
        if self.read is None:
            self.rows.empty = event.sentence
            self.rows.show(ListedRows())

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Open the vote in its meeting."""
        event.stop()
        if isinstance(event.row.value, Similar):
            line = event.row.value.found.line
            self.app.open_place(line.meeting, vote=line.id)

    def at_hand(self) -> Selection:
        """The vote under the cursor; without one the vote that was asked for."""
        row = self.rows.current
        if row is None or not isinstance(row.value, Similar):
            return Selection(vote=self.vote)
        found = row.value.found
        return Selection(found.line.meeting, found.body, found.line.id, found.line.matter)

    def exported(self) -> Export | None:
        """The list."""
        from councilui.export.similar import similar_export

        return similar_export(*self.read) if self.read is not None else None
