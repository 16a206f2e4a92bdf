"""Matters."""

import sqlite3

from councilui.export.citation import matter_reference
from councilui.export.matter import COLUMNS, matter_export
from councilui.export.model import Export
from councilui.kinds import Kind, cards_of
from councilui.record.lookup import find_matter
from councilui.record.queries.matters import matter_page
from councilui.record.views.matters import MatterPage


def _export(connection: sqlite3.Connection, page: MatterPage) -> Export:
    return matter_export(page, cards_of(connection, [line.id for line in page.votes]))


KIND = Kind(
    "matter",
    "matters",
    "names, sponsors, steps and votes in order, related matters; in CSV, the steps and votes by date",
    matter_page,
    find_matter,
    _export,
    matter_reference,
    is_shown=True,
    label="The matter",
    forms=("document", "table", "data", "records"),
    columns=COLUMNS,
)
