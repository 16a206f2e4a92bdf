"""The measures of a divided vote, each with what it is taken of and how many that is."""

from collections.abc import Mapping
from typing import Final, NamedTuple

CLOSE_SHARE: Final = 10
"""One in so many of the votes cast."""


class Measure(NamedTuple):
    """A figure: `value` taken of `n` `base` ("votes cast", "seats")."""

    name: str
    value: float
    base: str
    n: int


def margin(tally: Mapping[str, int]) -> Measure:
    """Yes minus no; negative when there were more no votes."""
    yes, no = _sides(tally)
    return Measure("margin", yes - no, "votes cast", yes + no)


def rice(tally: Mapping[str, int]) -> Measure | None:
    """The Rice index |yes - no| / (yes + no): 0 an even split, 1 one side alone; None when nobody voted.

    After Stuart Rice, Quantitative Methods in Politics (1928). 39-11 is 0.560.
    """
    yes, no = _sides(tally)
    return Measure("Rice index", abs(yes - no) / (yes + no), "votes cast", yes + no) if yes + no else None


def is_close(tally: Mapping[str, int]) -> bool:
    """Whether a divided vote had a margin of at most a tenth of the votes cast.

    In a council of fifty that is five; a fixed number would make every vote of a council of five close.
    """
    yes, no = _sides(tally)
    return min(yes, no) > 0 and abs(yes - no) * CLOSE_SHARE <= yes + no


def _sides(tally: Mapping[str, int]) -> tuple[int, int]:
    return tally.get("yes", 0), tally.get("no", 0)
