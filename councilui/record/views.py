"""What a reader asks for at once: the model's rows, put together as a screen, a command or an export needs them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

from councilui.record.model import (
    OPTIONS,
    AgendaItem,
    Attendance,
    Body,
    Citation,
    Claim,
    Doubt,
    Load,
    LoadIssue,
    Matter,
    MatterAction,
    MatterAlias,
    Meeting,
    Membership,
    Motion,
    Person,
    PersonName,
    Rule,
    Source,
    Sponsorship,
    Statement,
    Vote,
    VoteCount,
    VoteEvent,
)

_NO_SOURCES: Final[Mapping[tuple[str, str], tuple[str, ...]]] = MappingProxyType({})

Tally = dict[str, int]
"""Votes by option, in the order of `model.OPTIONS`; "yes" and "no" are always there, others when not zero."""


class Seat(NamedTuple):
    """Who held a seat of a body on a date."""

    person: str
    name: str
    surname: str
    district: str | None
    role: str = "member"


class MeetingLine(NamedTuple):
    """A meeting in a list, with how much the record has of it."""

    id: str
    date: str
    time: str | None
    body: str
    body_name: str
    kind: str
    items: int
    votes: int
    statements: int


class VoteLine(NamedTuple):
    """A vote event in a list. `announced` and `counted` are (yes, no); `announced` is None when nobody announced."""

    id: str
    meeting: str
    date: str
    body_name: str
    agenda_item: str | None
    matter: str | None
    identifier: str | None
    title: str
    question: str
    motion_type: str
    method: str
    result: str
    result_text: str | None
    disposition: str | None
    announced: tuple[int, int] | None
    counted: tuple[int, int]
    roll: str
    source: str | None = None

    @property
    def tally(self) -> tuple[int, int] | None:
        """The announced tally, else the counted one when there is a roll, else None."""
        if self.announced is not None:
            return self.announced
        return self.counted if self.roll != "none" else None


class DeskFilter(NamedTuple):
    """Which vote events a desk shows; what is None, empty or 0 narrows nothing.

    `after` and `before` are ISO dates or their beginnings, both inclusive. `words` must all occur in number, titles,
    popular names or question. Each of `members` is on the roll and each of `dissenters` on its smaller side, where one
    is a group of ids any of which will do. `option` is what the first of `members` said.
    """

    divided: bool = True
    after: str | None = None
    before: str | None = None
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


class DeskLine(NamedTuple):
    """A vote event on a desk. `body` is an id, `others` how many names on the roll said neither yes nor no.

    `block` is the way of voting that makes a name no evidence of a position ("omnibus", "voice", "consent"), else None.
    `option` is what the first member asked for said, None when nobody was asked for; `basis` how that is known,
    `district` their seat then. `order` is the place in time.
    """

    line: VoteLine
    body: str
    others: int
    block: str | None
    order: tuple[str, int, int]
    option: str | None = None
    basis: str | None = None
    district: str | None = None

    @property
    def tally(self) -> tuple[int, int] | None:
        """(yes, no) to reckon with: as announced, else as counted when the roll is complete, else None."""
        if self.line.announced is not None:
            return self.line.announced
        return self.line.counted if self.line.roll == "complete" else None

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


class Crossing(NamedTuple):
    """Another divided vote, and how many of those who said yes or no in both said what: first in the one asked for."""

    line: DeskLine
    yes_yes: int
    yes_no: int
    no_yes: int
    no_no: int


class DeskBase(NamedTuple):
    """What the divided votes are a part of: how many vote events fit, and of how many a tally or a roll is known.

    Both are without those taken in a way that is no evidence; `left_out` counts these by that way.
    """

    events: int
    told: int
    left_out: Mapping[str, int]


class RelatedMatter(NamedTuple):
    """A matter to which another one is related, read in one direction: `direction` is "to" or "from"."""

    matter: Matter
    relation: str
    direction: Literal["to", "from"]
    note: str | None
    source: str | None
    votes: tuple[VoteLine, ...] = ()


class VoteCard(NamedTuple):
    """All that is on record about one vote event.

    `counts` keep the order main source first. `seats` are the body's members on the meeting's date, by district.
    `rules` are the body's rules on that date. `statements` are those on the same agenda item or matter made in or
    around the same meeting. `sources` holds every source that any part refers to; `citations` the further sources
    of the vote event itself, `further` those of its statements, rules, item and matter, by (table, row id). `people`
    holds everybody who is mentioned by id.
    """

    event: VoteEvent
    motion: Motion
    meeting: Meeting
    body: Body
    matter: Matter | None
    item: AgendaItem | None
    counts: tuple[VoteCount, ...]
    votes: tuple[Vote, ...]
    seats: tuple[Seat, ...]
    rules: tuple[Rule, ...]
    sponsorships: tuple[Sponsorship, ...]
    history: tuple[MatterAction, ...]
    related: tuple[RelatedMatter, ...]
    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]
    doubts: tuple[Doubt, ...]
    citations: tuple[Citation, ...]
    sources: Mapping[str, Source]
    people: Mapping[str, Person]
    further: Mapping[tuple[str, str], tuple[str, ...]] = _NO_SOURCES

    @property
    def counted(self) -> Tally:
        """The roll counted: how many names stand under each option."""
        return in_order(Counter(vote.option for vote in self.votes))

    @property
    def announcements(self) -> dict[str, Tally]:
        """The tallies as announced, by source, the main source first."""
        found: dict[str, dict[str, int]] = {}
        for count in self.counts:
            found.setdefault(count.source, {})[count.option] = count.count
        return {source: in_order(tally) for source, tally in found.items()}

    @property
    def announced(self) -> Tally | None:
        """The tally of the main source, None when none was announced."""
        return next(iter(self.announcements.values()), None)

    @property
    def requirement(self) -> Rule | None:
        """The rule that says what this motion needed."""
        return next((rule for rule in self.rules if rule.id == self.motion.requirement), None)


def in_order(counts: Mapping[str, int]) -> Tally:
    """`counts` as a Tally: yes and no always, the other options in the vocabulary's order when not zero."""
    return {o: counts.get(o, 0) for o in OPTIONS if o in ("yes", "no") or counts.get(o, 0)}


class ItemLine(NamedTuple):
    """An agenda item with its matter and the votes taken on it."""

    item: AgendaItem
    matter: Matter | None
    votes: tuple[VoteLine, ...]


class MeetingPage(NamedTuple):
    """A meeting whole: agenda in order, every statement in or around it, roll calls of presence, what is doubtful.

    `sources` holds every source referred to; `further` the sources beside the main one, by (table, row id).
    """

    meeting: Meeting
    body: Body
    chair: Person | None
    items: tuple[ItemLine, ...]
    statements: tuple[Statement, ...]
    doubts: tuple[Doubt, ...]
    claims: tuple[Claim, ...]
    sources: Mapping[str, Source]
    further: Mapping[tuple[str, str], tuple[str, ...]] = _NO_SOURCES
    attendance: tuple[Attendance, ...] = ()


class MatterLine(NamedTuple):
    """A matter in a list, with the date of its last known action and its number of vote events."""

    id: str
    identifier: str | None
    title: str
    type: str | None
    status: str | None
    last_date: str | None
    votes: int


class Listing(NamedTuple):
    """An agenda item on which a matter stood, with its meeting's date and body."""

    item: AgendaItem
    date: str
    body_name: str


class MatterPage(NamedTuple):
    """A matter whole: names, sponsors, history, relations, every vote on it, every agenda it stood on.

    `kin` are the pages of the matters that relations lead to, in either direction and through one another, the nearest
    first and without kin of their own; `kin_left` is the number of those that are too far to be among them.
    """

    matter: Matter
    aliases: tuple[MatterAlias, ...]
    sponsorships: tuple[Sponsorship, ...]
    history: tuple[MatterAction, ...]
    related: tuple[RelatedMatter, ...]
    votes: tuple[VoteLine, ...]
    statements: tuple[Statement, ...]
    doubts: tuple[Doubt, ...]
    claims: tuple[Claim, ...]
    sources: Mapping[str, Source]
    listings: tuple[Listing, ...] = ()
    kin: tuple[MatterPage, ...] = ()
    kin_left: int = 0


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

    lines: tuple[DeskLine, ...]
    own: Sides
    others: Mapping[str, Voter]


class Present(NamedTuple):
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
    present: Present
    statements: int
    sponsorships: int
    claims: tuple[Claim, ...]
    sources: Mapping[str, Source]


class PersonPage(NamedTuple):
    """A person whole: names, seats with dates, votes newest first, statements."""

    person: Person
    names: tuple[PersonName, ...]
    memberships: tuple[Membership, ...]
    votes: tuple[PersonVote, ...]
    statements: tuple[Statement, ...]
    sponsorships: tuple[tuple[Sponsorship, Matter], ...]
    claims: tuple[Claim, ...]
    sources: Mapping[str, Source]
    rolls: MemberRolls | None = None
    present: Present | None = None


class StatementPage(NamedTuple):
    """A statement with where it belongs; `sources` has the main one first."""

    statement: Statement
    meeting: Meeting
    body: Body
    sources: tuple[Source, ...]


class SearchHit(NamedTuple):
    """A statement that a search found. `snippet` is a stretch of its text, `matches` the (start, end) in it.

    `found` has all matches, as (start, end) in the text of the statement.
    """

    statement: Statement
    date: str
    body_name: str
    item_title: str | None
    snippet: str
    matches: tuple[tuple[int, int], ...]
    sources: tuple[Source, ...]
    found: tuple[tuple[int, int], ...] = ()

    @property
    def cut(self) -> tuple[str, str]:
        """What stands before and after the snippet where the statement goes on: "… " and " …", or ""."""
        whole, part = (" ".join(text.split()) for text in (self.statement.text, self.snippet))
        return "" if whole.startswith(part) else "… ", "" if whole.endswith(part) else " …"


class Subject(NamedTuple):
    """What a doubt or a claim is about, in words ("vote on O2021-117, 27 Jan 2021"), and the places that show it."""

    table: str
    id: str
    label: str
    vote_event: str | None = None
    meeting: str | None = None
    matter: str | None = None
    person: str | None = None


class Origin(NamedTuple):
    """Which record something was taken from.

    `data_as_of` is the newest date that a source of the record bears, or on which a meeting was held of which it has
    a vote or a statement; None when there is none. No clock is read: the same record always tells the same date.
    """

    data_as_of: str | None
    loads: tuple[Load, ...]


class Unrolled(NamedTuple):
    """Votes of a body (an id) in a year that have neither a roll nor a tally: how many, and the newest of them."""

    body: str
    year: str
    number: int
    newest: VoteLine


class UnknownName(NamedTuple):
    """A name as printed that is nobody on record, in one `role` ("speaker", "sponsor", "mover"): how often, and where.

    `meeting` and `matter` are those of the newest.
    """

    name: str
    role: str
    number: int
    meeting: str | None
    matter: str | None
    source: str | None


class CheckInput(NamedTuple):
    """What the reconciler reads: of the whole record, all that could disagree with something else.

    `votes` are those that may have something wrong with them, with their tallies, names, seats of their body and the
    rule that they needed; `rosters` has a text for each divided roll that is the same for the same people on the same
    sides, of those that occur more than once in a body.
    """

    votes: tuple[VoteLine, ...]
    counts: Mapping[str, tuple[VoteCount, ...]]
    rolls: Mapping[str, tuple[Vote, ...]]
    seats: Mapping[str, int | None]
    rules: Mapping[str, Rule]
    rosters: Mapping[str, str]
    unrolled: tuple[Unrolled, ...]
    unknown_names: tuple[UnknownName, ...]
    doubts: tuple[tuple[Doubt, Subject], ...]
    claims: tuple[tuple[Claim, Subject], ...]
    sources: Mapping[str, Source]
    loads: tuple[Load, ...]
    load_issues: tuple[LoadIssue, ...]


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

    `divided` is the set of vote events with at least one nay, by name or announced. Vote events that are no evidence
    of a position (omnibus, consent, voice) or name nobody are not among `events`; `left_out` counts them by why.
    `voters` stand by surname; `seated` are those of them who held a seat on the day of the last vote event, empty when
    the record doesn't say who did. `first` and `last` are the dates of the first and the last vote event; `sources`
    are those of the vote events, by id.
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


class MeetingRolls(NamedTuple):
    """The vote events of a meeting in its order with every name on record, and who held a seat that day.

    `blocks` has, by vote event, the way of voting that makes a name no evidence of a position: "omnibus", "consent",
    "voice".
    """

    meeting: Meeting
    body: Body
    lines: tuple[VoteLine, ...]
    votes: Mapping[str, tuple[Vote, ...]]
    seats: tuple[Seat, ...]
    people: Mapping[str, Person]
    blocks: Mapping[str, str]
    sources: Mapping[str, Source]
