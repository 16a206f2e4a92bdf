"""Reads rows of the database as objects of the model."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, Final, TypeVar

from councilui.common.dates import first_day, last_day
from councilui.common.errors import NotFoundError
from councilui.record.model import Citation, Source
from councilui.record.schema import FIELDS, FLAGS, TABLES

T = TypeVar("T")
_CHUNK: Final = 500  # fewer than SQLite's limit on parameters


def from_row(cls: type[T], row: Sequence[Any]) -> T:
    """One row, in the order of the class's fields, as an object; 0 and 1 become booleans where the field is one."""
    flags = FLAGS[cls]
    if flags:
        row = [bool(value) if at in flags else value for at, value in enumerate(row)]
    return cls(*row)


def select(
    connection: sqlite3.Connection, cls: type[T], where: str = "", parameters: Iterable[Any] = (), order: str = ""
) -> list[T]:
    """The rows of a class's table that satisfy `where`; `t` names the table in both clauses."""
    columns = ", ".join(f't."{name}"' for name in FIELDS[cls])
    sql = f"SELECT {columns} FROM {TABLES[cls]} AS t"
    if where:
        sql += f" WHERE {where}"
    if order:
        sql += f" ORDER BY {order}"
    return [from_row(cls, row) for row in connection.execute(sql, tuple(parameters))]


def one(connection: sqlite3.Connection, cls: type[T], id: str | None) -> T | None:
    """The row with that id; None when there is none."""
    return next(iter(select(connection, cls, "t.id = ?", (id,))), None) if id is not None else None


def existing(connection: sqlite3.Connection, cls: type[T], id: str) -> T:
    """The row with that id. Raises NotFoundError when there is none."""
    row = one(connection, cls, id)
    if row is None:
        raise NotFoundError(f"There is no {TABLES[cls].removesuffix('_event')} {id} in this record.")
    return row


def meeting_clauses(body: str | None, since: str | None, until: str | None) -> tuple[list[str], list[str]]:
    """SQL conditions on meetings `m` for a body and for dates, both included, with their parameters."""
    where, parameters = ["1"], list[str]()
    if body is not None:
        where.append("m.body = ?")
        parameters.append(body)
    if since is not None:
        where.append("m.date >= ?")
        parameters.append(first_day(since))
    if until is not None:
        where.append("m.date <= ?")
        parameters.append(last_day(until))
    return where, parameters


def chunks(values: Iterable[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Distinct `values` in chunks that fit a statement, each as (`?, ?, …`, the values)."""
    distinct = tuple(dict.fromkeys(values))
    for start in range(0, len(distinct), _CHUNK):
        part = distinct[start : start + _CHUNK]
        yield ", ".join("?" * len(part)), part


def select_in(
    connection: sqlite3.Connection, cls: type[T], column: str, values: Iterable[str], order: str = ""
) -> list[T]:
    """The rows whose `column` is one of `values`; ordered within each chunk of some hundred values."""
    rows: list[T] = []
    for marks, part in chunks(values):
        rows += select(connection, cls, f"t.{column} IN ({marks})", part, order)
    return rows


def select_about(
    connection: sqlite3.Connection, cls: type[T], subjects: Mapping[str, Iterable[str]], order: str = ""
) -> list[T]:
    """The claims, doubts or citations about rows whose ids are given by table; ordered within some hundred ids.

    Their indexes begin with the table, so an id alone would have SQLite read all of them.
    """
    rows: list[T] = []
    pairs = [(table, id) for table in sorted(subjects) for id in dict.fromkeys(subjects[table])]
    for start in range(0, len(pairs), _CHUNK):
        terms, parameters = list[str](), list[str]()
        for table, part in groupby(pairs[start : start + _CHUNK], key=itemgetter(0)):
            ids = [id for _, id in part]
            terms.append(f"t.subject = ? AND t.subject_id IN ({', '.join('?' * len(ids))})")
            parameters += (table, *ids)
        rows += select(connection, cls, " OR ".join(terms), parameters, order)
    return rows


def further_sources(
    connection: sqlite3.Connection, subjects: Mapping[str, Iterable[str]]
) -> dict[tuple[str, str], tuple[str, ...]]:
    """The sources of rows beside their main one, by (table, row id), in the order of the record."""
    sources: dict[tuple[str, str], tuple[str, ...]] = {}
    for citation in select_about(connection, Citation, subjects, "t.subject, t.subject_id, t.position"):
        key = citation.subject, citation.subject_id
        sources[key] = (*sources.get(key, ()), citation.source)
    return sources


def source_ids(rows: Iterable[object]) -> list[str | None]:
    """The `source` of each row that has that field."""
    return [getattr(row, "source", None) for row in rows]


def sources_of(connection: sqlite3.Connection, ids: Iterable[str | None]) -> dict[str, Source]:
    """The sources with these ids, in the order of `ids`; None is skipped."""
    distinct = [id for id in dict.fromkeys(ids) if id is not None]
    sources = {source.id: source for source in select_in(connection, Source, "id", distinct)}
    return {id: sources[id] for id in distinct if id in sources}
