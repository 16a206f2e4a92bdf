"""Picking the vote to compare with: related ones first, then every vote with a tally, newest first."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from councilui.analysis.vote_wording import outcome_word, short_date
from councilui.common.fold import fold_case
from councilui.record.views.votes import VoteCard, VoteLine
from councilui.tui.loader import Answer, ReadFailed
from councilui.tui.panes.agenda_rows import vote_pieces
from councilui.tui.screens.pick import PickScreen
from councilui.tui.widgets.layout import Block, Ends, Piece, text
from councilui.tui.widgets.rows import Row

Offered = tuple[str, VoteLine, str]
"""The text that a vote is found by, the vote, and why it stands first, "" for no reason."""


class VotesRead(Answer[list[Offered]]):
    """The votes to pick from have been read."""


class VoteRows:
    """Votes as rows, each made when it is first looked at."""

    def __init__(self, votes: Sequence[Offered]) -> None:
        self.votes = votes

    def __len__(self) -> int:
        return len(self.votes)

    def row(self, index: int) -> Row:
        """The row at `index`."""
        _, line, why = self.votes[index]
        number = line.identifier or "number not known"
        left: tuple[Piece, ...] = ((f"{short_date(line.date)}  ", "muted"), (number, "strong"))
        blocks: tuple[Block, ...] = (Ends(left, vote_pieces(line)), text(line.title, indent=2))
        if why:
            blocks = (*blocks, text(why, "muted", indent=2))
        return Row((line.id, bool(why)), blocks, value=line)


class PickVoteScreen(PickScreen[VoteLine]):
    """See the module."""

    HEADING = "Compare with which vote?"
    PROMPT = "a record number, a word of the title, a date"
    NONE = "No vote fits these words."

    def __init__(self, card: VoteCard) -> None:
        """`card` is the vote at hand."""
        super().__init__()
        self.card = card
        self.votes: list[Offered] | None = None

    def on_mount(self) -> None:
        """Ask for the votes."""
        related = self.card.related
        here = self.card.event.id

        def question(connection: sqlite3.Connection) -> list[Offered]:
            from councilui.record.queries.vote_lines import list_votes

            found: list[Offered] = []
            for other in related:
                to = other.direction == "to"
                why = f"this vote's matter {other.relation} it" if to else f"its matter {other.relation} this one"
                found += [_offered(line, why) for line in other.votes if line.id != here]
            known = (line for line in list_votes(connection) if line.id != here and line.tally is not None)
            return found + [_offered(line) for line in known]

        self.app.reading.ask(self, "votes", question, VotesRead)

    def on_votes_read(self, event: VotesRead) -> None:
        """They have come."""
        event.stop()
        if self.app.reading.is_current(event):
            self.votes = event.value
            if not event.value:
                self.NONE = "There is no other vote with a tally in this record."
            self._filter()

    def _filter(self) -> None:
        if self.votes is None:
            return
        wanted = self.words()
        self.rows.empty = self.NONE
        self.rows.show(VoteRows([each for each in self.votes if all(word in each[0] for word in wanted)]))

    def on_read_failed(self, event: ReadFailed) -> None:
        """They have not."""
        event.stop()
        self.app.tell(event.sentence, error=True)


def _offered(line: VoteLine, why: str = "") -> Offered:
    found_by = f"{line.date} {short_date(line.date)} {line.identifier or ''} {line.title} {line.body_name} {why}"
    return fold_case(f"{found_by} {outcome_word(line)}"), line, why
