"""Picking the vote to compare with: related ones first, then every vote with a tally, newest first."""

from councilui.analysis.vote_wording import relation_words
from councilui.record.views.votes import RelatedMatter, VoteCard, VoteLine
from councilui.tui.routes import CompareRoute
from councilui.tui.screens.votes import RelatedVote, VotesScreen


class PickVoteScreen(VotesScreen):
    """Opens the comparison with the vote that is picked."""

    HEADING = "Compare with"
    EMPTY = "No other vote in this record has a tally."

    def __init__(self, card: VoteCard) -> None:
        """`card` is the vote to be compared."""
        here = card.event.id
        super().__init__()
        self.card = card
        self.related = [
            RelatedVote(line, _why(other)) for other in card.related for line in other.votes if line.id != here
        ]

    def offers(self, line: VoteLine) -> bool:
        """Those that have something to compare."""
        return line.id != self.card.event.id and line.tally is not None

    def open_vote(self, line: VoteLine) -> None:
        self.host.open(CompareRoute(self.card, line))


def _why(other: RelatedMatter) -> str:
    words = relation_words(other.relation)
    return f"this vote's matter {words} it" if other.direction == "to" else f"its matter {words} this one"
