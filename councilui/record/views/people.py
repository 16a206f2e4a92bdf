"""A person whole, and a member in numbers."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from councilui.record import model
from councilui.record.views.divided_votes import DividedVote
from councilui.record.views.rolls import Sides, Voter
from councilui.record.views.votes import VoteLine


class PersonLine(NamedTuple):
    """A person in a list, with the latest seat or office and how many votes and statements are on record.

    `vote_scope` says which votes the record holds, as in `model.Load`: what `votes` is a number of.
    """

    id: str
    name: str
    surname: str
    role: str | None
    district: str | None
    district_name: str | None
    body_name: str | None
    votes: int
    statements: int
    vote_scope: str | None = None


class PersonVote(NamedTuple):
    """How one person voted in one vote event."""

    vote: model.Vote
    line: VoteLine


class MemberRolls(NamedTuple):
    """The divided votes in which a member said yes or no, without those that don't show a position.

    `lines` are theirs, oldest first: bit n of every set stands for the nth. `own` are the member's sides, `others`
    those of everybody else in the same votes, by surname; a district is that of the last vote in common.
    `vote_scope` says which votes the record holds, as in `model.Load`.
    """

    lines: tuple[DividedVote, ...]
    own: Sides
    others: Mapping[str, Voter]
    vote_scope: str | None = None


class AttendanceCounts(NamedTuple):
    """How often somebody answered an attendance roll call: `statuses` counts them, `meetings` those it was in."""

    statuses: Mapping[str, int]
    meetings: int

    @property
    def calls(self) -> int:
        """How many attendance roll calls have this person."""
        return sum(self.statuses.values())


class MemberFacts(NamedTuple):
    """What the record has of a member in numbers: votes by option, presence, statements, sponsorships; seats whole.

    `vote_scope` says which votes the record holds, as in `model.Load`.
    """

    person: model.Person
    names: tuple[model.PersonName, ...]
    memberships: tuple[model.Membership, ...]
    bodies: Mapping[str, model.Body]
    options: Mapping[str, int]
    present: AttendanceCounts
    statements: int
    sponsorships: int
    claims: tuple[model.Claim, ...]
    sources: Mapping[str, model.Source]
    vote_scope: str | None = None


class PersonPage(NamedTuple):
    """A person whole: names, seats with dates, votes newest first, statements.

    `alike` are printed names with the same surname that are linked to nobody, with how many statements each has;
    `bodies` those of the seats, by id.
    """

    person: model.Person
    names: tuple[model.PersonName, ...]
    memberships: tuple[model.Membership, ...]
    votes: tuple[PersonVote, ...]
    statements: tuple[model.Statement, ...]
    sponsorships: tuple[tuple[model.Sponsorship, model.Matter], ...]
    claims: tuple[model.Claim, ...]
    sources: Mapping[str, model.Source]
    rolls: MemberRolls | None = None
    present: AttendanceCounts | None = None
    alike: tuple[tuple[str, int], ...] = ()
    bodies: Mapping[str, model.Body] = MappingProxyType({})
