"""Rows whose cells stand in other columns though they fit the header, totals, and tables that lie the other way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from councilui.load.formats import vote_table
from councilui.load.input_errors import InputError
from councilui.load.inputs import open_input
from councilui.record.model import AgendaItem, Motion, Vote, VoteEvent
from tests.load.vote_table.rows import kinds, of, read_rows
from tests.load.vote_table.tables import read_table

GOOD = "2,Lease,Carried,Yes,No,Yes,No\n3,Fees,Failed,No,No,Yes,No\n4,Bins,Carried,Yes,,Yes,Absent\n"
HEADER = "Item,Title,Result,Ana Roe,Ben Poe,Cy Moe,Dee Loe\n"


@pytest.mark.parametrize(
    "row",
    [
        "1,Smith, Jones rezoning,Carried,Yes,No,Yes",  # one comma too many, one cell too few
        "1,Smith,Jones rezoning,Approved,Yes,No,Yes",
        "1,Carried,Yes,No,Yes,No,",  # without its title
        "1,Failed,No,No,Yes,No,",
        "1,Adopt, after debate,Passed,Yes,No,Yes",
    ],
)
def test_a_row_of_the_right_width_that_is_shifted_gives_no_vote(tmp_path: Path, row: str) -> None:
    rows, report = read_table(tmp_path, f"{HEADER}{row}\n{GOOD}")
    assert [item.number for item in of(rows, AgendaItem)] == ["2", "3", "4"]
    assert [(issue.kind, issue.place) for issue in report.issues] == [("ragged row", "2")]
    assert report.omitted == {"table rows that seem shifted": 1, "member cells that are empty": 1}


@pytest.mark.parametrize(
    "row",
    ["1,Signs,,Yes,No,Yes,No", "1,Signs,Carried,,,Yes,No", "1,Signs,Withdrawn,,,,", "1,Signs,Carried,Ill,No,Yes,No"],
)
def test_a_row_with_an_odd_cell_is_not_called_shifted(tmp_path: Path, row: str) -> None:
    rows, report = read_table(tmp_path, f"{HEADER}{row}\n{GOOD}")
    assert "1" in {item.number for item in of(rows, AgendaItem)}
    assert "ragged row" not in kinds(report)


def test_results_that_are_yes_and_no_are_no_shift(tmp_path: Path) -> None:
    table = "Item,Title,Passed,Ana Roe,Ben Poe\n1,Lease,Yes,Yes,Yes\n2,Fees,No,No,\n3,Bins,Yes,,Yes\n"
    rows, report = read_table(tmp_path, table)
    assert [event.result for event in of(rows, VoteEvent)] == ["pass", "fail", "pass"]
    assert report.issues == []


def test_members_who_approve_are_no_shift(tmp_path: Path) -> None:
    table = "Item,Title,Result,Ana Roe,Ben Poe\n1,Lease,Approved,Approved,Approved\n2,Fees,Denied,Denied,Approved\n"
    rows, report = read_table(tmp_path, table)
    assert len(of(rows, Vote)) == 4
    assert "ragged row" not in kinds(report)


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_quotation_mark_that_is_never_closed_swallows_no_rows(tmp_path: Path, number: int) -> None:
    lines = GOOD.splitlines()
    lines[number] = lines[number].replace(",", ',"', 1)
    rows, report = read_table(tmp_path, f"{HEADER}{chr(10).join(lines)}\n")
    assert [item.number for item in of(rows, AgendaItem)] == ["2", "3", "4"]
    assert len(of(rows, Vote)) == 11
    assert [(issue.kind, issue.place) for issue in report.issues] == [("ragged row", str(number + 2))]


@pytest.mark.parametrize("above", ["A post", '6"" pipe', 'The ""big"" lot'])
@pytest.mark.parametrize(
    "title", ["A lamp\non Elm Street", "A lamp,\n\non Elm Street", 'A lamp\non Elm, ""old"" Street']
)
def test_a_line_break_in_the_first_cell_is_in_the_title(tmp_path: Path, above: str, title: str) -> None:
    table = f'Title,Result,Roe,Poe\n"{above}",Passed,Yes,No\n"{title}",Passed,No,Yes\nA way,Passed,Yes,Yes\n'
    rows, report = read_table(tmp_path, table)
    titles = [item.title for item in of(rows, AgendaItem)]
    assert titles == [above.replace('""', '"'), " ".join(title.replace('""', '"').split()), "A way"]
    assert [(vote.voter_name, vote.option) for vote in of(rows, Vote)][2:4] == [("Roe", "no"), ("Poe", "yes")]
    assert report.issues == []


def test_a_quotation_mark_that_is_never_closed_ends_at_its_line_before_a_quoted_cell(tmp_path: Path) -> None:
    more = '5,"Smith, Jones rezoning",Carried,Yes,No,Yes,No\n'
    rows, report = read_table(tmp_path, f'{HEADER}1,"Signs,Carried,Yes,No,Yes,No\n{GOOD}{more}')
    assert [item.number for item in of(rows, AgendaItem)] == ["1", "2", "3", "4", "5"]
    assert [item.title for item in of(rows, AgendaItem)][-1] == "Smith, Jones rezoning"
    assert [(issue.kind, issue.place) for issue in report.issues] == [("ragged row", "2")]


def test_a_cell_of_several_lines_is_one_cell(tmp_path: Path) -> None:
    rows, report = read_table(
        tmp_path, f'{HEADER}1,"Signs\nat Elm, Oak\nand Main Streets",Carried,Yes,No,Yes,No\n{GOOD}'
    )
    assert next(item.title for item in of(rows, AgendaItem)) == "Signs at Elm, Oak and Main Streets"
    assert report.issues == []


def test_a_row_of_totals_is_no_agenda_item(tmp_path: Path) -> None:
    rows, report = read_table(tmp_path, f"{HEADER}{GOOD}Total,,,2,0,3,0\n")
    assert [item.number for item in of(rows, AgendaItem)] == ["2", "3", "4"]
    assert kinds(report) == {"row of numbers"}


def test_the_same_row_twice_is_two_votes_and_told(tmp_path: Path) -> None:
    rows, report = read_table(tmp_path, f"{HEADER}{GOOD}2,Lease,Carried,Yes,No,Yes,No\n")
    assert len(of(rows, VoteEvent)) == 4
    assert [(issue.kind, issue.place) for issue in report.issues] == [("roll repeated", "5")]


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("Member,Lease,Fees\nAna Roe,Yes,No\nAna Roe,No,No\nBen Poe,No,No\n", "several rows for a member"),
        ("When,Ayes,Nays\n2031-05-06,Roe; Poe,Moe\n", r'lists = \["Ayes", "Nays"\]'),
    ],
)
def test_a_table_that_no_setting_maps_says_why(tmp_path: Path, table: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        read_table(tmp_path, table)


def test_columns_that_are_not_read_are_named(tmp_path: Path) -> None:
    _, report = read_table(tmp_path, "Item,Title,Sponsor,Result,Ana Roe,Ben Poe\n1,Lease,Orr,Passed,Yes,No\n")
    assert any('# not read: "Sponsor"' in note for note in report.notes)


@pytest.mark.parametrize(
    ("title", "matter", "motion_type"),
    [
        ("Motion to refer the noise ordinance to committee", "The noise ordinance", "refer"),
        ("Motion to refer the noise rules back to the Planning Commission", "The noise rules", "refer"),
        ("Motion by Roe to postpone the bike plan until June", "The bike plan", "postpone"),
        ("Motion to continue the hearing on bikes to June 3, 2031", "The hearing on bikes", "continue"),
        ("Motion to defer the lease for two weeks", "The lease", "defer"),
        ("To deny the variance at 5 Oak", "The variance at 5 Oak", "deny"),
        ("Motion to amend the fee schedule by striking section 2", "The fee schedule", "amend"),
        ("Motion to table the road to Elm", "The road to Elm", "table"),
    ],
)
def test_the_matter_of_a_motion_is_named_without_its_ends(
    tmp_path: Path, title: str, matter: str, motion_type: str
) -> None:
    rows, _ = read_table(tmp_path, f'Title,Result,Roe,Poe\n"{title}",Passed,Yes,No\n')
    assert [item.title for item in of(rows, AgendaItem)] == [matter]
    assert [(motion.motion_type, motion.text) for motion in of(rows, Motion)] == [(motion_type, title)]


ROLL = [{"name": "Ana Roe", "vote": "Aye"}, {"name": "Ben Poe", "vote": "Nay"}]


@pytest.mark.parametrize(
    "row",
    [
        {"date": "2031-05-06", "title": "Lease", "votes": {"Ana Roe": "Aye", "Ben Poe": "Nay"}},
        {"meeting": {"date": "2031-05-06"}, "item": {"number": "5", "title": "Lease"}, "roll": ROLL},
        {"meeting": {"date": "2031-05-06", "body": "City Council"}, "title": "Lease", "roll_call": ROLL, "tags": []},
        {"properties": {"date": "2031-05-06", "title": "Lease", "votes": ROLL}},
        {"date": "2031-05-06", "title": "Lease", "individual_votes": ROLL},
        {"date": "2031-05-06", "motion_text": "Lease", "memberVotes": {"Ana Roe": "Aye", "Ben Poe": "Nay"}},
        {"date": "2031-05-06", "title": "Lease", "how": {"Ana Roe": "Aye", "Ben Poe": "Nay"}, "tally": {"ayes": 1}},
    ],
)
def test_json_with_the_roll_inside_each_vote_is_a_table(tmp_path: Path, row: dict[str, object]) -> None:
    (tmp_path / "votes.json").write_text(json.dumps([row, row | {"note": "again"}]), encoding="utf-8")
    rows, _ = read_rows(vote_table, tmp_path)
    assert [item.title for item in of(rows, AgendaItem)] == ["Lease"]
    assert {(vote.voter_name, vote.option) for vote in of(rows, Vote)} == {("Ana Roe", "yes"), ("Ben Poe", "no")}


@pytest.mark.parametrize("inside", [{"a": {"b": 1}}, [["x"]], [{"name": {"first": "Ana"}}]])
def test_json_that_is_deeper_than_a_table_is_none(tmp_path: Path, inside: object) -> None:
    row = {"date": "2031-05-06", "title": "Lease", "member": "Ana Roe", "vote": "Aye", "more": inside}
    (tmp_path / "votes.json").write_text(json.dumps([row]), encoding="utf-8")
    with open_input(tmp_path) as files:
        assert vote_table.detect(files) == []


@pytest.mark.parametrize("ids", [("", "77", "77"), ("77", "", "77"), ("77", "77", ""), ("77", "", "")])
def test_a_roll_stays_one_when_some_rows_lack_the_meeting_s_id(tmp_path: Path, ids: tuple[str, ...]) -> None:
    names = ("Ana Roe", "Ben Poe", "Cy Moe")
    lines = "".join(f"2031-05-06,1,Lease,Passed,{name},Yes,{id_}\n" for name, id_ in zip(names, ids, strict=True))
    rows, report = read_table(tmp_path, f"Date,Item,Title,Result,Councilmember,Vote,MeetingID\n{lines}")
    assert len(of(rows, VoteEvent)) == 1
    assert len(of(rows, Vote)) == 3
    assert report.issues == []


@pytest.mark.parametrize(
    ("result", "tally", "is_told"),
    [
        ("Passed 3-0", "2-1", True),
        ("Passed", "2 of 3", True),
        ("Passed 2-1", "2-1", False),
        ("Passed", "2/1", False),
        ("Passed 2-1", "2 - 1 - 0", False),
        ("Passed", "", False),
    ],
)
def test_a_tally_that_was_not_taken_is_told(tmp_path: Path, result: str, tally: str, is_told: bool) -> None:
    table = f"Item,Title,Result,Tally,Roe,Poe,Moe\n1,Lease,{result},{tally},Yes,Yes,No\n"
    _, report = read_table(tmp_path, table)
    assert kinds(report) == ({"tally left out"} if is_told else set())
