"""Digests of a record's content: what a load made of its inputs, so that damage afterward is noticed.

There is one digest for each table, those of the full-text indexes included, and one for each meeting: its row, agenda,
motions, votes, attendance and statements. One pass over the rows gives both. A digest says nothing against somebody who
changes a record on purpose, for it can be made anew; it is for disks, copies and programs that write where they
should not.
"""

import hashlib
import marshal
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter
from typing import Any, Final, NamedTuple

from councilui.record import schema

TABLE, MEETING = "table", "meeting"
DIGESTS: Final = "digest"
"""Their table; its row of this name is the digest of all others."""

_SIZE: Final = 16  # bytes
_MARSHAL: Final = 2  # the last version of the format in which equal values are equal bytes
_HEAD: Final = 5  # bytes of a list before its items
_RUN: Final = 500  # rows

# Which column of a table leads to the meeting, by its position, and by way of which table's ids.
_OF_MEETINGS: Final = {
    "meeting": (0, ""),
    "agenda_item": (1, ""),
    "motion": (1, ""),
    "vote_event": (1, "motion"),
    "vote_count": (0, "vote_event"),
    "vote": (0, "vote_event"),
    "attendance": (3, ""),
    "statement": (2, ""),
}

TABLES: Final = (*_OF_MEETINGS, *sorted({*schema.TABLE_NAMES, *schema.FTS_TABLES} - {*_OF_MEETINGS}))
"""All tables that have a digest."""


class Digest(NamedTuple):
    """How many rows a table or a meeting has, and the digest of them."""

    subject: str  # "table" or "meeting"
    name: str  # the table's name or the meeting's id
    rows: int
    digest: bytes


class _Sum:
    """The running digest of rows."""

    def __init__(self) -> None:
        self._rows = 0
        self._hash = hashlib.blake2b(digest_size=_SIZE)

    def add(self, raw: memoryview, rows: int) -> None:
        """Take in the bytes of so many rows."""
        self._hash.update(raw)
        self._rows += rows

    def digest(self, subject: str, name: str) -> Digest:
        """The digest so far."""
        return Digest(subject, name, self._rows, self._hash.digest())


def compute_digests(connection: sqlite3.Connection) -> list[Digest]:
    """The digests of a record's content as it is now, in order."""
    meetings: dict[bytes, _Sum] = defaultdict(_Sum)
    ways: dict[str, dict[bytes, bytes]] = {"motion": {}, "vote_event": {}}  # from their ids to the meetings
    digests = []
    with _text_as_bytes(connection):
        for table in TABLES:
            if table in _OF_MEETINGS:
                digests.append(_digest_by_meeting(connection, table, meetings, ways))
            else:
                digests.append(_digest_of_table(connection, table))
    digests += [whole.digest(MEETING, id.decode("utf-8", "replace")) for id, whole in meetings.items()]
    return sorted(digests)


def write_digests(connection: sqlite3.Connection) -> None:
    """Keep the digests of a record's content as it is now."""
    digests = compute_digests(connection)
    digests.append(_digest_of_digests(digests))
    connection.execute(f"DELETE FROM {DIGESTS}")
    connection.executemany(f"INSERT INTO {DIGESTS} VALUES (?, ?, ?, ?)", digests)


def stored_digests(connection: sqlite3.Connection) -> list[Digest] | None:
    """The digests that the load left, in order; None where they are damaged themselves."""
    digests = sorted(Digest(*row) for row in connection.execute(f"SELECT * FROM {DIGESTS}"))
    own = [digest for digest in digests if (digest.subject, digest.name) == (TABLE, DIGESTS)]
    content = [digest for digest in digests if digest not in own]
    return content if own == [_digest_of_digests(content)] else None


def _digest_of_digests(digests: list[Digest]) -> Digest:
    whole = _Sum()
    packed = [(subject.encode(), name.encode("utf-8", "replace"), rows, raw) for subject, name, rows, raw in digests]
    whole.add(_packed(packed), len(packed))
    return whole.digest(TABLE, DIGESTS)


def _digest_by_meeting(
    connection: sqlite3.Connection, table: str, meetings: dict[bytes, _Sum], ways: dict[str, dict[bytes, bytes]]
) -> Digest:
    """The digest of a table; what each meeting has of it goes into the meeting's digest too."""
    whole = _Sum()
    column, parent = _OF_MEETINGS[table]
    for run in _runs(connection, table):
        for key, rows in groupby(run, itemgetter(column)):
            group = list(rows)
            raw = _packed(group)
            whole.add(raw, len(group))
            meeting = ways[parent].get(key) if parent else key
            if meeting is not None:
                meetings[meeting].add(raw, len(group))
                if table in ways:
                    ways[table].update((row[0], meeting) for row in group)
    return whole.digest(TABLE, table)


def _digest_of_table(connection: sqlite3.Connection, table: str) -> Digest:
    whole = _Sum()
    for run in _runs(connection, table):
        whole.add(_packed(run), len(run))
    return whole.digest(TABLE, table)


def _runs(connection: sqlite3.Connection, table: str) -> Iterator[list[tuple[Any, ...]]]:
    """The rows of a table in its own order, by the hundred."""
    cursor = connection.execute(f"SELECT * FROM {table} NOT INDEXED")
    while run := cursor.fetchmany(_RUN):
        yield run


def _packed(rows: list[tuple[Any, ...]]) -> memoryview:
    """The bytes of rows, one after another: however they are parted, the whole is the same."""
    return memoryview(marshal.dumps(rows, _MARSHAL))[_HEAD:]


@contextmanager
def _text_as_bytes(connection: sqlite3.Connection) -> Iterator[None]:
    """Texts arrive as the bytes that the file has."""
    before = connection.text_factory
    connection.text_factory = bytes
    try:
        yield
    finally:
        connection.text_factory = before
