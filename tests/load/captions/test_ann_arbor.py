"""Cuts of two real dialects, read from the folder as a user has it."""

from __future__ import annotations

from councilui.load.formats import captions
from councilui.load.inputs import Files
from councilui.load.report import Report
from councilui.load.settings import FolderSettings
from councilui.record.model import Body, Meeting, Source, Statement
from tests.conftest import ROOT

FOLDER = ROOT / "tests" / "fixtures" / "captions" / "ann-arbor"


def _read() -> tuple[list[object], Report]:
    files, report = Files(FOLDER, str(FOLDER)), Report()
    return list(captions.read(files, captions.detect(files), FolderSettings(files).of(""), report)), report


def test_each_file_is_a_meeting_of_one_body() -> None:
    rows, report = _read()
    assert [row.name for row in rows if isinstance(row, Body)] == ["City Council"]
    assert [row.id for row in rows if isinstance(row, Meeting)] == [
        "ann-arbor/city-council/2020-02-03",
        "ann-arbor/city-council/2022-09-06",
    ]
    assert [row.id for row in rows if isinstance(row, Source)] == [
        "captions:ann-arbor/2020-02-03-CityCouncil200203-2224",
        "captions:ann-arbor/2022-09-06-CityCouncil220906-7376",
    ]
    assert report.issues == []


def test_a_meeting_stands_before_its_statements_which_count_from_zero() -> None:
    rows, _ = _read()
    meetings: set[str] = set()
    positions: dict[str, int] = {}
    for row in rows:
        if isinstance(row, Meeting):
            meetings.add(row.id)
        if isinstance(row, Statement):
            assert row.meeting in meetings
            assert row.id == positions.get(row.meeting, 0)
            positions[row.meeting] = row.id + 1


def test_lines_that_are_cues_of_their_own_are_said_once_and_by_name() -> None:
    statements = [row for row in _read()[0] if isinstance(row, Statement) and row.meeting.endswith("2020-02-03")]
    assert [(row.speaker_name, row.capacity, row.venue, row.kind, row.text) for row in statements[:4]] == [
        (None, "unknown", "chamber", "scene", "[ GAVEL ]"),
        (
            "MAYOR TAYLOR",
            "member",
            "floor",
            "speech",
            "GOOD EVENING, EVERYONE, AND WELCOME TO THE FEBRUARY 3RD MEETING OF THE ANN ARBOR CITY COUNCIL. IF YOU'RE"
            " ABLE, PLEASE RISE AND JOIN US FOR A MOMENT OF SILENCE, FOLLOWED BY THE PLEDGE OF ALLEGIANCE.",
        ),
        (
            None,
            "unknown",
            "chamber",
            "speech",
            "I PLEDGE ALLEGIANCE TO THE FLAG OF THE UNITED STATES OF AMERICA, AND TO THE REPUBLIC FOR WHICH IT STANDS:"
            " ONE NATION UNDER GOD, INDIVISIBLE, WITH LIBERTY AND JUSTICE FOR ALL.",
        ),
        ("MAYOR TAYLOR", "member", "floor", "speech", "WOULD OUR CLERK PLEASE CALL THE ROLL OF COUNCIL."),
    ]
    assert (statements[1].start_s, statements[1].end_s) == (12.645, 35.567)


def test_a_window_of_three_lines_is_said_once_and_its_marks_are_found() -> None:
    statements = [row.text for row in _read()[0] if isinstance(row, Statement) and row.meeting.endswith("2022-09-06")]
    assert statements[0] == (
        "EVENING, EVERYONE, AND WELCOME THE SEPTEMBER 6TH MEETING OF THE ANN ARBOR CITY COUNCIL. IF YOU'RE ABLE PLEASE"
        " RISE AND JOIN US FOR A MOMENT OF SILENCE FOLLOWED BY THE PLEDGE OF ALLEGIANCE"
    )
    assert statements[1].startswith(
        "I PLEDGE ALLEGIANCE TO THE FLAG OF THE UNITED OF AMERICA AND TO THE REPUBLIC FOR WHICH"
    )
    assert not any(mark in text for text in statements for mark in (">>", "&", "\x00"))


def test_every_line_is_accounted_for() -> None:
    _, report = _read()
    written = report.read["caption lines"] - report.merged["caption lines that rolled up"]
    assert report.read["caption cues"] == 133
    assert report.read["caption lines"] == 191
    assert written == 88
    assert report.rows_made["statements"] == 19
    assert report.rows_made["speaker names without words"] == 4
