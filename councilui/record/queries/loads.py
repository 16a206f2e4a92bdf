"""The loads that filled a record, and their reports."""

import re
import sqlite3

from councilui.record.model import Load, LoadCount, LoadFile, LoadIssue
from councilui.record.queries.rows import select


def list_loads(connection: sqlite3.Connection) -> list[Load]:
    return select(connection, Load, order="t.id")


def vote_scope(connection: sqlite3.Connection) -> str | None:
    """Which votes the record holds, when it was filled from inputs that all say the same of it; else None."""
    scopes = {load.vote_scope for load in list_loads(connection)}
    return scopes.pop() if len(scopes) == 1 else None


def about_record(connection: sqlite3.Connection) -> str | None:
    """What the record holds, in the first sentence of what its load says of that; None when no load says it."""
    about = next((load.about for load in list_loads(connection) if load.about), None)
    return re.split(r"(?<=\w{3}\.)\s+(?=[A-Z])", about, maxsplit=1)[0] if about else None


def load_counts(connection: sqlite3.Connection, load: str) -> list[LoadCount]:
    """What one load counted, in the order in which it did."""
    return select(connection, LoadCount, "t.load = ?", (load,), "t.position")


def load_files(connection: sqlite3.Connection, load: str) -> list[LoadFile]:
    """What became of every file of one load's input."""
    return select(connection, LoadFile, "t.load = ?", (load,), "t.position")


def load_issues(connection: sqlite3.Connection, load: str) -> list[LoadIssue]:
    """The doubtful and rejected rows of a load, in the order of its input."""
    return select(connection, LoadIssue, "t.load = ?", (load,), "t.position")
