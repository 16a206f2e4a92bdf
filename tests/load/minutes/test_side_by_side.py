"""Texts with pages, columns or notes side by side, and RTF: each is read down, and not across."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.load.minutes.papers import VoteRow, read_votes, reasons
from tests.load.minutes.pdf_pages import column_of, make_pdf

PAGES = """
Town of Lanport                            Town of Lanport
Council Minutes, May 6, 2031               Council Minutes, May 6, 2031

Present: Mayor Tan; Members Orr, Bo,       Member Bo moved to lease the mill.
Ilves. Absent: Quist.                      Member Orr seconded. Ayes: Bo,
                                           Ilves. Nays: Orr. Carried 2-1.
Member Orr moved to approve the
minutes. Member Bo seconded. Ayes:         Member Ilves moved to adjourn.
Orr, Bo, Ilves. Nays: None.                Member Orr seconded. Motion carried
Motion carried 3-0.                        unanimously.
"""
COLUMNS = """
                 LANPORT TOWN COUNCIL MINUTES, MAY 6, 2031

Present were Mayor Tan and Members         of the council, and it was noted that
Orr, Bo and Ilves, and the clerk who       the mill is old. Member Bo moved to
read the minutes of the meeting of         lease the mill. Member Orr seconded.
April to those who were there.             Ayes: Bo, Ilves. Nays: Orr. Carried
Member Orr moved to approve the            by a vote of 2-1. The members then
minutes. Member Bo seconded. Ayes:         thanked the staff. Member Ilves moved
Orr, Bo, Ilves. Nays: None. Motion         to adjourn. Member Orr seconded, and
carried 3-0. The lease was brought         the motion carried unanimously.
up by the manager and by a member
"""
NOTES = """
Lanport Town Council, minutes of May 6, 2031
Present: Members Orr, Bo, Ilves

Approval of       Member Orr moved, seconded by Member Bo,
minutes           to approve the minutes. Ayes: Orr, Bo,
                  Ilves. Nays: None. Motion carried 3-0.

Lease of mill     Member Bo moved to lease the mill.
Ord. 31-7         Member Orr seconded. Ayes: Bo, Ilves.
                  Nays: Orr. Those present heard it was
                  carried 2-1.

End               Member Ilves moved to adjourn. Member Orr
                  seconded. Motion carried unanimously.
"""
ROWS = [
    VoteRow("Orr", "Bo", "pass", {"yes": 3, "no": 0}, {"yes": ("Bo", "Ilves", "Orr")}, "complete"),
    VoteRow("Bo", "Orr", "pass", {"yes": 2, "no": 1}, {"yes": ("Bo", "Ilves"), "no": ("Orr",)}, "complete"),
    VoteRow("Ilves", "Orr", "pass", None, {}, "none"),
]


@pytest.mark.parametrize("text", [PAGES, COLUMNS, NOTES], ids=["two pages on a sheet", "two columns", "notes"])
def test_what_stands_side_by_side_is_read_down(tmp_path: Path, text: str) -> None:
    votes, report = read_votes(tmp_path, "2031-05-06-minutes.txt", text.lstrip("\n"))
    assert votes == ROWS
    assert reasons(report, "vote words not read") == []


def test_two_pages_on_a_sheet_of_a_pdf_are_read_down(tmp_path: Path) -> None:
    lines = PAGES.strip("\n").split("\n")
    left = column_of([line[:43].rstrip() for line in lines], left=40)
    right = column_of([line[43:] for line in lines], left=320)
    votes, _ = read_votes(tmp_path, "2031-05-06-minutes.pdf", make_pdf([[*left, *right]]))
    assert votes == ROWS


def test_a_table_is_read_across(tmp_path: Path) -> None:
    head = "Lanport Town Council, minutes of May 6, 2031\nPresent: Members Orr, Bo, Ilves\n\n"
    motions = ["the lease of the mill", "the sale of a truck", "the plan for Mill Street", "the new fees", "the fence",
               "the well", "the roof of the hall"]  # fmt: skip
    rows = [
        f"{f'Motion by Orr, second by Bo, to approve {words}.':<80}Ayes: Orr, Bo. Nays: Ilves." for words in motions
    ]
    votes, _ = read_votes(tmp_path, "2031-05-06-minutes.txt", head + "\n\n".join(rows))
    assert [(row.mover, row.names) for row in votes] == [("Orr", {"yes": ("Bo", "Orr"), "no": ("Ilves",)})] * len(
        motions
    )


def test_rtf_is_read_without_what_is_struck_out(tmp_path: Path) -> None:
    rtf = (
        r"{\rtf1\ansi{\fonttbl{\f0 Times;}}\f0 MINUTES OF THE LANPORT TOWN COUNCIL\par May 6, 2031\par\par "
        r"Present: Members Orr, Bo, Ilves\par\par Member Orr moved to lease the mill. Member Bo seconded.\par "
        r"Ayes: Orr, Bo{\strike , Ilves}.\par Nays: {\strike None}Ilves.\par Motion carried 2-1.\par}"
    )
    votes, report = read_votes(tmp_path, "2031-05-06-minutes.rtf", rtf)
    assert votes == [
        VoteRow("Orr", "Bo", "pass", {"yes": 2, "no": 1}, {"yes": ("Bo", "Orr"), "no": ("Ilves",)}, "complete")
    ]
    assert reasons(report, "words struck out") == ["“, Ilves”", "“None”"]
