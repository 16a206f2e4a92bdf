"""Dates in three columns, "Year", "Month" and "Day", as one."""

import re
from dataclasses import replace
from typing import Final

from councilui.common.shares import series
from councilui.load.formats.vote_table.headers import header_key, means
from councilui.load.formats.vote_table.profile import Profile
from councilui.load.formats.vote_table.sheets import Rows, Sheet

_DATE: Final = "Date"
_PARTS: Final = (("year", "yr", "jahr", "annee", "ano", "anno"), ("month", "monat", "mois", "mes", "mese"),
                 ("day", "tag", "jour", "dia", "giorno"))  # fmt: skip
_OF: Final = re.compile(r"(?:(?:meeting|mtg|vote|event|session|action|date)_)?(?P<part>[a-z]+)(?:_of_meeting)?")
_NUMBER: Final = re.compile(r"(\d{1,2}|\d{4})(?:\.0)?")


def with_whole_dates(sheet: Sheet, profile: Profile) -> Sheet | None:
    """The table with its date in the column of the year, and nothing in those of month and day; None where it has a
    column of dates, or not all three parts once."""
    headers = sheet.headers
    parts = [match["part"] if (match := _OF.fullmatch(header_key(header))) else "" for header in headers]
    columns = [[column for column, part in enumerate(parts) if part in names] for names in _PARTS]
    if any(len(places) != 1 for places in columns):
        return None
    year, month, day = (places[0] for places in columns)
    is_dated = any(
        means(header, ("date",)) for column, header in enumerate(headers) if column not in (year, month, day)
    )
    if is_dated or not any(_NUMBER.fullmatch(value) for value in profile.values(day)):  # "Day" may be a member
        return None

    def rows() -> Rows:
        for line, cells in sheet.rows():
            row = list(cells)
            if max(year, month, day) < len(row):
                row[year] = _date_of(*(cells[column].strip() for column in (year, month, day)))
                row[month] = row[day] = ""
            yield line, row

    names = series([f"“{headers[column]}”" for column in (year, month, day)])
    headers = tuple(
        _DATE if column == year else "" if column in (month, day) else header for column, header in enumerate(headers)
    )
    note = f"{sheet.label}: {names} were read as one column, “{_DATE}”."
    return replace(sheet, headers=headers, rows=rows, notes=[*sheet.notes, note])


def _date_of(year: str, month: str, day: str) -> str:
    """The parts as a text that is a date where they make one: "2031-06-03" or "3 June 2031"."""
    numbers = [match[1] if (match := _NUMBER.fullmatch(part)) else part for part in (year, month, day)]
    if numbers[1].isdecimal():
        return "-".join(number.zfill(2) for number in numbers)
    return " ".join(filter(None, reversed(numbers)))
