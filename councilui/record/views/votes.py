"""Votes: a line of a list, and one with all that is on record about it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

from councilui.record import model

NO_SOURCES: Final[Mapping[tuple[str, str], tuple[str, ...]]] = MappingProxyType({})


Tally = dict[str, int]
"""Votes by option, in the order of `model.OPTIONS`; options other than "yes" and "no" when not zero.

A tally of names has both sides. One that a source announced has those that the source gives a number for.
"""


class Seat(NamedTuple):
    """Who held a seat of a body on a date."""

    person: str
    name: str
    surname: str
    district: str | None
    role: str = "member"


def known_tally(announced: tuple[int, int] | None, roll_tally: tuple[int, int], roll: str) -> tuple[int, int] | None:
    """(yes, no) as announced, else the names counted when the `roll` is complete, else None."""
    return announced if announced is not None else roll_tally if roll == "complete" else None


class VoteLine(NamedTuple):
    """A vote event. `announced` and `roll_tally` are (yes, no); `announced` is None unless a source gives both.

    `has_one_side` tells whether sources give only one of them.
    """

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
    roll_tally: tuple[int, int]
    roll: str
    source: str | None = None
    has_one_side: bool = False

    @property
    def tally(self) -> tuple[int, int] | None:
        """The announced tally, else the names counted when the roll is complete, else None."""
        return known_tally(self.announced, self.roll_tally, self.roll)


class RelatedMatter(NamedTuple):
    """A related matter; `direction` tells whether the relation leads to it or comes from it."""

    matter: model.Matter
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
    holds everybody who is mentioned by id. `passages` are the words of documents that the vote was read from.
    `officers` are the titles of those in an office of the body on that date, by the person's id.
    """

    event: model.VoteEvent
    motion: model.Motion
    meeting: model.Meeting
    body: model.Body
    matter: model.Matter | None
    item: model.AgendaItem | None
    counts: tuple[model.VoteCount, ...]
    votes: tuple[model.Vote, ...]
    seats: tuple[Seat, ...]
    rules: tuple[model.Rule, ...]
    sponsorships: tuple[model.Sponsorship, ...]
    history: tuple[model.MatterAction, ...]
    related: tuple[RelatedMatter, ...]
    statements: tuple[model.Statement, ...]
    claims: tuple[model.Claim, ...]
    doubts: tuple[model.Doubt, ...]
    citations: tuple[model.Citation, ...]
    sources: Mapping[str, model.Source]
    people: Mapping[str, model.Person]
    further: Mapping[tuple[str, str], tuple[str, ...]] = NO_SOURCES
    passages: tuple[model.Passage, ...] = ()
    officers: Mapping[str, str] = MappingProxyType({})

    @property
    def roll_tally(self) -> Tally:
        """The names on the roll, counted by option."""
        return in_order(Counter(vote.option for vote in self.votes))

    @property
    def shows_positions(self) -> bool:
        """Whether a name on the roll shows how a member stood: by voice, only where those who said no are named."""
        if self.event.method == "voice":
            return any(vote.option == "no" for vote in self.votes)
        return self.event.method not in model.NO_EVIDENCE

    @property
    def announcements(self) -> dict[str, Tally]:
        """The tallies as announced, by source, the main source first; a side without a number is left out."""
        return {source: as_given(tally) for source, tally in tallies_by_source(self.counts).items()}

    @property
    def announced(self) -> Tally | None:
        """The tally of the main source, which may lack a side; None when none was announced."""
        return next(iter(self.announcements.values()), None)

    @property
    def requirement(self) -> model.Rule | None:
        """The rule with the majority that this motion needed."""
        return next((rule for rule in self.rules if rule.id == self.motion.requirement), None)


def tallies_by_source(counts: Iterable[model.VoteCount]) -> dict[str, Tally]:
    """The options that each source gives a number for, without zeros for the others."""
    tallies: dict[str, dict[str, int]] = {}
    for count in counts:
        tallies.setdefault(count.source, {})[count.option] = count.count
    return tallies


def in_order(counts: Mapping[str, int]) -> Tally:
    """`counts` as a Tally: yes and no always, other options in the vocabulary's order when not zero."""
    return {o: counts.get(o, 0) for o in model.OPTIONS if o in ("yes", "no") or counts.get(o, 0)}


def as_given(counts: Mapping[str, int]) -> Tally:
    """`counts` in the vocabulary's order: the sides that are given, other options when not zero."""
    return {o: counts[o] for o in model.OPTIONS if o in counts and (o in ("yes", "no") or counts[o])}


def has_sides(tally: Mapping[str, int]) -> bool:
    """Whether a tally gives a number for yes and for no."""
    return "yes" in tally and "no" in tally
