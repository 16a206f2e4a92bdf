"""A name being typed: the person first, and as little read as for any other word, however many speak."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from councilui.common.dates import day_number
from councilui.record import model
from councilui.record.database import open_record
from councilui.record.search.facets import facets
from councilui.record.search.statements import search
from tests.record.whole_record import write_record

DAY = "2024-03-05"
MEMBERS, PUBLIC = 1_000, 9_000
GIVEN = ("Ana", "Ben", "Carla", "Dev", "Elena", "Farid", "Grace", "Hugo", "Ines", "Jamal")
FAMILY = ("Adams", "Brown", "Chen", "Diaz", "Evans", "Flores", "Garcia", "Hansen", "Ito", "Jones")
FEW = 1
"""Steps of SQLite's machine for each speaker on record: a name that scanned them took ten and more."""
STEP = 10


def name_of(number: int) -> str:
    """Each of the hundred names, then the same with an initial: A. to Z., and a number where these are used up."""
    again, at = divmod(number, len(GIVEN) * len(FAMILY))
    initial = f" {chr(65 + (again - 1) % 26)}." if again else ""
    return f"{GIVEN[at % 10]}{initial} {FAMILY[at // 10]}"


def rows() -> Iterator[object]:
    """Members speak twice each, the first of all ten times; of the public everybody once."""
    yield model.Source("captions", "captions", "Clerk", "captions")
    yield model.Body("council", "City Council", "council")
    yield model.Meeting("m", "council", DAY, 0, "regular", source="captions")
    for number in range(MEMBERS):
        name = name_of(number)
        yield model.Person(f"p/{number}", name, name, name.split()[-1])
    position = count()
    for number in range(MEMBERS + PUBLIC):
        is_member = number < MEMBERS
        for _ in range(10 if number == 0 else 2 if is_member else 1):
            at = next(position)
            yield model.Statement(
                model.statement_id(day_number(DAY), 0, at), f"s/{at}", "m", "The housing of the city.", "speech",
                "verbatim", "floor", "member" if is_member else "public comment", name_of(number),
                f"p/{number}" if is_member else None, source="captions",
            )  # fmt: skip


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path: Path = tmp_path_factory.mktemp("crowd") / "crowd.db"
    path.touch()
    write_record(path, rows())
    connection = open_record(path)
    yield connection
    connection.close()


def steps(connection: sqlite3.Connection, work: Callable[[], object]) -> int:
    """How many steps SQLite's machine takes for it, to ten."""
    ticks = count()
    connection.set_progress_handler(lambda: next(ticks) < 0, STEP)
    try:
        work()
    finally:
        connection.set_progress_handler(None, 0)
    return next(ticks) * STEP


def statements_run(connection: sqlite3.Connection, work: Callable[[], object]) -> list[str]:
    """The SQL that is run for it, with its values, but for what FTS5 asks itself."""
    run: list[str] = []
    connection.set_trace_callback(run.append)
    try:
        work()
    finally:
        connection.set_trace_callback(None)
    return [sql for sql in run if sql.startswith(("SELECT", "WITH"))]


@pytest.mark.parametrize("query", ['by:"=Ana Adams"', 'by:"=Ana A. Adams"', "adams", 'housing by:"=Ben Chen"'])
def test_a_whole_name_scans_no_speakers(crowd: sqlite3.Connection, query: str) -> None:
    run = statements_run(crowd, lambda: search(crowd, query, typing=True, newest_first=True))
    assert any("speaker_fts" in sql for sql in run)
    for sql in run:
        plan = [detail for *_, detail in crowd.execute(f"EXPLAIN QUERY PLAN {sql}")]
        assert not [line for line in plan if line.startswith(("SCAN s", "SCAN p")) and "VIRTUAL" not in line], sql


@pytest.mark.parametrize("name", ["adams", "ana adams", "ben a. chen", "housing"])
def test_each_letter_of_a_name_reads_little(crowd: sqlite3.Connection, name: str) -> None:
    for end in range(1, len(name) + 1):
        typed = name[:end]
        number = steps(crowd, lambda typed=typed: search(crowd, typed, typing=True, newest_first=True))  # type: ignore[misc]
        assert number < FEW * (MEMBERS + PUBLIC), typed


def test_those_most_heard_under_a_name_come_first(crowd: sqlite3.Connection) -> None:
    said_by = search(crowd, "adams", typing=True).said_by
    assert said_by is not None
    assert said_by.names[0] == "Ana Adams"
    assert len(set(said_by.names)) == len(said_by.names) == 8
    only = search(crowd, "ana adams", typing=True).said_by
    assert only is not None
    assert only.names[0] == "Ana Adams"


def test_a_first_name_alone_is_nobody(crowd: sqlite3.Connection) -> None:
    assert search(crowd, "ana", typing=True).said_by is None


def test_counting_who_says_it_does_not_read_how_much_was_said_in_each_meeting(crowd: sqlite3.Connection) -> None:
    run = statements_run(crowd, lambda: facets(crowd, "housing"))
    assert not any("FROM spoken WHERE" in sql or "JOIN spoken" in sql for sql in run)
