"""Votes as the clerks of big cities print them, each whole, under its own motion and within its own item."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from councilui.record.database import open_record
from tests.load.minutes.papers import VoteRow, load_paper, read_votes, reasons

HEAD = "MINUTES OF THE LANPORT CITY COUNCIL\nTUESDAY, MAY 6, 2031\n\n"
PRESENT = "PRESENT: [5] Orr, Bo, Ilves, Quist, Dean\nABSENT: [1] Tan\n\n"
SEATS = (
    "ATTENDANCE DURING THE MEETING:\n(1) Council Member Orr-present\n(2) Council Member Bo-present\n"
    "(3) Council Member Ilves-present\n(4) Council Member von Quist-not present\n(5) Council Member Dean-present\n\n"
)
MOVED = "Member Orr moved to adopt Ordinance 31-5. Member Bo seconded. "

ADJOURNED = "Member Dean moved to adjourn. Member Bo seconded. Motion carried."
AT_END = VoteRow("Dean", "Bo", "pass", None, {}, "none")

CASES = {
    "counts in brackets, an amendment and then its motion": (
        PRESENT + "Item 14: Ordinance amending Chapter 7\n\nCouncilmember Orr moved to adopt the item.\n"
        "Motion seconded by Councilmember Bo.\n\nCouncilmember Ilves moved to amend the motion by deleting section 3.\n"
        "Motion seconded by Councilmember Dean.\n\nMayor Bo called the vote on the amendment:\n"
        "Voting Yes: [2] Ilves, Dean\nVoting No: [3] Orr, Bo, Quist\nAbsent when vote taken: [1] Tan\n\n"
        "Mayor Bo declared the amendment failed.\n\nThe vote on the original motion:\n"
        "Voting Yes: [4] Orr, Bo, Quist, Dean\n"
        "Voting No: [1] Ilves\nAbsent when vote taken: [1] Tan\n\nMayor Bo declared the item adopted.",
        [
            VoteRow(
                "Orr",
                "Bo",
                "pass",
                {"yes": 4, "no": 1, "absent": 1},
                {"yes": ("Bo", "Dean", "Orr", "Quist"), "no": ("Ilves",), "absent": ("Tan",)},
                "complete",
            ),
            VoteRow(
                "Ilves",
                "Dean",
                "fail",
                {"yes": 2, "no": 3, "absent": 1},
                {"yes": ("Dean", "Ilves"), "no": ("Bo", "Orr", "Quist"), "absent": ("Tan",)},
                "complete",
            ),
        ],
    ),
    "the number of a vote between a result and who was opposed": (
        "1. Bus lanes\nMOVED by Councillor Orr\nTHAT staff report back on bus lanes.\nAMENDMENT MOVED by"
        " Councillor Bo\n"
        'THAT the words "by fall" be added.\nLOST (Vote No. 11202)\n(Councillors Ilves, Quist and Mayor Dean opposed)\n'
        "The motion was put and CARRIED (Vote No. 11203) with Councillor Ilves opposed.",
        [
            VoteRow("Orr", None, "pass", None, {"no": ("Ilves",)}, "partial"),
            VoteRow("Bo", None, "fail", None, {"no": ("Dean", "Ilves", "Quist")}, "partial"),
        ],
    ),
    "who was opposed, who was absent and the number of the vote below a result": (
        "1. Rezoning\nMOVED by Councillor Orr\nTHAT the application be approved.\nCARRIED\n(Councillor Bo opposed)\n"
        "(Councillor Ilves absent for the vote)\n(Vote No. 11204)",
        [VoteRow("Orr", None, "pass", None, {"no": ("Bo",), "absent": ("Ilves",)}, "partial")],
    ),
    "movers as owners, and sentences about those who were not with them": (
        "1. Approve the minutes of May 1.\nThe minutes were approved on consent on Council Member Orr's motion, Council"
        " Member Bo's second on a 4-1 vote. Council Member Ilves voted nay. Council Member Tan was off the dais.\n\n"
        "2. Authorize a contract with Marsh Services LLC.\nThe motion authorizing a contract was approved on Council"
        " Member Bo’s motion, Council Member Orr’s second on a 5-0 vote.\n\n"
        "18. Approve an ordinance on street closures.\nOrdinance No. 20310506-018 was approved on Council Member Dean's"
        " motion, Council Member Bo's second on a 3-2 vote. Those voting aye were: Mayor Quist, and Council"
        " Members Dean"
        " and Bo. Those voting nay were: Council Members Orr and Ilves.",
        [
            VoteRow("Orr", "Bo", "pass", {"yes": 4, "no": 1}, {"no": ("Ilves",), "absent": ("Tan",)}, "partial"),
            VoteRow("Bo", "Orr", "pass", {"yes": 5, "no": 0}, {}, "none"),
            VoteRow(
                "Dean",
                "Bo",
                "pass",
                {"yes": 3, "no": 2},
                {"yes": ("Bo", "Dean", "Quist"), "no": ("Ilves", "Orr")},
                "complete",
            ),
        ],
    ),
    "a result is never taken from the next item": (
        "1. Approve the lease.\nMotion by Member Orr, seconded by Member Bo. Vote: 4-1.\n\n"
        "2. Approve the contract.\nThe contract was approved.\n\n3. Adjournment\nThere was no more business.",
        [VoteRow("Orr", "Bo", "unknown", {"yes": 4, "no": 1}, {}, "none")],
    ),
    "a member who is not present in a row of names and votes": (
        SEATS + "ITEM-50: Zoning code.\nACTION: MOTION BY DEAN, SECOND BY ORR, TO INTRODUCE THE ORDINANCE.\n"
        "PASSED BY THE FOLLOWING VOTE: Orr-yea, Bo-nay, Ilves-yea, von Quist-not present, Dean-yea.",
        [
            VoteRow(
                "DEAN",
                "ORR",
                "pass",
                None,
                {"yes": ("Dean", "Ilves", "Orr"), "no": ("Bo",), "absent": ("von Quist",)},
                "complete",
            )
        ],
    ),
    "numbers of districts in the place of names": (
        SEATS + "ITEM-51: Lease.\nACTION: MOTION BY DEAN, SECOND BY ORR, TO APPROVE THE LEASE.\n"
        "PASSED BY THE FOLLOWING VOTE: YEAS-1,2,5. NAYS-3. NOT PRESENT-4.",
        [
            VoteRow(
                "DEAN",
                "ORR",
                "pass",
                None,
                {"yes": ("Bo", "Dean", "Orr"), "no": ("Ilves",), "absent": ("von Quist",)},
                "complete",
            )
        ],
    ),
    "numbers of districts behind the word": (
        "ROLL CALL:\nDistrict 1: Council Member Orr\nDistrict 2: Council Member Bo\nDistrict 3: Council Member Ilves\n"
        "Present: Council Members Orr, Bo and Ilves\n\nMotion by Council Member Orr, seconded by Council Member Bo, to"
        " approve the lease. Ayes: 1, 3. Nays: 2. Motion carried.",
        [VoteRow("Orr", "Bo", "pass", None, {"yes": ("Ilves", "Orr"), "no": ("Bo",)}, "complete")],
    ),
    "numbers of votes in sentences, and the names below them": (
        "MM12.3 - Ravines - by Councillor Ada Orr, seconded by Councillor Gord Bo\n\nMotion to Adopt Item as"
        " Amended\n\n"
        "May-06-2031 11:40 AM\nResult: Carried\nMajority Required - MM12.3 - Adopt the item as amended\n"
        "Total members that voted Yes: 2\nMembers that voted Yes are Ada Orr, Gord Bo (Chair)\n"
        "Total members that voted No: 1\nMembers that voted No are Lily Quist-Ro\n"
        "Total members that were Absent: 1\nMembers that were absent are Mike Dean\n\n"
        "Motion to Defer moved by Councillor Lily Quist-Ro (Lost)\nVote (Defer Item)\nMay-06-2031 11:10"
        " AM\nResult: Lost\n"
        "Total members that voted Yes: 1\nMembers that voted Yes are Lily Quist-Ro\nTotal members that voted No: 2\n"
        "Members that voted No are Ada Orr, Gord Bo (Chair)",
        [
            VoteRow(
                "Ada Orr",
                "Gord Bo",
                "pass",
                {"yes": 2, "no": 1, "absent": 1},
                {"yes": ("Ada Orr", "Gord Bo"), "no": ("Lily Quist-Ro",), "absent": ("Mike Dean",)},
                "complete",
            ),
            VoteRow(
                "Lily Quist-Ro",
                None,
                "fail",
                {"yes": 1, "no": 2},
                {"yes": ("Lily Quist-Ro",), "no": ("Ada Orr", "Gord Bo")},
                "complete",
            ),
        ],
    ),
    "what was done over its roll": (
        "(1) 31-0160-S12\nHEARING on a lien for the property at 11 West Elm Street.\n\nAdopted Item\n"
        "Ayes: Orr, Bo, Ilves (3); Nays: (0); Absent: Tan (1)\n\n(2) 31-0455\nCONSIDERATION OF MOTION (ORR -"
        " BO) relative"
        " to street vending.\n\nAdopted as Amended, SEE ATTACHED\nAyes: Orr, Bo (2); Nays: Ilves (1); Absent:"
        " Tan (1)\n\n"
        "(3) 31-0098\nCOMMUNICATION FROM CHAIR relative to a tax.\n\nContinued to May 28, 2031\n"
        "Ayes: Orr, Bo, Ilves (3); Nays: (0); Absent: Tan (1)",
        [
            VoteRow(
                None,
                None,
                "pass",
                {"yes": 3, "no": 0, "absent": 1},
                {"yes": ("Bo", "Ilves", "Orr"), "absent": ("Tan",)},
                "complete",
            ),
            VoteRow(
                "ORR",
                "BO",
                "pass",
                {"yes": 2, "no": 1, "absent": 1},
                {"yes": ("Bo", "Orr"), "no": ("Ilves",), "absent": ("Tan",)},
                "complete",
            ),
            VoteRow(
                None,
                None,
                "pass",
                {"yes": 3, "no": 0, "absent": 1},
                {"yes": ("Bo", "Ilves", "Orr"), "absent": ("Tan",)},
                "complete",
            ),
        ],
    ),
    "a tally with a colon, which is no time": (
        "Council Member Orr moved, seconded by Council Member Bo, to adopt Ordinance 31-5. The motion carried 5:2,"
        " Council Members Ilves and Dean opposed, at 9:45 p.m.",
        [VoteRow("Orr", "Bo", "pass", {"yes": 5, "no": 2}, {"no": ("Dean", "Ilves")}, "partial")],
    ),
    "rules that are suspended, and what is passed then": (
        "Docket #1398, ordinance regarding cooking oil.\nOn motion of Councilor Orr, the rules were suspended; the"
        " ordinance was passed; yeas 9, nays 3 (Bo, Ilves, Quist), absent 1.\n\n"
        "Docket #1402 Resolution recognizing October.\nOn motion of Councilor Dean, the rules were suspended; the"
        " resolution was adopted.",
        [
            VoteRow("Orr", None, "pass", None, {}, "none"),
            VoteRow(None, None, "pass", {"yes": 9, "no": 3, "absent": 1}, {"no": ("Bo", "Ilves", "Quist")}, "partial"),
            VoteRow("Dean", None, "pass", None, {}, "none"),
            VoteRow(None, None, "pass", None, {}, "none"),
        ],
    ),
    "what was adopted on a motion": (
        "On motion by Orr, seconded by Bo, the agenda was adopted.\n\nOn motion by Orr, seconded by Bo, the"
        " minutes of the"
        " meeting of May 1 were accepted.",
        [VoteRow("Orr", "Bo", "pass", None, {}, "none"), VoteRow("Orr", "Bo", "pass", None, {}, "none")],
    ),
    "a word within a roll that is no name": (
        MOVED + "Motion carried by the following vote:\nAyes: Members Ilves, Orr, the chair. Nays: Member Bo.",
        [VoteRow("Orr", "Bo", "pass", None, {"yes": ("Ilves", "Orr"), "no": ("Bo",)}, "partial")],
    ),
}


@pytest.mark.parametrize(("minutes", "expected"), CASES.values(), ids=CASES.keys())
def test_a_vote_is_read_as_its_clerk_prints_it(minutes: str, expected: list[VoteRow], tmp_path: Path) -> None:
    votes, _ = read_votes(tmp_path, "minutes.txt", f"{HEAD}{minutes}\n\n{ADJOURNED}")
    assert sorted(votes, key=str) == sorted([*expected, AT_END], key=str)


def test_numbers_of_districts_that_no_list_explains_are_listed_and_are_no_tally(tmp_path: Path) -> None:
    votes, report = read_votes(
        tmp_path,
        "minutes.txt",
        HEAD + MOVED + "Motion carried.\n\nPASSED BY THE FOLLOWING VOTE: YEAS-1,2,3,4. NAYS-None. NOT PRESENT-5.",
    )
    assert [row.announced for row in votes][:1] == [None]
    assert all(not row.names and row.announced is None for row in votes)
    assert any("YEAS-1,2,3,4" in reason for reason in reasons(report, "vote words not read"))


def test_a_no_on_one_item_of_a_block_is_no_vote_on_the_block(tmp_path: Path) -> None:
    votes, report = read_votes(
        tmp_path,
        "minutes.txt",
        HEAD
        + "Council Member Orr moved, seconded by Council Member Bo, to approve the consent agenda items 3A-3B, with"
        " Council Member Ilves voting no on item 3B. The motion carried 5:0 at 7:12 p.m.",
    )
    assert votes == [VoteRow("Orr", "Bo", "pass", {"yes": 5, "no": 0}, {}, "none")]
    assert any("voting no on item 3B" in reason for reason in reasons(report, "vote words not read"))


WHOLE = {
    "none against, without a colon": (
        MOVED + "All voting aye. Nays none. Member Tan absent. MOTION ADOPTED.",
        [VoteRow("Orr", "Bo", "pass", None, {"absent": ("Tan",)}, "partial")],
    ),
    "the rest of a council": (
        MOVED + "Council Members Ilves and Dean voting aye, balance voting no. MOTION FAILED.",
        [VoteRow("Orr", "Bo", "fail", None, {"yes": ("Dean", "Ilves")}, "partial")],
    ),
    "all others, behind the one who dissents": (
        MOVED + "Council Members Ilves and Dean voting no, all others voting aye. MOTION ADOPTED.",
        [VoteRow("Orr", "Bo", "pass", None, {"no": ("Dean", "Ilves")}, "partial")],
    ),
}


@pytest.mark.parametrize(("minutes", "expected"), WHOLE.values(), ids=WHOLE.keys())
def test_no_word_of_a_vote_is_left_unread(minutes: str, expected: list[VoteRow], tmp_path: Path) -> None:
    votes, report = read_votes(tmp_path, "minutes.txt", f"{HEAD}{minutes}\n\n{ADJOURNED}")
    assert votes == [*expected, AT_END]
    assert reasons(report, "vote words not read") == []


ITEMS = {
    "a roll in lines below an item is of that item": (
        "1. RECOMMENDATION for a contract. Was presented, moved by Council Member Orr, seconded by Council"
        " Member Bo. All"
        " voting aye. Nays none. MOTION 2031-0182 ADOPTED.\n\n2. ORDINANCE appropriating $300,000.00 out of the Street"
        " Fund. A roll call vote was called.\nROLL CALL VOTE:\nMayor Tan voting aye\nCouncil Member Orr voting aye\n"
        "Council Member Bo voting no\nCouncil Member Ilves absent\nORDINANCE 2031-0255 ADOPTED.\n\n"
        "3. ORDINANCE on parking. Council Member Bo moved to delay it, seconded by Council Member Orr. MOTION FAILED.",
        ["1.", "2.", "3."],
    ),
    "a council file": (
        "(1) 31-0160-S12\nHEARING on a lien.\n\nAdopted Item\nAyes: Orr (1); Nays: (0)",
        ["(1) 31-0160-S12"],
    ),
    "a docket": (
        "Docket #1398, ordinance on oil.\nOn motion of Councilor Orr, the rules were suspended.",
        ["Docket #1398"],
    ),
    "an item with a dash": (
        "ITEM-50: Zoning code.\nACTION: MOTION BY DEAN, SECOND BY ORR, TO INTRODUCE IT.\nPASSED.",
        ["ITEM-50"],
    ),
    "numbers far apart": (
        "1. Approve the minutes.\nThey were approved on Member Orr's motion, Member Bo's second on a 4-0 vote.\n\n"
        "NON-CONSENT AGENDA\n18. Approve a contract.\nThe contract was approved on Member Bo's motion, Member"
        " Orr's second"
        " on a 4-0 vote.\n\n32. Conduct a hearing.\nThe ordinance was approved on Member Orr's motion, Member"
        " Bo's second"
        " on a 4-0 vote.",
        ["1.", "18.", "32."],
    ),
    "a letter below a number, twice": (
        "3. CONSENT AGENDA\nA. Bills\nB. Warrants\nMember Orr moved, seconded by Member Bo, to approve it."
        " Carried 4-0.\n\n"
        "5. PUBLIC HEARINGS\nA. Ordinance 8702 on noise\nMember Orr moved, seconded by Member Bo, to adopt"
        " Ordinance 8702."
        " Carried 4-0.",
        ["3.", "5A."],
    ),
    "a part of a number": (
        "4. AGENDA\nMoved by Councillor Orr\nSeconded by Councillor Bo\nThat the matter be confirmed.\nMOTION"
        " CARRIED\n\n"
        "7.1 Energy\nMoved by Councillor Orr\nSeconded by Councillor Bo\nThat the item be approved.\nMOTION CARRIED\n\n"
        "7.2 Suites\nMoved by Councillor Bo\nSeconded by Councillor Orr\nThat Council postpone the"
        " item.\nMOTION DEFEATED",
        ["4.", "7.1", "7.2"],
    ),
}


@pytest.mark.parametrize(("minutes", "numbers"), ITEMS.values(), ids=ITEMS.keys())
def test_a_vote_is_filed_under_its_item(minutes: str, numbers: list[str], tmp_path: Path) -> None:
    load_paper(tmp_path, "minutes.txt", f"{HEAD}{minutes}\n\n{ADJOURNED}")
    with closing(open_record(tmp_path / "a.db")) as connection:
        rows = connection.execute(
            "SELECT item.number FROM vote_event JOIN motion ON motion.id = vote_event.motion"
            " JOIN agenda_item item ON item.id = motion.agenda_item WHERE item.number IS NOT NULL ORDER BY"
            " item.position"
        ).fetchall()
    assert list(dict.fromkeys(number for (number,) in rows)) == numbers


TIMES = {
    "a call to order behind its time": (
        "At 1:45 p.m. Mayor Orr called the meeting to order and stated its business.",
        ("13:45", "reported"),
    ),
    "the stamp of a vote": (
        "Motion to Adopt\n\nMay-06-2031 11:40 AM\nResult: Carried\nMember Orr moved.",
        (None, None),
    ),
}


@pytest.mark.parametrize(("minutes", "expected"), TIMES.values(), ids=TIMES.keys())
def test_the_time_of_a_meeting_is_when_it_began(
    minutes: str, expected: tuple[str | None, str | None], tmp_path: Path
) -> None:
    load_paper(tmp_path, "minutes.txt", f"{HEAD}{minutes}\n{MOVED} Motion carried.")
    with closing(open_record(tmp_path / "a.db")) as connection:
        assert tuple(connection.execute("SELECT time, time_basis FROM meeting").fetchone()) == expected


WORDS = {
    "a motion before who moved it, below its item": (
        "202 Amend contract with Rise Builders\nMotion to add an emergency clause: Moved by Orr and seconded by"
        " Bo. (Y-2; N-2"
        " Dean, Tan)\nDisposition: 191881 AS AMENDED\n(Y-4)",
        "Shall the motion “to add an emergency clause” carry?",
    ),
    "a motion before who moved it and what became of it": (
        "Motion to Defer the item moved by Councillor Ada Orr (Lost)\nVote (Defer Item)\nResult: Lost\nYes: 1\nNo: 2",
        "Shall the motion “to Defer the item” carry?",
    ),
    "what was decided over its roll": (
        "(3) 31-0098\nCOMMUNICATION relative to a tax.\n\nContinued to May 28, 2031\nAyes: Orr, Bo (2); Nays: (0)",
        "Shall the motion “Continued to May 28, 2031” carry?",
    ),
}


@pytest.mark.parametrize(("minutes", "question"), WORDS.values(), ids=WORDS.keys())
def test_the_question_of_a_vote_has_the_words_of_its_own_motion(minutes: str, question: str, tmp_path: Path) -> None:
    load_paper(tmp_path, "minutes.txt", f"{HEAD}{minutes}\n\n{ADJOURNED}")
    with closing(open_record(tmp_path / "a.db")) as connection:
        assert question in [row for (row,) in connection.execute("SELECT question FROM vote_event")]
