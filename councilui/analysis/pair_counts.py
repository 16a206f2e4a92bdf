"""Same side and votes in common of every pair of many people, counted on their bit sets.

Python's own integers do for any council: 51 members over 10,000 vote events take three milliseconds, a thirtieth of
what it takes to import numpy. It is used where it is loaded already, or where the work repays that (a parliament).
"""

import importlib
import sys
from collections.abc import Sequence
from typing import Any, Final

from councilui.record.views.rolls import Sides

Table = list[list[int]]
_REPAYS: Final = 2_000_000_000
"""Pairs times vote events from which importing numpy costs less than it saves."""


def count_pairs(sides: Sequence[Sides]) -> tuple[Table, Table]:
    """(same, n) of every pair as square tables: on the same side in `same` of the `n` in which both said yes or no."""
    bits = max(((one.yes | one.no).bit_length() for one in sides), default=0)
    numpy = _numpy(len(sides) ** 2 * bits)
    return count_with_ints(sides) if numpy is None else count_with_numpy(numpy, sides, bits)


def _numpy(work: int) -> Any | None:
    """The module if it is there and worth it; None also for one too old to count bits."""
    if work < _REPAYS and "numpy" not in sys.modules:
        return None
    try:
        numpy = importlib.import_module("numpy")
    except ImportError:
        return None
    return numpy if hasattr(numpy, "bitwise_count") else None


def count_with_ints(sides: Sequence[Sides]) -> tuple[Table, Table]:
    """See `count_pairs`."""
    size = len(sides)
    same = [[0] * size for _ in range(size)]
    n = [[0] * size for _ in range(size)]
    yes = [one.yes for one in sides]
    voted = [one.yes | one.no for one in sides]
    for i in range(size):
        my_yes, my_votes, my_same, my_n = yes[i], voted[i], same[i], n[i]
        for j in range(i, size):
            both = my_votes & voted[j]
            count = both.bit_count()
            # A count of bits costs ten times an `&`: those who differ are counted, not both kinds of agreement.
            my_n[j] = n[j][i] = count
            my_same[j] = same[j][i] = count - ((my_yes ^ yes[j]) & both).bit_count()
    return same, n


def count_with_numpy(numpy: Any, sides: Sequence[Sides], bits: int) -> tuple[Table, Table]:
    """See `count_pairs`; the sets have at most so many `bits`."""
    size, words = len(sides), (bits + 63) // 64

    def packed(sets: Sequence[int]) -> Any:
        whole = b"".join(one.to_bytes(words * 8, "little") for one in sets)
        return numpy.frombuffer(whole, numpy.uint64).reshape(size, words)

    def ones(rows: Any) -> Any:
        return numpy.bitwise_count(rows).sum(1, dtype=numpy.int64)

    yes, voted = packed([one.yes for one in sides]), packed([one.yes | one.no for one in sides])
    same = numpy.zeros((size, size), numpy.int64)
    n = numpy.zeros((size, size), numpy.int64)
    for i in range(size):
        both = voted[i] & voted[i:]
        n[i, i:] = n[i:, i] = ones(both)
        same[i, i:] = same[i:, i] = n[i, i:] - ones((yes[i] ^ yes[i:]) & both)
    return same.tolist(), n.tolist()
