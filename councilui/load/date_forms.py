"""The forms in which dates are printed, and each date with the days that it can mean."""

import datetime as dt
import re
from functools import lru_cache
from pathlib import PurePath
from typing import Final, Literal, NamedTuple

Order = Literal["month first", "day first", "year first"]
ORDERS: Final[tuple[Order, ...]] = ("month first", "day first", "year first")
"""What `date_order` in councilui.toml may say."""

_MONTH_STEMS: Final = (
    ("jan", "ene", "jän", "gen"), ("feb", "fév", "fev"), ("mar", "mär", "mrz", "maa"), ("apr", "avr", "abr"),
    ("may", "mai", "mag", "mei", "maj"), ("jun", "juin", "giu"), ("jul", "juil", "lug"),
    ("aug", "août", "aout", "ago"), ("sep", "set"), ("oct", "okt", "ott", "out"), ("nov",),
    ("dec", "déc", "dez", "dic"),
)  # fmt: skip
_MONTHS: Final = {stem: number for number, stems in enumerate(_MONTH_STEMS, 1) for stem in stems}
MONTH: Final = (
    r"(?:jan(?:uary|vier|uar)?|ene(?:ro)?|jän(?:ner)?|feb(?:ruary|ruar|rero|r)?|f[ée]vr?(?:ier)?|mar(?:ch|s|zo)?|"
    r"mär(?:z)?|mrz|apr(?:il)?|avr(?:il)?|abr(?:il)?|may(?:o)?|mai|june?|juni(?:o)?|juin|july?|juli(?:o)?|juil(?:let)?"
    r"|aug(?:ust)?|ao[ûu]t|ago(?:sto)?|sept?(?:ember|embre|iembre)?|o[ck]t(?:ober|obre|ubre)?|nov(?:ember|embre|iembre)?"
    r"|de[cz](?:ember|embre)?|d[ée]c(?:embre)?|dic(?:iembre)?"
    # Italian, Portuguese, Dutch and Swedish, where they differ.
    r"|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre"
    r"|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro"
    r"|januari|februari|maart|mei|augustus|augusti|maj)"
)
"""The name of a month, or a usual short form of it, in the languages whose councils' data are read; see `month_of`."""
_MONTH: Final = f"(?P<name>{MONTH})"
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
_YEAR_FIRST: Final = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<sep>[-_./ 年]?)(?P<m>\d\d?)(?:(?P=sep)|月)(?P<d>\d\d?)(?!\d)"
)
_NUMBERS: Final = re.compile(
    r"(?<![\d.])(?P<a>\d{1,2})(?P<sep>[-_./])(?:(?<=\.) )?(?P<b>\d{1,2})(?P=sep)(?:(?<=\.) )?"
    r"(?P<c>(?:19|20)\d\d|(?<! )\d\d)(?!\d|[-_/]\d)"
)
_RUN_TOGETHER: Final = re.compile(r"(?<!\d)(?P<a>\d\d)(?P<b>\d\d)(?P<c>(?:19|20)\d\d)(?!\d)")
_FOLDERS: Final = re.compile(
    r"(?<![^/])(?P<year>(?:19|20)\d\d)/(?:(?P<number>\d\d?)/|(?:\d\d?[ ._-]*)?(?P<name>[A-Za-z]{3,9})\.?[/ _-])"
    r"(?P<day>\d\d?)(?:st|nd|rd|th)?(?=/|[ _-]+[^\W\d]|\.\w+\Z)"
)
_WEEKDAY: Final = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?\b", re.IGNORECASE)
_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# A form of dates in words: "MM/DD/YYYY", "jj/mm/aaaa", "TT.MM.JJJJ".
_FORM: Final = re.compile(
    r"[(\[]?(?<!\w)(?:(?P<month>m{1,2})[-./ ]d{1,2}[-./ ](?:y{4}|y{2})"
    r"|(?P<day>[djt]{1,2})[-./ ]m{1,3}[-./ ](?:[yaj]{4}|[yaj]{2})"
    r"|(?P<year>[yaj]{4}|[yaj]{2})[-./ ]m{1,2}[-./ ][djt]{1,2})(?!\w)[)\]]?",
    re.IGNORECASE,
)


_SPAN: Final = re.compile(r"\s*(?:to|through|thru|until|till|bis|à|[-–—&+])?\s*", re.IGNORECASE)


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
            if day := _day(match["year"].strip("'"), month_of(match["name"]), match["day"]):
                return DateMatch(match.start(), match.end(), dict.fromkeys(ORDERS, day))
    for pattern in (_NUMBERS, _RUN_TOGETHER):
        for match in pattern.finditer(text):
            separator = match["sep"] if "sep" in match.groupdict() else ""
            is_year_first = bool(separator) and (separator != "/" or int(match["a"]) > 12)
            if days := _days(match["a"], match["b"], match["c"], year_first=is_year_first):
                if ". " in match[0]:  # "6. 5. 2031", as in German and Czech, has its day first
                    days = {order: day for order, day in days.items() if order == "day first"}
                if days:
                    return DateMatch(match.start(), match.end(), _on_weekday(days, text))
    return None


def is_span(text: str) -> bool:
    """Whether a text has the days from one date to another: "2031-06-03 to 2031-06-17"."""
    text = text.replace("_", " ")
    first = find_date(text)
    second = find_date(text[first.end :]) if first else None
    if first is None or second is None or first.days == second.days:
        return False
    return _SPAN.fullmatch(text[first.end : first.end + second.start]) is not None


def without_date(text: str) -> str:
    """A text without its first date and the marks around that; as it is where it has none."""
    match = find_date(text)
    if match is None:
        return text
    return " ".join(f"{text[: match.start]} {text[match.end :]}".split()).strip(" -–—:,;()|/")


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


def month_of(name: str) -> int:
    """The number of the month with a name that fits `MONTH`."""
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


def dates_of_folders(path: PurePath) -> list[str]:
    """The ISO dates that folders make together: of "2024/05/06/votes.csv", "2024/May 6/a.vtt", "2024/05-May/06.srt"."""
    days = []
    for match in _FOLDERS.finditer(path.as_posix()):
        name = match["name"]
        month = int(match["number"]) if match["number"] else month_of(name) if re.fullmatch(_MONTH, name, re.I) else 0
        days.append(_day(match["year"], month, match["day"]))
    return [day for day in days if day is not None]


def is_month_folder(name: str) -> bool:
    """Whether a folder is named after a month: "June", "06-June", "June 3"."""
    return re.fullmatch(rf"(?:\d\d?[ ._-]*)?{_MONTH}\.?(?:[ _-]\d\d?)?", name, re.IGNORECASE) is not None


def order_in(text: str) -> Order | None:
    """The order that a header names: "Date (MM/DD/YYYY)"."""
    match = _FORM.search(text)
    if match is None:
        return None
    return "month first" if match["month"] else "day first" if match["day"] else "year first"


def without_form(text: str) -> str:
    """A header without the form of its dates: "Date (MM/DD/YYYY)" is "Date"."""
    return _FORM.sub(" ", text)
