"""Bills of OpenStates' API v3, with their votes inside."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from councilui.load.formats import popolo
from councilui.record.model import AgendaItem, Body, Matter, Meeting, Motion, Vote, VoteCount, VoteEvent
from tests.load.vote_table.rows import of, read_rows

SENATE = {"id": "ocd-organization/5e", "name": "Lampton Senate", "classification": "upper"}


def vote(number: int, motion: str, result: str, options: dict[str, str], **more: object) -> dict[str, Any]:
    return {
        "id": f"ocd-vote/{number}",
        "motion_text": motion,
        "motion_classification": [],
        "start_date": "2031-02-04",
        "result": result,
        "organization": SENATE,
        "votes": [
            {"option": option, "voter_name": name, "voter": {"id": f"ocd-person/{name}", "name": f"Ann {name}"}}
            for name, option in options.items()
        ],
        "counts": [{"option": "yes", "value": list(options.values()).count("yes")}],
        **more,
    }


BILL = {
    "id": "ocd-bill/1",
    "session": "2031",
    "identifier": "SB 1",
    "title": "Lamps",
    "classification": ["bill"],
    "from_organization": SENATE,
    "votes": [
        vote(1, "Third reading", "pass", {"Roe": "yes", "Poe": "no"}, motion_classification=["passage"]),
        vote(2, "Motion to deny", "fail", {"Roe": "no", "Poe": "not voting"}),
        vote(3, "Lay on the table", "Did not pass", {"Roe": "no", "Poe": "excused"}, organization=None),
    ],
}


@pytest.mark.parametrize("content", [BILL, [BILL], {"results": [BILL], "pagination": {"page": 1}}])
def test_votes_inside_bills_are_loaded(tmp_path: Path, content: object) -> None:
    (tmp_path / "bills.json").write_text(json.dumps(content), encoding="utf-8")
    rows, report = read_rows(popolo, tmp_path)
    assert [matter.identifier for matter in of(rows, Matter)] == ["SB 1"]
    assert [body.name for body in of(rows, Body)] == ["Lampton Senate"]
    assert [meeting.date for meeting in of(rows, Meeting)] == ["2031-02-04"]
    assert {item.matter for item in of(rows, AgendaItem)} == {"ocd-bill/1"}
    assert [(event.id, event.result) for event in of(rows, VoteEvent)] == [
        ("ocd-vote/1", "pass"),
        ("ocd-vote/2", "fail"),
        ("ocd-vote/3", "fail"),
    ]
    assert [motion.motion_type for motion in of(rows, Motion)] == ["passage", "deny", "table"]
    assert [(vote.voter_name, vote.option) for vote in of(rows, Vote)] == [
        ("Roe", "yes"), ("Poe", "no"), ("Roe", "no"), ("Poe", "not voting"), ("Roe", "no"), ("Poe", "excused"),
    ]  # fmt: skip
    assert [count.count for count in of(rows, VoteCount)] == [1, 0, 0]
    assert report.read["vote events"] == 3


@pytest.mark.parametrize(
    ("motion", "question"),
    [
        ("Passage", "Shall “Lamps” pass?"),
        ("Final passage, as amended", "Shall “Lamps” pass?"),
        ("Final Reading", "Shall “Lamps” pass?"),
        ("Motion to table", "Shall “Lamps” be tabled?"),
        ("Amendment 3", "Shall “Amendment 3” carry?"),
        ("Emergency clause", "Shall “Emergency clause” carry?"),
        ("Shall the main question be now put?", "Shall the main question be now put?"),
    ],
)
def test_a_vote_asks_about_its_bill(tmp_path: Path, motion: str, question: str) -> None:
    (tmp_path / "bill.json").write_text(json.dumps({**BILL, "votes": [vote(1, motion, "pass", {"Roe": "yes"})]}))
    rows, _ = read_rows(popolo, tmp_path)
    assert [event.question for event in of(rows, VoteEvent)] == [question]


@pytest.mark.parametrize("is_event", [True, False])
def test_votes_inside_the_actions_of_a_bill_are_read(is_event: bool, tmp_path: Path) -> None:
    """As exports of Councilmatic have them: names beside the action, or vote events."""
    roll = [{"option": "yes", "voter_name": "Roe"}, {"option": "no", "voter_name": "Poe"}]
    action = {"date": "2031-02-04", "description": "Amendment 3", "result": "fail", "organization": SENATE}
    plain = {"date": "2031-01-04", "description": "Introduced", "votes": []}
    actions = [plain, {**action, "votes": [{"votes": roll}] if is_event else roll}]
    (tmp_path / "bill.json").write_text(json.dumps({**BILL, "votes": [], "actions": actions}), encoding="utf-8")
    rows, _ = read_rows(popolo, tmp_path)
    (event,) = of(rows, VoteEvent)
    assert (event.question, event.result) == ("Shall “Amendment 3” carry?", "fail")
    assert [(row.voter_name, row.option) for row in of(rows, Vote)] == [("Roe", "yes"), ("Poe", "no")]
    assert [meeting.date for meeting in of(rows, Meeting)] == ["2031-02-04"]


@pytest.mark.parametrize(
    ("bill", "question"),
    [({"bill_identifier": "SB 7"}, "Shall “SB 7” pass?"), ({}, "Shall the motion “Passage” carry?")],
)
def test_a_vote_without_its_bill(tmp_path: Path, bill: dict[str, str], question: str) -> None:
    (tmp_path / "votes.json").write_text(json.dumps([{**vote(1, "Passage", "pass", {"Roe": "yes"}), **bill}]))
    rows, _ = read_rows(popolo, tmp_path)
    assert [event.question for event in of(rows, VoteEvent)] == [question]


def test_a_moment_in_utc_is_told_in_the_body_s_time(tmp_path: Path) -> None:
    bill = {**BILL, "votes": [vote(1, "Third reading", "pass", {"Roe": "yes"}, start_date="2031-02-04T01:30:00+00:00")]}
    (tmp_path / "bills.json").write_text(json.dumps(bill), encoding="utf-8")
    (tmp_path / "councilui.toml").write_text('timezone = "America/Chicago"\n', encoding="utf-8")
    rows, _ = read_rows(popolo, tmp_path)
    assert of(rows, Meeting)[0].date == "2031-02-03"


def test_the_user_s_words_for_votes_count_here_too(tmp_path: Path) -> None:
    bill = {**BILL, "votes": [vote(1, "Passage", "pass", {"Roe": "✓", "Poe": "Off council", "Moe": "X"})]}
    (tmp_path / "bill.json").write_text(json.dumps(bill), encoding="utf-8")
    words = '[words]\n"✓" = "yes"\n"x" = "no"\n"Off council" = "no seat"\n'
    (tmp_path / "councilui.toml").write_text(words, encoding="utf-8")
    rows, report = read_rows(popolo, tmp_path)
    assert [(row.voter_name, row.option) for row in of(rows, Vote)] == [("Roe", "yes"), ("Moe", "no")]
    assert report.omitted == {"votes marked as not a member then": 1}
