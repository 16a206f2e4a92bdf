"""Dates of a record, ISO text and perhaps partial: what they cover, and how they read in words."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

_ISO: Final = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?$")
_EPOCH: Final = dt.date(1970, 1, 1).toordinal()
FIRST_DAY: Final = dt.date.min.toordinal() - _EPOCH
LAST_DAY: Final = dt.date.max.toordinal() - _EPOCH
_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
UNKNOWN_DATE: Final = "date not known"


def is_date(text: str) -> bool:
    """Whether `text` is a year, a month or a day: "2025", "2025-01", "2025-01-15"."""
    if not _ISO.match(text):
        return False
    try:
        dt.date.fromisoformat(f"{text}-01-01"[:10] if len(text) < 10 else text)
    except ValueError:
        return False
    return True


def day_number(date: str) -> int:
    """Days from 1970-01-01 to a whole ISO date; negative before. Raises ValueError for anything else."""
    return dt.date.fromisoformat(date).toordinal() - _EPOCH


def iso_date(day: int) -> str:
    """The date of a `day_number`; what no calendar has, as the calendar's end."""
    return dt.date.fromordinal(possible_day(day) + _EPOCH).isoformat()


def possible_day(day: int) -> int:
    """`day` within what a date can be, which it is but in a damaged file."""
    return max(FIRST_DAY, min(day, LAST_DAY))


def long_date(date: str | None) -> str:
    """ "2025-01-15" as "Wednesday 15 January 2025", "1995-05" as "May 1995", "2012" as it is."""
    return _in_words(date, None)


def short_date(date: str | None) -> str:
    """ "2025-01-15" as "Wed 15 Jan 2025", "1995-05" as "May 1995"."""
    return _in_words(date, 3)


def _in_words(date: str | None, letters: int | None) -> str:
    if not date or not date.strip():
        return UNKNOWN_DATE
    try:
        day = dt.date.fromisoformat(date)
    except ValueError:
        year, _, month = date.partition("-")
        if len(year) == 4 and year.isdecimal() and len(month) == 2 and month.isdecimal() and 1 <= int(month) <= 12:
            return f"{_MONTHS[int(month) - 1][:letters]} {year}"
        return date
    return f"{_DAYS[day.weekday()][:letters]} {day.day} {_MONTHS[day.month - 1][:letters]} {day.year:04}"


def ordinal(number: str) -> str:
    """ "15" as "15th"; a district that is not a number as it is."""
    if not (number.isascii() and number.isdecimal()):
        return number
    value = int(number[-2:])
    suffix = "th" if 10 < value < 14 else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{number.lstrip('0') or '0'}{suffix}"
