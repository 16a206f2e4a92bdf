from __future__ import annotations

import sqlite3

import pytest

from councilui.record import model, schema


@pytest.fixture
def empty() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    for statement in (*schema.CREATE, *schema.INDEXES):
        connection.execute(statement)
    return connection


@pytest.mark.parametrize(("cls", "table"), schema.TABLES.items(), ids=schema.TABLES.values())
def test_each_table_has_the_columns_of_its_class_in_order(cls: type, table: str, empty: sqlite3.Connection) -> None:
    columns = [row[1] for row in empty.execute(f"PRAGMA table_info({table})")]
    assert columns == list(schema.FIELDS[cls])


def test_sqlite_keeps_the_statements_word_for_word(empty: sqlite3.Connection) -> None:
    chosen = {sql for name, sql in empty.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
            if name not in schema.FTS_TABLES}  # fmt: skip
    assert chosen == {*schema.CREATE, *schema.INDEXES}


@pytest.mark.parametrize(
    ("table", "column", "words"),
    [
        ("vote", "option", model.OPTIONS),
        ("vote_event", "result", model.RESULTS),
        ("statement", "venue", model.VENUES),
        ("statement", "kind", model.STATEMENT_KINDS),
    ],
)
def test_a_word_outside_the_vocabulary_is_refused(
    table: str, column: str, words: tuple[str, ...], empty: sqlite3.Connection
) -> None:
    sql = next(statement for statement in schema.CREATE if statement.startswith(f"CREATE TABLE {table} "))
    for word in words:
        assert repr(word) in sql
    assert f"CHECK ({column} IN" in sql


def test_statement_ids_follow_time() -> None:
    days = [(0, 0, 0), (0, 0, 1), (0, 1, 0), (1, 0, 0), (20103, 255, 65535), (20104, 0, 0)]
    ids = [model.statement_id(*item) for item in days]
    assert ids == sorted(set(ids))
    assert model.statement_id(-1, 0, 5) < model.statement_id(0, 0, 0)


@pytest.mark.parametrize(("ordinal", "position"), [(256, 0), (0, 65536), (-1, 0), (0, -1)])
def test_a_statement_id_out_of_range_is_refused(ordinal: int, position: int) -> None:
    with pytest.raises(ValueError, match="256 meetings"):
        model.statement_id(0, ordinal, position)
