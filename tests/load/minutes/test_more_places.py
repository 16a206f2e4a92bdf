"""Papers as boards and councils of other states and countries print them; what each must give was written first."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.load.minutes.papers import VoteRow, load_paper, vote_rows

PAPERS = {
    "a select board of New England": (
        "TOWN OF ASHBY\nSELECT BOARD MINUTES\nTuesday, May 6, 2031\n\nPresent: Jane Orr, Chair; Kay Tan; Leo Bo; Sam"
        " Hale\n\nMs. Tan moved to approve the warrant. Mr. Bo seconded. Vote: 3-0-1 (Mr. Hale abstained).\n\nOn a motion"
        " made by Mr. Bo and seconded by Ms. Tan, the Board VOTED (4-0) to hire a clerk.\n\nM: Hale S: Bo V: 4-0-0\n",
        [VoteRow("Tan", "Bo", "unknown", {"yes": 3, "no": 0, "other": 1}, {"abstain": ("Hale",)}, "partial"),
         VoteRow("Bo", "Tan", "pass", {"yes": 4, "no": 0}, {}, "none"),
         VoteRow("Hale", "Bo", "unknown", {"yes": 4, "no": 0}, {}, "none")],
    ),
    "a borough of Pennsylvania": (
        "BOROUGH OF ASHBY COUNCIL\nMINUTES OF MAY 6, 2031\n\nMembers present: Mr. Orr, Mrs. Tan, Mr. Bo, Ms. Hale\n\nMotion"
        " by Mr. Orr, second by Mrs. Tan, to pay the bills. Motion carried 3-1 with Ms. Hale opposed.\n\nUpon motion of"
        " Mr. Bo, seconded by Mrs. Tan, and carried unanimously, Council adopted Resolution 31-4.\n\nMrs. Tan made a motion"
        " to table the plan. There was no second to the motion.\n",
        [VoteRow("Orr", "Tan", "pass", {"yes": 3, "no": 1}, {"no": ("Hale",)}, "partial"),
         VoteRow("Bo", "Tan", "pass", None, {}, "none")],
    ),
    "a city of Texas": (
        "CITY OF ASHBY\nCITY COUNCIL MINUTES\nMAY 6, 2031\n\nPresent: Mayor Tan, Council Members Orr, Bo, Hale\n\nA motion"
        " was made by Council Member Orr and seconded by Council Member Bo to approve Ordinance 31-4. The motion carried by"
        " the following vote:\nAYES: 3\nNAYS: 1 (Hale)\nABSTAIN: 0\n\nMotion was made by Council Member Hale to deny the"
        " permit. Motion was seconded by Council Member Bo. The motion failed with a vote of 2-2.\n",
        [VoteRow("Orr", "Bo", "pass", {"yes": 3, "no": 1}, {"no": ("Hale",)}, "partial"),
         VoteRow("Hale", "Bo", "fail", {"yes": 2, "no": 2}, {}, "none")],
    ),
    "a township of New Jersey": (
        "TOWNSHIP OF ASHBY COMMITTEE MINUTES\nMay 6, 2031\n\nPresent: Mr. Orr, Ms. Tan, Mr. Bo, Ms. Hale\n\nResolution"
        " 31-101 Award of a bid\nMotion: Orr   Second: Tan\nRoll Call: Orr-Yes; Tan-Yes; Bo-No; Hale-Abstain\nMotion"
        " Carried\n\nResolution 31-102 Tax refunds\nMotion: Bo   Second: Hale\nRoll Call: All Ayes\n",
        [VoteRow("Orr", "Tan", "pass", None, {"yes": ("Orr", "Tan"), "no": ("Bo",), "abstain": ("Hale",)}, "complete"),
         VoteRow("Bo", "Hale", "pass", None, {}, "none")],
    ),
    "a county of Wisconsin": (
        "ASHBY COUNTY BOARD MINUTES\nMay 6, 2031\n\nPresent: Supervisors Orr, Tan, Bo, Hale\n\nMotion/second (Orr/Tan) to"
        " approve the agenda. Carried 3-1 with Hale voting no.\n\nMotion by Bo, second Tan, to adjourn. Carried by voice"
        " vote.\n",
        [VoteRow("Orr", "Tan", "pass", {"yes": 3, "no": 1}, {"no": ("Hale",)}, "partial"),
         VoteRow("Bo", "Tan", "pass", None, {}, "none")],
    ),
    "a city of Minnesota": (
        "CITY OF ASHBY\nCITY COUNCIL MINUTES\nMAY 6, 2031\n\nPRESENT: ORR, TAN, BO, HALE\n\nMOTION BY ORR, SECOND BY TAN, TO"
        " APPROVE THE PLAT.\nVOTE: AYES: ORR, TAN, BO. NAYS: HALE. MOTION CARRIED 3-1.\n\nM/S/P Bo, Tan to approve the"
        " minutes. 4-0.\n",
        [VoteRow("ORR", "TAN", "pass", {"yes": 3, "no": 1}, {"yes": ("BO", "ORR", "TAN"), "no": ("HALE",)}, "complete"),
         VoteRow("Bo", "Tan", "pass", {"yes": 4, "no": 0}, {}, "none")],
    ),
    "a shire of Australia": (
        "SHIRE OF ASHBY\nORDINARY COUNCIL MEETING MINUTES\n6 May 2031\n\nPresent: Cr J Orr, Cr K Tan, Cr L Bo, Cr S Hale\n\n"
        "COUNCIL RESOLUTION 31/45\nMoved: Cr J Orr    Seconded: Cr K Tan\nThat Council note the report.\nCARRIED 3/1\nFor: Cr"
        " Orr, Cr Tan, Cr Bo\nAgainst: Cr Hale\n\nCOUNCIL RESOLUTION 31/46\nMoved: Cr L Bo    Seconded: Cr S Hale\nThat the"
        " tender be refused.\nLOST 2/2\n",
        [VoteRow("J Orr", "K Tan", "pass", {"yes": 3, "no": 1}, {"yes": ("Bo", "Orr", "Tan"), "no": ("Hale",)},
                 "complete"),
         VoteRow("L Bo", "S Hale", "fail", {"yes": 2, "no": 2}, {}, "none")],
    ),
    "a parish of England": (
        "ASHBY PARISH COUNCIL\nMinutes of the meeting held on 6 May 2031\n\nPresent: Cllrs Orr, Tan, Bo and Hale\n\nIt was"
        " proposed by Cllr Orr, seconded by Cllr Tan and RESOLVED to buy a bench (3 for, 1 against).\n\nProposed Cllr Bo,"
        " seconded Cllr Hale that the gate be locked. On being put to the vote the motion was lost.\n\nRESOLVED unanimously"
        " to approve the accounts.\n",
        [VoteRow("Orr", "Tan", "pass", {"yes": 3, "no": 1}, {}, "none"),
         VoteRow("Bo", "Hale", "fail", None, {}, "none"),
         VoteRow(None, None, "pass", None, {}, "none")],
    ),
    "a town of Alberta": (
        "TOWN OF ASHBY\nRegular Council Meeting Minutes\nMay 6, 2031\n\nPRESENT: Mayor Tan, Councillors Orr, Bo, Hale\n\n"
        "31-045 MOVED by Councillor Orr that Council approve the budget.\nIn favour: Orr, Tan, Bo\nOpposed: Hale\nCARRIED\n\n"
        "31-046 MOVED by Councillor Bo that the meeting adjourn.\nCARRIED UNANIMOUSLY\n",
        [VoteRow("Orr", None, "pass", None, {"yes": ("Bo", "Orr", "Tan"), "no": ("Hale",)}, "complete"),
         VoteRow("Bo", None, "pass", None, {}, "none")],
    ),
    "a police jury of Louisiana": (
        "ASHBY PARISH POLICE JURY\nMINUTES OF MAY 6, 2031\n\nPRESENT: Mr. Orr, Mr. Tan, Mr. Bo, Mr. Hale\n\nOn motion of Mr."
        " Orr, seconded by Mr. Tan, the following ordinance was adopted.\nYEAS: Mr. Orr, Mr. Tan, Mr. Bo\nNAYS: 0\nABSENT: Mr."
        " Hale\n\nMotion was made by Mr. Bo, seconded by Mr. Tan and unanimously carried to pay all bills.\n",
        [VoteRow("Orr", "Tan", "pass", None, {"yes": ("Bo", "Orr", "Tan"), "absent": ("Hale",)}, "complete"),
         VoteRow("Bo", "Tan", "pass", None, {}, "none")],
    ),
    "a village of Ohio": (
        "VILLAGE OF ASHBY COUNCIL\nMINUTES OF MAY 6, 2031\n\nRoll call: Mr. Orr, present; Mrs. Tan, present; Mr. Bo, present;"
        " Ms. Hale, present.\n\nMr. Orr moved, Mrs. Tan seconded, to suspend the rules. Roll: Orr, yes; Tan, yes; Bo, nay;"
        " Hale, yes. Motion carried.\n\nMr. Bo moved for the adoption of Ordinance 31-4. Second by Ms. Hale. Yeas: 4. Nays: 0."
        " Ordinance 31-4 adopted.\n",
        [VoteRow("Orr", "Tan", "pass", None, {"yes": ("Hale", "Orr", "Tan"), "no": ("Bo",)}, "complete"),
         VoteRow("Bo", "Hale", "pass", {"yes": 4, "no": 0}, {}, "none")],
    ),
    "a district of California": (
        "ASHBY COMMUNITY SERVICES DISTRICT\nBOARD OF DIRECTORS MINUTES\nMay 6, 2031\n\nDirectors Present: Orr, Tan, Bo, Hale\n"
        "\nMOTION/SECOND: Director Orr/Director Tan\nTo approve the rate study.\nAYES: Directors Orr, Tan and Bo\nNOES:"
        " Director Hale\nABSENT: None\nMotion carried.\n\nDirector Bo moved, and Director Tan seconded, to continue the item;"
        " motion carried by consensus.\n",
        [VoteRow("Orr", "Tan", "pass", None, {"yes": ("Bo", "Orr", "Tan"), "no": ("Hale",)}, "complete"),
         VoteRow("Bo", "Tan", "pass", None, {}, "none")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("place", PAPERS)
def test_a_paper_of_each_place_gives_what_it_prints(place: str, tmp_path: Path) -> None:
    text, expected = PAPERS[place]
    load_paper(tmp_path, "2031-05-06-minutes.txt", text)
    assert vote_rows(tmp_path) == expected
