"""What a reader asks for at once: the model's rows, put together as a screen, a command or an export needs them.

Here are lists, votes, meetings, matters and statements, which the program opens with. What is asked for later has a
module of its own, so that nobody waits for it before.
"""

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
    Matter,
    MatterAction,
    MatterAlias,
    Meeting,
    Motion,
    Person,
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


class Origin(NamedTuple):
    """Which record something was taken from.

    `data_as_of` is the newest date that a source of the record bears, or on which a meeting was held of which it has
    a vote or a statement; None when there is none. No clock is read: the same record always tells the same date.
    """

    data_as_of: str | None
    loads: tuple[Load, ...]
