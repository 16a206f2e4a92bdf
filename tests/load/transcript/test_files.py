"""What is claimed, what is refused, and units of time that cannot be told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from councilui.load.formats import transcript
from councilui.load.inputs import Files
from councilui.load.report import Report
from councilui.load.settings import Settings
from councilui.record.model import Meeting, Statement
from tests.load.transcript.reading import NAME, read_files, read_statements

ENTRIES = [{"start": 0.0, "end": 2.0, "text": "Hello to all of you.", "speaker": "Jane Roe"}]


def _write(folder: Path, contents: dict[str, Any]) -> Files:
    for name, value in contents.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(value if isinstance(value, str) else json.dumps(value))
    return Files(folder, "town")


def test_transcripts_are_known_by_their_beginning(tmp_path: Path) -> None:
    files = _write(
        tmp_path,
        {
            "a/transcript.json": ENTRIES,
            "a/speakers.json": [{"label": "0", "name": "Jane"}],
            "b/speakers.json": [{"label": "0", "name": "Jane"}],
            "b/testimonies.json": [{"name": "Jane", "start_time_in_seconds": 3}],
            "whisper.json": {"text": "word " * 2000, "segments": ENTRIES},
            "events.json": [{"EventId": 1, "EventBodyName": "Council", "text": "x", "start": 1}],
            "votes/1.json": [{"VoteId": 1, "VotePersonName": "Roe"}],
            "matter.json": {"recordNumber": "O1", "text": "x"},
            "text.json": {"text": "word " * 2000},
            "broken.json": "{",
        },
    )
    assert transcript.detect(files) == ["a/speakers.json", "a/transcript.json", "whisper.json"]


def test_a_map_of_fields_claims_what_it_fits(tmp_path: Path) -> None:
    files = _write(
        tmp_path, {"x.json": {"rows": [{"t": 1}]}, "y.json": [], "councilui.toml": '[fields]\nlist = "rows"\n'}
    )
    assert transcript.detect(files) == ["x.json"]


@pytest.mark.parametrize(
    ("entries", "kind"),
    [
        ([{"start": 0, "end": 0.3, "text": "Hello."}], "unit of time"),
        ([{"start": 5, "text": "Hello."}], "unit of time"),
        ([{"text": "Hello."}], "no time"),
        (
            [
                {"start": 9, "end": 12, "text": "Hello to all of you. " * 5},
                {"start": 1, "end": 3, "text": "No, no. " * 3},
            ],
            "times go back",
        ),
        ([*ENTRIES, {"start": 2.0, "end": 3.0}, 7], "entries without text"),
    ],
)
def test_what_is_doubtful_is_listed_and_loaded(entries: list[Any], kind: str) -> None:
    rows, report = read_files({NAME: entries}, names=[NAME])
    assert any(isinstance(row, Statement) for row in rows)
    assert kind in {issue.kind for issue in report.issues}


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b"{", "not JSON"), (b"\xff\xfe", "not JSON"), (b"[" * 100_000, "not JSON"), (b"[]", "no transcript"),
        (b'{"segments": "x"}', "no transcript"), (b'[{"text": ""}]', "no transcript"), (b"null", "no transcript"),
    ],
)  # fmt: skip
def test_what_is_no_transcript_is_listed(raw: bytes, kind: str) -> None:
    rows, report = read_files({NAME: raw}, names=[NAME])
    assert rows == []
    assert [issue.kind for issue in report.issues] == [kind]


def test_a_moment_in_utc_is_moved_to_the_bodys_zone() -> None:
    value = {"session_datetime": "2024-05-07T01:30:00Z", "sentences": ENTRIES}
    rows, _ = read_files({"council.json": value}, Settings("town", timezone="America/Detroit"))
    assert [(row.date, row.time) for row in rows if isinstance(row, Meeting)] == [("2024-05-06", "21:30")]
    rows, report = read_files({"council.json": value})
    assert [(row.date, row.time) for row in rows if isinstance(row, Meeting)] == [("2024-05-07", None)]
    assert any("UTC" in note for note in report.notes)


def test_half_a_character_does_not_stop_the_load() -> None:
    (row,) = read_statements(
        b'[{"start": 0, "end": 2, "text": "Hello \\ud800 to all of you", "speaker": "Jane \\udc00"}]'
    )
    row.text.encode()
    assert row.speaker_name is not None
    row.speaker_name.encode()


_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=12)
    | st.sampled_from(["SPEAKER_01", "00:01:02", "12"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
_KEYS = st.sampled_from(
    ["text", "start", "end", "start_time", "end_time", "speaker", "speaker_name", "turn_id", "offsets", "from"]
)
_ENTRIES = st.lists(st.dictionaries(_KEYS, _VALUES, max_size=6) | _VALUES, max_size=6)
_OUTER = st.sampled_from(["segments", "sentences", "turns", "meeting", "session_datetime", "date", "body"])


@settings(max_examples=60)
@given(st.one_of(_ENTRIES, st.dictionaries(_OUTER, _ENTRIES | _VALUES, max_size=4)), st.none() | _VALUES)
def test_any_json_is_read_or_listed(value: Any, speakers: Any) -> None:
    contents = {f"d/{NAME}": value, "d/speakers.json": speakers}
    rows, report = read_files(contents, Settings("town", body="Council"), sorted(contents))
    statements = [row for row in rows if isinstance(row, Statement)]
    assert statements or report.issues
    for row in statements:
        "".join(filter(None, (row.text, row.speaker_name, row.affiliation, row.note))).encode()
        assert row.text
        assert row.start_s is None or (row.end_s is not None and 0 <= row.start_s <= row.end_s)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_a_transcript_in_any_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    entries = [{**ENTRIES[0], "speaker": "José Roe"}, {**ENTRIES[0], "start": 9.5, "end": 11.0, "text": "¿Café?"}]
    (tmp_path / NAME).write_bytes(json.dumps(entries, ensure_ascii=False).encode(encoding))
    files = Files(tmp_path, "town")
    names = transcript.detect(files)
    assert names == [NAME]
    report = Report()
    rows = list(transcript.read(files, names, Settings("town"), report))
    statements = [row for row in rows if isinstance(row, Statement)]
    assert [(row.speaker_name, row.text) for row in statements] == [
        ("José Roe", "Hello to all of you."), ("Jane Roe", "¿Café?"),
    ]  # fmt: skip
    guesses = [issue.reason for issue in report.issues if issue.kind == "encoding guessed"]
    assert guesses == (["not UTF-8; read as Windows-1252"] if encoding == "cp1252" else [])
