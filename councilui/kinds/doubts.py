"""What does not add up in a record."""

import sqlite3
from collections.abc import Mapping

from councilui.analysis.reconcile import Finding, check
from councilui.export.doubts import COLUMNS, doubts_export
from councilui.kinds import Kind
from councilui.record.model import Source
from councilui.record.queries.checks import check_input


def read_doubts(connection: sqlite3.Connection) -> tuple[tuple[Finding, ...], Mapping[str, Source]]:
    """The findings of the reconciler, and the sources by id that they refer to."""
    data = check_input(connection)
    return check(data), data.sources


KIND = Kind(
    "doubts",
    "doubts",
    "sources that disagree, doubtful rosters, roll calls that are missing or partial",
    read_doubts,
    to_export=lambda _, page: doubts_export(*page),
    columns=COLUMNS,
)
