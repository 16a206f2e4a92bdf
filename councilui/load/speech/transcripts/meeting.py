"""Which meeting a transcript is of: what the file says of itself, the user's settings, its name, or links beside it."""

import re
from datetime import date, datetime
from itertools import islice
from pathlib import PurePosixPath
from typing import Any, Final, NamedTuple
from zoneinfo import ZoneInfo

from councilui.load.dates import DateReader
from councilui.load.file_names import FileName, dated_folder, read_name
from councilui.load.inputs import Files
from councilui.load.settings import Settings
from councilui.load.speech.transcripts.values import first_text, text_of, value_at

_DATES: Final = (
    "session_datetime", "meeting.date", "meeting.meeting_date", "meeting.datetime", "meeting_date", "date",
    "metadata.date", "event_datetime",
)  # fmt: skip
_BODIES: Final = (
    "meeting.body",
    "meeting.body_name",
    "meeting.committee",
    "meeting.board",
    "body",
    "body_name",
    "metadata.body",
)
_LINK: Final = re.compile(
    rb"citymeetings\.nyc/([a-z-]{3,60})/(\d{4}-\d\d-\d\d)(?:-(\d\d)(\d\d)-(am|pm))?-?([a-z0-9-]{0,200})/"
)
_MOST_BESIDE: Final = 10  # files beside a transcript
_OF_COUNCIL: Final = re.compile(r"(?:sub)?committee|commission")


class MeetingClues(NamedTuple):
    """A transcript's meeting as far as it is known, with a time ("09:30") when there is one, and a note for the user.

    `names_body` when the body is named in the file.
    """

    name: FileName
    time: str | None = None
    note: str | None = None
    names_body: bool = False


def find_meeting(
    files: Files, name: str, data: Any, settings: Settings, dates: DateReader | None = None
) -> MeetingClues:
    """What is known; the date inside the file goes before the one in its name."""
    clues = read_name(name, dates, dated_folder(files))
    date, time, note = _own_date(data, settings)
    body = first_text(data, _body_paths(settings))
    clues = clues._replace(date=date or clues.date, body=body or clues.body)
    if clues.date is None and (link := _link_beside(files, name)):
        linked = read_name(f"{link[2].decode()}-{_body_slug(link)}")
        hour = int(link[3]) % 12 + (12 if link[5] == b"pm" else 0) if link[3] else None
        time = f"{hour:02}:{link[4].decode()}" if hour is not None and int(link[4]) < 60 else None
        note = f"Date and body of {files.label_of(name)} are those in the links of the files beside it."
        clues = clues._replace(date=linked.date, body=linked.body or clues.body, kind=linked.kind)
    return MeetingClues(clues, time, note, body is not None)


def _own_date(data: Any, settings: Settings) -> tuple[str | None, str | None, str | None]:
    """Date, time and a note. A moment in UTC is moved to the body's zone where one is set."""
    own = settings.fields.get("date")
    if isinstance(own, date):  # TOML has dates; a datetime is one, too
        return own.isoformat()[:10], None, None
    if isinstance(own, str) and (literal := _iso(own)):
        return literal, None, None
    for path in (own,) if isinstance(own, str) else _DATES:
        written = text_of(value_at(data, path))
        if written is None or (day := _iso(written)) is None:
            continue
        try:
            moment = datetime.fromisoformat(written)
        except ValueError:
            return day, None, None
        time = f"{moment:%H:%M}" if len(written) > 10 and (moment.hour or moment.minute) else None
        if moment.tzinfo is None or moment.utcoffset():
            return day, time, None
        zone = _zone(settings.timezone)
        if zone is None:
            return (
                day,
                None,
                f"{path} is in UTC; without a timezone in councilui.toml an evening meeting counts as the next day.",
            )
        local = moment.astimezone(zone)
        return local.date().isoformat(), f"{local:%H:%M}", None
    return None, None, None


def _iso(text: str) -> str | None:
    try:
        return date.fromisoformat(text[:10]).isoformat() if re.match(r"(?:19|20)\d\d-\d\d-\d\d", text) else None
    except ValueError:
        return None


def _zone(name: str | None) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (KeyError, ValueError, OSError):
        return None


def _body_paths(settings: Settings) -> tuple[str, ...]:
    own = settings.fields.get("body")
    return (own,) if isinstance(own, str) else _BODIES


def _link_beside(files: Files, name: str) -> re.Match[bytes] | None:
    """The first link to a meeting in the first of the JSON files beside it that have any."""
    folder = PurePosixPath(name).parent
    others = (other for other in files.names("*.json") if other != name and PurePosixPath(other).parent == folder)
    heads = (files.head(other, 8192) for other in islice(others, _MOST_BESIDE))
    return next((link for head in heads if (link := _LINK.search(head))), None)


def _body_slug(link: re.Match[bytes]) -> str:
    """A committee that the meeting's own part of the link names, else the body in whose folder it stands."""
    own, general = link[6].decode(), link[1].decode()
    return own if _OF_COUNCIL.match(own) else general
