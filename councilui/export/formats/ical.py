"""iCalendar (RFC 5545): what is to come, for a calendar."""

import datetime as dt
import re
import uuid
from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from councilui import __version__
from councilui.common.dates import is_date
from councilui.common.plain_text import safe_url
from councilui.export.formats import ExportFormat
from councilui.export.model import Appointment, Calendar, Export
from councilui.record.views.origin import Origin

_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)(?!\d)")


def ical(calendar: Calendar) -> str:
    """The calendar as text; an appointment without a time fills the day, and one without an end on record has none.

    A time is in the appointment's zone, without one as local time.
    """
    import icalendar

    document = icalendar.Calendar()
    document.add("prodid", f"-//councilui//{__version__}//EN")
    document.add("version", "2.0")
    for appointment in calendar.appointments:
        if len(appointment.date) != 10 or not is_date(appointment.date):
            continue  # what has no day has no place in a calendar
        document.add_component(_event(appointment, calendar))
    document.add_missing_timezones()
    if not document.subcomponents:  # RFC 5545 wants one component; a zone is one that shows nothing
        document.add_component(icalendar.Timezone.from_tzid("UTC"))
    text: bytes = document.to_ical()
    return text.decode("utf-8")


def _event(appointment: Appointment, calendar: Calendar) -> Any:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{uuid.uuid5(uuid.NAMESPACE_URL, f'councilui:{calendar.record}:{appointment.key}')}@councilui")
    event.add("dtstamp", dt.datetime.combine(dt.date.fromisoformat(calendar.today), dt.time(), dt.UTC))
    event.add("summary", appointment.summary)
    event.add("dtstart", _moment(appointment.date, appointment.time, appointment.timezone))
    if appointment.time and appointment.end_time:
        event.add("dtend", _moment(appointment.date, appointment.end_time, appointment.timezone))
    if appointment.location:
        event.add("location", appointment.location)
    if url := safe_url(appointment.url):
        event.add("url", url)
    return event


def _moment(date: str, time: str | None, timezone: str | None) -> dt.date | dt.datetime:
    day = dt.date.fromisoformat(date)
    clock = _CLOCK.match(time or "")
    if clock is None:
        return day
    moment = dt.datetime.combine(day, dt.time(int(clock[1]), int(clock[2])))
    try:
        return moment.replace(tzinfo=ZoneInfo(timezone)) if timezone else moment
    except (ZoneInfoNotFoundError, ValueError, OSError):  # the name of no zone: a path, a folder of zones
        return moment


def _write(exports: Sequence[Export], origin: Origin | None) -> str:
    """All appointments in one calendar; a calendar names its record itself."""
    calendars = [export.calendar() for export in exports if export.calendar is not None]
    appointments = tuple(appointment for calendar in calendars for appointment in calendar.appointments)
    return ical(calendars[0]._replace(appointments=appointments))


FORMAT = ExportFormat("ical", "iCalendar, for a calendar", "ics", "calendar", _write)
