"""Tables with a row for each member and a column for each vote, turned around so that each vote is a row."""

import csv
import re
from collections.abc import Iterator
from typing import Final

from councilui.load.date_forms import find_date, without_date
from councilui.load.formats.vote_table.columns import places_of
from councilui.load.formats.vote_table.headers import HEADERS, header_key, is_name
from councilui.load.formats.vote_table.marks import count_words
from councilui.load.formats.vote_table.name_lists import is_list_header, is_person
from councilui.load.formats.vote_table.profile import Profile, fit_row
from councilui.load.formats.vote_table.sheets import Sheet
from councilui.load.outcomes import VoteWords, read_outcome

_MOST_ROWS: Final = 150  # a longer list with an opinion each is no council's
_FEWEST_VOTES: Final = 0.5  # of a column's cells
_LABELS: Final = frozenset(name.replace("_", "") for names in HEADERS.values() for name in names)
_ITEM: Final = re.compile(r"(?:(?:agenda )?item|no\.?|#)\s*([A-Z]{0,3}-?\d[\w.-]{0,8})\s*[:.)–—-]?\s*", re.IGNORECASE)


def turned_around(sheet: Sheet, profile: Profile, words: VoteWords) -> Sheet | None:
    """The table with its rows and columns exchanged; None for one that has no row for each member."""
    names = name_column(sheet, profile, words)
    if names is None:
        return None
    width = len(sheet.headers)
    try:
        lines = [(line, cells) for line, cells in sheet.rows() if any(cells)]
    except csv.Error:
        return None
    rows = [row for _, cells in lines if (row := fit_row(cells, width)) and any(row)]
    ragged = tuple(
        (line, len(cells))
        for line, cells in lines
        if fit_row(cells, width) is None and any(words.read(cell.strip()).is_known for cell in cells if cell.strip())
    )
    members = [row for row in rows if is_person(row[names]) and not _is_label(row[names], words)]
    votes = [column for column in range(len(sheet.headers)) if column != names and _is_vote(column, members, words)]
    if not votes or not 2 <= len(members) <= _MOST_ROWS or len({row[names] for row in members}) < len(members):
        return None
    if not sheet.headers[names] and len(members) == len(rows) and _are_names(sheet, votes, names, members):
        return None
    if _has_items_in_rows(sheet, votes, names, profile, has_labels=len(members) < len(rows)):
        return None
    seat = places_of(sheet.headers, profile, words).get("district")
    labels = [_label(row, names, seat if row in members else None, sheet.headers) for row in rows]
    dates = [find_date(sheet.headers[column]) for column in votes]
    is_dated = all(dates) and not any(header_key(label) in HEADERS["date"] for label in labels)
    numbers = [_ITEM.match(_title(sheet.headers[column], is_dated)) for column in votes]
    is_numbered = all(numbers) and all(match and match.end() < len(match.string) for match in numbers)

    def turned() -> Iterator[tuple[int, list[str]]]:
        for column in votes:
            header = sheet.headers[column]
            match = find_date(header) if is_dated else None
            title = _title(header, is_dated)
            number = _ITEM.match(title) if is_numbered else None
            first = [number[1], title[number.end() :]] if number else [title]
            day = [header[match.start : match.end]] if match else []
            yield column + 1, [*day, *first, *(row[column] for row in rows)]

    heads = [*(["Date"] if is_dated else []), *(["Item Number"] if is_numbered else []), "Item Title"]
    note = f"{sheet.label} has a row for each member; each of its columns was read as a vote, and “line 3” is column 3."
    notes = [*sheet.notes, note, *_unread(sheet, votes, names, seat)]
    return Sheet(sheet.name, sheet.label, (*heads, *labels), turned, notes, sheet.title, ragged=ragged, width=width)


def name_column(sheet: Sheet, profile: Profile, words: VoteWords) -> int | None:
    """The column of members' names: by its header, else the first whose cells are different names."""
    places = places_of(sheet.headers, profile, words)
    if "person" in places:
        return places["person"]
    for column in range(min(3, len(sheet.headers))):
        values = profile.values(column)
        if values.total() > len(values) + 1 or len(values) > _MOST_ROWS * 2:
            continue
        people = [value for value in values if is_person(value) and not words.read(value).is_known]
        if len(people) > 1 and len(people) * 4 >= len(values) * 3:
            return column
    return None


def _is_vote(column: int, members: list[list[str]], words: VoteWords) -> bool:
    cells = [row[column].strip() for row in members]
    known = count_words(cells, words)
    return known > 0 and known >= sum(1 for cell in cells if cell) * _FEWEST_VOTES


def _has_items_in_rows(sheet: Sheet, votes: list[int], names: int, profile: Profile, *, has_labels: bool) -> bool:
    """Whether a row is one vote or opinion of somebody, with its date, item or result beside it, rather than all of a
    member's votes. `has_labels` when other rows tell of the votes: their dates, motions or results."""
    seat = places_of(sheet.headers, profile, VoteWords()).get("district")
    others = [
        column
        for column in range(len(sheet.headers))
        if column not in votes and column not in (names, seat) and profile.filled(column)
    ]
    if len(others) > len(votes):
        return True
    header = sheet.headers[votes[0]]
    if len(votes) == 1 and not (has_labels or find_date(header) or _ITEM.match(header)):
        return True
    return any(
        values.total() > 1
        and (all(map(find_date, values)) or all(read_outcome(value).result != "unknown" for value in values))
        for column in others
        if column not in votes and (values := profile.values(column))
    )


def _are_names(sheet: Sheet, votes: list[int], names: int, members: list[list[str]]) -> bool:
    """Whether the headers over the votes may be names, too, so that either side may be the items."""
    headers = [sheet.headers[column] for column in votes]
    longest = max(len(row[names].split()) for row in members)
    return all(is_person(header) and len(header.split()) >= longest for header in headers)


def _is_label(text: str, words: VoteWords) -> bool:
    """Whether a row tells something about the votes, rather than a member's: "Result", "Date", "Total yes"."""
    key = header_key(text).replace("_", "")
    return key in _LABELS or not is_name(text) or is_list_header(text, words)


def _label(row: list[str], names: int, seat: int | None, headers: tuple[str, ...]) -> str:
    name = " ".join(row[names].split())
    place = row[seat].strip() if seat is not None and "(" not in name else ""
    if place.isdigit() and seat is not None:
        kind = re.sub(r"\W*(?:no|number|num|#)?\W*$", "", headers[seat], flags=re.IGNORECASE)
        place = f"{kind} {place}"
    return f"{name} ({place})" if place else name


def _title(header: str, is_dated: bool) -> str:
    """A header without its date, where each of them has one."""
    return (without_date(header) if is_dated else "") or header


def _unread(sheet: Sheet, votes: list[int], names: int, seat: int | None) -> list[str]:
    others = [
        f"“{header[:40]}”"
        for column, header in enumerate(sheet.headers)
        if header and column not in votes and column not in (names, seat)
    ]
    return (
        [f"{sheet.label}: these columns hold no votes and were not read: {', '.join(others[:12])}."] if others else []
    )
