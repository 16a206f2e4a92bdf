"""The meetings to come of a briefing as iCalendar (RFC 5545)."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from councilui import __version__
from councilui.analysis.briefing import Briefing
from councilui.export.escape import safe_url
from councilui.record.model import Body, Meeting

_CLOCK = re.compile(r"(\d{1,2}):(\d{2})")


def calendar(briefing: Briefing, record: str) -> str:
    """The calendar as text; a meeting without a time is an all-day event, its end is told only where it is known.

    `record` keeps the events of two records apart. A time stands in the body's zone, without one as local time.
    """
    from icalendar import Calendar

    document = Calendar()
    document.add("prodid", f"-//councilui//{__version__}//EN")
    document.add("version", "2.0")
    for meeting, _items in briefing.coming:
        document.add_component(_event(meeting, briefing.bodies.get(meeting.body), briefing.today, record))
    document.add_missing_timezones()
    text: bytes = document.to_ical()
    return text.decode("utf-8")


def _event(meeting: Meeting, body: Body | None, today: str, record: str) -> Any:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{uuid.uuid5(uuid.NAMESPACE_URL, f'councilui:{record}:meeting {meeting.id}')}@councilui")
    event.add("dtstamp", dt.datetime.combine(dt.date.fromisoformat(today), dt.time(), dt.UTC))
    event.add("summary", body.name if body is not None else meeting.body)
    event.add("dtstart", _moment(meeting.date, meeting.time, body))
    if meeting.time and meeting.end_time:
        event.add("dtend", _moment(meeting.date, meeting.end_time, body))
    if meeting.location:
        event.add("location", meeting.location)
    if url := safe_url(meeting.url):
        event.add("url", url)
    return event


def _moment(date: str, time: str | None, body: Body | None) -> dt.date | dt.datetime:
    day = dt.date.fromisoformat(date)
    clock = _CLOCK.match(time or "")
    if clock is None:
        return day
    moment = dt.datetime.combine(day, dt.time(int(clock[1]), int(clock[2])))
    try:
        return moment.replace(tzinfo=ZoneInfo(body.timezone)) if body is not None and body.timezone else moment
    except ZoneInfoNotFoundError:
        return moment
