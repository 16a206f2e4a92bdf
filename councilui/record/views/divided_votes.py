"""Divided votes, and the filter that narrows them."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from councilui.record.views.votes import VoteLine


class VoteFilter(NamedTuple):
    """Which vote events to list; None, empty and 0 narrow nothing.

    `since` and `until` are dates, perhaps partial, both included. `words` must all occur in what a list says of it
    (number, title, date, body, method, outcome, tally, margin), its question or other names of its matter. Each of
    `members` is on the roll and each of `dissenters` on its smaller side; each is a group of ids, any of which will do.
    `option` is what the first of `members` said.
    """

    divided: bool = True
    since: str | None = None
    until: str | None = None
    bodies: tuple[str, ...] = ()
    matters: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    members: tuple[tuple[str, ...], ...] = ()
    dissenters: tuple[tuple[str, ...], ...] = ()
    option: str | None = None
    method: str | None = None
    result: str | None = None
    max_margin: int | None = None
    min_dissent: int = 0


class DividedVote(NamedTuple):
    """A divided vote. `body` is an id, `others` the number of names that said neither yes nor no.

    `excluded_as` is the way of voting that keeps a name from showing a position ("omnibus", "voice", "consent"), else
    None. `option` is what the first member of the filter said, `basis` how that is known, `district` their seat then;
    all None without such a member. `order` is the place in time.
    """

    line: VoteLine
    body: str
    others: int
    excluded_as: str | None
    order: tuple[str, int, int]
    option: str | None = None
    basis: str | None = None
    district: str | None = None

    @property
    def tally(self) -> tuple[int, int] | None:
        """(yes, no) as announced, else as counted when the roll is complete, else None."""
        return self.line.tally

    @property
    def margin(self) -> int | None:
        """Yes minus no."""
        return self.tally[0] - self.tally[1] if self.tally is not None else None

    @property
    def dissent(self) -> int | None:
        """The votes on the smaller side; half of all votes when the sides are equal."""
        return min(self.tally) if self.tally is not None else None

    @property
    def cast(self) -> int | None:
        """The votes for yes or no."""
        return sum(self.tally) if self.tally is not None else None

    @property
    def smaller_side(self) -> Literal["yes", "no"] | None:
        """The option with fewer votes; None when the sides are equal or not known."""
        if not self.margin:
            return None
        return "no" if self.margin > 0 else "yes"


class CrossTab(NamedTuple):
    """Another divided vote, with the number of members for each pair of sides: first in the given vote, then in it."""

    line: DividedVote
    yes_yes: int
    yes_no: int
    no_yes: int
    no_no: int


class DividedVotesBase(NamedTuple):
    """How many vote events there are in all, and how many of them have a tally or a roll.

    Both are without those taken in a way that is no evidence; `left_out` counts these by that way.
    `vote_scope` says which votes the record holds, as in `model.Load`.
    """

    events: int
    with_tally: int
    left_out: Mapping[str, int]
    vote_scope: str | None = None
