"""The date of a meeting as a heading prints it, in any usual form; what is no date of the calendar is none."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

MONTHS: Final = {
    name: number
    for names in (
        "january february march april may june july august september october november december",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "jan feb mar apr may jun jul aug sep oct nov dec",
    )
    for number, name in enumerate(names.split(), 1)
} | {"sept": 9, "fevrier": 2, "aout": 8, "decembre": 12}
_DAYS: Final = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_ONES: Final = "first second third fourth fifth sixth seventh eighth ninth"
_TEENS: Final = (
    "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
_ORDINALS: Final = {
    **{word: number for number, word in enumerate(f"{_ONES} {_TEENS}".split(), 1)},
    **{f"twenty-{word}": 20 + number for number, word in enumerate(_ONES.split(), 1)},
    "thirtieth": 30,
    "thirty-first": 31,
}
_MONTH: Final = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY: Final = rf"(?:(?P<weekday>{'|'.join(_DAYS)})\W{{1,10}}(?:the\s+)?)?"
_FORMS: Final = (
    re.compile(
        rf"{_DAY}(?P<month>{_MONTH})\.?\s+(?P<day>\d{{1,3}})(?:st|nd|rd|th)?(?:\s*,\s*|\s+)"
        r"(?P<year>\d{4})\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_DAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th"
        rf"|er)?\s+(?:day\s+)?(?:of\s+)?(?P<month>{_MONTH})\.?,?\s+(?:A\.?D\.?,?\s+)?(?P<year>\d{{4}})\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?P<ordinal>(?:twenty|thirty)-\s?[a-z]+"
        rf"|[a-z]+)\s+day\s+of\s+(?P<month>{_MONTH}),?\s+(?:A\.?\s?D\.?,?\s+)?(?P<year>\d{{4}})\b",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?P<year>\d{4})[-_.](?P<number>\d{1,2})[-_.](?P<day>\d{1,2})(?!\d)"),
    re.compile(r"(?<![\d/])(?P<number>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})\b"),
)
_NAME_FORMS: Final = (
    *_FORMS[:2],
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})[-_. ]?(?P<number>[01]\d)[-_. ]?(?P<day>[0-3]\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<number>[01]?\d)[-_. ](?P<day>[0-3]?\d)[-_. ](?P<year>(?:19|20)\d{2})(?!\d)"),
    re.compile(
        rf"(?P<month>{_MONTH})[-_ ]?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[-_ ,]*(?P<year>(?:19|20)\d{{2}})", re.IGNORECASE
    ),
)


class PrintedDate(NamedTuple):
    """A date where it stands. `weekday` is the day of the week printed with it, 0 for Monday, None without one."""

    date: str
    start: int
    end: int
    weekday: int | None

    def is_weekday_right(self) -> bool:
        """Whether the printed day of the week is that of the date, or none is printed."""
        return self.weekday is None or datetime.date.fromisoformat(self.date).weekday() == self.weekday


def dates_in(text: str) -> list[PrintedDate]:
    """All dates of the calendar in a text, in order."""
    return sorted(_all_dates(text, _FORMS), key=lambda date: date.start)


def date_of_name(name: str) -> str | None:
    """The date in a file's name, None without one or with two."""
    dates = {date.date for date in _all_dates(name, _NAME_FORMS)}
    return dates.pop() if len(dates) == 1 else None


def _all_dates(text: str, forms: tuple[re.Pattern[str], ...]) -> Iterator[PrintedDate]:
    for form in forms:
        for match in form.finditer(text):
            parts = match.groupdict()
            month = MONTHS.get((parts.get("month") or "").casefold()) or int(parts.get("number") or 0)
            ordinal = re.sub(r"\s+", "", parts.get("ordinal") or "").casefold()
            day = int(parts.get("day") or 0) or _ORDINALS.get(ordinal, 0)
            try:
                date = datetime.date(int(match["year"]), month, day)
            except ValueError:
                continue
            weekday = (parts.get("weekday") or "").casefold()
            yield PrintedDate(date.isoformat(), match.start(), match.end(), _DAYS.index(weekday) if weekday else None)
