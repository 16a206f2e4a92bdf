"""What is known, in the field's words: one class a table, its fields in the order of the columns.

The words are those of Popolo, the Open Civic Data enhancement proposals, Akoma Ntoso and the Legistar Web API.
Dates are ISO text and may be partial ("1995-05"); times are local to the body. `None` means that no source
says. `source` is the id of a `Source`; further sources of a row are `Citation` rows.

They are named tuples: as immutable as frozen dataclasses, and a third of their cost at the start of the program.
"""

from __future__ import annotations

from typing import Final, NamedTuple

BASES: Final = ("recorded", "reported", "derived", "inferred", "unknown")
OPTIONS: Final = (
    "yes",
    "no",
    "abstain",
    "absent",
    "not voting",
    "excused",
    "recused",
    "present",
    "paired",
    "vacant",
    "other",
)
RESULTS: Final = ("pass", "fail", "unknown")
METHODS: Final = ("roll call", "electronic", "voice", "rising", "omnibus", "unanimous consent", "unknown")
NO_EVIDENCE: Final = ("omnibus", "unanimous consent", "voice")
"""Methods in which a name is no evidence of a position."""
RULE_BASES: Final = ("votes cast", "seats", "seats and mayor", "in office", "in office and mayor")
ATTENDANCE: Final = ("present", "absent", "excused", "other")
ROLLS: Final = ("none", "partial", "complete")
STATEMENT_KINDS: Final = ("speech", "question", "answer", "procedural", "narrative", "scene")
FORMS: Final = ("verbatim", "quote", "paraphrase", "description")
CAPACITIES: Final = ("member", "chair", "public comment", "staff", "guest", "press", "audience", "unknown")
VENUES_INSIDE: Final = ("floor", "public comment", "chamber")
VENUES_OUTSIDE: Final = ("press", "written", "interview")
VENUE_UNKNOWN: Final = "not stated"
VENUES: Final = (*VENUES_INSIDE, *VENUES_OUTSIDE, VENUE_UNKNOWN)
SOURCE_KINDS: Final = (
    "official record",
    "dataset",
    "statute",
    "rules",
    "press",
    "press copy",
    "rewrite",
    "captions",
    "transcript",
    "reference",
)


class Source(NamedTuple):
    """Where a fact comes from. `url` is None when the address was not retained."""

    id: str
    kind: str
    publisher: str
    title: str
    url: str | None = None
    published: str | None = None
    note: str | None = None


class Body(NamedTuple):
    """Whoever meets and votes. `seats` is the number of members with a vote, the presiding officer apart.

    `member_title` is put before a member's surname ("Ald."); `district_name` names a seat ("ward").
    """

    id: str
    name: str
    classification: str
    timezone: str | None = None
    seats: int | None = None
    member_title: str | None = None
    district_name: str | None = None
    url: str | None = None
    note: str | None = None
    source: str | None = None


class Person(NamedTuple):
    """Somebody. `name` is as shown, `sort_name` as the record files it, `surname` what a headline calls them."""

    id: str
    name: str
    sort_name: str
    surname: str
    note: str | None = None


class PersonName(NamedTuple):
    """A name by which a source calls a person."""

    person: str
    name: str
    source: str | None = None
    note: str | None = None


class Membership(NamedTuple):
    """A person's seat or office in a body. Dates may be partial; `None` is unknown or, for `end`, still there.

    `start_text` and `end_text` keep what the source says when it is not a date ("before 2025-04-01").
    """

    id: str
    body: str
    person: str
    role: str
    district: str | None = None
    start: str | None = None
    end: str | None = None
    start_text: str | None = None
    end_text: str | None = None
    basis: str = "recorded"
    source: str | None = None
    note: str | None = None


class Rule(NamedTuple):
    """What a body's rules or the law require for a kind of motion: data, so that no number is in the code.

    `base` is what the share is taken of, one of `RULE_BASES`: "votes cast" is yes + no, "in office" the seats that are
    not vacant. More than
    `numerator`/`denominator` of the base is needed when `strict`, else at least that. `start` and `end` bound
    the dates on which the rule held, as far as known.
    """

    id: str
    body: str
    name: str
    purpose: str
    base: str
    numerator: int
    denominator: int
    strict: bool
    text: str
    start: str | None = None
    end: str | None = None
    source: str | None = None
    note: str | None = None


class GlossaryTerm(NamedTuple):
    """A word or an abbreviation of the field, and what it means; `body` is None when it holds of all.

    `expansion` is what else is searched for when `term` is: the words that an abbreviation stands for. None when the
    term is only explained.
    """

    id: str
    term: str
    meaning: str
    body: str | None = None
    expansion: str | None = None
    note: str | None = None
    source: str | None = None


class Meeting(NamedTuple):
    """A sitting of a body on a local date. `ordinal` counts the meetings of all bodies on one day from 0.

    `status` is the agenda's as published ("Final", "Deferred"); `video` the address of a recording.
    """

    id: str
    body: str
    date: str
    ordinal: int
    kind: str
    time: str | None = None
    time_basis: str | None = None
    end_time: str | None = None
    location: str | None = None
    chair: str | None = None
    order_known: bool = False
    summary: str | None = None
    basis: str = "recorded"
    source: str | None = None
    status: str | None = None
    url: str | None = None
    video: str | None = None


class Matter(NamedTuple):
    """The legislation itself. `identifier` is the record number, None when unknown; its basis is told apart."""

    id: str
    identifier: str | None
    identifier_basis: str
    title: str
    short_title: str | None = None
    type: str | None = None
    status: str | None = None
    url: str | None = None
    note: str | None = None
    source: str | None = None


class MatterAlias(NamedTuple):
    """A popular name, an older number or another spelling under which people look for a matter."""

    matter: str
    alias: str
    note: str | None = None
    source: str | None = None


class MatterRelation(NamedTuple):
    """`matter` stands to `other` as `relation` says: "would have rolled back part of", "substitute for"."""

    matter: str
    other: str
    relation: str
    note: str | None = None
    source: str | None = None


class MatterAction(NamedTuple):
    """A step in a matter's history. `position` orders the steps of one matter."""

    id: str
    matter: str
    position: int
    date: str | None
    action: str
    body: str | None = None
    meeting: str | None = None
    actor: str | None = None
    note: str | None = None
    basis: str = "recorded"
    source: str | None = None


class Sponsorship(NamedTuple):
    """A person, or a name that could not be resolved, behind a matter."""

    matter: str
    sponsor_name: str
    person: str | None = None
    role: str = "primary"
    source: str | None = None


class AgendaItem(NamedTuple):
    """A line of a meeting's agenda. `number` is as printed, `position` ours; `section` groups them.

    `outcome` is what became of it in a word ("tabled", "passed", "deferred"), None when unknown.
    """

    id: str
    meeting: str
    position: int
    title: str
    number: str | None = None
    section: str | None = None
    matter: str | None = None
    outcome: str | None = None
    summary: str | None = None
    basis: str = "recorded"
    source: str | None = None
    note: str | None = None


class Motion(NamedTuple):
    """The formal step put to the body. `requirement` is the id of the `Rule` that it needed, if known."""

    id: str
    meeting: str
    motion_type: str
    text: str | None = None
    agenda_item: str | None = None
    matter: str | None = None
    mover: str | None = None
    mover_name: str | None = None
    mover_basis: str | None = None
    mover_source: str | None = None
    seconder: str | None = None
    seconder_name: str | None = None
    requirement: str | None = None
    source: str | None = None


class VoteEvent(NamedTuple):
    """One taking of votes on one motion.

    `result` is the vote's own, never computed from the numbers; `result_text` is the word as printed.
    `disposition` is what became of the matter. `roll` says how many names are on record.
    """

    id: str
    motion: str
    position: int
    question: str
    method: str
    result: str
    result_basis: str
    result_text: str | None = None
    disposition: str | None = None
    effect_yes: str | None = None
    effect_no: str | None = None
    roll: str = "none"
    roll_note: str | None = None
    url: str | None = None
    source: str | None = None


class VoteCount(NamedTuple):
    """A number for one option as announced, by one source. It is never overwritten by counting names."""

    vote_event: str
    option: str
    source: str
    count: int  # type: ignore[assignment]  # the field's word, over the tuple's method
    option_text: str | None = None
    basis: str = "reported"


class Vote(NamedTuple):
    """One person's option in one vote event. `note` tells the method of a derived vote."""

    vote_event: str
    person: str
    voter_name: str
    option: str
    option_text: str
    district: str | None = None
    basis: str = "recorded"
    source: str | None = None
    note: str | None = None


class Attendance(NamedTuple):
    """Whether one person answered a roll call of presence, which is no vote. `roll_call` names that roll call.

    `status` is one of `ATTENDANCE`, `status_text` the word as printed.
    """

    roll_call: str
    person: str
    person_name: str
    meeting: str
    status: str
    status_text: str
    agenda_item: str | None = None
    source: str | None = None


class Statement(NamedTuple):
    """One continuous piece of speech, or something that happened in the room.

    `id` is in time order: day << 24 | nth meeting of the day << 16 | position (see `statement_id`); `key` is
    the stable text key. `form` tells words on record from a paraphrase. `said_on` is the local date of a
    statement made outside its meeting, None when not known. `district` is a member's seat on the meeting's
    date. `start_s` and `end_s` are seconds into the
    meeting's recording.
    """

    id: int
    key: str
    meeting: str
    text: str
    kind: str
    form: str
    venue: str
    capacity: str
    speaker_name: str | None = None
    person: str | None = None
    affiliation: str | None = None
    district: str | None = None
    agenda_item: str | None = None
    matter: str | None = None
    said_on: str | None = None
    said_when: str | None = None
    start_s: float | None = None
    end_s: float | None = None
    language: str = "en"
    basis: str = "reported"
    source: str | None = None
    note: str | None = None

    @property
    def inside(self) -> bool:
        """Whether it was said in the meeting; False also when no source says where."""
        return self.venue in VENUES_INSIDE


class Claim(NamedTuple):
    """What one source says of one field of one row, kept where sources disagree or a fact is only reported.

    `subject` is a table's name, `subject_id` a row's id. Claims on the same field of the same row with
    different values are a conflict; `preferred` marks the one that the row itself holds, if any.
    """

    subject: str
    subject_id: str
    field: str
    value: str
    source: str
    preferred: bool = False
    note: str | None = None


class Doubt(NamedTuple):
    """Something about a row that a reader must know before relying on it, in a sentence."""

    id: str
    subject: str
    subject_id: str
    kind: str
    text: str
    source: str | None = None


class Citation(NamedTuple):
    """A further source of a row. `field` narrows it to one field."""

    subject: str
    subject_id: str
    source: str
    position: int
    field: str | None = None
    note: str | None = None


class Load(NamedTuple):
    """One filling of the database: from which `origin`, in which `format`, with a digest of what was read.

    `opens_on` is the meeting that a reader should see first, when whoever made the record has said so.
    """

    id: str
    format: str
    origin: str
    digest: str
    rows_read: int
    rows_written: int
    opens_on: str | None = None


class LoadCount(NamedTuple):
    """How many entries of a kind in a load's input had one fate.

    `fate` is "read", "loaded", "merged", "omitted" or "made"; what was read is the sum of the next three. `file` is ""
    where the format counts its input as a whole.
    """

    load: str
    position: int
    file: str
    kind: str
    fate: str
    reason: str
    count: int  # type: ignore[assignment]  # as in VoteCount


class LoadFile(NamedTuple):
    """What became of a file of the input, or of `count` files of one folder: `file` is then "folder/*.json"."""

    load: str
    position: int
    file: str
    count: int  # type: ignore[assignment]  # as in VoteCount
    fate: str
    reason: str


class LoadIssue(NamedTuple):
    """A doubtful or rejected row of the input: where it stood and why."""

    load: str
    position: int
    kind: str
    file: str
    place: str
    reason: str


def statement_id(day: int, ordinal: int, position: int) -> int:
    """The integer key of a statement: `day` since 1970-01-01, the meeting's `ordinal` that day, its `position`.

    Newest first, a date, a year and a meeting are then ranges of the key. Raises ValueError out of range.
    """
    if not (0 <= ordinal < 256 and 0 <= position < 65536):
        raise ValueError(f"a day holds 256 meetings and a meeting 65,536 statements: {ordinal}, {position}")
    return (day << 24) | (ordinal << 16) | position
