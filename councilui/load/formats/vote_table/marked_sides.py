"""Tables with a mark under the word for a vote: "X" under "Yes" or under "No", in a row for each member's vote or in
columns of each member's own."""

import csv
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Final

from councilui.load.formats.vote_table.columns import places_of
from councilui.load.formats.vote_table.marks import is_mark
from councilui.load.formats.vote_table.member_rows import name_column
from councilui.load.formats.vote_table.name_lists import is_list_header, list_word, tells_a_side
from councilui.load.formats.vote_table.profile import Profile, fit_row
from councilui.load.formats.vote_table.sheets import Sheet
from councilui.load.outcomes import VoteWords

_MARKS: Final = frozenset("1*•")
_SURELY: Final = 0.9  # of the rows with a mark have one alone
_OPTION: Final = "Vote"
_FEWEST_MEMBERS: Final = 2
_NAME_AND_SIDE: Final = re.compile(
    r"(?P<name>.*?[^\s–—:/_-])(?:\s*\((?P<in_brackets>[^()]+)\)|\s*(?:[-–—:/_]\s*|\s)(?P<behind>[^\W_][^-–—:/_()\s]*))"
)


def with_words(sheet: Sheet, profile: Profile, words: VoteWords) -> Sheet | None:
    """The table with one column of words in place of its marked columns; None for a table without such."""
    sides = [
        column
        for column, header in enumerate(sheet.headers)
        if is_list_header(header, words)
        and profile.values(column).total() == profile.filled(column)
        and all(_is_marked(value, header, words) for value in profile.values(column))
    ]
    has_names = "person" in places_of(sheet.headers, profile, words)  # by its header, so one filled side is enough
    filled = sides if has_names else [column for column in sides if profile.filled(column)]
    is_split = len(filled) > 1 and any(tells_a_side(sheet.headers[column], words) for column in filled)
    if not is_split or not any(map(profile.filled, filled)) or name_column(sheet, profile, words) is None:
        return None
    width = len(sheet.headers)
    marks = [sum(bool(row[column].strip()) for column in sides) for row in _fitting(sheet, width)]
    if marks.count(1) < sum(number > 0 for number in marks) * _SURELY:
        return None
    rest = [column for column in range(width) if column not in sides]

    def rows() -> Iterator[tuple[int, list[str]]]:
        for line, cells in sheet.rows():
            row = fit_row(cells, width)
            if row is None:
                yield line, [*cells, "", ""]  # as many too many or too few
            else:
                word = "; ".join(sheet.headers[column] for column in sides if row[column].strip())
                yield line, [*(row[column] for column in rest), word]

    note = f"{sheet.label} has a mark under a word for each vote; the word was read."
    headers = (*(sheet.headers[column] for column in rest), _OPTION)
    return replace(sheet, headers=headers, rows=rows, notes=[*sheet.notes, note])


def with_members(sheet: Sheet, profile: Profile, words: VoteWords) -> Sheet | None:
    """The table with one column of words for each member in place of their marked columns, "Roe - Yes" and "Roe - No";
    None for a table without such."""
    parts = {
        column: match for column, header in enumerate(sheet.headers) if (match := _NAME_AND_SIDE.fullmatch(header))
    }
    columns: dict[str, dict[int, str]] = {}
    for column, match in parts.items():
        word = match["in_brackets"] or match["behind"]
        if words.read(word).is_known and all(_is_marked(value, word, words) for value in profile.values(column)):
            columns.setdefault(match["name"], {})[column] = word
    sides = [{words.read(word).option for word in of_member.values()} for of_member in columns.values()]
    if len(columns) < _FEWEST_MEMBERS or not all({"yes", "no"} <= options for options in sides):
        return None
    width = len(sheet.headers)
    rest = [column for column in range(width) if not any(column in of_member for of_member in columns.values())]

    def rows() -> Iterator[tuple[int, list[str]]]:
        for line, cells in sheet.rows():
            row = fit_row(cells, width)
            if row is None:
                yield line, [*cells, *[""] * width]  # as many too many or too few
            else:
                votes = [
                    "; ".join(word for column, word in of_member.items() if row[column].strip())
                    for of_member in columns.values()
                ]
                yield line, [*(row[column] for column in rest), *votes]

    note = f"{sheet.label} has a column for each member and word; the word with a mark below it was read."
    headers = (*(sheet.headers[column] for column in rest), *columns)
    return replace(sheet, headers=headers, rows=rows, notes=[*sheet.notes, note])


def _fitting(sheet: Sheet, width: int) -> Iterator[list[str]]:
    with suppress(csv.Error):
        for _, cells in sheet.rows():
            if (row := fit_row(cells, width)) is not None:
                yield row


def _is_marked(value: str, header: str, words: VoteWords) -> bool:
    """Whether a cell marks that its header holds: a cross, or the word itself ("Y" under "Yes")."""
    option = words.read(list_word(header)).option
    is_word = words.read(value).is_known and words.read(value).option == option
    return is_mark(value) or value in _MARKS or is_word
