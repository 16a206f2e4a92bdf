"""Plain papers as villages, school boards and counties write them: tables of names, numbers beside numbers."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from councilui.record.database import open_record
from tests.load.minutes.papers import VoteRow, load_paper, read_votes, reasons, vote_rows

HEAD = (
    "MINUTES OF THE LANPORT VILLAGE BOARD\nTUESDAY, MAY 6, 2031, 7:00 P.M.\n"
    "Members present: Orr, Bo, Ilves and Quist. Absent: Dean.\n\n"
)
PAGE = "<h1>Minutes of the Lanport Village Board</h1><p>Tuesday, May 6, 2031, 7:00 P.M.</p>"
PRESENT = "<p>Members present: Orr, Bo, Ilves and Quist. Absent: Dean.</p>"
MOVED = "Member Orr moved to adopt Ordinance 31-5. Member Bo seconded. "
SIDES = {"yes": ("Bo", "Orr", "Quist"), "no": ("Ilves",)}

TEXTS = {
    "a tally over the number of the next item": (
        "1. Alley\n" + MOVED + "Motion carried 3-1\n2. Park\nMember Bo moved to close it. Member Orr seconded."
        " Motion carried 2-2\n3. Fees",
        [VoteRow("Orr", "Bo", "pass", {"yes": 3, "no": 1}, {}, "none"),
         VoteRow("Bo", "Orr", "pass", {"yes": 2, "no": 2}, {}, "none")],
    ),
    "motions with numbers, and voters with numbers in a line": (
        "MOTION 31-01: Motion by Member Orr, second by Member Bo, to buy a truck.\nAyes: 1. Orr 2. Bo 3. Quist\n"
        "Nays: 1. Ilves\nMotion carried.\n\nMOTION 31-02: Motion by Member Bo, second by Member Orr, to sell it.\n"
        "Ayes: 1. Bo, Chair\nNays: 1. Orr 2. Quist\nMotion failed.",
        [VoteRow("Orr", "Bo", "pass", None, SIDES, "complete"),
         VoteRow("Bo", "Orr", "fail", None, {"yes": ("Bo",), "no": ("Orr", "Quist")}, "complete")],
    ),
    "numbers behind Yes and No": (
        MOVED + "\nYes 3   No 1 (Ilves)   Motion carried.\n\nMotion by Bo, second by Orr to adjourn.\nYes 4   No 0"
        "   Motion carried.",
        [VoteRow("Orr", "Bo", "pass", {"yes": 3, "no": 1}, {"no": ("Ilves",)}, "partial"),
         VoteRow("Bo", "Orr", "pass", {"yes": 4, "no": 0}, {}, "none")],
    ),
    "votes to": (MOVED + "The motion was carried, 3 votes to 1.",
                 [VoteRow("Orr", "Bo", "pass", {"yes": 3, "no": 1}, {}, "none")]),
    "the few in favor": (MOVED + "Motion failed 1-3 (Quist in favor).",
                         [VoteRow("Orr", "Bo", "fail", {"yes": 1, "no": 3}, {"yes": ("Quist",)}, "partial")]),
    "who voted no behind the kind of the vote": (
        MOVED + "Motion carried on a voice vote, Ilves voting no.",
        [VoteRow("Orr", "Bo", "pass", None, {"no": ("Ilves",)}, "partial")],
    ),
    "an office between a name and its vote": (
        MOVED + "Roll call:\nKay Orr, Chair – yes\nLeo Bo, Vice Chair – yes\nIda Ilves – no\nMotion carried.",
        [VoteRow("Orr", "Bo", "pass", None, {"yes": ("Kay Orr", "Leo Bo"), "no": ("Ida Ilves",)}, "complete")],
    ),
    "who offered a resolution and moved it": (
        "RESOLUTION 31-7\nMember Orr offered the following resolution and moved its adoption:\nRESOLVED, that Ed Fox be"
        " hired.\nSeconded by Member Bo.\nOrr AYE\nBo AYE\nIlves NAY\nQuist AYE\nThe resolution was duly adopted.",
        [VoteRow("Orr", "Bo", "pass", None, SIDES, "complete")],
    ),
    "a tie, then one more vote": (
        MOVED + "Tie vote, 2 to 2 (Ilves and Quist voting nay). Mayor Tan voted yea. The motion passed 3 to 2.",
        [VoteRow("Orr", "Bo", "pass", {"yes": 3, "no": 2}, {"yes": ("Tan",), "no": ("Ilves", "Quist")}, "partial")],
    ),
    "names behind unanimously": (
        MOVED + "The motion passed unanimously (Bo, Ilves, Orr, Quist).",
        [VoteRow("Orr", "Bo", "pass", None, {"yes": ("Bo", "Ilves", "Orr", "Quist")}, "complete")],
    ),
    "motion and second without a verb": (
        "5. BILLS: Motion Orr, second Bo to pay them. Motion carried.\n6. ADJOURN: Motion Bo second Orr to adjourn."
        " Motion carried.",
        [VoteRow("Orr", "Bo", "pass", None, {}, "none"), VoteRow("Bo", "Orr", "pass", None, {}, "none")],
    ),
    "a result behind seconded": ("1. Minutes: Orr moved, Bo seconded, approved 4-0.",
                                 [VoteRow("Orr", "Bo", "pass", {"yes": 4, "no": 0}, {}, "none")]),
    "labels with periods": ("Motion: Member Orr. Second: Member Bo. Adopt Ordinance 31-5. Motion carried 4-0.",
                            [VoteRow("Orr", "Bo", "pass", {"yes": 4, "no": 0}, {}, "none")]),
}  # fmt: skip


@pytest.mark.parametrize("case", TEXTS)
def test_a_plain_paper_is_read_as_printed(case: str, tmp_path: Path) -> None:
    text, expected = TEXTS[case]
    votes, _ = read_votes(tmp_path, "2031-05-06-minutes.txt", HEAD + text)
    assert votes == expected


@pytest.mark.parametrize(
    ("attendance", "present"),
    [
        ("Present: Ian Orr, Ruth Bo, Vic Ilves. Staff: Hal Quist.", {"Ian Orr", "Ruth Bo", "Vic Ilves"}),
        (
            "Township Board members present: Supervisor Ian Orr, Clerk Ruth Bo, Treasurer Vic Ilves, Trustee Amy Tan",
            {"Ian Orr", "Ruth Bo", "Vic Ilves", "Amy Tan"},
        ),
        (
            "Present: Cllrs Ian Orr, Ruth Bo, Vic Ilves\nIn attendance: Mrs N. Oakes (Clerk), 3 members of the public",
            {"Ian Orr", "Ruth Bo", "Vic Ilves"},
        ),
        ("Present: Ian Orr, Ruth Bo, Vic Ilves, Nan Oakes (Clerk)", {"Ian Orr", "Ruth Bo", "Vic Ilves"}),
    ],
)
def test_members_are_told_from_staff_and_known_by_their_first_names(
    attendance: str, present: set[str], tmp_path: Path
) -> None:
    heading = "MINUTES OF THE LANPORT TOWNSHIP BOARD\nTUESDAY, MAY 6, 2031, 7:00 P.M.\n"
    motion = "Ian moved to pay the bills. Ruth seconded. Motion carried."
    load_paper(tmp_path, "2031-05-06-minutes.txt", f"{heading}{attendance}\n\n{motion}")
    assert vote_rows(tmp_path) == [VoteRow("Ian", "Ruth", "pass", None, {}, "none")]
    with closing(open_record(tmp_path / "a.db")) as connection:
        rows = connection.execute("SELECT person_name FROM attendance WHERE status = 'present'")
        assert {name for (name,) in rows} == present
        movers = connection.execute("SELECT person.name FROM motion JOIN person ON person.id = mover")
        assert movers.fetchall() == [("Ian Orr",)]


def test_a_first_name_that_somebody_else_has_too_means_nobody(tmp_path: Path) -> None:
    text = "Ian Grant of Elm Street spoke.\n\nIan moved to pay the bills. Ilves seconded. Motion carried."
    votes, _ = read_votes(tmp_path, "2031-05-06-minutes.txt", HEAD.replace("Orr,", "Ian Orr,") + text)
    assert [(vote.mover, vote.result) for vote in votes] == [(None, "pass")]


def table(*rows: str) -> str:
    cells = ("".join(f"<td>{cell}</td>" for cell in row.split("|")) for row in rows)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


TABLES = {
    "names over votes": table("Orr|Bo|Ilves|Quist", "Yes|Yes|No|Yes"),
    "names over votes, with heads and a result": table(
        "Vote|||", "Orr|Bo|Ilves|Quist", "Aye|Aye|Nay|Aye", "Motion carried|||"
    ),
    "a row for each member": table("Commissioner|Vote", "Orr|Yes", "Bo|Yes", "Ilves|No", "Quist|Yes"),
    "a row for each member, with the office": table(
        "Name|Office|Vote", "Orr|Chair|Yes", "Bo|Member|Yes", "Ilves|Member|No", "Quist|Member|Yes"
    ),
    "an office behind the name": table("Orr, Chair|Yes", "Bo, Vice Chair|Yes", "Ilves|No", "Quist|Yes"),
    "a row of marks for each option": table("|Orr|Bo|Ilves|Quist", "Aye|X|X||X", "Nay|||X|", "Abstain||||"),
}


@pytest.mark.parametrize("case", TABLES)
def test_a_table_gives_each_member_the_vote_in_it(case: str, tmp_path: Path) -> None:
    page = f"{PAGE}{PRESENT}<p>{MOVED}</p>{TABLES[case]}<p>Motion carried.</p>"
    votes, _ = read_votes(tmp_path, "2031-05-06-minutes.html", page)
    assert votes == [VoteRow("Orr", "Bo", "pass", None, SIDES, "complete")]


@pytest.mark.parametrize(
    "attendance",
    [
        table("Commissioner|Status", "Mayor Kay Orr|Present", "Leo Bo|Present", "Ida Ilves|Absent"),
        table("Commissioner|Present", "Kay Orr, Chair|Yes", "Leo Bo|Yes", "Ida Ilves|No"),
        table("Name|Title|Present", "Kay Orr|Chair|Y", "Leo Bo|Member|Y", "Ida Ilves|Member|N"),
    ],
)
def test_a_table_of_attendance_is_no_vote(attendance: str, tmp_path: Path) -> None:
    page = f"{PAGE}{attendance}<p>Leo Bo moved to adjourn. Kay Orr seconded. Motion carried 2-0.</p>"
    load_paper(tmp_path, "2031-05-06-minutes.html", page)
    assert vote_rows(tmp_path) == [VoteRow("Leo Bo", "Kay Orr", "pass", {"yes": 2, "no": 0}, {}, "none")]
    with closing(open_record(tmp_path / "a.db")) as connection:
        assert dict(connection.execute("SELECT person_name, status FROM attendance")) == {
            "Kay Orr": "present", "Leo Bo": "present", "Ida Ilves": "absent",
        }  # fmt: skip


GOOGLE_DOCS = (
    "<style>ol.lst-kix_a-0{list-style-type:none}"
    '.lst-kix_a-0>li:before{content:"" counter(lst-ctn-kix_a-0,decimal) ". "}'
    '.lst-kix_a-1>li:before{content:"" counter(lst-ctn-kix_a-0,decimal) "." counter(lst-ctn-kix_a-1,decimal) ". "}'
    "</style>"
    '{present}<ol class="lst-kix_a-0 start" start="4"><li>Alley</li></ol><p>{moved}Motion carried 3-1.</p>'
    '<ol class="lst-kix_a-1 start" start="1"><li>It is narrow.</li></ol>'
    '<ol class="lst-kix_a-0" start="5"><li>Park</li></ol><p>{moved}Motion carried 3-1.</p>'
)


@pytest.mark.parametrize("head", ["          Yes   No   Abstain", "Trustee   Yes   No   Abstain"])
def test_marks_in_the_columns_of_a_text_are_votes(head: str, tmp_path: Path) -> None:
    attendance = "            Present   Absent\nTrustee Orr    x\nTrustee Bo     x\nTrustee Dean             x\n\n"
    votes = "Orr        x\nBo               x\nQuist                 x\n"
    heading = HEAD.split("Members")[0]
    load_paper(tmp_path, "2031-05-06-minutes.txt", f"{heading}{attendance}{MOVED}\n\n{head}\n{votes}Motion carried.")
    sides = {"yes": ("Orr",), "no": ("Bo",), "abstain": ("Quist",)}
    assert [(vote.result, vote.names) for vote in vote_rows(tmp_path)] == [("pass", sides)]
    with closing(open_record(tmp_path / "a.db")) as connection:
        rows = connection.execute("SELECT person_name, status FROM attendance")
        assert dict(rows.fetchall()) == {"Orr": "present", "Bo": "present", "Dean": "absent"}


def test_each_vote_of_a_table_that_is_not_read_is_listed(tmp_path: Path) -> None:
    rows = "Minutes of May 1  Approve  Orr  Bo  4  0  Passed\nTruck  Buy  Bo  Orr  1  3  Failed\n"
    _, report = read_votes(
        tmp_path, "2031-05-06-minutes.txt", f"{HEAD}Item  Motion  Moved  Seconded  For  No  Result\n{rows}"
    )
    listed = " ".join(reasons(report, "vote words not read"))
    assert "4 0 Passed" in listed
    assert "1 3 Failed" in listed


NUMBERED = {
    "a list of Google Docs": (GOOGLE_DOCS, [("4.", "Alley"), ("5.", "Park")]),
    "a zero behind the point": (
        "{present}<p>1.0 CALL TO ORDER</p><p>2.0 MINUTES</p><p>{moved}Motion carried 3-1.</p><p>3.0 STAFF</p>"
        "<p>3.1 Hire of a coach</p><p>{moved}Motion carried 3-1.</p>",
        [("2.0", "MINUTES"), ("3.1", "Hire of a coach")],
    ),
    "a heading and the motion in one line": (
        "{present}<p>1. OPENING</p><p>2. LIQUOR LICENSE: Member Orr made a motion, seconded by Bo, to grant one."
        " Motion carried 3-1.</p><p>3. ALLEY: Motion by Orr, second by Bo, to table it. Motion failed 1-3.</p>",
        [("2.", "LIQUOR LICENSE"), ("3.", "ALLEY")],
    ),
    "numbers of minutes": (
        "{present}<p>31/045 To pay the bills</p><p>{moved}Motion carried 3-1.</p><p>31/046 To mow the green</p>"
        "<p>{moved}Motion carried 3-1.</p>",
        [("31/045", "To pay the bills"), ("31/046", "To mow the green")],
    ),
}


@pytest.mark.parametrize("case", NUMBERED)
def test_items_have_the_numbers_that_a_reader_sees(case: str, tmp_path: Path) -> None:
    page, expected = NUMBERED[case]
    moved = "Member Orr moved approval. Member Bo seconded. "
    page = PAGE + page.replace("{present}", PRESENT).replace("{moved}", moved)
    load_paper(tmp_path, "2031-05-06-minutes.html", page)
    with closing(open_record(tmp_path / "a.db")) as connection:
        rows = connection.execute(
            "SELECT number, title FROM agenda_item JOIN motion ON motion.agenda_item = agenda_item.id ORDER BY position"
        )
        assert rows.fetchall() == expected
