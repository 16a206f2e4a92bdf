"""Dates of a record, ISO text and perhaps partial: what they cover, and how they read in words.

One rule holds everywhere. A year or a month covers each of its days. `after:2024` is later than all of 2024, so from
2025-01-01 on; `before:2024` is earlier than all of it; `on:2024` is any day of it. Bounds called `since` and `until`
include what they name. What the record gives a start and an end (a seat, a rule) is in force from the first day of its
start; a whole end date is the first day on which it no longer is, a partial one the last year or month in which it is.
"""

import calendar
import datetime as dt
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, Literal

from councilui.common.errors import CouncilError

Relation = Literal["on", "after", "before"]
DATE_FIELDS: Final[Mapping[str, Relation]] = {"on": "on", "after": "after", "before": "before"}
"""The fields of a query that take a date."""

_ISO: Final = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?$")
_CLOCK: Final = re.compile(r"(\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?$")
_EPOCH: Final = dt.date(1970, 1, 1).toordinal()
FIRST_DAY: Final = dt.date.min.toordinal() - _EPOCH
LAST_DAY: Final = dt.date.max.toordinal() - _EPOCH
_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MONTHS_BEFORE_DAY: Final = (
    "Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.",
)  # fmt: skip
UNKNOWN_DATE: Final = "date unknown"


def check_date(text: str) -> str:
    """The date that was typed: a year, a month or a day. Raises CouncilError for anything else."""
    date = text.strip()
    if not date:
        raise CouncilError("Type a year, a month or a day like 2025-01-15.")
    if not is_date(date):
        raise CouncilError(f"“{date}” isn't a year, a month or a day like 2025-01-15.")
    return date


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


@lru_cache(maxsize=4096)
def days_of(date: str) -> tuple[int, int]:
    """The first and the last day of a year, a month or a day, as `day_number` has them. Raises ValueError."""
    if len(date) == 10:
        return day_number(date), day_number(date)
    year, month = int(date[:4]), int(date[5:] or 0)
    last = calendar.monthrange(year, month or 12)[1]
    return day_number(f"{year:04}-{month or 1:02}-01"), day_number(f"{year:04}-{month or 12:02}-{last}")


def first_day(date: str) -> str:
    """The first day of a year, a month or a day: "2025-02" gives "2025-02-01"."""
    return iso_date(days_of(date)[0])


def last_day(date: str) -> str:
    """The last day of a year, a month or a day: "2025-02" gives "2025-02-28"."""
    return iso_date(days_of(date)[1])


def days_admitted(relation: Relation, date: str) -> tuple[int | None, int | None]:
    """The first and the last day that `after:2024` and the like admit; None where there is no bound."""
    first, last = days_of(date)
    if relation == "on":
        return first, last
    return (last + 1, None) if relation == "after" else (None, first - 1)


def bounds(relation: Relation, date: str) -> tuple[str | None, str | None]:
    """The same as ISO dates, both included."""
    first, last = days_admitted(relation, date)
    return (iso_date(first) if first is not None else None), (iso_date(last) if last is not None else None)


def is_in_force(start: str | None, end: str | None, date: str) -> bool:
    """Whether something with this start and end, each perhaps partial or unknown, is in force on `date`.

    An unknown start counts as past, an unknown end as not yet come. A partial `date` needs one such day; of one that is
    no date only what has neither start nor end is known to be in force.
    """
    days = _known_days(date)
    if days is None:
        return start is None and end is None
    first, last = days
    began, ended = _known_days(start), _known_days(end)
    if began is not None and began[0] > last:
        return False
    if end is None or ended is None:
        return True
    return first < ended[0] if len(end) == 10 else first <= ended[1]


@lru_cache(maxsize=4096)
def _known_days(date: str | None) -> tuple[int, int] | None:
    return days_of(date) if date is not None and is_date(date) else None


def iso_date(day: int) -> str:
    """The date of a `day_number`; what no calendar has, as the calendar's end."""
    return dt.date.fromordinal(possible_day(day) + _EPOCH).isoformat()


def possible_day(day: int) -> int:
    """`day` within what a date can be, which it is but in a damaged file."""
    return max(FIRST_DAY, min(day, LAST_DAY))


def long_date(date: str | None) -> str:
    """ "2025-01-15" as "Wednesday, Jan. 15, 2025", "1995-05" as "May 1995", "2012" as it is."""
    try:
        day = dt.date.fromisoformat(date or "")
    except ValueError:
        return short_date(date)
    return f"{_DAYS[day.weekday()]}, {short_date(date)}"


def short_date(date: str | None) -> str:
    """ "2025-01-15" as "Jan. 15, 2025", "1995-05" as "May 1995", "2012" as it is: the AP Stylebook's forms."""
    if not date or not date.strip():
        return UNKNOWN_DATE
    try:
        day = dt.date.fromisoformat(date)
    except ValueError:
        year, _, month = date.partition("-")
        if len(year) == 4 and year.isdecimal() and len(month) == 2 and month.isdecimal() and 1 <= int(month) <= 12:
            return f"{_MONTHS[int(month) - 1]} {year}"
        return date
    return f"{_MONTHS_BEFORE_DAY[day.month - 1]} {day.day}, {day.year:04}"


def date_words(date: str) -> str:
    """The ways in which people type a date, for a list to be filtered by: ISO, in words, the month's name, upcoming."""
    try:
        month = _MONTHS[dt.date.fromisoformat(date).month - 1]
    except ValueError:
        month = ""
    return f"{date} {long_date(date)} {month} {upcoming_text(date)}"


def upcoming_text(date: str) -> str:
    """ "today" or "upcoming" for a day that isn't over, "" for one that is."""
    today = dt.date.today().isoformat()
    return "today" if date == today else "upcoming" if date > today else ""


def period(first: str, last: str) -> str:
    """Two dates in words as a span: "Jan. 27, 2021, to April 16, 2025", "May 2023 to June 2024"; one day as itself."""
    start, end = short_date(first), short_date(last)
    return start if first == last else f"{start}{',' if ', ' in start else ''} to {end}"


def clock_time(text: str) -> str:
    """ "17:30" as "5:30 p.m.", "10:00" as "10 a.m.", "12:00" as "noon"; what is no time of day as it is."""
    match = _CLOCK.match(text)
    if match is None or int(match[1]) > 23 or int(match[2]) > 59:
        return text
    hour, minute = int(match[1]), int(match[2])
    if minute == 0 and hour % 12 == 0:
        return "noon" if hour else "midnight"
    return f"{(hour - 1) % 12 + 1}{f':{minute:02}' if minute else ''} {'p.m.' if hour > 11 else 'a.m.'}"


def ordinal(number: str) -> str:
    """ "15" as "15th"; a district that is not a number as it is."""
    if not (number.isascii() and number.isdecimal()):
        return number
    value = int(number[-2:])
    suffix = "th" if 10 < value < 14 else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{number.lstrip('0') or '0'}{suffix}"
