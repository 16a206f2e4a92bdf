"""Chicago's eLMS: captures of the Clerk's API, and made-up objects with its traps."""

from __future__ import annotations

import json
import sqlite3
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from councilui.load.formats import elms
from councilui.load.formats.elms.shapes import ClerkName, local
from councilui.load.pipeline import load
from councilui.load.report import Report
from councilui.record.model import (
    AgendaItem,
    Attendance,
    Body,
    Doubt,
    Matter,
    MatterAction,
    Meeting,
    Membership,
    Motion,
    Sponsorship,
    Vote,
    VoteEvent,
)
from tests.conftest import SOURCES
from tests.load.any_json import VALUES, Shapes, read_or_refuse
from tests.load.vote_table.rows import FIXTURES, kinds, of, read_rows


@pytest.fixture(scope="module")
def loaded() -> tuple[list[object], Report]:
    return read_rows(elms, FIXTURES / "elms")


def test_every_file_is_claimed_and_counted(loaded: tuple[list[object], Report]) -> None:
    _, report = loaded
    count = {
        "matters": 3,
        "meetings": 6,
        "bodies": 1,
        "persons": 1,
        "terms": 4,
        "votes": 9,
        "answers to roll calls": 2,
    }
    assert {kind: report.read[kind] for kind in count} == count
    assert "file not read" not in kinds(report)


def test_the_user_s_words_for_votes_count_here_too(tmp_path: Path) -> None:
    made_up = (FIXTURES / "elms" / "votes-made-up.json").read_text(encoding="utf-8")
    (tmp_path / "votes.json").write_text(made_up, encoding="utf-8")
    (tmp_path / "councilui.toml").write_text('[words]\n"shrug" = "abstain"\n"Yea" = "present"\n', encoding="utf-8")
    rows, _ = read_rows(elms, tmp_path)
    options = {vote.option_text: vote.option for vote in of(rows, Vote)}
    assert (options["Shrug"], options["Yea"]) == ("abstain", "present")


def test_ids_are_those_of_the_record_that_comes_along(loaded: tuple[list[object], Report]) -> None:
    rows, _ = loaded
    assert "chicago-city-council" in {body.id for body in of(rows, Body)}
    assert "chicago-city-council/2023-09-13" in {meeting.id for meeting in of(rows, Meeting)}
    assert {"so2025-0019977", "o2023-0009999"} <= {matter.id for matter in of(rows, Matter)}
    seats = {seat.id: seat for seat in of(rows, Membership)}
    assert seats["chicago-city-council/mayor/lori-lightfoot"].end == "2023-05-14"
    johnson = seats["chicago-city-council/mayor/brandon-johnson"]
    assert (johnson.end, johnson.note) == (None, "The term recorded runs to 2027-05-16.")


def test_names_of_the_shipped_record_give_its_ids() -> None:
    for person in tomllib.loads((SOURCES / "people.toml").read_text(encoding="utf-8"))["person"]:
        name = ClerkName(person["sort_name"] + " ")
        assert (name.key, name.name, name.surname) == (person["id"], person["name"], person["surname"])


def test_times_are_local_and_midnights_are_dates() -> None:
    assert local({"d": "2023-10-12T15:00:00+00:00"}, "d") == ("2023-10-12", "10:00")
    assert local({"d": "2025-09-25T05:00:00+00:00"}, "d") == ("2025-09-25", None)
    assert local({"d": "2025-01-15T06:00:00+00:00"}, "d") == ("2025-01-15", None)
    assert local({"d": "2025-01-16T01:00:00Z"}, "d") == ("2025-01-15", "19:00")
    assert local({"d": "1900-01-01T00:00:00+00:00"}, "d") == (None, None)
    assert local({"d": "soon"}, "d") == (None, None)


def test_a_cancelled_notice_at_the_same_time_is_told(loaded: tuple[list[object], Report]) -> None:
    rows, report = loaded
    zoning = [meeting for meeting in of(rows, Meeting) if meeting.date == "2023-10-12"]
    assert [meeting.status for meeting in zoning] == ["Scheduled"]
    assert "meeting listed twice" in kinds(report)
    assert next(meeting for meeting in of(rows, Meeting) if meeting.date == "2023-09-27").kind == "special"


def test_a_roll_call_keeps_words_and_tells_every_trap(loaded: tuple[list[object], Report]) -> None:
    rows, report = loaded
    event = "chicago-city-council/2023-09-13/o2023-0009999/vote"
    votes = {vote.person: (vote.option, vote.option_text) for vote in of(rows, Vote) if vote.vote_event == event}
    assert votes == {
        "raymond-lopez": ("yes", "Yea"),
        "pat-dowell": ("yes", "Yea"),
        "walter-burnett-jr": ("no", "Nay"),
        "matthew-oshea": ("not voting", "Not Voting"),
        "william-hall": ("other", "Shrug"),
    }
    vote_event = next(row for row in of(rows, VoteEvent) if row.id == event)
    assert (vote_event.result, vote_event.result_text, vote_event.method) == ("fail", "Failed to Pass", "roll call")
    motion = next(motion for motion in of(rows, Motion) if motion.id == vote_event.motion)
    assert (motion.mover, motion.mover_name, motion.motion_type) == ("raymond-lopez", "Alderman Lopez", "pass")
    assert {"voted twice", "no name", "unknown vote word", "contradictory result"} <= kinds(report)
    assert report.omitted["votes of vacant seats"] == 1
    assert [doubt.subject_id for doubt in of(rows, Doubt)] == [event]


def test_a_rising_vote_is_yes_in_a_meeting_known_by_it_alone(loaded: tuple[list[object], Report]) -> None:
    rows, report = loaded
    event = next(event for event in of(rows, VoteEvent) if event.method == "rising")
    assert event.id == "chicago-city-council/2023-10-20/r2023-0008888/vote"
    assert [(v.option, v.option_text) for v in of(rows, Vote) if v.vote_event == event.id] == [("yes", "Rising Vote")]
    assert report.rows_made["meetings known by a vote alone"] == 1


def test_history_sponsors_agenda_and_attendance(loaded: tuple[list[object], Report]) -> None:
    rows, report = loaded
    steps = [(step.date, step.action) for step in of(rows, MatterAction) if step.matter == "o2023-0009999"]
    assert steps == [("2023-07-19", "Referred"), ("2023-09-13", "Failed to Pass")]
    assert report.omitted["actions made by the system (create, submit, accept, post)"] == 1
    sponsors = [(s.sponsor_name, s.person, s.role) for s in of(rows, Sponsorship) if s.matter == "o2023-0009999"]
    assert sponsors == [("Raymond Lopez", "raymond-lopez", "primary"), ("Clerk's Office", None, "primary")]
    items = [item for item in of(rows, AgendaItem) if item.meeting == "chicago/committee-on-lamps/2023-01-10"]
    assert [(item.section, item.matter, item.title) for item in items] == [
        ("New business", "o2023-0009999", "A lamp at the corner"),
        ("New business", "or2023-0000001", "(no title)"),
    ]
    assert {item.matter for item in items} <= {matter.id for matter in of(rows, Matter)}
    assert Counter(row.status for row in of(rows, Attendance)) == {"present": 1, "absent": 1}


def test_loading_into_a_copy_of_the_shipped_record_adds_and_does_not_double(record: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    target.write_bytes(record.read_bytes())
    with sqlite3.connect(record) as before:
        people = before.execute("SELECT count(*) FROM person").fetchone()[0]
        council = before.execute("SELECT name, seats FROM body WHERE id = 'chicago-city-council'").fetchone()
    load([FIXTURES / "elms"], target)
    with sqlite3.connect(target) as after:
        assert after.execute("SELECT name, seats FROM body WHERE id = 'chicago-city-council'").fetchone() == council
        # Of the twelve named, only Daley, Emanuel and Zalewski were not there.
        assert after.execute("SELECT count(*) FROM person").fetchone()[0] == people + 3
        day = "SELECT count(*) FROM meeting WHERE body = 'chicago-city-council' AND date = '2023-09-13'"
        assert after.execute(day).fetchone()[0] == 1


SHAPES = Shapes(
    ("Yea", "Nay ", "", "Vacant", "City Council", "Committee on X", "Passed", "Lopez, Raymond A. ", "1900-01-01",
     "O2023-1 ", "2023-09-13T05:00:00+00:00", "\ud800", "0001-01-01T00:00:00Z")
)  # fmt: skip
shape, with_keys = SHAPES.shape, SHAPES.with_keys
VOTE = shape("personId", "voterName", "vote")
ACTION = shape(
    "actionDate", "actionName", "actionByName", "actionText", "historyId", "meetingId", "sort", "journalPage",
    votes=VOTE,
)  # fmt: skip
SPONSOR = shape("sponsorName", "personId", "sponsorType")
MATTER = with_keys(
    "matterId", "recordNumber", rest=shape("title", "type", "nicknameAlias", actions=ACTION, sponsors=SPONSOR)
)
CALL = shape("name", votes=VOTE)
MEETING = with_keys(
    "meetingId", "body", rest=shape("date", "videoLink", "status", "comment", agenda=MATTER, attendance=CALL)
)
MEMBER = shape("displayName", "ward", "startDate", "endDate", "memberType", "isActive")
BODY = with_keys("bodyId", "body", rest=shape("bodyType", members=MEMBER))


@settings(max_examples=40)
@given(st.lists(MATTER | MEETING | BODY | VALUES, max_size=5))
def test_any_json_of_the_outer_shape_is_read_or_refused(value: list[object]) -> None:
    read_or_refuse(elms, json.dumps({"data": value, "meta": {}}).encode())


@settings(max_examples=100)
@given(st.binary(max_size=300))
def test_any_bytes_are_refused_with_a_sentence(raw: bytes) -> None:
    read_or_refuse(elms, raw)


def test_a_council_that_was_read_tells_wards(tmp_path: Path) -> None:
    member = {"personId": "1", "displayName": "Lopez, Raymond A.", "ward": "15", "memberType": "Member"}
    sits = {**member, "isActive": True}
    council = {
        "bodyId": "C", "body": "City Council", "bodyType": "Full City Council",
        "members": [
            {**member, "startDate": "2019-05-20T05:00:00+00:00", "endDate": "2023-05-14T05:00:00+00:00"},
            {**sits, "startDate": "2023-05-15T05:00:00+00:00", "endDate": "2027-05-16T05:00:00+00:00"},
            {**member, "displayName": "Vacant, Ward 2", "ward": "2"},
        ],
    }  # fmt: skip
    (tmp_path / "body.json").write_text(json.dumps(council), encoding="utf-8")
    (tmp_path / "votes.json").write_bytes((FIXTURES / "elms" / "votes-made-up.json").read_bytes())
    rows, _ = read_rows(elms, tmp_path)
    seats = [(seat.id, seat.start, seat.end) for seat in of(rows, Membership)]
    assert seats == [("chicago-city-council/member/15/raymond-lopez", "2019-05-20", None)]
    assert {vote.district for vote in of(rows, Vote) if vote.person == "raymond-lopez"} == {"15"}


@pytest.mark.parametrize(
    ("action", "motion_type", "asks"),
    [
        ("Failed to Pass", "pass", "pass?"),
        ("Passed as Substitute", "pass", "pass?"),
        ("Do Not Pass", "deny", "be denied?"),
        ("Withdrawn", "withdraw", "be withdrawn?"),
        ("Tabled", "table", "be tabled?"),
        ("Held at the Desk", "other", "carry?"),
    ],
)
def test_what_an_action_asks_is_read_as_in_other_formats(
    tmp_path: Path, action: str, motion_type: str, asks: str
) -> None:
    made_up = (FIXTURES / "elms" / "votes-made-up.json").read_text(encoding="utf-8")
    (tmp_path / "votes.json").write_text(made_up.replace("Failed to Pass", action), encoding="utf-8")
    rows, _ = read_rows(elms, tmp_path)
    event = next(row for row in of(rows, VoteEvent) if row.result_text == action)
    assert event.question == f"Shall O2023-0009999 {asks}"
    assert next(row.motion_type for row in of(rows, Motion) if row.id == event.motion) == motion_type
