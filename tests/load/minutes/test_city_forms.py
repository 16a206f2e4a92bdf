"""Votes under their items as large cities print both: what was moved, and nothing of the roll in it."""

from __future__ import annotations

import re
from contextlib import closing
from pathlib import Path

import pytest

from councilui.record.database import open_record
from councilui.record.model import AgendaItem, VoteEvent
from tests.load.minutes.papers import VoteRow, load_paper, read_paper, read_votes, voted_items
from tests.load.vote_table.rows import of

HEAD = (
    "MINUTES OF THE LANPORT CITY COUNCIL\nTUESDAY, MAY 6, 2031\n\nPresent: Orr, Bo, Ilves, Quist, Dean\nAbsent: Tan\n\n"
)
ROLL = "AYES: Orr, Ilves, Dean\nNAYS: Bo\nABSENT: Tan"

ITEMS = {
    "a result, a mover and a seat below a number in brackets": (
        "CONSENT AGENDA\n31-O-1200 (1)\nAN ORDINANCE TO AMEND CHAPTER 110.\nRESULT: ADOPTED BY CONSENT VOTE [3 TO 1]\n"
        f"MOVER: Ada Orr\nSECONDER: Gord Bo, District 1 Councilmember\n{ROLL}",
        [("31-O-1200 (1)", "AN ORDINANCE TO AMEND CHAPTER 110", "pass")],
    ),
    "a sponsor beside a number of six digits, and a number alone": (
        "SECOND READINGS\n310688 Sponsor: Mayor Ada Orr\nORDINANCE - Approving the plat of Elm Gardens.\n"
        "Recommendation: Approved by Planning\nCommittee: Planning\nPassed\nAye: 3 - Orr, Ilves and Dean\nNay:"
        " 1 - Bo\n\n"
        "310690\nRESOLUTION - Naming a bridge.\nCouncil Member Dean moved to hold on docket. Motion carried by"
        " voice vote.",
        [
            ("310688", "ORDINANCE - Approving the plat of Elm Gardens", "pass"),
            ("310690", "RESOLUTION - Naming a bridge", "pass"),
        ],
    ),
    "a file's number between the subject and what was done": (
        "3.1 Subject: Declaration Of An Emergency\nFrom: Office Of The City Administrator\nRecommendation: Adopt A"
        " Resolution\n31-0112\nThis City Resolution was Adopted.\nAye: 4 - Orr, Ilves, Dean, and Bo\n\n"
        "4 Subject: Camera Ordinance\n31-0410\nA motion was made by Orr, seconded by Bo, that this Ordinance be"
        " Approved"
        " On Introduction. The motion carried by the following vote:\nAye: 3 - Orr, Ilves, and Dean\nNo: 1 - Bo",
        [("3.1", "Declaration Of An Emergency", "pass"), ("4", "Camera Ordinance", "pass")],
    ),
    "a number without a point, and a motion below a discussion": (
        "19 Acceptance of an Easement\nDiscussion\nCouncilman Orr asked why it was needed.\nA motion was made by"
        " Councilwoman Bo, seconded by Councilman Dean, that this item be adopted. The motion carried by the following"
        " vote:\nYes: 3 - Bo, Dean, Orr\nNo: 1 - Ilves",
        [("19", "Acceptance of an Easement", "pass")],
    ),
    "three parts of a number, and a heading over its motion": (
        "6. APPROVAL OF THE ORDER OF BUSINESS\nMOVED by Councillor Orr, seconded by Councillor Bo\nTHAT the order of"
        " business be approved.\nMOTION PUT AND PASSED.\n\n15.1.1 Award of the Ferry Study\nMOVED by Councillor Dean,"
        " seconded by Councillor Bo\nTHAT Council award the study to Gull Marine.\nMOTION PUT AND PASSED (3 in"
        " favour, 1"
        " against).",
        [("6.", "APPROVAL OF THE ORDER OF BUSINESS", "pass"), ("15.1.1", "Award of the Ferry Study", "pass")],
    ),
    "a heading in the plural over a number": (
        "RESOLUTIONS\n31-0410 A resolution approving a lease.\nA motion offered by Council member Orr, duly seconded by"
        " Council member Bo, that the resolution be postponed, failed by the following vote:\nAye: Orr (1)\n"
        "Nay: Bo, Dean, Ilves (3)",
        [("31-0410", "A resolution approving a lease", "fail")],
    ),
    "a result alone below a title": (
        "4.1 Confirmation of the Minutes of 29 April 2031\nCarried\n\n4.2 Fence\nMoved by A. Orr\nSeconded by G. Bo\n"
        "That the fence be built.\nCarried",
        [("4.1", "Confirmation of the Minutes of 29 April 2031", "pass"), ("4.2", "Fence", "pass")],
    ),
    "numbered actions on one bill": (
        "1. CB 121040 AN ORDINANCE relating to land use.\n\nACTION 1:\nMotion was made by Councilmember Orr and duly"
        " seconded, to pass Council Bill 121040.\n\nACTION 2:\nMotion was made by Councilmember Bo, duly seconded and"
        " carried, to amend Council Bill 121040, by striking section 2.\n\nACTION 3:\nMotion was made and duly"
        " seconded to"
        " pass Council Bill 121040 as amended.\nThe Motion carried by the following vote:\nIn Favor: 3 - Orr,"
        " Bo, Dean\n"
        "Opposed: 1 - Ilves",
        [("1.", "CB 121040 AN ORDINANCE relating to land use", "pass")] * 2,
    ),
    "numbers with their labels below an action": (
        "2.1 Approval of Minutes.\nAction: The minutes were approved.\n(4-0-1; Absent: Tan.)\n\n3. STRATEGIC SUPPORT\n"
        "3.3 Shelter Ordinance.\nAction: Upon motion by Mayor Dean, seconded by Council Member Orr, and carried, the"
        " ordinance was passed for publication.\n(2-2-1; Noes: Bo, Ilves; Absent: Tan.)\n\n3.4 Land"
        " Use\nAction: Ordinance"
        " No. 31200 was passed for publication.\n(3-1-1. Noes: Bo. Absent: Tan.)",
        [
            ("2.1", "Approval of Minutes", "pass"),
            ("3.3", "Shelter Ordinance", "pass"),
            ("3.4", "Land Use", "pass"),
        ],
    ),
    "a bill that passed a reading": (
        "BILL 29 RELATING TO PARKS\nCouncilmember Orr moved that Bill 29 pass third reading. Seconded by"
        " Councilmember Bo.\n"
        f"Bill 29, CD2, passed third reading by the following vote:\n{ROLL}",
        [("BILL 29", "RELATING TO PARKS", "pass")],
    ),
}
NO_SUBJECT = re.compile(
    r"\b(?:ayes?|nays?|noes|absent|in favou?r|opposed|result|recommendation|mover)\s*:"
    r"|\b(?:was adopted|carried|duly seconded)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize(("minutes", "expected"), ITEMS.values(), ids=ITEMS.keys())
def test_a_vote_is_on_the_item_above_it(
    minutes: str, expected: list[tuple[str | None, str, str]], tmp_path: Path
) -> None:
    rows, _ = read_paper(tmp_path, "minutes.txt", f"{HEAD}{minutes}\n\nThe meeting adjourned at 9 p.m.")
    assert [(item.number, item.title, vote.result) for item, vote in voted_items(rows)] == expected


@pytest.mark.parametrize("heading", ["", "31-0142 Lease of the pier\n", "4. Lease of the pier\n", "LEASES\n"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(("minutes", "expected"), ITEMS.values(), ids=ITEMS.keys())
def test_no_question_and_no_title_has_a_roll_a_label_or_a_result_in_it(
    minutes: str, expected: list[tuple[str | None, str, str]], heading: str, gap: str, tmp_path: Path
) -> None:
    body = minutes.split("\n", 1)[1] if heading else minutes
    rows, _ = read_paper(tmp_path, "minutes.txt", f"{HEAD}{heading}{body}{gap}The meeting adjourned at 9 p.m.")
    questions, titles = [event.question for event in of(rows, VoteEvent)], [item.title for item in of(rows, AgendaItem)]
    assert [text for text in (*questions, *titles) if NO_SUBJECT.search(text)] == []
    assert expected


THIRD = {
    "all of them absent": ("(4-0-1; Absent: Tan.)", {"yes": 4, "no": 0, "absent": 1}),
    "all of them abstaining": ("(3-1-1; Noes: Bo; Abstain: Orr)", {"yes": 3, "no": 1, "abstain": 1}),
    "two of the label": ("(2-1-2. Noes: Bo. Absent: Tan, Orr.)", {"yes": 2, "no": 1, "absent": 2}),
    "fewer than the number": ("(2-1-2; Noes: Bo; Absent: Tan)", {"yes": 2, "no": 1, "other": 2}),
    "two labels": ("(2-0-2; Abstain: Bo; Absent: Tan)", {"yes": 2, "no": 0, "other": 2}),
    "no label": ("(2-1-2; Noes: Bo.)", {"yes": 2, "no": 1, "other": 2}),
}


@pytest.mark.parametrize(("numbers", "expected"), THIRD.values(), ids=THIRD.keys())
def test_a_third_number_is_what_the_only_label_with_so_many_names_says(
    numbers: str, expected: dict[str, int], tmp_path: Path
) -> None:
    votes, _ = read_votes(
        tmp_path, "minutes.txt", f"{HEAD}2.1 Lease of the pier.\nAction: The lease was approved.\n{numbers}\n"
    )
    assert [row.announced for row in votes] == [expected]


@pytest.mark.parametrize("mark", ["*", "**", " *"])
@pytest.mark.parametrize(("count", "extent"), [("4", "complete"), ("5", "partial")])
def test_a_mark_at_a_name_is_no_part_of_it_and_no_end_of_the_roll(
    mark: str, count: str, extent: str, tmp_path: Path
) -> None:
    roll = f"AYES: ORR, BO{mark}, ILVES, DEAN – {count}.\nNOES: QUIST – 1."
    votes, _ = read_votes(tmp_path, "minutes.txt", f"{HEAD}RESOLUTION 31-145\nAUTHORIZING A GRANT.\nADOPTED\n{roll}")
    (vote,) = votes
    assert (vote.names, vote.roll) == ({"yes": ("BO", "DEAN", "ILVES", "ORR"), "no": ("QUIST",)}, extent)


def test_the_number_of_a_district_is_no_member_and_the_line_below_a_name_is_not_its_status(tmp_path: Path) -> None:
    paper = (
        "CITY OF LANPORT\nREGULAR CITY COUNCIL MEETING\nMAY 6, 2031\n\nPRESENT: Mayor Ada Orr\nCouncil Member Gord Bo,"
        " District 2\nCouncil Member Alan Dean, District 10\nABSENT: Council Member Macy Tan, District"
        " 7\n\nCouncil Member"
        " Bo made a motion, seconded by Council Member Dean, to approve the lease. Motion passed 3-0."
    )
    load_paper(tmp_path, "minutes.txt", paper)
    with closing(open_record(tmp_path / "a.db")) as connection:
        rows = connection.execute("SELECT person_name, status FROM attendance ORDER BY person_name").fetchall()
    assert [tuple(row) for row in rows] == [
        ("Ada Orr", "present"),
        ("Alan Dean", "present"),
        ("Gord Bo", "present"),
        ("Macy Tan", "absent"),
    ]


@pytest.mark.parametrize("word", ["Prevailed.", "Carried.", "Motion carried.", "The motion prevailed."])
@pytest.mark.parametrize(
    ("step", "line"),
    [
        ("to suspend the three readings", "PASSED EMERGENCY ORDINANCE NO. 0310-2031"),
        ("to suspend the rules", "ADOPTED"),
        ("to suspend the rule on readings", "Passed"),
        ("to amend section 2", "ADOPTED AS AMENDED"),
    ],
)
def test_a_roll_under_its_own_result_is_not_of_the_motion_before(
    tmp_path: Path, step: str, line: str, word: str
) -> None:
    text = (
        "MINUTES OF THE CITY COUNCIL\nMay 6, 2031\nPresent: Members Orr, Bo, Ilves, Quist\n\n"
        "3. ORDINANCE authorizing a grant.\n"
        f"Member Orr moved, seconded by Member Bo, {step}. {word}\n{line}\nAYE: Orr, Bo, Ilves (3)\nNAY: Quist (1)\n"
    )
    votes, _ = read_votes(tmp_path, "minutes.txt", text)
    assert votes == [
        VoteRow("Orr", "Bo", "pass", None, {}, "none"),
        VoteRow(None, None, "pass", {"yes": 3, "no": 1}, {"yes": ("Bo", "Ilves", "Orr"), "no": ("Quist",)}, "complete"),
    ]
