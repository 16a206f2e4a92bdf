"""Rolls inside JSON: names by side in the shapes that programs give them, below a meeting or beside one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from councilui.load.formats import vote_table
from councilui.load.inputs import open_input
from councilui.record.model import AgendaItem, Body, Meeting, Vote, VoteEvent
from tests.load.vote_table.rows import of
from tests.load.vote_table.tables import read_tables

ROLL = {"Ana Roe": "yes", "Bo Poe": "yes", "Cy Moe": "no"}
NAMED = {"yes": [{"name": "Ana Roe", "ward": 1}, {"name": "Bo Poe"}], "no": [{"first_name": "Cy", "last_name": "Moe"}]}


@pytest.mark.parametrize(
    "inside",
    [
        {"votes": {"yes": ["Ana Roe", "Bo Poe"], "no": ["Cy Moe"], "absent": []}},
        {"ballot": {"Ayes": ["Ana Roe", "Bo Poe"], "Nays": ["Cy Moe"], "count": {"Ayes": 2, "Nays": 1}}},
        {"votes": {"for": 2, "against": 1, "names": {"for": ["Ana Roe", "Bo Poe"], "against": ["Cy Moe"]}}},
        {"roll_call": {"Aye": "Ana Roe, Bo Poe", "Nay": "Cy Moe"}},
        {"votes": [{"option": "yes", "voters": ["Ana Roe", "Bo Poe"]}, {"option": "no", "voters": ["Cy Moe"]}]},
        {"votes": NAMED},
        {"ayes": NAMED["yes"], "nays": NAMED["no"]},
        {"vote_yes": "Ana Roe, Bo Poe", "vote_no": "Cy Moe"},
        {"yes_votes": ["Ana Roe", "Bo Poe"], "no_votes": ["Cy Moe"], "attachments": [{"url": "a.pdf"}]},
        {"votes": {name: {"vote": word, "ward": 1} for name, word in ROLL.items()}},
        {"voteResults": [{"memberName": name, "vote": word} for name, word in ROLL.items()]},
    ],
)
def test_names_by_side(tmp_path: Path, inside: dict[str, object]) -> None:
    row = {"date": "2031-05-06", "title": "Lease of lot 5", "result": "Passed", **inside}
    rows, _ = read_tables(tmp_path, {"votes.json": json.dumps([row])})
    assert {vote.voter_name: vote.option for vote in of(rows, Vote)} == ROLL
    assert [event.roll for event in of(rows, VoteEvent)] == ["complete"]


def test_a_side_without_names_has_nobody(tmp_path: Path) -> None:
    both = [{"title": "Lamps", "votes": {"yes": ["Roe", "Poe"], "no": []}}, {"title": "Fees", "votes": {"no": ["Poe"]}}]
    rows, _ = read_tables(tmp_path, {"2031-05-06.json": json.dumps(both)})
    votes = {(vote.vote_event, vote.voter_name): vote.option for vote in of(rows, Vote)}
    lamps, fees = (event.id for event in of(rows, VoteEvent))
    assert votes == {(lamps, "Roe"): "yes", (lamps, "Poe"): "yes", (fees, "Poe"): "no"}


ITEM = {"number": "4", "title": "Lease of lot 5", "result": "Passed", "ayes": ["Roe", "Poe"], "nays": []}


@pytest.mark.parametrize(
    "content",
    [
        {"meeting_date": "2031-05-06", "body": "Town Board", "title": "Regular meeting", "items": [ITEM]},
        {"meeting": {"date": "May 6, 2031", "body": "Town Board"}, "agenda": [{**ITEM, "attachments": [{"a": 1}]}]},
        {"meetings": [{"id": 7, "date": "2031-05-06", "committee": "Town Board", "name": "x", "items": [ITEM]}]},
        [{"date": "2031-05-06", "body": "Town Board", "motions": [ITEM]}],
        {"status": "failed", "date": "2031-08-01", "data": [{"date": "2031-05-06", "body": "Town Board", **ITEM}]},
    ],
)
def test_items_below_their_meeting_are_of_its_date_and_body(tmp_path: Path, content: object) -> None:
    rows, _ = read_tables(tmp_path, {"votes.json": json.dumps(content)})
    assert [(meeting.date, body.name) for meeting, body in zip(of(rows, Meeting), of(rows, Body), strict=True)] == [
        ("2031-05-06", "Town Board")
    ]
    assert [(item.number, item.title, item.outcome) for item in of(rows, AgendaItem)] == [
        ("4", "Lease of lot 5", "passed")
    ]
    assert {vote.voter_name: vote.option for vote in of(rows, Vote)} == {"Roe": "yes", "Poe": "yes"}


def test_motions_on_the_items_of_a_meeting(tmp_path: Path) -> None:
    motions = [
        {"motion_text": "That the lease be approved.", "motion_moved_by": "Ana Roe", "motion_result": "Carried",
         "motion_votes": {"For": ["Ana Roe", "Bo Poe"], "Against": ["Cy Moe"]}},
        {"motion_text": "That the lease be deferred.", "motion_moved_by": "", "motion_result": "Lost",
         "motion_votes": {"For": ["Cy Moe"], "Against": ["Ana Roe", "Bo Poe"]}},
    ]  # fmt: skip
    items = [
        {"agenda_item_number": "1.", "title": "Call to order", "attachments": [{"link": "a.pdf"}], "motions": []},
        {"agenda_item_number": "2.", "title": "Lease of lot 5", "attachments": [], "motions": motions},
    ]
    meeting = {"title": "Meeting of May 6", "meeting_date": "2031-05-06", "agenda_items": {"agenda_items": items}}
    rows, _ = read_tables(tmp_path, {"minutes.json": json.dumps(meeting)})
    assert [(item.number, item.title) for item in of(rows, AgendaItem)] == [
        ("1.", "Call to order"),
        ("2.", "Lease of lot 5"),
    ]
    first, second = of(rows, VoteEvent)
    assert (first.question, first.result) == ("Shall “Lease of lot 5” be approved?", "pass")
    assert (second.question, second.result) == ("Shall “Lease of lot 5” be deferred?", "fail")
    assert {vote.voter_name: vote.option for vote in of(rows, Vote) if vote.vote_event == first.id} == ROLL


@pytest.mark.parametrize("inside", [{"votes": {"yes": [["Ana Roe"]]}}, {"votes": {"yes": [{"age": 3}], "no": []}}])
def test_a_roll_in_which_no_names_are_found_is_no_table(tmp_path: Path, inside: dict[str, object]) -> None:
    (tmp_path / "votes.json").write_text(json.dumps([{"date": "2031-05-06", "title": "Fees", **inside}]))
    with open_input(tmp_path) as files:
        assert vote_table.detect(files) == []


@pytest.mark.parametrize("words", [("Y", "N"), ("Aye", "Nay"), ("In Favor", "Opposed")])
def test_a_small_table_is_known_by_its_votes(tmp_path: Path, words: tuple[str, str]) -> None:
    row = {"date": "2031-05-06", "title": "Lease", "result": "Passed", "Roe": words[0], "Poe": words[1]}
    rows, _ = read_tables(tmp_path, {"votes.json": json.dumps([row])})
    assert {vote.voter_name: vote.option for vote in of(rows, Vote)} == {"Roe": "yes", "Poe": "no"}
