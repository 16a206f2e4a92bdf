"""Input in each format and databases with something wrong in them: a record or a sentence, no mistake of ours."""

from __future__ import annotations

import gzip
import tempfile
import zipfile
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from councilui.cli import run
from councilui.common.errors import CouncilError
from councilui.load.pipeline import load
from councilui.record.database import open_record
from councilui.record.integrity import check_integrity
from tests.hostile.samples import SAMPLES, damaged, write_files

_TABLE: Final = b"date,body,motion,member,vote\n2031-03-05,Board,Fence,Ann Lee,yes\n"


@pytest.mark.parametrize("name", SAMPLES)
@settings(max_examples=2, suppress_health_check=list(HealthCheck))
@given(randomness=st.randoms(use_true_random=False))
def test_any_input_is_a_record_or_a_sentence(name: str, randomness: Random) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path, target = write_files(damaged(SAMPLES[name], randomness), Path(folder) / "in"), Path(folder) / "a.db"
        try:
            load([path], target)
        except CouncilError:
            assert not target.exists()
        else:
            with closing(open_record(target)) as connection:
                assert check_integrity(connection) == []


@pytest.mark.parametrize("levels", [110, 400, 900])
def test_json_nested_deeper_than_readers_follow_is_told(
    levels: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    inside = '{"ayes":' * levels + "1" + "}" * levels
    (tmp_path / "votes.json").write_text(f'[{{"date": "2031-03-05", "title": "Fence", "votes": {inside}}}]')
    assert run(["load", str(tmp_path / "votes.json"), "--db", str(tmp_path / "a.db")]) == 1
    assert "nested too deeply" in capsys.readouterr().err


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("town")
    (folder / "votes.csv").write_bytes(_TABLE)
    load([folder / "votes.csv"], folder / "a.db")
    return (folder / "a.db").read_bytes()


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=8)), min_size=1, max_size=3), st.booleans())
def test_any_database_opens_or_is_refused_in_a_sentence(
    town: bytes, changes: list[tuple[float, bytes]], is_head: bool
) -> None:
    raw = bytearray(town)
    for place, piece in changes:
        start = int(place * (120 if is_head else len(raw)))
        raw[start : start + len(piece)] = piece
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        path.write_bytes(raw)
        try:
            connection = open_record(path)
        except CouncilError:
            return
        with closing(connection):
            check_integrity(connection)


@pytest.mark.parametrize("name", ["a.zip", "a.tar.gz", "votes.xlsx", "2024-03-05 board minutes.docx"])
def test_an_archive_whose_compressed_bytes_are_damaged_is_refused(name: str, tmp_path: Path) -> None:
    """Its directory is whole; what it leads to is no deflated stream."""
    path, target = tmp_path / name, tmp_path / "out.db"
    if name.endswith(".gz"):
        path.write_bytes(gzip.compress(_TABLE)[:10] + b"\xff" * 40)
    else:
        member = {"votes.xlsx": "xl/worksheets/a.xml", "a.zip": "votes.csv"}.get(name, "word/document.xml")
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(member, _TABLE * 9)
        raw = bytearray(path.read_bytes())
        start = 30 + len(member)  # behind the header of the first member
        raw[start : start + 20] = b"\xff" * 20
        path.write_bytes(raw)
    with pytest.raises(CouncilError):
        load([path], target)
    assert not target.exists()
