"""Columns of members whose votes are letters or signs, or words that no list has, told by the columns beside them."""

import re
from typing import Final

from councilui.load.formats.vote_table.headers import is_name
from councilui.load.formats.vote_table.marks import is_vote_word
from councilui.load.formats.vote_table.profile import Profile
from councilui.load.outcomes import VoteWords

_MOST_WORDS: Final = 8  # different words in a member's column that says little else
_CODE: Final = re.compile(r"[A-Za-z]{1,2}")
_SHORT: Final = re.compile(r"\D{1,24}")
_SIGN: Final = re.compile(r"[^\w\s]{1,2}")
_SIDES: Final = ("yes", "no")
_FEWEST_COLUMNS: Final = 3


def coded_columns(headers: tuple[str, ...], known: set[int], profile: Profile, words: VoteWords) -> list[int]:
    """Columns side by side with names over the same few letters, one of which means yes or no: "A" beside "N"."""
    codes = [
        column
        for column, header in enumerate(headers)
        if column not in known and is_name(header) and _holds(profile, column, _CODE)
    ]
    values = [value for column in codes for value in profile.values(column)]
    shared = {value for value in values if values.count(value) > 1}
    members = [column for column in codes if profile.values(column).keys() & shared]
    is_run = len(members) >= _FEWEST_COLUMNS and members == list(range(members[0], members[-1] + 1))
    is_vote = any(words.read(value).option in _SIDES for column in members for value in profile.values(column))
    return members if is_run and is_vote else []


def with_those_between(
    members: list[int], headers: tuple[str, ...], known: set[int], profile: Profile, words: VoteWords
) -> list[int]:
    """The members' columns, with those between them that have a name over a few short words, one of which tells a vote
    or stands under other members, too: a member who was in office for a few of the rows; or over letters ("A", "P")."""
    shared = {value for column in members for value in profile.values(column)}
    between = [
        column
        for column in range(members[0], members[-1])
        if column not in members
        and column not in known
        and is_name(headers[column])
        and len(values := profile.values(column)) <= _MOST_WORDS
        and _holds(profile, column, _SHORT)
        and (
            shared & values.keys()
            or any(is_vote_word(value, words) or words.is_no_seat(value) for value in values)
            or any(_holds(profile, column, form) for form in (_CODE, _SIGN))
        )
    ]
    return sorted((*members, *between))


def _holds(profile: Profile, column: int, form: re.Pattern[str]) -> bool:
    """Whether a column holds nothing but cells of this form."""
    values = profile.values(column)
    return bool(values) and values.total() == profile.filled(column) and all(map(form.fullmatch, values))


def with_codes_beside(members: list[int], headers: tuple[str, ...], known: set[int], profile: Profile) -> list[int]:
    """The members' columns, with those next to them that have a name over nothing but signs ("+", "-"), or, where the
    members' own votes are letters, over a letter or two: all of one member's may be one that nobody knows ("A")."""
    forms = [_SIGN, *([_CODE] if all(_holds(profile, column, _CODE) for column in members) else [])]
    for column, step in ((members[-1] + 1, 1), (members[0] - 1, -1)):
        while 0 <= column < len(headers) and column not in known and is_name(headers[column]):
            if not any(_holds(profile, column, form) for form in forms):
                break
            members = sorted((*members, column))
            column += step
    return members
