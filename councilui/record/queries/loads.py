"""What a record was filled from."""

from __future__ import annotations

import sqlite3

from councilui.record.model import Load
from councilui.record.queries._rows import select


def list_loads(connection: sqlite3.Connection) -> list[Load]:
    """Every filling of this record."""
    return select(connection, Load, order="t.id")
