"""Papers as boards and councils of other states and countries print them; what each must give was written first."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.load.minutes.papers import VoteRow, read_votes, reasons

HEAD = "ASHBY CITY COUNCIL\nMINUTES OF MAY 6, 2031\n\nPresent: Members Orr, Tan, Bo, Hale and Mayor Ilves\n\n"

PAPERS = {
    "a select board of New England": (
        "TOWN OF ASHBY\nSELECT BOARD MINUTES\nTuesday, May 6, 2031\n\nPresent: Jane Orr, Chair; Kay Tan; "
        "Leo Bo; Sam Hale\n\nMs. Tan moved to approve the warrant. Mr. Bo seconded. Vote: 3-0-1 (Mr. Hale "
        "abstained).\n\nOn a motion made by Mr. Bo and seconded by Ms. Tan, the Board VOTED (4-0) to hire "
        "a clerk.\n\nM: Hale S: Bo V: 4-0-0\n",
        [VoteRow("Tan", "Bo", "unknown", {"yes": 3, "no": 0, "other": 1},
                 {"abstain": ("Hale",)}, "partial"),
         VoteRow("Bo", "Tan", "pass", {"yes": 4, "no": 0}, {}, "none"),
         VoteRow("Hale", "Bo", "unknown", {"yes": 4, "no": 0}, {}, "none")],
    ),
    "a borough of Pennsylvania": (
        "BOROUGH OF ASHBY COUNCIL\nMINUTES OF MAY 6, 2031\n\nMembers present: Mr. Orr, Mrs. Tan, Mr. Bo, "
        "Ms. Hale\n\nMotion by Mr. Orr, second by Mrs. Tan, to pay the bills. Motion carried 3-1 with Ms. "
        "Hale opposed.\n\nUpon motion of Mr. Bo, seconded by Mrs. Tan, and carried unanimously, Council "
        "adopted Resolution 31-4.\n\nMrs. Tan made a motion to table the plan. There was no second to the "
        "motion.\n",
        [VoteRow("Orr", "Tan", "pass", {"yes": 3, "no": 1}, {"no": ("Hale",)}, "partial"),
         VoteRow("Bo", "Tan", "pass", None, {}, "none")],
    ),
    "a city of Texas": (
        "CITY OF ASHBY\nCITY COUNCIL MINUTES\nMAY 6, 2031\n\nPresent: Mayor Tan, Council Members Orr, Bo, "
        "Hale\n\nA motion was made by Council Member Orr and seconded by Council Member Bo to approve "
        "Ordinance 31-4. The motion carried by the following vote:\nAYES: 3\nNAYS: 1 (Hale)\nABSTAIN: 0\n\n"
        "Motion was made by Council Member Hale to deny the permit. Motion was seconded by Council Member "
        "Bo. The motion failed with a vote of 2-2.\n",
        [VoteRow("Orr", "Bo", "pass", {"yes": 3, "no": 1}, {"no": ("Hale",)}, "partial"),
         VoteRow("Hale", "Bo", "fail", {"yes": 2, "no": 2}, {}, "none")],
    ),
    "a township of New Jersey": (
        "TOWNSHIP OF ASHBY COMMITTEE MINUTES\nMay 6, 2031\n\nPresent: Mr. Orr, Ms. Tan, Mr. Bo, Ms. Hale\n"
        "\nResolution 31-101 Award of a bid\nMotion: Orr   Second: Tan\nRoll Call: Orr-Yes; Tan-Yes; "
        "Bo-No; Hale-Abstain\nMotion Carried\n\nResolution 31-102 Tax refunds\nMotion: Bo   Second: Hale\n"
        "Roll Call: All Ayes\n",
        [VoteRow("Orr", "Tan", "pass", None,
                 {"yes": ("Orr", "Tan"), "no": ("Bo",), "abstain": ("Hale",)}, "complete"),
         VoteRow("Bo", "Hale", "pass", None, {}, "none")],
    ),
    "a county of Wisconsin": (
        "ASHBY COUNTY BOARD MINUTES\nMay 6, 2031\n\nPresent: Supervisors Orr, Tan, Bo, Hale\n\n"
        "Motion/second (Orr/Tan) to approve the agenda. Carried 3-1 with Hale voting no.\n\nMotion by Bo, "
        "second Tan, to adjourn. Carried by voice vote.\n",
        [VoteRow("Orr", "Tan", "pass", {"yes": 3, "no": 1}, {"no": ("Hale",)}, "partial"),
         VoteRow("Bo", "Tan", "pass", None, {}, "none")],
    ),
    "a city of Minnesota": (
        "CITY OF ASHBY\nCITY COUNCIL MINUTES\nMAY 6, 2031\n\nPRESENT: ORR, TAN, BO, HALE\n\nMOTION BY ORR, "
        "SECOND BY TAN, TO APPROVE THE PLAT.\nVOTE: AYES: ORR, TAN, BO. NAYS: HALE. MOTION CARRIED 3-1.\n\n"
        "M/S/P Bo, Tan to approve the minutes. 4-0.\n",
        [VoteRow("ORR", "TAN", "pass", {"yes": 3, "no": 1},
                 {"yes": ("BO", "ORR", "TAN"), "no": ("HALE",)}, "complete"),
         VoteRow("Bo", "Tan", "pass", {"yes": 4, "no": 0}, {}, "none")],
    ),
    "a shire of Australia": (
        "SHIRE OF ASHBY\nORDINARY COUNCIL MEETING MINUTES\n6 May 2031\n\nPresent: Cr J Orr, Cr K Tan, Cr L "
        "Bo, Cr S Hale\n\nCOUNCIL RESOLUTION 31/45\nMoved: Cr J Orr    Seconded: Cr K Tan\nThat Council "
        "note the report.\nCARRIED 3/1\nFor: Cr Orr, Cr Tan, Cr Bo\nAgainst: Cr Hale\n\nCOUNCIL RESOLUTION "
        "31/46\nMoved: Cr L Bo    Seconded: Cr S Hale\nThat the tender be refused.\nLOST 2/2\n",
        [VoteRow("J Orr", "K Tan", "pass", {"yes": 3, "no": 1},
                 {"yes": ("Bo", "Orr", "Tan"), "no": ("Hale",)}, "complete"),
         VoteRow("L Bo", "S Hale", "fail", {"yes": 2, "no": 2}, {}, "none")],
    ),
    "a parish of England": (
        "ASHBY PARISH COUNCIL\nMinutes of the meeting held on 6 May 2031\n\nPresent: Cllrs Orr, Tan, Bo "
        "and Hale\n\nIt was proposed by Cllr Orr, seconded by Cllr Tan and RESOLVED to buy a bench (3 for, "
        "1 against).\n\nProposed Cllr Bo, seconded Cllr Hale that the gate be locked. On being put to the "
        "vote the motion was lost.\n\nRESOLVED unanimously to approve the accounts.\n",
        [VoteRow("Orr", "Tan", "pass", {"yes": 3, "no": 1}, {}, "none"),
         VoteRow("Bo", "Hale", "fail", None, {}, "none"),
         VoteRow(None, None, "pass", None, {}, "none")],
    ),
    "a town of Alberta": (
        "TOWN OF ASHBY\nRegular Council Meeting Minutes\nMay 6, 2031\n\nPRESENT: Mayor Tan, Councillors "
        "Orr, Bo, Hale\n\n31-045 MOVED by Councillor Orr that Council approve the budget.\nIn favour: Orr, "
        "Tan, Bo\nOpposed: Hale\nCARRIED\n\n31-046 MOVED by Councillor Bo that the meeting adjourn.\n"
        "CARRIED UNANIMOUSLY\n",
        [VoteRow("Orr", None, "pass", None, {"yes": ("Bo", "Orr", "Tan"), "no": ("Hale",)}, "complete"),
         VoteRow("Bo", None, "pass", None, {}, "none")],
    ),
    "a police jury of Louisiana": (
        "ASHBY PARISH POLICE JURY\nMINUTES OF MAY 6, 2031\n\nPRESENT: Mr. Orr, Mr. Tan, Mr. Bo, Mr. Hale\n"
        "\nOn motion of Mr. Orr, seconded by Mr. Tan, the following ordinance was adopted.\nYEAS: Mr. Orr, "
        "Mr. Tan, Mr. Bo\nNAYS: 0\nABSENT: Mr. Hale\n\nMotion was made by Mr. Bo, seconded by Mr. Tan and "
        "unanimously carried to pay all bills.\n",
        [VoteRow("Orr", "Tan", "pass", None,
                 {"yes": ("Bo", "Orr", "Tan"), "absent": ("Hale",)}, "complete"),
         VoteRow("Bo", "Tan", "pass", None, {}, "none")],
    ),
    "a village of Ohio": (
        "VILLAGE OF ASHBY COUNCIL\nMINUTES OF MAY 6, 2031\n\nRoll call: Mr. Orr, present; Mrs. Tan, "
        "present; Mr. Bo, present; Ms. Hale, present.\n\nMr. Orr moved, Mrs. Tan seconded, to suspend the "
        "rules. Roll: Orr, yes; Tan, yes; Bo, nay; Hale, yes. Motion carried.\n\nMr. Bo moved for the "
        "adoption of Ordinance 31-4. Second by Ms. Hale. Yeas: 4. Nays: 0. Ordinance 31-4 adopted.\n",
        [VoteRow("Orr", "Tan", "pass", None, {"yes": ("Hale", "Orr", "Tan"), "no": ("Bo",)}, "complete"),
         VoteRow("Bo", "Hale", "pass", {"yes": 4, "no": 0}, {}, "none")],
    ),
    "a district of California": (
        "ASHBY COMMUNITY SERVICES DISTRICT\nBOARD OF DIRECTORS MINUTES\nMay 6, 2031\n\nDirectors Present: "
        "Orr, Tan, Bo, Hale\n\nMOTION/SECOND: Director Orr/Director Tan\nTo approve the rate study.\nAYES: "
        "Directors Orr, Tan and Bo\nNOES: Director Hale\nABSENT: None\nMotion carried.\n\nDirector Bo "
        "moved, and Director Tan seconded, to continue the item; motion carried by consensus.\n",
        [VoteRow("Orr", "Tan", "pass", None, {"yes": ("Bo", "Orr", "Tan"), "no": ("Hale",)}, "complete"),
         VoteRow("Bo", "Tan", "pass", None, {}, "none")],
    ),
}  # fmt: skip
SHORT = {
    "a city of North Carolina": (
        "Motion: Approve the minutes. Motion By: Orr. Second By: Tan. Vote: Unanimous.\n\nMOTION TO "
        "APPROVE the rezoning was made by Bo and seconded by Hale. The vote was 3 for and 2 against (Orr, "
        "Tan).\n",
        [VoteRow("Orr", "Tan", "pass", None, {}, "none"),
         VoteRow("Bo", "Hale", "unknown", {"yes": 3, "no": 2}, {"no": ("Orr", "Tan")}, "partial")],
    ),
    "a city of Washington": (
        "Councilmember Orr MOVED TO APPROVE THE CONSENT AGENDA. Councilmember Tan SECONDED. The motion "
        "PASSED 4-1, Councilmember Bo dissenting.\n",
        [VoteRow("Orr", "Tan", "pass", {"yes": 4, "no": 1}, {"no": ("Bo",)}, "partial")],
    ),
    "a county of Virginia": (
        "Mr. Orr moved to approve; Mrs. Tan seconded.\nRecorded Vote\nMoved by: Orr\nSeconded by: Tan\n"
        "Aye: Orr, Tan, Bo\nNay: Hale\nThe motion carried.\n",
        [VoteRow("Orr", "Tan", "pass", None, {"yes": ("Bo", "Orr", "Tan"), "no": ("Hale",)}, "complete")],
    ),
    "a council of Scotland": (
        "Councillor Orr, seconded by Councillor Tan, moved that the report be approved.\nAs an amendment "
        "Councillor Bo, seconded by Councillor Hale, moved refusal.\nOn a division, 12 members voted for "
        "the motion and 9 for the amendment. The motion was accordingly carried.\n",
        [VoteRow("Orr", "Tan", "pass", None, {}, "none")],
    ),
    "a township of Ontario": (
        "Moved by Councillor Orr\nSeconded by Councillor Tan\nBE IT RESOLVED THAT the budget be adopted.\n"
        "Recorded Vote:\nYea  Nay\nCouncillor Orr  X\nCouncillor Tan  X\nCarried\n",
        [VoteRow("Orr", "Tan", "pass", None, {}, "none")],
    ),
    "a town of New York": (
        "RESOLUTION NO. 31-44\nOffered by: Mr. Orr\nSeconded by: Mrs. Tan\nRESOLVED, that the bid be "
        "awarded.\nThe foregoing resolution was duly put to a vote which resulted as follows:\nMr. Orr  "
        "Aye\nMrs. Tan  Aye\nMr. Bo  Nay\nThe resolution was thereupon declared duly adopted.\n",
        [VoteRow("Orr", "Tan", "pass", None, {"yes": ("Orr", "Tan"), "no": ("Bo",)}, "complete")],
    ),
    "a city of Michigan": (
        "CM 31-05-77 Moved by Member Orr, supported by Member Tan, CARRIED, to receive and file. (4 - 1) "
        "Nay: Bo\n",
        [VoteRow("Orr", "Tan", "pass", {"yes": 4, "no": 1}, {"no": ("Bo",)}, "partial")],
    ),
    "a city of Iowa": (
        "Moved by Orr, seconded by Tan to approve the claims. Roll call vote: Ayes-Orr, Tan, Bo, Hale. "
        "Nays-none. Motion carried.\n",
        [VoteRow("Orr", "Tan", "pass", None, {"yes": ("Bo", "Hale", "Orr", "Tan")}, "complete")],
    ),
    "a county of Oregon": (
        "Councilor Orr moved and Councilor Tan seconded to adopt Order 31-9. The motion passed unanimously "
        "(5/0).\n",
        [VoteRow("Orr", "Tan", "pass", {"yes": 5, "no": 0}, {}, "none")],
    ),
    "a city of Georgia": (
        "Motion to approve by Orr, 2nd by Tan. All in favor.\n\nA motion was made by Bo and a second by "
        "Hale to adjourn. Motion passed with all in favor.\n",
        [VoteRow("Orr", "Tan", "pass", None, {}, "none"),
         VoteRow("Bo", "Hale", "pass", None, {}, "none")],
    ),
    "a town of New Hampshire": (
        "Orr motioned to seal the minutes; Tan 2nd. Roll call: Orr - Y; Tan - Y; Bo - N. Motion passes "
        "2-1.\n",
        [VoteRow("Orr", "Tan", "pass", {"yes": 2, "no": 1},
                 {"yes": ("Orr", "Tan"), "no": ("Bo",)}, "complete")],
    ),
    "a town of Colorado": (
        "Moved to approve Resolution 31-9.\nMover: Orr. Seconder: Tan.\nYes: 4  No: 1 (Hale)  Absent: 0\n"
        "Passed.\n",
        [VoteRow("Orr", "Tan", "pass", {"yes": 4, "no": 1}, {"no": ("Hale",)}, "partial")],
    ),
}  # fmt: skip
LISTED = {
    "a fiscal court of Kentucky": (
        "Upon motion by Commissioner Orr, seconded by Commissioner Tan, the following Order was adopted, "
        'all Commissioners present voting "aye".\n'
    ),
    "a town of Vermont": (
        "Orr/Tan: to approve the warrants. 5-0.\nTan moved the question; Bo seconded; passed by 2/3 vote.\n"
    ),
}
"""What of a paper is not read as a vote yet; each such passage is listed."""


@pytest.mark.parametrize("place", PAPERS | SHORT)
def test_a_paper_of_each_place_gives_what_it_prints(place: str, tmp_path: Path) -> None:
    text, expected = PAPERS[place] if place in PAPERS else (HEAD + SHORT[place][0], SHORT[place][1])
    votes, _ = read_votes(tmp_path, "2031-05-06-minutes.txt", text)
    assert votes == expected


@pytest.mark.parametrize("place", LISTED)
def test_what_is_not_read_as_a_vote_is_listed_sentence_by_sentence(place: str, tmp_path: Path) -> None:
    votes, report = read_votes(
        tmp_path, "2031-05-06-minutes.txt", f"{HEAD}{LISTED[place]}\nMember Orr moved to adjourn. Carried 5-0.\n"
    )
    assert [row.announced for row in votes] == [{"yes": 5, "no": 0}]
    assert reasons(report, "motion without a vote") or reasons(report, "vote words not read")
