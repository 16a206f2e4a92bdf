"""What belongs to one vote: contradictory rolls, the mover of the next item, words that look like a roll."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from councilui.load.formats.minutes.documents.lines import Line
from councilui.load.formats.minutes.minutes_text import MinutesText
from councilui.record.database import open_record
from tests.load.minutes.papers import VoteRow, load_paper, read_votes, reasons

HEAD = (
    "MINUTES OF THE REGULAR CITY COUNCIL MEETING\nTUESDAY, MAY 6, 2031, 7:00 P.M.\n"
    "ROLL CALL - Present: Members Bo, Ilves, Orr, Quist, Dean and Mayor Tan - 6.\n\n"
)
MOVED = "Moved by Member Orr, seconded by Member Bo, to buy the truck. "


def rows_of(tmp_path: Path, text: str) -> list[VoteRow]:
    votes, _ = read_votes(tmp_path, "2031-05-06-minutes.txt", f"{HEAD}{text}\n")
    return votes


@pytest.mark.parametrize(
    ("words", "announced"),
    [
        ("Ayes: Orr, Bo. Nays: Orr. Carried.", None),
        ("Motion carried. Ayes: Orr, Bo. Nays: Bo, Dean.", None),
        ("Motion carried 3-0. Ayes: Orr, Bo, Dean. Nays: Orr.", {"yes": 3, "no": 0}),
        ("Roll call: Ayes: Orr, Bo, Dean. Nays: Orr. Motion carried by a vote of 3-0.", {"yes": 3, "no": 0}),
        ("Ayes: Orr, Bo, Dean\nNays: Orr\nCarried. 3 ayes, 0 nays.", {"yes": 3, "no": 0}),
        ("Ayes: Orr, Bo. Nays: Orr.\nAyes: 2. Nays: 1. Motion carried.", {"yes": 2, "no": 1}),
        ("Roll call: Orr aye, Bo aye, Orr no. Motion carried.", None),
        ("Members Orr and Bo voted aye. Members Bo and Quist voted nay. Motion carried.", None),
    ],
)
def test_a_roll_with_a_name_under_two_options_is_one_vote_without_names(
    tmp_path: Path, words: str, announced: dict[str, int] | None
) -> None:
    votes, report = read_votes(tmp_path, "2031-05-06-minutes.txt", f"{HEAD}{MOVED}{words}\n")
    assert votes == [VoteRow("Orr", "Bo", "pass", announced, {}, "none")]
    assert len(reasons(report, "roll not loaded")) == 1


def test_numbers_that_differ_from_the_names_right_before_them_are_of_the_same_vote(tmp_path: Path) -> None:
    text = f"{HEAD}{MOVED}Ayes: Orr, Bo, Dean. Nays: Quist. Motion carried 3-0.\n"
    votes, report = read_votes(tmp_path, "2031-05-06-minutes.txt", text)
    [row] = votes
    assert (row.announced, row.roll) == ({"yes": 3, "no": 0}, "partial")
    assert [reason.split(":")[0] for reason in reasons(report, "roll incomplete")] == ["1 named as no, 0 printed"]


@pytest.mark.parametrize(
    "words",
    [
        "3. Bills.\nApproved unanimously.\n{}",
        "The bills were approved. Motion carried.\n{}",
        "The bills were read. Carried.\n\n{}",
        "3. Bills\nRESULT: APPROVED\n4. Lease\n{}",
    ],
)
@pytest.mark.parametrize(
    "motion",
    [
        "Moved by Quist, seconded by Dean, to adjourn. Carried.",
        "Moved by: Quist\nSeconded by: Dean\nThat the lease be approved. Carried.",
        "Motion: Quist\nSecond: Dean\nto pay the rent. Carried.",
    ],
)
def test_a_result_takes_no_mover_of_the_next_item(tmp_path: Path, words: str, motion: str) -> None:
    first, second = rows_of(tmp_path, words.format(motion))
    assert (first.mover, first.seconder, first.result) == (None, None, "pass")
    assert (second.mover, second.seconder, second.result) == ("Quist", "Dean", "pass")


@pytest.mark.parametrize(
    "words",
    [
        "RESULT: APPROVED [5 TO 0]\nMOVER: Quist\nSECONDER: Dean\n\nThe Clerk left the room. The next item was read.",
        "That the lease be PASSED AND ADOPTED THIS SIXTH DAY OF MAY, 2031.\n(Moved: Quist / Seconded: Dean)",
        "Motion to adjourn. Carried unanimously. Moved: Quist / Seconded: Dean",
    ],
)
def test_labels_behind_a_result_say_who_moved_it(tmp_path: Path, words: str) -> None:
    [row] = rows_of(tmp_path, words)
    assert (row.mover, row.seconder, row.result) == ("Quist", "Dean", "pass")


@pytest.mark.parametrize(
    "words",
    [
        "No questions.",
        "No Questions",
        "NO COMMENTS\nNO REPORT",
        "No: questions were asked.",
        "No: Comment.",
        "Against: Parking.",
        "For: Parks Department\nAgainst: Budget Cuts",
        "Public Hearing. For: Nobody. Against: Nobody.",
    ],
)
def test_words_that_look_like_a_roll_are_nobodys_vote(tmp_path: Path, words: str) -> None:
    rows = rows_of(tmp_path, f"{words}\n\n{MOVED}Motion carried 5-0.")
    assert rows == [VoteRow("Orr", "Bo", "pass", {"yes": 5, "no": 0}, {}, "none")]


def test_words_without_an_end_are_no_one_sentence() -> None:
    minutes = MinutesText([Line("Motion by Orr, seconded by Bo, " * 2_000, 1)])
    middle = len(minutes.text) // 2
    assert minutes.sentence_end(middle) - minutes.sentence_start(middle) < 11_000
    assert minutes.sentence_end(len(minutes.text) - 1) == len(minutes.text)
    short = MinutesText([Line("Motion by Orr to buy the truck. Motion by Bo to sell it.", 1)])
    assert short.sentence_end(0) == len("Motion by Orr to buy the truck. ")


@pytest.mark.parametrize("sign", ["\ufdd0", "\ufdd1"])
def test_a_sign_that_stands_for_a_name_ends_no_proposal(tmp_path: Path, sign: str) -> None:
    words = f"Moved by Member Orr, seconded by Member Bo, to buy the truck {sign} and crane. Carried."
    load_paper(tmp_path, "2031-05-06-minutes.txt", f"{HEAD}{words}\n")
    with closing(open_record(tmp_path / "a.db")) as connection:
        titles = [title for (title,) in connection.execute("SELECT title FROM agenda_item")]
    assert titles == ["Motion to buy the truck \ufffd and crane"]
