"""`councilui backup`: a copy that is whole and what was loaded, never over another file."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from councilui.cli import run
from councilui.record.database import open_record
from councilui.record.integrity import check_integrity


def test_the_copy_is_the_record(record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = tmp_path / "copy.db"
    assert run(["backup", str(copy), "-d", str(record)]) == 0
    assert capsys.readouterr().out == f"Copied {record} to {copy}. The copy matches what was loaded.\n"
    assert list(tmp_path.iterdir()) == [copy]
    with closing(open_record(copy)) as connection:
        assert check_integrity(connection) == []


def test_the_verdicts_of_the_user_are_mentioned(
    record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(record, tmp_path / "a.db")
    (tmp_path / "a.corrections.toml").touch()
    assert run(["backup", str(tmp_path / "b.db"), "-d", str(tmp_path / "a.db")]) == 0
    assert f"Copy {tmp_path / 'a.corrections.toml'}, too" in capsys.readouterr().out


@pytest.mark.parametrize("kind", ["file", "folder", "link", "record itself"])
def test_nothing_is_replaced(kind: str, record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy, source = tmp_path / "copy.db", tmp_path / "a.db"
    shutil.copy(record, source)
    if kind == "file":
        copy.write_text("mine")
    elif kind == "folder":
        copy.mkdir()
    elif kind == "link":
        copy.symlink_to(tmp_path / "nowhere")
    else:
        copy = source
    before = sorted(tmp_path.rglob("*"))
    assert run(["backup", str(copy), "-d", str(source)]) == 1
    assert "already exists, so nothing was copied" in capsys.readouterr().err
    assert sorted(tmp_path.rglob("*")) == before
    assert source.read_bytes() == record.read_bytes()
    assert kind != "file" or copy.read_text() == "mine"


def test_a_damaged_record_is_not_copied(record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.db"
    shutil.copy(record, path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE vote SET option = 'no' WHERE option = 'yes'")
        connection.commit()
    assert run(["backup", str(tmp_path / "copy.db"), "-d", str(path)]) == 1
    err = capsys.readouterr().err
    assert "is damaged or was changed after it was loaded: Table vote has changed." in err
    assert "Nothing was copied." in err
    assert list(tmp_path.iterdir()) == [path]


def test_what_waits_beside_a_record_is_in_the_copy(record: Path, tmp_path: Path) -> None:
    """Another program has put the record into WAL mode and is still there: the copy stands alone."""
    path, copy = tmp_path / "a.db", tmp_path / "copy.db"
    shutil.copy(record, path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE passing (x)")
        connection.execute("DROP TABLE passing")
        assert (tmp_path / "a.db-wal").stat().st_size > 0
        assert run(["backup", str(copy), "-d", str(path)]) == 0
    assert copy.read_bytes()[18:20] == b"\1\1"  # no longer in WAL mode
    with closing(open_record(copy)) as written:
        assert check_integrity(written) == []
    assert not list(tmp_path.glob("copy.db?*"))
