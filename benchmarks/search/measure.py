"""How long a first page takes, with snippets and joined names, through the program's own `search`."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from typing import NamedTuple

from benchmarks.search.queries import ASKED
from councilui.record.queries.facets import facets
from councilui.record.queries.over_time import over_time
from councilui.record.queries.search import count_exact, search

ROUNDS = 40
PASSES = 5
_LONG = 1.0  # seconds after which no further rounds are needed


class Took(NamedTuple):
    """Milliseconds: median and 95th percentile."""

    median: float
    p95: float


def timed(work: Callable[[], object], rounds: int = ROUNDS) -> Took:
    """How long `work` takes once it has been done."""
    work()
    took = list[float]()
    began = time.perf_counter()
    for _ in range(rounds):
        at = time.perf_counter()
        work()
        took.append((time.perf_counter() - at) * 1000)
        if time.perf_counter() - began > _LONG and len(took) >= 3:
            break
    took.sort()
    return Took(took[len(took) // 2], took[min(len(took) - 1, len(took) * 95 // 100)])


def a_word_of_titles(connection: sqlite3.Connection) -> str:
    """A word of an agenda item's title."""
    (title,) = connection.execute("SELECT title FROM agenda_item ORDER BY rowid DESC").fetchone()
    return max(str(title).lower().split(), key=len)


def table(connection: sqlite3.Connection) -> list[str]:
    """Lines of Markdown: each question, how many it finds, and how long its first page takes in either order.

    All are asked in several passes, and of each the fastest pass is told: a machine that others use is not the same
    from one minute to the next. The last line says how much slower the slowest pass was.
    """
    item = a_word_of_titles(connection)
    queries = [(asked, asked.query.format(item=item)) for asked in ASKED]
    passes = [[_asked(connection, query, asked.typing) for asked, query in queries] for _ in range(PASSES)]
    lines = [
        "| asked | matches | newest first: median ms | p95 | by relevance: median ms | p95 | exact count ms |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    for (asked, query), times in zip(queries, zip(*passes, strict=True), strict=True):
        newest, best = (min(order, key=lambda took: took.p95) for order in zip(*times, strict=True))
        began = time.perf_counter()
        total = count_exact(connection, query, typing=asked.typing)
        counted = (time.perf_counter() - began) * 1000
        lines.append(
            f"| {asked.name}: `{query}` | {total.count:,}{'' if total.exact else ' or more'} "
            f"| {newest.median:.1f} | {newest.p95:.1f} | {best.median:.0f} | {best.p95:.0f} | {counted:.0f} |"
        )
    medians = [[newest.median for newest, _ in times] for times in zip(*passes, strict=True)]
    slow = [max(each) / min(each) for each in medians]
    lines += ["", f"The slowest of {PASSES} passes took {sorted(slow)[len(slow) // 2]:.1f} times the fastest."]
    return lines


def _asked(connection: sqlite3.Connection, query: str, typing: bool) -> tuple[Took, Took]:
    """How long the first page takes: the newest, the best."""
    return (
        timed(lambda: search(connection, query, typing=typing)),
        timed(lambda: search(connection, query, typing=typing, order="relevance"), 8),
    )


def counted_table(connection: sqlite3.Connection) -> list[str]:
    """Lines of Markdown: facets and time series, which a search asks for after its first page."""
    lines = ["| asked | facets: median ms | over months: median ms |", "|---|--:|--:|"]
    for query in ("hyperbaric", "council", "the"):
        by = timed(lambda query=query: facets(connection, query), 3)  # type: ignore[misc]
        when = timed(lambda query=query: over_time(connection, [query]), 3)  # type: ignore[misc]
        lines.append(f"| `{query}` | {by.median:.0f} | {when.median:.0f} |")
        print(lines[-1], flush=True)
    return lines
