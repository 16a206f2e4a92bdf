"""Wordings of clerks in Iowa, Pennsylvania, Georgia, Michigan and British Columbia: whose vote it is, and on what."""

from __future__ import annotations

from pathlib import Path

import pytest

from councilui.record.model import Attendance, Motion
from tests.load.minutes.papers import VoteRow, read_paper, read_votes, reasons, voted_items
from tests.load.vote_table.rows import of

HEAD = (
    "MINUTES OF THE REGULAR BOARD MEETING\nTUESDAY, MAY 6, 2031\n\n"
    "Present: Directors Orr, Bo, Ilves, Quist and Dean\n\n"
)
MOVED = "Mr. Orr moved to buy the truck. Ms. Bo seconded. "

VOTES = {
    "numbers of those for and of all, told by what carried": (
        "Moved by Mr. Orr, seconded by Ms. Bo, that the agenda be adopted.\nCARRIED 5/5\n\n"
        "Moved by Ms. Bo, seconded by Mr. Orr, that the truck be bought.\nDEFEATED 2/5\n",
        [
            VoteRow("Orr", "Bo", "pass", {"yes": 5}, {}, "none"),
            VoteRow("Bo", "Orr", "fail", {"yes": 2}, {}, "none"),
        ],
    ),
    "numbers of those for and against": (
        "Moved by Mr. Orr, seconded by Ms. Bo, that the agenda be adopted.\nCARRIED 4/1\n\n"
        "Moved by Ms. Bo, seconded by Mr. Orr, that the truck be bought.\nCARRIED 2/2 on the chair's casting vote\n",
        [
            VoteRow("Orr", "Bo", "pass", {"yes": 4, "no": 1}, {}, "none"),
            VoteRow("Bo", "Orr", "pass", {"yes": 2, "no": 2}, {}, "none"),
        ],
    ),
    "directors, and a result alone in its line": (
        "MOVED Director Orr, SECONDED Director Bo, that the agenda be adopted.\nCARRIED\nPLANNING\n"
        "MOVED Director Bo, SECONDED Director Orr, that the truck be bought.\nDEFEATED\n",
        [VoteRow("Orr", "Bo", "pass", None, {}, "none"), VoteRow("Bo", "Orr", "fail", None, {}, "none")],
    ),
    "voting affirmatively, and against the motion": (
        "Mr. Orr made a motion to buy the truck. 2nd by Ms. Bo, with Mr. Orr, Ms. Bo, and Mr. Quist voting"
        " affirmatively, and Ms. Dean voting against the motion. Motion carried.",
        [VoteRow("Orr", "Bo", "pass", None, {"yes": ("Bo", "Orr", "Quist"), "no": ("Dean",)}, "complete")],
    ),
    "who seconded before the verb, over a label that is no mover": (
        "ORR,\nseconded by BO\nmoved to buy the truck.\nVOTE ON MOTION TO BUY\nAyes: Quist, Orr, Bo\nNoes: Dean\n"
        "MOTION CARRIED 3 Ayes, 1 Noes",
        [
            VoteRow(
                "ORR",
                "BO",
                "pass",
                {"yes": 3, "no": 1},
                {"yes": ("Bo", "Orr", "Quist"), "no": ("Dean",)},
                "complete",
            ),
        ],
    ),
    "an article that did not pass, and one as amended": (
        "ARTICLE 1. Shall the town buy the truck? Vote results were 2 yes and 3 no. Article 1 did not pass.\n\n"
        "ARTICLE 2. To sell it.\nMr. Orr moved to accept Article 2. Ms. Bo moved to amend the article to lease it."
        " Mr. Quist seconded it and the motion to amend carried. The article as amended was voted on and passed 3-2.",
        [
            VoteRow(None, None, "fail", {"yes": 2, "no": 3}, {}, "none"),
            VoteRow("Bo", "Quist", "pass", None, {}, "none"),
            VoteRow("Orr", None, "pass", {"yes": 3, "no": 2}, {}, "none"),
        ],
    ),
    "two who moved and seconded in a word, whom the paper does not list": (
        "Rose Moe/Gay Loe moved/seconded to buy the truck. Motion carried unanimously by a show of hands.",
        [VoteRow("Rose Moe", "Gay Loe", "pass", None, {}, "none")],
    ),
    "two names, dots and what they moved, twice": (
        "0105 TRUCK.\nORR/BO... buy the truck. The motion passed unanimously.\n0110 FENCE.\nBO/ORR.... paint the fence."
        " The motion passed unanimously.",
        [VoteRow("ORR", "BO", "pass", None, {}, "none"), VoteRow("BO", "ORR", "pass", None, {}, "none")],
    ),
    "two names before moved": (
        "Mr. Orr/Ms. Bo moved the resolution that the truck be bought. CARRIED.",
        [VoteRow("Orr", "Bo", "pass", None, {}, "none")],
    ),
    "a tie, and who broke it": (
        f"{MOVED}The vote was 2-2; Ms. Tan voted yes to break the tie. Motion carried 3-2.",
        [VoteRow("Orr", "Bo", "pass", {"yes": 3, "no": 2}, {"yes": ("Tan",)}, "partial")],
    ),
    "a number and a dash before each option": (
        f"{MOVED}The motion carried by the following vote:\n3 - Yes: Orr, Bo, Ilves\n1 - No: Dean\n1 - Absent: Quist",
        [
            VoteRow(
                "Orr",
                "Bo",
                "pass",
                {"yes": 3, "no": 1, "absent": 1},
                {"yes": ("Bo", "Ilves", "Orr"), "no": ("Dean",), "absent": ("Quist",)},
                "complete",
            ),
        ],
    ),
    "those voting aye being, and those voting no": (
        "It was moved by Mr. Orr, seconded by Ms. Bo, that the truck be bought. The motion was carried by the following"
        " Aye and No vote: those voting Aye being Mr. Orr, Ms. Bo and Mr. Quist; those voting No being Ms. Dean.\n\n"
        "It was moved by Mr. Orr, seconded by Ms. Bo, to adjourn. The motion was carried; those voting Aye being"
        " Mr. Orr and Ms. Bo; those voting No, none.",
        [
            VoteRow("Orr", "Bo", "pass", None, {"yes": ("Bo", "Orr", "Quist"), "no": ("Dean",)}, "complete"),
            VoteRow("Orr", "Bo", "pass", None, {"yes": ("Bo", "Orr")}, "complete"),
        ],
    ),
    "who declared a conflict": (
        f"{MOVED}The motion was approved 3-1 with Mr. Quist voting in the negative and Ms. Dean declaring a conflict of"
        " interest.",
        [VoteRow("Orr", "Bo", "pass", {"yes": 3, "no": 1}, {"no": ("Quist",), "recused": ("Dean",)}, "partial")],
    ),
    "a roll with a dash here and there, on something else": (
        f"{MOVED}Motion carried 3-1.\n\nThe chair asked for a roll call vote on the fence, with these results:"
        " Mr. Orr - yes, Ms. Bo yes, Ms. Ilves - no, Mr. Quist - yes. The motion passed.",
        [
            VoteRow("Orr", "Bo", "pass", {"yes": 3, "no": 1}, {}, "none"),
            VoteRow(None, None, "pass", None, {"yes": ("Bo", "Orr", "Quist"), "no": ("Ilves",)}, "complete"),
        ],
    ),
    "who seconded right before who opposed": (
        "Mr. Orr made a motion to buy the truck. Motion was seconded by Ms. Bo, Mr. Quist opposed. Motion carried 4-1.",
        [VoteRow("Orr", "Bo", "pass", {"yes": 4, "no": 1}, {"no": ("Quist",)}, "partial")],
    ),
}

QUESTIONS = {
    "this motion, printed above": (
        "1. Call to order\n\n- Motion to Adopt the Agenda.\n\nUpon motion made by Mr. Orr and seconded by Ms. Bo this"
        " motion was adopted unanimously.",
        "Shall the motion “to Adopt the Agenda” carry?",
    ),
    "an item that nobody votes on": (
        "1. CALL TO ORDER\nMoved by Mr. Orr, seconded by Ms. Bo.\nMotion carried.",
        "Shall the motion carry?",
    ),
    "titles without end, which could be split in a billion ways": (
        f"1. CALL TO ORDER\nMoved by Mr. Orr, seconded by Ms. Bo, {'mr/' * 60}zz.\nMotion carried.",
        "Shall the motion “Moved by Mr. Orr, seconded by Ms. Bo …” carry?",
    ),
    "a pair over the words": (
        "2. Orr/Bo\nTHAT the minutes of May 1 be adopted.\nCARRIED",
        "Shall the motion “THAT the minutes of May 1 be adopted” carry?",
    ),
    "what stands above, so moved": (
        "To authorize the sale of the truck.\nOrr/Bo moved/seconded to so authorize. Motion carried.",
        "Shall the motion “To authorize the sale of the truck” carry?",
    ),
    "words behind the roll": (
        "A motion was made by Mr. Orr, seconded by Ms. Bo and carried with the following vote:\nAyes: Orr and Bo\n"
        "Noes: None\nAbsent: None\nto approve the agenda.",
        "Shall the motion “to approve the agenda” carry?",
    ),
    "agreed, and the words in quotes": (
        "Proposed by Mr. Orr\nSeconded by Ms. Bo\nAND AGREED\n“To buy the truck.”",
        "Shall the motion “To buy the truck” carry?",
    ),
    "a list below who is to do it": (
        "Moved Mr. Orr, seconded Ms. Bo\n\nThat the Board\n\n1. Leases the shed; and\n\n2. Sells the truck.\n\nCARRIED",
        "Shall the motion “That the Board 1. Leases the shed …” carry?",
    ),
    "what was done, behind who moved it": (
        "On motion by Orr, seconded by Bo, the minutes of May 1 were unanimously approved.",
        "Shall “the minutes of May 1” be approved?",
    ),
    "the number of an ordinance": (
        "Mr. Orr moved the Board pass ordinance no. 5354 on first reading. Ms. Bo seconded. Motion carried.",
        "Shall the motion “the Board pass ordinance no. 5354 on first reading” carry?",
    ),
    "how it was voted, behind the words": (
        "b. Motion by Orr, seconded by Bo to buy the truck Roll call vote. All in favor. Carried",
        "Shall the motion “to buy the truck” carry?",
    ),
}


@pytest.mark.parametrize(("text", "expected"), VOTES.values(), ids=VOTES.keys())
def test_a_vote_is_whose_it_is(tmp_path: Path, text: str, expected: list[VoteRow]) -> None:
    votes, _ = read_votes(tmp_path, "minutes.txt", HEAD + text)
    assert votes == expected


@pytest.mark.parametrize(("text", "question"), QUESTIONS.values(), ids=QUESTIONS.keys())
def test_a_question_is_what_was_moved(tmp_path: Path, text: str, question: str) -> None:
    rows, _ = read_paper(tmp_path, "minutes.txt", HEAD + text)
    [(_, vote)] = voted_items(rows)
    assert vote.question == question


def test_a_sheet_of_the_clerk_to_be_marked_has_no_votes(tmp_path: Path) -> None:
    sheet = "CONSENT ITEMS\nYays\nNays\nOrr\nBo\nQuist\n1. Minutes\n\nPUBLIC HEARING\nYays Nays\nBo\nOrr\n"
    votes, report = read_votes(tmp_path, "minutes.txt", f"{HEAD}{MOVED}Motion carried.\n\n{sheet}")
    assert votes == [VoteRow("Orr", "Bo", "pass", None, {}, "none")]
    assert "".join(reasons(report, "vote words not read")).count("Nays") == 2


def test_those_excepted_from_the_ayes_are_listed(tmp_path: Path) -> None:
    exceptions = (
        "All ayes except Ms. Ilves.",
        "All voted in favor, with the exception of Mr. Quist.",
        "All members voted aye except Ms. Dean, who was absent for the vote.",
    )
    text = "\n\n".join(f"{MOVED}{exception} Motion carried." for exception in exceptions)
    votes, report = read_votes(tmp_path, "minutes.txt", HEAD + text)
    assert votes == [VoteRow("Orr", "Bo", "pass", None, {}, "none")] * 3
    listed = "".join(reasons(report, "vote words not read"))
    assert [exception in listed for exception in exceptions] == [True] * 3


def test_a_number_that_a_clerk_gave_twice_is_an_item_each_time(tmp_path: Path) -> None:
    titles = ("Minutes", "Report", "Lease", "Fence", "Road")
    numbers = (1, 2, 3, 3, 4)
    text = "\n\n".join(f"{number}. {title}; 3-2 vote." for number, title in zip(numbers, titles, strict=True))
    rows, _ = read_paper(tmp_path, "minutes.txt", HEAD + text)
    assert [(item.number, item.title) for item, _ in voted_items(rows)] == [
        (f"{number}.", title) for number, title in zip(numbers, titles, strict=True)
    ]


def test_a_motion_that_passed_is_no_motion_to_pass(tmp_path: Path) -> None:
    rows, _ = read_paper(tmp_path, "minutes.txt", f"{HEAD}The fence was discussed. The motion passed unanimously.")
    assert [motion.motion_type for motion in of(rows, Motion)] == ["other"]


def test_a_page_of_agenda_and_minutes_is_minutes(tmp_path: Path) -> None:
    head = HEAD.replace("MINUTES OF THE REGULAR BOARD MEETING", "Lanport Board\nAgenda and minutes")
    votes, _ = read_votes(tmp_path, "2031-05-06.txt", f"{head}{MOVED}Motion carried.")
    assert votes == [VoteRow("Orr", "Bo", "pass", None, {}, "none")]


def test_lists_within_items_are_no_items_and_the_mayor_has_one(tmp_path: Path) -> None:
    items = ("Apologies", "Interests", "Minutes", "Mayor's Report", "Fence")
    text = "\n\n".join(
        f"{number}. {title}\n\nResolved B/{number}\n\nThat the Board\n\n1. Receives the report.\n\nOrr/Bo    Carried"
        for number, title in enumerate(items, 1)
    )
    rows, _ = read_paper(tmp_path, "minutes.txt", HEAD + text)
    assert [item.title for item, _ in voted_items(rows)] == list(items)


def test_staff_and_seats_are_nobody_and_a_list_that_stops_short_is_told(tmp_path: Path) -> None:
    paper = (
        "MINUTES OF THE REGULAR COUNCIL MEETING\nMAY 6, 2031\n\nPresent:\nAda Orr, Supervisor\n"
        "Ben Bo Electoral Area A\nFrancis Roe, Town Attorney\n\nCouncilor Dean moved to buy the truck."
        " Councilor Dean spoke. Councilor Bo seconded. Ayes: Orr, Bo, Dean. Motion carried."
    )
    rows, report = read_paper(tmp_path, "minutes.txt", paper)
    assert sorted(row.person_name for row in of(rows, Attendance)) == ["Ada Orr", "Ben Bo"]
    assert reasons(report, "name not in the roster") == [
        "Dean votes but isn't in the attendance list as it was read; the printed list may be longer."
    ]
