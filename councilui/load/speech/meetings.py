"""The meetings that recordings belong to, by body and local date: shared by captions and transcripts."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from councilui.load.bodies import DEFAULT_BODY, classify
from councilui.load.file_names import FileName
from councilui.load.keys import body_key, meeting_key
from councilui.load.report import Report
from councilui.load.settings import Settings
from councilui.record.model import Body, Meeting, Source

_MOST_STATEMENTS: Final = 65_536  # what a statement's key has room for


@dataclass(frozen=True, slots=True)
class RecordedMeeting:
    """A meeting and the body that met."""

    body: Body
    meeting: Meeting


class RecordedMeetings:
    """The bodies and meetings that the files are of, and how many statements each meeting has."""

    def __init__(self, settings: Settings, report: Report) -> None:
        self._settings = settings
        self._report = report
        self._bodies: set[str] = set()
        self._positions: dict[str, int] = {}
        self._first: dict[str, str] = {}
        self._bodies_of_files: Counter[str] = Counter()

    def find(self, file: str, file_name: FileName, time: str | None = None) -> RecordedMeeting | None:
        """The meeting that a file is of; None, and reported, when its name and the settings do not say which."""
        name = self._settings.body or file_name.body
        if file_name.date is None:
            reason = file_name.date_problem or "put the meeting's date in its name, as in 2024-05-06-council"
            self._report.warn("no date in name", file, "", f"not read: {reason}")
            return None
        if name is None:
            reason = "not read: write whose meeting it is into councilui.toml beside it, as in"
            self._report.warn("no body in name", file, "", f'{reason} body = "{DEFAULT_BODY}"')
            return None
        if file_name.is_utc:
            self._report.warn(
                "date in UTC",
                file,
                "",
                f"read as {file_name.date}, the day in UTC; for the local day, write"
                ' timezone = "America/Chicago" or another zone in councilui.toml',
            )
        key = body_key(self._settings.place, name)
        body = Body(key, name, classify(name), self._settings.timezone, self._settings.seats)
        meeting = Meeting(
            meeting_key(key, file_name.date),
            key,
            file_name.date,
            0,
            file_name.kind,
            time=time,
            time_basis="reported" if time else None,
            basis="reported",
            video=self._settings.video(file, file_name.date) or file_name.video,
        )
        return RecordedMeeting(body, meeting)

    def new_rows(
        self, recorded: RecordedMeeting, source: Source, file: str, *, names_body: bool = False
    ) -> Iterator[Body | Meeting]:
        """The body and the meeting where they are new; `names_body` when the file itself names the body."""
        meeting = recorded.meeting
        if self._settings.body is None and not names_body:
            self._bodies_of_files[recorded.body.name] += 1
        if recorded.body.id not in self._bodies:
            self._bodies.add(recorded.body.id)
            yield recorded.body._replace(source=source.id)
        if meeting.id in self._first:
            self._report.warn(
                "second recording",
                file,
                "",
                f"of the same body and date as {self._first[meeting.id]}; its statements follow those",
            )
            return
        self._first[meeting.id] = file
        self._positions[meeting.id] = 0
        yield meeting._replace(source=source.id)

    def note_bodies(self) -> None:
        """Say once which bodies the recordings were taken to be of, when nobody has said it."""
        if self._bodies_of_files:
            bodies = ", ".join(f'"{name}" ({count:,})' for name, count in self._bodies_of_files.most_common())
            self._report.note(
                f"The body was taken from the files' names: {bodies}."
                ' If that is wrong, write body = "…" in councilui.toml beside them.'
            )

    def next_position(self, recorded: RecordedMeeting, file: str) -> int | None:
        """The position of a meeting's next statement, None, and reported, when there is no more room."""
        position = self._positions[recorded.meeting.id]
        if position >= _MOST_STATEMENTS:
            self._report.warn(
                "too many statements", file, "", f"cut off: a meeting can have {_MOST_STATEMENTS:,} statements"
            )
            return None
        self._positions[recorded.meeting.id] = position + 1
        return position
