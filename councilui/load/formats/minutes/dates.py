"""The date of a meeting as a heading prints it, in any usual form; what is no date of the calendar is none.

Which number of 5/6/2031 is the day is decided as for all formats (`load/dates.py`). Where nothing decides it, such a
date isn't read.
"""

import datetime
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Final, NamedTuple

from councilui.load.date_forms import MONTH, find_date, month_of
from councilui.load.dates import DateReader
from councilui.load.settings import Settings

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
_COUNTS: Final = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
_NUMBERS_IN_WORDS: Final = {
    **{word: number for number, word in enumerate(f"{_COUNTS} seventeen eighteen nineteen".split(), 1)},
    **dict(zip(_TENS.split(), range(20, 100, 10), strict=True)),
}
_NUMBER: Final = "|".join(_NUMBERS_IN_WORDS)
_CENTURIES: Final = {"two thousand": 2000, "nineteen hundred": 1900}
_DAY: Final = rf"(?:(?P<weekday>{'|'.join(_DAYS)})\W{{1,10}}(?:the\s+)?)?"
_FORMS: Final = (
    re.compile(
        rf"{_DAY}(?P<month>{MONTH})\.?\s+(?P<day>\d{{1,3}})(?:st|nd|rd|th)?(?:\s*,\s*|\s+)"
        r"(?P<year>\d{4})\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_DAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th"
        rf"|er)?\s+(?:day\s+)?(?:of\s+)?(?P<month>{MONTH})\.?,?\s+(?:A\.?D\.?,?\s+)?(?P<year>\d{{4}})\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?P<ordinal>(?:twenty|thirty)-\s?[a-z]+"
        rf"|[a-z]+)\s+day\s+of\s+(?P<month>{MONTH}),?\s+(?:A\.?\s?D\.?,?\s+)?(?P<year>\d{{4}})\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)|(?P<ordinal>(?:twenty|thirty)-\s?[a-z]+|[a-z]+))\s+day\s+of\s+(?P<month>{MONTH}),?"
        r"\s+(?P<in_the_year>in\s+the\s+year\s+)?(?:of\s+our\s+lord,?\s+)?(?P<century>two\s+thousand|nineteen\s+hundred)\b"
        rf"(?P<rest>(?:,?\s+(?:and\s+)?|-)(?:{_NUMBER})(?:[-\s]+(?:{_NUMBER}))?\b)?"
        # not "on the sixth day of May two thousand people came"
        r"(?(rest)|(?(in_the_year)|(?=[ \t]*(?:[^\w\s]|\n|\Z))))",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?P<year>\d{4})[-_.](?P<number>\d{1,2})[-_.](?P<day>\d{1,2})(?!\d)"),
)
_NUMBERS: Final = re.compile(rf"(?<![\d/]){_DAY}\d{{1,2}}/\d{{1,2}}/\d{{4}}\b", re.IGNORECASE)


class PrintedDate(NamedTuple):
    """A date where it stands. `weekday` is the day of the week printed with it, 0 for Monday, None without one."""

    date: str
    start: int
    end: int
    weekday: int | None

    def is_weekday_right(self) -> bool:
        """Whether the printed day of the week is that of the date, or none is printed."""
        return self.weekday is None or datetime.date.fromisoformat(self.date).weekday() == self.weekday


def dates_in(text: str, numbers: DateReader) -> list[PrintedDate]:
    """All dates of the calendar in a text, in order; `numbers` reads those in numbers."""
    return sorted(_all_dates(text, numbers), key=lambda date: date.start)


def number_reader(text: str, settings: Settings, name_date: str | None) -> DateReader:
    """The reader of a paper's dates in numbers, which they, the file's date and the settings decide together."""
    texts = [match[0] for match in _NUMBERS.finditer(text)]
    known = [name_date] if name_date else []
    return DateReader(texts, order=settings.date_order, timezone=settings.timezone, known=known)


def date_of_name(name: str, names: DateReader) -> str | None:
    """The date in a file's name, None without one or with two; `names` reads those of all files."""
    match = find_date(name)
    other = find_date(f"{name[: match.start]} {name[match.end :]}") if match else None
    return names.read(name) if other is None or (match and other.days == match.days) else None


def _all_dates(text: str, numbers: DateReader) -> Iterator[PrintedDate]:
    for match in _NUMBERS.finditer(text):
        if date := numbers.read(match[0]):
            yield _printed(date, match)
    for form in _FORMS:
        for match in form.finditer(text):
            parts = match.groupdict()
            month = month_of(name) if (name := parts.get("month")) else int(match["number"])
            ordinal = re.sub(r"\s+", "", parts.get("ordinal") or "").casefold()
            day = int(parts.get("day") or 0) or _ORDINALS.get(ordinal, 0)
            with suppress(ValueError):
                year = (
                    int(parts["year"]) if parts.get("year") else _year_in_words(parts["century"], parts["rest"] or "")
                )
                yield _printed(datetime.date(year, month, day).isoformat(), match)


def _year_in_words(century: str, rest: str) -> int:
    """The year of "two thousand" and "and thirty-one"."""
    numbers = [_NUMBERS_IN_WORDS[word] for word in re.findall(r"[a-z]+", rest.casefold()) if word != "and"]
    first, second = [*numbers, 0, 0][:2]
    return _CENTURIES[" ".join(century.casefold().split())] + first + (second if first >= 20 and second < 10 else 0)


def _printed(date: str, match: re.Match[str]) -> PrintedDate:
    weekday = (match.groupdict().get("weekday") or "").casefold()
    return PrintedDate(date, match.start(), match.end(), _DAYS.index(weekday) if weekday else None)
