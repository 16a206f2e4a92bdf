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
_LONG = 1.0  # seconds after which no further rounds are needed


class Took(NamedTuple):
    """Milliseconds: of the clock, median and 95th percentile, and of the processor."""

    median: float
    p95: float
    processor: float


def timed(work: Callable[[], object], rounds: int = ROUNDS) -> Took:
    """How long `work` takes once it has been done."""
    work()
    clock, processor = list[float](), list[float]()
    began = time.perf_counter()
    for _ in range(rounds):
        at, used = time.perf_counter(), time.thread_time()
        work()
        clock.append((time.perf_counter() - at) * 1000)
        processor.append((time.thread_time() - used) * 1000)
        if time.perf_counter() - began > _LONG and len(clock) >= 3:
            break
    clock.sort()
    processor.sort()
    return Took(clock[len(clock) // 2], clock[min(len(clock) - 1, len(clock) * 95 // 100)], processor[len(clock) // 2])


def a_word_of_titles(connection: sqlite3.Connection) -> str:
    """A word of an agenda item's title."""
    (title,) = connection.execute("SELECT title FROM agenda_item ORDER BY rowid DESC").fetchone()
    return max(str(title).lower().split(), key=len)


def table(connection: sqlite3.Connection) -> list[str]:
    """Lines of Markdown: each question, how many it finds, and how long its first page takes in either order."""
    lines = [
        "| asked | matches | newest first: median ms | p95 | processor | by relevance: median ms | p95 | processor | "
        "exact count ms |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    item = a_word_of_titles(connection)
    for asked in ASKED:
        query = asked.query.format(item=item)

        def page(order: str, query: str = query, typing: bool = asked.typing) -> object:
            return search(connection, query, typing=typing, order="newest" if order == "newest" else "relevance")

        newest = timed(lambda page=page: page("newest"))  # type: ignore[misc]
        best = timed(lambda page=page: page("relevance"), 8)  # type: ignore[misc]
        began = time.perf_counter()
        total = count_exact(connection, query, typing=asked.typing)
        counted = (time.perf_counter() - began) * 1000
        lines.append(
            f"| {asked.name}: `{query}` | {total.count:,}{'' if total.exact else ' or more'} "
            f"| {newest.median:.1f} | {newest.p95:.1f} | {newest.processor:.1f} "
            f"| {best.median:.0f} | {best.p95:.0f} | {best.processor:.0f} | {counted:.0f} |"
        )
        print(lines[-1], flush=True)
    return lines


def counted_table(connection: sqlite3.Connection) -> list[str]:
    """Lines of Markdown: facets and time series, which a search asks for after its first page."""
    lines = ["| asked | facets: median ms | over months: median ms |", "|---|--:|--:|"]
    for query in ("hyperbaric", "council", "the"):
        by = timed(lambda query=query: facets(connection, query), 3)  # type: ignore[misc]
        when = timed(lambda query=query: over_time(connection, [query]), 3)  # type: ignore[misc]
        lines.append(f"| `{query}` | {by.median:.0f} | {when.median:.0f} |")
        print(lines[-1], flush=True)
    return lines
