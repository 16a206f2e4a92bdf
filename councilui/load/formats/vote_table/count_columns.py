"""Columns of a table of votes that tell of a whole vote beside its members: counts, a tally, what was done."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from councilui.load.formats.vote_table.headers import header_key, is_name
from councilui.load.formats.vote_table.name_lists import list_word
from councilui.load.formats.vote_table.profile import Profile
from councilui.load.formats.vote_table.words import is_spoilt
from councilui.load.outcomes import VoteWords, read_motion, read_outcome, read_tally

SURELY_NUMBERS: Final = 0.9  # of a column's cells
_MOSTLY: Final = 0.5
_OFTEN: Final = 0.25
_ACTIONS: Final = ("action", "action_taken", "action_name")
_OF_TALLIES: Final = re.compile(r"vote|tally|count|score|stimm|voto|scrutin|ergebnis|roll", re.IGNORECASE)
# No word before it; those behind say who dissented: "5-2 (Roe opposed)".
_BARE_TALLY: Final = re.compile(r"\d{1,3}\s*[:/–—-]\s*\d{1,3}[\d\s:/–—-]*(?:[\s,;(\[].*)?", re.DOTALL)


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


def may_have_members(headers: Sequence[str], places: Mapping[str, int], profile: Profile) -> bool:
    """Whether two columns or more under names hold nothing but ones and zeros, which the user has to explain."""
    binary = [
        column
        for column, header in enumerate(headers)
        if column not in places.values() and is_name(header) and {*profile.values(column)} in ({"0", "1"}, {"0"}, {"1"})
    ]
    return len(binary) > 1


def with_tally_column(
    headers: Sequence[str], places: Mapping[str, int], profile: Profile, words: VoteWords
) -> dict[str, int]:
    """The places of a table whose rows are whole votes: a column of votes is one of tallies, "Vote" over "5-2", one of
    results, "Vote" over "4-1" and "Unanimous", or none."""
    of_votes = places.get("option")
    places = {word: column for word, column in places.items() if word != "option"}
    if "tally" in places:
        return places
    for column, header in enumerate(headers):
        cells = profile.samples(column)
        if column in places.values() or not _OF_TALLIES.search(header) or not cells:
            continue
        dates = [cell for cell in cells if is_spoilt(cell)]
        tallies = sum(1 for cell in cells if _BARE_TALLY.fullmatch(cell) and read_tally(cell) and cell not in dates)
        may_be_dates = not tallies and any(cell[:4].isdigit() for cell in dates)
        if not may_be_dates and tallies + len(dates) >= len(cells) * SURELY_NUMBERS:
            return places | {"tally": column}
    if of_votes is not None and "result" not in places:
        cells = [cell for cell in profile.samples(of_votes) if not words.read(cell).is_known]
        results = sum(1 for cell in cells if (outcome := read_outcome(cell)).tally or outcome.result != "unknown")
        if results > len(cells) * _MOSTLY:
            return places | {"result": of_votes}
    return places


def with_action_column(headers: Sequence[str], places: dict[str, int], profile: Profile) -> dict[str, int]:
    """The places of a table with both a result and an "Action", which then says what was moved, as Legistar has it:
    "amended" over "Pass" is an amendment that carried."""
    if "result" not in places or places.keys() & {"motion", "motion_type"}:
        return places
    for column, header in enumerate(headers):
        cells = profile.samples(column)
        if column in places.values() or header_key(header) not in _ACTIONS or not cells:
            continue
        is_known = [read_motion(cell).is_known for cell in cells]
        # "Failed" beside "Fail" says the result a second time.
        is_result = any(
            not known and read_outcome(cell).status == "failed" for known, cell in zip(is_known, cells, strict=True)
        )
        if any(is_known) and not is_result:
            return places | {"motion": column}
    return places


def has_tallies(cells: Collection[str]) -> bool:
    """Whether a column has results, a good part of which print a tally: "Passed 5-2", "angenommen (5:3)"."""
    outcomes = [read_outcome(cell) for cell in cells]
    results = sum(1 for outcome in outcomes if outcome.result != "unknown")
    tallies = sum(1 for outcome in outcomes if outcome.tally or outcome.note)
    return results > len(outcomes) * _MOSTLY and tallies > len(outcomes) * _OFTEN


def has_actions(places: Mapping[str, int], cells: Collection[str]) -> bool:
    """Whether a table tells what was moved and, beside it, that it passed or failed, as Legistar exports a meeting."""
    passed = sum(1 for cell in cells if read_outcome(cell).result != "unknown")
    return bool(places.keys() & {"motion", "motion_type"}) and passed >= len(cells) * SURELY_NUMBERS and passed > 0
