"""What a motion does is told by what it moves, and not by a word that stands somewhere in its sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from councilui.record.model import Motion, VoteEvent
from tests.load.minutes.papers import read_paper
from tests.load.vote_table.rows import of

HEAD = "MINUTES OF THE CITY COUNCIL\nMAY 6, 2031\nPRESENT: Orr, Bo, Ilves, Quist, Dean and Mayor Tan\n\n"
KINDS = {
    "to approve Amendment No. 2 to the agreement with Elm Corp.": "approve",
    "to refer the petition to amend the zoning map to the planning board": "refer",
    "to authorize the Mayor to sign an amendment to the lease": "approve",
    "to table the amendment to the lease": "table",
    "to set a hearing to consider the amendment of Chapter 5": "other",
    "to direct staff to prepare an amendment": "other",
    "to approve the list of substitute teachers": "approve",
    "to deny the appeal for reconsideration": "deny",
    "to approve the first amendment to the capital plan": "approve",
    "that the text amendment be denied": "deny",
    "to postpone the amendment to May 20": "postpone",
    "to recommend approval of the text amendment": "recommend",
    "to approve the minutes with an amendment to page 3": "approve",
    "to adopt Ordinance 31-4, an ordinance to amend Title 5": "adopt",
    "that the Council approve the amendment": "other",
    "to amend Chapter 5 of the Code": "amend",
    "to amend the motion by striking section 2": "amend",
    "that the motion be amended to strike section 2": "amend",
    "that the second clause be replaced with the following": "amend",
    "an amendment to require a report": "amend",
    "a substitute motion to deny the lease": "substitute",
    "approval of calling the question": "previous question",
    "approval of reconsideration": "reconsider",
    "to reconsider the vote on the lease": "reconsider",
    "to adjourn at 9 p.m.": "adjourn",
    "to suspend the rules and read the bill by title": "suspend rules",
}


def types(tmp_path: Path, text: str) -> list[str]:
    rows, _ = read_paper(tmp_path, "2031-05-06 minutes.txt", HEAD + text)
    motions = sorted(of(rows, Motion), key=lambda motion: int(motion.id.rpartition("-")[2]))
    return [motion.motion_type for motion in motions]


def test_a_motion_has_the_type_of_what_it_moves(tmp_path: Path) -> None:
    text = "\n\n".join(f"Ms. Orr moved {words}. Mr. Bo seconded. Motion carried 5-1." for words in KINDS)
    assert dict(zip(KINDS, types(tmp_path, text), strict=True)) == KINDS


@pytest.mark.parametrize(
    "amendment",
    [
        "Mr. Bo moved to approve the amendment",
        "Mr. Bo moved to adopt Ms. Orr's amendment",
        "Mr. Bo moved to strike section 2 by amendment",
        "Mr. Bo offered an amendment to strike section 2",
        "Amendment by Mr. Bo to strike section 2",
    ],
)
def test_an_amendment_of_the_motion_that_is_open_amends(tmp_path: Path, amendment: str) -> None:
    text = (
        f"Ms. Orr moved to approve the lease. Mr. Quist seconded. {amendment}. Ms. Dean seconded. The amendment"
        " carried 4-2. The main motion as amended carried 5-1."
    )
    assert types(tmp_path, text) == ["amend", "approve"]


def test_an_amendment_that_nobody_moved_in_print_is_not_the_motion_before_it(tmp_path: Path) -> None:
    text = (
        "Ms. Orr moved to approve the lease. Mr. Quist seconded. Section 2 was discussed. The amendment failed 2-4."
        " The motion carried 5-1."
    )
    rows, _ = read_paper(tmp_path, "2031-05-06 minutes.txt", HEAD + text)
    movers = {motion.id: motion.mover_name for motion in of(rows, Motion)}
    votes = {movers[vote.motion]: vote.result for vote in of(rows, VoteEvent)}
    assert votes == {None: "fail", "Orr": "pass"}
