"""Rows of several formats, and of the record so far, merged: one body, one meeting, one person."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, TypeVar, cast

from councilui.common.dates import day_number
from councilui.load.called_off import called_off_kind, called_off_word, is_called_off
from councilui.load.identities import Identities
from councilui.load.identity_report import IdentityReport
from councilui.load.people import PersonIndex, overlap
from councilui.load.report import Report
from councilui.load.settings import FILE, Settings
from councilui.record.model import (
    Attendance,
    Body,
    GlossaryTerm,
    Matter,
    MatterAlias,
    MatterRelation,
    Meeting,
    Membership,
    Person,
    PersonName,
    Rule,
    Source,
    Sponsorship,
    Statement,
    Vote,
    statement_id,
)
from councilui.record.schema import FIELDS, TABLES

T = TypeVar("T")
Key = tuple[object, ...]

KEYS: Final[dict[type, tuple[str, ...]]] = {
    Source: ("id",),
    Body: ("id",),
    Person: ("id",),
    PersonName: ("person", "name"),
    Membership: ("id",),
    Rule: ("id",),
    GlossaryTerm: ("id",),
    Meeting: ("id",),
    Matter: ("id",),
    MatterAlias: ("matter", "alias"),
    MatterRelation: ("matter", "other", "relation"),
    Sponsorship: ("matter", "sponsor_name"),
}
"""The key of each class whose rows several inputs may have; these are merged, others are passed on as they come."""

_NOTHING: Final = (None, "unknown", False)
_OTHER_FIELDS: Final = {cls: [name for name in FIELDS[cls] if name not in keys] for cls, keys in KEYS.items()}
_PASSED: Final = frozenset(cls for cls in TABLES if cls not in KEYS and cls is not Statement)
_OF_A_MEETING: Final = frozenset(cls for cls in _PASSED if {"meeting", "subject"} & set(FIELDS[cls]))
_OF_A_ROLL: Final = frozenset({Vote, Attendance})
_RECORDING: Final = re.compile(r"(.*/(?:captions|transcript)/.*)/\d+\Z")  # of the key of what was said in one
_MOST_STATEMENTS: Final = 65_536


class Merger:
    """Takes rows in and gives out those to be written; rows of the classes in `KEYS` wait for `merged_rows()`.

    `statement_ids(meeting)` are the ids by key of the statements that the record has of a meeting already.
    """

    def __init__(
        self,
        report: Report,
        existing: Iterable[object] = (),
        statement_ids: Callable[[str], dict[str, int]] = lambda meeting: {},
    ) -> None:
        self._report = report
        self._reports: list[Report] = []
        self.short_rolls: set[str] = set()  # vote events of which a vote was left out
        self._identities = Identities()
        self._rows: dict[type, dict[Key, Any]] = {cls: {} for cls in KEYS}
        self._rows_before: dict[type, dict[Key, Any]] = {}
        self._roster = PersonIndex()
        self._meetings: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._own_meetings: set[str] = set()
        self._ordinals: dict[str, int] = defaultdict(int)
        self._meeting_ids: dict[str, str] = {}
        self._statement_ids = statement_ids
        self._ids_by_key: dict[str, dict[str, int]] = {}
        self._next_positions: dict[str, int] = {}
        for row in existing:
            if isinstance(row, Body):
                self._identities.add_body(row)
            elif isinstance(row, Person):
                list(self._identities.add_person(row))
            self._merge_row(row)
            if isinstance(row, Meeting):
                self._meetings[row.body, row.date].append(row.id)
                self._ordinals[row.date] = max(self._ordinals[row.date], row.ordinal + 1)
        self._rows_before = {cls: dict(rows) for cls, rows in self._rows.items()}

    def begin(self, report: Report | None = None) -> None:
        """Another input begins: its meetings may be those of the inputs before it."""
        self._report = report or self._report
        self._reports.append(self._report)
        self._identities.begin()
        self._own_meetings.clear()

    def enter(self, settings: Settings, label: str) -> None:
        """What follows comes from the input of that label, under those settings."""
        self._identities.enter(settings, label)

    def passes(self, cls: type) -> bool:
        """Whether rows of a class are written as they come: they need not go through `add`."""
        if self._identities.is_needed or cls not in _PASSED:
            return False
        is_renumbered = bool(self._meeting_ids) and cls in _OF_A_MEETING
        return not is_renumbered and not (self._identities.has_aliases and cls in _OF_A_ROLL)

    def add(self, row: object, file: str) -> Iterator[object]:
        """Take one row in; yields what is to be written at once. `file` is where issues are said to be."""
        if isinstance(row, Body):
            if (body := self._identities.add_body(row)) is not None:
                self._merge_row(body)
            return
        if isinstance(row, Person):
            for part in self._identities.add_person(row):
                self._merge_row(part)
            return
        if isinstance(row, Meeting):
            row = self._with_kind(row)
        if isinstance(row, Vote | Attendance) and self._identities.is_second_vote(row):
            self._list_second_vote(row, file)
            return
        if self._identities.is_needed:
            resolved = self._identities.resolve(row)
            row = self._under_body(resolved, row.body) if isinstance(row, Meeting) else resolved
        if isinstance(row, Meeting):
            self._meeting(row, file)
        elif type(row) in KEYS:
            self._merge_row(row)
        elif isinstance(row, Statement):
            yield from self._statement(row, file)
        else:
            yield self._of_merged_meeting(cast(Any, row))

    def _of_merged_meeting(self, row: Any) -> object:
        """The row under the meeting that the one it names was merged into."""
        if getattr(row, "meeting", None) in self._meeting_ids:
            return row._replace(meeting=self._meeting_ids[row.meeting])
        if getattr(row, "subject", None) == "meeting" and row.subject_id in self._meeting_ids:
            return row._replace(subject_id=self._meeting_ids[row.subject_id])
        return row

    def _list_second_vote(self, row: Vote | Attendance, file: str) -> None:
        if isinstance(row, Vote):
            roll, name, word = row.vote_event, row.voter_name, row.option_text
            self.short_rolls.add(roll)
        else:
            roll, name, word = row.roll_call, row.person_name, row.status_text
        reason = (
            f"“{name}” ({word}) was not loaded: [aliases] in {FILE} makes “{self._identities.full_name(name)}” of this"
            " name, who is in the same roll. If they are two people, delete the line."
        )
        self._report.warn("alias of two", file, roll, reason)

    def close(self, in_one_roll: Callable[[set[str]], set[tuple[str, str]]]) -> None:
        """Report bodies and people that may be one; `in_one_roll` finds the pairs of ids that stand in one roll."""
        identity_report = IdentityReport(self._identities, self._reports or [self._report])
        identity_report.list_joined_bodies()
        dates = self._dates()
        identity_report.list_namesake_bodies(dates)
        identity_report.list_similar_bodies(dates)
        identity_report.list_similar_people(lambda people: in_one_roll(people) | self._seated_apart(people))

    def _dates(self) -> dict[str, set[str]]:
        dates: dict[str, set[str]] = defaultdict(set)
        for body, date in self._meetings:
            dates[body].add(date)
        return dates

    def _seated_apart(self, people: set[str]) -> set[tuple[str, str]]:
        """The pairs who held different seats of one body at a time, so that they are two."""
        rows = [row for row in self._rows[Membership].values() if row.person in people]
        seats = [row for row in rows if row.basis != "derived" and row.district]
        return {
            (one.person, other.person)
            for one in seats
            for other in seats
            if one.person < other.person
            and one.body == other.body
            and one.district != other.district
            and overlap(one, other)
        }

    def merged_rows(self) -> Iterator[object]:
        """The merged rows that are new or differ from those of the record, in the order in which they came."""
        recorded = {(m.body, m.person) for m in self._rows[Membership].values() if m.basis != "derived"}
        for cls, rows in self._rows.items():
            before = self._rows_before.get(cls, {})
            for key, row in rows.items():
                # A seat derived from votes says less than one that a source records.
                is_known = cls is Membership and row.basis == "derived" and (row.body, row.person) in recorded
                if before.get(key) != row and not is_known:
                    yield row

    def _merge_row(self, row: Any) -> None:
        rows = self._rows[type(row)]
        key = tuple(getattr(row, name) for name in KEYS[type(row)])
        earlier = rows.get(key)
        rows[key] = row if earlier is None else merge_rows(earlier, row)
        if earlier is None:
            self._roster.learn(row)

    def _meeting(self, row: Meeting, file: str) -> None:
        meeting = self._same_meeting(row, file)
        if meeting is None:
            ordinal = self._ordinals[row.date]
            self._ordinals[row.date] += 1
            self._meetings[row.body, row.date].append(row.id)
            self._own_meetings.add(row.id)
            self._merge_row(row._replace(ordinal=ordinal))
            return
        if meeting != row.id:
            self._meeting_ids |= {former: meeting for former, id_ in self._meeting_ids.items() if id_ == row.id}
            self._meeting_ids[row.id] = meeting
        earlier = self._rows[Meeting][meeting,]
        self._rows[Meeting][meeting,] = merge_rows(earlier, row._replace(id=meeting, ordinal=earlier.ordinal))

    def _under_body(self, row: Meeting, former_body: str) -> Meeting:
        """The meeting under an id that begins with its body's, unless another meeting has that id."""
        if row.body == former_body or not row.id.startswith(f"{former_body}/"):
            return row
        id_ = f"{row.body}{row.id.removeprefix(former_body)}"
        if (id_,) in self._rows[Meeting]:
            return row
        self._meeting_ids[row.id] = id_
        return row._replace(id=id_)

    def _with_kind(self, row: Meeting) -> Meeting:
        """The meeting with the kind that its body's name gave, its kind and status saying so when it was called off."""
        if row.kind == "unknown" and row.body in self._identities.kinds:
            row = row._replace(kind=self._identities.kinds[row.body])
        status = row.status or self._identities.called_off.get(row.body)
        word = called_off_word(self._identities.called_off.get(row.body) or status, row.summary)
        return row if word is None else row._replace(kind=called_off_kind(row.kind, word), status=status)

    def _same_meeting(self, row: Meeting, file: str) -> str | None:
        """The id of the meeting that this one is: the same key, or the only one of that body and day that fits."""
        if (row.id,) in self._rows[Meeting]:
            return row.id
        # Two meetings that one input tells apart are two, whatever their time.
        ids = (id_ for id_ in self._meetings[row.body, row.date] if id_ not in self._own_meetings)
        meetings = [self._rows[Meeting][id_,] for id_ in ids]
        fitting = [other for other in meetings if row.time is None or other.time in (None, row.time)]
        if not is_called_off(row.kind):
            fitting = [other for other in fitting if not is_called_off(other.kind)] or fitting
        if len(fitting) == 1:
            return str(fitting[0].id)
        if fitting:
            reason = f"{row.body} has {len(fitting)} meetings on {row.date}; which one this is can't be determined"
            self._report.warn("meeting not matched", file, row.id, reason)
        return None

    def _statement(self, row: Statement, file: str) -> Iterator[Statement]:
        meeting = self._rows[Meeting].get((self._meeting_ids.get(row.meeting, row.meeting),))
        if meeting is None:
            self._report.warn("statement without meeting", file, row.key, f"there is no meeting {row.meeting}")
            return
        if meeting.id not in self._ids_by_key:
            self._begin_statements(meeting, row.key, file)
        number = self._statement_number(meeting, row.key)
        if number is None:
            reason = f"a meeting can have {_MOST_STATEMENTS:,} statements; this one wasn't loaded"
            self._report.warn("too many statements", file, row.key, reason)
            return
        changed: dict[str, Any] = {"id": number, "meeting": meeting.id}
        may_be_member = row.capacity in ("member", "chair", "unknown")
        if row.person is None and row.speaker_name and row.form == "verbatim" and may_be_member:
            person = self._roster.speaker(self._identities.full_name(row.speaker_name), meeting.body, meeting.date)
            if person is not None:
                changed |= {"person": person, "capacity": "member" if row.capacity == "unknown" else row.capacity}
        person = changed.get("person", row.person)
        if person is not None and row.district is None:
            changed["district"] = self._roster.district(person, meeting.body, meeting.date)
        yield row._replace(**changed)

    def _begin_statements(self, meeting: Meeting, key: str, file: str) -> None:
        """Number a meeting's statements from those on record; a recording of it that is there already is reported."""
        ids = self._ids_by_key[meeting.id] = self._statement_ids(meeting.id)
        self._next_positions[meeting.id] = max((number & 0xFFFF for number in ids.values()), default=-1) + 1
        recordings = {match[1] for other in ids if (match := _RECORDING.match(other))}
        own = _RECORDING.match(key)
        if own is not None and recordings - {own[1]}:
            others = ", ".join(sorted(recording.rpartition("/")[2] for recording in recordings - {own[1]}))
            reason = f"the record already has statements from {others}; these follow them"
            self._report.warn("second recording", file, meeting.id, reason)

    def _statement_number(self, meeting: Meeting, key: str) -> int | None:
        """The statement's integer id: the one it has, else the next of its meeting; None when the meeting is full."""
        numbers = self._ids_by_key[meeting.id]
        if key not in numbers:
            position = self._next_positions[meeting.id]
            if position >= _MOST_STATEMENTS:
                return None
            self._next_positions[meeting.id] += 1
            numbers[key] = statement_id(day_number(meeting.date), meeting.ordinal, position)
        return numbers[key]


def merge_rows(earlier: T, later: T) -> T:
    """Two rows of one key as one. What both say is the later's when both have one source, else the earlier's.

    What only one of them says is kept; "unknown" says nothing.
    """
    same_source = getattr(earlier, "source", None) == getattr(later, "source", None)
    first, second = (later, earlier) if same_source else (earlier, later)
    values = {}
    for name in _OTHER_FIELDS[type(earlier)]:
        value = getattr(first, name)
        values[name] = getattr(second, name) if value in _NOTHING else value
    return cast(T, cast(Any, earlier)._replace(**values))
