"""Columns of yes and no that tell of the item: no member is made of them, and each is listed with a line to paste."""

from __future__ import annotations

from pathlib import Path

import pytest

from councilui.load.report import Report
from councilui.record.model import VoteEvent
from tests.load.vote_table.rows import of
from tests.load.vote_table.tables import read_table, votes_by_name

FULL = ("Ana Roe", "Ben Poe", "Cy Moe")
SURNAMES = ("Roe", "Poe", "Moe")
ROWS = (("Passed", "2-1", "Yes,Yes,No"), ("Passed", "3-0", "Yes,Yes,Yes"), ("Failed", "1-2", "No,Yes,No"))
FLAGS = ("Yes", "No", "No")


def table(
    members: tuple[str, ...], flag: str, place: int, *, tally: bool = False, yes: str = "Yes", no: str = "No"
) -> str:
    """A table of three votes with a flag before the member at `place`, which says yes and no whatever members say."""
    lines = [",".join(["Item", "Title", "Result", *members[:place], flag, *members[place:]])]
    for number, ((result, count, cells), word) in enumerate(zip(ROWS, FLAGS, strict=True), 1):
        words = cells.replace("Yes", yes).replace("No", no).split(",")
        words.insert(place, word)
        lines.append(",".join([str(number), f"Lot {number}", f"{result} {count}" if tally else result, *words]))
    return "\n".join(lines) + "\n"


def unread(report: Report) -> list[str]:
    return [issue.reason for issue in report.issues if issue.kind == "column not read"]


@pytest.mark.parametrize("place", [0, 1, 3])
@pytest.mark.parametrize("flag", ["Bridges", "2/3", "Parks"])
def test_a_word_among_names_in_full_is_no_member(flag: str, place: int, tmp_path: Path) -> None:
    rows, report = read_table(tmp_path, table(FULL, flag, place))
    assert set(votes_by_name(rows)) == set(FULL)
    assert {event.roll for event in of(rows, VoteEvent)} == {"partial"}
    (reason,) = unread(report)
    assert reason.startswith(f"“{flag}” ")


@pytest.mark.parametrize("place", [0, 2, 3])
@pytest.mark.parametrize(("members", "flag"), [(SURNAMES, "Bridges"), (FULL, "Big Item"), (SURNAMES, "Parks")])
def test_what_the_tallies_add_up_without_is_no_member(
    members: tuple[str, ...], flag: str, place: int, tmp_path: Path
) -> None:
    rows, report = read_table(tmp_path, table(members, flag, place, tally=True))
    assert set(votes_by_name(rows)) == set(members)
    assert {event.roll for event in of(rows, VoteEvent)} == {"complete"}
    assert len(unread(report)) == 1


WORDS = (
    "Excused",
    "Recused",
    "Absentees",
    "Not Voting",
    "Budgetary",
    "Infrastructural",
    "Annexation",
    "Housing",
    "Taxes",
)
NO_WORDS = ("Singletary", "Garrity", "Clements", "Spence", "Harding", "Lawrence", "Guest", "Ja", "Olmsted", "Gregory")


def test_a_word_that_is_no_surname_is_no_member_beside_surnames(tmp_path: Path) -> None:
    """All of them are columns of one table, since each is judged by itself."""
    members = (*SURNAMES, *NO_WORDS)
    lines = [",".join(["Item", "Title", "Result", *members, *WORDS])]
    lines += [",".join([str(number), f"Lot {number}", "Passed", *["Yes", "No"] * 11]) for number in (1, 2)]
    rows, report = read_table(tmp_path, "\n".join(lines))
    assert set(votes_by_name(rows)) == set(members)
    assert {event.roll for event in of(rows, VoteEvent)} == {"complete"}
    assert sum("it's a word and not a name" in reason for reason in unread(report)) == 8  # "Absentees" is never one


@pytest.mark.parametrize("cells", [("High", "Low", "Low"), ("Staff", "Council", "Staff"), ("new", "new", "old")])
def test_a_column_between_members_without_a_word_for_a_vote_is_no_member(
    cells: tuple[str, ...], tmp_path: Path
) -> None:
    lines = [f"{number},Lot {number},Passed,Yes,{cell},No" for number, cell in enumerate(cells)]
    rows, report = read_table(tmp_path, "Item,Title,Result,Roe,Quill,Poe\n" + "\n".join(lines))
    assert set(votes_by_name(rows)) == {"Roe", "Poe"}
    (reason,) = unread(report)
    assert reason.startswith("“Quill” has few words for votes")


def test_a_sign_among_surnames_is_no_member(tmp_path: Path) -> None:
    assert set(votes_by_name(read_table(tmp_path, table(SURNAMES, "2/3", 3))[0])) == set(SURNAMES)


@pytest.mark.parametrize(("yes", "no"), [("Aye", "Nay"), ("Y", "N"), ("For", "Against")])
def test_other_words_than_all_members_say_are_no_votes(yes: str, no: str, tmp_path: Path) -> None:
    rows, report = read_table(tmp_path, table(SURNAMES, "Parks", 1, yes=yes, no=no))
    assert set(votes_by_name(rows)) == set(SURNAMES)
    assert len(unread(report)) == 1


@pytest.mark.parametrize("title", ["President", "Chair"])
def test_an_office_among_names_is_a_member(title: str, tmp_path: Path) -> None:
    rows, report = read_table(tmp_path, table(FULL, title, 0))
    assert title in votes_by_name(rows)
    assert unread(report) == []


def test_a_member_who_is_against_everybody_again_and_again_is_a_member(tmp_path: Path) -> None:
    lines = [f"{number},Lot {number},Passed,Yes,Yes,Yes,{word}" for number, word in enumerate(["No"] * 5 + ["Yes"], 1)]
    rows, report = read_table(tmp_path, "Item,Title,Result,Roe,Poe,Moe,Hoe\n" + "\n".join(lines))
    assert set(votes_by_name(rows)) == {"Roe", "Poe", "Moe", "Hoe"}
    assert unread(report) == []


@pytest.mark.parametrize("member", ["Quill", "Poe-Hart", "O'Shea"])
def test_a_surname_among_surnames_is_a_member(member: str, tmp_path: Path) -> None:
    rows, report = read_table(tmp_path, table(SURNAMES, member, 3))
    assert member in votes_by_name(rows)
    assert unread(report) == []


@pytest.mark.parametrize("flag", ["Budgetary", "Excused", "Quill"])
@pytest.mark.parametrize("place", [0, 1, 3])
def test_the_line_to_paste_makes_a_member_of_it(flag: str, place: int, tmp_path: Path) -> None:
    content = table(FULL, flag, place)
    (reason,) = unread(read_table(tmp_path, content)[1])
    rows, report = read_table(tmp_path, content, f"[columns]\n{reason.partition(': ')[2]}\n")
    assert set(votes_by_name(rows)) == {*FULL, flag}
    assert {event.roll for event in of(rows, VoteEvent)} == {"complete"}
    assert unread(report) == []


def test_the_members_whom_the_user_names_are_all(tmp_path: Path) -> None:
    content = table(FULL, "Budgetary", 1)
    rows, report = read_table(tmp_path, content, '[columns]\nmembers = ["Ana Roe", "Ben Poe", "Cy Moe"]\n')
    assert set(votes_by_name(rows)) == set(FULL)
    assert {event.roll for event in of(rows, VoteEvent)} == {"complete"}
    assert unread(report) == []


@pytest.mark.parametrize("row", ["2031-06-10,,,,,", "2031-06-10,City Council,,,,"])
def test_a_row_of_a_date_alone_is_no_item(row: str, tmp_path: Path) -> None:
    content = f"Date,Body,Title,Result,Ana Roe,Ben Poe\n2031-06-03,City Council,Lease,Pass,Yes,No\n{row}\n"
    rows, report = read_table(tmp_path, content)
    assert len(of(rows, VoteEvent)) == 1
    assert [issue.kind for issue in report.issues] == []
