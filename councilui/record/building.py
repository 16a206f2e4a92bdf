"""Building a record's file: written beside its place, checked, synced, renamed into it: whole or not at all."""

from __future__ import annotations

import fcntl
import os
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import astuple, fields
from pathlib import Path
from typing import Final

from sqlite_utils import Database

from councilui.record import schema
from councilui.record.database import RecordError
from councilui.record.model import Statement, Vote

_MANY_ROWED: Final = (Vote, Statement)  # executemany is three times as fast as sqlite-utils, which the rest can bear
_SIDE_FILES: Final = ("-journal", "-wal", "-shm")

# The words as said, not stemmed: what is being typed is a beginning of these, not of their stems.
_TERMS: Final = (
    """CREATE VIRTUAL TABLE temp.words
      USING fts5(text, content='', detail=none, tokenize='unicode61 remove_diacritics 2')""",
    "INSERT INTO temp.words (rowid, text) SELECT id, text FROM statement",
    "CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(temp, words, row)",
    "INSERT INTO term SELECT term, doc FROM temp.vocabulary",
    "DROP TABLE temp.vocabulary",
    "DROP TABLE temp.words",
)
_SPEAKERS: Final = """INSERT INTO speaker
  SELECT speaker_name, person, CASE WHEN person IS NOT NULL THEN 'xs' || hex(person) ELSE 'xn' || hex(speaker_name) END
    || '0' AS tag, count(*)
  FROM statement WHERE speaker_name IS NOT NULL GROUP BY speaker_name, person ORDER BY speaker_name, tag"""


@contextmanager
def new_file(target: Path) -> Iterator[Path]:
    """A path beside `target` to build in; when the block ends well it replaces `target`, otherwise it is gone.

    One build at a time: a second one is refused with a RecordError while the first holds the lock, which the system
    lets go when a process dies; what a dead one left behind is overwritten. A file that already holds the same
    bytes is left as it is.
    """
    scratch = target.with_name(f".{target.name}.loading")
    try:
        descriptor = os.open(scratch, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise RecordError(f"{target} cannot be written: {error.strerror}.") from error
    try:
        if not _locked(descriptor, scratch):
            raise RecordError(f"Another load is writing {target}; try again when it is done.")
        try:
            os.truncate(descriptor, 0)
            yield scratch
            os.fsync(descriptor)
            _replace(scratch, target)
        finally:
            scratch.unlink(missing_ok=True)
            for end in _SIDE_FILES:
                scratch.with_name(scratch.name + end).unlink(missing_ok=True)
    finally:
        os.close(descriptor)


def _locked(descriptor: int, scratch: Path) -> bool:
    """Whether the lock was had on the file that still stands at `scratch`; it may have become the target meanwhile."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return os.path.samestat(os.fstat(descriptor), scratch.stat())
    except OSError:
        return False


def _replace(scratch: Path, target: Path) -> None:
    for end in _SIDE_FILES:
        # A new file under an old journal would be read with that journal: wrong content and no error.
        if target.with_name(target.name + end).exists():
            raise RecordError(
                f"{target} is in use by another program ({target.name}{end} is there); nothing was written."
            )
    if target.exists() and target.read_bytes() == scratch.read_bytes():
        return
    scratch.replace(target)
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def write_record(path: Path, rows: Iterable[object]) -> dict[str, int]:
    """Write model objects as a whole record into the empty file at `path`; how many rows went into each table.

    The same rows in the same order give the same bytes with the same SQLite. Raises RecordError when two rows have
    one key or a row refers to one that is not there.
    """
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        return _write(connection, rows)
    except sqlite3.IntegrityError as error:
        raise RecordError(f"The rows contradict each other ({error}); nothing was written.") from error
    except sqlite3.OperationalError as error:
        raise RecordError(f"{path.parent} cannot be written: {error}.") from error
    finally:
        connection.close()


def _write(connection: sqlite3.Connection, rows: Iterable[object]) -> dict[str, int]:
    for pragma in ("journal_mode=OFF", "synchronous=OFF", "foreign_keys=OFF", "page_size=4096"):
        connection.execute(f"PRAGMA {pragma}")
    for statement in schema.CREATE:
        connection.execute(statement)
    by_class: Mapping[type, list[object]] = defaultdict(list)
    for row in rows:
        by_class[type(row)].append(row)
    connection.execute("BEGIN")
    for cls, table in schema.TABLES.items():
        _insert(connection, cls, table, by_class[cls])
    for statement in (*_TERMS, _SPEAKERS):
        connection.execute(statement)
    connection.execute("INSERT INTO statement_fts (statement_fts) VALUES ('rebuild')")
    connection.execute("INSERT INTO statement_fts (statement_fts) VALUES ('optimize')")
    for statement in schema.INDEXES:
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id={schema.APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version={schema.VERSION}")
    connection.execute("COMMIT")
    for table, _, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        raise RecordError(f"A row of {table} refers to a {parent} that is not there; nothing was written.")
    return {table: len(by_class[cls]) for cls, table in schema.TABLES.items()}


def _insert(connection: sqlite3.Connection, cls: type, table: str, rows: list[object]) -> None:
    names = [field.name for field in fields(cls)]
    if cls in _MANY_ROWED:
        marks = ", ".join("?" * len(names))
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", (astuple(row) for row in rows))  # type: ignore[call-overload]
    elif rows:
        records = ({name: getattr(row, name) for name in names} for row in rows)
        Database(connection).table(table).insert_all(records)
