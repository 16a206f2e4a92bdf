"""Papers whose items have the numbers of files and applications: Legistar's, parish councils', planning lists."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from councilui.record.database import open_record
from tests.load.minutes.papers import load_paper, read_votes, reasons

HEAD = "MINUTES OF THE CITY COUNCIL\nTUESDAY, MAY 6, 2031\nPresent: Members Bo, Ilves, Orr, Quist and Mayor Tan\n\n"
CARRIED = "A motion was made by Member Orr, seconded by Member Bo, that this {} be {}. The motion carried 5-0.\n\n"


def items(tmp_path: Path) -> list[tuple[str | None, str]]:
    """Number and title of each vote's item, in the order of the votes."""
    sql = (
        "SELECT i.number, i.title FROM vote_event e JOIN motion m ON m.id = e.motion"
        " JOIN agenda_item i ON i.id = m.agenda_item ORDER BY i.position, e.position"
    )
    with closing(open_record(tmp_path / "a.db")) as connection:
        return [tuple(row) for row in connection.execute(sql)]


@pytest.mark.parametrize("numbers", [("31-0142", "31-0150"), ("2031-142", "2031-150"), ("31-00142", "31-00150")])
@pytest.mark.parametrize("below", ["Sponsors: Orr\n", "Attachments: Map\n", ""])
def test_a_file_is_the_item_of_the_motion_below_it(tmp_path: Path, numbers: tuple[str, str], below: str) -> None:
    first, second = numbers
    text = f"{first}      Ordinance No. 3114, a lease of the mill\n{below}{CARRIED.format('Ordinance', 'Passed')}"
    text += f"{second}\tSale of the barn\n{below}{CARRIED.format('item', 'Approved')}"
    load_paper(tmp_path, "2031-05-06-minutes.txt", HEAD + text)
    assert items(tmp_path) == [(first, "Ordinance No. 3114, a lease of the mill"), (second, "Sale of the barn")]


@pytest.mark.parametrize(
    "line", ["2031-2032 was a dry year.", "31-12 was the score.", "555-0142 is the number to call."]
)
def test_a_line_that_begins_with_other_numbers_is_no_item(tmp_path: Path, line: str) -> None:
    load_paper(tmp_path, "2031-05-06-minutes.txt", f"{HEAD}{line}\n{CARRIED.format('lease', 'Approved')}")
    assert [number for number, _ in items(tmp_path)] == [None]


@pytest.mark.parametrize(
    "heads", [("Aye:  3 -  ", "Nay:  2 -  "), ("Ayes (3): ", "Nays (2): "), ("AYES - 3 - ", "NAYS - 2 - ")]
)
def test_names_below_one_another_behind_a_number_are_as_many(tmp_path: Path, heads: tuple[str, str]) -> None:
    sides = (("Bo", "Ilves", "Orr"), ("Quist", "Tan"))
    roll = "".join(head + "\n          ".join(side) + "\n" for head, side in zip(heads, sides, strict=True))
    text = f"{HEAD}Member Orr moved the lease. Member Bo seconded. The motion carried by the following vote:\n{roll}"
    votes, _ = read_votes(tmp_path, "2031-05-06-minutes.txt", text)
    vote = votes[0]
    assert (vote.names, vote.roll) == ({"yes": sides[0], "no": sides[1]}, "complete")


@pytest.mark.parametrize("what", ["Enactment", "File", "Bill", "Resolution"])
def test_the_number_of_something_is_no_side_of_a_vote(tmp_path: Path, what: str) -> None:
    text = f"{HEAD}31-0142  Lease of the mill\n{CARRIED.format('item', 'Approved')}{what} No: R-31-22\n"
    votes, report = read_votes(tmp_path, "2031-05-06-minutes.txt", text)
    assert len(votes) == 1
    assert reasons(report, "form left in the document") == []


PARISH = """MINUTES OF THE MEETING OF ASHBY PARISH COUNCIL
held on Tuesday 6 May 2031 at 7.30pm
Present: Cllrs Bo, Ilves, Orr, Quist and Tan
31/21 Apologies
31/22 Minutes of the last meeting
It was proposed by Cllr Orr, seconded by Cllr Bo and RESOLVED that the minutes be signed as a true record.
31/23 Planning
31/00412/FUL – 4 Church Lane, extension. RESOLVED: no objection. (4 for, 1 abstention)
31/00420/FUL – Mill Field, nine dwellings. There were 3 votes for and 2 against and it was RESOLVED to object.
31/24 Grant to the cricket club
Cllr Tan left the room. Proposed by Cllr Bo, seconded by Cllr Orr, that £500 be granted. CARRIED.
"""


def test_minutes_with_a_year_and_a_number(tmp_path: Path) -> None:
    load_paper(tmp_path, "2031-05-06-minutes.txt", PARISH)
    assert items(tmp_path) == [
        ("31/22", "Minutes of the last meeting"),
        ("31/00412/FUL", "4 Church Lane, extension"),
        ("31/00420/FUL", "Mill Field, nine dwellings"),
        ("31/24", "Grant to the cricket club"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "On a motion made by Member Orr and seconded by Member Bo, it was voted to approve the lease.",
        "Motion: Member Orr moved approval of the lease.",
        "Member Orr moved approval of the lease.",
        "Moved by Member Orr, seconded by Member Bo, to approve the lease.",
    ],
)
def test_a_heading_without_a_period_is_no_part_of_the_motion_below_it(tmp_path: Path, sentence: str) -> None:
    load_paper(tmp_path, "2031-05-06-minutes.txt", f"{HEAD}Lease of the mill\n{sentence} Motion carried 5-0.\n")
    with closing(open_record(tmp_path / "a.db")) as connection:
        assert connection.execute("SELECT text FROM motion").fetchone()[0].startswith(sentence[:-1])


def test_the_line_above_a_roll_is_no_part_of_its_first_name(tmp_path: Path) -> None:
    text = f"{HEAD}Moved by: Member Orr\nSeconded by: Member Bo\nTHAT the mill be leased.\nA vote was asked by Member"
    text += " Quist\nTan – Yea\nBo – Yea\nIlves – Yea\nOrr – Nay\nQuist – Nay\nCARRIED\n"
    votes, _ = read_votes(tmp_path, "2031-05-06-minutes.txt", text)
    assert votes[0].names == {"yes": ("Bo", "Ilves", "Tan"), "no": ("Orr", "Quist")}


@pytest.mark.parametrize("marks", [("a.", "b."), ("1)", "2)"), ("a)", "b)")])
def test_a_list_below_a_title_is_no_part_of_it(tmp_path: Path, marks: tuple[str, str]) -> None:
    text = f"{HEAD}1. CALL TO ORDER\n2. CONSENT AGENDA\n   {marks[0]} Minutes\n   {marks[1]} Bills\n"
    text += "Member Orr moved to approve the consent agenda. Member Bo seconded. Motion carried 5-0.\n3. ADJOURNMENT\n"
    load_paper(tmp_path, "2031-05-06-minutes.txt", text)
    assert items(tmp_path) == [("2.", "CONSENT AGENDA")]


@pytest.mark.parametrize(
    "title",
    [
        "Disapproving Map No. 10275 - A\nMap for the Proposed Division of the Mill",
        "Report: That which was Presented in May",
    ],
)
def test_a_title_with_a_capital_word_of_doing_is_not_cut(tmp_path: Path, title: str) -> None:
    load_paper(tmp_path, "2031-05-06-minutes.txt", f"{HEAD}31-0142  {title}\n\n{CARRIED.format('item', 'Approved')}")
    assert items(tmp_path) == [("31-0142", title.replace("\n", " "))]


def test_a_motion_behind_its_movers_has_its_own_words(tmp_path: Path) -> None:
    text = f"{HEAD}R2031-102 B. Orr, K. Tan: That we accept the correspondence as presented. Carried.\n"
    load_paper(tmp_path, "2031-05-06-minutes.txt", text)
    assert items(tmp_path) == [("R2031-102", "Motion that we accept the correspondence as presented")]
