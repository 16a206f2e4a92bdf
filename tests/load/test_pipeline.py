from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from councilui.load.pipeline import load
from councilui.record.database import RecordError
from tests.conftest import SOURCES
from tests.load.test_record_text import GOOD, _folder


def test_the_same_input_again_leaves_the_file_alone(tmp_path: Path) -> None:
    folder, target = _folder(tmp_path, GOOD), tmp_path / "a.db"
    assert load([folder], target).changed
    before = target.stat()
    again = load([folder], target)
    assert not again.changed
    assert (target.stat().st_ino, target.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_changed_input_replaces_what_it_gave_before(tmp_path: Path) -> None:
    folder, target = _folder(tmp_path, GOOD), tmp_path / "a.db"
    load([folder], target)
    (folder / "record.toml").write_text(GOOD.replace("I move it.", "I withdraw it."))
    assert load([folder], target).changed
    assert sqlite3.connect(target).execute("SELECT text FROM statement").fetchall() == [("I withdraw it.",)]


def test_the_same_record_from_another_place_gives_the_same_bytes(record: Path, tmp_path: Path) -> None:
    shutil.copytree(SOURCES, tmp_path / "elsewhere")
    load([tmp_path / "elsewhere"], tmp_path / "b.db")
    assert (tmp_path / "b.db").read_bytes() == record.read_bytes()


def test_what_another_load_brought_is_kept(tmp_path: Path) -> None:
    target = tmp_path / "a.db"
    folder = _folder(tmp_path, GOOD)
    load([folder], target)
    other = (
        GOOD.replace('id = "small"', 'id = "other"')
        .replace("I move it.", "I second it.")
        .replace('id = "s"', 'id = "s2"')
    )
    (folder / "record.toml").write_text(
        other.replace('name = "Small Council"', 'name = "Small Council"\ntimezone = "UTC"')
    )
    load([folder], target)
    connection = sqlite3.connect(target)
    assert connection.execute("SELECT text FROM statement ORDER BY id").fetchall() == [
        ("I move it.",),
        ("I second it.",),
    ]
    assert connection.execute("SELECT timezone FROM body").fetchall() == [("UTC",)]
    assert connection.execute("SELECT count(*) FROM load").fetchone() == (2,)
    found = "SELECT count(*) FROM statement_fts WHERE statement_fts MATCH 'text : second OR text : move'"
    assert connection.execute(found).fetchone() == (2,)
    before = target.read_bytes()
    assert not load([folder], target).changed
    assert target.read_bytes() == before


def test_a_file_that_is_no_record_is_not_overwritten(tmp_path: Path) -> None:
    target = tmp_path / "thesis.db"
    target.write_text("years of work")
    with pytest.raises(RecordError, match="is not an SQLite database"):
        load([_folder(tmp_path, GOOD)], target)
    assert target.read_text() == "years of work"


@pytest.mark.parametrize(
    ("name", "expected"), [("nothing", "There is no file or folder"), ("empty", "is in no format known here")]
)
def test_input_that_cannot_be_read_is_told(name: str, expected: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(RecordError, match=expected):
        load([tmp_path / name], tmp_path / "a.db")


def test_an_unknown_format_and_a_missing_folder_are_told(tmp_path: Path) -> None:
    folder = _folder(tmp_path, GOOD)
    with pytest.raises(RecordError, match="There is no format 'minutes'; known: "):
        load([folder], tmp_path / "a.db", format_name="minutes")
    with pytest.raises(RecordError, match="There is no folder"):
        load([folder], tmp_path / "none" / "a.db")
