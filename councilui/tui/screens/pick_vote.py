"""Picking the vote to compare with: related ones first, then every vote with a tally, newest first."""

from __future__ import annotations

import sqlite3

from councilui.analysis.headlines import line_subject
from councilui.analysis.vote_wording import outcome_word
from councilui.common.dates import short_date
from councilui.common.fold import fold_case
from councilui.record.views.votes import VoteCard, VoteLine
from councilui.tui.panes.agenda_rows import vote_pieces
from councilui.tui.routes import CompareRoute
from councilui.tui.screens.pick import PickScreen
from councilui.tui.widgets.layout import Block, Ends, Piece, text
from councilui.tui.widgets.rows import ListRow
from councilui.tui.widgets.viewport import BuiltRows

VoteChoice = tuple[str, VoteLine, str]
"""The text by which a vote is found, the vote, and why it comes first, "" for no reason."""


def vote_choice_row(choice: VoteChoice) -> ListRow:
    """A vote, and why it is offered."""
    _, line, why = choice
    left: tuple[Piece, ...] = ((f"{short_date(line.date)}  ", "muted"), (line.identifier or "", "strong"))
    blocks: tuple[Block, ...] = (Ends(left, vote_pieces(line)), text(line_subject(line), indent=2))
    if why:
        blocks = (*blocks, text(why, "muted", indent=2))
    return ListRow((line.id, bool(why)), blocks, value=line)


class PickVoteScreen(PickScreen[None]):
    """Opens the comparison with the vote that is picked."""

    HEADING = "Compare with"
    PROMPT = "a record number, a word of the title, a date"
    NONE = "No matches."

    def __init__(self, card: VoteCard) -> None:
        """`card` is the vote to be compared."""
        super().__init__()
        self.card = card
        self.votes: list[VoteChoice] | None = None

    def on_mount(self) -> None:
        related = self.card.related
        here = self.card.event.id

        def choices(connection: sqlite3.Connection) -> list[VoteChoice]:
            from councilui.record.queries.vote_lines import list_votes

            votes: list[VoteChoice] = []
            for other in related:
                to = other.direction == "to"
                why = f"this vote's matter {other.relation} it" if to else f"its matter {other.relation} this one"
                votes += [_choice(line, why) for line in other.votes if line.id != here]
            known = (line for line in list_votes(connection) if line.id != here and line.tally is not None)
            return votes + [_choice(line) for line in known]

        self.read(choices, self.show_votes)

    def show_votes(self, votes: list[VoteChoice]) -> None:
        self.votes = votes
        if not votes:
            self.NONE = "No other vote in this record has a tally."
        self._filter()

    def pick(self, row: ListRow) -> None:
        self.dismiss(None)
        if isinstance(row.value, VoteLine):
            self.host.open(CompareRoute(self.card, row.value))

    def _filter(self) -> None:
        if self.votes is None:
            return
        words = self.words()
        self.rows.empty = self.NONE
        matches = [choice for choice in self.votes if all(word in choice[0] for word in words)]
        self.rows.show(BuiltRows(matches, vote_choice_row))


def _choice(line: VoteLine, why: str = "") -> VoteChoice:
    haystack = f"{line.date} {short_date(line.date)} {line.identifier or ''} {line.title} {line.body_name} {why}"
    return fold_case(f"{haystack} {outcome_word(line)}"), line, why
