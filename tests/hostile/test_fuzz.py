"""Bytes of any kind under the name of any format, and databases with bytes in the wrong place: no mistake of ours."""

from __future__ import annotations

import gzip
import tempfile
import zipfile
from contextlib import closing
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from councilui.common.errors import CouncilError
from councilui.load.pipeline import load
from councilui.record.database import open_record
from councilui.record.integrity import check_integrity

SAMPLES: Final = {
    "votes.csv": b"date,body,motion,member,vote\n2024-03-05,Board,Fence,Ann Lee,yes\n",
    "votes.json": b'[{"date": "2024-03-05", "body": "Board", "motion": "Fence", "member": "Ann Lee", "vote": "yes"}]',
    "2024-03-05 board.vtt": b"WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Ann Lee>Good evening.</v>\n",
    "2024-03-05 board.srt": b"1\n00:00:01,000 --> 00:00:04,000\nLEE: Good evening.\n",
    "2024-03-05 board.sbv": b"0:00:01.000,0:00:04.000\nGood evening.\n",
    "2024-03-05 board.lrc": b"[ti:Board]\n[00:01.00]Good evening.\n[00:04.00]\n",
    "2024-03-05 board.scc": b"Scenarist_SCC V1.0\n\n00:00:01:00\t9420 9420 94d0 c8e5 ecec ef80 942f\n",
    "2024-03-05 board.ttml": b'<tt xmlns="http://www.w3.org/ns/ttml"><body><div><p begin="1s">Hi</p></div></body></tt>',
    "2024-03-05 board.txt": b"Ann Lee (0:12): Good evening.\n\nBo Nye (0:20): The fence is high.\n",
    "2024-03-05 board.json": b'{"segments": [{"start": 1.0, "end": 2.0, "text": "Good evening.", "speaker": "S1"}]}',
    "2024-03-05 board minutes.txt": b"Motion by Lee to approve the fence.\nAyes: Lee, Nye. Nays: None.\n",
    "2024-03-05 board minutes.html": b"<p>Motion by Lee to approve the fence.</p><p>Ayes: Lee, Nye</p>",
    "2024-03-05 board minutes.pdf": b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\ntrailer<</Root 1 0 R>>",
    "record.toml": b'[record]\nid = "x"\ntitle = "X"\n[[source]]\nid = "s"\nkind = "press"\npublisher = "P"\n',
    "councilui.toml": b'body = "Board"\n[columns]\ndate = "day"\n',
    "Events.json": b'[{"EventId": 3, "EventBodyId": 1, "EventBodyName": "Board", "EventDate": "2024-03-05T00:00:00"}]',
    "event_3.json": b'{"_type": "event", "_id": "e/3", "name": "Board", "start_date": "2024-03-05"}',
    "a.zip": b"PK\x03\x04", "a.tar.gz": b"\x1f\x8b\x08\0", "votes.xlsx": b"PK\x03\x04",
    "2024-03-05 board.docx": b"PK\x05\x06" + bytes(18),
}  # fmt: skip
PIECES: Final = (
    b"\0",
    b"\xff",
    b'"',
    b"{",
    b"[",
    b"<",
    b"-->",
    b"9" * 20,
    b"\n" * 9,
    b"\xe2\x80\xae",
    b",",
    b"LEE: ",
    b">> ",
    b"[[",
    b"",
)
_PIECES: Final = st.binary(max_size=12) | st.sampled_from(PIECES)


@settings(max_examples=100, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(sorted(SAMPLES)), st.lists(st.tuples(st.floats(0, 1), st.integers(0, 9), _PIECES), max_size=4))
def test_any_input_is_a_record_or_a_sentence(name: str, changes: list[tuple[float, int, bytes]]) -> None:
    raw = SAMPLES[name]
    for place, length, piece in changes:
        start = int(place * len(raw))
        raw = raw[:start] + piece + raw[start + length :]
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(raw)
        try:
            load([Path(folder) / name], Path(folder) / "a.db")
        except CouncilError:
            assert not (Path(folder) / "a.db").exists()
        else:
            with closing(open_record(Path(folder) / "a.db")) as connection:
                assert check_integrity(connection) == []


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("town")
    (folder / "votes.csv").write_bytes(SAMPLES["votes.csv"])
    load([folder / "votes.csv"], folder / "a.db")
    return (folder / "a.db").read_bytes()


@settings(max_examples=100, suppress_health_check=list(HealthCheck))
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
        path.write_bytes(gzip.compress(SAMPLES["votes.csv"])[:10] + b"\xff" * 40)
    else:
        member = {"votes.xlsx": "xl/worksheets/a.xml", "a.zip": "votes.csv"}.get(name, "word/document.xml")
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(member, SAMPLES["votes.csv"] * 9)
        raw = bytearray(path.read_bytes())
        start = 30 + len(member)  # behind the header of the first member
        raw[start : start + 20] = b"\xff" * 20
        path.write_bytes(raw)
    with pytest.raises(CouncilError):
        load([path], target)
    assert not target.exists()
