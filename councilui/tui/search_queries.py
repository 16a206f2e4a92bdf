"""What the search screen reads of the record: each function makes a query to be run in a thread."""

import sqlite3
from collections.abc import Callable
from typing import Final, Literal, NamedTuple

from councilui.analysis.concordance import Occurrence, occurrences
from councilui.export.model import Export
from councilui.record.search.statements import count_exact, search
from councilui.record.search.titles import find_others
from councilui.record.views.search import Others, SearchAnswer, Total
from councilui.tui.panes.hit_rows import PAGE

HitOrder = Literal["newest", "relevance"]
ALIGNED: Final = 500
"""The most statements in a concordance."""
EXPORTED: Final = 10_000


class SearchPage(NamedTuple):
    """The first page of a search and what else has these words; `lines` of a concordance only for that shape."""

    answer: SearchAnswer
    others: Others
    lines: tuple[Occurrence, ...] = ()


def first_page(
    query: str, order: HitOrder, aligned: bool, newest_first: bool
) -> Callable[[sqlite3.Connection], SearchPage]:
    """The first page; `aligned` for a concordance, `newest_first` while somebody types."""

    def read(connection: sqlite3.Connection) -> SearchPage:
        limit = ALIGNED if aligned else PAGE
        answer = search(connection, query, limit=limit, typing=True, newest_first=newest_first, order=order)
        # One letter stands for so many titles that they would keep the statements waiting.
        others = find_others(connection, query, typing=True) if len(query.strip()) > 1 else Others()
        return SearchPage(answer, others, occurrences(answer.hits) if aligned else ())

    return read


def next_page(query: str, last: int) -> Callable[[sqlite3.Connection], SearchAnswer]:
    """The page after the statement with the id `last`, newest first."""
    return lambda connection: search(connection, query, limit=PAGE, typing=True, before_id=last, count_cap=0)


def total_of(query: str) -> Callable[[sqlite3.Connection], Total]:
    """How many statements fit."""
    return lambda connection: count_exact(connection, query, typing=True)


def export_of(query: str, order: HitOrder) -> Callable[[sqlite3.Connection], Export]:
    """What is found, up to EXPORTED statements, to be written."""

    def read(connection: sqlite3.Connection) -> Export:
        from councilui.kinds import find_kind

        answer = search(connection, query, limit=EXPORTED, typing=True, order=order, count_cap=1_000_000)
        return find_kind("search").export_page(connection, answer)

    return read
