"""A record of each earlier schema says what it is to be loaded from again, and loading it again takes its place.

One of today's schema, written by the first release that had it, opens.
"""

from __future__ import annotations

import gzip
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from councilui.cli import run
from councilui.record import schema
from councilui.record.database import open_record
from councilui.record.integrity import check_integrity
from tests.conftest import ROOT

_KEPT = ROOT / "tests" / "fixtures" / "schemas"
_INPUTS = ("votes.csv", "councilui.toml")


def test_one_is_kept_of_each() -> None:
    assert sorted(path.name for path in _KEPT.glob("*.gz")) == [
        f"{number}.db.gz" for number in range(1, schema.VERSION + 1)
    ]


def test_one_that_the_first_release_with_this_schema_wrote_opens(tmp_path: Path) -> None:
    """Whoever changes a statement of the schema also raises its version."""
    path = tmp_path / "town.db"
    path.write_bytes(gzip.decompress((_KEPT / f"{schema.VERSION}.db.gz").read_bytes()))
    with closing(open_record(path)) as connection:
        assert connection.execute("SELECT count(*) FROM vote").fetchone() == (2,)
        assert check_integrity(connection) == []


@pytest.mark.parametrize("version", range(1, schema.VERSION))
def test_it_is_told_how_to_load_it_again_and_that_works(
    version: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "town.db"
    path.write_bytes(gzip.decompress((_KEPT / f"{version}.db.gz").read_bytes()))
    before = path.read_bytes()
    assert run(["list", "votes", "-d", str(path)]) == 1
    sentence = capsys.readouterr().err
    assert f"older councilui (schema {version};" in sentence
    assert re.search(r"Load it again from vote table: votes.csv \w+ \('councilui load INPUT --db ", sentence)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["town.db"]
    for name in _INPUTS:
        shutil.copy(_KEPT / name, tmp_path)
    assert run(["load", str(tmp_path / "votes.csv"), "--db", str(path)]) == 0
    with closing(open_record(path)) as connection:
        assert connection.execute("SELECT count(*) FROM vote").fetchone() == (2,)
        assert check_integrity(connection) == []


@pytest.mark.parametrize(
    "sql",
    ["CREATE VIEW load AS WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r) SELECT i AS origin FROM r",
     "CREATE TABLE load (origin BLOB)", "CREATE TABLE x (y)"],
)  # fmt: skip
def test_a_file_that_only_poses_as_an_older_one_is_refused_soon(
    sql: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "town.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id={schema.APPLICATION_ID}")
        connection.execute("PRAGMA user_version=3")
        connection.execute(sql)
        connection.commit()
    assert run(["list", "votes", "-d", str(path)]) == 1
    assert "Load it again" in capsys.readouterr().err
