"""Who says it, where and when."""

import sqlite3
from typing import Literal, NamedTuple

from councilui.export.search_counts import COLUMNS, search_counts_export
from councilui.kinds import Kind
from councilui.record.search.facets import facets
from councilui.record.search.over_time import over_time
from councilui.record.views.search import Facets, TimeSeries


class SearchCounts(NamedTuple):
    """The counts of a query, and over time of those beside it too."""

    query: str
    facets: Facets
    series: TimeSeries


def read_search_counts(
    connection: sqlite3.Connection, query: str, *others: str, unit: Literal["meeting", "month", "year"] = "year"
) -> SearchCounts:
    """The counts of `query`, and of all over time."""
    return SearchCounts(query, facets(connection, query), over_time(connection, (query, *others), unit))


KIND = Kind(
    "search-counts",
    "counts of a search",
    "who says it, where and when",
    read_search_counts,
    to_export=lambda _, counts: search_counts_export(*counts),
    columns=COLUMNS,
)
