"""How the beginning of an input is read: dates, names, outcomes, words for votes, speakers. Nothing is written.

Every format is read as for a load, and its first rows are told in the words of the record beside those of the source.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import Final, TypeVar

from councilui.common.errors import CouncilError
from councilui.common.toml_file import toml_value
from councilui.common.width import cut
from councilui.load.inputs import open_input
from councilui.load.merging import KEYS, Merger
from councilui.load.readings import FormatReading, file_fates, find_readings, list_unread
from councilui.load.report import FileFate, Report, grouped
from councilui.load.settings import FolderSettings, Settings
from councilui.record import model

T = TypeVar("T")
_MOST_ROWS: Final = 20_000  # that are looked at, people and matters aside
_SHOWN_SETTINGS: Final = (
    "place", "body", "timezone", "date_order", "seats", "columns", "fields", "words", "aliases",
)  # fmt: skip
_FEW: Final = 3
_SOME: Final = 12
_TITLE: Final = 76  # cells


@dataclass(frozen=True, slots=True)
class Section:
    """What one part of an input is read as: a heading and lines below it."""

    heading: str
    lines: list[str]


@dataclass(frozen=True, slots=True)
class Explanation:
    """How one format reads its part of an input; `most_rows` when no more than so many were looked at, so that
    its sums do not hold."""

    label: str
    format: str
    settings: str
    sections: list[Section]
    report: Report
    files: list[FileFate]
    most_rows: int | None


@dataclass(slots=True)
class _Rows:
    """The first rows of a reading by class, with people as far as they can be told."""

    by_class: dict[type, list[object]] = field(default_factory=dict)

    def of(self, cls: type[T]) -> list[T]:
        return self.by_class.get(cls, [])  # type: ignore[return-value]  # each list has the rows of its class

    def add(self, row: object) -> None:
        self.by_class.setdefault(type(row), []).append(row)


def explain(path: Path, format_name: str | None = None) -> Iterator[Explanation]:
    """How each format that knows something of the input at `path` reads it. Raises CouncilError as a load does."""
    with open_input(path) as files:
        readings = sorted(find_readings(path, files, format_name), key=lambda reading: reading.format.ORDER)
        reports = [Report() for _ in readings]
        list_unread(readings, reports, Path(), warn_unknown=format_name is None)
        merger = Merger(Report())
        for reading, report in zip(readings, reports, strict=True):
            yield _explanation(reading, report, merger)


def _explanation(reading: FormatReading, report: Report, merger: Merger) -> Explanation:
    groups = FolderSettings(reading.files).groups(reading.names)
    merger.begin(report)
    rows, most_rows = _Rows(), None
    try:
        for settings, names in groups:
            merger.enter(settings, reading.files.label)
            content = 0  # rows that are neither people nor matters: these may come by the ten thousand before any vote
            for row in reading.format.read(reading.files, names, settings, report):
                content += type(row) not in KEYS
                if content > _MOST_ROWS:
                    most_rows = _MOST_ROWS
                    break
                for ready in merger.add(row, reading.files.label):
                    rows.add(ready)
    except OSError as error:
        raise CouncilError(f"{reading.files.label} can't be read: {error.strerror}.") from error
    for row in merger.merged_rows():
        rows.add(row)
    return Explanation(
        reading.files.label,
        reading.format.NAME,
        _settings_line([settings for settings, _ in groups]),
        [
            section
            for section in (*_settings_sections([settings for settings, _ in groups]), *_sections(rows))
            if section.lines
        ],
        report,
        list(grouped(file_fates(reading, report))),
        most_rows,
    )


def _settings_line(groups: Sequence[Settings]) -> str:
    files = list(dict.fromkeys(settings.file for settings in groups if settings.file is not None))
    places = ", ".join(dict.fromkeys(settings.place for settings in groups))
    source = ", ".join(files) if files else "no councilui.toml"
    return f"place {places} ({source})"


def _settings_sections(groups: Sequence[Settings]) -> Iterator[Section]:
    """What each councilui.toml sets, as it is in force."""
    for settings in groups:
        if settings.file is not None:
            values = {name: getattr(settings, name) for name in _SHOWN_SETTINGS}
            yield Section(f"Settings of {settings.file}", [line for item in values.items() for line in _setting(*item)])


def _setting(name: str, value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from (f"[{name}] {key} = {toml_value(item)}" for key, item in value.items())
    elif value is not None:
        yield f"{name} = {toml_value(value)}"


def _sections(rows: _Rows) -> Iterator[Section]:
    bodies = {body.id: body.name for body in rows.of(model.Body)}
    meetings = {meeting.id: meeting for meeting in rows.of(model.Meeting)}
    people = {person.id: person for person in rows.of(model.Person)}
    yield Section("Meetings", _first_few(_meeting_line(meeting, bodies) for meeting in meetings.values()))
    yield Section("Agenda items", _first_few(map(_item_line, rows.of(model.AgendaItem))))
    yield Section("Votes", list(_vote_lines(rows, meetings)))
    yield Section("Outcomes as printed, and as read", _word_lines(
        (event.result_text or "(nothing)", event.result) for event in rows.of(model.VoteEvent)
    ))  # fmt: skip
    yield Section("Words for votes, and as read", _word_lines(
        (vote.option_text or "(empty)", vote.option) for vote in rows.of(model.Vote)
    ))  # fmt: skip
    yield Section("Names as printed, and as read", _name_lines(rows.of(model.Vote), people))
    yield Section("Speech", _first_few(map(_statement_line, rows.of(model.Statement))))
    yield Section("Speakers as printed, and as read", _word_lines(
        (statement.speaker_name or "(unnamed)", _speaker(statement, people)) for statement in rows.of(model.Statement)
    ))  # fmt: skip


def _first_few(lines: Iterable[str]) -> list[str]:
    return list(islice(lines, _FEW))


def _meeting_line(meeting: model.Meeting, bodies: dict[str, str]) -> str:
    time = f" {meeting.time}" if meeting.time else ""
    status = f", {meeting.status}" if meeting.status else ""
    return f"{meeting.date}{time}: {bodies.get(meeting.body, meeting.body)}{status}"


def _item_line(item: model.AgendaItem) -> str:
    number = f"{item.number}: " if item.number else ""
    outcome = f" → {item.outcome}" if item.outcome else ""
    return f"{number}{cut(item.title, _TITLE)}{outcome}"


def _vote_lines(rows: _Rows, meetings: dict[str, model.Meeting]) -> Iterator[str]:
    motions = {motion.id: motion for motion in rows.of(model.Motion)}
    rolls: dict[str, list[model.Vote]] = {}
    for vote in rows.of(model.Vote):
        rolls.setdefault(vote.vote_event, []).append(vote)
    counts: dict[str, list[str]] = {}
    for count in rows.of(model.VoteCount):
        counts.setdefault(count.vote_event, []).append(f"{count.count} {count.option}")
    # Votes with a roll show more of how the input is read.
    events = rows.of(model.VoteEvent)
    for event in islice(chain((e for e in events if e.id in rolls), (e for e in events if e.id not in rolls)), _FEW):
        motion = motions.get(event.motion)
        meeting = meetings.get(motion.meeting) if motion is not None else None
        kind = f" [motion: {motion.motion_type}]" if motion is not None else ""
        tally = f", announced {', '.join(counts[event.id])}" if event.id in counts else ""
        printed = f" (“{cut(event.result_text, 40)}”)" if event.result_text else ""
        yield f"{meeting.date if meeting else '–'}: {cut(event.question, _TITLE)}{kind}"
        yield f"    result {event.result}{printed}{tally}, roll {event.roll}"
        for option, names in _by_option(rolls.get(event.id, [])).items():
            more = f" and {len(names) - 5} more" if len(names) > 5 else ""
            yield f"    {option} {len(names)}: {'; '.join(names[:5])}{more}"


def _by_option(votes: Iterable[model.Vote]) -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    for vote in votes:
        names.setdefault(vote.option, []).append(vote.voter_name)
    return names


def _word_lines(pairs: Iterable[tuple[str, str]]) -> list[str]:
    """Each printed word with what it is read as, the most frequent first; the rare ones are counted."""
    numbers = Counter(pairs)
    lines = [f"“{cut(printed, 50)}” → {read} ({number:,})" for (printed, read), number in numbers.most_common(_SOME)]
    return [*lines, f"… and {len(numbers) - _SOME:,} more"] if len(numbers) > _SOME else lines


def _name_lines(votes: Iterable[model.Vote], people: dict[str, model.Person]) -> list[str]:
    names: dict[str, str] = {}
    for vote in votes:
        person = people.get(vote.person)
        district = f", district {vote.district}" if vote.district else ""
        names.setdefault(vote.voter_name, f"{person.name} ({person.sort_name}){district}" if person else vote.person)
    lines = [f"“{printed}” → {read}" for printed, read in islice(names.items(), _SOME)]
    return [*lines, f"… and {len(names) - _SOME:,} more"] if len(names) > _SOME else lines


def _statement_line(statement: model.Statement) -> str:
    minutes, seconds = divmod(int(statement.start_s or 0), 60)
    clock = f"{minutes // 60}:{minutes % 60:02}:{seconds:02}" if statement.start_s is not None else "no time"
    speaker = statement.speaker_name or "(unnamed)"
    return f"{clock}, {speaker}: {cut(' '.join(statement.text.split()), _TITLE)}"


def _speaker(statement: model.Statement, people: dict[str, model.Person]) -> str:
    person = people.get(statement.person or "")
    name = person.name if person is not None else statement.person
    if name is None and statement.speaker_name is None:
        return statement.kind
    return f"{name or 'no one on record'}, {statement.capacity}"
