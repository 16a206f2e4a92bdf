"""Rural councils whose clerks number each motion and print one name before it: "101/31 Orr: That … CARRIED"."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from councilui.record.database import open_record
from tests.load.minutes.papers import VoteRow, load_paper, read_votes, vote_rows

HEAD = (
    "RURAL MUNICIPALITY OF LANPORT NO. 412\nMINUTES OF THE REGULAR MEETING OF COUNCIL\nTuesday, May 6, 2031\n\n"
    "Present: Reeve: Ada Orr\nDivision 1: Ben Bo\nDivision 2: Cleo Ilves\nDivision 3: Dan Quist\n"
    "Administrator: Fay Tan\n\n"
)
WORDS = (
    ("Bo", "That the minutes of April 8 be adopted.", "CARRIED"),
    ("Ilves", "That the accounts be paid.", "CARRIED"),
    ("Quist", "That the tender be awarded to Northfield.", "DEFEATED"),
    ("Bo", "That the meeting adjourn.", "CARRIED"),
)


@pytest.mark.parametrize(
    "layout",
    [
        "{number}/31 {name}: {words}\n{result}\n\n",
        "{number}/31   {name}:   {words}   {result}\n\n",
        "Resolution {number}/31 {name}: {words} {result}\n\n",
        "Accounts   {number}/31 {name} – {words} {result}.\n\n",
        "31-{number} - {name} - {words}\n{result}\n\n",
    ],
)
def test_each_numbered_motion_is_a_vote_with_its_words(tmp_path: Path, layout: str) -> None:
    votes = [
        layout.format(number=101 + number, name=name, words=words, result=result)
        for number, (name, words, result) in enumerate(WORDS)
    ]
    load_paper(tmp_path, "minutes.txt", HEAD + "".join(votes))
    results = {"CARRIED": "pass", "DEFEATED": "fail"}
    assert vote_rows(tmp_path) == [VoteRow(name, None, results[result], None, {}, "none") for name, _, result in WORDS]
    with closing(open_record(tmp_path / "a.db")) as connection:
        titles = [
            title
            for (title,) in connection.execute(
                "SELECT agenda_item.title FROM motion JOIN agenda_item ON agenda_item.id = motion.agenda_item"
                " ORDER BY motion.id"
            )
        ]
    assert [title.rstrip(".") for title in titles[:3]] == [
        f"Motion t{words.rstrip('.')[1:]}" for _, words, _ in WORDS[:3]
    ]


def test_two_lone_results_are_two_votes_though_one_motion_was_not_understood(tmp_path: Path) -> None:
    text = "101/31 Bo: That the minutes be adopted.\nCARRIED\n\nThe accounts in the list be paid.\nCARRIED\n"
    votes, _ = read_votes(tmp_path, "minutes.txt", HEAD + text)
    assert [row.result for row in votes] == ["pass", "pass"]


PLAT = (
    "Member Orr moved to approve the plat, seconded by Member Bo. "
    "Member Ilves moved to amend it, seconded by Member Quist. "
)


@pytest.mark.parametrize("numbers", ["2-2", "2 to 2", "two to two"])
def test_the_votes_on_an_amendment_and_on_its_motion_keep_their_numbers(tmp_path: Path, numbers: str) -> None:
    votes = f"The vote on the amendment was {numbers}. The vote on the motion was 3-1.\n\nHEARING\n"
    rows, _ = read_votes(
        tmp_path, "minutes.txt", HEAD + PLAT + votes + "It was voted to continue the hearing to June 3.\n"
    )
    assert [(row.mover, row.result, row.announced) for row in rows] == [
        ("Ilves", "unknown", {"yes": 2, "no": 2}),
        ("Orr", "unknown", {"yes": 3, "no": 1}),
        (None, "pass", None),
    ]


def test_members_may_stand_by_division_in_a_line_and_move_in_capitals(tmp_path: Path) -> None:
    head = HEAD.replace("Reeve: Ada", "Reeve – Ada").replace("Division 1: ", "Councillors – Div. 1 ")
    head = head.replace("\nDivision 2: ", "; Div. 2 ").replace("\nDivision 3: ", "; Div. 3 ")
    votes = (
        "101/31 BO: That the minutes be adopted.  CARRIED\n\n"
        "102/31 QUIST: That the request be denied.\nFor: Bo, Quist  Against: Ilves, Orr  DEFEATED\n"
    )
    rows, _ = read_votes(tmp_path, "minutes.txt", head + votes)
    assert [(row.mover, row.result, row.names.get("no")) for row in rows] == [
        ("BO", "pass", None),
        ("QUIST", "fail", ("Ilves", "Orr")),
    ]
