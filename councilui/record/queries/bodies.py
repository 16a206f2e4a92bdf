"""Bodies."""

import sqlite3

from councilui.record.model import Body
from councilui.record.queries.rows import select


def list_bodies(connection: sqlite3.Connection) -> list[Body]:
    """All bodies, by name."""
    return select(connection, Body, order="t.name")


def have_met_several(connection: sqlite3.Connection) -> bool:
    """Whether there are meetings of more than one body."""
    return bool(connection.execute("SELECT min(body) <> max(body) FROM meeting").fetchone()[0])
