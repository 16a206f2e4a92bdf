"""What a key asks of the record: queries and rows, counts that no machine changes."""

from __future__ import annotations

import re
from contextlib import closing
from pathlib import Path
from sqlite3 import Connection, connect
from typing import Any

import pytest

from councilui.record import database
from councilui.tui import app
from tests.tui.driver import drive

LIMITS = {
    "another vote": (("down",), 24, 220),
    "another pane": (("tab",), 0, 0),
    "another row of it": (("down",), 0, 0),
    "the roll by ward": (("3", "g"), 0, 0),
    "divided votes": (("d",), 5, 150),
    "another of them": (("down",), 0, 0),
    "in another order": (("S",), 0, 0),
    "back": (("escape",), 0, 0),
    "agreement": (("a",), 30, 7_000),
    "the search": (("escape", "slash"), 0, 0),
    "a query": ((), 47, 100),
    "another hit": (("down",), 0, 0),
    "help": (("escape", "escape", "question_mark"), 0, 0),
}
"""Keys one after another, each with the most queries and the most rows that it may cost on the shipped record."""


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> tuple[list[str], list[object]]:
    """The queries and the rows that the app reads, as they come."""
    queries: list[str] = []
    rows: list[object] = []
    connect = database._connect

    def count(cursor: object, row: tuple[Any, ...]) -> tuple[Any, ...]:
        rows.append(row)
        return row

    def connect_and_count(*arguments: Any) -> Connection:
        connection = connect(*arguments)
        connection.set_trace_callback(queries.append)
        connection.row_factory = count
        return connection

    monkeypatch.setattr(database, "_connect", connect_and_count)
    monkeypatch.setattr(app, "_CHECK_AFTER", 3600.0)  # whole records are checked in a pause, which is no key's work
    return queries, rows


async def test_a_key_costs_no_more_queries_and_rows_than_before(
    record: Path, work: tuple[list[str], list[object]]
) -> None:
    """Where this fails, ask for less, or raise the number and say why."""
    queries, rows = work
    costs, slow = {}, []
    async with drive(record, (120, 36)) as driver:
        for action, (keys, *_) in LIMITS.items():
            queries.clear()
            rows.clear()
            await driver.press(*keys)
            if action == "a query":
                await driver.enter_text("housing")
            costs[action] = len(queries), len(rows)
            slow += [(action, step) for query in list(queries) for step in _long_ways(record, action, query)]
    too_many = {name: cost for name, cost in costs.items() if any(map(int.__gt__, cost, LIMITS[name][1:]))}
    assert not too_many
    assert not slow


def _long_ways(record: Path, action: str, query: str) -> list[str]:
    """How SQLite would find what grows with the record row by row: notes on rows; for a vote, what a meeting said."""
    table = re.search(r"FROM (claim|doubt|citation|statement) AS t ", query)
    if table is None:
        return []
    with closing(connect(f"file:{record}?mode=ro", uri=True)) as connection:
        steps = [str(step[-1]) for step in connection.execute(f"EXPLAIN QUERY PLAN {query}")]
    passed = "INDEX statement_meeting" if action == "another vote" else "SCAN t"
    return [f"{table[1]}: {step}" for step in steps if step.startswith("SCAN t") or passed in step]
