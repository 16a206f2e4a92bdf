"""Which record this is: its loads, and the date of its data."""

import sqlite3

from councilui.record.database import record_path, shipped_path
from councilui.record.queries.loads import list_loads
from councilui.record.views.origin import Origin


def origin(connection: sqlite3.Connection) -> Origin:
    """The loads of this record and the date of its data."""
    query = "SELECT max(published) FROM source WHERE published GLOB '[0-9][0-9][0-9][0-9]*'"
    (published,) = connection.execute(query).fetchone()
    dates = [str(date) for date in (published, latest_meeting_date(connection)) if date is not None]
    return Origin(max(dates, default=None), tuple(list_loads(connection)), _file_name(connection))


def _file_name(connection: sqlite3.Connection) -> str | None:
    path = record_path(connection)
    return None if path is None or path.resolve() == shipped_path().resolve() else path.name


def latest_meeting_date(connection: sqlite3.Connection) -> str | None:
    """The date of the latest meeting of which a vote or a statement is on record."""
    row = connection.execute(
        """SELECT m.date FROM meeting AS m WHERE EXISTS (SELECT 1 FROM statement AS s WHERE s.meeting = m.id)
          OR EXISTS (SELECT 1 FROM motion AS o JOIN vote_event AS e ON e.motion = o.id WHERE o.meeting = m.id)
          ORDER BY m.date DESC LIMIT 1"""
    ).fetchone()
    return str(row[0]) if row is not None and row[0] is not None else None
