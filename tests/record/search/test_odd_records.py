"""Search where a record is changed, damaged, or has several meetings of one body on one day."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from councilui.common.dates import day_number
from councilui.record import model
from councilui.record.database import open_record
from councilui.record.search.facets import facets
from councilui.record.search.over_time import over_time
from councilui.record.search.statements import search
from councilui.record.search.titles import find_others
from councilui.record.writer import Writer
from tests.record.whole_record import write_record

DAY = "2020-01-01"
ROWS = (
    model.Source("s", "captions", "Clerk", "captions"),
    model.Body("council", "City Council", "council"),
    model.Body("zoning", "Zoning", "committee"),
    model.Person("ann", "Ann Smith", "Smith, Ann", "Smith"),
    model.Person("bob", "Bob Smith", "Smith, Bob", "Smith"),
    model.Meeting("first", "council", DAY, 0, "regular", source="s"),
    model.Meeting("second", "council", DAY, 1, "special", source="s"),
)


def statement_at(meeting: int, position: int, text: str, person: str | None = None) -> model.Statement:
    name = ("first", "second")[meeting]
    return model.Statement(
        model.statement_id(day_number(DAY), meeting, position), f"{name}/{position}", name, text, "speech", "verbatim",
        "floor", "member", person=person, speaker_name=person, source="s",
    )  # fmt: skip


SAID = (
    statement_at(0, 0, "Houses for all.", "ann"),
    statement_at(0, 1, "More houses."),
    statement_at(1, 0, "Houses again."),
)


def written(path: Path, *rows: object) -> Path:
    path.touch()
    write_record(path, rows)
    return path


def test_two_meetings_of_a_day_are_told_apart(tmp_path: Path) -> None:
    connection = open_record(written(tmp_path / "day.db", *ROWS, *SAID))
    series = over_time(connection, ["houses"], "meeting")
    assert [(period.label, period.filter) for period in series.periods] == [
        ("2020-01-01 City Council (regular, 1 of 2)", None),
        ("2020-01-01 City Council (special, 2 of 2)", None),
    ]
    assert series.lines[0].matches == (2, 1)
    connection.close()


def test_indexes_follow_what_is_loaded_later(tmp_path: Path) -> None:
    """The same rows at once and one after the other are found in the same way."""
    more = [statement_at(1, at, "Houses.", "bob") for at in range(1, 5)]
    changed = model.Meeting("second", "zoning", DAY, 1, "special", source="s")
    path = written(tmp_path / "later.db", *ROWS, *SAID)
    for rows in ([changed], more):
        with Writer(path) as writer:
            others = [row for row in rows if not isinstance(row, model.Statement)]
            for row in rows:
                if isinstance(row, model.Statement):
                    writer.write(row)
            writer.write_rows(others)
            writer.finish()
    at_once = written(tmp_path / "once.db", *ROWS[:-1], changed, *SAID, *more)
    later, once = open_record(path), open_record(at_once)
    for connection in (later, once):
        assert search(connection, "body:zoning").total == 5
        assert search(connection, "body:council").total == 2
        assert [person.name for person in find_others(connection, "smith").people] == ["Bob Smith", "Ann Smith"]
    assert facets(later, "houses") == facets(once, "houses")
    later.close()
    once.close()


def test_a_damaged_index_breaks_nothing(tmp_path: Path) -> None:
    path = written(tmp_path / "damaged.db", *ROWS, *SAID)
    with sqlite3.connect(path) as raw:
        raw.execute("DELETE FROM statement_number")
    connection = open_record(path)
    for unit in ("meeting", "month", "year"):
        assert over_time(connection, ["houses"], unit).lines[0].total == 0
    assert search(connection, '"more houses"').hits == ()
    connection.close()
