"""What a desk of votes is asked for, and what it is put together from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from councilui.record.views.votes import VoteLine


class VoteFilter(NamedTuple):
    """Which vote events a desk shows; what is None, empty or 0 narrows nothing.

    `since` and `until` are dates, perhaps partial, both included. `words` must all occur in number, titles,
    popular names or question. Each of `members` is on the roll and each of `dissenters` on its smaller side, where one
    is a group of ids any of which will do. `option` is what the first of `members` said.
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
    """A vote event on a desk. `body` is an id, `others` how many names on the roll said neither yes nor no.

    `block` is the way of voting that makes a name no evidence of a position ("omnibus", "voice", "consent"), else None.
    `option` is what the first member asked for said, None when nobody was asked for; `basis` how that is known,
    `district` their seat then. `order` is the place in time.
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
        """(yes, no) to reckon with: as announced, else as counted when the roll is complete, else None."""
        if self.line.announced is not None:
            return self.line.announced
        return self.line.roll_tally if self.line.roll == "complete" else None

    @property
    def margin(self) -> int | None:
        """Yes minus no."""
        return self.tally[0] - self.tally[1] if self.tally is not None else None

    @property
    def dissent(self) -> int | None:
        """How many were on the smaller side; half of all when the sides are equal."""
        return min(self.tally) if self.tally is not None else None

    @property
    def cast(self) -> int | None:
        """How many said yes or no."""
        return sum(self.tally) if self.tally is not None else None

    @property
    def smaller_side(self) -> Literal["yes", "no"] | None:
        """The option that fewer took; None when equally many did, or when that is not known."""
        if not self.margin:
            return None
        return "no" if self.margin > 0 else "yes"


class CrossTab(NamedTuple):
    """Another divided vote, and how many of those who said yes or no in both said what: first in the one asked for."""

    line: DividedVote
    yes_yes: int
    yes_no: int
    no_yes: int
    no_no: int


class DividedVotesBase(NamedTuple):
    """What the divided votes are a part of: how many vote events fit, and of how many a tally or a roll is known.

    Both are without those taken in a way that is no evidence; `left_out` counts these by that way.
    """

    events: int
    with_tally: int
    left_out: Mapping[str, int]
