"""A person whole, and a member in numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from councilui.record.model import (
    Body,
    Claim,
    Matter,
    Membership,
    Person,
    PersonName,
    Source,
    Sponsorship,
    Statement,
    Vote,
)
from councilui.record.views.divided_votes import DividedVote
from councilui.record.views.rolls import Sides, Voter
from councilui.record.views.votes import VoteLine


class PersonLine(NamedTuple):
    """A person in a list, with the latest seat or office and how many votes and statements are on record."""

    id: str
    name: str
    surname: str
    role: str | None
    district: str | None
    votes: int
    statements: int


class PersonVote(NamedTuple):
    """How one person voted in one vote event."""

    vote: Vote
    line: VoteLine


class MemberRolls(NamedTuple):
    """The divided votes in which a member said yes or no, without those that are no evidence of a position.

    `lines` are theirs, oldest first: bit n of every set stands for the nth. `own` are the member's sides, `others`
    those of everybody else in the same votes, by surname; a district is that of the last vote in common.
    """

    lines: tuple[DividedVote, ...]
    own: Sides
    others: Mapping[str, Voter]


class AttendanceCounts(NamedTuple):
    """How often somebody answered a roll call of presence: `statuses` counts them, `meetings` those it was in."""

    statuses: Mapping[str, int]
    meetings: int

    @property
    def calls(self) -> int:
        """How many roll calls of presence have this person."""
        return sum(self.statuses.values())


class MemberFacts(NamedTuple):
    """What the record has of a member in numbers: votes by option, presence, statements, sponsorships; seats whole."""

    person: Person
    names: tuple[PersonName, ...]
    memberships: tuple[Membership, ...]
    bodies: Mapping[str, Body]
    options: Mapping[str, int]
    present: AttendanceCounts
    statements: int
    sponsorships: int
    claims: tuple[Claim, ...]
    sources: Mapping[str, Source]


class PersonPage(NamedTuple):
    """A person whole: names, seats with dates, votes newest first, statements.

    `alike` are printed names with the same surname that are linked to nobody, with how many statements each has.
    """

    person: Person
    names: tuple[PersonName, ...]
    memberships: tuple[Membership, ...]
    votes: tuple[PersonVote, ...]
    statements: tuple[Statement, ...]
    sponsorships: tuple[tuple[Sponsorship, Matter], ...]
    claims: tuple[Claim, ...]
    sources: Mapping[str, Source]
    rolls: MemberRolls | None = None
    present: AttendanceCounts | None = None
    alike: tuple[tuple[str, int], ...] = ()
