"""The roll calls of a meeting as a grid."""

import sqlite3

from councilui.analysis.roll_grid import RollGrid, roll_grid
from councilui.export.roll_grid import COLUMNS, grid_export
from councilui.kinds import Kind
from councilui.record.lookup import find_meeting
from councilui.record.queries.rolls import meeting_rolls


def read_grid(connection: sqlite3.Connection, meeting: str) -> RollGrid:
    return roll_grid(meeting_rolls(connection, meeting))


KIND = Kind(
    "grid",
    "roll calls of meetings",
    "a row for each vote, a column for each member",
    read_grid,
    find_meeting,
    lambda _, grid: grid_export(grid),
    columns=COLUMNS,
)
