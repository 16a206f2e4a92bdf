"""Every vote of the record, newest first: a list that is filtered by date, number, words and outcome as you type."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from textual.containers import Vertical
from textual.content import Content

from councilui.analysis.headlines import line_subject
from councilui.analysis.vote_scope import vote_scope_text
from councilui.analysis.vote_wording import vote_haystack
from councilui.common.dates import short_date
from councilui.common.fold import fold_case
from councilui.record.views.votes import VoteLine
from councilui.tui.panes.agenda_rows import vote_pieces
from councilui.tui.routes import MeetingRoute
from councilui.tui.screens.pick import PickScreen
from councilui.tui.widgets.layout import Block, Ends, Piece, Text, text
from councilui.tui.widgets.rows import ListRow
from councilui.tui.widgets.viewport import BuiltRows


class VoteChoice(NamedTuple):
    """A vote; `haystack` is the text by which it is found, `why` says why it comes first, "" for no reason."""

    haystack: str
    line: VoteLine
    why: str


def vote_choice(line: VoteLine, why: str = "") -> VoteChoice:
    """A vote to pick."""
    return VoteChoice(f"{vote_haystack(line)} {fold_case(why)}", line, why)


def vote_choice_row(choice: VoteChoice, *, bodies: bool) -> ListRow:
    """A vote, and why it is offered; `bodies` puts the body before what it was about."""
    line = choice.line
    left: tuple[Piece, ...] = ((f"{short_date(line.date)}  ", "muted"), (line.identifier or "", "strong"))
    body = f"{line.body_name} · " if bodies else ""
    about = Text(((body, "muted"), (line_subject(line), "text")), indent=2)
    blocks: tuple[Block, ...] = (Ends(left, vote_pieces(line)), about)
    if choice.why:
        blocks = (*blocks, text(choice.why, "muted", indent=2))
    return ListRow((line.id, bool(choice.why)), blocks, value=line)


class VotesScreen(PickScreen[None]):
    """Opens the vote that is picked."""

    HEADING = "Votes, newest first"
    PROMPT = "a record number, a word of the title, a date, an outcome"
    NONE = "No matches."
    EMPTY = "There are no votes in this record."

    def __init__(self) -> None:
        super().__init__()
        self.votes: Sequence[VoteChoice] | None = None
        self._bodies = False

    def on_mount(self) -> None:

        def read(connection: sqlite3.Connection) -> tuple[str, list[VoteChoice]]:
            from councilui.record.queries.loads import vote_scope

            return vote_scope_text(vote_scope(connection)), self.choices(connection)

        self.read(read, self.show_votes)

    def choices(self, connection: sqlite3.Connection) -> list[VoteChoice]:
        """The votes there are."""
        from councilui.record.queries.vote_lines import list_votes

        return [vote_choice(line) for line in list_votes(connection)]

    def show_votes(self, answer: tuple[str, list[VoteChoice]]) -> None:
        """The votes, and in the frame which votes the record holds."""
        scope, votes = answer
        self.votes = votes
        self.query_one(Vertical).border_subtitle = Content(scope)
        self._bodies = len({choice.line.body_name for choice in votes}) > 1
        if not votes:
            self.NONE = self.EMPTY
        self._filter()

    def pick(self, row: ListRow) -> None:
        self.dismiss(None)
        if isinstance(row.value, VoteLine):
            self.open_vote(row.value)

    def open_vote(self, line: VoteLine) -> None:
        self.host.open(MeetingRoute(line.meeting, vote=line.id))

    def _filter(self) -> None:
        if self.votes is None:
            return
        words = self.words()
        self.rows.empty = self.NONE
        matches = [choice for choice in self.votes if all(word in choice.haystack for word in words)]
        self.rows.show(BuiltRows(matches, partial(vote_choice_row, bodies=self._bodies)))
