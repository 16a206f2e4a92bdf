"""Which record this is: its loads, and the date of its data."""

from __future__ import annotations

import sqlite3

from councilui.record.queries.loads import list_loads
from councilui.record.views.origin import Origin


def origin(connection: sqlite3.Connection) -> Origin:
    """The loads of this record and the date of its data."""
    dates = [
        connection.execute(query).fetchone()
        for query in (
            "SELECT max(published) FROM source WHERE published GLOB '[0-9][0-9][0-9][0-9]*'",
            """SELECT m.date FROM meeting AS m WHERE EXISTS (SELECT 1 FROM statement AS s WHERE s.meeting = m.id)
              OR EXISTS (SELECT 1 FROM motion AS o JOIN vote_event AS e ON e.motion = o.id WHERE o.meeting = m.id)
              ORDER BY m.date DESC LIMIT 1""",
        )
    ]
    known = [str(row[0]) for row in dates if row is not None and row[0] is not None]
    return Origin(max(known, default=None), tuple(list_loads(connection)))
