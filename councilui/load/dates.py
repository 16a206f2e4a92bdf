"""Reads dates as councils print them; which number is the day is decided for a whole column or folder at once.

dates = DateReader(["13/02/2024", "05/02/2024"])
dates.read("05/02/2024")    "2024-02-05": the first value can only have its day first
DateReader(["05/02/2024"]).read("05/02/2024")    None, and `problem` says what to write into councilui.toml
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice
from typing import Final, Literal, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

Order = Literal["month first", "day first", "year first"]
ORDERS: Final[tuple[Order, ...]] = ("month first", "day first", "year first")
"""What `date_order` in councilui.toml may say."""

_MONTH_STEMS: Final = (
    ("jan", "ene", "jän"), ("feb", "fév", "fev"), ("mar", "mär", "mrz"), ("apr", "avr", "abr"), ("may", "mai"),
    ("jun", "juin"), ("jul", "juil"), ("aug", "août", "aout", "ago"), ("sep",), ("oct", "okt"), ("nov",),
    ("dec", "déc", "dez", "dic"),
)  # fmt: skip
_MONTHS: Final = {stem: number for number, stems in enumerate(_MONTH_STEMS, 1) for stem in stems}
_MONTH: Final = (
    r"(?P<name>jan(?:uary|vier|uar)?|ene(?:ro)?|jän(?:ner)?|feb(?:ruary|ruar|rero|r)?|f[ée]vr?(?:ier)?|mar(?:ch|s|zo)?|"
    r"mär(?:z)?|mrz|apr(?:il)?|avr(?:il)?|abr(?:il)?|may(?:o)?|mai|june?|juni(?:o)?|juin|july?|juli(?:o)?|juil(?:let)?"
    r"|aug(?:ust)?|ao[ûu]t|ago(?:sto)?|sept?(?:ember|embre|iembre)?|o[ck]t(?:ober|obre|ubre)?|nov(?:ember|embre|iembre)?"
    r"|de[cz](?:ember|embre)?|d[ée]c(?:embre)?|dic(?:iembre)?)"
)
_YEAR: Final = r"(?P<year>(?:19|20)\d\d|'?\d\d(?!\d|:))"
_WHOLE_YEAR: Final = r"(?P<year>(?:19|20)\d\d)"
_SEP: Final = r"[\s._,/-]*"
_TEXT_PATTERNS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<![^\W\d_]){_MONTH}\.?{_SEP}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)"
        rf"(?:\s?[-–&]\s?\d{{1,2}}(?:st|nd|rd|th)?(?!\d))?(?:[\s._,/-]+|\s+of\s+|(?='))({_YEAR})(?!\d)",
        rf"(?<![^\W\d_]){_MONTH}(?P<day>\d\d){_WHOLE_YEAR}(?!\d)",
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.)?(?:{_SEP}|\s+(?:of|de)\s+){_MONTH}\.?(?:{_SEP}|\s+de\s+){_YEAR}(?!\d)",
        rf"(?<!\d){_WHOLE_YEAR}{_SEP}{_MONTH}\.?{_SEP}(?P<day>\d{{1,2}})(?!\d)",
    )
)
_YEAR_FIRST: Final = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<sep>[-_./ ]?)(?P<m>\d\d?)(?P=sep)(?P<d>\d\d?)(?!\d)")
_NUMBERS: Final = re.compile(
    r"(?<![\d.])(?P<a>\d{1,2})(?P<sep>[-_./])(?P<b>\d{1,2})(?P=sep)(?P<c>(?:19|20)\d\d|\d\d)(?!\d|[-_/]\d)"
)
_RUN_TOGETHER: Final = re.compile(r"(?<!\d)(?P<a>\d\d)(?P<b>\d\d)(?P<c>(?:19|20)\d\d)(?!\d)")
_WEEKDAY: Final = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?\b", re.IGNORECASE)
_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_CLOCK: Final = re.compile(r"(?<![\d:])(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*([AaPp])?", re.ASCII)
_MOMENT: Final = re.compile(
    r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)?\s?(Z|UTC|GMT|[+-]\d\d:?\d\d)(?![\w:])", re.IGNORECASE
)
_ZONED_CLOCK: Final = re.compile(
    r"[\s,T]*(?:at )?(\d{1,2}):(\d\d)(?::\d\d)?(?:\.\d+)?\s?([ap]\.?m\.?)?\s?\(?(Z|UTC|GMT|[+-]\d\d:?\d\d)(?![\w:])",
    re.IGNORECASE,
)
# A form of dates in words: "MM/DD/YYYY", "jj/mm/aaaa", "TT.MM.JJJJ".
_FORM: Final = re.compile(
    r"[(\[]?(?<!\w)(?:(?P<month>m{1,2})[-./ ]d{1,2}[-./ ](?:y{4}|y{2})"
    r"|(?P<day>[djt]{1,2})[-./ ]m{1,3}[-./ ](?:[yaj]{4}|[yaj]{2})"
    r"|(?P<year>[yaj]{4}|[yaj]{2})[-./ ]m{1,2}[-./ ][djt]{1,2})(?!\w)[)\]]?",
    re.IGNORECASE,
)
# Time zones in which slashes have one order: that of the United States, or that of Europe and Australia.
_US_ZONE: Final = re.compile(
    r"US/|America/(?:New_York|Detroit|Chicago|Denver|Boise|Phoenix|Los_Angeles|Anchorage|Juneau|Sitka|Nome|Metlakatla|Yakutat"
    r"|Adak|Menominee|Indianapolis|Louisville|Fort_Wayne|Indiana/|Kentucky/|North_Dakota/|Shiprock)|Pacific/Honolulu"
)
_DAY_FIRST_ZONE: Final = re.compile(r"Europe/|Australia/|Pacific/Auckland")
_NEAR_DAYS: Final = 800
_FAR_DAYS: Final = 1826
_MOST_SAMPLES: Final = 4


class DateMatch(NamedTuple):
    """A date where it stands in a text. `days` has its ISO date for each order under which it is one; an order that is
    not there cannot be meant. A date that can be read in one way alone has the same under all."""

    start: int
    end: int
    days: dict[Order, str]

    @property
    def is_plain(self) -> bool:
        """Whether the date is the same under any order."""
        return len(self.days) == len(ORDERS) and len(set(self.days.values())) == 1

    @property
    def is_ambiguous(self) -> bool:
        """Whether different days may be meant."""
        return len(set(self.days.values())) > 1


class Moment(NamedTuple):
    """A local date, and the time of day as "15:17" where the text has one."""

    date: str
    time: str | None


@lru_cache(maxsize=16384)
def find_date(text: str) -> DateMatch | None:
    """The first whole date in a text; one with its year first or its month in words goes before bare numbers."""
    for match in _YEAR_FIRST.finditer(text):
        if day := _day(match["y"], int(match["m"]), match["d"]):
            if match["sep"] == "" and len(match["m"] + match["d"]) != 4:
                continue
            return DateMatch(match.start(), match.end(), dict.fromkeys(ORDERS, day))
    for pattern in _TEXT_PATTERNS:
        for match in pattern.finditer(text):
            if day := _day(match["year"].strip("'"), _month(match["name"]), match["day"]):
                return DateMatch(match.start(), match.end(), dict.fromkeys(ORDERS, day))
    for pattern in (_NUMBERS, _RUN_TOGETHER):
        for match in pattern.finditer(text):
            separator = match["sep"] if "sep" in match.groupdict() else ""
            if days := _days(match["a"], match["b"], match["c"], year_first=separator not in ("/", "")):
                return DateMatch(match.start(), match.end(), _on_weekday(days, text))
    return None


def _days(first: str, second: str, third: str, *, year_first: bool) -> dict[Order, str]:
    days: dict[Order, str] = {}
    if day := _day(third, int(first), second):
        days["month first"] = day
    if day := _day(third, int(second), first):
        days["day first"] = day
    if year_first and len(first) == len(second) == len(third) == 2 and (day := _day(first, int(second), third)):
        days["year first"] = day
    return days


def _on_weekday(days: dict[Order, str], text: str) -> dict[Order, str]:
    """Only those readings that fall on the weekday that the text names, when one of them does."""
    if len(set(days.values())) < 2 or not (match := _WEEKDAY.search(text)):
        return days
    weekday = _WEEKDAYS.index(match[1].lower())
    fitting = {order: day for order, day in days.items() if dt.date.fromisoformat(day).weekday() == weekday}
    return fitting or days


def _month(name: str) -> int:
    folded = name.casefold().rstrip(".")
    if folded.startswith(("juin", "juil")):
        return _MONTHS[folded[:4]]
    return _MONTHS.get(folded[:3]) or _MONTHS[folded[:4]]


def _day(year: str, month: int, day: str) -> str | None:
    """An ISO date, None when no calendar has it. Two digits are a year from 1970 to 2069."""
    number = int(year)
    if len(year) < 3:
        number += 1900 if number >= 70 else 2000
    try:
        return dt.date(number, month, int(day)).isoformat()
    except ValueError:
        return None


class DateReader:
    """The dates of one column, or of the names in one folder.

    `order` is the user's own, from `date_order`; without it the values decide, and where they do not, dates that may
    be read in two ways are not read at all. `known` are ISO dates that stand around the column, such as that of its
    file's name: an order that gives one of them is taken. `header` is the column's, which may say "MM/DD/YYYY".
    `timezone` is the one in which moments are told; one of the United States, Europe or Australia decides the order
    where nothing else does.
    """

    def __init__(
        self,
        texts: Iterable[str],
        *,
        order: Order | None = None,
        timezone: str | None = None,
        known: Iterable[str] = (),
        header: str = "",
    ) -> None:
        self._zone = _zone(timezone)
        self._likely = _order_of_zone(timezone)
        self._reason = ""
        values = list(dict.fromkeys(text.strip() for text in texts))
        self._are_floating = _are_floating(values)
        self._zoneless = self._zone is None and not self._are_floating and any(map(_is_utc, values))
        self._samples: list[str] = []
        self.order, self.problem = self._decide(values, order or order_in(header), frozenset(known))

    @property
    def has_zone(self) -> bool:
        """Whether moments are told in a zone that the settings name."""
        return self._zone is not None

    @property
    def note(self) -> str | None:
        """How the values were read, where a reader should know it; None when there was nothing to decide."""
        if self._zoneless:
            return 'Times are in UTC; to have local ones, write timezone = "America/Chicago" or the like.'
        if self.order is None or not self._samples:
            return None
        return f"Dates such as {', '.join(self._samples)} were read with the {self.order}{self._reason}."

    def read(self, text: str) -> str | None:
        """The ISO date in a text; None when there is none, or when it may be two."""
        moment = self.read_moment(text)
        return moment.date if moment else None

    def read_moment(self, text: str) -> Moment | None:
        """The local date and time in a text."""
        if moment := self._zoned(text):
            return moment
        text = text.strip()
        match = find_date(text)
        if match is None:
            return None
        if self.order is not None:
            day = match.days.get(self.order)
            if day is None and match.is_plain:
                day = next(iter(match.days.values()))
        else:
            is_open = match.is_ambiguous or (self.problem is not None and not match.is_plain)
            day = None if is_open else next(iter(match.days.values()))
        if day is None:
            return None
        if clock := _ZONED_CLOCK.match(text, match.end):
            return self._moved(day, clock)
        return Moment(day, read_time(text[match.end :]))

    def _moved(self, day: str, clock: re.Match[str]) -> Moment | None:
        """A date and a clock with a zone behind it ("5/7/2024 1:30 AM UTC") in the reader's own zone."""
        time = read_time(clock[0])
        return self._zoned(f"{day}T{time}{clock[4]}") if time else Moment(day, None)

    def is_ambiguous(self, text: str) -> bool:
        """Whether a text has a date that was not read because the order is not known."""
        match = find_date(text.strip())
        return match is not None and bool(match.days) and self.read(text) is None

    def _decide(self, values: list[str], order: Order | None, known: frozenset[str]) -> tuple[Order | None, str | None]:
        matches = [(value, match) for value in values if (match := find_date(value)) and not match.is_plain]
        if not matches:
            return None, None
        self._samples = list(islice((value for value, match in matches if match.is_ambiguous), _MOST_SAMPLES))
        if order is not None:
            wrong = next((value for value, match in matches if order not in match.days), None)
            return order, f'{_quoted(wrong)} is no date with date_order = "{order}".' if wrong else None
        orders = [candidate for candidate in ORDERS if all(candidate in match.days for _, match in matches)]
        if not orders:
            return None, self._conflict(matches)
        if len({tuple(match.days[candidate] for _, match in matches) for candidate in orders}) == 1:
            return orders[0], None
        if known and len(fitting := [c for c in orders if any(match.days[c] in known for _, match in matches)]) == 1:
            return fitting[0], None
        if likely := _closest_together(orders, [match for _, match in matches]):
            return likely, None
        if self._likely in orders and "year first" not in orders:
            self._reason = ", as is usual in the time zone of the settings"
            return self._likely, None
        sample = next(match for value, match in matches if value == self._samples[0])
        choices = [f'date_order = "{candidate}"' for candidate in orders]
        days = [_in_words(sample.days[candidate]) for candidate in orders]
        ways = "; ".join(f"for {day}, write {choice}" for day, choice in zip(days, choices, strict=True))
        return None, (
            f"{_quoted(self._samples[0])} may be {' or '.join(dict.fromkeys(days))}. In a file councilui.toml beside"
            f" the data, {ways}."
        )

    @staticmethod
    def _conflict(matches: list[tuple[str, DateMatch]]) -> str:
        first = matches[0]
        other = next((pair for pair in matches if not set(pair[1].days) & set(first[1].days)), matches[-1])
        return (
            f"{_quoted(first[0])} and {_quoted(other[0])} cannot have their day in the same place, so neither was read."
            " Correct them, or write them as 2024-05-06."
        )

    def _zoned(self, text: str) -> Moment | None:
        """A moment with a zone, in the reader's own; None when the text has none."""
        match = _MOMENT.search(text)
        if match is None:
            return None
        if self._are_floating:
            return Moment(match[1], None)
        zone = match[3].upper().replace("UTC", "+00:00").replace("GMT", "+00:00").replace("Z", "+00:00")
        try:
            moment = dt.datetime.fromisoformat(f"{match[1]}T{match[2]}{zone}")
        except ValueError:
            return None
        if self._zone is not None:
            try:
                moment = moment.astimezone(self._zone)
            except OverflowError:
                return None
        time = f"{moment:%H:%M}"
        return Moment(moment.date().isoformat(), None if time == "00:00" else time)


def order_in(text: str) -> Order | None:
    """The order that a header names: "Date (MM/DD/YYYY)"."""
    match = _FORM.search(text)
    if match is None:
        return None
    return "month first" if match["month"] else "day first" if match["day"] else "year first"


def without_form(text: str) -> str:
    """A header without the form of its dates: "Date (MM/DD/YYYY)" is "Date"."""
    return _FORM.sub(" ", text)


def _order_of_zone(timezone: str | None) -> Order | None:
    if timezone and _US_ZONE.match(timezone):
        return "month first"
    return "day first" if timezone and _DAY_FIRST_ZONE.match(timezone) else None


def _in_words(day: str) -> str:
    date = dt.date.fromisoformat(day)
    return f"{date:%B} {date.day}, {date.year}"


def _closest_together(orders: list[Order], matches: list[DateMatch]) -> Order | None:
    """Of "year first" and another order with two-digit years, the one under which the dates are some two years' and not
    many years'; None when that does not tell them apart."""
    if "year first" not in orders or len(matches) < 2:
        return None
    spans: dict[Order, int] = {}
    for order in orders:
        days = [dt.date.fromisoformat(match.days[order]).toordinal() for match in matches]
        spans[order] = max(days) - min(days)
    near = [order for order, span in spans.items() if 0 < span <= _NEAR_DAYS]
    far = [order for order, span in spans.items() if span >= _FAR_DAYS]
    return near[0] if len(near) == 1 and len(far) == len(spans) - 1 else None


def _are_floating(values: list[str]) -> bool:
    """Whether all moments are midnight UTC: services write plain dates so, and midnight is nobody's meeting."""
    moments = [match for value in values if (match := _MOMENT.search(value))]
    return bool(moments) and all(match[2].startswith("00:00") and match[3].upper() in _UTC for match in moments)


_UTC: Final = ("Z", "UTC", "GMT", "+00:00", "+0000")


def _is_utc(value: str) -> bool:
    match = _MOMENT.search(value)
    return match is not None and match[3].upper() in _UTC


def _zone(timezone: str | None) -> ZoneInfo | None:
    try:
        return ZoneInfo(timezone) if timezone else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def read_time(text: str) -> str | None:
    """The clock time in a text as "15:17", else None. "15:17 PM" is 15:17, "3:17 PM" too; "00:00:00" is none."""
    for match in _CLOCK.finditer(text):
        hour, minute, half = int(match[1]), int(match[2]), (match[3] or "").lower()
        if hour > 23 or minute > 59:
            continue
        if half == "p" and hour < 12:
            hour += 12
        elif half == "a" and hour == 12:
            hour = 0
        elif not half and hour == minute == 0:
            return None
        return f"{hour:02}:{minute:02}"
    return None


def _quoted(text: str | None) -> str:
    return f"“{(text or '')[:40]}”"
