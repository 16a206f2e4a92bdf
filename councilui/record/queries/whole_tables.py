"""Whole tables of a record, row by row, each row with the body and the year that it belongs to."""

import sqlite3
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from councilui.record import model
from councilui.record.schema import FIELDS, FLAGS, TABLES

_FETCHED: Final = 2000
_TO_MEETING: Final = {
    model.VoteEvent: "LEFT JOIN motion AS o ON o.id = t.motion LEFT JOIN meeting AS m ON m.id = o.meeting",
    model.VoteCount: "LEFT JOIN vote_event AS e ON e.id = t.vote_event LEFT JOIN motion AS o ON o.id = e.motion"
    " LEFT JOIN meeting AS m ON m.id = o.meeting",
    model.Meeting: "JOIN meeting AS m ON m.id = t.id",
}
"""From a row `t` to its meeting `m`, where the row does not name it itself."""


class Partition(NamedTuple):
    """The body's id and the year of a row's meeting; both are None for rows of tables that have no meeting."""

    body: str | None
    year: str | None


def table_rows(connection: sqlite3.Connection, cls: type) -> Iterator[tuple[Partition, Any]]:
    """Every row of a model class with its place, in the table's order: meetings and statements in time order."""
    table, fields = TABLES[cls], FIELDS[cls]
    join = _TO_MEETING.get(model.VoteCount if cls is model.Vote else cls)
    if join is None and "meeting" in fields:
        join = "LEFT JOIN meeting AS m ON m.id = t.meeting"
    place = "m.body, substr(m.date, 1, 4)" if join else "NULL, NULL"
    order = {model.Meeting: "t.date, t.ordinal", model.Statement: "t.id"}.get(cls, ", ".join(f"t.{f}" for f in fields))
    columns = ", ".join(f"t.{field}" for field in fields)
    rows = connection.execute(f"SELECT {place}, {columns} FROM {table} AS t {join or ''} ORDER BY {order}")
    flags = FLAGS[cls]
    while batch := rows.fetchmany(_FETCHED):
        for body, year, *values in batch:
            for position in flags:
                values[position] = bool(values[position])
            yield Partition(body, year), cls(*values)


def content_classes() -> tuple[type, ...]:
    """The model classes that hold the record itself: all but those about its loads."""
    return tuple(cls for cls, table in TABLES.items() if table.split("_")[0] != "load")
