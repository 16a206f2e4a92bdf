"""A side that a paper does not print is unknown: no 0 stands for it, and who is named is not all who voted."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest

from councilui.analysis import vote_wording
from councilui.analysis.thresholds import tally_of
from councilui.cli import run
from councilui.record.database import open_record
from councilui.record.queries.vote_lines import list_votes
from councilui.record.queries.votes import vote_card
from councilui.record.views.votes import VoteCard
from tests.load.minutes.papers import load_paper, read_votes, reasons

HEAD = (
    "MINUTES OF THE REGULAR CITY COUNCIL MEETING\nTUESDAY, MAY 6, 2031, 7:00 P.M.\n"
    "ROLL CALL - Present: Members Bo, Ilves, Orr, Quist, Dean and Mayor Tan - 6.\n\n"
)
MOVED = "Moved by Member Orr, seconded by Member Bo, to buy the truck. "
NOT_TOLD = "Whether anybody voted no is not printed."


def card_of(tmp_path: Path, words: str) -> VoteCard:
    load_paper(tmp_path, "2031-05-06-minutes.txt", f"{HEAD}{MOVED}{words}\n")
    with closing(open_record(tmp_path / "a.db")) as connection:
        [line] = list_votes(connection)
        return vote_card(connection, line.id)


@pytest.mark.parametrize(
    ("words", "announced", "text"),
    [
        ("3 ayes. Motion carried.", {"yes": 3}, "3 yes"),
        ("Motion carried, 3 ayes.", {"yes": 3}, "3 yes"),
        ("Ayes: 3. Motion carried.", {"yes": 3}, "3 yes"),
        ("Motion carried by unanimous voice vote - 3.", {"yes": 3}, "3 yes"),
        ("Ayes: 3. Absent: 2. Motion carried.", {"yes": 3, "absent": 2}, "3 yes, 2 absent"),
        ("3 ayes, 0 nays. Motion carried.", {"yes": 3, "no": 0}, "3-0"),
        ("Motion carried 3-0.", {"yes": 3, "no": 0}, "3-0"),
    ],
)
def test_a_number_of_one_side_says_nothing_of_the_other(
    tmp_path: Path, words: str, announced: dict[str, int], text: str
) -> None:
    card = card_of(tmp_path, words)
    assert card.announced == announced
    assert tally_of(card) == (announced if "no" in announced else None)
    assert f" as {text} " in vote_wording.announced(card)


@pytest.mark.parametrize(
    "words",
    ["Staff counted 3 ayes in 2029.", "He asked for two nays to be read.", "The report lists 3 ayes for each year."],
)
def test_a_number_told_of_without_a_motion_is_no_vote(tmp_path: Path, words: str) -> None:
    votes, report = read_votes(tmp_path, "2031-05-06-minutes.txt", f"{HEAD}{MOVED}Motion carried 5-0.\n\n{words}\n")
    assert [row.announced for row in votes] == [{"yes": 5, "no": 0}]
    assert any(words in reason for reason in reasons(report, "vote words not read"))


def test_no_command_makes_a_zero_of_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    vote = card_of(tmp_path, "3 ayes. Motion carried.").event.id

    def output(*command: str) -> str:
        capsys.readouterr()
        assert run([*command, "--db", str(tmp_path / "a.db")]) == 0
        return capsys.readouterr().out

    assert json.loads(output("show", "vote", vote, "--json"))["announced"] == {"yes": 3}
    assert json.loads(output("list", "votes", "--json"))[0]["announced"] is None
    page = output("show", "vote", vote)
    assert "3 yes" in page
    assert "3-0" not in page
    assert "0 no" not in page


@pytest.mark.parametrize(
    ("words", "extent"),
    [
        ("Ayes: Orr, Bo, Dean. Motion carried.", "partial"),
        ("Motion carried. Voting aye: Orr, Bo and Dean.", "partial"),
        ("Members Orr, Bo and Dean voted aye. Motion carried.", "partial"),
        ("Ayes: Orr, Bo, Dean. Absent: Quist. Motion carried.", "partial"),
        ("Ayes: Orr, Bo, Dean. Abstain: Quist. Motion carried.", "partial"),
        ("Motion carried unanimously. Ayes: Orr, Bo, Dean.", "complete"),
        ("All voted aye: Orr, Bo, Dean. Motion carried by unanimous vote.", "complete"),
        ("Ayes: Orr, Bo, Dean. Nays: None. Motion carried.", "complete"),
        ("Ayes: Orr, Bo, Dean. Nays: 0. Motion carried.", "complete"),
        ("Motion carried 3-0. Ayes: Orr, Bo, Dean.", "complete"),
        ("Ayes: Orr, Bo. Nays: Dean. Motion carried.", "complete"),
        ("Roll call: Orr aye, Bo aye, Dean aye. Motion carried.", "complete"),
        ("Roll call vote:\nOrr Aye\nBo Aye\nDean Aye\nMotion carried.", "complete"),
    ],
)
def test_ayes_alone_are_not_all_who_voted(tmp_path: Path, words: str, extent: str) -> None:
    card = card_of(tmp_path, words)
    assert card.roll_tally["yes"] in (2, 3)
    assert card.event.roll == extent
    assert card.event.roll_note == (NOT_TOLD if extent == "partial" else None)
    with closing(open_record(tmp_path / "a.db")) as connection:
        [line] = list_votes(connection)
    assert (line.tally is None) == (extent == "partial")


def test_a_column_for_nays_without_a_mark_is_printed(tmp_path: Path) -> None:
    rows = "| Member | Aye | Nay |\n|---|---|---|\n| Orr | X | |\n| Bo | X | |\n"
    votes, _ = read_votes(tmp_path, "2031-05-06-minutes.md", f"{HEAD}{MOVED}\n\n{rows}\nMotion carried.\n")
    [row] = votes
    assert (row.names, row.roll) == ({"yes": ("Bo", "Orr")}, "complete")


@pytest.mark.parametrize("words", ["The Committee agreed to note the report.", "It was resolved to hear her in June."])
def test_what_a_body_agreed_is_loaded_or_listed(tmp_path: Path, words: str) -> None:
    votes, report = read_votes(tmp_path, "2031-05-06-minutes.txt", f"{HEAD}{MOVED}Motion carried 5-0.\n\n{words}\n")
    loaded = [row.result for row in votes]
    assert len(loaded) == 2 or any(words in reason for reason in reasons(report, "vote words not read"))


@pytest.mark.parametrize(
    ("words", "method"),
    [
        ("Motion carried unanimously by voice vote.", "voice"),
        ("The motion failed on a show of hands.", "rising"),
        ("Motion carried. A voice vote on the fence was put off to June.", "unknown"),
    ],
)
def test_how_a_vote_was_taken_may_follow_its_result(tmp_path: Path, words: str, method: str) -> None:
    assert card_of(tmp_path, words).event.method == method


@pytest.mark.parametrize(
    ("ayes", "extent"),
    [
        ("Bo, Ilves, Orr, Quist, Dean and Tan", "complete"),
        ("Bo, Ilves, Orr, Quist and Dean", "partial"),
        ("Bo, Ilves, Orr, Quist, Dean. Abstained: Tan", "complete"),
        ("Bo, Ilves, Orr, Quist, Dean, Tan and Hale", "partial"),
    ],
)
def test_ayes_of_all_who_were_present_leave_nobody_to_vote_no(tmp_path: Path, ayes: str, extent: str) -> None:
    assert card_of(tmp_path, f"Ayes: {ayes}. Motion carried.").event.roll == extent
