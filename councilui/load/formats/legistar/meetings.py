"""Events as meetings: their keys, dates, times, places and what they are called."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from councilui.load.called_off import called_off_word
from councilui.load.formats.legistar.bodies import Bodies
from councilui.load.formats.legistar.context import Context
from councilui.load.formats.legistar.rows import Fields, Row, SourceRow, number
from councilui.load.formats.legistar.text import address, date_of, time_of
from councilui.load.keys import meeting_key
from councilui.record.model import Meeting

_KIND: Final = re.compile(r"\b(special|emergency|regular)\b(?=\s*$|(?:\s+\w+){0,2}\s+(?:meeting|session)\b)")


@dataclass(slots=True)
class LegistarEvent:
    """An event that will be a meeting. `day` is its date as an ordinal; `row` is dropped once it is read."""

    event_id: int
    file: str
    row: Row
    body: str
    date: str
    time: str | None
    key: str
    day: int


def read_events(rows: Iterable[SourceRow], context: Context, bodies: Bodies) -> list[LegistarEvent]:
    """The events in order of their time, each with the key of its meeting. The same event twice is one."""
    events_by_id: dict[int, LegistarEvent] = {}
    for file, row in rows:
        context.report.count("events")
        event = _read_event(file, row, context, bodies)
        if event is None:
            continue
        if event.event_id not in events_by_id:
            events_by_id[event.event_id] = event
            context.report.load("events")
            continue
        context.report.merge("events", "listed before")
        before = events_by_id[event.event_id]
        if (event.body, event.date) != (before.body, before.date):
            context.report.warn(
                "event listed twice",
                file,
                f"EventId {event.event_id}",
                f"It is given for {event.date} and for {before.date}; the first, {before.date}, was kept.",
            )
    ordered = sorted(events_by_id.values(), key=lambda event: (event.date, event.time or "99", event.event_id))
    _give_keys(ordered, context)
    return ordered


def _read_event(file: str, row: Row, context: Context, bodies: Bodies) -> LegistarEvent | None:
    fields = context.fields
    event_id, place = number(row.get("EventId")), f"EventId {row.get('EventId')}"
    stamp = fields.line(row, "EventDate") or ""
    iso_date = date_of(stamp)
    body = bodies.key(number(row.get("EventBodyId")), fields.word(row, "EventBodyName"))
    if event_id is None or iso_date is None or body is None:
        missing = "EventId" if event_id is None else "date" if iso_date is None else "body"
        context.omit_row("events", file, place, f"It has no {missing} that can be read.")
        return None
    printed = fields.line(row, "EventTime")
    time = time_of(printed) if printed else _time_in(stamp)
    if printed and time is None:
        context.report.warn("odd time", file, place, f"“{printed}” isn't a time of day, so the time was left unknown.")
    elif time is None:
        context.occurrences["event", "without a time of day."] += 1
    return LegistarEvent(event_id, file, row, body, iso_date, time, "", date.fromisoformat(iso_date).toordinal())


def _time_in(stamp: str) -> str | None:
    time = time_of(stamp[11:16])
    return time if time != "00:00" else None


def _give_keys(ordered: list[LegistarEvent], context: Context) -> None:
    """Body and date; with the time where a body has several that day; with the event's number where that is not
    enough, for all but the first."""
    days: dict[tuple[str, str], list[LegistarEvent]] = defaultdict(list)
    for event in ordered:
        days[event.body, event.date].append(event)
    used_keys: set[str] = set()
    for (body, iso_date), events in days.items():
        for event in events:
            key = meeting_key(body, iso_date, event.time if len(events) > 1 else None)
            if key in used_keys:
                context.report.warn(
                    "meetings at one time",
                    event.file,
                    f"EventId {event.event_id}",
                    f"The body has another event on {iso_date} at {event.time or 'an unknown time'}; both were kept.",
                )
                key = f"{key}/event-{event.event_id}"
            used_keys.add(key)
            event.key = key


def meeting(event: LegistarEvent, context: Context, *, order_known: bool) -> Meeting:
    """The event as a meeting. A video is kept when it is an address; a bare media number leads nowhere."""
    fields, row = context.fields, event.row
    comment = fields.line(row, "EventComment")
    where = fields.text(row, "EventLocation")
    videos = (fields.line(row, key) for key in ("EventVideoPath", "EventMedia"))
    return Meeting(
        id=event.key,
        body=event.body,
        date=event.date,
        ordinal=0,
        kind=_kind(f"{fields.word(row, 'EventBodyName') or ''} {comment or ''}"),
        time=event.time,
        time_basis="scheduled" if event.time else None,
        location=address(where) or None if where else None,
        order_known=order_known,
        summary=comment,
        source=context.source.id,
        status=_status(row, fields),
        url=_address_on_web(fields.line(row, "EventInSiteURL")),
        video=next((video for video in videos if _address_on_web(video)), None),
    )


def _status(row: Row, fields: Fields) -> str | None:
    """The status of the agenda, or what calls the meeting off: the status of the minutes, or a word where the time or
    the place should be."""
    status, of_minutes = fields.word(row, "EventAgendaStatusName"), fields.word(row, "EventMinutesStatusName")
    if called_off_word(of_minutes, None) and not called_off_word(status, None):
        return of_minutes
    others = (fields.line(row, key) for key in ("EventTime", "EventLocation"))
    return next((text for text in others if called_off_word(None, text)), status)


def _kind(text: str) -> str:
    """special, emergency or regular where a meeting or session is called so; else unknown."""
    match = _KIND.search(text.casefold())
    return match[1] if match else "unknown"


def _address_on_web(text: str | None) -> str | None:
    return text if text and text.startswith(("http://", "https://")) else None
