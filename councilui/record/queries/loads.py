"""What a record was filled from, and what those loads had to say."""

from __future__ import annotations

import sqlite3

from councilui.record.model import Load, LoadCount, LoadFile, LoadIssue
from councilui.record.queries.rows import select


def list_loads(connection: sqlite3.Connection) -> list[Load]:
    """Every filling of this record."""
    return select(connection, Load, order="t.id")


def load_counts(connection: sqlite3.Connection, load: str) -> list[LoadCount]:
    """What one load counted, in the order in which it did."""
    return select(connection, LoadCount, "t.load = ?", (load,), "t.position")


def load_files(connection: sqlite3.Connection, load: str) -> list[LoadFile]:
    """What became of every file of one load's input."""
    return select(connection, LoadFile, "t.load = ?", (load,), "t.position")


def load_issues(connection: sqlite3.Connection, load: str) -> list[LoadIssue]:
    """Every doubtful or rejected row of one load, in the order of the input."""
    return select(connection, LoadIssue, "t.load = ?", (load,), "t.position")
