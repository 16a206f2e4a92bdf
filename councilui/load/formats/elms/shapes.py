"""eLMS values as they come: JSON once or twice encoded, blank strings for nothing, UTC midnights, "Last, First M. "."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from councilui.common.slugs import slug

NOBODY: Final = "00000000-0000-0000-0000-000000000000"
ZONE: Final = "America/Chicago"
Object = dict[str, Any]
_SUFFIX: Final = re.compile(r"^(jr|sr|ii|iii|iv)\.?(?=$|\s)", re.IGNORECASE)


def parsed(raw: bytes) -> object:
    """The JSON in a file; a JSON string that holds the JSON is decoded again. Raises ValueError."""
    try:
        found = json.loads(raw.decode("utf-8-sig"))
        for _ in range(2):
            if isinstance(found, str) and found.lstrip().startswith(("{", "[")):
                found = json.loads(found)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
    return found


def objects_in(value: object) -> Iterator[Object]:
    """The objects of a page {"data": […], "meta": …}, of a list, or the one object."""
    if isinstance(value, dict) and isinstance(value.get("data"), list):
        value = value["data"]
    for part in value if isinstance(value, list) else [value]:
        if isinstance(part, dict):
            yield part


def kind_of(found: Object) -> str | None:
    """ "matter", "meeting", "body" or "person" by the keys; None for anything else."""
    if "matterId" in found and ("recordNumber" in found or "actions" in found):
        return "matter"
    if "meetingId" in found and "body" in found:
        return "meeting"
    if "bodyId" in found and "body" in found:
        return "body"
    return "person" if "personId" in found and "displayName" in found else None


def text(found: Object, key: str) -> str | None:
    """A string without the blanks at its ends; None for an empty one, null or anything else."""
    value = found.get(key)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        return None
    # Half a character, which JSON can hold and SQLite cannot, becomes a question mark.
    return " ".join(value.encode("utf-8", "replace").decode().split()) or None


def objects(found: Object, key: str) -> list[Object]:
    """The objects of a nested list; [] for null, which lists have instead of them."""
    value = found.get(key)
    return [part for part in value if isinstance(part, dict)] if isinstance(value, list) else []


@cache
def _zone() -> datetime.tzinfo:
    try:
        return ZoneInfo(ZONE)
    except ZoneInfoNotFoundError:  # no time zones on this system: winter time is at most an hour off
        return datetime.timezone(datetime.timedelta(hours=-6))


def local(found: Object, key: str) -> tuple[str | None, str | None]:
    """Date and clock time in Chicago: "2025-01-15T16:00:00+00:00" is ("2025-01-15", "10:00").

    A local midnight is a date without a time; 1900 and earlier are no date.
    """
    value = text(found, key)
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


class Name:
    """A name of the Clerk's, "Lopez, Raymond A." or "Scott, Jr. Michael ", as `key` ("raymond-lopez") and as shown."""

    def __init__(self, printed: str) -> None:
        self.printed = " ".join(printed.split())
        last, *rest = (part.strip() for part in self.printed.split(","))
        given, suffix = " ".join(part for part in rest if part), ""
        if match := _SUFFIX.match(given):
            suffix, given = match[1], given[match.end() :].strip()
        elif rest and (end := re.search(r"\s(jr|sr|ii|iii|iv)\.?$", given, re.IGNORECASE)):
            suffix, given = end[1], given[: end.start()].strip()
        kept = [word for word in given.split() if not re.fullmatch(r"\(?[A-Z]\.?\)?", word)] or given.split()[:1]
        shown = f"{suffix[:1].upper()}{suffix[1:].lower()}." if suffix.lower() in ("jr", "sr") else suffix.upper()
        self.name = " ".join(part for part in (*kept, last, shown) if part)
        self.surname = last or self.name
        self.key = slug(re.sub(r"['’.]", "", self.name))

    @property
    def vacant(self) -> bool:
        """Whether it is the name of an empty seat."""
        return "vacant" in self.printed.casefold()
