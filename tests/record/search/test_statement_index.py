"""The index's running numbers against the ids of statements: gaps, days, pages, and what a load adds in between."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from councilui.common.dates import day_number
from councilui.record import model
from councilui.record.database import open_record
from councilui.record.indexes.statement_index import ids_of, number_from
from councilui.record.search.facets import facets
from councilui.record.search.over_time import over_time
from councilui.record.search.ranking import NEWEST, WHOLE
from councilui.record.search.statements import search
from councilui.record.writer import Writer
from tests.record.whole_record import write_record

SAID = (
    ("1931-05-02", 0, 7),
    ("1969-12-31", 0, 65_535),
    ("1970-01-01", 0, 0),
    ("2025-01-15", 0, 3),
    ("2025-01-15", 0, 4),
    ("2025-01-15", 0, 900),
    ("2025-01-15", 1, 0),
    ("2025-01-16", 255, 12),
)


def statement(date: str, ordinal: int, position: int, text: str = "the gavel fell") -> model.Statement:
    id = model.statement_id(day_number(date), ordinal, position)
    meeting = f"{date}/{ordinal}"
    return model.Statement(
        id, f"{meeting}/{position}", meeting, text, "speech", "verbatim", "floor", "member", "Ana", source="c"
    )


def rows(statements: tuple[tuple[str, int, int], ...]) -> list[object]:
    meetings = dict.fromkeys((date, ordinal) for date, ordinal, _ in statements)
    return [
        model.Source("c", "captions", "Clerk", "captions"),
        model.Body("council", "City Council", "council"),
        *(model.Meeting(f"{date}/{number}", "council", date, number, "regular") for date, number in meetings),
        *(statement(*item) for item in statements),
    ]


@pytest.fixture
def gavel(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    path = tmp_path / "gaps.db"
    path.touch()
    write_record(path, rows(SAID))
    connection = open_record(path)
    yield connection
    connection.close()


def keys(connection: sqlite3.Connection, query: str, before: int | None = None, limit: int = 50) -> list[str]:
    return [hit.statement.key for hit in search(connection, query, before_id=before, limit=limit).hits]


ALL = [f"{date}/{ordinal}/{position}" for date, ordinal, position in reversed(SAID)]


def test_every_statement_is_found_at_its_place(gavel: sqlite3.Connection) -> None:
    assert keys(gavel, "gavel") == ALL
    ids = [statement(*item).id for item in SAID]
    numbers = [number_from(gavel, id) for id in ids]
    assert numbers == sorted(set(numbers))
    assert ids_of(gavel, numbers) == ids


def test_pages_begin_anywhere(gavel: sqlite3.Connection) -> None:
    for at, item in enumerate(reversed(SAID)):
        assert keys(gavel, "gavel", before=statement(*item).id) == ALL[at + 1 :]
    nobody_there = statement("2025-01-15", 0, 5).id
    assert keys(gavel, "gavel", before=nobody_there, limit=2) == ["2025-01-15/0/4", "2025-01-15/0/3"]
    assert keys(gavel, "gavel", before=statement("2025-01-15", 0, 60_000).id, limit=1) == ["2025-01-15/0/900"]
    assert keys(gavel, "gavel", before=2**62) == ALL
    assert keys(gavel, "gavel", before=-(2**62)) == []


@pytest.mark.parametrize(
    ("query", "positions"),
    [
        ("gavel on:1931", ["7"]),
        ("gavel before:1970", ["65535", "7"]),
        ("gavel on:1970-01-01", ["0"]),
        ("gavel on:2025-01-15", ["0", "900", "4", "3"]),
        ("gavel after:2025-01-15", ["12"]),
        ("gavel on:2024", []),
        ("gavel after:2026", []),
        ("gavel (on:1931 OR on:2025-01-16)", ["12", "7"]),
    ],
)
def test_a_date_is_a_range_of_numbers(gavel: sqlite3.Connection, query: str, positions: list[str]) -> None:
    assert [key.rsplit("/", 1)[1] for key in keys(gavel, query)] == positions


def test_meetings_days_and_speakers_are_counted_right(gavel: sqlite3.Connection) -> None:
    (line,) = over_time(gavel, ["gavel"], "meeting").lines
    assert line.matches == (1, 1, 1, 3, 1, 1)
    series = over_time(gavel, ["gavel"], "year")
    counts = dict(zip((p.key for p in series.periods), series.lines[0].matches, strict=True))
    assert (counts["1931"], counts["1969"], counts["1970"], counts["2025"]) == (1, 1, 1, 5)
    assert [(facet.label, facet.matches, facet.statements) for facet in facets(gavel, "gavel").speakers] == [
        ("Ana", 8, 8)
    ]


def test_what_is_loaded_later_takes_its_place_in_time(tmp_path: Path) -> None:
    path = tmp_path / "later.db"
    path.touch()
    write_record(path, rows((SAID[0], SAID[-1])))
    with Writer(path) as writer:
        between = rows(SAID[3:5])
        writer.write_rows(row for row in between if isinstance(row, model.Meeting))
        for row in between:
            if isinstance(row, model.Statement):
                writer.write(row)
        writer.finish()
    connection = open_record(path)
    assert [key.rsplit("/", 1)[1] for key in keys(connection, "gavel")] == ["12", "4", "3", "7"]
    connection.close()


@pytest.mark.slow
def test_of_too_many_the_newest_are_ranked_by_what_they_say(tmp_path: Path) -> None:
    path = tmp_path / "many.db"
    path.touch()
    statements = [("2020-01-01", 0, at) for at in range(WHOLE + 5)]
    meeting = rows(tuple(statements[:1]))[:3]
    best, old = WHOLE, 3
    texts = {best: "gavel gavel", old: "gavel gavel gavel"}
    write_record(path, [*meeting, *(statement(*item, texts.get(item[2], "the gavel fell")) for item in statements)])
    connection = open_record(path)
    answer = search(connection, "gavel", order="relevance", limit=2)
    assert answer.hits[0].statement.text == "gavel gavel"
    assert answer.notes == (f"Only the newest {NEWEST:,} matches are ranked.",)
    answer = search(connection, "gavel on:2020", order="relevance", limit=2, count_cap=1_000_000)
    assert (answer.total, answer.total_is_exact) == (WHOLE + 5, True)
    connection.close()
