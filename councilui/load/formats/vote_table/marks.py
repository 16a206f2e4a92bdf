"""Cells that may tell a vote: words, and ticks and crosses, which mean what the table makes plain, or nothing."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import product
from typing import Final

from councilui.load.formats.vote_table.profile import Profile
from councilui.load.outcomes import TallyReading, VoteWords
from councilui.load.symbols import CROSSES, TICKS, VARIATION

_MOST_MARKS: Final = 4
_FEWEST_TALLIES: Final = 2


def is_mark(cell: str) -> bool:
    """Whether a cell is a tick or a cross."""
    return cell.strip().removesuffix(VARIATION) in TICKS | CROSSES


def count_words(cells: Iterable[str], words: VoteWords) -> int:
    """How many cells hold a word for a vote, or say that there was no seat."""
    return sum(1 for cell in cells if cell and (is_vote_word(cell, words) or words.is_no_seat(cell)))


def is_vote_word(cell: str, words: VoteWords) -> bool:
    """Whether a cell holds a word or mark that may tell a vote."""
    return words.read(cell).is_known or cell == "?" or is_mark(cell)


def vote_share(profile: Profile, column: int, words: VoteWords) -> float:
    """The share of a column's cells that are words for votes;
    those that tell of no seat, or how all voted, count on neither side."""
    votes = vacant = of_all = 0
    for word, times in profile.values(column).items():
        if words.is_no_seat(word):
            vacant += times
        elif words.how_taken(word):
            of_all += times
        elif is_vote_word(word, words):
            votes += times
    filled = profile.filled(column) - vacant - of_all
    if filled:
        return votes / filled
    return 1.0 if vacant else 0.0


def guess_marks(rolls: Iterable[tuple[Mapping[str, int], TallyReading | None]], words: VoteWords) -> dict[str, str]:
    """What the unknown words of a table mean, by its rolls (how often each word stands in a vote) and their tallies.

    Taken when one reading alone agrees with every printed tally, or when ticks and crosses are all that stands for
    yes and no. {} when the table does not make it plain.
    """
    rolls = list(rolls)
    totals: Counter[str] = Counter()
    for roll, _ in rolls:
        totals.update(roll)
    unknown = [
        word for word in totals if word and word != "?" and not words.read(word).is_known and not words.is_no_seat(word)
    ]
    if not unknown:
        return {}
    if len(unknown) <= _MOST_MARKS and (guess := _by_tallies(rolls, unknown, words)):
        return guess
    sides = {words.read(word).option for word in totals if words.read(word).is_known} & {"yes", "no"}
    ticks = [word for word in unknown if word.removesuffix(VARIATION) in TICKS]
    crosses = [word for word in unknown if word.removesuffix(VARIATION) in CROSSES]
    if ticks and crosses and not sides:
        return {**dict.fromkeys(ticks, "yes"), **dict.fromkeys(crosses, "no")}
    return {}


def _by_tallies(
    rolls: list[tuple[Mapping[str, int], TallyReading | None]], unknown: list[str], words: VoteWords
) -> dict[str, str]:
    with_tally = [(roll, tally) for roll, tally in rolls if tally is not None and {"yes", "no"} <= tally.counts.keys()]
    telling = [pair for pair in with_tally if any(word in pair[0] for word in unknown)]
    if len(telling) < _FEWEST_TALLIES:
        return {}
    fitting = []
    for options in product(("yes", "no", "other"), repeat=len(unknown)):
        meaning = dict(zip(unknown, options, strict=True))
        if all(_agrees(roll, tally, meaning, words) for roll, tally in telling):
            fitting.append(meaning)
    if len(fitting) != 1:
        return {}
    return {word: option for word, option in fitting[0].items() if option != "other"}


def _agrees(roll: Mapping[str, int], tally: TallyReading, meaning: Mapping[str, str], words: VoteWords) -> bool:
    sides = Counter[str]()
    for word, times in roll.items():
        sides[meaning.get(word) or words.read(word).option] += times
    return sides["yes"] == tally.yes and sides["no"] == tally.no
