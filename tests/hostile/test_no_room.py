"""Disks that are full or read-only, for the record, for temporary files and for what the program remembers."""

from __future__ import annotations

import random
import shutil
import tarfile
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from councilui.load.pipeline import load
from councilui.record.database import open_record
from councilui.record.integrity import check_integrity
from tests.hostile.faults import write_votes
from tests.hostile.mounts import needs_mounts, read_only, run_mounted, small

pytestmark = needs_mounts
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def _town(folder: Path) -> Path:
    """A record in a folder of its own, and a newer input for it beside that."""
    folder.mkdir()
    write_votes(folder.parent / "votes.csv", 40, 2023)
    load([folder.parent / "votes.csv"], folder / "a.db")
    write_votes(folder.parent / "votes.csv", 800, 2023)
    return folder / "a.db"


def _is_one_sentence(err: str) -> bool:
    return len(err.splitlines()) == 1 and err.startswith("councilui: ") and "mistake" not in err


def test_a_full_disk_keeps_the_old_record(tmp_path: Path) -> None:
    target = _town(tmp_path / "full")
    before = target.read_bytes()
    copy = tmp_path / "after"
    status, _, err = run_mounted(
        small(target.parent, "600k"), "load", tmp_path / "votes.csv", "--db", target,
        after=f"cp -a '{target.parent}' '{copy}'",
    )  # fmt: skip
    assert (status, _is_one_sentence(err)) == (1, True), err
    assert "full" in err
    assert [(path.name, path.read_bytes()) for path in copy.iterdir()] == [("a.db", before)]


@pytest.mark.parametrize("name", ["a.zip", "a.tar.gz"])
def test_no_room_for_an_archive_is_told(name: str, tmp_path: Path) -> None:
    target = _town(tmp_path / "town")
    before = target.read_bytes()
    (tmp_path / "temporary").mkdir()
    if name == "a.zip":
        with zipfile.ZipFile(tmp_path / name, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write(tmp_path / "votes.csv", "votes.csv")
    else:
        with tarfile.open(tmp_path / name, "w:gz") as packed:
            packed.add(tmp_path / "votes.csv", "votes.csv")
    status, _, err = run_mounted(
        small(tmp_path / "temporary", "16k"),
        "load",
        tmp_path / name,
        "--db",
        target,
        environment={"TMPDIR": tmp_path / "temporary"},
    )
    assert (status, _is_one_sentence(err)) == (1, True), err
    assert "no space left" in err.casefold()
    assert target.read_bytes() == before
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.slow
def test_no_room_for_what_sqlite_puts_aside_is_told(tmp_path: Path) -> None:
    """A hundred thousand different words: more than SQLite's index of them keeps in memory."""
    target = _town(tmp_path / "town")
    before = target.read_bytes()
    (tmp_path / "temporary").mkdir()
    source = tmp_path / "2024-03-05 town board.vtt"
    randomness = random.Random(1)
    cues = (
        f"00:{number // 60:02}:{number % 60:02}.000 --> 00:{number // 60:02}:{number % 60:02}.900\n<v Ann Lee>"
        + " ".join("".join(randomness.choices(_LETTERS, k=9)) for _ in range(60))
        for number in range(3000)
    )
    source.write_text("WEBVTT\n\n" + "\n\n".join(cues), encoding="utf-8")
    status, _, err = run_mounted(
        small(tmp_path / "temporary", "64k"),
        "load",
        source,
        "--db",
        target,
        environment={"SQLITE_TMPDIR": tmp_path / "temporary"},
    )
    assert (status, _is_one_sentence(err)) == (1, True), err
    assert "full" in err
    assert target.read_bytes() == before
    assert list(target.parent.iterdir()) == [target]


def test_a_read_only_folder_can_be_read_and_says_that_it_cannot_be_written(tmp_path: Path) -> None:
    target = _town(tmp_path / "town")
    mount = read_only(target.parent)
    status, out, err = run_mounted(mount, "list", "votes", "-d", target)
    assert (status, err) == (0, "")
    assert "Approve fence" in out
    status, _, err = run_mounted(mount, "load", tmp_path / "votes.csv", "--db", target)
    assert (status, _is_one_sentence(err)) == (1, True), err
    assert "Read-only file system" in err
    status, _, err = run_mounted(mount, "export", "doubts", "-o", target.parent / "a.csv", "-d", target)
    assert (status, _is_one_sentence(err)) == (1, True), err
    assert list(target.parent.iterdir()) == [target]
    with closing(open_record(target)) as connection:
        assert check_integrity(connection) == []


def test_without_a_folder_to_write_in_every_command_answers(tmp_path: Path) -> None:
    """No cache, no state, no temporary file."""
    target = _town(tmp_path / "town")
    home = tmp_path / "home"
    home.mkdir()
    folders = {f"XDG_{kind}_HOME": home / kind.lower() for kind in ("CACHE", "STATE", "CONFIG", "DATA")}
    folders |= dict.fromkeys(("HOME", "TMPDIR", "SQLITE_TMPDIR"), home)
    shutil.copy(target, home / "a.db")
    for command in (["list", "votes"], ["search", "fence", "--in", "all"], ["check"], ["check", "--integrity"],
                    ["export", "doubts", "--to", "csv"]):  # fmt: skip
        status, out, err = run_mounted(read_only(home), *command, "-d", home / "a.db", environment=folders)
        assert (status, err) == (0, ""), (command, err)
        assert out
