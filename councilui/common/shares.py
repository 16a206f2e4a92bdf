"""Numbers with their nouns, words in a series, and shares in percent: half a percent is rounded up, and no space before
the sign.

100% means all and 0% means none. What would round to one of these without being it is "more than 99%" or "less than
1%", or 99 and 1 where there is only room for a number. Nothing is rounded to a decimal place.
"""

from collections.abc import Sequence
from typing import Final

_PLURALS: Final = {"body": "bodies", "person": "people", "saved search": "saved searches"}


def plural(number: int, noun: str) -> str:
    """ "1 vote", "1,234 votes", "2 bodies"."""
    return f"{number:,} {noun if number == 1 else plural_of(noun)}"


def at_least(number: int, is_exact: bool) -> str:
    """ "1,234", or "at least 1,234" of what was not counted to its end."""
    return f"{number:,}" if is_exact else f"at least {number:,}"


def plural_of(noun: str) -> str:
    """ "votes" of "vote"; a noun that takes no s is in the table."""
    return _PLURALS.get(noun, f"{noun}s")


def series(words: Sequence[str], last: str = "and") -> str:
    """ "Roe", "Roe and Poe", "Roe, Poe and Moe"."""
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else "".join(words)


def percent(part: int, whole: int) -> str:
    """ "72%", "more than 99%", "less than 1%"; "–" when `whole` is 0."""
    if whole <= 0:
        return "–"
    rounded = _rounded(part, whole)
    if rounded == 100 and part < whole:
        return "more than 99%"
    if rounded == 0 and part > 0:
        return "less than 1%"
    return f"{rounded}%"


def percent_number(part: int, whole: int) -> int:
    """The number alone, for a narrow column: 100 and 0 only for all and none. `whole` is not 0."""
    return _rounded(part, whole) if part in (0, whole) else min(max(_rounded(part, whole), 1), 99)


def percent_of(part: int, whole: int) -> str:
    """The percentage with what it is taken of: "79% (93 of 117)"."""
    return f"{percent(part, whole)} ({part:,} of {whole:,})"


def _rounded(part: int, whole: int) -> int:
    return (200 * part + whole) // (2 * whole)
