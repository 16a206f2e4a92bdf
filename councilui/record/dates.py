"""Dates of a record: ISO text, perhaps partial, in the body's local calendar."""

from __future__ import annotations

import datetime
import re
from typing import Final

_ISO: Final = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?$")
_EPOCH: Final = datetime.date(1970, 1, 1).toordinal()
FIRST_DAY: Final = datetime.date.min.toordinal() - _EPOCH
LAST_DAY: Final = datetime.date.max.toordinal() - _EPOCH


def is_date(text: str) -> bool:
    """Whether `text` is a year, a month or a day: "2025", "2025-01", "2025-01-15"."""
    if not _ISO.match(text):
        return False
    try:
        datetime.date.fromisoformat(f"{text}-01-01"[:10] if len(text) < 10 else text)
    except ValueError:
        return False
    return True


def day_number(date: str) -> int:
    """Days from 1970-01-01 to a whole ISO date; negative before. Raises ValueError for anything else."""
    return datetime.date.fromisoformat(date).toordinal() - _EPOCH


def iso_date(day: int) -> str:
    """The date of a `day_number`; what no calendar has, as the calendar's end."""
    return datetime.date.fromordinal(possible_day(day) + _EPOCH).isoformat()


def possible_day(day: int) -> int:
    """`day` within what a date can be, which it is but in a damaged file."""
    return max(FIRST_DAY, min(day, LAST_DAY))
