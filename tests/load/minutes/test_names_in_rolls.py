"""Who is under which option: prose is nobody's name, and nobody is lost to a number in words or a wide column."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.load.minutes.papers import load_paper, vote_rows

HEAD = "MINUTES OF THE REGULAR CITY COUNCIL MEETING\nTUESDAY, MAY 6, 2031, 7:00 P.M.\n"
SURNAMES = HEAD + "The following members were present: Orr, Tan, Ilves, Quist, Bo\n\n"
TITLED = HEAD + "ROLL CALL - Present: Members Bo, Ilves, Orr, Quist and Chair Tan - 5.\n\n"
MOTION = "Member Orr moved to buy the truck. Member Bo seconded. The vote was as follows:\n"


@pytest.mark.parametrize(
    "prose",
    [
        "Whereupon the Presiding Officer declared the ordinance adopted.",
        "Thereupon the Chair declared the motion carried.",
        "Motion carried.",
        "The motion carried.",
        "This motion carried.",
        "Hearing no objection, the Chair declared the motion carried.",
        "Sealed bids were then opened. The motion carried.",
        "Ordinance adopted.",
    ],
)
def test_prose_under_a_roll_is_nobodys_name(tmp_path: Path, prose: str) -> None:
    load_paper(tmp_path, "2031-05-06.txt", f"{SURNAMES}{MOTION}Ayes: Orr, Tan, Bo\nNays: Quist, Ilves\n{prose}\n")
    [row] = vote_rows(tmp_path)
    assert row.names == {"yes": ("Bo", "Orr", "Tan"), "no": ("Ilves", "Quist")}
    assert row.result == "pass"
    assert row.roll == "complete"


@pytest.mark.parametrize(
    ("ayes", "noes"),
    [
        ("Member Orr, Member Tan, Member Bo – Three (3)", "Member Quist – One (1)"),
        ("Member Orr, Member Tan, Member Bo - Three", "Member Quist - One"),
        ("Three (3) - Orr, Tan, Bo", "One (1) - Quist"),
        ("Three: Orr, Tan, Bo", "One: Quist"),
        ("Orr, Tan, Bo (3)", "Quist (1)"),
        ("Orr, Tan and Bo -- 3.", "Quist -- 1."),
    ],
)
def test_a_count_in_words_stays_with_its_names(tmp_path: Path, ayes: str, noes: str) -> None:
    paper = f"{TITLED}{MOTION}Ayes: {ayes}\nNoes: {noes}\nMotion passed.\n"
    load_paper(tmp_path, "2031-05-06.txt", paper)
    [row] = vote_rows(tmp_path)
    assert row.names == {"yes": ("Bo", "Orr", "Tan"), "no": ("Quist",)}
    assert row.announced == {"yes": 3, "no": 1}
    assert row.roll == "complete"


def test_a_wide_column_keeps_the_member_with_the_short_name(tmp_path: Path) -> None:
    lines = "Council Member Orr   Yes\nCouncil Member Ilves No\nCouncil Member Bo    Yes\nChair Tan            Yes\n"
    load_paper(tmp_path, "2031-05-06.txt", f"{TITLED}{MOTION}{lines}The motion passed 3-1.\n")
    [row] = vote_rows(tmp_path)
    assert row.names == {"yes": ("Bo", "Orr", "Tan"), "no": ("Ilves",)}
    assert row.announced == {"yes": 3, "no": 1}


def test_a_mover_is_read_although_the_chair_declares_the_vote_without_a_period(tmp_path: Path) -> None:
    paper = (
        f"{SURNAMES}The bill was read by the City Clerk, whereupon Councilmember Orr\nmade a motion that it be adopted,"
        " which motion was\nseconded by Councilmember Tan, and upon the roll being called, the vote was as follows:\n"
        "Ayes: Orr, Tan, Ilves, Bo\nNays: None\nThe vote was then announced by the City Clerk, whereupon the Presiding"
        " Officer\ndeclared the motion to adopt said ordinance adopted.\n"
    )
    load_paper(tmp_path, "2031-05-06.txt", paper)
    [row] = vote_rows(tmp_path)
    assert (row.mover, row.seconder, row.result) == ("Orr", "Tan", "pass")
