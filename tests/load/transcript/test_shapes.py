"""The shapes of transcripts: made up, in the shape of real ones."""

from __future__ import annotations

from typing import Any

import pytest

from councilui.load.settings import Settings
from councilui.record.model import Body, Meeting, Statement
from tests.load.transcript.reading import NAME, read_files, read_statements

SENTENCES = [
    {
        "speaker": "0",
        "time_marker": 0,
        "start_time": 3.35,
        "end_time": 8.2,
        "text": "Good morning, and welcome to all.",
    },
    {
        "speaker": "0",
        "time_marker": 1,
        "start_time": 8.6,
        "end_time": 13.5,
        "text": "Please silence your telephones now.",
    },
    {
        "speaker": "1",
        "time_marker": 2,
        "start_time": 13.9,
        "end_time": 19.0,
        "text": "Thank you, sergeant, and good morning.",
    },
    {
        "speaker": "2",
        "time_marker": 3,
        "start_time": 30.0,
        "end_time": 34.0,
        "text": "I live in this street, and I object.",
    },
    {"speaker": "9", "time_marker": 4, "start_time": 34.0, "end_time": 36.0, "text": "So do I, and so does she."},
]
SPEAKERS = [
    {"label": "0", "name": "UNKNOWN", "role": "Sergeant at Arms", "organization": "NYC City Council"},
    {"label": "1", "name": "Jane Roe", "role": "Council Member", "organization": "NYC City Council"},
    {"label": "2", "name": "John Doe", "role": "Member of the Public", "organization": "UNKNOWN"},
]


def _short(rows: list[Statement]) -> list[tuple[str | None, str | None, str, str]]:
    return [(row.speaker_name, row.affiliation, row.capacity, row.venue) for row in rows]


def test_sentences_become_turns_and_the_list_of_speakers_names_them() -> None:
    rows, report = read_files(
        {
            "2024-10-22-city-council-data/transcript.json": SENTENCES,
            "2024-10-22-city-council-data/speakers.json": SPEAKERS,
        }
    )
    statements = [row for row in rows if isinstance(row, Statement)]
    assert [row.id for row in rows if isinstance(row, Meeting)] == ["town/city-council/2024-10-22"]
    assert _short(statements) == [
        (None, "Sergeant at Arms, NYC City Council", "staff", "chamber"),
        ("Jane Roe", "NYC City Council", "member", "floor"),
        ("John Doe", None, "public comment", "public comment"),
        (None, None, "unknown", "chamber"),
    ]
    assert statements[0].text == "Good morning, and welcome to all. Please silence your telephones now."
    assert (statements[0].start_s, statements[0].end_s) == (3.35, 13.5)
    assert statements[0].note == "an unnamed speaker, Sergeant at Arms"
    assert report.issues == []
    assert report.read["transcript entries"] == 5


def test_links_beside_a_transcript_tell_its_meeting() -> None:
    link = "https://citymeetings.nyc/city-council/2024-10-22-0930-am-subcommittee-on-zoning/chapter/x"
    rows, _ = read_files(
        {"data/transcript.json": SENTENCES, "data/testimonies.json": [{"name": "A", "citymeetings_url": link}]}
    )
    assert [(row.date, row.time) for row in rows if isinstance(row, Meeting)] == [("2024-10-22", "09:30")]
    assert [row.name for row in rows if isinstance(row, Body)] == ["Subcommittee on Zoning"]


def test_council_data_project() -> None:
    value = {
        "generator": "CDP",
        "session_datetime": "2021-05-03T14:00:00-07:00",
        "sentences": [
            {"index": 0, "start_time": 0.0, "end_time": 4.0, "text": "The meeting will come to order now.",
             "speaker_name": None, "speaker_index": 3, "words": []},
            {"index": 1, "start_time": 4.0, "end_time": 8.0, "text": "Thank you, council president, I am here.",
             "speaker_name": "Jane Roe", "speaker_index": 4},
            {"index": 2, "start_time": 8.0, "end_time": 12.0, "text": "We have a quorum of nine members.",
             "speaker_name": "Clerk Doe", "speaker_index": 5},
        ],
    }  # fmt: skip
    rows, _ = read_files({"council/3f2a.json": value}, Settings("town", body="City Council"))
    assert [(row.date, row.time) for row in rows if isinstance(row, Meeting)] == [("2021-05-03", "14:00")]
    statements = [row for row in rows if isinstance(row, Statement)]
    assert [(row.speaker_name, row.capacity) for row in statements] == [
        (None, "unknown"),
        ("Jane Roe", "unknown"),
        ("Clerk Doe", "staff"),
    ]
    assert statements[0].note == "labeled “3” in the transcript"


def test_marks_of_captions_in_a_transcript_change_the_speaker() -> None:
    entries = ["&gt;&gt; Councilmember Roe: I move it, and I ask for a second.", "It is a good thing.", ">>> Second."]
    sentences = [
        {"start_time": n * 4.0, "end_time": n * 4.0 + 3, "text": text, "speaker_name": None, "speaker_index": 0}
        for n, text in enumerate(entries)
    ]
    rows = read_statements({"sentences": sentences})
    assert [(row.speaker_name, row.text) for row in rows] == [
        ("Councilmember Roe", "I move it, and I ask for a second. It is a good thing."),
        (None, "Second."),
    ]


def test_whisper_without_speakers_and_with() -> None:
    segments = [
        {"id": n, "start": n * 3.0, "end": n * 3.0 + 3, "text": f" This is segment number {n} of it."}
        for n in range(60)
    ]
    rows = read_statements({"text": "This is a long text. " * 400, "segments": segments, "language": "en"})
    assert len(rows) == 4
    assert {row.speaker_name for row in rows} == {None}
    rows = read_statements(
        {"segments": [{**segments[0], "speaker": "SPEAKER_01"}, {**segments[1], "speaker": "Mayor Roe"}]}
    )
    assert [(row.speaker_name, row.note) for row in rows] == [
        (None, "labeled “SPEAKER_01” in the transcript"),
        ("Mayor Roe", None),
    ]


WORDS = "This is what is said in a turn of that length, with as many words as people say in nine seconds."


def _fairfax(scale: int) -> dict[str, Any]:
    turns = [
        {
            "turn_id": number,
            "start": number * 10 * scale,
            "end": (number * 10 + 9) * scale,
            "text": WORDS,
            "speaker": f"SPEAKER_{number % 2:02}",
            "speaker_public": "Supervisor Roe" if number % 2 else None,
            "confidence": 0.9,
        }
        for number in range(6)
    ]
    meeting = {"date": "2026-01-13", "body": "Board of Supervisors", "sections": []}
    return {"schema": "transcript/1", "meeting": meeting, "turns": turns}


@pytest.mark.parametrize(("scale", "unit"), [(1, "seconds"), (1000, "milliseconds")])
def test_turns_in_seconds_or_milliseconds_under_one_schema(scale: int, unit: str) -> None:
    rows, report = read_files({"jan-13.json": _fairfax(scale)})
    statements = [row for row in rows if isinstance(row, Statement)]
    assert [row.id for row in rows if isinstance(row, Meeting)] == ["town/board-of-supervisors/2026-01-13"]
    assert [(row.start_s, row.end_s) for row in statements][:2] == [(0.0, 9.0), (10.0, 19.0)]
    assert [row.speaker_name for row in statements][:2] == [None, "Supervisor Roe"]
    assert statements[1].capacity == "member"
    assert report.notes == [f"Times were read as {unit} in town/jan-13.json."]
    assert report.issues == []


def test_turns_that_a_file_calls_turns_are_not_joined() -> None:
    value = _fairfax(1)
    for turn in value["turns"]:
        turn["speaker"], turn["speaker_public"] = "SPEAKER_01", "Supervisor Roe"
    assert len(read_statements(value, "jan-13.json")) == 6


def test_captions_in_lists_of_lists_are_one_list() -> None:
    rows = [{"type": "text", "time": 1.5, "text": "GOOD EVENING."}, {"type": "meta", "time": 2}]
    value = [rows, [{"type": "text", "time": 4.5, "text": ">> MAYOR ROE: ORDER."}]]
    assert [(row.speaker_name, row.text, row.start_s) for row in read_statements(value)] == [
        (None, "GOOD EVENING.", 1.5), ("MAYOR ROE", "ORDER.", 4.5),
    ]  # fmt: skip


def test_a_map_of_fields_reads_anything_else() -> None:
    value = {
        "data": {
            "rows": [{"when": {"from": "00:01:02.5"}, "until": "00:01:05", "words": "Hello there.", "who": "Jane Roe"}]
        }
    }
    fields = {
        "list": "data.rows",
        "start": "when.from",
        "end": "until",
        "text": "words",
        "speaker": "who",
        "date": "2024-05-06",
    }
    rows, report = read_files({"x.json": value}, Settings("town", body="City Council", fields=fields), ["x.json"])
    assert [(r.speaker_name, r.text, r.start_s, r.end_s) for r in rows if isinstance(r, Statement)] == [
        ("Jane Roe", "Hello there.", 62.5, 65.0)
    ]
    assert [row.date for row in rows if isinstance(row, Meeting)] == ["2024-05-06"]
    assert report.issues == []


def test_somebody_elses_chair_is_a_guest_here() -> None:
    people = [
        {"label": "a", "name": "A", "role": "Chair", "organization": "Manhattan Community Board 3"},
        {"label": "b", "name": "B", "role": "Commissioner", "organization": "NYC City Planning Commission"},
        {"label": "c", "name": "C", "role": "Council Member", "organization": "NYC City Council"},
        {"label": "d", "name": "D", "role": "Secretary", "organization": "City Planning Commission"},
    ]
    entries = [
        {"speaker": who, "start_time": n * 3.0, "end_time": n * 3.0 + 3, "text": "I have seven words to say here."}
        for n, who in enumerate("abcd")
    ]
    folder = "2024-07-10-city-planning-commission"
    rows, _ = read_files({f"{folder}/transcript.json": entries, f"{folder}/speakers.json": people})
    assert [row.capacity for row in rows if isinstance(row, Statement)] == ["guest", "member", "guest", "staff"]


def test_a_transcript_without_a_date_is_listed_with_what_to_write() -> None:
    rows, report = read_files({"city-council.json": SENTENCES})
    assert rows == []
    assert [(issue.kind, issue.file) for issue in report.issues] == [("no date in name", "town/city-council.json")]
    assert NAME[:10] == "2024-05-06"
