"""eLMS values as they come: JSON once or twice encoded, blank strings for nothing, UTC midnights, "Last, First M. "."""

import datetime
import re
from collections.abc import Iterator
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from councilui.common.names import fold, parse_name
from councilui.common.slugs import slug
from councilui.load.json_file import Object, text

NOBODY: Final = "00000000-0000-0000-0000-000000000000"
ZONE: Final = "America/Chicago"
_SUFFIX: Final = re.compile(r"^(jr|sr|ii|iii|iv)\.?(?=$|\s)", re.IGNORECASE)


def objects_in(value: object) -> Iterator[Object]:
    """The objects of a page {"data": […], "meta": …}, of a list, or the one object."""
    if isinstance(value, dict) and isinstance(value.get("data"), list):
        value = value["data"]
    for part in value if isinstance(value, list) else [value]:
        if isinstance(part, dict):
            yield part


def kind_of(data: Object) -> str | None:
    """ "matter", "meeting", "body" or "person" by the keys; None for anything else."""
    if "matterId" in data and ("recordNumber" in data or "actions" in data):
        return "matter"
    if "meetingId" in data and "body" in data:
        return "meeting"
    if "bodyId" in data and "body" in data:
        return "body"
    return "person" if "personId" in data and "displayName" in data else None


@cache
def _zone() -> datetime.tzinfo:
    try:
        return ZoneInfo(ZONE)
    except ZoneInfoNotFoundError:  # no time zones on this system: winter time is at most an hour off
        return datetime.timezone(datetime.timedelta(hours=-6))


def local(data: Object, key: str) -> tuple[str | None, str | None]:
    """Date and clock time in Chicago: "2025-01-15T16:00:00+00:00" is ("2025-01-15", "10:00").

    A local midnight is a date without a time; 1900 and earlier are no date.
    """
    value = text(data, key)
    if value is None:
        return None, None
    try:
        moment = datetime.datetime.fromisoformat(value)
        if moment.year <= 1900:
            return None, None
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=datetime.UTC)
        moment = moment.astimezone(_zone())
    except (ValueError, OverflowError):
        return None, None
    clock = moment.strftime("%H:%M")
    return moment.date().isoformat(), clock if clock != "00:00" else None


class ClerkName:
    """A name of the Clerk's, "Lopez, Raymond A." or "Scott, Jr. Michael ", as `key` ("raymond-lopez") and as shown.

    Initials are left out, since the Clerk has them for some terms and not for others.
    """

    def __init__(self, printed: str) -> None:
        self.printed = " ".join(printed.split())
        last, comma, rest = self.printed.partition(",")
        if match := _SUFFIX.match(rest.strip()):  # the Clerk's "Scott, Jr. Michael"
            rest = f"{rest.strip()[match.end() :].strip(' ,')}, {match[1]}"
        name = parse_name(f"{last}, {rest}" if comma and rest.strip(" ,") else last)
        given_names = f"{name.given_name} {name.middle}".split()
        shown_names = [word for word in given_names if not re.fullmatch(r"\(?[A-Z]\.?\)?", word)] or given_names[:1]
        self.name = " ".join(part for part in (*shown_names, name.surname, name.suffix) if part) or self.printed
        self.surname = name.surname or self.name
        self.key = slug(fold(self.name.replace(".", "")) or self.name)
        self.is_vacant = name.is_vacant
