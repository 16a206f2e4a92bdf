"""Databases that mean harm: each gives a sentence, soon and in little memory, or the answers of a record."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final

import pytest

from councilui.cli import run
from tests.hostile.limited import run_limited

_ENDLESS: Final = "WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r) SELECT i"
_COMMANDS: Final = (
    "list votes", "search the*", "search ordinance --in all", "show person lopez", "show meeting 2025-01-15",
    "list people", "check", "check --integrity",
)  # fmt: skip


def _schema(connection: sqlite3.Connection, name: str, sql: str, kind: str = "table") -> None:
    """Put another statement into the schema, behind SQLite's back."""
    connection.execute("PRAGMA writable_schema=ON")
    connection.execute("UPDATE sqlite_master SET sql = ?, type = ? WHERE name = ?", (sql, kind, name))
    connection.execute("PRAGMA writable_schema=RESET")


def _shadow_view(connection: sqlite3.Connection) -> None:
    _schema(
        connection,
        "statement_fts_idx",
        f"CREATE VIEW statement_fts_idx AS {_ENDLESS} AS segid, i term, 1 pgno FROM r",
        "view",
    )


def _config_view(connection: sqlite3.Connection) -> None:
    _schema(connection, "title_fts_config", f"CREATE VIEW title_fts_config AS {_ENDLESS} AS k, 1 v FROM r", "view")


def _generated_shadow(connection: sqlite3.Connection) -> None:
    _schema(
        connection,
        "statement_fts_data",
        "CREATE TABLE 'statement_fts_data'(id INTEGER PRIMARY KEY, block BLOB AS (zeroblob(900000000)))",
    )


def _table_as_view(connection: sqlite3.Connection) -> None:
    _schema(connection, "vote", f"CREATE VIEW vote AS {_ENDLESS} FROM r", "view")


def _trigger(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TRIGGER t AFTER INSERT ON vote BEGIN DELETE FROM vote; END")


def _many_tables(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN")
    for number in range(3_000):
        connection.execute(f"CREATE TABLE t{number} (a, b, c)")
    connection.execute("COMMIT")


def _strange_module(connection: sqlite3.Connection) -> None:
    _schema(connection, "statement_fts", "CREATE VIRTUAL TABLE statement_fts USING nosuchmodule(text)")


def _strange_tokenizer(connection: sqlite3.Connection) -> None:
    _schema(connection, "statement_fts", "CREATE VIRTUAL TABLE statement_fts USING fts5(text, tokenize='nosuch')")


def _huge_names(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE person SET name = CAST(zeroblob(5000000) AS TEXT) WHERE rowid < 4")


def _beyond_the_limit(connection: sqlite3.Connection) -> None:
    connection.execute(
        "UPDATE statement SET text = CAST(zeroblob(90000000) AS TEXT) WHERE id = (SELECT min(id) FROM statement)"
    )


def _other_types(connection: sqlite3.Connection) -> None:
    """Numbers for texts and texts for numbers, which only a table that isn't strict takes."""
    (sql,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'meeting'").fetchone()
    _schema(connection, "meeting", sql.replace(") STRICT", ")"))
    connection.execute("UPDATE meeting SET order_known = x'ff', kind = 1e300, summary = 7, location = x'00ff'")
    _schema(connection, "meeting", sql)


def _huge_numbers(connection: sqlite3.Connection) -> None:
    connection.execute(f"UPDATE vote_count SET count = {2**62}")
    connection.execute("UPDATE body SET seats = -9223372036854775808")
    connection.execute("UPDATE rule SET numerator = 9223372036854775807, denominator = 1")
    connection.execute("UPDATE OR IGNORE statement SET start_s = 1e308, end_s = -1e308")


def _altered_index(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE statement_fts_data SET block = randomblob(length(block)) WHERE id > 10")
    connection.execute("UPDATE title_fts_data SET block = zeroblob(length(block)) WHERE id > 10")


def _circles(connection: sqlite3.Connection) -> None:
    """Matters that each follow from the other, and each from itself."""
    connection.execute(
        "INSERT OR IGNORE INTO matter_relation"
        " SELECT a.id, b.id, 'follows', NULL, NULL FROM matter AS a, matter AS b LIMIT 3000"
    )


CASES: Final[dict[str, Callable[[sqlite3.Connection], None]]] = {
    name.strip("_"): function
    for name, function in list(globals().items())
    if name.startswith("_") and callable(function) and name not in ("_schema",) and not name.startswith("__")
}


@pytest.fixture(scope="module", autouse=True)
def imported(record: Path) -> None:
    """Everything that the commands import, once in this process and not in each copy of it."""
    for command in _COMMANDS:
        run([*command.split(), "-d", str(record)])


@pytest.mark.parametrize("name", CASES)
def test_it_is_refused_or_answered_in_bounded_time_and_memory(name: str, record: Path, tmp_path: Path) -> None:
    path = tmp_path / "hostile.db"
    shutil.copy(record, path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        CASES[name](connection)
    ended = run_limited(*([*command.split(), "-d", str(path)] for command in _COMMANDS), megabytes=768)
    assert ended.process == 0, ended.text[-2000:]
    assert len(ended.statuses) == len(_COMMANDS)
    assert "Traceback" not in ended.text
    assert "mistake in councilui" not in ended.text
    assert ended.statuses[-1] == 1  # the check finds all of it
