"""The agreement of every pair of members: ours, from bit sets, beside numpy on bare arrays, turn by turn in one run.

    python -m benchmarks.matrix [DATABASE] [ROUNDS]

51 members, 10,000 divided rolls, made by chance (15 of 100 nay, 8 of 100 away): the worst case for bit sets, of which
real rolls have longer runs. numpy has its arrays ready: as float32 through BLAS and as packed bits. With a
DATABASE, the time to read the votes of its main body into bit sets, and to put the members in order, on their own.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import numpy as np

from benchmarks.report import Measure, measures, tables, turn_by_turn
from councilui.analysis.agreement import bloc_order, matrix
from councilui.analysis.pair_counts import count_with_ints, count_with_numpy
from councilui.record.database import open_record
from councilui.record.lookup import main_body
from councilui.record.queries.rolls import rolls
from councilui.record.views.rolls import Sides

MEMBERS, ROLLS = 51, 10_000


def random_votes() -> np.ndarray[Any, Any]:
    """Rolls by members: 1 yes, -1 no, 0 neither."""
    chance = np.random.default_rng(1)
    yes, away = chance.random((ROLLS, MEMBERS)) < 0.85, chance.random((ROLLS, MEMBERS)) < 0.08
    return np.where(away, 0, np.where(yes, 1, -1)).astype(np.int8)


def by_blas(signs: np.ndarray[Any, Any]) -> tuple[Any, Any]:
    """S.T@S is same less differing, |S|.T@|S| is same and differing."""
    voted = np.abs(signs)
    n = voted.T @ voted
    return (signs.T @ signs + n) / 2, n


def by_bits(yes: np.ndarray[Any, Any], voted: np.ndarray[Any, Any]) -> tuple[Any, Any]:
    """Packed 64 rolls a word; each member against those after."""
    size = len(yes)
    same, n = np.zeros((size, size), np.int64), np.zeros((size, size), np.int64)
    for i in range(size):
        both = voted[i] & voted[i:]
        n[i, i:] = np.bitwise_count(both).sum(1, dtype=np.int64)
        same[i, i:] = n[i, i:] - np.bitwise_count((yes[i] ^ yes[i:]) & both).sum(1, dtype=np.int64)
    return same, n


def packed(signs: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Truth values, rolls by members, as words by members."""
    whole = np.zeros((MEMBERS, -(-ROLLS // 64) * 64), bool)
    whole[:, :ROLLS] = signs.T
    return np.packbits(whole, axis=1, bitorder="little").view(np.uint64)


def bit_sets(signs: np.ndarray[Any, Any]) -> list[Sides]:
    """The same as our bit sets."""
    yes, no = packed(signs == 1), packed(signs == -1)
    return [Sides(*(int.from_bytes(one.tobytes(), "little") for one in pair)) for pair in zip(yes, no, strict=True)]


def measure(rounds: int = 200) -> list[Measure]:
    """numpy's best first."""
    signs = random_votes()
    floats, yes, voted, sides = signs.astype(np.float32), packed(signs == 1), packed(signs != 0), bit_sets(signs)
    expected = [table.astype(int).tolist() for table in by_blas(floats)]
    for same, n in (count_with_ints(sides), count_with_numpy(np, sides, ROLLS)):
        assert [same, n] == expected
    ways: dict[str, Callable[[], object]] = {
        "numpy, float32 by BLAS": lambda: by_blas(floats),
        "numpy, packed bits": lambda: by_bits(yes, voted),
        "ours, with numpy": lambda: count_with_numpy(np, sides, ROLLS),
        "ours, integers alone": lambda: count_with_ints(sides),
    }
    return measures("Every pair of 51 members over 10,000 rolls", turn_by_turn(ways, rounds))


def main() -> None:
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    result = measure(rounds)
    if len(sys.argv) > 1:
        result += real(sys.argv[1])
    print(tables(result, {}))


def real(path: str) -> list[Measure]:
    """A record: reading, counting, ordering."""
    connection = open_record(path)
    body = main_body(connection)
    assert body is not None
    votes = rolls(connection, body)
    counts = matrix(votes)
    ways: dict[str, Callable[[], object]] = {
        "votes into bit sets": lambda: rolls(connection, body),
        "every pair": lambda: matrix(votes),
        "the order of blocs": lambda: bloc_order(counts),
    }
    return measures(f"{votes.body.name}, {len(votes.events):,} rolls", turn_by_turn(ways, 5))


if __name__ == "__main__":
    main()
