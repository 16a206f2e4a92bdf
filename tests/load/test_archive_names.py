"""Archives with names that no file system takes, or that unpack to far more than their size, are refused."""

from __future__ import annotations

import io
import os
import tarfile
import zipfile
from pathlib import Path

import pytest

from councilui.common.errors import CouncilError
from councilui.load.pipeline import load

_CSV = b"date,body,motion,member,vote\n2024-03-05,Town Board,Fence,Ann Lee,yes\n"


@pytest.mark.parametrize("ending", [".zip", ".tar"])
@pytest.mark.parametrize("name", ["x" * 60_000 + ".csv", "a/" * 100_000 + "votes.csv"], ids=["long", "deep"])
def test_a_name_without_end_is_refused_in_a_short_sentence(name: str, ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"a{ending}"
    if ending == ".zip":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(name[:65_000], _CSV)
    else:
        with tarfile.open(path, "w") as packed:
            member = tarfile.TarInfo(name)
            member.size = len(_CSV)
            packed.addfile(member, io.BytesIO(_CSV))
    with pytest.raises(CouncilError, match="can't be unpacked") as error:
        load([path], tmp_path / "a.db")
    assert len(str(error.value)) < 500
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_an_input_that_is_no_file_is_not_waited_for(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "votes.csv"
    if kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("/dev/zero")
    with pytest.raises(CouncilError, match=r"isn.t a regular file or a folder"):
        load([path], tmp_path / "a.db")


@pytest.mark.parametrize("ending", [".zip", ".tar.gz", ".tar.bz2", ".tar.xz"])
def test_an_archive_that_unpacks_to_far_more_than_its_size_is_refused(ending: str, tmp_path: Path) -> None:
    path, content = tmp_path / f"a{ending}", bytes(70 << 20)
    if ending == ".zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("votes.csv", content)
    else:
        quick = {"preset": 0} if ending == ".tar.xz" else {}
        with tarfile.open(path, f"w:{ending.rpartition('.')[2]}", **quick) as packed:  # type: ignore[call-overload]
            member = tarfile.TarInfo("votes.csv")
            member.size = len(content)
            packed.addfile(member, io.BytesIO(content))
    with pytest.raises(CouncilError, match=r"would unpack to more than 200 times its size; unpack it yourself"):
        load([path], tmp_path / "a.db")
    assert list(tmp_path.iterdir()) == [path]
