"""Every vote of the record, newest first: a list that is filtered by date, number, words and outcome as you type."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from textual.cache import LRUCache
from textual.containers import Vertical
from textual.content import Content

from councilui.analysis.headlines import line_subject, vote_haystack
from councilui.analysis.vote_scope import vote_scope_text
from councilui.common.dates import short_date
from councilui.common.fold import fold_case
from councilui.record.views.votes import VoteLine
from councilui.tui.panes.agenda_rows import vote_pieces
from councilui.tui.routes import MeetingRoute
from councilui.tui.screens.pick import PickScreen
from councilui.tui.widgets.layout import Block, Ends, Piece, Text, text
from councilui.tui.widgets.rows import ListedRows, ListRow, RowList

if TYPE_CHECKING:
    from councilui.tui.loader import Request


_FIRST: Final = 200
"""Votes that are shown before all others have been read."""
_AROUND: Final = 100
"""Votes read before and after those that are about to be shown."""
_MOST_ROWS: Final = 5000
"""Rows of votes that stay read."""


class RelatedVote(NamedTuple):
    """A vote that comes first, and why."""

    line: VoteLine
    why: str


class Votes(NamedTuple):
    """The votes there are, newest first: their ids, and the folded text by which each is found."""

    ids: list[str]
    haystacks: list[str]


class VoteRows:
    """Rows of votes by their ids, after some that come first; None for those not read, and for one more if `more`."""

    def __init__(
        self, first: Sequence[ListRow], ids: Sequence[str], read_rows: LRUCache[str, ListRow], *, more: bool = False
    ) -> None:
        self.first = first
        self.ids = ids
        self._rows = read_rows
        self._more = more

    def __len__(self) -> int:
        return len(self.first) + len(self.ids) + self._more

    def row(self, index: int) -> ListRow | None:
        """The row at `index`, None when it is not read."""
        if index < len(self.first):
            return self.first[index]
        index -= len(self.first)
        return self._rows.get(self.ids[index]) if index < len(self.ids) else None

    def around(self, start: int, end: int) -> Sequence[str]:
        """The ids of the rows in [start, end), and of as many beside them as are read together."""
        before = len(self.first)
        return self.ids[max(start - before - _AROUND, 0) : max(end - before, 0) + _AROUND]


def vote_choice_row(line: VoteLine, *, bodies: bool, why: str = "") -> ListRow:
    """A vote, and why it is offered; `bodies` puts the body before what it was about."""
    left: tuple[Piece, ...] = ((f"{short_date(line.date)}  ", "muted"), (line.identifier or "", "strong"))
    body = f"{line.body_name} · " if bodies else ""
    about = Text(((body, "muted"), (line_subject(line), "text")), indent=2)
    blocks: tuple[Block, ...] = (Ends(left, vote_pieces(line, is_after_motion=True)), about)
    if why:
        blocks = (*blocks, text(why, "muted", indent=2))
    return ListRow((line.id, bool(why)), blocks, value=line)


class VotesScreen(PickScreen[None]):
    """Opens the vote that is picked. The newest are shown at once; of the others only id and words are kept."""

    HEADING = "Votes, newest first"
    PROMPT = "a record number, a word of the title, a date, an outcome"
    EMPTY = "There are no votes in this record."

    related: Sequence[RelatedVote] = ()
    """The votes that come first."""

    def __init__(self) -> None:
        super().__init__()
        self.newest: list[str] | None = None
        self.votes: Votes | None = None
        self._bodies = False
        self._rows: LRUCache[str, ListRow] = LRUCache(_MOST_ROWS)
        self._whole: Request[Votes] | None = None

    def on_mount(self) -> None:

        def read(connection: sqlite3.Connection) -> tuple[str, bool, list[VoteLine]]:
            from councilui.record.queries.bodies import have_met_several
            from councilui.record.queries.loads import vote_scope

            newest = list(islice(self._choices(connection), _FIRST))
            return vote_scope_text(vote_scope(connection)), have_met_several(connection), newest

        self.read(read, self.show_newest)

    def _choices(self, connection: sqlite3.Connection) -> Iterator[VoteLine]:
        from councilui.record.queries.vote_lines import every_vote

        return filter(self.offers, every_vote(connection))

    def offers(self, line: VoteLine) -> bool:
        """Whether a vote can be picked."""
        return True

    def show_newest(self, answer: tuple[str, bool, list[VoteLine]]) -> None:
        """The newest votes, and in the frame which votes the record holds; the others are read meanwhile."""
        scope, self._bodies, newest = answer
        self.query_one(Vertical).border_subtitle = Content(scope)
        self.newest = [line.id for line in newest]
        self._keep(newest)

        def read(connection: sqlite3.Connection) -> Votes:
            ids, haystacks = list[str](), list[str]()
            for line in self._choices(connection):
                ids.append(line.id)
                haystacks.append(vote_haystack(line))
            return Votes(ids, haystacks)

        self._whole = self.read(read, self.show_votes, channel="whole", keys_wait=False)
        self._filter()

    def show_votes(self, votes: Votes) -> None:
        """All votes: the view stays where it is, unless words were typed for which they were needed."""
        self.votes = votes
        self._filter(keep=not self.words())

    def _keep(self, lines: Sequence[VoteLine]) -> None:
        for line in lines:
            self._rows[line.id] = vote_choice_row(line, bodies=self._bodies)

    def on_row_list_rows_needed(self, event: RowList.RowsNeeded) -> None:
        """Votes come into view that have not been read."""
        event.stop()
        rows = self.rows.source
        ids = rows.around(event.start, event.end) if isinstance(rows, VoteRows) else ()

        def read(connection: sqlite3.Connection) -> list[VoteLine]:
            from councilui.record.queries.vote_lines import list_votes

            return list_votes(connection, ids=ids)

        if ids:
            self.read(read, self.add_rows, channel="rows")

    def add_rows(self, lines: list[VoteLine]) -> None:
        """Show the votes that were missing."""
        self._keep(lines)
        self.rows.update()

    def pick(self, row: ListRow) -> None:
        self.dismiss(None)
        if isinstance(row.value, VoteLine):
            self.open_vote(row.value)

    def open_vote(self, line: VoteLine) -> None:
        self.host.open(MeetingRoute(line.meeting, vote=line.id))

    def _filter(self, *, keep: bool = False) -> None:
        if self.newest is None or self._whole is None:
            return
        words = self.words()
        self.rows.empty = self.NONE if self.newest or self.related else self.EMPTY
        first = [
            vote_choice_row(line, bodies=self._bodies, why=why)
            for line, why in self.related
            if all(word in f"{vote_haystack(line)} {fold_case(why)}" for word in words)
        ]
        if self.votes is None and words:
            self.rows.empty = "Looking through the votes …"
            self.rows.show(ListedRows())
            self.await_keys(self._whole)
        elif self.votes is None:
            self.rows.show(VoteRows(first, self.newest, self._rows, more=len(self.newest) == _FIRST))
        else:
            places: Iterable[int] = range(len(self.votes.ids))
            for word in words:
                places = [place for place in places if word in self.votes.haystacks[place]]
            ids = [self.votes.ids[place] for place in places] if words else self.votes.ids
            self.rows.show(VoteRows(first, ids, self._rows), keep=keep)
