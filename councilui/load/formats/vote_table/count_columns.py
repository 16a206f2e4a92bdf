"""Columns of a table of votes that hold how many voted one way, or a whole tally."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from councilui.load.formats.vote_table.name_lists import list_word
from councilui.load.formats.vote_table.profile import Profile
from councilui.load.outcomes import VoteWords, read_tally

SURELY_NUMBERS: Final = 0.9  # of a column's cells
_BARE_TALLY: Final = re.compile(r"[\d\s:/–—-]+")  # no name beside it


def count_columns(
    headers: Sequence[str], profile: Profile, words: VoteWords, others: Collection[int]
) -> dict[str, int]:
    """The columns by option, "Ayes" over numbers, where both yes and no have one. `others` mean something else."""
    counts: dict[str, int] = {}
    for column, header in enumerate(headers):
        values = profile.values(column)
        if column in others or not values or values.total() != profile.filled(column):
            continue
        option = words.read(list_word(header)) if list_word(header) else None
        numbers = sum(times for value, times in values.items() if re.fullmatch(r"\d{1,3}", value))
        if option and option.is_known and numbers >= values.total() * SURELY_NUMBERS:
            counts.setdefault(option.option, column)
    return counts if {"yes", "no"} <= counts.keys() else {}


def with_tally_column(places: Mapping[str, int], profile: Profile) -> dict[str, int]:
    """The places of a table that names no one: the column of votes is one of tallies, "Vote" over "5-2", or none."""
    option = places.get("option")
    places = {word: column for word, column in places.items() if word != "option"}
    if option is not None and "tally" not in places:
        values = profile.values(option)
        tallies = sum(times for value, times in values.items() if _BARE_TALLY.fullmatch(value) and read_tally(value))
        if tallies and tallies >= values.total() * SURELY_NUMBERS:
            places["tally"] = option
    return places
