"""The rolls of a body or a meeting, as agreement and the grid of roll calls read them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from councilui.record.model import Body, Meeting, Person, Source, Vote
from councilui.record.views.votes import Seat, VoteLine


class Sides(NamedTuple):
    """Two bit sets: bit n of `yes` is set for a yes in the nth vote event, of `no` for a no; neither is neither."""

    yes: int
    no: int


class Voter(NamedTuple):
    """Somebody in a `Rolls`; `district` is that of their last vote in it, None when not known."""

    person: str
    name: str
    surname: str
    district: str | None
    sides: Sides


class Rolls(NamedTuple):
    """Who said yes and who no in the vote events of a body over a period, the oldest first, as bit sets.

    `divided` is the set of vote events with at least one no vote, by name or announced, `larger` has the side with more
    votes where a tally is known and is no tie. Vote events that are no evidence of a position (omnibus, consent, voice)
    or name nobody are not among `events`; `left_out` counts them by why. `voters` are sorted by surname; `seated` are
    those of them who held a seat on the day of the last vote event, empty when the record doesn't say who did. `first`
    and `last` are the dates of the first and the last vote event; `sources` are those of the vote events, by id.
    `vote_scope` says which votes the record holds, as in `model.Load`.
    """

    body: Body
    events: tuple[str, ...]
    voters: Mapping[str, Voter]
    divided: int
    left_out: Mapping[str, int]
    seated: frozenset[str] = frozenset()
    first: str | None = None
    last: str | None = None
    sources: Mapping[str, Source] = MappingProxyType({})
    vote_scope: str | None = None
    larger: Sides = Sides(0, 0)


class MeetingRolls(NamedTuple):
    """The vote events of a meeting in its order with every name on record, and who held a seat that day.

    `blocks` has, by vote event, the way of voting that keeps a name from showing a position: "omnibus", "consent",
    "voice". `vote_scope` says which votes the record holds, as in `model.Load`.
    """

    meeting: Meeting
    body: Body
    lines: tuple[VoteLine, ...]
    votes: Mapping[str, tuple[Vote, ...]]
    seats: tuple[Seat, ...]
    people: Mapping[str, Person]
    exclusions: Mapping[str, str]
    sources: Mapping[str, Source]
    vote_scope: str | None = None
