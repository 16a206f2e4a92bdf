"""Whether a record still is what was loaded: the database itself, its references, and the digests of its content."""

import os
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from councilui.common.plain_text import one_line
from councilui.record.database import record_path
from councilui.record.digests import DIGESTS, TABLE, Digest, compute_digests, stored_digests

_HEADER: Final = 100  # bytes, among them the size of a page and how many there are, which holds if 24-27 are as 92-95:
# https://www.sqlite.org/fileformat2.html#in_header_database_size
_MOST: Final = 20  # of what SQLite itself finds
_PASSING: Final = frozenset(
    {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_INTERRUPT, sqlite3.SQLITE_NOMEM}
    | {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_FULL, sqlite3.SQLITE_PROTOCOL}
)
"""Errors of SQLite that say nothing about the file."""


class Damage(NamedTuple):
    """Something that is not as it was loaded."""

    kind: str  # "database", "reference", "table", "meeting" or "digests"
    name: str  # of the table or the meeting; "" for the database
    text: str


def check_integrity(connection: sqlite3.Connection) -> list[Damage]:
    """All damage of an open record; none in one that is what was loaded. Takes seconds for a million rows."""
    damage: list[Damage] = []
    for check in (_size_damage, _database_damage, _reference_damage, _digest_damage):
        try:
            damage += check(connection)
        except (sqlite3.Error, UnicodeDecodeError) as error:
            _raise_passing(error)
            damage.append(Damage("database", "", one_line(f"It can't be read to the end: {error}")))
    return list(dict.fromkeys(damage))


def is_intact(connection: sqlite3.Connection) -> bool:
    """Whether the content of a record is what was loaded, by its size and its digests alone."""
    try:
        return not (_size_damage(connection) or _digest_damage(connection))
    except (sqlite3.Error, UnicodeDecodeError) as error:
        _raise_passing(error)
        return False


def load_origins(connection: sqlite3.Connection) -> str:
    """The inputs that the record names, for loading it again; "" where they can't be read."""
    try:
        rows = connection.execute("SELECT DISTINCT origin FROM load ORDER BY id").fetchall()
    except (sqlite3.Error, UnicodeDecodeError):
        return ""
    return ", ".join(one_line(str(origin)) for (origin,) in rows)


def damage_sentence(path: str | os.PathLike[str], damage: Sequence[Damage]) -> str:
    """What is wrong with a record, in a sentence that says what to do."""
    more = f" And {len(damage) - 1:,} more ('councilui check --integrity')." if len(damage) > 1 else ""
    return f"{path} is damaged or was changed after it was loaded: {damage[0].text}{more} Load it again."


def _raise_passing(error: Exception) -> None:
    """Raise an error again that is not the file's."""
    if getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF in _PASSING:
        raise error


def _size_damage(connection: sqlite3.Connection) -> list[Damage]:
    """Anything after the last page isn't part of the database, but every copy of the file would include it.

    Pages and bytes are those of the file that is there now: another record may have taken the open one's place.
    """
    path = record_path(connection)
    if path is None or Path(f"{path}-wal").exists():  # new pages may wait there
        return []
    try:
        with path.open("rb") as file:
            header, length = file.read(_HEADER), os.fstat(file.fileno()).st_size
    except FileNotFoundError:  # what was deleted stays open as it was
        return []
    size, pages = int.from_bytes(header[16:18], "big"), int.from_bytes(header[28:32], "big")
    whole = pages * (1 << 16 if size == 1 else size)
    if header[24:28] != header[92:96] or length == whole:
        return []
    return [Damage("database", "", f"The file has {length:,} bytes, the database in it {whole:,}.")]


def _database_damage(connection: sqlite3.Connection) -> list[Damage]:
    rows = connection.execute(f"PRAGMA integrity_check({_MOST})").fetchall()
    lines = [line for (text,) in rows for line in str(text).split("\n") if line.strip()]
    return [Damage("database", "", one_line(line)) for line in lines if line != "ok"]


def _reference_damage(connection: sqlite3.Connection) -> list[Damage]:
    pairs = {(table, parent) for table, _, parent, _ in connection.execute("PRAGMA foreign_key_check")}
    return [
        Damage("reference", table, f"A row of {table} refers to a {parent} that isn't there.")
        for table, parent in sorted(pairs)
    ]


def _digest_damage(connection: sqlite3.Connection) -> list[Damage]:
    stored = stored_digests(connection)
    if stored is None:
        return [Damage("digests", DIGESTS, "The digests stored with the record have been changed.")]
    return _differences(stored, compute_digests(connection))


def _differences(stored: Iterable[Digest], computed: Iterable[Digest]) -> list[Damage]:
    before, now = ({(digest.subject, digest.name): digest for digest in digests} for digests in (stored, computed))
    damage = []
    for key in sorted({*before, *now}, key=lambda key: (key[0] != TABLE, key)):
        was, is_now = before.get(key), now.get(key)
        if was == is_now:
            continue
        subject, name = key
        rows = f"{was.rows if was else 0:,} loaded, {is_now.rows if is_now else 0:,} here"
        text = "has changed" if was and is_now and was.rows == is_now.rows else f"has other rows ({rows})"
        damage.append(Damage(subject, one_line(name), f"{subject.capitalize()} {one_line(name)} {text}."))
    return damage
