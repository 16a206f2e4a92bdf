"""Votes as clerks of councils in Ireland and the Commonwealth and of small boards print them; each as it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.load.minutes.papers import VoteRow, read_votes, reasons

HEAD = (
    "LANPORT COUNCIL\nMINUTES OF THE MEETING OF MAY 6, 2031\n\n"
    "Present: Councillors A Orr, L A Bo, T Ilves, G A Quist and Dean\n\n"
)
MOVED = "It was moved by Councillor Orr, seconded by Councillor Bo, that the plan be noted. "
FOR = "For: Councillors Orr, Bo and Dean\nAgainst: Councillors Ilves and Quist\n\n"
SPLIT = {"yes": ("Bo", "Dean", "Orr"), "no": ("Ilves", "Quist")}

CASES = {
    "resolved on the motion of somebody, with who voted how below what was resolved": (
        "RESOLVED ON THE MOTION OF COUNCILLOR ORR, seconded by COUNCILLOR BO,\n\nTHAT the leave be granted.\n\n"
        f"{FOR}PLAN\n\nRESOLVED ON THE MOTION OF COUNCILLOR DEAN, seconded by COUNCILLOR ILVES,\n\nTHAT the plan be"
        " adopted.\n\nFOR: COUNCILLORS DEAN AND ILVES\nAGAINST: COUNCILLOR BO\n",
        [VoteRow("ORR", "BO", "pass", None, SPLIT, "complete"),
         VoteRow("DEAN", "ILVES", "pass", None, {"yes": ("DEAN", "ILVES"), "no": ("BO",)}, "complete")],
    ),
    "resolved on the motion of somebody, and no more": (
        "31/04 RESOLVED:\nOn the motion of Councillor Orr, seconded by Councillor Bo, that the report be received.\n\n"
        "31/05 RESOLVED on the motion of Councillor Dean that the meeting adjourn.\n",
        [VoteRow("Orr", "Bo", "pass", None, {}, "none"), VoteRow("Dean", None, "pass", None, {}, "none")],
    ),
    "nothing that was resolved at another time, or was not": (
        "2. Sale\n\nWHEREAS it was resolved on the motion of Councillor Orr on May 1, 2030, that it be sold; and\n\n"
        "The matter was not resolved on the motion of Councillor Dean.\n\n"
        "A resident asked whether it had been resolved on the motion of Councillor Ilves.\n\n"
        "31/04 Leave: Resolved on the motion of Councillor Quist that the leave be granted.\n",
        [VoteRow("Quist", None, "pass", None, {}, "none")],
    ),
    "resolved over what was resolved": (
        "Moved:     Councillor Orr\nSeconded:     Councillor Bo\n\nResolved\n\n47/31 That Council confirm the minutes"
        f" of the Ordinary Meeting held on 25 April 2031.\n\n{FOR}",
        [VoteRow("Orr", "Bo", "pass", None, SPLIT, "complete")],
    ),
    "mover and seconder at two ends of a line": (
        "Moved Cr Orr                 Seconded Cr Bo\n\nThat it be passed.\n\nCARRIED 4/1\n\n"
        "Moved Cr Bo                 Seconded Cr Orr\n\nThat it be deferred.\n\nThe motion was put and LOST 2/3\n",
        [VoteRow("Orr", "Bo", "pass", {"yes": 4, "no": 1}, {}, "none"),
         VoteRow("Bo", "Orr", "fail", {"yes": 2, "no": 3}, {}, "none")],
    ),
    "mover and seconder with a blank between them, and the motion of another": (
        "Moved Cr Orr Seconded Cr Bo\nThat it be passed.\nCARRIED ON THE CASTING VOTE OF THE MAYOR 3/2\n\n"
        "Cr Dean moved that it be noted. Cr Quist seconded Cr Dean's motion. Carried.\n",
        [VoteRow("Orr", "Bo", "pass", {"yes": 3, "no": 2}, {}, "none"),
         VoteRow("Dean", "Quist", "pass", None, {}, "none")],
    ),
    "resolved, the words and a recorded vote": (
        "It was moved by Councillor Orr, seconded by Councillor Bo and\n\nRESOLVED THAT:\n\nThe minutes of the meeting"
        " be approved.\n\nA recorded vote having been requested by five Members, the voting was as follows:\n\n"
        "For the motion:\nCouncillors Orr, Bo and Dean (3).\n\nAgainst the motion:\nCouncillors Ilves and Quist (2).\n",
        [VoteRow("Orr", "Bo", "pass", {"yes": 3, "no": 2}, SPLIT, "complete")],
    ),
    "an amendment by one who is named before its seconder, and votes for each of the two": (
        "Councillor Orr, seconded by Councillor Bo, moved that the report be approved.\n\nCouncillor Dean, seconded by"
        " Councillor Ilves moved as an amendment that it be noted.\n\nOn the roll being called the following members"
        " voted for the amendment: Councillors Dean, Ilves and Quist.\n\nThe following members voted for the motion:"
        " Councillors Orr and Bo.\n\nThe amendment was accordingly declared carried.\n",
        [VoteRow("Dean", "Ilves", "pass", None, {}, "none")],
    ),
    "no seconder yet": (
        f"Moved: Cr Orr\nSeconded: TBC\n\nThat Cr Bo leave the room.\n\n{FOR}CARRIED 3/2\n",
        [VoteRow("Orr", None, "pass", {"yes": 3, "no": 2}, SPLIT, "complete")],
    ),
    "a heading below a motion that ends with a colon": (
        "Councillor Orr moved to approve the first reading of a motion to adopt the policies:\n\nExecutive Session"
        " Bylaw\n\nCouncillor Bo seconded the motion. Motion carried 4-1.\n",
        [VoteRow("Orr", "Bo", "pass", {"yes": 4, "no": 1}, {}, "none")],
    ),
    "results that head their motions": (
        "Motion Passed: Motion made for the Court to approve the minutes passed with a motion by A. Orr and a second by"
        " L. Bo.\n\nMotion Passed: Motion made for the Court to adjourn passed with a motion by Dean and a second by"
        " T. Ilves.\n",
        [VoteRow("A. Orr", "L. Bo", "pass", None, {}, "none"), VoteRow("Dean", "T. Ilves", "pass", None, {}, "none")],
    ),
    "who was opposed or absent, behind those in favor": (
        f"{MOVED}The motion was approved on a vote of 3 – 1. Councillors Orr, Bo and Ilves voted in favor. Councillor"
        " Dean was opposed. Councillor Quist was absent for the vote.\n",
        [VoteRow("Orr", "Bo", "pass", {"yes": 3, "no": 1},
                 {"yes": ("Bo", "Ilves", "Orr"), "no": ("Dean",), "absent": ("Quist",)}, "complete")],
    ),
    "a heading in the next line": (
        f"{MOVED}CARRIED\nIn favor: Orr, Bo, Ilves\nOpposed: Councillor Dean\nCORRESPONDENCE\nA letter was read.\n",
        [VoteRow("Orr", "Bo", "pass", None, {"yes": ("Bo", "Ilves", "Orr"), "no": ("Dean",)}, "partial")],
    ),
    "a heading that looks like the end of a name": (
        f"{MOVED}Carried.\nAyes: Orr, Bo, Ilves\nNays: Dean\nBylaws\nThe clerk read a bylaw.\n",
        [VoteRow("Orr", "Bo", "pass", None, {"yes": ("Bo", "Ilves", "Orr"), "no": ("Dean",)}, "complete")],
    ),
    "lists with numbers": (
        f"{MOVED}Carried.\nAyes: 1. Orr 2. Bo 3. Ilves\nNays:\n1. Dean\n2. Quist\n3. Business\n",
        [VoteRow("Orr", "Bo", "pass", None, {"yes": ("Bo", "Ilves", "Orr"), "no": ("Dean", "Quist")}, "complete")],
    ),
    "a vote of an assembly in a preamble": (
        f"{MOVED}\n\nWHEREAS the motion carried by the Assembly was 7-2; and\n\nRESOLVED that we join.\n\n"
        "Roll call: Orr aye, Bo aye, Dean no. Resolution adopted 2-1.\n",
        [VoteRow("Orr", "Bo", "pass", {"yes": 2, "no": 1}, {"yes": ("Bo", "Orr"), "no": ("Dean",)}, "complete")],
    ),
    "seconders in other words": (
        "Mayor Quist made a motion to approve it. Councillor Dean made the second. Carried 5-0.\nA motion to adjourn"
        " was made by Councillor Orr with a second from Councillor Bo. Carried 5-0.\nCouncillor Bo motioned to recess"
        " with Councillor Orr seconding. Carried 5-0.\n",
        [VoteRow(mover, second, "pass", {"yes": 5, "no": 0}, {}, "none")
         for mover, second in (("Quist", "Dean"), ("Orr", "Bo"), ("Bo", "Orr"))],
    ),
    "labels glued to their names": (
        "Moved by:Councillor Orr\nSeconded by:Councillor Bo\n\nTHAT it be deferred.\n\nMotion Carried\n",
        [VoteRow("Orr", "Bo", "pass", None, {}, "none")],
    ),
    "each member in a line above the vote": (
        "Moved by: Councillor Orr\nSeconded by: Councillor Bo\n\nTHAT it be deferred.\n\nCouncillor Orr\nYes\n"
        "Councillor Bo\nYes\nCouncillor Ilves\nNo\nCouncillor Quist\nNo\nCouncillor Dean\nYes\n\n"
        "Motion Carried (3 to 2)\n",
        [VoteRow("Orr", "Bo", "pass", {"yes": 3, "no": 2}, SPLIT, "complete")],
    ),
    "the result in the line of the first option": (
        "Moved A. Orr - L. Bo:\n\nThat the bylaw be read.\n\nIn Favour:                 Lost\nOrr, Bo\n\nOpposed:\n"
        "Ilves, Quist, Dean\n",
        [VoteRow("A. Orr", "L. Bo", "fail", None, {"yes": ("Bo", "Orr"), "no": ("Dean", "Ilves", "Quist")},
                 "complete")],
    ),
    "movers below a long resolution": (
        "31.4 Chair\n\nIt was RESOLVED that Cllr Dean be elected Chair of the Council for the year from May to May.\n\n"
        "Proposed by: Cllr Orr                   Seconded by: Cllr Bo\n\n31.5 Minutes\n\nThere were none.\n",
        [VoteRow("Orr", "Bo", "pass", None, {}, "none")],
    ),
    "agreed or resolved in a line of its own below the movers": (
        "Proposed by Councillor Orr\n\nSeconded by Councillor Bo\n\nAND AGREED\n\n“To confirm the minutes.”\n\n"
        "Proposed by Councillor Dean\n\nSeconded by Councillor Quist\n\nResolved:-\n\n“That orders be suspended.”\n",
        [VoteRow("Orr", "Bo", "pass", None, {}, "none"), VoteRow("Dean", "Quist", "pass", None, {}, "none")],
    ),
    "a dissent that is asked to be recorded": (
        f"{MOVED}CARRIED\n\nUnder Standing Order 1.9.7 Councillor Dean requested that her dissenting vote be"
        " recorded.\n",
        [VoteRow("Orr", "Bo", "pass", None, {"no": ("Dean",)}, "partial")],
    ),
    "a number at the end of a heading above the numbers": (
        f"Resolution No. 19\nAye 4 Nay 1 Abs. 0\nVote passed.\n\n{MOVED}Carried.\n",
        [VoteRow(None, None, "pass", {"yes": 4, "no": 1}, {}, "none"), VoteRow("Orr", "Bo", "pass", None, {}, "none")],
    ),
    "a vote that is quoted as a correction of other minutes": (
        f"{MOVED}Carried.\n\nPage 6 should read: “Councillor Dean moved it. The motion was carried 4-1.”\n",
        [VoteRow("Orr", "Bo", "pass", None, {}, "none")],
    ),
    "the body's word, and its result in a paragraph below": (
        "Upon motion by Councillor Orr and seconded by Councillor Bo, the Board\n\n     VOTED: To approve the license."
        "\n\nUnanimous Vote.\n",
        [VoteRow("Orr", "Bo", "pass", None, {}, "none")],
    ),
    "numbers behind unanimous approval": (
        "Motion to pay the bills. Moved by Trustee Orr Seconded by Trustee Bo\nVOICE VOTE - Unanimous Approval (5-0)\n"
        "MOTION CARRIED\n",
        [VoteRow("Orr", "Bo", "pass", {"yes": 5, "no": 0}, {}, "none")],
    ),
    "an exception of one": (
        f"{MOVED}The result of roll call being all Yeas, with the exception of Councillor Dean who voted Nay, the Mayor"
        " declared the motion carried.\n",
        [VoteRow("Orr", "Bo", "pass", None, {"no": ("Dean",)}, "partial")],
    ),
    "seats in titles": (
        "Motion By: Commissioner Precinct 4 Orr\nSecond By: Commissioner Precinct 2 Bo\nMotion: To pay the bills.\n\n"
        "Aye: County Judge Dean\n  Commissioner Precinct 2 Bo\n  Commissioner Precinct 4 Orr\n  Attachments:\n"
        "  Bills\n",
        [VoteRow("Orr", "Bo", "unknown", None, {"yes": ("Bo", "Dean", "Orr")}, "partial")],
    ),
    "movers behind a long motion": (
        "Motion to begin the process of hiring an acting administrator by A. Orr. Second by L. Bo. Carried.\n"
        "A motion was made to open the floor by Councillor Dean.\nA second was made by Councillor Quist. Motion failed."
        "\nMOTION TO APPROVE THE BUDGET – T. ILVES            SECONDED:  DEAN            ACCEPTED:  UNANIMOUS\n",
        [VoteRow("A. Orr", "L. Bo", "pass", None, {}, "none"), VoteRow("Dean", "Quist", "fail", None, {}, "none"),
         VoteRow("T. ILVES", "DEAN", "pass", None, {}, "none")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("wording", CASES)
def test_a_vote_is_read_as_its_clerk_prints_it(wording: str, tmp_path: Path) -> None:
    text, expected = CASES[wording]
    votes, _ = read_votes(tmp_path, "2031-05-06-minutes.txt", f"{HEAD}{text}\n")
    assert votes == expected


def test_offices_behind_the_names_of_a_table_join_no_options(tmp_path: Path) -> None:
    marks = {"A Orr, Board Member": 0, "L A Bo, Vice-President": 0, "Dean, Board Member": 1, "T Ilves, Board Member": 2}
    cells = ["<td>X</td><td></td><td></td>", "<td></td><td>X</td><td></td>", "<td></td><td></td><td>X</td>"]
    rows = "".join(f"<tr><td>{name}</td>{cells[place]}</tr>" for name, place in marks.items())
    table = f"<table><tr><th>Voter</th><th>Yes</th><th>No</th><th>Abstaining</th></tr>{rows}</table>"
    page = f"<p>{'</p><p>'.join(HEAD.split(chr(10)))}</p><p>Result: Approved</p><p>Motioned: A Orr</p>"
    page += "<p>Seconded: Dean</p>"
    votes, _ = read_votes(tmp_path, "2031-05-06-minutes.html", f"<html><body>{page}{table}</body></html>")
    sides = {"yes": ("A Orr", "L A Bo"), "no": ("Dean",), "abstain": ("T Ilves",)}
    assert votes == [VoteRow("A Orr", "Dean", "pass", None, sides, "complete")]


def test_a_table_with_a_row_for_each_option_gives_a_roll(tmp_path: Path) -> None:
    rows = "<tr><td>For</td><td>A Orr, L A Bo and G A Quist</td><td>3</td></tr>"
    rows += "<tr><td>Against</td><td>Dean</td><td>1</td></tr><tr><td>Abstain</td><td>None</td><td>0</td></tr>"
    rows += "<tr><td>Conflict of Interests</td><td>None</td><td>0</td></tr>"
    table = f"<table><tr><th>Vote</th><th>Councillors</th><th>Count</th></tr>{rows}</table>"
    page = f"<p>{'</p><p>'.join(HEAD.split(chr(10)))}</p><p>{MOVED}</p><p>Motion status: Carried</p>{table}"
    votes, _ = read_votes(tmp_path, "2031-05-06-minutes.html", f"<html><body>{page}</body></html>")
    sides = {"yes": ("A Orr", "G A Quist", "L A Bo"), "no": ("Dean",)}
    assert votes == [VoteRow("Orr", "Bo", "pass", {"yes": 3, "no": 1}, sides, "complete")]


def test_options_that_stand_below_one_name_each_are_listed(tmp_path: Path) -> None:
    lines = "Councillor Orr\nYes\nCouncillor Bo\nNo\nCouncillor Dean\nAbstain\n\nMotion lost.\n"
    votes, report = read_votes(tmp_path, "2031-05-06-minutes.txt", f"{HEAD}{MOVED}\n\n{lines}")
    assert votes == [VoteRow("Orr", "Bo", "fail", None, {}, "none")]
    assert reasons(report, "vote words not read")


@pytest.mark.parametrize(
    "words",
    [
        "Motioned Strand, Rook 2nded.",
        "✓ Strand ✓ Rook ✗ Lume",
        "The vote: Orr, Bo in favor; Dean opposed.",
        "Motion by Strand to hire a clerk.",
        "For the Motion          Against the Motion\nA Orr                    L A Bo",
    ],
)
def test_what_is_not_read_is_listed(tmp_path: Path, words: str) -> None:
    votes, report = read_votes(tmp_path, "2031-05-06-minutes.txt", f"{HEAD}{MOVED}Carried.\n\n{words}\n")
    assert len(votes) == 1
    assert reasons(report, "vote words not read")
