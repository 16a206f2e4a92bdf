"""The agreement of every pair of members: ours, from bit sets, beside numpy on bare arrays, turn by turn in one run.

    python -m benchmarks.matrix [DATABASE] [ROUNDS]

51 members, 10,000 divided rolls, made by chance (15 of 100 nay, 8 of 100 away): the worst case for bit sets, of which
real rolls have longer runs. numpy has its arrays ready: as float32 through BLAS, as int8, and as packed bits. With a
DATABASE, the time to read the votes of its main body into bit sets, and to put the members in order, on their own.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np

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


def measured(ways: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """The best of all rounds in milliseconds, the ways turn by turn: what else the machine does only adds."""
    result: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            start = time.perf_counter()
            way()
            result[name].append(1000 * (time.perf_counter() - start))
    return {name: min(times) for name, times in result.items()}


def main() -> None:
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    signs = random_votes()
    floats, yes, voted, sides = signs.astype(np.float32), packed(signs == 1), packed(signs != 0), bit_sets(signs)
    expected = [table.astype(int).tolist() for table in by_blas(floats)]
    for same, n in (count_with_ints(sides), count_with_numpy(np, sides, ROLLS)):
        assert [same, n] == expected
    times = measured(
        {
            "numpy, float32 by BLAS": lambda: by_blas(floats),
            "numpy, packed bits": lambda: by_bits(yes, voted),
            "ours, with numpy": lambda: count_with_numpy(np, sides, ROLLS),
            "ours, integers alone": lambda: count_with_ints(sides),
        },
        rounds,
    )
    times |= measured({"numpy, int8": lambda: by_blas(signs.astype(np.int32))}, 5)
    best = min(time for name, time in times.items() if name.startswith("numpy"))
    print(f"{'':26}{'ms':>8}{'ratio':>8}   (best of {rounds})")
    for name, entry in sorted(times.items(), key=lambda item: item[1]):
        print(f"{name:26}{entry:8.2f}{entry / best:8.2f}")
    if len(sys.argv) > 1:
        real(sys.argv[1])


def real(path: str) -> None:
    """A record: reading, counting, ordering."""
    connection = open_record(path)
    body = main_body(connection)
    assert body is not None
    result = rolls(connection, body)
    counts = matrix(result)
    times = measured(
        {
            "votes into bit sets": lambda: rolls(connection, body),
            "every pair": lambda: matrix(result),
            "the order of blocs": lambda: bloc_order(counts),
        },
        5,
    )
    events = f"{len(result.events)} rolls, {result.divided.bit_count()} divided, {len(counts.people)} people"
    print(f"\n{result.body.name}: {events}")
    for name, item in times.items():
        print(f"{name:26}{item:8.1f} ms")


if __name__ == "__main__":
    main()
