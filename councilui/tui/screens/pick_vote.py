"""Picking the vote to compare with: related ones first, then every vote with a tally, newest first."""

from __future__ import annotations

import sqlite3

from councilui.record.views.votes import VoteCard, VoteLine
from councilui.tui.routes import CompareRoute
from councilui.tui.screens.votes import VoteChoice, VotesScreen, vote_choice


class PickVoteScreen(VotesScreen):
    """Opens the comparison with the vote that is picked."""

    HEADING = "Compare with"
    EMPTY = "No other vote in this record has a tally."

    def __init__(self, card: VoteCard) -> None:
        """`card` is the vote to be compared."""
        super().__init__()
        self.card = card

    def choices(self, connection: sqlite3.Connection) -> list[VoteChoice]:
        """The votes that have something to compare."""
        here = self.card.event.id
        related: list[VoteChoice] = []
        for other in self.card.related:
            to = other.direction == "to"
            why = f"this vote's matter {other.relation} it" if to else f"its matter {other.relation} this one"
            related += [vote_choice(line, why) for line in other.votes if line.id != here]
        every = super().choices(connection)
        return related + [choice for choice in every if choice.line.id != here and choice.line.tally is not None]

    def open_vote(self, line: VoteLine) -> None:
        self.host.open(CompareRoute(self.card, line))
