"""Columns of yes and no that are no member's: they tell of the item, under words that no list has ("2/3").

What a table itself shows decides: printed tallies, and what the members' own columns have in common. How a column votes
never does: a member who is against all others, time after time, is whom a reporter looks for.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Final, NamedTuple

from councilui.common.names.parse import parse_name
from councilui.load.formats.vote_table.columns import Columns
from councilui.load.formats.vote_table.headers import is_plain_word
from councilui.load.formats.vote_table.profile import Profile, fit_row
from councilui.load.outcomes import VoteWords, read_outcome, read_tally

_SIDES: Final = ("yes", "no")
_FEWEST_TALLIES: Final = 2
_MOST_ROWS: Final = 300  # with a tally, that are added up
_FEWEST_OTHERS: Final = 3  # members who can show together that a column is not one of theirs
_FEW: Final = 1 / 3  # of the columns
_WORD: Final = re.compile(r"[^\W\d_][^\s]*")
_BRACKETS: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


class OddColumns(NamedTuple):
    """The columns that are surely no member's, and those that seem none, each with why, to follow its header."""

    refuted: Mapping[int, str]
    doubtful: Mapping[int, str]


def find_odd_columns(
    table: Columns, rows: Iterable[tuple[int, Sequence[str]]], profile: Profile, words: VoteWords
) -> OddColumns:
    """The columns among a table's members that are not like the others; none where the table does not show it."""
    no_names = [column for column, name in table.member_names.items() if is_plain_word(name)]
    refuted = dict.fromkeys(no_names, "was left out, because it's a word and not a name")
    table = replace(table, members=tuple(column for column in table.members if column not in refuted))
    if len(table.members) < _FEWEST_OTHERS:
        return OddColumns(refuted, {})
    rolls = list(_rolls(table, rows, words))
    against = "was left out, because the printed tallies add up only without it"
    refuted |= dict.fromkeys(_refuted(table, rolls), against)
    rest = [column for column in table.members if column not in refuted]
    reasons = (
        (_unlike_names(table, rest), "isn't headed with a name as long as most members' are"),
        (_unlike_words(rest, profile, words), "uses different words for yes and no than the members do"),
    )
    doubtful = {column: f"{reason}, so it wasn't read as a member" for columns, reason in reasons for column in columns}
    return OddColumns(refuted, doubtful)


class _Roll(NamedTuple):
    """A row's sides by column, and how many voted yes and no by its tally, None where none is printed."""

    sides: Mapping[int, str]
    tally: tuple[int, int] | None


def _rolls(table: Columns, rows: Iterable[tuple[int, Sequence[str]]], words: VoteWords) -> Iterator[_Roll]:
    for _, cells in rows:
        row = fit_row(cells, len(table.headers))
        if row is None:
            continue
        options = {column: words.read(row[column].strip()).option for column in table.members}
        sides = {column: option for column, option in options.items() if option in _SIDES}
        if sides:
            yield _Roll(sides, _tally(table, row))


def _tally(table: Columns, row: Sequence[str]) -> tuple[int, int] | None:
    counts = {option: row[column].strip() for option, column in table.counts.items()}
    if all(counts.get(side, "").isdecimal() for side in _SIDES):
        return int(counts["yes"]), int(counts["no"])
    printed = {word: row[table.places[word]] for word in ("tally", "result") if word in table.places}
    tally = read_tally(printed.get("tally", "")) or read_outcome(printed.get("result", "")).tally
    return (tally.yes, tally.no) if tally and tally.yes is not None and tally.no is not None else None


def _refuted(table: Columns, rolls: Sequence[_Roll]) -> tuple[int, ...]:
    """The one or two columns without which every tally adds up, and with which hardly one does; () for none or several
    such choices."""
    telling = [roll for roll in rolls if roll.tally is not None][:_MOST_ROWS]
    choices = [choice for size in (1, 2) for choice in combinations(table.members, size)]
    for size in (1, 2):
        fitting = [choice for choice in choices if len(choice) == size and _adds_up_without(choice, telling)]
        if fitting:
            return fitting[0] if len(fitting) == 1 else ()
    return ()


def _adds_up_without(choice: Sequence[int], rolls: Sequence[_Roll]) -> bool:
    filled = [roll for roll in rolls if any(column in roll.sides for column in choice)]
    return len(filled) >= _FEWEST_TALLIES and all(
        _count(side for column, side in roll.sides.items() if column not in choice) == roll.tally for roll in filled
    )


def _count(sides: Iterable[str]) -> tuple[int, int]:
    count = Counter(sides)
    return count["yes"], count["no"]


def _unlike_names(table: Columns, members: Sequence[int]) -> list[int]:
    """The few columns headed with one word where the others' headers have several, as names in full do, or with none
    where those have one."""
    sizes = {column: min(len(_WORD.findall(_BRACKETS.sub(" ", table.member_names[column]))), 2) for column in members}
    usual, times = Counter(sizes.values()).most_common(1)[0] if sizes else (0, 0)
    names = {column: parse_name(table.member_names[column]) for column in members if sizes[column] < usual}
    shorter = [column for column, name in names.items() if not name.titles]  # "Chair" is a member
    return shorter if times >= _FEWEST_OTHERS and len(shorter) <= len(members) * _FEW else []


def _unlike_words(members: Sequence[int], profile: Profile, words: VoteWords) -> list[int]:
    """The columns that say yes and no in words that no other column has, while the others have words for both."""
    sides = {
        column: Counter(
            {
                (option, value.casefold()): times
                for value, times in profile.values(column).items()
                if (option := words.read(value).option) in _SIDES
            }
        )
        for column in members
    }
    odd = []
    for column, own in sides.items():
        others = Counter(pair for other, pairs in sides.items() if other != column for pair in pairs)
        shared = {option for (option, _), times in others.items() if times >= _FEWEST_OTHERS - 1}
        if own.total() > 1 and not own.keys() & others.keys() and {option for option, _ in own} <= shared:
            odd.append(column)
    return odd
