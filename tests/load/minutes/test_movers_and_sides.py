"""Who moved and who voted on which side, as each clerk prints it; and what a paper is."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from councilui.record.database import open_record
from tests.load.minutes.papers import VoteRow, load_paper, read_votes, reasons, vote_rows

HEAD = (
    "MINUTES OF THE LANPORT TOWN BOARD MEETING\nTUESDAY, MAY 6, 2031, 7:00 P.M.\n"
    "Members present: Orr, Bo, Ilves, Quist and Dean.\n\n"
)
MOVED = "Member Orr moved to buy the truck. Member Bo seconded. "
ALL = ("Bo", "Dean", "Ilves", "Orr", "Quist")

CASES = {
    "all ayes from": (
        "Motion by Orr to pay the bills, seconded by Bo. Followed by all ayes from Orr, Bo, Ilves, Quist and Dean.",
        VoteRow("Orr", "Bo", "unknown", None, {"yes": ALL}, "complete"),
    ),
    "ayes from and nays from": (
        MOVED + "Ayes from Orr, Bo and Ilves; nays from Quist and Dean. Motion carried.",
        VoteRow("Orr", "Bo", "pass", None, {"yes": ("Bo", "Ilves", "Orr"), "no": ("Dean", "Quist")}, "complete"),
    ),
    "opposition from somebody is no vote": (
        MOVED + "Opposition from Member Ilves was noted. Motion carried.",
        VoteRow("Orr", "Bo", "pass", None, {}, "none"),
    ),
    "a roll that goes on below a gap": (
        MOVED + "\nAYES: Orr, Bo\n\nIlves\nNAYS: Quist, Dean\nMotion carried.",
        VoteRow("Orr", "Bo", "pass", None, {"yes": ("Bo", "Ilves", "Orr"), "no": ("Dean", "Quist")}, "complete"),
    ),
    "a result behind a question that ends with a street": (
        MOVED + "A resident asked about the lamps on Mill Ave. Motion carried 4-1.",
        VoteRow("Orr", "Bo", "pass", {"yes": 4, "no": 1}, {}, "none"),
    ),
    "a result behind a report that ends with a number": (
        MOVED + "The clerk reported the number of complaints: 7. The motion carried 4-1.",
        VoteRow("Orr", "Bo", "pass", {"yes": 4, "no": 1}, {}, "none"),
    ),
    "absent from another meeting": (
        MOVED + "Motion carried 4-0, Member Dean absent. Member Ilves absent from the April meeting was excused.",
        VoteRow("Orr", "Bo", "pass", {"yes": 4, "no": 0}, {"absent": ("Dean",)}, "partial"),
    ),
    "a result behind words in quotation marks": (
        'Member Orr moved to accept the plan "as amended". Member Bo seconded. Motion carried 4-1.',
        VoteRow("Orr", "Bo", "pass", {"yes": 4, "no": 1}, {}, "none"),
    ),
    "all voted aye except": (
        MOVED + "Upon roll call, all voted aye except Member Ilves, who voted no. Motion carried.",
        VoteRow("Orr", "Bo", "pass", None, {"no": ("Ilves",)}, "partial"),
    ),
    "with two voting against": (
        MOVED + "With Member Ilves and Member Quist voting against, the motion carried on a 3-2 vote.",
        VoteRow("Orr", "Bo", "pass", {"yes": 3, "no": 2}, {"no": ("Ilves", "Quist")}, "partial"),
    ),
    "votes to votes": (
        MOVED + "On being put to the vote the motion was LOST by 2 votes to 3.",
        VoteRow("Orr", "Bo", "fail", {"yes": 2, "no": 3}, {}, "none"),
    ),
    "both names in a line above": (
        "ORR - BO\n\nMotion to buy the truck.\n\nAyes: Orr, Bo, Ilves. Nays: Quist, Dean. Adopted 3-2.",
        VoteRow("ORR", "BO", "pass", {"yes": 3, "no": 2}, {"yes": ("Bo", "Ilves", "Orr"), "no": ("Dean", "Quist")},
                "complete"),
    ),
    "names in brackets behind Motion and Second": (
        "Motion (Orr): buy the truck. Second (Bo). In favor: 3. Opposed: 2. Motion PASSES.",
        VoteRow("Orr", "Bo", "pass", {"yes": 3, "no": 2}, {}, "none"),
    ),
    "words that the members said": (
        'Member Orr: "I move that we buy the truck." Member Bo: "Second." The motion passed three to one.',
        VoteRow("Orr", "Bo", "pass", {"yes": 3, "no": 1}, {}, "none"),
    ),
    "a slash between titled names": (
        "Moved Mayor Orr/Cr Bo\nThat the truck be bought.\nCARRIED by 3 votes to 2.",
        VoteRow("Orr", "Bo", "pass", {"yes": 3, "no": 2}, {}, "none"),
    ),
    "a chair whose title is cut short": (
        MOVED + 'Member Orr voted "AYE", Member Bo voted "AYE" and Chr. Dean voted "NAY". The motion is approved.',
        VoteRow("Orr", "Bo", "pass", None, {"yes": ("Bo", "Orr"), "no": ("Dean",)}, "complete"),
    ),
    "counts before names, set apart by several blanks": (
        "On motion of Member Orr, seconded by Member Bo, the following was\n"
        "ADOPTED   Ayes 3   Orr, Bo, Ilves\n          Nays 2   Quist, Dean\n",
        VoteRow("Orr", "Bo", "pass", {"yes": 3, "no": 2}, {"yes": ("Bo", "Ilves", "Orr"), "no": ("Dean", "Quist")},
                "complete"),
    ),
    "nobody named": (
        "A motion was made to adjourn. Motion carried.",
        VoteRow(None, None, "pass", None, {}, "none"),
    ),
    "a result alone in its line": (
        MOVED + "\nFOR: Orr, Bo, Ilves. AGAINST: Dean. ABSTAIN: Quist.\nRESOLVED\n",
        VoteRow("Orr", "Bo", "pass", None, {"yes": ("Bo", "Ilves", "Orr"), "no": ("Dean",), "abstain": ("Quist",)},
                "complete"),
    ),
    "a motion that needs no second": (
        "Member Orr moved to adjourn at 8:10; no second needed; so voted. Adjourned.",
        VoteRow("Orr", None, "pass", None, {}, "none"),
    ),
}  # fmt: skip


def test_a_motion_behind_a_vote_in_one_paragraph_is_not_that_votes(tmp_path: Path) -> None:
    text = (
        "55 Renew the sponsorship  (Report)  (Y-5) 184359  REGULAR AGENDA  56 Accept a grant for the pool  (Report)"
        "  Motion to accept the substitute: Moved by Member Orr and seconded by Member Bo.  (Y-5)  SUBSTITUTE PASSED TO"
        " SECOND READING  57 Accept the report  (Report)  Motion to accept the revised report: Moved"
        " by Member Dean and seconded by Member Orr.  (Y-4)  REPORT ACCEPTED"
    )
    load_paper(tmp_path, "2031-05-06-minutes.txt", f"{HEAD}{text}\n")
    rows = [(row.mover, row.seconder, row.result, row.announced) for row in vote_rows(tmp_path)]
    assert rows == [
        (None, None, "pass", {"yes": 5}), ("Orr", "Bo", "pass", {"yes": 5}), ("Dean", "Orr", "pass", {"yes": 4})
    ]  # fmt: skip


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_vote_is_read_as_it_stands(tmp_path: Path, case: tuple[str, VoteRow]) -> None:
    text, row = case
    votes, report = read_votes(tmp_path, "2031-05-06-minutes.txt", f"{HEAD}{text}\n")
    assert votes == [row]
    assert reasons(report, "vote words not read") == []


@pytest.mark.parametrize(
    "text",
    [
        "TOWN OF LANPORT\nTOWN BOARD MEETING\nMAY 6, 2031\nPRESENT: Members Orr, Bo and Dean\n\nRESOLUTION #44-31\n"
        "Buy a truck.\nMoved by Member Orr, seconded by Member Bo. Ayes: Orr, Bo. Nays: Dean. Carried.",
        "Lanport Town Board\nMAY 6, 2031\n\nThe Chair said that the first order of business is the approval of the"
        " agenda.\n\nMember Orr moved to approve the agenda. Member Bo seconded. Ayes: Orr, Bo. Nays: Dean. Carried.",
        "Lanport Town Board\nRegular Meeting of May 6, 2031\nPresent: Orr, Bo, Dean\n\n"
        "MOTION: Approve the variance\nBY: Orr\nSECOND: Bo\n"
        "VOTE: 2 Yes (Orr, Bo) - 1 No (Dean)\nACTION: Approved\n\nMOTION: Adjourn\nBY: Bo\nSECOND: Orr\nVOTE: 3-0",
    ],
    ids=["a resolution below the heading", "business that begins with the agenda", "labels and numbers alone"],
)
def test_minutes_are_known_without_the_word(tmp_path: Path, text: str) -> None:
    votes, _ = read_votes(tmp_path, "board.txt", f"{text}\n")
    first = votes[0]
    assert (first.mover, first.seconder, first.names) == ("Orr", "Bo", {"yes": ("Bo", "Orr"), "no": ("Dean",)})


def test_a_body_that_no_paper_names_is_told_as_assumed(tmp_path: Path) -> None:
    outcome = load_paper(tmp_path, "2031-05-06-minutes.txt", f"Minutes\nMay 6, 2031\n\n{MOVED}Motion carried.\n")
    assert any("doesn't name its body, so “City Council” was assumed" in note for note in outcome.reports[0].notes)


@pytest.mark.parametrize("body", ["Police Jury", "Lanport Selectboard"])
def test_a_body_is_named_as_the_heading_does(tmp_path: Path, body: str) -> None:
    load_paper(tmp_path, "2031-05-06-minutes.txt", f"{body}\nMinutes, May 6, 2031\n\n{MOVED}Motion carried.\n")
    with closing(open_record(tmp_path / "a.db")) as connection:
        assert connection.execute("SELECT name FROM body").fetchall() == [(body,)]
