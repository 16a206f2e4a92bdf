"""The votes behind a cell of an agreement matrix: who said what, and in which the two differed."""

from typing import NamedTuple

from councilui.analysis.agreement import vote_mask
from councilui.analysis.agreement_wording import AgreementPage


class PairVote(NamedTuple):
    """A vote event in which both said yes or no: what each said, the second the same as the first when alone."""

    event: str
    one: str
    other: str

    @property
    def differ(self) -> bool:
        """Whether they were on different sides."""
        return self.one != self.other


def pair_votes(page: AgreementPage, row: int, column: int) -> list[PairVote]:
    """Those in which they differed first, each part the newest first."""
    one, other = (page.rolls.voters[page.matrix.people[at]].sides for at in (row, column))
    within = vote_mask(page.rolls, divided_only=page.divided_only)
    both = (one.yes | one.no) & (other.yes | other.no) & within
    votes = [
        PairVote(event, *("no" if sides.no >> bit & 1 else "yes" for sides in (one, other)))
        for bit, event in reversed(list(enumerate(page.rolls.events)))
        if both >> bit & 1
    ]
    return sorted(votes, key=lambda vote: not vote.differ)
