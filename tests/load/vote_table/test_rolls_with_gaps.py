"""A roll whose row couldn't be loaded is never called complete, and no other roll is blamed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from councilui.load.formats import vote_table
from councilui.record.model import AgendaItem, Meeting, Vote, VoteEvent
from tests.load.vote_table.rows import kinds, of, read_rows
from tests.load.vote_table.tables import read_table

HEADER = "Date,Item,Title,Result,Member,Vote\n"
LEASE = [f"2031-05-06,1,Lease,Passed,{name},Yes" for name in ("Ana Roe", "Ben Poe", "Cy Moe")]
FEES = [f'2031-05-06,2,"Fees, part 2",Failed,{name},No' for name in ("Ana Roe", "Ben Poe", "Cy Moe")]
BINS = [f"2031-05-20,1,Lease,Passed,{name},Yes" for name in ("Ana Roe", "Ben Poe", "Cy Moe")]


def rolls(rows: list[object]) -> list[str]:
    return [event.roll for event in of(rows, VoteEvent)]


def _read(folder: Path, lines: list[str]) -> list[str]:
    rows, report = read_table(folder, f"{HEADER}{chr(10).join(lines)}\n")
    assert report.issues
    return rolls(rows)


@pytest.mark.parametrize(
    ("row", "states"),
    [
        ("2031-05-06,1,Lease,Passed,Kim, Soo-Jin,Yes", ["partial", "complete", "complete"]),
        ("2031-05-06,1,Lease,Passed,Soo-Jin Kim", ["partial", "complete", "complete"]),
        ("2031-05-06,1,Lease,Passed,,Yes", ["partial", "complete", "complete"]),
        ("2031-05-06,2,Fees, part 2,Failed,Soo-Jin Kim,No", ["complete", "partial", "complete"]),
        ("2031-05-20,1,Lease,Passed,Kim, Soo-Jin,Yes", ["complete", "complete", "partial"]),
        (",,,,Kim, Soo-Jin,Yes", ["complete", "complete", "partial"]),
        ("May 6th or so,2,Fees; part 2,Failed,Soo-Jin Kim,No", ["complete", "partial", "complete"]),
        ("2031-05-06,9,Something, else,Failed,Soo-Jin Kim,No", ["complete", "complete", "partial"]),
    ],
)
def test_a_row_that_was_not_loaded_makes_its_roll_partial(tmp_path: Path, row: str, states: list[str]) -> None:
    assert _read(tmp_path, [*LEASE, *FEES, *BINS, row]) == states


@pytest.mark.parametrize("place", [0, 1, 3, 4])
def test_a_row_that_was_not_loaded_is_found_wherever_it_stands(tmp_path: Path, place: int) -> None:
    lines = [*LEASE, *FEES]
    lines.insert(place, "2031-05-06,1,Lease,Passed,Kim, Soo-Jin,Yes")
    assert _read(tmp_path, lines) == ["partial", "complete"]


@pytest.mark.parametrize(
    "row",
    [
        "2031-05-06,1,Lease, phase 2,Passed,Ana Roe,Yes",  # she is in that roll already
        "Source: the City Clerk",
        "Note,votes by proxy are not counted",
        "Total,,,,3,",
    ],
)
def test_a_row_that_belongs_to_no_roll_blames_none(tmp_path: Path, row: str) -> None:
    assert _read(tmp_path, [*LEASE, *FEES, row]) == ["complete", "complete"]


def test_a_member_without_a_vote_in_a_row_has_none(tmp_path: Path) -> None:
    rows, report = read_table(
        tmp_path,
        "title,member,vote\nLease,Ana Roe,Yes\nLease,Ben Poe,\nLease,Cy Moe,No\nSale,Ana Roe,Yes\nSale,Cy Moe,No\n",
    )
    assert {vote.voter_name for vote in of(rows, Vote)} == {"Ana Roe", "Cy Moe"}
    assert [event.roll for event in of(rows, VoteEvent)] == ["partial", "complete"]
    assert kinds(report) == {"row without vote"}


def test_the_roll_names_the_lines_that_it_may_lack(tmp_path: Path) -> None:
    lost = [f"2031-05-06,1,Lease,Passed,{name},Yes" for name in ("Kim, Soo-Jin", "Orr, Li", "Côté, Zoé")]
    rows, _ = read_table(tmp_path, f"{HEADER}{chr(10).join([*LEASE, *lost])}\n")
    note = of(rows, VoteEvent)[0].roll_note
    assert note is not None
    assert note.endswith("Lines 5, 6 and 7 of 2031-06-03.csv couldn't be loaded and may belong to this vote.")


def test_a_member_who_stands_twice_with_two_words_leaves_a_gap(tmp_path: Path) -> None:
    assert _read(tmp_path, [*LEASE, "2031-05-06,1,Lease,Passed,Ana Roe,No"]) == ["partial"]
    assert _read(tmp_path, [*LEASE, "2031-05-06,1,Lease,Passed,Ana Roe,Yes"]) == ["complete"]


def test_rows_below_a_head_that_was_not_read_are_not_of_the_vote_above(tmp_path: Path) -> None:
    rows, report = read_table(
        tmp_path,
        "Date,Title,Member,Vote\n2031-05-06,Lease,Ana Roe,Yes\n,,Ben Poe,Yes\n,,Cy Moe,No\n"
        "2031-05-06,Fees, part 2,Ana Roe,No\n,,Ben Poe,No\n,,Cy Moe,No\n"
        "2031-05-13,Bins,Ana Roe,Yes\n,,Ben Poe,Yes\n,,Cy Moe,Yes\n",
    )
    assert [(item.title) for item in of(rows, AgendaItem)] == ["Lease", "Bins"]
    assert [vote.option for vote in of(rows, Vote)] == ["yes", "yes", "no", "yes", "yes", "yes"]
    assert rolls(rows) == ["complete", "complete"]
    assert report.omitted["table rows below a row that was not read"] == 2


def test_a_wide_row_below_a_date_that_was_not_read_has_no_date(tmp_path: Path) -> None:
    rows, _ = read_table(
        tmp_path,
        "Date,Title,Result,Roe,Poe\n2031-05-06,Lease,Passed,Yes,No\n,Fees,Passed,Yes,No\n,Bins,Failed,No,No\n"
        "2031-05-13,Smith, Jones rezoning,Passed,Yes,No\n,Lamp,Passed,Yes,Yes\n"
        "2031-05-20,Post,Passed,Yes,Yes\n,Road,Passed,Yes,Yes\n",
    )
    assert [item.title for item in of(rows, AgendaItem)] == ["Lease", "Fees", "Bins", "Post", "Road"]
    assert [meeting.date for meeting in of(rows, Meeting)] == ["2031-05-06", "2031-05-20"]


def test_a_member_s_row_that_does_not_fit_is_missing_from_every_vote(tmp_path: Path) -> None:
    rows, report = read_table(
        tmp_path, "Member,Lease,Fees\nAna Roe,Yes,No\nKim, Soo-Jin,Yes,No\nBen Poe,Yes,Yes\nSource: the Clerk\n"
    )
    assert rolls(rows) == ["partial", "partial"]
    assert [(issue.kind, issue.place) for issue in report.issues] == [("ragged row", "3")]


def test_a_column_that_may_be_a_member_leaves_a_gap_where_it_is_filled(tmp_path: Path) -> None:
    table = "title,Roe,Poe,Lee\nA lamp,Yes,No,Zzz\nA post,Yes,No,\nA road,Yes,No,Qqq\nA street,No,No,Yes\n"
    rows, report = read_table(tmp_path, table)
    assert rolls(rows) == ["partial", "complete", "partial", "partial"]
    assert "column not read" in kinds(report)


@pytest.mark.parametrize("cast", [{"name": "", "vote": "Aye"}, {"vote": "Aye"}])
def test_json_with_a_vote_that_names_nobody(tmp_path: Path, cast: dict[str, str]) -> None:
    roll = [{"name": "Ana Roe", "vote": "Aye"}, {"name": "Ben Poe", "vote": "Nay"}]
    votes = [{"date": "2031-05-06", "title": "Lease", "votes": [*roll, cast]},
             {"date": "2031-05-06", "title": "Fees", "votes": roll}]  # fmt: skip
    (tmp_path / "votes.json").write_text(json.dumps(votes), encoding="utf-8")
    rows, _ = read_rows(vote_table, tmp_path)
    assert rolls(rows) == ["partial", "complete"]
