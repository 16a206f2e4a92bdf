"""Statements that a search finds."""

from __future__ import annotations

from councilui.export.search import COLUMNS, search_export
from councilui.kinds import Kind
from councilui.record.search.statements import search

KIND = Kind(
    "search",
    "searches",
    "statements that match a query, newest first",
    search,
    to_export=lambda _, answer: search_export(answer),
    columns=COLUMNS,
)
