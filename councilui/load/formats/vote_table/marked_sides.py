"""Tables with a row for each member's vote and a mark under the word for it: "X" under "Yes" or under "No"."""

import csv
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
