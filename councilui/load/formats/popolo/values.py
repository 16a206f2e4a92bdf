"""Values of Open Civic Data and Popolo JSON as they come: text, ids and pseudo-ids, dates, nested objects."""

import datetime
import re
from collections.abc import Iterator
from typing import Final
from zoneinfo import ZoneInfo

from councilui.load.json_file import Object, objects, parse_json, text

KINDS: Final = {
    "persons": "person", "people": "person", "organizations": "organization", "memberships": "membership",
    "posts": "post", "events": "event", "motions": "motion", "vote_events": "vote_event", "votes": "vote_event",
    "bills": "bill",
}  # fmt: skip
_WRAPPERS: Final = ("results", "data", "objects", "items")
_ITS_OWN: Final = frozenset(("motion_text", "text", "result", "name", "identifier", "counts", "organization_id"))
_PARTIAL: Final = re.compile(r"^\d{4}(?:-\d\d(?:-\d\d)?)?$")
_PREFIX: Final = re.compile(r"^ocd-(vote|bill|event|person|organization|membership|post)/")
_MOST_DEEP: Final = 6


def words(data: Object, key: str) -> list[str]:
    """A list of strings, or the one string."""
    value = data.get(key)
    parts = value if isinstance(value, list) else [value]
    return [content for part in parts if isinstance(part, str) and (content := text({"": part}, ""))]


def source_url(data: Object) -> str | None:
    """The address of its first source that has one."""
    return next((address for link in objects(data, "sources") if (address := text(link, "url"))), None)


def object_id(data: Object) -> str | None:
    """The id as given: "id", or pupa's "_id"."""
    return text(data, "id", "_id")


def reference(data: Object, key: str) -> tuple[str | None, Object]:
    """What `key` or `key_id` refers to: an id, or what is said about it (a nested object, or a pseudo-id "~{…}")."""
    nested = data.get(key)
    if isinstance(nested, dict):
        return object_id(nested), nested
    content = text(data, f"{key}_id", key)
    if content is not None and content.startswith("~"):
        try:
            parsed = parse_json(content[1:])
        except ValueError:
            return None, {}
        return None, parsed if isinstance(parsed, dict) else {}
    return content, {}


def when(data: Object, *keys: str, timezone: str | None = None) -> tuple[str | None, str | None]:
    """Local date and clock time of a moment: as written before the offset, but UTC is converted to the object's zone.

    `timezone` is that of the body, for an object without one; midnight UTC then stands for a plain date.
    """
    content = text(data, *keys)
    if content is None:
        return None, None
    try:
        moment = datetime.datetime.fromisoformat(content)
        zone = text(data, "timezone") or (None if moment.time() == datetime.time() else timezone)
        if zone and moment.tzinfo is not None and moment.utcoffset() == datetime.timedelta(0):
            moment = moment.astimezone(ZoneInfo(zone))
    except (ValueError, OverflowError, OSError, LookupError):
        return None, None
    clock = moment.strftime("%H:%M")
    return moment.date().isoformat(), clock if len(content) > 10 and clock != "00:00" else None


def date_or_text(data: Object, key: str) -> tuple[str | None, str | None]:
    """A date that may be partial, or else the text that stands there."""
    content = text(data, key)
    if content is None or _PARTIAL.match(content):
        return content, None
    date = when(data, key)[0]
    return (date, None) if date is not None else (None, content)


def kind_of(data: Object) -> str | None:
    """What an object is, by its id, its type or its keys; None for what cannot be told."""
    content = _PREFIX.match(object_id(data) or "")
    if content:
        return "vote_event" if content[1] == "vote" else content[1]
    type_name = (text(data, "_type", "type", "object_type") or "").lower()
    if type_name in ("vote_event", "event", "bill", "person", "organization", "membership", "post"):
        return type_name
    if "motion_text" in data or ("votes" in data and ("result" in data or "counts" in data)):
        return "vote_event"
    if "vote_events" in data:
        return "motion"
    if {"person_id", "organization_id"} <= data.keys():
        return "membership"
    if "identifier" in data and "title" in data:
        return "bill"
    if "name" in data and data.keys() & {"agenda", "start_date", "start_time", "location"}:
        return "event"
    if data.keys() & {"family_name", "given_name", "sort_name", "birth_date", "gender"}:
        return "person"
    if "name" in data and data.keys() & {"parent_id", "founding_date", "jurisdiction", "jurisdiction_id"}:
        return "organization"
    if "name" in data and isinstance(data.get("classification"), str):
        return "organization"
    return "post" if "label" in data and "organization_id" in data else None


def iter_objects(value: object, kind: str | None = None, depth: int = 0) -> Iterator[tuple[str | None, Object]]:
    """The objects in a page, list, collection by kind, or alone, each with its kind."""
    if depth > _MOST_DEEP:
        return
    if isinstance(value, list):
        for part in value:
            yield from iter_objects(part, kind, depth + 1)
        return
    if not isinstance(value, dict):
        return
    collections = [key for key in KINDS if isinstance(value.get(key), list) and kind is None]
    alone = object_id(value) is not None or value.keys() & _ITS_OWN
    own_kind = kind or (kind_of(value) if alone or not collections else None)
    if own_kind is None and collections:
        for key in collections:
            yield from iter_objects(value[key], KINDS[key], depth + 1)
    elif own_kind is None and (wrapper := next((key for key in _WRAPPERS if isinstance(value.get(key), list)), None)):
        yield from iter_objects(value[wrapper], None, depth + 1)
    else:
        yield own_kind, value
        if own_kind == "bill":
            yield from _votes_inside(value)


def _votes_inside(bill: Object) -> Iterator[tuple[str, Object]]:
    """The vote events inside a bill, as OpenStates' API gives them, or inside its actions, each with its bill and
    body."""
    key, identifier = object_id(bill), text(bill, "identifier")
    origin = {"organization": bill["from_organization"]} if isinstance(bill.get("from_organization"), dict) else {}
    for vote in (*objects(bill, "votes"), *_votes_of_actions(bill)):
        of_bill = {"bill_id": key} if key is not None else {"bill": {"identifier": identifier}}
        yield "vote_event", {**origin, **of_bill, **{key: value for key, value in vote.items() if value is not None}}


def _votes_of_actions(bill: Object) -> Iterator[Object]:
    """The vote events of a bill's actions, whose votes may be a list of names: the action is then the motion."""
    keys = {"date": "start_date", "description": "motion_text", "classification": "motion_classification"}
    for action in objects(bill, "actions"):
        of_action = {keys.get(key, key): value for key, value in action.items() if key not in ("id", "_id", "votes")}
        listed = objects(action, "votes")
        if listed and all("option" in vote for vote in listed):
            listed = [{"votes": listed}]
        yield from ({**of_action, **vote} for vote in listed)
