"""The forms of county boards, town meetings, shires and boroughs: weights of votes, articles, marks for movers."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from councilui.record.database import open_record
from tests.load.minutes.papers import VoteRow, load_paper, read_votes, reasons, vote_rows
from tests.load.minutes.pdf_pages import Word, column_of, make_pdf
from tests.load.minutes.test_documents import docx, paragraph
from tests.load.minutes.test_merged_cells import as_html, as_word, table

HEAD = (
    "MINUTES OF THE LANPORT COUNTY BOARD\nTUESDAY, MAY 6, 2031\n\n"
    "Present: Supervisors Ada Orr, Gus Bo, Kay Ilves and Lou Quist, Chairman Tan\nAbsent: Supervisor Dean\n\n"
)
MOVED = "Ms. Orr moved to grant the lease. Seconded by Mr. Bo.\n"
BY_WORD = VoteRow("Orr", "Bo", "pass", None, {}, "none")
DIVIDED: dict[str, tuple[str, ...]] = {"yes": ("Bo", "Orr"), "no": ("Ilves", "Quist")}

VOTES = {
    "weights of a thousand and more": (
        f"{MOVED}Adopted by the following vote:\nAYES: 2,114 (Orr 1,412, Bo 702)\nNOES: 240 (Ilves 240)",
        [
            VoteRow(
                "Orr", "Bo", "pass", {"yes": 2114, "no": 240}, {"yes": ("Bo", "Orr"), "no": ("Ilves",)}, "complete"
            )
        ],
    ),
    "an article that was voted down, and a motion that nobody is told to have made": (
        "ARTICLE 1. To hear the reports. Moved by Ada Orr, seconded by Gus Bo. Voted in the affirmative by"
        " voice vote.\n\n"
        "ARTICLE 2. To buy a plow. Moved by Kay Ilves, seconded by Lou Quist. Discussion followed.\n\n"
        "ARTICLE 3. To pave a road. Moved by Ada Orr, seconded by Gus Bo. The article failed, Yes 51, No 88.\n\n"
        "Motion to dissolve made at 9:12 PM; so voted.",
        [
            VoteRow("Ada Orr", "Gus Bo", "pass", None, {}, "none"),
            VoteRow("Ada Orr", "Gus Bo", "fail", {"yes": 51, "no": 88}, {}, "none"),
            VoteRow(None, None, "pass", None, {}, "none"),
        ],
    ),
    "a foot between the names of a roll": (
        f"{MOVED}The motion carried.\nAYES: Supervisors Orr, Bo and\nLanport County Board   Page 1   May 6, 2031\nIlves"
        "\nNOES: Quist",
        [VoteRow("Orr", "Bo", "pass", None, {"yes": ("Bo", "Orr"), "no": ("Quist",)}, "partial")],
    ),
    "carried to do it": (
        "It was moved by Ms. Orr, seconded by Mr. Bo, and carried to adjourn at 7:10 p.m.\n\n"
        "Motion was offered by Ms. Orr, seconded by Mr. Bo and unanimously carried that the minutes be adopted.",
        [BY_WORD, BY_WORD],
    ),
    "an election": (
        "Ms. Tan was proposed by Ms. Orr, seconded by Mr. Bo and elected unopposed.",
        [BY_WORD],
    ),
    "sides in sentences before a tie is broken": (
        f"{MOVED}Supervisors Orr and Bo voted in favor. Supervisors Ilves and Quist voted in opposition. Chairman Tan"
        " broke the tie by voting in favor of the motion. The motion carried 3-2.",
        [
            VoteRow(
                "Orr", "Bo", "pass", {"yes": 3, "no": 2},
                {"yes": ("Bo", "Orr", "Tan"), "no": ("Ilves", "Quist")}, "complete",
            )
        ],
    ),
    "a division that was called for behind the result": (
        f"{MOVED}On being put to the vote the motion was declared LOST.\n\nSupervisor Orr called for a division.\n\n"
        "Those voting in favour: Orr and Bo.\n\nThose voting against: Ilves and Quist.",
        [VoteRow("Orr", "Bo", "fail", None, DIVIDED, "complete")],
    ),
    "numbers with blanks around their slash": (
        f"{MOVED}Motion Carried 3 / 2",
        [VoteRow("Orr", "Bo", "pass", {"yes": 3, "no": 2}, {}, "none")],
    ),
    "names in brackets behind Motion and second": (
        "Old business:\nEngine 51: Motion (Orr), second (Bo) to buy it. Ayes – Orr, Bo. Nays – Ilves, Quist. Motion"
        " fails 2-2.",
        [VoteRow("Orr", "Bo", "fail", {"yes": 2, "no": 2}, DIVIDED, "complete")],
    ),
    "letters for moved, seconded and failed": (
        "M/S/F (Orr/Bo) to reject all bids. Ayes: Orr, Bo. Noes: Ilves, Quist, Tan.\n\n"
        "(CONSENT ITEMS 1-2: M-Orr, S-Bo, 5 Ayes)",
        [
            VoteRow("Orr", "Bo", "fail", None, {"yes": ("Bo", "Orr"), "no": ("Ilves", "Quist", "Tan")}, "complete"),
            VoteRow("Orr", "Bo", "unknown", {"yes": 5}, {}, "none"),
        ],
    ),
    "a resolution that its mover introduced": (
        "Resolution 31-30: Supervisor Orr introduced the resolution and moved its adoption. Supervisor Bo seconded. The"
        " motion carried.",
        [BY_WORD],
    ),
    "a motion that nobody supported": (
        "Ms. Orr moved to raise the rates. Motion failed for lack of support.\n\n"
        "Ms. Orr moved to lower the rates, supported by Mr. Bo. Motion carried.",
        [BY_WORD],
    ),
    "both names behind the heading of an item": (
        "3. Bills – Orr/Bo to approve bills of $18,331. Passed.",
        [BY_WORD],
    ),
    "a result in the brackets of the names": (
        "54/31. Fees. Resolved that the fees of $1.50 be kept (Proposed: Ms. Orr, Seconded: Mr. Bo; unanimous).",
        [BY_WORD],
    ),
    "an exception that was noted": (
        "M/S Orr/Bo to approve Items 4-9, Ms. Ilves registering a no vote on Item 7. Approved unanimously, with the"
        " exception noted.",
        [BY_WORD],
    ),
    "names behind Motion and second, with titles": (
        "Resolution 31-12: Motion Ms. Orr, second Mr. Bo.\nAYES: Orr, Ilves   ABSTAIN: Bo\nNAYS: None",
        [VoteRow("Orr", "Bo", "unknown", None, {"yes": ("Ilves", "Orr"), "abstain": ("Bo",)}, "complete")],
    ),
    "names alone below the number of a motion": (
        "MOTION #311-31\nSupervisor Orr / Supervisor Bo\nThat the agenda be adopted.\nCARRIED\n\n"
        "MOTION #312-31\nSupervisor Orr\nThat the meeting adjourn.\nCARRIED",
        [BY_WORD, VoteRow("Orr", None, "pass", None, {}, "none")],
    ),
    "members voting in the affirmative": (
        f"{MOVED}Members voting in the affirmative: Supervisors Orr, Bo\nMembers voting in the negative: Supervisors"
        " Ilves, Quist\nLOST",
        [VoteRow("Orr", "Bo", "fail", None, DIVIDED, "complete")],
    ),
    "the letter A, which may be absent or abstaining": (
        f"{MOVED}Roll call: Orr: Y; Bo: Y; Ilves: A; Quist: N. Motion carried.",
        [
            VoteRow(
                "Orr", "Bo", "pass", None, {"yes": ("Bo", "Orr"), "no": ("Quist",), "other": ("Ilves",)}, "complete"
            )
        ],
    ),
    "numbers behind a roll that ends with No": (
        f"{MOVED}Orr - yes; Bo - no; Ilves - no. 1-2-0. The motion failed.",
        [
            VoteRow(
                "Orr", "Bo", "fail", {"yes": 1, "no": 2}, {"yes": ("Orr",), "no": ("Bo", "Ilves")}, "complete"
            )
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("minutes", "expected"), VOTES.values(), ids=VOTES.keys())
def test_a_vote_has_its_movers_result_numbers_and_names(minutes: str, expected: list[VoteRow], tmp_path: Path) -> None:
    votes, _ = read_votes(tmp_path, "minutes.txt", f"{HEAD}{minutes}\n\nThe meeting closed.")
    assert votes == expected


@pytest.mark.parametrize(
    "sentences",
    [
        "Ms. Orr moved, and Mr. Bo seconded, to adopt Ordinance\nNo. 31-09. \nThe motion carried.",
        "Notice of Motion – Supervisor Orr\n\nMoved Supervisor Orr, seconded Supervisor Bo that it is paved.\nCARRIED",
    ],
)
def test_a_number_of_an_ordinance_and_a_name_in_a_heading_leave_nothing_to_list(tmp_path: Path, sentences: str) -> None:
    votes, report = read_votes(tmp_path, "minutes.txt", f"{HEAD}{sentences}\n")
    assert [row.mover for row in votes] == ["Orr"]
    assert [*reasons(report, "vote words not read"), *reasons(report, "motion without a vote")] == []


def test_a_name_beside_a_number_of_weights_is_listed(tmp_path: Path) -> None:
    votes = f"{HEAD}{MOVED}Adopted.\nAYES: 640 (Orr 412, Bo 228)\nNOES: 240 (Ilves)\n"
    rows, report = read_votes(tmp_path, "minutes.txt", votes)
    assert [row.roll for row in rows] == ["partial"]
    assert ["Ilves" in reason for reason in reasons(report, "roll incomplete")] == [True]


def test_members_may_be_called_by_the_initials_behind_their_names(tmp_path: Path) -> None:
    minutes = (
        "LANPORT PLANNING COMMISSION\nMinutes – May 6, 2031\nMembers present: Ada Orr (AO), Gus Bo (GB), Kay Ilves (KI)"
        "\n\n1. Permit for a pier. Motion by GB to grant it, second by KI. Vote: AO - no; GB - yes; KI - yes. Motion"
        " passes 2-1.\n"
    )
    load_paper(tmp_path, "minutes.txt", minutes)
    with closing(open_record(tmp_path / "a.db")) as connection:
        people = connection.execute(
            "SELECT mover.name, seconder.name FROM motion JOIN person mover ON mover.id = motion.mover"
            " JOIN person seconder ON seconder.id = motion.seconder"
        ).fetchall()
        votes = connection.execute(
            "SELECT person.name, vote.option FROM vote JOIN person ON person.id = vote.person ORDER BY person.name"
        ).fetchall()
    assert people == [("Gus Bo", "Kay Ilves")]
    assert votes == [("Ada Orr", "no"), ("Gus Bo", "yes"), ("Kay Ilves", "yes")]


MARKS = (
    ("Council Member", "Motion", "Second", "Ayes", "Nays", "Abstain"),
    ("Orr", "X", "", "X", "", ""),
    ("Bo", "", "X", "X", "", ""),
    ("Ilves", "", "", "", "X", ""),
    ("Quist", "", "", "", "", "X"),
)


def marks_in(form: str) -> tuple[str, str | bytes]:
    head = [*HEAD.splitlines(), "RESOLUTION 2031-144", "Paying the bills"]
    if form == "html":
        return "minutes.html", "".join(f"<p>{line}</p>" for line in head) + as_html(table(*MARKS))
    if form == "docx":
        return "minutes.docx", docx("".join(map(paragraph, head)) + as_word(table(*MARKS)))
    if form == "txt":
        rows = ["".join(f"{cell:>16}" for cell in row) for row in MARKS]
        return "minutes.txt", "\n".join([*head, "", *rows])
    cells = [
        Word(72 + 80 * column, 560 - 14 * number, cell)
        for number, row in enumerate(MARKS)
        for column, cell in enumerate(row)
        if cell
    ]
    return "minutes.pdf", make_pdf([[*column_of(head), *cells]])


@pytest.mark.parametrize("form", ["html", "docx", "txt", "pdf"])
def test_marks_in_a_table_tell_who_moved_and_who_seconded(form: str, tmp_path: Path) -> None:
    votes, _ = read_votes(tmp_path, *marks_in(form))
    names = {"yes": ("Bo", "Orr"), "no": ("Ilves",), "abstain": ("Quist",)}
    assert votes == [VoteRow("Orr", "Bo", "unknown", None, names, "complete")]


def test_a_box_of_what_was_tabled_is_one_vote_and_a_table_of_status_tells_who_was_there(tmp_path: Path) -> None:
    attendance = [["Attendee Name", "Title", "Status", "Arrived"], ["Ada Orr", "Mayor", "Present", ""]]
    attendance += [["Gus Bo", "Councilmember", "Late", "7:21 PM"], ["Kay Ilves", "Councilmember", "Absent", ""]]
    box = [["RESULT:", "TABLED [2 TO 0]", "Next: 6/17/2031 7:00 PM"], ["MOVER:", "Gus Bo, Councilmember", ""]]
    box += [["SECONDER:", "Ada Orr, Mayor", ""], ["AYES:", "Orr, Bo", ""], ["ABSENT:", "Kay Ilves", ""]]
    head = "<h1>Lanport City Council</h1><p>Minutes, May 6, 2031</p>"
    tables = f"{as_html(table(*attendance))}<p>3. Lease of Dock 4</p>{as_html(table(*box))}"
    load_paper(tmp_path, "minutes.html", head + tables)
    names = {"yes": ("Bo", "Orr"), "absent": ("Kay Ilves",)}
    assert vote_rows(tmp_path) == [VoteRow("Gus Bo", "Ada Orr", "unknown", {"yes": 2, "no": 0}, names, "complete")]
    with closing(open_record(tmp_path / "a.db")) as connection:
        present = connection.execute("SELECT person_name, status FROM attendance ORDER BY person_name").fetchall()
    assert present == [("Ada Orr", "present"), ("Gus Bo", "present"), ("Kay Ilves", "absent")]


def test_a_row_of_a_table_is_on_the_item_in_it(tmp_path: Path) -> None:
    rows = [["Item", "Motion", "Moved", "Seconded", "Vote"], ["Minutes 3/24/31", "To approve", "Orr", "Bo", "5-0"]]
    rows += [
        ["Warrant Article 12", "To recommend", "Bo", "Orr", "2-3"],
        ["Corner Cafe", "To grant", "Bo", "Orr", "5-0"],
    ]
    content = docx("".join(map(paragraph, HEAD.splitlines())) + as_word(table(*rows)))
    load_paper(tmp_path, "minutes.docx", content)
    with closing(open_record(tmp_path / "a.db")) as connection:
        titles = connection.execute("SELECT title FROM agenda_item ORDER BY position").fetchall()
    assert titles == [("Minutes 3/24/31",), ("Warrant Article 12",), ("Corner Cafe",)]
