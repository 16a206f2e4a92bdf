"""Sources, which can be cited."""

import sqlite3

from councilui.export.citation import source_reference
from councilui.kinds import Kind
from councilui.record.queries.statements import one_source


def find_source(connection: sqlite3.Connection, typed: str) -> str:
    """The id of a source. Raises NotFoundError."""
    return one_source(connection, typed).id


KIND = Kind(
    "source",
    "sources",
    "publisher, title, date, address",
    one_source,
    find_source,
    forms=(),
    to_reference=source_reference,
)
