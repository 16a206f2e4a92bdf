"""Select boards, villages and library boards: short papers whose clerks write a vote in few words."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from councilui.record.database import open_record
from tests.load.minutes.papers import VoteRow, load_paper, read_paper, read_votes, reasons, vote_rows, voted_items

HEAD = (
    "MINUTES OF THE LANPORT VILLAGE BOARD MEETING\nTUESDAY, MAY 6, 2031, 7:00 P.M.\n"
    "Members present: Ada Orr, Ben Bo, Cleo Ilves, Dan Quist and Eve Dean.\n\n"
)
MOVED = "Member Orr moved to buy the truck, seconded by Member Bo. "
VOTED = "On a motion by Ms. Orr, seconded by Mr. Bo, it was VOTED: To buy the truck for $31,000 in June 2031. "
ALL_BUT_QUIST = ("Bo", "Dean", "Ilves", "Orr")

CASES = {
    "a tally and who abstained behind VOTED": (
        VOTED + "4-0-1, Mr. Quist abstained.",
        VoteRow("Orr", "Bo", "pass", {"yes": 4, "no": 0, "other": 1}, {"abstain": ("Quist",)}, "partial"),
    ),
    "a board that approved, in a sentence of its own": (
        "The motion to buy the truck was made by Member Orr and seconded by Member Bo. Board approved 4-1.",
        VoteRow("Orr", "Bo", "pass", {"yes": 4, "no": 1}, {}, "none"),
    ),
    "a tally and who opposed behind VOTED": (
        VOTED + "3-2, Mr. Quist and Ms. Dean opposed.",
        VoteRow("Orr", "Bo", "pass", {"yes": 3, "no": 2}, {"no": ("Dean", "Quist")}, "partial"),
    ),
    "a tally behind the pair of M/S/C": (
        "It was M/S/C (Orr/Bo), 4-1, to buy the truck.",
        VoteRow("Orr", "Bo", "pass", {"yes": 4, "no": 1}, {}, "none"),
    ),
    "who dissented behind the pair of M/S/C": (
        "It was M/S/C (Orr/Bo), 4-1 (Quist dissenting), to buy the truck.",
        VoteRow("Orr", "Bo", "pass", {"yes": 4, "no": 1}, {"no": ("Quist",)}, "partial"),
    ),
    "a name behind the number of its side": (
        MOVED + "Ayes – 4. Nays – 1, Quist. Motion carried.",
        VoteRow("Orr", "Bo", "pass", {"yes": 4, "no": 1}, {"no": ("Quist",)}, "partial"),
    ),
    "numbers behind commas": (
        MOVED + "Upon roll call the vote was: Ayes, 4; Nays, 1 (Quist). Motion carried.",
        VoteRow("Orr", "Bo", "pass", {"yes": 4, "no": 1}, {"no": ("Quist",)}, "partial"),
    ),
    "seconded and passed in one sentence": (
        "Member Orr made a motion to adjourn. The motion was seconded by Member Bo and passed 5-0.",
        VoteRow("Orr", "Bo", "pass", {"yes": 5, "no": 0}, {}, "none"),
    ),
    "seconded and failed in one sentence": (
        "Member Orr made a motion to adjourn. The motion was seconded by Member Bo and failed 2-3.",
        VoteRow("Orr", "Bo", "fail", {"yes": 2, "no": 3}, {}, "none"),
    ),
    "the lone no vote": (
        MOVED + "Motion passed by majority vote with Quist casting the lone no vote.",
        VoteRow("Orr", "Bo", "pass", None, {"no": ("Quist",)}, "partial"),
    ),
    "who dissented in brackets behind the sentence": (
        MOVED + "Motion passed 3-2. (Quist and Dean dissenting)",
        VoteRow("Orr", "Bo", "pass", {"yes": 3, "no": 2}, {"no": ("Dean", "Quist")}, "partial"),
    ),
    "a name and its side in brackets": (
        MOVED + "Motion carried. (Quist - no)",
        VoteRow("Orr", "Bo", "pass", None, {"no": ("Quist",)}, "partial"),
    ),
    "a show of hands": (
        MOVED + "Motion passed by a show of hands, 4-1.",
        VoteRow("Orr", "Bo", "pass", {"yes": 4, "no": 1}, {}, "none"),
    ),
    "absent from the room within a roll": (
        MOVED + "Orr – Yes, Bo – Yes, Quist – Absent from room, Ilves – No, Dean – Yes. Motion carried 3-1.",
        VoteRow(
            "Orr", "Bo", "pass", {"yes": 3, "no": 1},
            {"yes": ("Bo", "Dean", "Orr"), "no": ("Ilves",), "absent": ("Quist",)}, "complete",
        ),
    ),
    "not voting within a roll": (
        MOVED + "Vote: Orr yes, Ilves yes, Bo yes, Dean yes, Quist not voting. Motion carried.",
        VoteRow("Orr", "Bo", "pass", None, {"yes": ALL_BUT_QUIST, "not voting": ("Quist",)}, "complete"),
    ),
    "the Board acts upon a motion without commas": (
        "Upon a motion by Member Orr and a second by Member Bo the Board unanimously approved the purchase of a truck.",
        VoteRow("Orr", "Bo", "pass", None, {}, "none"),
    ),
    "a motion duly made": (
        "Following discussion, upon motion duly made by Member Orr, seconded by Member Bo and, upon a vote of 4 to 1, "
        "with Member Quist voting no, the Board adopted the budget.",
        VoteRow("Orr", "Bo", "pass", {"yes": 4, "no": 1}, {"no": ("Quist",)}, "partial"),
    ),
    "a pair before the words of the motion": (
        "Orr/Bo to buy the truck. Passed 4-1 (Quist no).",
        VoteRow("Orr", "Bo", "pass", {"yes": 4, "no": 1}, {"no": ("Quist",)}, "partial"),
    ),
    "moved and seconded without by": (
        "RESOLVED to buy the truck. Moved Commissioner Orr, seconded Commissioner Bo. For 4 Against 1. Carried.",
        VoteRow("Orr", "Bo", "pass", {"yes": 4, "no": 1}, {}, "none"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("words", "vote"), CASES.values(), ids=CASES)
def test_a_vote_in_few_words_is_whole(tmp_path: Path, words: str, vote: VoteRow) -> None:
    votes, _ = read_votes(tmp_path, "minutes.txt", HEAD + words + "\n\nThe clerk read a letter.\n")
    assert votes == [vote]


@pytest.mark.parametrize(
    "members",
    [
        "Members present\nAda Orr, Chair\nBen Bo\nCleo Ilves\n\nOthers present: Fay Tan, Clerk\n",
        "Selectboard: Ada Orr (Chair), Ben Bo, Cleo Ilves\nStaff: Fay Tan (Manager)\n",
        "Elected officials: Ada Orr, Ben Bo, Cleo Ilves\nStaff: Fay Tan\n",
    ],
)
def test_first_names_are_those_of_the_members_whom_the_paper_lists(tmp_path: Path, members: str) -> None:
    head = f"TOWN OF LANPORT\nSELECTBOARD\nMINUTES, MAY 6, 2031\n\n{members}\n"
    load_paper(
        tmp_path, "minutes.txt", head + "Ben moved to buy the truck. Cleo seconded. Motion passed 2-1 (Ada opposed).\n"
    )
    with closing(open_record(tmp_path / "a.db")) as connection:
        people = {name for (name,) in connection.execute("SELECT name FROM person")}
    assert people == {"Ada Orr", "Ben Bo", "Cleo Ilves"}


BY_INITIALS = "BB moved, CI seconded to buy the truck. Passed 4-1.\n\nAO moved, BB seconded to adjourn. Passed 5-0.\n"


def test_initials_are_those_of_the_one_member_who_has_them(tmp_path: Path) -> None:
    load_paper(tmp_path, "minutes.txt", HEAD + BY_INITIALS)
    with closing(open_record(tmp_path / "a.db")) as connection:
        person = "(SELECT name FROM person WHERE person.id = {})"
        query = f"SELECT {person.format('mover')}, {person.format('seconder')} FROM motion ORDER BY motion.id"
        assert connection.execute(query).fetchall() == [("Ben Bo", "Cleo Ilves"), ("Ada Orr", "Ben Bo")]


def test_initials_that_two_members_share_are_nobodys(tmp_path: Path) -> None:
    votes, _ = read_votes(tmp_path, "minutes.txt", HEAD.replace("Eve Dean", "Bea Burr") + BY_INITIALS)
    assert all(row.mover is None for row in votes)


def test_a_table_of_labels_is_one_vote_with_the_words_of_its_motion(tmp_path: Path) -> None:
    rows = {"Motion": "To buy the truck", "Moved by": "Member Orr", "Seconded by": "Member Bo"}
    rows |= {"Ayes": "Orr, Bo, Ilves, Dean", "Nays": "Quist", "Result": "Passed"}
    table = "".join(f"<tr><td>{label}</td><td>{cell}</td></tr>" for label, cell in rows.items())
    head = "".join(f"<p>{line}</p>" for line in HEAD.split("\n") if line)
    load_paper(tmp_path, "minutes.html", f"<html><body>{head}<h2>2. Fleet</h2><table>{table}</table></body></html>")
    assert vote_rows(tmp_path) == [
        VoteRow("Orr", "Bo", "pass", None, {"yes": ALL_BUT_QUIST, "no": ("Quist",)}, "complete")
    ]
    with closing(open_record(tmp_path / "a.db")) as connection:
        assert "To buy the truck" in connection.execute("SELECT text FROM motion").fetchone()[0]


def test_minutes_without_a_motion_are_no_unknown_text(tmp_path: Path) -> None:
    text = HEAD + "The Board and the engineer talked about the bridge for two hours. Nothing was decided.\n"
    load_paper(tmp_path, "2031-05-06.txt", text)
    with closing(open_record(tmp_path / "a.db")) as connection:
        assert connection.execute("SELECT date FROM meeting").fetchall() == [("2031-05-06",)]
    assert vote_rows(tmp_path) == []


LONG = (
    "Members spoke about the color of it, about where to keep it, and about who would wash it every week of the year. "
)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (MOVED + "Ayes – 3. Nays – 2, Quist. Motion carried.", "Nays – 2, Quist."),
        (MOVED + "Motion carried, Quist.", "Motion carried, Quist."),
        (MOVED + f"Motion carried. {LONG}The count was as follows (4-1).", "The count was as follows (4-1)."),
    ],
)
def test_a_number_or_a_name_beside_a_vote_that_did_not_take_it_is_listed(
    tmp_path: Path, words: str, sentence: str
) -> None:
    votes, report = read_votes(tmp_path, "minutes.txt", HEAD + words + "\n\nThe clerk read a letter.\n")
    assert [row.result for row in votes] == ["pass"]
    assert any(sentence in reason for reason in reasons(report, "vote words not read"))


def test_a_roll_of_who_is_there_in_the_words_of_a_vote_is_no_vote(tmp_path: Path) -> None:
    roll = "Roll Call: Mr. Orr, Aye; Mr. Bo, Aye; Ms. Ilves, Absent; Mr. Quist, Aye; Ms. Dean, Aye."
    paper = f"{HEAD}{roll}\nThe Pledge of Allegiance was recited.\n\n{MOVED}\n{roll} Motion carried.\n"
    votes, report = read_votes(tmp_path, "minutes.txt", paper)
    names = {"yes": (*ALL_BUT_QUIST[:2], "Orr", "Quist"), "absent": ("Ilves",)}
    assert votes == [VoteRow("Orr", "Bo", "pass", None, names, "complete")]
    assert [text.count("Aye") for text in reasons(report, "vote words not read")] == [4]


def test_a_motion_over_who_moved_it_is_the_question_below_a_number_without_a_blank(tmp_path: Path) -> None:
    paper = (
        f"{HEAD}2.PLEDGE OF ALLEGIANCE\nIt was recited.\n3.APPROVAL OF BILLS - Motion to pay the bills of April and\n"
        "to file them.\nMoved by Member Orr Seconded by Member Bo\nVOICE VOTE - Unanimous Approval (5-0)\n"
        "MOTION CARRIED\n4.TRUCK\nMotion to buy the truck.\nMoved by Member Dean Seconded by Member Bo\nMOTION CARRIED"
    )
    rows, _ = read_paper(tmp_path, "minutes.txt", paper)
    assert [(item.number, vote.question) for item, vote in voted_items(rows)] == [
        ("3.", "Shall the motion “to pay the bills of April and to file them” carry?"),
        ("4.", "Shall the motion “to buy the truck” carry?"),
    ]
