"""Who is under which option: prose is nobody's name, and nobody is lost to a number in words or a wide column."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from councilui.load.formats.minutes.documents.running import EdgeLine, RunningLines
from councilui.load.formats.minutes.roster import roster_of
from councilui.record.database import open_record
from councilui.record.model import Motion, Person, Vote
from councilui.record.queries.vote_lines import list_votes
from councilui.record.queries.votes import vote_card
from tests.load.minutes.papers import load_paper, read_paper, read_votes, reasons
from tests.load.vote_table.rows import of

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
    votes, _ = read_votes(
        tmp_path, "2031-05-06.txt", f"{SURNAMES}{MOTION}Ayes: Orr, Tan, Bo\nNays: Quist, Ilves\n{prose}\n"
    )
    [row] = votes
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
    votes, _ = read_votes(tmp_path, "2031-05-06.txt", paper)
    [row] = votes
    assert row.names == {"yes": ("Bo", "Orr", "Tan"), "no": ("Quist",)}
    assert row.announced == {"yes": 3, "no": 1}
    assert row.roll == "complete"


def test_a_wide_column_keeps_the_member_with_the_short_name(tmp_path: Path) -> None:
    lines = "Council Member Orr   Yes\nCouncil Member Ilves No\nCouncil Member Bo    Yes\nChair Tan            Yes\n"
    votes, _ = read_votes(tmp_path, "2031-05-06.txt", f"{TITLED}{MOTION}{lines}The motion passed 3-1.\n")
    [row] = votes
    assert row.names == {"yes": ("Bo", "Orr", "Tan"), "no": ("Ilves",)}
    assert row.announced == {"yes": 3, "no": 1}


def test_a_mover_is_read_although_the_chair_declares_the_vote_without_a_period(tmp_path: Path) -> None:
    paper = (
        f"{SURNAMES}The bill was read by the City Clerk, whereupon Councilmember Orr\nmade a motion that it be adopted,"
        " which motion was\nseconded by Councilmember Tan, and upon the roll being called, the vote was as follows:\n"
        "Ayes: Orr, Tan, Ilves, Bo\nNays: None\nThe vote was then announced by the City Clerk, whereupon the Presiding"
        " Officer\ndeclared the motion to adopt said ordinance adopted.\n"
    )
    votes, _ = read_votes(tmp_path, "2031-05-06.txt", paper)
    [row] = votes
    assert (row.mover, row.seconder, row.result) == ("Orr", "Tan", "pass")


@pytest.mark.parametrize("surname", ["Page", "Read", "March", "June", "May", "Church", "Law", "Day"])
def test_a_member_whose_name_is_a_word_keeps_her_vote(tmp_path: Path, surname: str) -> None:
    head = f"{HEAD}Present: Trustee Ruth Orr, Trustee Leo Tan, Trustee Hal {surname}, Trustee Ann Quist.\n\n"
    paper = (
        f"{head}Trustee {surname} made the motion to accept the bid. Trustee Orr seconded the motion. Ayes: Trustees"
        f" Orr, Tan, and {surname}. Nays: Trustee Quist. Motion carried.\n"
    )
    votes, _ = read_votes(tmp_path, "2031-05-06.txt", paper)
    [row] = votes
    assert row.names == {"yes": tuple(sorted(("Orr", "Tan", surname))), "no": ("Quist",)}
    assert row.mover == surname


def test_a_page_number_or_a_date_behind_a_list_is_no_member(tmp_path: Path) -> None:
    paper = f"{SURNAMES}{MOTION}Ayes: Orr, Tan, Bo\nPage 3\nNays: Quist, Ilves\nMarch 5, 2031\nMotion carried.\n"
    votes, _ = read_votes(tmp_path, "2031-05-06.txt", paper)
    names = {name for row in votes for people in row.names.values() for name in people}
    assert names <= {"Orr", "Tan", "Bo", "Quist", "Ilves"}


@pytest.mark.parametrize(
    ("sentence", "option"),
    [
        ("Trustee Quist abstained.", "abstain"),
        ("Trustee Quist was absent.", "absent"),
        ("Trustee Quist recused herself.", "recused"),
        ("Trustee Quist dissented.", "no"),
        ("Trustee Quist did not vote.", "not voting"),
    ],
)
def test_a_side_told_in_a_sentence_of_its_own_belongs_to_the_roll(tmp_path: Path, sentence: str, option: str) -> None:
    paper = f"{TITLED}{MOTION}Members Orr, Tan and Bo voted aye. {sentence} Carried.\n"
    votes, _ = read_votes(tmp_path, "2031-05-06.txt", paper)
    [row] = votes
    assert row.names == {"yes": ("Bo", "Orr", "Tan"), option: ("Quist",)}


def test_names_behind_a_number_without_a_dash_are_read_where_they_are_as_many(tmp_path: Path) -> None:
    paper = f"{SURNAMES}{MOTION}AYES: 3  Orr, Tan, Bo\nNAYS: 2  Quist, Ilves\nMotion passed.\n"
    votes, _ = read_votes(tmp_path, "2031-05-06.txt", paper)
    [row] = votes
    assert row.names == {"yes": ("Bo", "Orr", "Tan"), "no": ("Ilves", "Quist")}
    assert row.announced == {"yes": 3, "no": 2}


@pytest.mark.parametrize(
    "sentence",
    [
        "Last month the Council voted 6-0 to approve the park plan, Alderman Park noted.",
        "The Council voted 6-0 to approve the park plan, Alderman Park said.",
        "On April 8 the Council voted 5-2 to introduce it.",
        "In March the Board voted 5-1 to hire the firm.",
        "Two years ago the Council voted 4-1 for the plan.",
        "The Manager reported that the Council had voted 4-1 for the plan.",
    ],
)
def test_a_vote_of_another_day_is_listed_and_not_loaded(tmp_path: Path, sentence: str) -> None:
    votes, report = read_votes(tmp_path, "2031-05-06.txt", f"{TITLED}{MOTION}Motion carried.\n\n{sentence}\n")
    [row] = votes
    assert (row.mover, row.announced) == ("Orr", None)
    assert reasons(report, "vote mentioned, not loaded") or reasons(report, "vote words not read")


def test_a_vote_dated_to_the_meeting_is_loaded(tmp_path: Path) -> None:
    paper = f"{TITLED}{MOTION}Motion carried.\n\nOn May 6, 2031, the Council voted 4-1 to approve the plan.\n"
    votes, _ = read_votes(tmp_path, "2031-05-06.txt", paper)
    [_, row] = votes
    assert row.announced == {"yes": 4, "no": 1}


def test_the_minutes_of_last_month_can_be_approved_now(tmp_path: Path) -> None:
    paper = (
        f"{TITLED}Motion by Member Orr, seconded by Member Bo, to approve last month's minutes. Motion carried 5-0.\n"
    )
    votes, _ = read_votes(tmp_path, "2031-05-06.txt", paper)
    [row] = votes
    assert (row.mover, row.announced) == ("Orr", {"yes": 5, "no": 0})


@pytest.mark.parametrize("label", ["Against:", "For:", "Dissenting", "Not present:", "Councillors Bo, Orr (2)"])
def test_a_label_or_a_list_at_the_edge_of_every_page_is_no_running_head(label: str) -> None:
    pages = [[EdgeLine("Council Minutes", 0), EdgeLine(label, 1)] for _ in range(4)]
    running = RunningLines(pages)
    assert running.has("Council Minutes", 0)
    assert not running.has(label, 0)


def test_a_list_of_names_and_votes_in_one_line_needs_no_marks(tmp_path: Path) -> None:
    paper = f"{SURNAMES}Ms. Orr made a motion to buy it. Mr. Bo seconded. Roll call vote: Orr yes, Bo no, Tan yes,"
    votes, _ = read_votes(tmp_path, "2031-05-06.txt", f"{paper} Ilves no, Quist no. The motion was defeated.\n")
    [row] = votes
    assert row.names == {"yes": ("Orr", "Tan"), "no": ("Bo", "Ilves", "Quist")}
    assert row.result == "fail"


@pytest.mark.parametrize(("tally", "is_told"), [("52-2", True), ("5-2", True), ("5-1", False), ("4-1", False)])
def test_more_votes_than_members_are_a_doubt(tmp_path: Path, tally: str, is_told: bool) -> None:
    paper = f"{TITLED}Member Orr moved to buy the truck. Member Bo seconded. Motion carried {tally}.\n"
    outcome = load_paper(tmp_path, "2031-05-06.txt", paper)
    assert bool(reasons(outcome, "tally larger than the roster")) == is_told
    with closing(open_record(tmp_path / "a.db")) as connection:
        [line] = list_votes(connection)
        texts = [doubt.text for doubt in vote_card(connection, line.id).doubts]
    votes = sum(map(int, tally.split("-")))
    assert texts == ([f"The tally has {votes} votes, and the minutes list 5 members."] if is_told else [])


@pytest.mark.parametrize("lead", ["Roll Call: ", "Roll call vote: ", "Roll Call - "])
@pytest.mark.parametrize("answers", [("aye", "nay"), ("Yes", "No"), ("Y", "N")])
def test_an_answer_behind_a_hyphen_is_no_part_of_a_name(lead: str, answers: tuple[str, str]) -> None:
    yes, no = answers
    head = "Present: Mayor Ana Orr-Diaz, Council Members Leo Bo, Min-A Park and Kay Tan\n\n"
    roster = roster_of(f"{head}{lead}Orr-Diaz-{yes}, Bo-{no}, Tan-{yes}. Motion carried 2-1.\n")
    assert [member.name for member in roster.members] == ["Ana Orr-Diaz", "Leo Bo", "Min-A Park", "Kay Tan"]


RUN_TOGETHER = "<table><tr><td>For (2)</td><td>Against (1)</td></tr><tr><td>{}</td><td>Bo</td></tr></table>"


@pytest.mark.parametrize(
    ("ayes", "names", "roll"),
    [
        ("For (2): Orr Ilves\nAgainst (1): Bo\nMotion carried.", ("Ilves", "Orr"), "complete"),
        ("Ayes: 3 - Orr Ilves Quist. Nays: 1 - Bo.\nMotion carried.", ("Ilves", "Orr", "Quist"), "complete"),
        ("Ayes: Orr Ilves and Quist. Nays: Bo.\nMotion carried 3-1.", ("Ilves", "Orr", "Quist"), "complete"),
        (RUN_TOGETHER.format("Orr Ilves"), ("Ilves", "Orr"), "complete"),
        (RUN_TOGETHER.format("Orr<br>Ilves"), ("Ilves", "Orr"), "complete"),
        ("Ayes (3): Orr Ilves. Nays (1): Bo.\nMotion carried.", ("Orr Ilves",), "partial"),
        ("Ayes: Orr Ilves. Nays: Bo.\nMotion carried.", ("Orr Ilves",), "partial"),
    ],
)
def test_surnames_behind_one_another_are_as_many_as_printed(
    tmp_path: Path, ayes: str, names: tuple[str, ...], roll: str
) -> None:
    motion = "Member Orr moved to buy the truck. Member Bo seconded.\n"
    if "<table>" in ayes:
        lines = "".join(f"<p>{line}</p>" for line in f"{SURNAMES}{motion}".splitlines())
        votes, report = read_votes(tmp_path, "2031-05-06.html", f"<body>{lines}{ayes}<p>Motion carried.</p></body>")
    else:
        votes, report = read_votes(tmp_path, "2031-05-06.txt", f"{SURNAMES}{motion}{ayes}\n")
    assert [(row.names, row.roll) for row in votes] == [({"yes": names, "no": ("Bo",)}, roll)]
    assert any("“Orr Ilves” may be two members" in reason for reason in reasons(report, "roll incomplete")) == (
        roll == "partial"
    )


def test_a_party_is_no_part_of_a_name_and_tells_members_apart(tmp_path: Path) -> None:
    head = f"{HEAD}The following members were present: Orr (D), Ilves (R), Bo (NPP), Orr (R)\n\n"
    rows, _ = read_paper(
        tmp_path, "2031-05-06.txt", f"{head}{MOTION}Ayes: Orr (D), Ilves, Bo\nNays: Orr (R)\nCarried.\n"
    )
    people = {person.id: person.name for person in of(rows, Person)}
    assert {people[vote.person]: vote.option for vote in of(rows, Vote)} == {
        "Orr (D)": "yes", "Ilves": "yes", "Bo": "yes", "Orr (R)": "no",
    }  # fmt: skip


@pytest.mark.parametrize(("mover", "person"), [("Orr", None), ("A. Orr", "Ann Orr"), ("Ben Orr", "Ben Orr")])
def test_a_mover_whose_surname_two_members_have_is_no_third_one(tmp_path: Path, mover: str, person: str | None) -> None:
    text = f"""City Council of Springfield
Minutes of the regular meeting, May 6, 2031

Present: Ann Orr, Ben Orr, Cy Hale

1. Lease of the pier

Moved by {mover}, seconded by Hale, to approve the lease. Motion carried.

Ayes: Ann Orr, Ben Orr, Cy Hale
Nays: None
"""
    rows, _ = read_paper(tmp_path, "minutes.txt", text)
    people = {row.id: row.name for row in rows if isinstance(row, Person)}
    assert sorted(people.values()) == ["Ann Orr", "Ben Orr", "Cy Hale"]
    (motion,) = (row for row in rows if isinstance(row, Motion))
    assert motion.mover_name == mover
    assert (people[motion.mover] if motion.mover else None) == person
