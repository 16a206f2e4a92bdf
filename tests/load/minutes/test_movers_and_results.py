"""Who moved and what came of it, in the wordings of select boards, parish councils and school boards."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.load.minutes.papers import load_paper, read_votes, reasons, vote_rows

HEAD = "MINUTES OF THE REGULAR MEETING OF THE COUNCIL\nTUESDAY, MAY 6, 2031, 7:00 P.M.\n"
MEMBERS = HEAD + "Present: Cllrs Amber Stone (Chair), Brian Trent, Celia Hill, David Vale, Eve Wood\n\n"
BOARD = HEAD + "Members Present: Mary Weil, Chair; Glenn Sexson, Clerk; Crispin Galla; Elizabeth Boyd\n\n"


@pytest.mark.parametrize(
    ("paper", "mover", "seconder"),
    [
        (f"{BOARD}VOTED: Unanimously to adjourn on a motion by Ms. Boyd, seconded by Mr. Galla.\n", "Boyd", "Galla"),
        (f"{MEMBERS}31/05/03 Proposed Cllr Vale, seconded Cllr Trent, to buy it. Carried.\n", "Vale", "Trent"),
        (
            f"{MEMBERS}31/05/01 Election of Chair. Cllr Trent proposed Cllr Stone, seconded by Cllr Vale."
            " RESOLVED unanimously that Cllr Stone be elected Chair.\n",
            "Trent",
            "Vale",
        ),
        (
            f"{BOARD}It was moved by Ms. Boyd, seconded by Mr. Galla and carried on a 3-1 vote to approve it.\n",
            "Boyd",
            "Galla",
        ),
    ],
)
def test_mover_seconder_and_result(tmp_path: Path, paper: str, mover: str, seconder: str) -> None:
    votes, _ = read_votes(tmp_path, "2031-05-06.txt", paper)
    [row] = votes
    assert (row.mover, row.seconder, row.result) == (mover, seconder, "pass")


def test_a_recorded_vote_is_of_its_own_minute(tmp_path: Path) -> None:
    paper = (
        f"{MEMBERS}31/05/02 Planning. Proposed by Cllr Hill, seconded by Cllr Wood, that the Council object."
        " A vote was taken: 3 in favour, 2 against. RESOLVED to object.\n"
        "31/05/03 Bench. Proposed Cllr Vale, seconded Cllr Trent, to buy the bench.\n"
        "In favour: Cllrs Stone, Trent, Vale. Against: Cllr Wood. Abstained: Cllr Hill. The motion was carried.\n"
    )
    votes, _ = read_votes(tmp_path, "2031-05-06.txt", paper)
    first, second = votes
    assert (first.mover, first.announced, first.names, first.result) == ("Hill", {"yes": 3, "no": 2}, {}, "pass")
    assert (second.mover, second.result) == ("Vale", "pass")
    assert second.names == {"yes": ("Stone", "Trent", "Vale"), "no": ("Wood",), "abstain": ("Hill",)}


def test_a_vote_between_a_motion_and_an_amendment_is_listed_and_names_no_ayes(tmp_path: Path) -> None:
    paper = (
        f"{MEMBERS}Cllr Trent, seconded by Cllr Wood, moved that the Council agree the report.\n"
        "Cllr Vale, seconded by Cllr Hill, moved as an amendment that the Council defer it.\n"
        "On a vote being taken by roll call, there voted:-\nFor the motion: Cllrs Stone, Trent, Wood (3)\n"
        "For the amendment: Cllrs Vale, Hill (2)\nThe motion was accordingly carried.\n"
    )
    outcome = load_paper(tmp_path, "2031-05-06.txt", paper)
    [row] = vote_rows(tmp_path)
    assert (row.mover, row.result, row.names, row.announced) == ("Trent", "pass", {}, None)
    assert any("For the motion" in reason for reason in reasons(outcome, "vote words not read"))
