"""Votes of one meeting in a table and in the minutes: one vote where only one can be meant, else two and told."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from pathlib import Path

import pytest

from councilui.load.pipeline import Outcome
from councilui.load.repeated_votes import agree
from councilui.record.database import open_record
from councilui.record.integrity import is_intact
from tests.load.town import DAY, column, load_paths

HEAD = "City Council\nMINUTES\nJune 3, 2025\n\nROLL CALL\nPresent: Ana Roe, Max Dee, Cy Moe\nAbsent: None\n\n"
LEASE = (
    "1. SALE OF LOT 5\n\nCouncilmember Dee moved, seconded by Councilmember Roe, to approve the sale of lot 5.\n"
    "Ayes: Roe, Dee\nNays: Moe\nMotion carried 2-1.\n\n"
)
BUDGET = (
    "2. BUDGET\n\nCouncilmember Roe moved, seconded by Councilmember Dee, to adopt the budget.\n"
    "Ayes: Roe, Dee, Moe\nNays: None\nMotion carried 3-0.\n\n"
)
TABLE = "item,title,result,Ana Roe,Max Dee,Cy Moe\n1,Sale of lot 5,Passed 2-1,Yes,Yes,No\n2,Budget,Passed,Yes,Yes,Yes\n"
TABLE_ROWS = {"vote_event": 2, "vote": 6}


def load_both(
    tmp_path: Path, table: str = TABLE, minutes: str = LEASE + BUDGET, *, in_turn: bool = False
) -> tuple[Outcome, sqlite3.Connection]:
    """A record of a table and minutes of one meeting, loaded at once or one after the other."""
    folder = tmp_path / "elmton"
    for name, content in ((f"votes/{DAY}.csv", table), (f"minutes/{DAY}-minutes.txt", HEAD + minutes)):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    if in_turn:
        load_paths(tmp_path, folder / "votes")
        return load_paths(tmp_path, folder / "minutes")
    return load_paths(tmp_path, folder / "votes", folder / "minutes")


def warnings(outcome: Outcome) -> list[str]:
    return [issue.reason for issue in outcome.issues if issue.kind == "votes from two sources"]


@pytest.mark.parametrize("in_turn", [False, True])
def test_a_vote_in_a_table_and_in_the_minutes_is_one(tmp_path: Path, in_turn: bool) -> None:
    outcome, connection = load_both(tmp_path, in_turn=in_turn)
    assert column(connection, "SELECT title FROM agenda_item ORDER BY position") == ["Sale of lot 5", "Budget"]
    assert column(connection, "SELECT question FROM vote_event ORDER BY position") == [
        "Shall “Sale of lot 5” carry?",
        "Shall “Budget” carry?",
    ]
    assert column(connection, "SELECT count(*) FROM vote") == [6]
    expected = dict.fromkeys(TABLE_ROWS, 0) if in_turn else TABLE_ROWS
    assert {table: outcome.written[table] for table in expected} == expected
    assert column(connection, "SELECT mover_name FROM motion ORDER BY id") == ["Dee", "Roe"]
    assert column(connection, "SELECT count(*) FROM passage WHERE subject = 'vote_event'") == [2]
    assert column(connection, "SELECT source FROM citation") == column(connection, "SELECT source FROM passage")
    assert warnings(outcome) == []
    assert any("2 votes were on record from another source" in note for note in outcome.reports[-1].notes)
    with open_record(tmp_path / "record.db") as record:
        assert is_intact(record)


@pytest.mark.parametrize("title", ["Fees", "Tax"])
def test_a_short_title_alone_tells_that_it_is_one(title: str, tmp_path: Path) -> None:
    table = f"title,result,Ana Roe,Max Dee,Cy Moe\n{title},Passed,Yes,Yes,Yes\n"
    minutes = BUDGET.replace("BUDGET", title).replace("the budget", f"the {title.lower()}")
    outcome, connection = load_both(tmp_path, table, minutes)
    assert column(connection, "SELECT count(*) FROM vote_event") == [1]
    assert warnings(outcome) == []


@pytest.mark.parametrize(
    ("title", "heading", "votes"),
    [
        ("Ord. 412 rentals 2nd reading", "ORDINANCE 412, SHORT-TERM RENTALS, SECOND READING", 1),
        ("Res 2031-07 plow truck", "RESOLUTION NO. 2031-07, PURCHASE OF A TRUCK", 1),
        ("Ord. 413 rentals", "ORDINANCE 412, SHORT-TERM RENTALS", 2),
        ("Res. 412 rentals", "ORDINANCE 412, SHORT-TERM RENTALS", 2),
        ("Order 412 rentals", "ORDINANCE 412, SHORT-TERM RENTALS", 2),
    ],
)
def test_a_matter_s_number_in_both_titles_makes_one_vote(tmp_path: Path, title: str, heading: str, votes: int) -> None:
    table = f"title,result,Ana Roe,Max Dee,Cy Moe\n{title},Passed 2-1,Yes,Yes,No\n"
    minutes = LEASE.replace("SALE OF LOT 5", heading).replace("approve the sale of lot 5", "adopt it")
    outcome, connection = load_both(tmp_path, table, minutes)
    assert column(connection, "SELECT count(*) FROM vote_event") == [votes]
    assert len(warnings(outcome)) == votes - 1


def test_a_title_is_not_found_in_the_beginning_of_a_longer_one(tmp_path: Path) -> None:
    table = "title,result,Ana Roe,Max Dee,Cy Moe\n" + "".join(
        f"Sale of lot {number},Passed,Yes,Yes,No\n" for number in ("5", "50", "5A")
    )
    minutes = "".join(LEASE.replace("LOT 5", f"LOT {number}").replace("lot 5", f"lot {number}") for number in ("50", 5))
    outcome, connection = load_both(tmp_path, table, minutes)
    assert warnings(outcome) == []
    assert column(connection, "SELECT count(*) FROM passage WHERE subject = 'vote_event'") == [2]
    questions = [f"Shall “Sale of lot {number}” carry?" for number in ("5", "50", "5A")]
    assert column(connection, "SELECT question FROM vote_event ORDER BY position") == questions


def test_a_load_again_joins_again(tmp_path: Path) -> None:
    load_both(tmp_path)
    outcome, connection = load_both(tmp_path, minutes=LEASE + BUDGET.replace("the budget.", "the amended budget."))
    assert outcome.changed
    assert column(connection, "SELECT count(*) FROM vote_event") == [2]


@pytest.mark.parametrize(
    ("table", "minutes", "words"),
    [
        (TABLE.replace("2-1,Yes,Yes,No", "2-1,Yes,No,Yes"), LEASE + BUDGET, "max-dee no, here yes"),
        (TABLE.replace("Passed 2-1", "Failed"), LEASE + BUDGET, "result fail, here pass"),
        (
            TABLE.replace("2,Budget", "1,Sale of lot 5").replace("2-1,Yes,Yes,No", "3-0,Yes,Yes,Yes"),
            BUDGET.replace("2. BUDGET", "1. SALE OF LOT 5"),
            "can't be determined",
        ),
        ("item,title,result,Ana Roe,Max Dee,Cy Moe\n9,Fees,Passed,Yes,Yes,Yes\n", BUDGET, "can't be determined"),
    ],
)
def test_what_may_be_one_and_may_not_stays_two_and_is_told(
    tmp_path: Path, table: str, minutes: str, words: str
) -> None:
    outcome, connection = load_both(tmp_path, table, minutes)
    votes = table.count("\n") - 1 + minutes.count("Ayes")
    assert column(connection, "SELECT count(*) FROM vote_event") == [votes - ("here" in words)]
    (reason,) = warnings(outcome)
    assert words in reason


def test_other_votes_of_the_meeting_are_not_reported(tmp_path: Path) -> None:
    outcome, connection = load_both(tmp_path, TABLE.partition("2,")[0])
    assert column(connection, "SELECT count(*) FROM vote_event") == [2]
    assert warnings(outcome) == []


def test_names_come_to_a_vote_that_had_none(tmp_path: Path) -> None:
    table = (
        "item,title,result,tally,Ana Roe,Max Dee,Cy Moe\n1,Sale of lot 5,Passed,2-1,,,\n2,Budget,Passed,,Yes,Yes,Yes\n"
    )
    _, connection = load_both(tmp_path, table)
    assert column(connection, "SELECT roll FROM vote_event ORDER BY position") == ["complete", "complete"]
    assert column(connection, "SELECT count(*) FROM vote WHERE option = 'no'") == [1]


def test_how_the_minutes_say_a_vote_was_taken_comes_to_the_table_s_vote(tmp_path: Path) -> None:
    _, connection = load_both(tmp_path, minutes=LEASE.replace("Ayes:", "Roll call vote: Ayes:"))
    methods = column(connection, "SELECT method FROM vote_event ORDER BY result_text DESC, id DESC")
    assert methods == ["roll call", "unknown"]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"a": "yes", "b": "no"}, {"a": "yes", "b": "no"}, True),
        ({"a": "yes", "b": "no"}, {"a": "yes", "b": "no", "c": "absent"}, True),
        ({"a": "yes", "b": "absent"}, {"a": "yes", "b": "excused"}, True),
        ({"a": "yes", "b": "no"}, {"a": "yes", "b": "abstain"}, False),
        ({"a": "yes", "b": "no"}, {"a": "yes"}, False),
        ({"a": "yes"}, {"b": "yes"}, False),
        ({}, {"a": "yes"}, False),
    ],
)
def test_rolls_that_agree(one: Mapping[str, str], other: Mapping[str, str], expected: bool) -> None:
    assert agree(one, other) == agree(other, one) == expected


VOICE = (
    "1. SALE OF LOT 5\n\nCouncilmember Dee moved, seconded by Councilmember Roe, to approve the sale of lot 5.\n"
    "Motion carried by voice vote.\n\n"
)


@pytest.mark.parametrize(
    ("table", "votes"),
    [
        (
            "item,title,result,Ana Roe,Max Dee\n1,Sale of lot 5,Passed,Voice vote,Voice vote\n2,Park,Passed,Yes,No\n",
            2,
        ),
        ("item,title,action,result\n1,Sale of lot 5,Approve,Passed by voice vote\n", 1),
        ("item,title,action,result\n1,Sale of lot 5,Approve,Passed\n", 1),
        ("item,title,action,result\n1,Sale of lot 5,Approve,Failed by voice vote\n", 2),
        ("item,title,action,result\n1,Sale of lot 5,Postpone,Passed by voice vote\n", 2),
        ("item,title,action,result\n1,Sale of lot 5,Approve,Passed\n1,Sale of lot 5,Approve,Passed\n", 3),
    ],
)
def test_a_voice_vote_in_both_is_one_where_both_say_the_same(table: str, votes: int, tmp_path: Path) -> None:
    _, connection = load_both(tmp_path, table, VOICE)
    assert column(connection, "SELECT count(*) FROM vote_event") == [votes]


def test_how_a_vote_was_taken_is_in_its_result(tmp_path: Path) -> None:
    table = "item,title,action,result\n1,Sale of lot 5,Approve,Passed by voice vote\n2,Budget,Adopt,Passed\n"
    (tmp_path / f"{DAY}.csv").write_text(table, encoding="utf-8")
    _, connection = load_paths(tmp_path, tmp_path / f"{DAY}.csv")
    assert column(connection, "SELECT method FROM vote_event ORDER BY id") == ["voice", "unknown"]


def test_too_many_votes_to_compare_stay_apart_and_are_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("councilui.load.repeated_votes._MOST_PAIRS", 3)
    outcome, connection = load_both(tmp_path)
    assert column(connection, "SELECT count(*) FROM vote_event") == [4]
    [warning] = warnings(outcome)
    assert warning.startswith("2 votes of this meeting and 2 from another source are too many to compare.")
