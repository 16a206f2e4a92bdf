from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from councilui.common.errors import CouncilError
from councilui.common.files import open_file, write_new, write_private, write_whole
from councilui.common.toml_file import read_toml
from councilui.record.database import open_record


def test_a_file_is_never_replaced_unless_meant(tmp_path: Path) -> None:
    path = tmp_path / "vote.md"
    write_whole(path, "first\n")
    with pytest.raises(FileExistsError):
        write_whole(path, "second\n")
    assert path.read_text(encoding="utf-8") == "first\n"
    write_whole(path, "third\n", replace=True)
    assert path.read_text(encoding="utf-8") == "third\n"
    assert list(tmp_path.iterdir()) == [path]


def test_further_files_are_numbered(tmp_path: Path) -> None:
    names = [write_new(tmp_path, "vote", "md", str(number)).name for number in range(3)]
    assert names == ["vote.md", "vote-2.md", "vote-3.md"]
    assert (tmp_path / "vote.md").read_text(encoding="utf-8") == "0"


def test_a_text_that_cannot_be_encoded_leaves_the_file_there(tmp_path: Path) -> None:
    path = tmp_path / "vote.md"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(UnicodeEncodeError):
        write_whole(path, "new \ud800", replace=True)
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(CouncilError, match=r"vote\.md can't be written: No such file or directory\.$"):
        write_whole(tmp_path / "missing" / "vote.md", "text")


@pytest.mark.skipif(os.name != "posix", reason="permissions as POSIX has them")
def test_permissions_are_the_usual_or_those_of_the_old_file(tmp_path: Path) -> None:
    def mode(path: Path) -> int:
        return stat.S_IMODE(path.stat().st_mode)

    usual = tmp_path / "usual"
    usual.write_text("", encoding="utf-8")
    path = tmp_path / "vote.md"
    write_whole(path, "text")
    assert mode(path) == mode(usual)
    path.chmod(0o640)
    write_whole(path, "text", replace=True)
    assert mode(path) == 0o640
    write_private(tmp_path / "own" / "copied.txt", "text")
    assert mode(tmp_path / "own" / "copied.txt") == 0o600
    assert mode(tmp_path / "own") == 0o700


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target = tmp_path / "real.md"
    target.write_text("old", encoding="utf-8")
    link = tmp_path / "link.md"
    link.symlink_to(target)
    write_whole(link, "new", replace=True)
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "new"


@pytest.mark.parametrize("kind", ["pipe", "device", "folder"])
def test_what_is_no_file_is_not_waited_for(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "device":
        path.symlink_to("/dev/zero")
    else:
        path.mkdir()
    with pytest.raises(OSError, match="Is "):
        open_file(path)
    for read in (read_toml, open_record):
        with pytest.raises(CouncilError, match=r"a\.toml (can't be read: Is |is a folder)"):
            read(path)


def test_a_file_of_the_users_is_not_read_without_end(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.touch()
    os.truncate(path, 1 << 30)
    with pytest.raises(CouncilError, match="larger than 16 MB"):
        read_toml(path)
