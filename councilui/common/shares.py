"""Shares in percent, rounded in one way wherever they are shown: half a percent up, no space before the sign.

100% means all and 0% means none. What would round to one of these without being it is "more than 99%" or "less than
1%"; nothing is rounded to a decimal place.
"""

from __future__ import annotations


def percent(part: int, whole: int) -> str:
    """ "72%", "more than 99%", "less than 1%"; "–" when `whole` is 0."""
    number = percent_number(part, whole)
    return f"{number}%".replace(">", "more than ").replace("<", "less than ") if whole > 0 else number


def percent_number(part: int, whole: int) -> str:
    """The same for a narrow column whose heading has the sign: "72", ">99", "<1", "–"."""
    if whole <= 0:
        return "–"
    rounded = (200 * part + whole) // (2 * whole)
    if rounded == 100 and part < whole:
        return ">99"
    if rounded == 0 and part > 0:
        return "<1"
    return str(rounded)


def percent_of(part: int, whole: int) -> str:
    """The percentage with what it is taken of: "79% (93 of 117)"."""
    return f"{percent(part, whole)} ({part:,} of {whole:,})"
