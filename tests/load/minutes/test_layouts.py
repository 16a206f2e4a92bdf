"""Votes in the layouts that councils print, each read back as it stands: names, numbers and words, nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from councilui.load.report import unbalanced
from tests.load.minutes.papers import VoteRow, load_paper, read_votes, reasons

HEAD = "MINUTES OF THE REGULAR CITY COUNCIL MEETING\nTUESDAY, MAY 6, 2031, 7:00 P.M.\n"
FIVE = HEAD + "ROLL CALL - Present: Members Bo, Ilves, Orr, Quist and Mayor Tan - 5.\n\n"

PROSE = FIVE + (
    "Member Orr moved approval of the lease.\n\n"
    "Member Ilves seconded the motion, which carried by the following voice\n"
    "vote: Ayes: Members Ilves, Orr and Mayor Tan – 3. Noes: Member Quist – 1. [Absent: Member Bo – 1.]\n"
)
NAME_AND_WORD = FIVE + (
    "A motion was made to buy the truck by Member Orr, seconded by Member Bo. Roll Call was taken as follows:\n"
    "Member Orr – yes, Member Bo – absent, Member Ilves\n– yes Member Quist - no, Mayor Tan – yes. Motion passes.\n"
)
CAPITALS = FIVE + (
    "MOTION: Member Orr moved to approve the lease, seconded by Member Bo.\n"
    "The motion carried, 2-0-1, by the following roll call vote:\nAYES: MEMBER ORR, MEMBER\nILVES\nNONE\nNOES: NONE\n"
    "ABSTAIN: MAYOR PRO TEM BO (recusal)\nABSENT: MEMBER QUIST, MAYOR TAN\nStatus: 2 – 0 – 1 – Pass\n"
)
JOURNAL = HEAD + (
    "By Council Member Orr: Resolved, That the contract be and is hereby approved. Adopted as follows: Yeas -- Council"
    " Members Orr, A. Tan, and President B. Tan, Jr. -- 3. Nays -- None.\n"
)
HEADS = FIVE + (
    "On the proposal of Councillor Orr, seconded by Councillor Quist, it was proposed to defer the plan.\n"
    "The result of the vote was as follows:\nIn Favour:\nCouncillors Bo (K), Novak Uí\nChonchúir, O’Dea (3)\nAgainst:\n"
    "Councillors Bo (M), Tan (2)\nThe Mayor declared the proposal proposed by Councillor J. Orr as carried.\n"
)
MINORITY = FIVE + (
    "Member Tan moved to accept the report and Member Bo seconded the motion. Motion passed, 4-1 (Orr).\n\n"
    "Member Bo moved to adjourn. Member Orr seconded. Motion passed 4-0, with one abstention (Member Tan).\n"
)
NUMBERED = FIVE + (
    "R2031-014 B. Orr, K. Tan:\nThat the tender be awarded:\n1. to Rook Bros.\n2. for $5,000. Carried.\n"
    "R2031-015 K. Tan, B. Orr: That the meeting be adjourned. Defeated.\n"
)
BRACKETS = FIVE + (
    "Motion and second to hear 7-C first (Member Orr and Mayor Tan). Passed 5-0.\n\n"
    "PASSED AND ADOPTED THIS SIXTH DAY OF"
    " MAY, 2031.\n(Moved: Orr / Seconded: Bo)\n(Yeas: Bo, Orr, Tan)\n(Nays: Ilves, Quist)\n(Majority: (3-2) Vote)\n"
)
BOXED = HEAD + (
    "Jane Orr Councilmember Present\nKay Tan Councilmember Present\nBo Ilves Mayor Present\n"
    "Ann Quist Councilmember Absent\n"
    "1. Lease of the mill\nRESULT: DEFEATED [1 TO 2]\nMOVER: Kay Tan, Councilmember\nSECONDER: Bo Ilves, Mayor\n"
    "AYES: Tan\nNAYS: Orr, Ilves\nABSENT: Quist\n"
)
BY_FOLLOWING_VOTE = HEAD + (
    "The following members were present: Orr, Tan, Ilves, Quist\nMotion was made and duly seconded to pass the bill.\n"
    "The Motion carried by the following vote:\nIn Favor: 3 - Orr, Tan, Ilves\nOpposed: 1 - Quist\n"
)
RULES_OF_ORDER = HEAD + (
    "Present: Mayor Smith, Council Members Jones, Lee, Brown, Hall, Grey, and Park.\n"
    "On a motion by Jones, seconded by Brown, Council voted 5-2 (Smith and Lee opposed) to approve the plan.\n"
    "Councilmember Grey made a motion to table the ordinance. Councilmember Park seconded. The motion failed 3-4, with"
    " Smith, Jones, Lee and Brown voting no.\n"
)
TOWN = HEAD + (
    "Present: Jane Orr, Chair; Kay Tan, Vice Chair; Bo Ilves; Ann Quist; Sam Hale\n"
    "MOTION by Ms. Tan to approve the warrant; seconded by Mr. Ilves.\n"
    "VOTED: unanimously to approve the warrant. (5-0)\n"
    "Mr. Hale moved to award the bid. Ms. Quist seconded. VOTED 3-1-1 (Ms. Orr opposed, Mr. Ilves abstaining).\n"
)
RECORDED = HEAD + (
    "Present: Mayor J. Orr, Deputy Mayor K. Tan, Councillors B. Ilves, A. Quist and S. Hale\n"
    "Resolution No. 2031-102\nMoved by Councillor S. Hale\nSeconded by Deputy Mayor K. Tan\n"
    "THAT the tender be awarded.\n"
    "Recorded vote:\nYea: B. Ilves, S. Hale, K. Tan\nNay: A. Quist, J. Orr\nCARRIED\n"
    "Resolution No. 2031-103\nMoved by: A. Quist\nSeconded by: S. Hale\nTHAT the road be closed.\nDEFEATED\n"
)
COLUMNS = FIVE + (
    "Member Orr moved, seconded by Member Quist, to approve Ordinance 31-7.\nRoll call vote:\nOrr Aye\nIlves Nay\n"
    "Quist Absent\nTan Aye\nMotion carried.\n"
)
SENTENCES = FIVE + (
    "MEMBER ORR MADE A MOTION TO APPROVE THE PLAT. MEMBER BO SECONDED THE MOTION. MEMBERS ORR, BO AND ILVES VOTED AYE."
    " MEMBER QUIST VOTED NAY. MOTION CARRIED.\n"
)

CASES = {
    "prose": (
        PROSE,
        [VoteRow("Orr", "Ilves", "pass", {"yes": 3, "no": 1, "absent": 1},
                 {"yes": ("Ilves", "Orr", "Tan"), "no": ("Quist",), "absent": ("Bo",)}, "complete")],
    ),
    "name and word": (
        NAME_AND_WORD,
        [VoteRow("Orr", "Bo", "pass", None,
                 {"yes": ("Ilves", "Orr", "Tan"), "no": ("Quist",), "absent": ("Bo",)}, "complete")],
    ),
    "capitals over several lines": (
        CAPITALS,
        [VoteRow("Orr", "Bo", "pass", {"yes": 2, "no": 0, "other": 1},
                 {"yes": ("ILVES", "ORR"), "abstain": ("BO",), "absent": ("QUIST", "TAN")}, "complete")],
    ),
    "journal": (
        JOURNAL,
        [VoteRow("Orr", None, "pass", {"yes": 3, "no": 0}, {"yes": ("A. Tan", "B. Tan, Jr.", "Orr")}, "complete")],
    ),
    "heads with lists": (
        HEADS,
        [VoteRow("Orr", "Quist", "pass", {"yes": 3, "no": 2},
                 {"yes": ("Bo (K)", "Novak Uí Chonchúir", "O'Dea"), "no": ("Bo (M)", "Tan")}, "complete")],
    ),
    "minority in brackets": (
        MINORITY,
        [VoteRow("Tan", "Bo", "pass", {"yes": 4, "no": 1}, {"no": ("Orr",)}, "partial"),
         VoteRow("Bo", "Orr", "pass", {"yes": 4, "no": 0, "abstain": 1}, {"abstain": ("Tan",)}, "partial")],
    ),
    "number, mover, seconder": (
        NUMBERED,
        [VoteRow("B. Orr", "K. Tan", "pass", None, {}, "none"), VoteRow("K. Tan", "B. Orr", "fail", None, {}, "none")],
    ),
    "movers in brackets": (
        BRACKETS,
        [VoteRow("Orr", "Tan", "pass", {"yes": 5, "no": 0}, {}, "none"),
         VoteRow("Orr", "Bo", "pass", {"yes": 3, "no": 2}, {"yes": ("Bo", "Orr", "Tan"), "no": ("Ilves", "Quist")},
                 "complete")],
    ),
    "box of results": (
        BOXED,
        [VoteRow("Kay Tan", "Bo Ilves", "fail", {"yes": 1, "no": 2},
                 {"yes": ("Tan",), "no": ("Ilves", "Orr"), "absent": ("Quist",)}, "complete")],
    ),
    "by the following vote": (
        BY_FOLLOWING_VOTE,
        [VoteRow(None, None, "pass", {"yes": 3, "no": 1}, {"yes": ("Ilves", "Orr", "Tan"), "no": ("Quist",)},
                 "complete")],
    ),
    "prose with dissenters": (
        RULES_OF_ORDER,
        [VoteRow("Jones", "Brown", "pass", {"yes": 5, "no": 2}, {"no": ("Lee", "Smith")}, "partial"),
         VoteRow("Grey", "Park", "fail", {"yes": 3, "no": 4}, {"no": ("Brown", "Jones", "Lee", "Smith")}, "partial")],
    ),
    "town meeting": (
        TOWN,
        [VoteRow("Tan", "Ilves", "pass", {"yes": 5, "no": 0}, {}, "none"),
         VoteRow("Hale", "Quist", "unknown", {"yes": 3, "no": 1, "other": 1}, {"no": ("Orr",), "abstain": ("Ilves",)},
                 "partial")],
    ),
    "recorded vote": (
        RECORDED,
        [VoteRow("S. Hale", "K. Tan", "pass", None,
                 {"yes": ("B. Ilves", "K. Tan", "S. Hale"), "no": ("A. Quist", "J. Orr")}, "complete"),
         VoteRow("A. Quist", "S. Hale", "fail", None, {}, "none")],
    ),
    "two columns": (
        COLUMNS,
        [VoteRow("Orr", "Quist", "pass", None, {"yes": ("Orr", "Tan"), "no": ("Ilves",), "absent": ("Quist",)},
                 "complete")],
    ),
    "sentences": (
        SENTENCES,
        [VoteRow("ORR", "BO", "pass", None, {"yes": ("BO", "ILVES", "ORR"), "no": ("QUIST",)}, "complete")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("layout", CASES)
def test_a_vote_in_each_layout_is_read_as_printed(layout: str, tmp_path: Path) -> None:
    text, expected = CASES[layout]
    votes, _ = read_votes(tmp_path, "2031-05-06-minutes.txt", text)
    assert votes == expected


def test_what_is_told_of_other_votes_is_no_vote_of_this_meeting(tmp_path: Path) -> None:
    """Another body's vote, a speaker's memory, a requirement, an earlier meeting: listed, never loaded."""
    text = FIVE + (
        "The Planning Commission voted 5-2 to recommend approval. Staff explained the ordinance requires a unanimous\n"
        "vote. Member Orr stated the Council voted 4-1 last year to deny the appeal. Member Bo asked whether the\n"
        "motion passed in 2019. The lease carried over. At the April 1 meeting the motion was carried 3-2.\n"
        "Council Action (April 8): Passed Ayes: 3 (Bo, Orr, Tan), Nays: 2 (Ilves, Quist)\n"
        "Member Quist moved to adjourn. Member Bo seconded the motion, which carried by unanimous voice vote - 5.\n"
    )
    votes, _ = read_votes(tmp_path, "2031-05-06-minutes.txt", text)
    assert votes == [VoteRow("Quist", "Bo", "pass", {"yes": 5}, {}, "none")]


@pytest.mark.parametrize(
    "sentence",
    [
        "By a 7-2 vote, the Committee reported the proposal to the Council with a do pass recommendation.",
        "On a 5-1 vote the Planning Commission recommended denial.",
        "With a vote of 4-1, the Zoning Board has forwarded it to the Council.",
        "On a vote of 3 to 0 the Public Works Committee sent the ordinance on.",
        "By a 6-3 margin, the Water Board endorsed the plan.",
    ],
)
def test_a_committees_tally_before_its_name_is_no_vote_of_the_council(tmp_path: Path, sentence: str) -> None:
    text = f"{FIVE}{sentence} Member Orr moved to adopt the ordinance. Member Bo seconded. The motion carried 4-1.\n"
    votes, _ = read_votes(tmp_path, "2031-05-06-minutes.txt", text)
    assert votes == [VoteRow("Orr", "Bo", "pass", {"yes": 4, "no": 1}, {}, "none")]


def test_every_word_of_a_vote_is_loaded_or_listed(tmp_path: Path) -> None:
    text = PROSE + "\nSomebody said all ayes were counted twice. Member Bo moved to adjourn.\n"
    outcome = load_paper(tmp_path, "2031-05-06-minutes.txt", text)
    (report,) = outcome.reports
    assert not unbalanced(report.entries.items())
    assert report.read["vote words"] == report.loaded["vote words"] + sum(report.omitted.values())
    assert reasons(outcome, "vote mentioned, not loaded") == ["“Somebody said all ayes were counted twice.”"]
    assert reasons(outcome, "motion without a vote") == ["No vote on it was found: “Member Bo moved to adjourn.”"]


def test_a_roll_with_a_name_whose_option_is_missing_is_partial(tmp_path: Path) -> None:
    text = FIVE + (
        "Member Orr moved approval of continuing past 11:00 p.m. Member Bo seconded the motion, which carried by the"
        " following voice vote: Ayes: Member Bo, Ilves, Orr and Mayor Tan – 4. Member Quist – 1.\n"
    )
    votes, report = read_votes(tmp_path, "2031-05-06-minutes.txt", text)
    (vote,) = votes
    assert (vote.names, vote.roll) == ({"yes": ("Bo", "Ilves", "Orr", "Tan")}, "partial")
    assert "“Member Quist – 1” belongs to no option" in reasons(report, "roll incomplete")[0]
