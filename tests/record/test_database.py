from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from councilui.common.errors import CouncilError
from councilui.record import schema
from councilui.record.database import open_record, shipped_path


def _changed(record: Path, target: Path, *statements: str) -> Path:
    shutil.copy(record, target)
    connection = sqlite3.connect(target)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()
    return target


def _missing(record: Path, folder: Path) -> Path:
    return folder / "none.db"


def _folder(record: Path, folder: Path) -> Path:
    return folder


def _empty(record: Path, folder: Path) -> Path:
    (folder / "empty.db").touch()
    return folder / "empty.db"


def _text(record: Path, folder: Path) -> Path:
    (folder / "notes.db").write_text("not a database at all\n" * 40)
    return folder / "notes.db"


def _cut(record: Path, folder: Path) -> Path:
    (folder / "cut.db").write_bytes(record.read_bytes()[:60])
    return folder / "cut.db"


def _other_program(record: Path, folder: Path) -> Path:
    connection = sqlite3.connect(folder / "other.db")
    connection.execute("CREATE TABLE moz_places (id)")
    connection.close()
    return folder / "other.db"


def _newer(record: Path, folder: Path) -> Path:
    return _changed(record, folder / "newer.db", f"PRAGMA user_version={schema.VERSION + 1}")


def _older(record: Path, folder: Path) -> Path:
    return _changed(record, folder / "older.db", f"PRAGMA user_version={schema.VERSION - 1}")


def _view(record: Path, folder: Path) -> Path:
    return _changed(record, folder / "view.db", "DROP TABLE rule", "CREATE VIEW rule AS SELECT randomblob(1e9) AS id")


def _trigger(record: Path, folder: Path) -> Path:
    return _changed(record, folder / "trigger.db", "CREATE TRIGGER t AFTER INSERT ON vote BEGIN DELETE FROM vote; END")


def _garbage(record: Path, folder: Path) -> Path:
    raw = bytearray(record.read_bytes())
    raw[100:8000] = b"\xff" * 7900
    (folder / "garbage.db").write_bytes(raw)
    return folder / "garbage.db"


@pytest.mark.parametrize(
    ("make", "text"),
    [
        (_missing, "There is no file"),
        (_folder, "is a folder, not a database"),
        (_empty, "is empty"),
        (_text, "isn't an SQLite database"),
        (_cut, "is truncated"),
        (_other_program, "another program's"),
        (_newer, "made by a newer councilui"),
        (_older, "made by an older councilui"),
        (_view, "tables that don't belong in a council record"),
        (_trigger, "tables that don't belong in a council record"),
        (_garbage, "is damaged"),
    ],
)
def test_what_is_no_record_is_refused_in_a_sentence(
    make: Callable[[Path, Path], Path], text: str, record: Path, tmp_path: Path
) -> None:
    path = make(record, tmp_path)
    with pytest.raises(CouncilError, match=text) as refusal:
        open_record(path)
    assert str(refusal.value).endswith(".")
    assert len(str(refusal.value).splitlines()) == 1


def test_an_unreadable_file_is_refused(record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "closed.db"
    shutil.copy(record, path)

    def refused(*args: object) -> None:
        raise PermissionError(13, "Permission denied")  # as root no mode bit keeps a file from being read

    monkeypatch.setattr(os, "open", refused)
    with pytest.raises(CouncilError, match="can't be read: Permission denied"):
        open_record(path)


def test_a_record_cannot_be_written_through_it(connection: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("DELETE FROM vote")


@pytest.mark.parametrize("name", ["a?mode=rwc.db", "a#b.db", "100%.db", "a b.db", "ü.db"])
def test_any_file_name_opens(name: str, record: Path, tmp_path: Path) -> None:
    shutil.copy(record, tmp_path / name)
    connection = open_record(tmp_path / name)
    assert connection.execute("SELECT count(*) FROM meeting").fetchone()[0] > 0
    connection.close()


def test_record_text_arrives_plain(record: Path, tmp_path: Path) -> None:
    path = _changed(record, tmp_path / "hostile.db", "UPDATE body SET name = 'x' || char(27) || ']0;pwned' || char(7)")
    connection = open_record(path)
    assert connection.execute("SELECT name FROM body").fetchone() == ("x␛]0;pwned␇",)
    connection.close()


def test_a_path_is_told_plain() -> None:
    with pytest.raises(CouncilError) as refusal:
        open_record("/nowhere/\x1b[2Jx.db")
    assert "\x1b" not in str(refusal.value)


def test_the_shipped_record_opens() -> None:
    connection = open_record(shipped_path())
    assert connection.execute("SELECT count(*) FROM vote_event").fetchone() == (123,)
    connection.close()


def _as_nobody(path: Path) -> str:
    """What opening the file gives a user who may write nothing there: the number of vote events, or the sentence."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:  # pragma: no cover - another process
        try:
            if os.getuid() == 0:
                os.setgid(65534)
                os.setuid(65534)
            database = open_record(path)
            answer = str(database.execute("SELECT count(*) FROM vote_event").fetchone()[0])
        except CouncilError as error:
            answer = str(error)
        os.write(writing, answer.encode())
        os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        return pipe.read()


@pytest.fixture
def locked_folder() -> Iterator[Path]:
    """A folder that everybody may read and, once its mode is set, nobody write."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)
        Path(name).chmod(0o755)


@pytest.mark.parametrize("log", [None, "empty"])
def test_a_file_in_wal_mode_opens_where_nothing_can_be_written(
    record: Path, locked_folder: Path, log: str | None
) -> None:
    path = _changed(record, locked_folder / "a.db", "PRAGMA journal_mode=WAL")
    if log is not None:
        (locked_folder / "a.db-wal").touch()
    locked_folder.chmod(0o555)
    assert _as_nobody(path) == "123"


def test_changes_that_wait_beside_the_file_are_told(record: Path, locked_folder: Path) -> None:
    path = _changed(record, locked_folder / "a.db", "PRAGMA journal_mode=WAL")
    connection = sqlite3.connect(path)
    connection.execute("UPDATE body SET note = 'changed'")
    connection.commit()
    copies = {end: Path(f"{path}{end}").read_bytes() for end in ("", "-wal")}
    connection.close()
    for end, content in copies.items():
        Path(f"{path}{end}").write_bytes(content)
    locked_folder.chmod(0o555)
    assert "changes from another program still in a.db-wal" in _as_nobody(path)


def test_opening_leaves_nothing_beside_the_file(record: Path, tmp_path: Path) -> None:
    shutil.copy(record, tmp_path / "alone.db")
    open_record(tmp_path / "alone.db").close()
    assert [path.name for path in tmp_path.iterdir()] == ["alone.db"]
