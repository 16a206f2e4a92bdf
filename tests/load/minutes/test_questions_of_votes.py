"""The question of a vote is what was moved, in the paper's words, without who moved it; else the item's title."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from councilui.analysis.headlines import headline, line_headline, line_question
from councilui.export.vote_document import lead_sentence
from councilui.record.database import open_record
from councilui.record.model import VoteEvent
from councilui.record.queries.vote_lines import list_votes
from councilui.record.queries.votes import vote_card
from tests.load.minutes.papers import load_paper, read_paper
from tests.load.vote_table.rows import of

HEAD = (
    "MINUTES OF THE REGULAR CITY COUNCIL MEETING\nTUESDAY, MAY 6, 2031, 7:00 P.M.\n"
    "ROLL CALL - Present: Members Bo, Ilves, Orr, Quist, Dean and Mayor Tan - 6.\n\n"
)
CARRIED = " Motion carried, 5-1."


def question(tmp_path: Path, text: str) -> str:
    rows, _ = read_paper(tmp_path, "2031-05-06-minutes.txt", f"{HEAD}{text}\n")
    [vote] = of(rows, VoteEvent)
    return vote.question


@pytest.mark.parametrize(
    ("motion", "words"),
    [
        ("Member Orr moved to buy the truck.", "to buy the truck"),
        ("Member Orr moved approval of the lease. Member Bo seconded the motion.", "approval of the lease"),
        ("Member Orr moved that the lease be approved, seconded by Member Bo.", "that the lease be approved"),
        ("Member Orr made a motion to buy the truck; Member Bo seconded.", "to buy the truck"),
        ("Member Orr, seconded by Member Bo, moved to buy the truck.", "to buy the truck"),
        ("Moved by Member Orr, seconded by Member Bo, to buy the truck.", "to buy the truck"),
        ("It was moved by Member Orr and seconded by Member Bo to buy the truck.", "to buy the truck"),
        ("Motion by Member Orr, second by Member Bo, to buy the truck.", "to buy the truck"),
        ("On motion of Member Orr, seconded by Member Bo, to buy the truck.", "to buy the truck"),
        ("Motion to buy the truck by Member Orr, seconded by Member Bo.", "to buy the truck"),
        ("A motion was made to buy the truck by Member Orr, seconded by Member Bo.", "to buy the truck"),
        (
            "Motion to pay the bills as presented was made by Member Orr, seconded by Member Bo.",
            "to pay the bills as presented",
        ),
        (
            "Member Orr moved to hear the referral [paragraph\nno. 18-47]. Member Bo seconded.",
            "to hear the referral [paragraph no. 18-47]",
        ),
        ("Motion to buy the truck was made by Member Orr and seconded by Member Bo.", "to buy the truck"),
        ("MOTION: Member Orr moved to meet at 6 p.m., seconded by Member Bo.", "to meet at 6 p.m."),
        ("Member Orr moved to lease it to Mill Street Inc., seconded by Member Bo.", "to lease it to Mill Street Inc."),
        ("Member Orr moved to pave Mill Ave. Phase 2, seconded by Member Bo.", "to pave Mill Ave. Phase 2"),
        ("Member Orr moved to pay the bills of $12,400.17. Member Bo seconded.", "to pay the bills of $12,400.17"),
        ("TRUCK\nFollowing debate, Member Orr moved to buy it, seconded by Member Bo.", "to buy it"),
        ("Item 4: Truck\nMoved by Member Orr, seconded by Member Bo, to buy the truck.", "to buy the truck"),
        ("ACTION: M/S (Orr/Bo) to buy the truck.", "to buy the truck"),
        ("Motion (Orr): buy the truck. Second (Bo).", "buy the truck"),
        ("MOTION: Buy the truck\nBY: Orr\nSECOND: Bo\n", "Buy the truck"),
        ('Member Orr: "I move that we buy the truck." Member Bo: "Second."', "that we buy the truck"),
        ("ORR - BO\n\nMotion to buy the truck.", "to buy the truck"),
        ("Member Orr moved the following resolution: to buy the truck. Member Bo seconded.", "to buy the truck"),
        ("Member Orr moved to buy the truck, which motion was seconded by Member Bo.", "to buy the truck"),
        ("Motion was made by Member Orr and it was seconded to buy the truck.", "to buy the truck"),
        ("On the proposal of Cllr. Orr, seconded by Cllr. Bo, it was agreed to buy the truck.", "to buy the truck"),
        (
            "Proposed by Cllr Orr, seconded by Cllr Bo and RESOLVED that the truck be bought.",
            "that the truck be bought",
        ),
        ("On a motion by Ms. Orr, seconded by Mr. Bo, the Board voted 5-1 to buy the truck.", "to buy the truck"),
        ("Member Orr moves and Member Bo seconds a motion to buy the truck.", "to buy the truck"),
        ("It was proposed by Member Orr, and resolved, to buy the truck.", "to buy the truck"),
        ("MOTION: (Orr/Bo) To buy the truck.", "To buy the truck"),
        ("APPROVAL OF BIDS\nMOTION BY MEMBER ORR, SECOND BY MEMBER BO TO BUY THE TRUCK.", "TO BUY THE TRUCK"),
        (
            "APPROVAL OF BIDS: It was moved by Member Orr, seconded and unanimously agreed to buy the truck.",
            "to buy the truck",
        ),
        ("Member Orr moved a motion to buy the truck.", "to buy the truck"),
        ("Moved by Orr, Seconded by Bo\nBe it resolved that the truck be bought.", "that the truck be bought"),
        ("That the truck\nbe bought.\nMoved Cr Orr    Seconded Cr Bo\n", "That the truck be bought"),
        ("Item: Buy the truck\nMoved by: Orr\nSeconded by: Bo\n", None),
    ],
)
def test_who_moved_is_no_part_of_the_question(tmp_path: Path, motion: str, words: str | None) -> None:
    question_text = f"Shall the motion “{words}” carry?" if words else "Shall “Buy the truck” carry?"
    assert question(tmp_path, motion + CARRIED) == question_text


def test_the_words_above_a_motion_are_not_those_of_another(tmp_path: Path) -> None:
    text = "That a truck be bought.\nMoved Cr Bo\nCarried 4/1\nMoved Cr Orr    Seconded Cr Bo\nLost 1/4\n"
    rows, _ = read_paper(tmp_path, "2031-05-06-minutes.txt", HEAD + text)
    assert ["truck" in vote.question for vote in of(rows, VoteEvent)] == [True, False]


@pytest.mark.parametrize(
    ("motion", "called"),
    [
        ("Member Orr moved THAT the truck be bought, seconded by Member Bo.", "Motion that the truck be bought"),
        (
            "Member Orr moved to adopt Ordinance 31-9, a lease.\nMember Bo seconded.",
            "Motion to adopt Ordinance 31-9, a lease: passed",
        ),
        ("Member Orr moved that Ordinance 31-9 be read.\nMember Bo seconded.", "Motion that Ordinance 31-9 be read"),
        (
            "Resolution 31-7\nMoved by: Member Orr\nSeconded by: Member Bo\nTHAT it be leased.",
            "Motion that it be leased",
        ),
        ("On motion of Member Orr, seconded by Member Bo, the Council adjourned.", "Motion to adjourn"),
        ("Resolution 31-7\nMember Orr moved to amend By-law 4.\nMember Bo seconded.", "Motion to amend By-law 4"),
        ("Member Orr moved to adopt a by-law to amend the fees.", "Motion to adopt a by-law to amend the fees: passed"),
    ],
)
def test_a_motion_is_called_by_its_words(tmp_path: Path, motion: str, called: str) -> None:
    load_paper(tmp_path, "2031-05-06-minutes.txt", f"{HEAD}{motion}{CARRIED}\n")
    with closing(open_record(tmp_path / "a.db")) as connection:
        [line] = list_votes(connection)
        line_text = headline(vote_card(connection, line.id))
    assert line_text == f"{called if ': ' in called else f'{called}: carried'}, 5-1"


def test_a_result_may_stand_before_what_was_moved(tmp_path: Path) -> None:
    text = "A motion was made by Member Orr and failed 1-5 to buy the truck."
    assert question(tmp_path, text) == "Shall the motion “to buy the truck” carry?"


def test_a_resolution_is_not_called_by_another_motion_on_it(tmp_path: Path) -> None:
    text = (
        "Member Orr moved to waive the reading of Ordinance 31-9, seconded by Member Bo. Motion carried, 5-1.\n\n"
        "Member Orr moved to adopt Ordinance 31-9, seconded by Member Bo. Motion carried, 4-2.\n"
    )
    load_paper(tmp_path, "2031-05-06-minutes.txt", HEAD + text)
    with closing(open_record(tmp_path / "a.db")) as connection:
        called = {headline(vote_card(connection, line.id)) for line in list_votes(connection)}
    assert called == {
        "Motion to waive the reading of Ordinance 31-9: carried, 5-1", "Motion to adopt Ordinance 31-9: passed, 4-2",
    }  # fmt: skip


@pytest.mark.parametrize(
    "motion",
    [
        "Moved by Member Orr, seconded by Member Bo.",
        "Mover: Member Orr\nSeconder: Member Bo\n",
        "Motion by Orr, second by Bo.",
    ],
)
def test_a_motion_without_words_is_on_the_item(tmp_path: Path, motion: str) -> None:
    text = f"1. Call to order\n\n2. Lease of the mill\n\n{motion}{CARRIED}\n\n3. Adjournment\n"
    assert question(tmp_path, text) == "Shall “Lease of the mill” carry?"


def test_a_vote_without_any_words_asks_for_the_motion_as_it_is_printed(tmp_path: Path) -> None:
    printed = "Passed. Yeas 5. Nays 1."
    assert question(tmp_path, printed) == f"Shall the motion printed as “{printed}” carry?"


def test_rules_suspended_for_an_item_are_no_vote_on_it(tmp_path: Path) -> None:
    votes = "The rules were suspended. Yeas 6. Nays 0.\nPassed. Yeas 5. Nays 1."
    text = f"{HEAD}1. Roof\n\n2. Lease of the mill\n\n{votes}\n\n3. Close\n"
    load_paper(tmp_path, "2031-05-06-minutes.txt", text)
    with closing(open_record(tmp_path / "a.db")) as connection:
        called = [(line_headline(line), line_question(line)) for line in list_votes(connection)]
    assert called == [
        ("Motion to suspend the rules: Lease of the mill — carried, 6-0", "Shall the rules be suspended?"),
        ("Lease of the mill: passed, 5-1", ""),
    ]


@pytest.mark.parametrize(
    ("title", "did"),
    [
        ("Approval of the minutes of April", "to approve the minutes of April."),
        ("Approval of Minutes of April", "on “Approval of Minutes of April.”"),
        ("Lease of the mill", "to approve “Lease of the mill.”"),
        ("Tobacco tax", "to approve “Tobacco tax.”"),
    ],
)
def test_nobody_votes_to_approve_an_approval(tmp_path: Path, title: str, did: str) -> None:
    motion = f"Member Orr moved to approve it, seconded by Member Bo.{CARRIED}"
    text = f"1. Call to order\n\n2. {title}\n\n{motion}\n\n3. Close\n"
    load_paper(tmp_path, "2031-05-06-minutes.txt", f"{HEAD}{text}\n")
    with closing(open_record(tmp_path / "a.db")) as connection:
        [line] = list_votes(connection)
        sentence = lead_sentence(vote_card(connection, line.id))
    assert sentence == f"The City Council voted 5-1 on Tuesday, May 6, 2031, {did}"


@pytest.mark.parametrize(
    ("motion", "headline"),
    [
        ("adoption of the ordinance", "Lease of the “Old Mill”: passed, 5-1"),
        ("to lease it for one year", "Motion on “Lease of the ‘Old Mill’”: carried, 5-1"),
        ("approval of continuing the meeting", "Approval of continuing the meeting: passed, 5-1"),
        ("to table the matter", "Lease of the “Old Mill”: tabled, 5-1"),
        ("to approve the lease of the mill", "Lease of the “Old Mill”: passed, 5-1"),
        ("to deny the lease", "Motion to deny: Lease of the “Old Mill” — carried, 5-1"),
        ("not to lease the mill", "Motion not to lease the mill: carried, 5-1"),
        ("to override the veto", "Vote to override the veto: Lease of the “Old Mill” — carried, 5-1"),
    ],
)
def test_a_headline_says_that_an_item_passed_only_where_that_was_the_question(
    tmp_path: Path, motion: str, headline: str
) -> None:
    sentence = f"Member Orr moved {motion}, seconded by Member Bo.{CARRIED}"
    text = f"1. Roof\n\n2. Lease of the “Old Mill”\n\n{sentence}\n\n3. Close\n"
    load_paper(tmp_path, "2031-05-06-minutes.txt", f"{HEAD}{text}\n")
    with closing(open_record(tmp_path / "a.db")) as connection:
        [line] = list_votes(connection)
    assert line_headline(line) == headline
