"""Votes in wordings of many councils: tie-breaks, numbers before options, amendments, bodies that act in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from councilui.common.errors import CouncilError
from councilui.load.pipeline import load
from tests.load.minutes.papers import VoteRow, read_votes, reasons

HEAD = (
    "MINUTES OF THE REGULAR CITY COUNCIL MEETING\nTUESDAY, MAY 6, 2031, 7:00 P.M.\n"
    "ROLL CALL - Present: Members Bo, Ilves, Orr, Quist, Dean, de la Cruz and Mayor Tan - 7.\n\n"
)
MOVED = "Member Orr moved to adopt Ordinance 31-5. Member Bo seconded. "

CASES = {
    "tie broken by the mayor": (
        MOVED + "Roll call vote: 3 ayes (Orr, Bo, Dean), 3 nays (Ilves, Quist, de la Cruz). Mayor Tan cast the"
        " tie-breaking vote in favor. Motion carried 4-3.",
        [VoteRow("Orr", "Bo", "pass", {"yes": 4, "no": 3},
                 {"yes": ("Bo", "Dean", "Orr", "Tan"), "no": ("Ilves", "Quist", "de la Cruz")}, "complete")],
    ),
    "tie broken after a tally": (
        MOVED + "The vote was 3-3. With the vote tied, Mayor Tan cast the deciding vote against. Motion failed 3-4.",
        [VoteRow("Orr", "Bo", "fail", {"yes": 3, "no": 4}, {"no": ("Tan",)}, "partial")],
    ),
    "chair votes too": (
        MOVED + "Roll call: Ayes - Orr, Bo; Nays - Ilves, Quist; Pass - Dean.\nMayor Tan voted nay. Motion failed.",
        [VoteRow("Orr", "Bo", "fail", None,
                 {"yes": ("Bo", "Orr"), "no": ("Ilves", "Quist", "Tan"), "other": ("Dean",)}, "complete")],
    ),
    "numbers before options": (
        MOVED + "Vote: 5 ayes, 1 nay (Quist), 1 absent (Dean). Motion carried.",
        [VoteRow("Orr", "Bo", "pass", {"yes": 5, "no": 1, "absent": 1}, {"no": ("Quist",), "absent": ("Dean",)},
                 "partial")],
    ),
    "were behind the option": (
        MOVED + "Voting yes were Mr. Orr, Mr. Bo, and Ms. Dean. Voting no were Mr. Ilves and Ms. Quist. Motion carried"
        " 3-2.",
        [VoteRow("Orr", "Bo", "pass", {"yes": 3, "no": 2}, {"yes": ("Bo", "Dean", "Orr"), "no": ("Ilves", "Quist")},
                 "complete")],
    ),
    "those who voted in favor thereof": (
        "Member Orr introduced the following resolution and moved its adoption:\nRESOLUTION 31-77\nThe motion was duly"
        " seconded by Member Bo, and upon vote being taken thereon, the following voted in favor thereof: Orr, Bo and"
        " Dean; and the following voted against the same: Quist; whereupon said resolution was declared duly passed"
        " and adopted.",
        [VoteRow("Orr", "Bo", "pass", None, {"yes": ("Bo", "Dean", "Orr"), "no": ("Quist",)}, "complete")],
    ),
    "option behind a list": (
        MOVED + "The vote was: Members Orr and Bo, Yes; Members Ilves, Quist, and Dean, No. The motion failed 2/3.",
        [VoteRow("Orr", "Bo", "fail", {"yes": 2, "no": 3}, {"yes": ("Bo", "Orr"), "no": ("Dean", "Ilves", "Quist")},
                 "complete")],
    ),
    "names with small words": (
        MOVED + "The motion passed with Orr, Bo and Dean voting aye, and de la Cruz and Quist voting nay.",
        [VoteRow("Orr", "Bo", "pass", None, {"yes": ("Bo", "Dean", "Orr"), "no": ("Quist", "de la Cruz")}, "complete")],
    ),
    "the body acts in the sentence of the motion": (
        "On a motion by Mrs. Orr, seconded by Mr. Bo, the Council approved the plan by a vote of 6 to 1. Mr. Quist cast"
        " the dissenting vote.\n\n"
        "Upon motion of Mr. Bo, seconded by Mr. Dean, with Mr. Quist abstaining, the Council awarded the bid.",
        [VoteRow("Orr", "Bo", "pass", {"yes": 6, "no": 1}, {"no": ("Quist",)}, "partial"),
         VoteRow("Bo", "Dean", "pass", None, {"abstain": ("Quist",)}, "partial")],
    ),
    "a lost amendment and the vote on what it would amend": (
        "It was moved by Member Orr and seconded by Member Bo to freeze the charges.\nAn amendment was moved by Member"
        " Dean and seconded by Member Ilves.\nUpon being put to the vote the amendment was LOST.\nA recorded vote"
        " having been requested on the substantive motion, the voting was as follows:\nFOR: Orr, Bo (2)\nAGAINST:"
        " Dean, Ilves, Quist (3)\nThe motion was declared LOST.",
        [VoteRow("Dean", "Ilves", "fail", None, {}, "none"),
         VoteRow("Orr", "Bo", "fail", {"yes": 2, "no": 3}, {"yes": ("Bo", "Orr"), "no": ("Dean", "Ilves", "Quist")},
                 "complete")],
    ),
    "voted first, moved behind": (
        "VOTED: to approve the minutes as written. Motion by Ms. Orr, second by Mr. Bo. 6-0.\n\n"
        "Voted: to seal the minutes, on a motion by Mr. Dean seconded by Mr. Bo, all in favor.",
        [VoteRow("Orr", "Bo", "pass", {"yes": 6, "no": 0}, {}, "none"),
         VoteRow("Dean", "Bo", "pass", None, {}, "none")],
    ),
    "an amendment that the mover takes in": (
        "S. Dean moved / A. Quist seconded. Amended by Member Orr; amendment accepted as friendly.\nVOTE: 4-0-1"
        " (Member Bo abstained).",
        [VoteRow("S. Dean", "A. Quist", "unknown", {"yes": 4, "no": 0, "other": 1}, {"abstain": ("Bo",)}, "partial")],
    ),
    "labels for mover and seconder": (
        "Motion to Approve: Orr\nSecond: Bo\nVote: Yes: Orr, Bo, Dean\nNo: Quist\nAction: Motion passes.\n\n"
        "Motion: Dean    Second: Quist\nVote: 5-2 (Orr and Bo opposed)\nMOTION PASSED",
        [VoteRow("Orr", "Bo", "pass", None, {"yes": ("Bo", "Dean", "Orr"), "no": ("Quist",)}, "complete"),
         VoteRow("Dean", "Quist", "pass", {"yes": 5, "no": 2}, {"no": ("Bo", "Orr")}, "partial")],
    ),
    "counts at the end of the line": (
        "Moved by Member Orr, Seconded by Member Bo\nYEAS: Member Orr, Member Bo, Member Dean 3\nNAYS: None 0\nABSTAIN:"
        " Member Quist 1\nMOTION PASSED",
        [VoteRow("Orr", "Bo", "pass", {"yes": 3, "no": 0, "abstain": 1},
                 {"yes": ("Bo", "Dean", "Orr"), "abstain": ("Quist",)}, "complete")],
    ),
    "counts below the names": (
        "A motion was made by Orr, seconded by Bo, that this be Approved. The motion carried by the following vote:\n"
        "Aye:\nOrr, Bo, and Dean\n3 -\nExcused:\nQuist\n1 -",
        [VoteRow("Orr", "Bo", "pass", {"yes": 3, "excused": 1},
                 {"yes": ("Bo", "Dean", "Orr"), "excused": ("Quist",)}, "partial")],
    ),
    "the result above its motion": (
        "CARRIED 6-0-0\nMember Orr moved, seconded by Member Bo, that it be\nRESOLVED: To meet in May.\n\n"
        "CARRIED 5-1-0\nMember Dean moved, seconded by Member Ilves, that it be\nRESOLVED: To pay.\nNo: Member Quist",
        [VoteRow("Orr", "Bo", "pass", {"yes": 6, "no": 0}, {}, "none"),
         VoteRow("Dean", "Ilves", "pass", {"yes": 5, "no": 1}, {"no": ("Quist",)}, "partial")],
    ),
    "all in one sentence": (
        "A motion was made by Mr. Orr and seconded by Mr. Bo, but failed on a roll-call vote of 2 yeas and 3 nays, with"
        " Messrs. Orr and Bo casting affirmative votes and Dean, Ilves and Quist casting dissenting votes.",
        [VoteRow("Orr", "Bo", "fail", {"yes": 2, "no": 3}, {"yes": ("Bo", "Orr"), "no": ("Dean", "Ilves", "Quist")},
                 "complete")],
    ),
    "all in favor, alone in its line": (
        "Motion to open the hearing by Member Orr, second by Member Bo.\nAll in favor.\nNobody spoke.",
        [VoteRow("Orr", "Bo", "pass", None, {}, "none")],
    ),
    "a division": (
        "Moved Cr Orr, seconded Cr Bo that the report be noted. CARRIED 5/1",
        [VoteRow("Orr", "Bo", "pass", {"yes": 5, "no": 1}, {}, "none")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("layout", CASES)
def test_a_vote_in_each_wording_is_read_as_printed(layout: str, tmp_path: Path) -> None:
    text, expected = CASES[layout]
    votes, _ = read_votes(tmp_path, "2031-05-06-minutes.txt", f"{HEAD}{text}\n")
    assert votes == expected


def test_a_table_of_recorded_votes_names_those_who_voted_on_a_motion_of_another_table(tmp_path: Path) -> None:
    motion = "MOTION: {}\nMOVER & SECONDER: {}\nSUBJECT: That the plan of lot {} be adopted.\nDISPOSITION: {}\n\n"
    rows = [(6, "Orr / Bo", 6, "WITHDRAWN"), (7, "Dean / Bo", 7, "CARRIED"), (8, "Bo / Orr", 8, "CARRIED")]
    text = "".join(motion.format(*row) for row in rows)
    text += "SUBJECT: Motion 7\nYEAS: Orr; Bo; Dean\nNAYS: Quist\nDISPOSITION: CARRIED\n"
    votes, report = read_votes(tmp_path, "2031-05-06-minutes.txt", HEAD + text)
    roll = {"yes": ("Bo", "Dean", "Orr"), "no": ("Quist",)}
    assert votes == [
        VoteRow("Dean", "Bo", "pass", None, roll, "complete"),
        VoteRow("Bo", "Orr", "pass", None, {}, "none"),
    ]
    assert [reason.split(":")[0] for reason in reasons(report, "motion without a vote")] == ["It was withdrawn"]


def test_strict_lets_pass_what_the_paper_says_was_not_voted_on(tmp_path: Path) -> None:
    paper = tmp_path / "2031-05-06-minutes.txt"
    paper.write_text(
        f"{HEAD}{MOVED}Motion carried 7-0.\n\nMember Dean moved to table. The motion died for lack of a second.\n"
    )
    assert [issue.kind for issue in load([paper], tmp_path / "a.db", strict=True).issues] == ["motion without a vote"]
    paper.write_text(f"{HEAD}{MOVED}Motion carried 7-0.\n\nThere was a show of hands on the mill.\n")
    with pytest.raises(CouncilError, match="vote words not read"):
        load([paper], tmp_path / "b.db", strict=True)


@pytest.mark.parametrize("words", ["needs a 2/3 majority", "passed by 2/3 of those present", "passed on 5/1/2031"])
def test_a_fraction_or_a_date_is_no_tally(words: str, tmp_path: Path) -> None:
    votes, _ = read_votes(tmp_path, "2031-05-06-minutes.txt", f"{HEAD}{MOVED}Motion carried. The motion {words}.\n")
    assert [vote.announced for vote in votes] == [None]


def test_a_name_that_the_paper_does_not_list_is_told(tmp_path: Path) -> None:
    text = f"{HEAD}{MOVED}Roll call: Ayes: Orr, Bo, Dean; Nays: Ilves, Strand. Motion carried.\n"
    rows, report = read_votes(tmp_path, "2031-05-06-minutes.txt", text)
    assert [row.names["no"] for row in rows] == [("Ilves", "Strand")]
    assert reasons(report, "name not in the roster") == ["Strand votes, but isn't in the document's list of members."]
