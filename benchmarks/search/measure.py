"""How long a first page takes, with snippets and joined names, through the program's own `search`."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from benchmarks.search.queries import ASKED
from councilui.record.search.facets import facets
from councilui.record.search.over_time import over_time
from councilui.record.search.statements import count_exact, search

ROUNDS = 40
PASSES = 5
_LONG = 1.0  # seconds after which no further rounds are needed


class Took(NamedTuple):
    """Milliseconds: median and 95th percentile."""

    median: float
    p95: float


def took(rounds: Iterable[float]) -> Took:
    """What so many rounds took."""
    result = sorted(rounds)
    return Took(result[len(result) // 2], result[min(len(result) - 1, len(result) * 95 // 100)])


def each_round(work: Callable[[], object], rounds: int) -> list[float]:
    """Milliseconds of each round, once it has been done."""
    work()
    result = list[float]()
    began = time.perf_counter()
    for _ in range(rounds):
        at = time.perf_counter()
        work()
        result.append((time.perf_counter() - at) * 1000)
        if time.perf_counter() - began > _LONG and len(result) >= 3:
            break
    return result


def timed(work: Callable[[], object], rounds: int = ROUNDS) -> Took:
    """How long `work` takes."""
    return took(each_round(work, rounds))


def a_word_of_titles(connection: sqlite3.Connection) -> str:
    """A word of an agenda item's title."""
    (title,) = connection.execute("SELECT title FROM agenda_item ORDER BY rowid DESC").fetchone()
    return max(str(title).lower().split(), key=len)


def table(connection: sqlite3.Connection) -> list[str]:
    """Lines of Markdown: each question, how many it finds, and how long its first page takes in either order.

    All are asked in several passes, for a machine that others use is not the same from one minute to the next. Told are
    the median and the 95th percentile of all rounds, and the latter of the fastest pass alone.
    """
    item = a_word_of_titles(connection)
    queries = [(question, question.query.format(item=item)) for question in ASKED]
    passes = [[_timed(connection, query, question.typing) for question, query in queries] for _ in range(PASSES)]
    lines = [
        "| asked | matches | newest first: median ms | p95 | p95 of the fastest pass | by relevance: median ms | p95 "
        "| p95 of the fastest pass | exact count ms |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for (question, query), times in zip(queries, zip(*passes, strict=True), strict=True):
        began = time.perf_counter()
        total = count_exact(connection, query, typing=question.typing)
        counts = (time.perf_counter() - began) * 1000
        newest, best = (_cells(order) for order in zip(*times, strict=True))
        lines.append(
            f"| {question.name}: `{query}` | {total.count:,}{'' if total.exact else ' or more'} "
            f"| {newest} | {best} | {counts:.0f} |"
        )
    return lines


def _timed(connection: sqlite3.Connection, query: str, typing: bool) -> tuple[list[float], list[float]]:
    """How long each first page takes, asked as the screen asks while somebody types: the newest, the best."""
    return (
        each_round(lambda: search(connection, query, typing=typing, newest_first=True), ROUNDS),
        each_round(lambda: search(connection, query, typing=typing, newest_first=True, order="relevance"), 8),
    )


def _cells(passes: Sequence[list[float]]) -> str:
    """Of all rounds the median and the 95th percentile, and the latter of the fastest pass."""
    whole, fastest = took(chain.from_iterable(passes)), min(took(item).p95 for item in passes)
    return f"{whole.median:.1f} | {whole.p95:.1f} | {fastest:.1f}"


def counted_table(connection: sqlite3.Connection) -> list[str]:
    """Lines of Markdown: facets and time series, which a search asks for after its first page."""
    lines = ["| asked | facets: median ms | over months: median ms |", "|---|--:|--:|"]
    for query in ("hyperbaric", "council", "the"):
        by = timed(lambda query=query: facets(connection, query), 3)  # type: ignore[misc]
        when = timed(lambda query=query: over_time(connection, [query]), 3)  # type: ignore[misc]
        lines.append(f"| `{query}` | {by.median:.0f} | {when.median:.0f} |")
        print(lines[-1], flush=True)
    return lines
