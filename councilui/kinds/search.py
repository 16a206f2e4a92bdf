"""Statements that a search finds."""

import sqlite3

from councilui.export.model import Export
from councilui.export.search import COLUMNS, search_export
from councilui.kinds import Kind
from councilui.record.search.statements import search
from councilui.record.search.titles import people_of_name
from councilui.record.views.search import SearchAnswer


def _to_export(connection: sqlite3.Connection, answer: SearchAnswer) -> Export:
    return search_export(answer, people_of_name(connection, answer.query))


KIND = Kind(
    "search",
    "searches",
    "statements that match a query, newest first",
    search,
    to_export=_to_export,
    columns=COLUMNS,
)
