"""Reads dates as councils print them; which number is the day is decided for a whole column or folder at once.

dates = DateReader(["13/02/2024", "05/02/2024"])
dates.read("05/02/2024")    "2024-02-05": the first value can only have its day first
DateReader(["05/02/2024"]).read("05/02/2024")    None, and `problem` says what to write in councilui.toml
"""

import datetime as dt
import re
from collections.abc import Iterable
from itertools import islice
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from councilui.load.date_forms import ORDERS, DateMatch, Order, find_date, order_in

_CLOCK: Final = re.compile(r"(?<![\d:])(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*([AaPp])?", re.ASCII)
_MOMENT: Final = re.compile(
    r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)?\s?(Z|UTC|GMT|[+-]\d\d:?\d\d)(?![\w:])", re.IGNORECASE
)
_ZONED_CLOCK: Final = re.compile(
    r"[\s,T]*(?:at )?(\d{1,2}):(\d\d)(?::\d\d)?(?:\.\d+)?\s?([ap]\.?m\.?)?\s?\(?(Z|UTC|GMT|[+-]\d\d:?\d\d)(?![\w:])",
    re.IGNORECASE,
)
# Time zones in which slashes have one order: that of the United States, or that of Europe and Australia.
_US_ZONE: Final = re.compile(
    r"US/|America/(?:New_York|Detroit|Chicago|Denver|Boise|Phoenix|Los_Angeles|Anchorage|Juneau|Sitka|Nome|Metlakatla|Yakutat"
    r"|Adak|Menominee|Indianapolis|Louisville|Fort_Wayne|Indiana/|Kentucky/|North_Dakota/|Shiprock)|Pacific/Honolulu"
)
_DAY_FIRST_ZONE: Final = re.compile(r"Europe/|Australia/|Pacific/Auckland")
# Words for a date in languages whose countries put the day first.
_DAY_FIRST_HEADER: Final = re.compile(
    r"\b(?:datum|sitzung\w*|fecha|s[eé]ance|posiedzenia|data|tarihi?)\b", re.IGNORECASE
)
# "5/6/2024 7:30 PM": with neither number padded, spreadsheets write so in the United States alone.
_US_CLOCK: Final = re.compile(r"[1-9]\d?/[1-9]\d?/(?:\d\d)?\d\d,? \d{1,2}:\d\d(?::\d\d)? ?[AP]M", re.IGNORECASE)
_NEAR_DAYS: Final = 800
_FAR_DAYS: Final = 1826
_MOST_SAMPLES: Final = 4
_FEWEST_DATES: Final = 5


class Moment(NamedTuple):
    """A local date, and the time of day as "15:17" where the text has one."""

    date: str
    time: str | None


class DateReader:
    """The dates of one column, or of the names in one folder.

    `order` is the user's own, from `date_order`; without it the values decide, and where they do not, dates that may
    be read in two ways are not read at all. `known` are ISO dates that stand around the column, such as that of its
    file's name: an order that gives one of them is taken. `header` is the column's, which may say "MM/DD/YYYY", or be
    "Datum", which decides as a time zone does.
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
        self._usual = "in the time zone of the settings"
        if self._likely is None and _DAY_FIRST_HEADER.search(header):
            self._likely, self._usual = "day first", f"where “{header}” stands for a date"
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
            return 'Times are in UTC; for local times, write timezone = "America/Chicago" or another zone.'
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
            return order, f'{_quoted(wrong)} isn\'t a date with date_order = "{order}".' if wrong else None
        orders = [candidate for candidate in ORDERS if all(candidate in match.days for _, match in matches)]
        if not orders:
            return None, self._conflict(matches)
        if len({tuple(match.days[candidate] for _, match in matches) for candidate in orders}) == 1:
            return orders[0], None
        if known and len(fitting := [c for c in orders if any(match.days[c] in known for _, match in matches)]) == 1:
            return fitting[0], None
        if likely := _closest_together(orders, [match for _, match in matches]):
            return likely, None
        if len(orders) > 1 and all("/" in value for value, _ in matches):  # few write 24/05/06 for May 6, 2024
            orders = [candidate for candidate in orders if candidate != "year first"]
            if len(orders) == 1:
                return orders[0], None
        if of_weekdays := _on_few_weekdays(orders, [match for _, match in matches]):
            self._reason = ", since they then fall on few days of the week"
            return of_weekdays, None
        if self._likely in orders and "year first" not in orders:
            self._reason = f", as is usual {self._usual}"
            return self._likely, None
        if "month first" in orders and all(_US_CLOCK.fullmatch(value) for value, _ in matches):
            self._reason = ", as is usual with AM and PM"
            return "month first", None
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
            f"{_quoted(first[0])} and {_quoted(other[0])} can't both have the day in the same place, so"
            " neither was read. Correct them or write them as 2024-05-06."
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


def _on_few_weekdays(orders: list[Order], matches: list[DateMatch]) -> Order | None:
    """The order under which at least five dates fall on one or two working days, as a council's meetings do, while
    under the others they fall on four days or on a weekend; None when that does not tell them apart."""
    if len(matches) < _FEWEST_DATES:
        return None
    weekdays = {order: {dt.date.fromisoformat(match.days[order]).weekday() for match in matches} for order in orders}
    regular = [order for order, days in weekdays.items() if len(days) < 3 and max(days) < 5]
    irregular = [order for order, days in weekdays.items() if len(days) > 3 or (len(days) > 2 and max(days) > 4)]
    return regular[0] if len(regular) == 1 and len(irregular) == len(orders) - 1 else None


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


def is_zone(name: str) -> bool:
    """Whether a time zone has this name."""
    return _zone(name) is not None


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
