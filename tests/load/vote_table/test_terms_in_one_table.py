"""Members who change within one table: a new header, two names over one column, groups of columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from councilui.record.model import AgendaItem, Meeting, Person, Vote, VoteEvent
from tests.load.vote_table.rows import kinds, of
from tests.load.vote_table.tables import read_table

SPRING = "2031-05-06,1,Lease of lot 5,Passed,Yes,No,Yes\n"
HEADER = "Date,Item,Title,Result,Ana Roe,Ben Poe,Cy Moe\n"


def _rolls(rows: list[object]) -> list[dict[str, str]]:
    return [
        {vote.voter_name: vote.option for vote in of(rows, Vote) if vote.vote_event == event.id}
        for event in of(rows, VoteEvent)
    ]


@pytest.mark.parametrize(
    ("between", "below", "row", "names"),
    [
        ("", "Date,Item,Title,Result,Ana Roe,Ben Poe,Fay Goe", "Yes,No,No", ["Ana Roe", "Ben Poe", "Fay Goe"]),
        ("\n", "Date,Item,Title,Result,Fay Goe,Ana Roe,Ben Poe", "Yes,No,No", ["Fay Goe", "Ana Roe", "Ben Poe"]),
        ("", "Date,Item,Title,Result,Ana Roe,Fay Goe,Gus Hoe,Ida Joe", "Yes,No,No,Yes",
         ["Ana Roe", "Fay Goe", "Gus Hoe", "Ida Joe"]),
        ("New term\n", "Date,Item,Title,Result,Fay Goe,Ana Roe,Cy Moe", "Yes,No,No", ["Fay Goe", "Ana Roe", "Cy Moe"]),
    ],
)  # fmt: skip
def test_a_header_with_other_members_heads_the_votes_below_it(
    tmp_path: Path, between: str, below: str, row: str, names: list[str]
) -> None:
    rows, report = read_table(tmp_path, f"{HEADER}{SPRING}{between}{below}\n2031-08-06,2,Tree plan,Failed,{row}\n")
    first, second = _rolls(rows)
    assert list(first) == ["Ana Roe", "Ben Poe", "Cy Moe"]
    assert list(second) == names
    assert [item.title for item in of(rows, AgendaItem)] == ["Lease of lot 5", "Tree plan"]
    assert "row without date" not in kinds(report)


def test_a_line_above_a_second_header_dates_what_is_below(tmp_path: Path) -> None:
    part = "Item,Title,Result,Ana Roe,{}\n1,{},Passed,Yes,No\n"
    content = f"Meeting of 2031-05-06\n{part.format('Ben Poe', 'Lease')}Meeting of 2031-05-20\n"
    rows, _ = read_table(tmp_path, content + part.format("Cy Moe", "Fees"))
    dates = {meeting.id: meeting.date for meeting in of(rows, Meeting)}
    assert {item.title: dates[item.meeting] for item in of(rows, AgendaItem)} == {
        "Lease": "2031-05-06", "Fees": "2031-05-20",
    }  # fmt: skip


def test_a_row_that_has_a_word_of_the_header_is_no_header(tmp_path: Path) -> None:
    rows, _ = read_table(tmp_path, "Title,Result,Ana Roe,Ben Poe\nTitle,Passed,Yes,No\nFees,Result,No,No\n")
    assert len(of(rows, VoteEvent)) == 2


@pytest.mark.parametrize(
    "header",
    ["Dee Loe / Fay Goe", "Dee Loe/Fay Goe (from July)", "Dee Loe; Fay Goe", "Loe → Goe", "Dee Loe then Fay Goe",
     "Dee Loe (until June) replaced by Fay Goe", "Ward 4 (Loe thru 6/30; Goe)", "Ward 4 [Loe → Goe]",
     "District 3: Loe until May, then Goe", "Seat 2 (Dee Loe through June, Fay Goe since)"],
)  # fmt: skip
def test_a_column_of_two_members_gives_nobody_a_vote(tmp_path: Path, header: str) -> None:
    content = f'Title,Result,Ana Roe,Ben Poe,"{header}"\nLease,Passed,Yes,Yes,No\nFees,Passed,Yes,No,Yes\n'
    rows, report = read_table(tmp_path, content)
    assert {person.name for person in of(rows, Person)} == {"Ana Roe", "Ben Poe"}
    assert {event.roll for event in of(rows, VoteEvent)} == {"partial"}
    assert any("names two people" in issue.reason for issue in report.issues)


@pytest.mark.parametrize(
    "header",
    [
        "Dee Loe / Ward 4",
        "Dee Loe/Mayor",
        "Dee Loe (Ward 2/3)",
        "Dee Loe (Mayor; at large)",
        "Dee Loe (since May 6)",
        "Ann Marie Smith-Jones",
    ],
)
def test_a_name_with_its_seat_or_office_is_one_member(tmp_path: Path, header: str) -> None:
    rows, _ = read_table(tmp_path, f"Title,Result,Ana Roe,Ben Poe,{header}\nLease,Passed,Yes,Yes,No\n")
    assert len(of(rows, Vote)) == 3


def test_groups_of_columns_that_may_be_two_bodies_are_told(tmp_path: Path) -> None:
    content = "Title,Result,Council,,Planning,\n,,Ana Roe,Ben Poe,Cy Moe,Dee Loe\nLease,Passed,Yes,Yes,No,Yes\n"
    _, report = read_table(tmp_path, content)
    assert any("“Council” and “Planning” were read as one roll" in note for note in report.notes)


def test_one_group_of_columns_is_not_worth_a_note(tmp_path: Path) -> None:
    content = "Title,Result,Council members,\n,,Ana Roe,Ben Poe\nLease,Passed,Yes,No\n"
    _, report = read_table(tmp_path, content)
    assert not any("one roll" in note for note in report.notes)
