"""Votes as clerks of towns, counties, parishes and school boards tell of them, each read as it stands or listed."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from councilui.record.database import open_record
from tests.load.minutes.papers import VoteRow, load_paper, read_votes, reasons
from tests.load.minutes.pdf_pages import column_of, make_pdf

HEAD = (
    "MINUTES OF THE LANPORT TOWN BOARD MEETING\nTUESDAY, MAY 6, 2031, 7:00 P.M.\n"
    "Members present: Orr, Bo, Ilves, Quist and Dean.\n\n"
)
MOVED = "Member Orr moved to adopt Ordinance 31-5. Member Bo seconded. "
ALL = ("Bo", "Dean", "Ilves", "Orr", "Quist")

CASES = {
    "a question that is called on the main motion, after its amendment": (
        "It was moved by Orr, seconded by Bo, to buy a camera. It was moved by Ilves, seconded by Dean, to amend the"
        " motion to two cameras. Unanimously carried by voice vote. Quist absent. The question was called for a vote on"
        " the motion, as amended. Unanimously carried by voice vote.",
        [VoteRow("Ilves", "Dean", "pass", None, {"absent": ("Quist",)}, "partial"),
         VoteRow("Orr", "Bo", "pass", None, {}, "none")],
    ),
    "an act that is agreed to behind a vote": (
        MOVED + "Motion carried 3-2.\nIt was unanimously agreed to adjourn at 8:10 p.m.",
        [VoteRow("Orr", "Bo", "pass", {"yes": 3, "no": 2}, {}, "none"), VoteRow(None, None, "pass", None, {}, "none")],
    ),
    "a resolution that follows from the vote": (
        "4. Payments\n\nProposed and seconded; a vote was taken; all in favour. It was therefore RESOLVED that they be"
        " approved.\n\n5. Cemetery\n\nProposed and seconded; a vote was taken; 4 for, 1 against. It was therefore"
        " RESOLVED that the policy be approved.",
        [VoteRow(None, None, "pass", None, {}, "none"),
         VoteRow(None, None, "pass", {"yes": 4, "no": 1}, {}, "none")],
    ),
    "a dissent told of before the result": (
        MOVED + "Member Ilves voted against the same. Motion passed.",
        [VoteRow("Orr", "Bo", "pass", None, {"no": ("Ilves",)}, "partial")],
    ),
    "a dissent and an abstention told of before the result": (
        MOVED + "Member Ilves voted no. Member Dean abstained. The motion passed.",
        [VoteRow("Orr", "Bo", "pass", None, {"no": ("Ilves",), "abstain": ("Dean",)}, "partial")],
    ),
    "carried with one voting nay": (
        "Member Orr moved to receive it. Motion seconded by Member Bo and carried with Member Dean voting nay.",
        [VoteRow("Orr", "Bo", "pass", None, {"no": ("Dean",)}, "partial")],
    ),
    "the board of a named kind voted to": (
        "On a motion made by Orr and seconded by Bo, the Board of Selectmen voted to close it. (Orr – yes, Bo –"
        " yes, Ilves – no)",
        [VoteRow("Orr", "Bo", "pass", None, {"yes": ("Bo", "Orr"), "no": ("Ilves",)}, "complete")],
    ),
    "a time is no tally, and one word behind many names": (
        "On a motion by Orr, seconded by Bo, the Board voted unanimously at 7:01 p.m. on a roll call vote (Orr, Bo,"
        " Ilves, Quist, Dean – yea) to enter executive session.",
        [VoteRow("Orr", "Bo", "pass", None, {"yes": ALL}, "complete")],
    ),
    "names and votes with nothing between them": (
        "Motion made by Member Orr to include it. Motion seconded by Member Bo.\nVOTE: Unanimous, 5-0.\n"
        "Roll Call Vote:\nMember Orr, yes Member Bo, yes Member, Ilves,yes\nMember Quist,yes Member Dean, yes"
        " Opposed, none\nMotion made by Member Bo to adjourn. Motion seconded by Member Orr. Motion carried.",
        [VoteRow("Orr", "Bo", "pass", {"yes": 5, "no": 0}, {"yes": ALL}, "complete"),
         VoteRow("Bo", "Orr", "pass", None, {}, "none")],
    ),
    "a mark of a draft within a list": (
        MOVED + "Motion carried by roll call vote.\nOrr: Aye\nBo: Aye\nDRAFT\nIlves: Nay\nQuist: Aye\nDean: Aye",
        [VoteRow("Orr", "Bo", "pass", None, {"yes": ("Bo", "Dean", "Orr", "Quist"), "no": ("Ilves",)}, "partial")],
    ),
    "a list of the absent over a sentence about one of them": (
        MOVED + "ROLL CALL VOTE:\nAYES:\nMembers Orr, Bo, and Quist\nNOES:\nNone\nABSTAIN:\nMember Ilves\nABSENT:\n"
        "Member Dean\nMember Ilves stated that she had\na reason.",
        [VoteRow("Orr", "Bo", "unknown", None,
                 {"yes": ("Bo", "Orr", "Quist"), "abstain": ("Ilves",), "absent": ("Dean",)}, "complete")],
    ),
    "did not carry": (
        MOVED + "Ayes: Members Orr and Bo. Noes: Members Dean and Quist. The motion did not carry.",
        [VoteRow("Orr", "Bo", "fail", None, {"yes": ("Bo", "Orr"), "no": ("Dean", "Quist")}, "complete")],
    ),
    "three-to-two": (
        MOVED + "VOTE: Member Orr-Aye; Member Bo-Nay. The motion passed 3-to-2.",
        [VoteRow("Orr", "Bo", "pass", {"yes": 3, "no": 2}, {"yes": ("Orr",), "no": ("Bo",)}, "partial")],
    ),
    "carried with a number of yes": (
        "Orr made a motion to pay, support by Bo. Motion carried with 4 yes.",
        [VoteRow("Orr", "Bo", "pass", {"yes": 4}, {}, "none")],
    ),
    "a vote told twice": (
        "The agenda was approved 3-0 on a motion by Orr and was seconded by Bo. The motion was approved 3-0.\n\n"
        "The agreements were passed 3-1 on a motion made by Bo and seconded by Dean.",
        [VoteRow("Orr", "Bo", "pass", {"yes": 3, "no": 0}, {}, "none"),
         VoteRow("Bo", "Dean", "pass", {"yes": 3, "no": 1}, {}, "none")],
    ),
    "votes joined by a word": (
        "Orr made a motion to close. Bo seconded. A roll call vote was taken. Orr aye, Bo aye, Ilves nay, Quist aye and"
        " Dean aye. Motion carries.",
        [VoteRow("Orr", "Bo", "pass", None, {"yes": ("Bo", "Dean", "Orr", "Quist"), "no": ("Ilves",)}, "complete")],
    ),
    "voting in favor of, voting against, absent from": (
        "Member Orr moved the ordinance. The motion was adopted by a vote of (3-1) with Members Bo, Ilves and Orr"
        " voting in favor of the motion; Member Quist voting against the motion; and Member Dean absent for the vote.",
        [VoteRow("Orr", None, "pass", {"yes": 3, "no": 1},
                 {"yes": ("Bo", "Ilves", "Orr"), "no": ("Quist",), "absent": ("Dean",)}, "complete")],
    ),
    "movers under the kind of a motion": (
        "Main Motion\nMoved by Member Orr Seconded by Member Bo\nTHAT the agenda be approved\nAmendment\n"
        "Moved by Member Quist Seconded by Member Dean\nTHAT Item 3 be removed.\nDEFEATED",
        [VoteRow("Quist", "Dean", "fail", None, {}, "none")],
    ),
    "by, seconded by": (
        "RESOLUTION NO. 34\nBy Member Bo : Seconded by Member Orr\nRESOLVED, that it be accepted.\nA roll call vote on"
        " the resolution resulted as follows :\nOrr Aye\nBo Aye\nDean Nay\nCarried",
        [VoteRow("Bo", "Orr", "pass", None, {"yes": ("Bo", "Orr"), "no": ("Dean",)}, "complete")],
    ),
    "failed of adoption, before another order": (
        "Member Orr moved suspension of the rules. The question failed of adoption.\n\nThe order was adopted on the"
        " affirmative vote of 5 members.",
        [VoteRow("Orr", None, "fail", None, {}, "none"), VoteRow(None, None, "pass", {"yes": 5}, {}, "none")],
    ),
    "the first name beside the head of a roll": (
        "Moved by: Member Orr\nSeconded by: Member Bo\nROLL CALL: Member Orr YES\nMember Bo YES\nMember Ilves NO\n"
        "Motion carried 2-1.",
        [VoteRow("Orr", "Bo", "pass", {"yes": 2, "no": 1}, {"yes": ("Bo", "Orr"), "no": ("Ilves",)}, "complete")],
    ),
    "initials without periods": (
        "RESOLUTION 2031/114\nMoved: Cr A Smith\nSeconded: Cr B Jones\nThat the budget be adopted.\n"
        "In Favour: Crs J Hunt, A Smith, B Jones and C Lee\nAgainst: Cr D Kay\nCARRIED 4/1",
        [VoteRow("A Smith", "B Jones", "pass", {"yes": 4, "no": 1},
                 {"yes": ("A Smith", "B Jones", "C Lee", "J Hunt"), "no": ("D Kay",)}, "complete")],
    ),
    "movers behind the number of a resolution": (
        "RESOLUTION 2031/115 (Orr/Bo)\nThat the report be received. CARRIED UNANIMOUSLY\n"
        "Resolved (Dean/Quist) that the tender be declined. For 3 Against 2",
        [VoteRow("Orr", "Bo", "pass", None, {}, "none"),
         VoteRow("Dean", "Quist", "pass", {"yes": 3, "no": 2}, {}, "none")],
    ),
    "a mover before a colon": (
        "Orr: Motion to extend the permit to May 1, 2032. Bo seconds. Motion carries (4-0).",
        [VoteRow("Orr", "Bo", "pass", {"yes": 4, "no": 0}, {}, "none")],
    ),
    "labels of a report in capitals": (
        "RESOLUTION 31-1162\nMOVED: ORR\nSECONDED: BO\nUNANIMOUS\nITEM D-1-A\nA MOTION REFERRING TO IT.\n"
        "MOTION 31-1163\nMOVED: DEAN\nSECONDED: ORR\nNOES: ILVES\nCONNECTION WITH IT\nABSENT: QUIST",
        [VoteRow("ORR", "BO", "pass", None, {}, "none"),
         VoteRow("DEAN", "ORR", "unknown", None, {"no": ("ILVES",), "absent": ("QUIST",)}, "partial")],
    ),
    "a name that stands under no option": (
        MOVED + "The vote follows:\nAyes: Members Orr, Bo, and Quist.\nMayor Dean.\nNays: Member Ilves.\n"
        "The motion carried.",
        [VoteRow("Orr", "Bo", "pass", None, {"yes": ("Bo", "Orr", "Quist"), "no": ("Ilves",)}, "partial")],
    ),
    "labels below their names": (
        MOVED + "The motion passed by the following vote:\n4 -\nMember Orr, Member Bo, Member Quist and Member Dean\n"
        "For:\n0\nOpposed:\nAbsent:\n1 -\nMember Ilves",
        [VoteRow("Orr", "Bo", "pass", None, {}, "none")],
    ),
    "counts in brackets over the names, words run together": (
        "Moved byCouncillor Orr\nSeconded byCouncillor Bo\nThat it be adopted.\nFor: (2)\nCouncillor Orr, and"
        " Councillor Bo\nAgainst: (1)\nCouncillor Dean\nMOTION CARRIED",
        [VoteRow("Orr", "Bo", "pass", {"yes": 2, "no": 1}, {"yes": ("Bo", "Orr"), "no": ("Dean",)}, "complete")],
    ),
    "counts before the names, without a colon": (
        "On a motion of Member Orr, seconded by Member Bo, the following resolution was\n"
        "DEFEATED Ayes 2 Orr, Bo\nNays 3 Dean, Ilves, Quist\nRESOLVED, the Board hires a clerk.",
        [VoteRow("Orr", "Bo", "fail", {"yes": 2, "no": 3}, {"yes": ("Bo", "Orr"), "no": ("Dean", "Ilves", "Quist")},
                 "complete")],
    ),
    "yes and no of a town meeting": (
        "Motion made and seconded to accept the rules, voted in the affirmative.\n\nArticle 2. Motion made and seconded"
        " to buy a truck. Ballot vote: Yes 85 No 42. Article passed.\n\nArticle 3. Moved and seconded. The article"
        " failed, Yes 40 No 77.",
        [VoteRow(None, None, "pass", None, {}, "none"),
         VoteRow(None, None, "pass", {"yes": 85, "no": 42}, {}, "none"),
         VoteRow(None, None, "fail", {"yes": 40, "no": 77}, {}, "none")],
    ),
    "a decision in numbers": (
        "Motion: Jane Orr motioned to recommend it.\n\nSecond: Kay Bo\n\nDecision: 2-0",
        [VoteRow("Jane Orr", "Kay Bo", "unknown", {"yes": 2, "no": 0}, {}, "none")],
    ),
    "so many in favor": (
        MOVED + "Motion Passed 4 in favor.\n\nMotion to pay by Orr, seconded Bo, approved unanimously.",
        [VoteRow("Orr", "Bo", "pass", {"yes": 4}, {}, "none"), VoteRow("Orr", "Bo", "pass", None, {}, "none")],
    ),
    "a committee's recommendation before the council's vote": (
        "Motion was made, duly seconded and carried, to adopt the Minutes.\n1. CB 118 AN ORDINANCE adopting a budget.\n"
        "The Committee recommends that Council pass the bill.\nIn Favor: 2 - Orr, Bo\nOpposed: 1 - Dean\n"
        "Motion was made by Member Orr and duly seconded, to pass Bill 118.\nThe Motion carried by the following"
        " vote:\nIn Favor: 3 - Orr, Bo, Ilves\nOpposed: 2 - Dean, Quist",
        [VoteRow(None, None, "pass", None, {}, "none"),
         VoteRow("Orr", None, "pass", {"yes": 3, "no": 2}, {"yes": ("Bo", "Ilves", "Orr"), "no": ("Dean", "Quist")},
                 "complete")],
    ),
    "seconders whom nothing else tells of": (
        "Rook made a motion to approve it. Strand seconded. Motion carried.",
        [VoteRow("Rook", "Strand", "pass", None, {}, "none")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("wording", CASES)
def test_a_vote_is_read_as_its_clerk_tells_of_it(wording: str, tmp_path: Path) -> None:
    text, expected = CASES[wording]
    head = HEAD if "Rook" not in text else HEAD.split("Members")[0]
    votes, _ = read_votes(tmp_path, "2031-05-06-minutes.txt", f"{head}{text}\n")
    assert votes == expected


def test_a_side_that_was_not_read_inside_a_vote_is_listed(tmp_path: Path) -> None:
    text = "Motion by Orr, seconded by Bo to appoint Rook Strand. Four ayes, Dean nay, motion carried."
    votes, report = read_votes(tmp_path, "2031-05-06-minutes.txt", f"{HEAD}{text}\n")
    assert [row.names for row in votes] == [{}]
    assert reasons(report, "vote words not read") == ["“Four ayes, Dean nay, motion carried.”"]


def test_a_committees_vote_is_listed(tmp_path: Path) -> None:
    text, _ = CASES["a committee's recommendation before the council's vote"]
    _, report = read_votes(tmp_path, "2031-05-06-minutes.txt", f"{HEAD}{text}\n")
    assert [reason.split("Motion")[0] for reason in reasons(report, "vote mentioned, not loaded")] == [
        "“In Favor: 2 - Orr, Bo Opposed: 1 - Dean”"
    ]


def test_labels_below_their_names_are_listed(tmp_path: Path) -> None:
    _, report = read_votes(tmp_path, "2031-05-06-minutes.txt", f"{HEAD}{CASES['labels below their names'][0]}\n")
    assert len(reasons(report, "vote words not read")) == 1


def test_a_heading_that_comes_back_on_a_later_page_begins_no_second_meeting(tmp_path: Path) -> None:
    page = f"{MOVED}Motion passed.\n" + "Words were spoken.\n" * 14
    text = "MINUTES OF THE REGULAR SESSION\nLANPORT CITY COUNCIL\nMay 6, 2031\n6:30 p.m.\n" + page
    text += f"\fPage 2 of 2\nMinutes of the Regular Session — May 6, 2031\n{page}"
    load_paper(tmp_path, "2031-05-06-minutes.txt", text)
    with closing(open_record(tmp_path / "a.db")) as connection:
        assert connection.execute("SELECT count(*) FROM meeting").fetchone()[0] == 1


def test_the_words_that_head_a_roll_are_not_listed_beside_it(tmp_path: Path) -> None:
    text = f"{MOVED}Recorded vote. Ayes: Orr, Bo. Nays: Dean. CARRIED.\n\n{MOVED}Carried 3-0 on roll-call vote.\n"
    votes, report = read_votes(tmp_path, "2031-05-06-minutes.txt", f"{HEAD}{text}")
    assert len(votes) == 2
    assert not reasons(report, "vote words not read")


HEADINGS = {
    "a parish's": "June 25th Minutes\n\nMinutes of the Lanport Parish Council Extraordinary Meeting\n\nHeld on Tuesday"
    " 25th June 2024\n\nPresent: Councillors Orr, Bo and Dean\n",
    "with a paper's number": "LPC(24)M04\n\nLanport Parish Council\n\nMinutes of the meeting held on 25 June 2024\n",
    "within a sentence": "JUNE 25, 2024 MEETING - WRAP -UP The Lanport Parish Council met in session on this date.\n",
    "with a status behind it": "Lanport Parish Council APPROVED Minutes Council Chambers June 25, 2024\n",
    "fuller in the first sentence": "SPECIAL PARISH COUNCIL MEETING JUNE 25, 2024\nThe meeting of the Lanport Parish"
    " Council was called to order.\n",
}


@pytest.mark.parametrize("heading", HEADINGS.values(), ids=HEADINGS)
def test_the_body_is_what_the_heading_calls_it(heading: str, tmp_path: Path) -> None:
    load_paper(tmp_path, "minutes.txt", f"{heading}\nMoved by Cllr Orr, seconded by Cllr Bo. Carried.\n")
    with closing(open_record(tmp_path / "a.db")) as connection:
        bodies = connection.execute(
            "SELECT body.name, meeting.date FROM meeting JOIN body ON body.id = body"
        ).fetchall()
    assert [tuple(row) for row in bodies] == [("Lanport Parish Council", "2024-06-25")]


def test_of_two_dates_in_a_heading_the_one_of_the_file_is_taken_and_told(tmp_path: Path) -> None:
    text = "Minutes\nLanport Town Board\nposted: 05/28/2018\nWednesday, June 6, 2018\n\n" + MOVED + "Motion passed.\n"
    _, report = read_votes(tmp_path, "2018-06-06-minutes.txt", text)
    assert reasons(report, "date in conflict") == [
        "The heading says 2018-05-28 and 2018-06-06; 2018-06-06 was used, the date in the file's name."
    ]


@pytest.mark.parametrize("date", ["MARCH 13 , 2031", "MARCH 13,2031"])
def test_blanks_around_the_comma_of_a_date_do_not_matter(date: str, tmp_path: Path) -> None:
    _, report = read_votes(tmp_path, "2031-03-13.txt", f"TOWN BOARD MINUTES {date}\n{MOVED}Motion passed.\n")
    assert not reasons(report, "date in conflict")


def test_a_roll_printed_twice_is_one_vote_and_told_when_it_contradicted_itself(tmp_path: Path) -> None:
    text = f"{MOVED}Ayes: Orr, Bo, Dean. Nays: Dean. Ayes: Orr, Bo. Nays: Dean. Motion carried.\n"
    votes, report = read_votes(tmp_path, "2031-05-06-minutes.txt", f"{HEAD}{text}")
    roll = {"yes": ("Bo", "Orr"), "no": ("Dean",)}
    assert votes == [VoteRow("Orr", "Bo", "pass", None, roll, "complete")]
    assert [reason.split(":")[0] for reason in reasons(report, "roll printed twice")] == [
        "The roll is printed twice, and the first time Dean is listed under two options"
    ]


def test_a_roll_printed_twice_alike_is_one_vote(tmp_path: Path) -> None:
    rolls = "Roll call vote:\nAyes: Orr, Bo\nNays: Dean\n" * 2
    votes, report = read_votes(tmp_path, "2031-05-06-minutes.txt", f"{HEAD}{MOVED}\n{rolls}Motion carried.\n")
    assert [row.result for row in votes] == ["pass"]
    assert not reasons(report, "roll printed twice")


@pytest.mark.parametrize("page_length", [25, 60])
def test_line_numbers_down_the_margin_are_no_part_of_the_words(page_length: int, tmp_path: Path) -> None:
    text = f"{HEAD}{MOVED}Roll call vote:\nAyes: Orr, Bo,\nIlves – 3\nNays: Dean – 1\nMotion carried.\n"
    text += "Somebody spoke about the mill.\n" * 20
    lines = [f"{index % page_length + 1:>3}  {line}" for index, line in enumerate(text.splitlines())]
    votes, _ = read_votes(tmp_path, "2031-05-06-minutes.txt", "\n".join(lines))
    roll = {"yes": ("Bo", "Ilves", "Orr"), "no": ("Dean",)}
    assert votes == [VoteRow("Orr", "Bo", "pass", {"yes": 3, "no": 1}, roll, "complete")]


@pytest.mark.parametrize("indent", [60, 20])
def test_line_numbers_of_a_pdf_are_no_part_of_its_words(indent: int, tmp_path: Path) -> None:
    text = (
        f"{HEAD}Member Orr moved it. Member Bo seconded.\nAyes: Orr, Bo,\nIlves – 3\nNays: Dean – 1\nMotion carried.\n"
    )
    lines = [line for line in text.splitlines() if line] + ["Somebody spoke about the mill."] * 20
    numbers = column_of([str(number) for number in range(1, len(lines) + 1)], left=40)
    body = column_of(lines, left=40 + indent)
    page = [word for pair in zip(numbers, body, strict=True) for word in pair]
    votes, _ = read_votes(tmp_path, "2031-05-06-minutes.pdf", make_pdf([page]))
    roll = {"yes": ("Bo", "Ilves", "Orr"), "no": ("Dean",)}
    assert votes == [VoteRow("Orr", "Bo", "pass", {"yes": 3, "no": 1}, roll, "complete")]


def test_a_line_of_a_vote_that_comes_back_at_the_foot_of_pages_is_no_running_foot(tmp_path: Path) -> None:
    act = "On a motion by Member Orr, seconded by Member\nBo, the Council approved it by a vote of 5 to 0."
    pages = "\n\f".join(["Words were spoken about the mill.\n" * 8 + act] * 3)
    votes, _ = read_votes(tmp_path, "2031-05-06-minutes.txt", f"{HEAD}{pages}\n")
    assert [row.announced for row in votes] == [{"yes": 5, "no": 0}] * 3


@pytest.mark.parametrize(
    ("heading", "body"),
    [
        ("MINUTES OF THE OPEN GOVERNMENT COMMISSION MEETING", "Open Government Commission"),
        ("Public Works Committee Minutes", "Public Works Committee"),
        ("Minutes of the Special Events Committee", "Special Events Committee"),
        ("JOINT POWERS AUTHORITY REGULAR MEETING MINUTES", "Joint Powers Authority"),
        ("MINUTES OF THE SPECIAL LANPORT CITY COUNCIL MEETING", "Lanport City Council"),
        ("Special City Council Meeting Minutes", "City Council"),
        ("Minutes of the Special Joint Meeting of the Lanport City Council", "Lanport City Council"),
        ("Minutes of the public hearing of the Lanport Planning Board", "Lanport Planning Board"),
    ],
)
def test_a_word_for_a_kind_of_meeting_can_be_part_of_a_body_s_name(tmp_path: Path, heading: str, body: str) -> None:
    paper = f"{heading}\nMay 6, 2031\nPresent: Bo, Orr, Tan\n\nMs. Orr moved to buy it. Mr. Bo seconded. Carried 3-0.\n"
    load_paper(tmp_path, "minutes.txt", paper)
    with closing(open_record(tmp_path / "a.db")) as connection:
        assert [name for (name,) in connection.execute("SELECT name FROM body")] == [body]


@pytest.mark.parametrize(
    ("heading", "first", "kind"),
    [
        ("Minutes of the Special Joint Meeting of the Lanport City Council", "Call to order", "special"),
        ("Lanport City Council Work Session Minutes", "Call to order", "work session"),
        ("MINUTES OF THE LANPORT CITY COUNCIL", "Approval of the minutes of the special meeting of April 1", "unknown"),
        ("MINUTES OF THE LANPORT CITY COUNCIL", "Public Hearing", "unknown"),
        ("MINUTES OF THE LANPORT CITY COUNCIL", "Mayor Tan called the regular meeting to order.", "regular"),
    ],
)
def test_a_meeting_is_of_the_kind_that_its_heading_or_its_opening_says(
    tmp_path: Path, heading: str, first: str, kind: str
) -> None:
    paper = f"{heading}\nMay 6, 2031\nPresent: Bo, Orr, Tan\n\n1. {first}\n\nMs. Orr moved to buy it. Carried.\n"
    load_paper(tmp_path, "minutes.txt", paper)
    with closing(open_record(tmp_path / "a.db")) as connection:
        assert connection.execute("SELECT kind FROM meeting").fetchall() == [(kind,)]
