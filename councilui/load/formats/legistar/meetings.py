"""Events as meetings: their keys, dates, times, places and what they are called."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from councilui.load.formats.legistar.bodies import Bodies
from councilui.load.formats.legistar.context import Context
from councilui.load.formats.legistar.rows import Placed, Row, number
from councilui.load.formats.legistar.text import address, date_of, time_of
from councilui.load.keys import meeting_key
from councilui.record.model import Meeting

_KIND: Final = re.compile(r"\b(special|emergency|regular)\b(?=\s*$|(?:\s+\w+){0,2}\s+(?:meeting|session)\b)")


@dataclass(slots=True)
class Sitting:
    """An event that will be a meeting. `day` is its date as an ordinal; `row` is dropped once it is read."""

    event: int
    shown: str
    row: Row
    body: str
    date: str
    time: str | None
    key: str
    day: int


def sittings(rows: Iterable[Placed], context: Context, bodies: Bodies) -> list[Sitting]:
    """The events in order of their time, each with the key of its meeting. The same event twice is one."""
    found: dict[int, Sitting] = {}
    for shown, row in rows:
        context.report.count("events")
        sitting = _sitting(shown, row, context, bodies)
        if sitting is None:
            continue
        if sitting.event not in found:
            found[sitting.event] = sitting
            context.report.load("events")
            continue
        context.report.merge("events", "listed before")
        before = found[sitting.event]
        if (sitting.body, sitting.date) != (before.body, before.date):
            context.report.doubt(
                "event listed twice",
                shown,
                f"EventId {sitting.event}",
                f"It stands for {sitting.date} and for {before.date}; the first, {before.date}, was kept.",
            )
    ordered = sorted(found.values(), key=lambda each: (each.date, each.time or "99", each.event))
    _give_keys(ordered, context)
    return ordered


def _sitting(shown: str, row: Row, context: Context, bodies: Bodies) -> Sitting | None:
    fields = context.fields
    event, place = number(row.get("EventId")), f"EventId {row.get('EventId')}"
    stamp = fields.line(row, "EventDate") or ""
    on = date_of(stamp)
    body = bodies.key(number(row.get("EventBodyId")), fields.word(row, "EventBodyName"))
    if event is None or on is None or body is None:
        missing = "EventId" if event is None else "date" if on is None else "body"
        context.omit_row("events", shown, place, f"It has no {missing} that can be read.")
        return None
    printed = fields.line(row, "EventTime")
    time = time_of(printed) if printed else _time_in(stamp)
    if printed and time is None:
        context.report.doubt("odd time", shown, place, f"“{printed}” is no time of day; it was left unknown.")
    elif time is None:
        context.seen["events have no time of day."] += 1
    return Sitting(event, shown, row, body, on, time, "", date.fromisoformat(on).toordinal())


def _time_in(stamp: str) -> str | None:
    time = time_of(stamp[11:16])
    return time if time != "00:00" else None


def _give_keys(ordered: list[Sitting], context: Context) -> None:
    """Body and date; with the time where a body has several that day; with the event's number where that is not
    enough, for all but the first."""
    days: dict[tuple[str, str], list[Sitting]] = defaultdict(list)
    for sitting in ordered:
        days[sitting.body, sitting.date].append(sitting)
    taken: set[str] = set()
    for (body, on), same in days.items():
        for sitting in same:
            key = meeting_key(body, on, sitting.time if len(same) > 1 else None)
            if key in taken:
                context.report.doubt(
                    "meetings at one time",
                    sitting.shown,
                    f"EventId {sitting.event}",
                    f"The body has another event on {on} at {sitting.time or 'an unknown time'}; both were kept.",
                )
                key = f"{key}/event-{sitting.event}"
            taken.add(key)
            sitting.key = key


def meeting(sitting: Sitting, context: Context, *, order_known: bool) -> Meeting:
    """The event as a meeting. A video is kept when it is an address; a bare media number leads nowhere."""
    fields, row = context.fields, sitting.row
    comment = fields.line(row, "EventComment")
    where = fields.text(row, "EventLocation")
    videos = (fields.line(row, key) for key in ("EventVideoPath", "EventMedia"))
    return Meeting(
        id=sitting.key,
        body=sitting.body,
        date=sitting.date,
        ordinal=0,
        kind=_kind(f"{fields.word(row, 'EventBodyName') or ''} {comment or ''}"),
        time=sitting.time,
        time_basis="scheduled" if sitting.time else None,
        location=address(where) or None if where else None,
        order_known=order_known,
        summary=comment,
        source=context.source.id,
        status=fields.word(row, "EventAgendaStatusName"),
        url=_address_on_web(fields.line(row, "EventInSiteURL")),
        video=next((video for video in videos if _address_on_web(video)), None),
    )


def _kind(told: str) -> str:
    """special, emergency or regular where a meeting or session is called so; else unknown."""
    match = _KIND.search(told.casefold())
    return match[1] if match else "unknown"


def _address_on_web(text: str | None) -> str | None:
    return text if text and text.startswith(("http://", "https://")) else None
