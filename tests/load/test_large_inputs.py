"""Large inputs: archives read in place, a second process that reads, and inputs that a record holds already."""

from __future__ import annotations

import io
import json
import os
import shutil
import sqlite3
import tarfile
from contextlib import closing
from pathlib import Path

import pytest

from councilui.cli import run
from councilui.common.errors import CouncilError
from councilui.load import current, pipeline, reader_process
from councilui.load.formats import legistar
from councilui.load.inputs import Files, input_digest, open_input
from councilui.load.pipeline import load
from councilui.load.readings import FormatReading, find_readings
from councilui.record import integrity
from councilui.record.integrity import check_integrity
from tests.conftest import ROOT, SOURCES
from tests.load.legistar.reading import event, item, vote, write

FIXTURES = ROOT / "tests" / "fixtures"


@pytest.fixture
def with_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every input counts as large."""
    monkeypatch.setattr(reader_process, "LARGE", 0)
    monkeypatch.setattr(reader_process, "_can_help", lambda: True)


@pytest.mark.parametrize("name", ["legistar", "elms", "popolo", "vote_table", "captions"])
def test_a_process_that_reads_gives_the_same_record_and_report(
    name: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    alone = load([FIXTURES / name], tmp_path / "alone.db")
    request.getfixturevalue("with_process")
    steps: list[tuple[int, int]] = []
    helped = load([FIXTURES / name], tmp_path / "helped.db", on_progress=lambda *state: steps.append(state))
    assert (tmp_path / "helped.db").read_bytes() == (tmp_path / "alone.db").read_bytes()
    assert helped.issues == alone.issues
    assert [report.entries for report in helped.reports] == [report.entries for report in alone.reports]
    assert [report.notes for report in helped.reports] == [report.notes for report in alone.reports]
    assert helped.files == alone.files
    assert steps[-1][0] == steps[-1][1] > 0


@pytest.mark.usefixtures("with_process")
def test_a_process_that_reads_gives_the_shipped_record(tmp_path: Path, record: Path) -> None:
    load([SOURCES], tmp_path / "helped.db")
    assert (tmp_path / "helped.db").read_bytes() == record.read_bytes()


@pytest.mark.usefixtures("with_process")
def test_a_mistake_that_the_process_meets_is_told_as_here(tmp_path: Path) -> None:
    (tmp_path / "record.toml").write_text('[record]\nid = "x"\n[[meeting]]\nid = "m"\n')
    with pytest.raises(CouncilError, match=r"record\.toml:3: "):
        load([tmp_path], tmp_path / "a.db")
    assert [path.name for path in tmp_path.iterdir()] == ["record.toml"]


def test_a_process_that_dies_fails_the_load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader_process, "LARGE", 0)
    monkeypatch.setattr(reader_process, "_can_help", lambda: True)
    monkeypatch.setattr(reader_process, "_START", "import os, sys; sys.stdin.buffer.read(9); os.kill(os.getpid(), 9)")
    with pytest.raises(CouncilError, match=r"elms was killed, perhaps because memory ran out; load it in parts\."):
        load([FIXTURES / "elms"], tmp_path / "a.db")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "content", "module", "reason"),
    [("2031-03-05 Council.vtt", "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\nGood evening.\n", "speech.forms",
      "It has 3 MB, more than the 1 that a recording's words take"),
     ("2031-03-05 Council Minutes.txt", "MINUTES\nMotion by Lee, second by Orr, to table. Motion carried 3-0.\n",
      "formats.minutes.documents.files", "The file has 3 MB, and no more than 1 are read")],
)  # fmt: skip
def test_words_longer_than_any_are_listed_and_the_rest_is_loaded(
    name: str, content: str, module: str, reason: str, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setattr(f"councilui.load.{module}._MOST_BYTES", 1 << 20)
    (tmp_path / name).write_text(content + "\n" * (3 << 20))
    (tmp_path / "votes.csv").write_text("date,motion,member,vote\n2031-03-05,Fence,Ann Lee,yes\n")
    assert run(["load", str(tmp_path), "--db", str(tmp_path / "a.db")]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert reason in out
    assert "1 vote with 1 name" in out


@pytest.mark.usefixtures("with_process")
def test_a_load_that_fails_midway_ends_the_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise CouncilError("The disk is full.")

    monkeypatch.setattr(pipeline, "_write_run", refuse)
    rows = [item(number) for number in range(1, 3000)]
    with pytest.raises(CouncilError, match="The disk is full"):
        load([write(tmp_path / "city", events=[event()], eventitems=rows)], tmp_path / "a.db")
    assert not (tmp_path / "a.db").exists()


@pytest.mark.parametrize(
    ("kind", "folder"),
    [
        ("zip", SOURCES),
        *((kind, FIXTURES / "legistar" / "seattle") for kind in ("zip", "tar", "gztar", "bztar", "xztar")),
    ],
)
def test_an_archive_loads_as_its_folder(kind: str, folder: Path, tmp_path: Path, record: Path) -> None:
    differ = {"load", "digest"}  # these have the digest of the archive's bytes
    archive = Path(shutil.make_archive(str(tmp_path / folder.name), kind, folder))
    load([archive], tmp_path / "packed.db")
    if folder == SOURCES:
        shutil.copy(record, tmp_path / "folder.db")
    else:
        load([folder], tmp_path / "folder.db")
        differ |= {"load_count", "load_file", "load_issue"}  # what has no name of its own is known by its place
    connection = sqlite3.connect(tmp_path / "packed.db")
    connection.execute("ATTACH ? AS folder", (str(tmp_path / "folder.db"),))
    tables = [name for (name,) in connection.execute("SELECT name FROM main.sqlite_master WHERE sql LIKE '%STRICT%'")]
    assert len(tables) > 20
    for table in set(tables) - differ:
        rows = connection.execute(f"SELECT * FROM main.{table} EXCEPT SELECT * FROM folder.{table}").fetchall()
        assert rows == []


def test_an_archive_is_read_in_place_and_a_file_of_it_can_be_had(tmp_path: Path) -> None:
    write(tmp_path / "city", events=[event()], eventitems__1=[item(7)], votes__7=[vote(1, "Yes")])
    (tmp_path / "city" / ".git").mkdir()
    (tmp_path / "city" / ".git" / "config.json").write_text("[]")
    archive = Path(shutil.make_archive(str(tmp_path / "city"), "xztar", tmp_path, "city"))
    with open_input(archive) as files:
        assert files.names() == ["city/eventitems/1.json", "city/events.json", "city/votes/7.json"]
        assert json.loads(files.read("city/votes/7.json"))[0]["VoteValueName"] == "Yes"
        assert files.head("city/events.json", 5) == b'[{"Ev'
        assert files.path("city/events.json").read_bytes() == files.read("city/events.json")
        assert len(legistar.detect(files)) == 3


@pytest.mark.parametrize("name", ["../escaped.toml", "/tmp/escaped.toml", "a/../../escaped.toml"])
def test_a_member_outside_of_its_archive_is_refused(name: str, tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "evil.tar", "w") as packed:
        info = tarfile.TarInfo(name)
        info.size = 4
        packed.addfile(info, io.BytesIO(b"evil"))
    with pytest.raises(CouncilError, match="is outside it"):
        load([tmp_path / "evil.tar"], tmp_path / "a.db")


def test_links_in_an_archive_are_no_files(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "links.tar", "w") as packed:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE):
            info = tarfile.TarInfo(f"passwd-{kind.decode()}.json")
            info.type, info.linkname = kind, "/etc/passwd"
            packed.addfile(info)
    with open_input(tmp_path / "links.tar") as files:
        assert files.names() == []


def _city(folder: Path, word: str = "Yes") -> Path:
    return write(folder, events=[event()], eventitems__1=[item(7)], votes__7=[vote(1, word)])


def _is_read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The labels of the inputs that are opened from now on."""
    labels: list[str] = []

    def find(path: Path, files: Files, format_name: str | None) -> list[FormatReading]:
        labels.append(str(path))
        return find_readings(path, files, format_name)

    monkeypatch.setattr(pipeline, "find_readings", find)
    return labels


@pytest.mark.parametrize("packed", [False, True])
def test_the_same_input_again_is_not_read(packed: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _city(tmp_path / "city")
    if packed:
        path = Path(shutil.make_archive(str(tmp_path / "city"), "gztar", path))
    load([path], tmp_path / "a.db")
    before = (tmp_path / "a.db").stat()
    labels = _is_read(monkeypatch)
    assert not load([path], tmp_path / "a.db").changed
    assert labels == []
    assert (tmp_path / "a.db").stat().st_mtime_ns == before.st_mtime_ns


@pytest.mark.parametrize("change", ["content", "name", "new", "settings", "format", "strict", "place", "database"])
def test_anything_that_may_change_the_record_is_read(
    change: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, target = _city(tmp_path / "city"), tmp_path / "a.db"
    load([path], target)
    labels = _is_read(monkeypatch)
    if change == "content":
        _city(path, "Nay")
    elif change == "name":
        (path / "events.json").rename(path / "events2.json")
    elif change == "new":
        (path / "persons.json").write_text('[{"PersonId": 1, "PersonFullName": "Ann West"}]')
    elif change == "settings":
        (path / "councilui.toml").write_text('timezone = "America/Chicago"\n')
    elif change == "place":
        path = path.rename(tmp_path / "town")
    elif change == "database":
        target.unlink()
    load([path], target, format_name="legistar" if change == "format" else None, strict=change == "strict")
    assert labels == [str(path)]


@pytest.mark.parametrize("harm", ["none", "written to", "a bit lost"])
def test_a_record_that_is_not_as_it_was_loaded_is_built_anew(harm: str, tmp_path: Path) -> None:
    path, target = _city(tmp_path / "city"), tmp_path / "a.db"
    load([path], target)
    before, whole = target.stat(), target.read_bytes()
    if harm == "written to":
        with closing(sqlite3.connect(target)) as connection, connection:
            connection.execute("UPDATE vote SET option = 'no'")
    elif harm == "a bit lost":
        target.write_bytes(whole.replace(b"Person 1", b"Person 3"))
        os.utime(target, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (target.read_bytes() == whole) is (harm == "none")
    assert load([path], target).changed == (harm != "none")
    assert target.read_bytes() == whole


def test_a_copy_of_a_record_is_verified_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, target = _city(tmp_path / "city"), tmp_path / "a.db"
    load([path], target)
    shutil.copyfile(target, tmp_path / "b.db")
    reads: list[int] = []

    def read_whole(connection: sqlite3.Connection) -> list[integrity.Damage]:
        reads.append(1)
        return check_integrity(connection)

    monkeypatch.setattr(integrity, "check_integrity", read_whole)
    for _ in range(2):
        assert not load([path], tmp_path / "b.db").changed
    assert len(reads) == 1


def test_a_record_beside_its_input_does_not_change_it(tmp_path: Path) -> None:
    _city(tmp_path)
    load([tmp_path], tmp_path / "a.db")
    assert current.is_current(tmp_path / "a.db", [tmp_path], None)


def test_a_newer_program_reads_again_and_then_knows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, target = _city(tmp_path / "city"), tmp_path / "a.db"
    load([path], target)
    os.utime(target, (0, 0))
    labels = _is_read(monkeypatch)
    assert not load([path], target).changed
    assert not load([path], target).changed
    assert labels == [str(path)]
    assert target.stat().st_mtime > 0  # the file says since when it is so


def test_both_of_two_inputs_must_be_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, other, target = _city(tmp_path / "city"), FIXTURES / "elms", tmp_path / "a.db"
    load([path], target)
    labels = _is_read(monkeypatch)
    load([path, other], target)
    assert labels == [str(path), str(other)]
    labels.clear()
    load([other], target)
    load([other, path], target)
    assert labels == []


def test_a_file_that_could_not_be_read_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, target = _city(tmp_path / "city"), tmp_path / "a.db"
    (path / "votes" / "8.json").write_text("[{")
    (path / "photo.png").write_bytes(b"\x89PNG")
    load([path], target)
    labels = _is_read(monkeypatch)
    load([path], target)
    assert labels == [str(path)]
    (path / "votes" / "8.json").write_text("[]")
    load([path], target)
    labels.clear()
    load([path], target)
    assert labels == []


def test_a_digest_is_of_names_and_contents(tmp_path: Path) -> None:
    path = _city(tmp_path / "city")
    first = input_digest(path)
    assert input_digest(shutil.copytree(path, tmp_path / "copy")) == first
    (path / "events.json").rename(path / "more.json")
    assert input_digest(path) != first
