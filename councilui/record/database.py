"""Opens a record read-only, checked and hardened against what a hostile file may hold."""

import os
import re
import sqlite3
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Final
from urllib.parse import quote

from councilui.common.dates import short_date
from councilui.common.errors import CouncilError, OlderSchemaError
from councilui.common.files import open_file
from councilui.common.fold import fold_case
from councilui.common.plain_text import one_line, plain_bytes
from councilui.common.width import cut
from councilui.record import schema

_MAGIC: Final = b"SQLite format 3\0"
_WAL_VERSIONS: Final = b"\2\2"  # bytes 18 and 19 of a file in WAL mode: https://www.sqlite.org/fileformat2.html
_LIMITS: Final = {
    sqlite3.SQLITE_LIMIT_LENGTH: 64 * 1024 * 1024,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 200_000,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 200,
    sqlite3.SQLITE_LIMIT_COLUMN: 100,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
}

# What SQLite writes for the tables of a full-text index, in any version: columns and their types, nothing computed.
_SHADOW: Final = re.compile(
    r"CREATE TABLE '\w+'\((?:(?!\b(?:as|generated|check|default|collate|references)\b)[\w ,()])*\)(?: WITHOUT ROWID)?",
    re.IGNORECASE,
)
_MOST_ORIGINS: Final = 20
_MOST_STEPS: Final = 1_000  # thousands of SQLite's steps
MOST_TEXT: Final = 4 << 20
"""Bytes of the longest text that is read; all that is said in a day is a sixth of it."""


def shipped_path() -> Path:
    """The record that comes with the program: inside the installed package, or beside it in a checkout."""
    packaged = Path(__file__).parent.parent / "data" / "meeting.db"
    return packaged if packaged.exists() else Path(__file__).parent.parent.parent / "data" / "meeting.db"


def open_record(path: str | os.PathLike[str]) -> sqlite3.Connection:
    """A read-only connection to the record at `path`; every text that it returns has been made plain.

    Raises CouncilError when there is no such file, when it can't be read, is not a council record, or is one of a
    newer version of the schema. A connection belongs to the thread that opened it, but `interrupt()` may be called
    from any.
    """
    _check_header(path)
    try:
        return _connect(path, "mode=ro")
    except sqlite3.Error as error:
        if not _is_whole_wal(path):
            raise CouncilError(_explained(path, error)) from error
    try:
        # Another program has left the file in WAL mode, and SQLite cannot make its side files here. Nothing waits in
        # them, so the file is the whole database.
        return _connect(path, "mode=ro&immutable=1")
    except sqlite3.Error as error:
        raise CouncilError(_explained(path, error)) from error


def record_path(connection: sqlite3.Connection) -> Path | None:
    """The file of an open record, None for one in memory."""
    path = next((row[2] for row in connection.execute("PRAGMA database_list") if row[1] == "main"), "")
    return Path(path) if path else None


def _connect(path: str | os.PathLike[str], options: str) -> sqlite3.Connection:
    uri = f"file:{quote(str(Path(path).absolute()))}?{options}"
    connection = sqlite3.connect(uri, uri=True, timeout=2.0, check_same_thread=False, isolation_level=None)
    try:
        _harden(connection)
        _check_schema(connection, path)
    except UnicodeDecodeError as error:  # what SQLite says of a schema that is no text
        connection.close()
        raise CouncilError(f"{path} is damaged: its schema can't be read.") from error
    except BaseException:
        connection.close()
        raise
    return connection


def _is_whole_wal(path: str | os.PathLike[str]) -> bool:
    """Whether the file is in WAL mode and no change waits beside it."""
    log = Path(f"{path}-wal")
    return _is_wal(path) and (not log.exists() or log.stat().st_size == 0)


def _is_wal(path: str | os.PathLike[str]) -> bool:
    with Path(path).open("rb") as file:
        return file.read(20)[18:20] == _WAL_VERSIONS


def _check_header(path: str | os.PathLike[str]) -> None:
    try:
        with open_file(path) as file:
            header = file.read(100)
    except FileNotFoundError:
        raise CouncilError(f"There is no file {path}.") from None
    except IsADirectoryError:
        raise CouncilError(
            f"{path} is a folder, not a database. Use 'councilui load' to fill a database from it."
        ) from None
    except OSError as error:
        raise CouncilError(f"{path} can't be read: {error.strerror}.") from error
    if not header:
        raise CouncilError(f"{path} is empty. Use 'councilui load' to fill a database.")
    if not header.startswith(_MAGIC):
        raise CouncilError(f"{path} isn't an SQLite database.")
    if len(header) < 100:
        raise CouncilError(f"{path} is truncated: it isn't a complete SQLite database.")
    version, application = (int.from_bytes(header[at : at + 4], "big") for at in (60, 68))
    if application != schema.APPLICATION_ID:
        raise CouncilError(f"{path} is another program's SQLite database, not a council record.")
    if version > schema.VERSION:
        raise CouncilError(
            f"{path} was made by a newer councilui (schema {version}; this one reads {schema.VERSION}). Update yours."
        )
    if version < schema.VERSION:
        raise OlderSchemaError(
            f"{path} was made by an older councilui (schema {version}; this one reads {schema.VERSION}). Load it again"
            f"{_from_inputs(path)}."
        )


def _from_inputs(path: str | os.PathLike[str]) -> str:
    """The inputs that a record of an older schema names, in words; "" where they can't be read.

    Nothing is known of its tables: what takes long is interrupted.
    """
    uri = f"file:{quote(str(Path(path).absolute()))}?mode=ro"
    try:
        with closing(sqlite3.connect(uri, uri=True, timeout=1.0)) as connection:
            _harden(connection)
            steps = count()
            connection.set_progress_handler(lambda: next(steps) > _MOST_STEPS, 1_000)
            rows = connection.execute("SELECT DISTINCT origin FROM load LIMIT ?", (_MOST_ORIGINS,)).fetchall()
    except (sqlite3.Error, CouncilError, ValueError):
        return ""
    origins = ", ".join(cut(one_line(origin), 80) for (origin,) in rows if isinstance(origin, str))
    return f" from {origins} ('councilui load INPUT --db {path}')" if origins else ""


def _harden(connection: sqlite3.Connection) -> None:
    for limit, value in _LIMITS.items():
        connection.setlimit(limit, value)
    for pragma in ("query_only=ON", "trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0", "cache_size=-16384"):
        connection.execute(f"PRAGMA {pragma}")
    connection.text_factory = _text
    connection.create_function("fold_case", 1, fold_case, deterministic=True)
    connection.create_function("short_date", 1, short_date, deterministic=True)


def _text(raw: bytes) -> str:
    """A text of the record made plain; one that no screen could show in time is refused."""
    if len(raw) > MOST_TEXT:
        raise CouncilError(
            f"The record holds a text of {len(raw) >> 20:,} MB; the limit is {MOST_TEXT >> 20} MB. "
            "It is damaged or wasn't made by 'councilui load'."
        )
    return plain_bytes(raw)


def _check_schema(connection: sqlite3.Connection, path: str | os.PathLike[str]) -> None:
    """Refuse a file whose tables, views or triggers are not exactly ours: a view could pose as a table."""
    statements = set()
    for name, sql in connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"):
        if name not in schema.FTS_TABLES or _SHADOW.fullmatch(sql) is None:
            statements.add(sql)
    if statements != {*schema.CREATE, *schema.INDEXES}:
        raise CouncilError(f"{path} has tables that don't belong in a council record, so it wasn't opened.")


def _explained(path: str | os.PathLike[str], error: sqlite3.Error) -> str:
    reason = str(error)
    if _is_wal(path) and ("readonly" in reason or "unable to open" in reason):
        return (
            f"{path} has changes from another program still in {Path(path).name}-wal, and its folder can't be"
            " written to. Copy both files to a folder of your own and open the copy."
        )
    if "readonly" in reason:
        return f"{path} was left in the middle of a change by another program. Let that program finish, then try again."
    if "locked" in reason:
        return f"{path} is being written by another program. Try again when it's done."
    if "malformed" in reason or "not a database" in reason or "disk image" in reason:
        return f"{path} is damaged: {reason}."
    return f"{path} can't be opened: {reason}."
