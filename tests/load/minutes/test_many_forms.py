"""Wordings of many places, each a vote of one paper: a paper costs more to load than a vote costs to read."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from councilui.record.database import open_record
from tests.load.minutes.papers import VoteRow, load_paper, reasons, vote_rows

HEAD = (
    "ELMTON TOWN BOARD\nMINUTES OF MAY 6, 2031\n"
    "Present: Mayor Dean, Member Orr, Member Bo, Member Hale, Member Quist and Cr C. Ó Briain.\n\n"
)
MOVED = "Moved by Member Orr, seconded by Member Bo, to buy the truck. "
FIVE = ("Bo", "Dean", "Hale", "Orr", "Quist")


def row(
    result: str = "pass", announced: tuple[int, int] | None = None, roll: str = "none", **names: tuple[str, ...]
) -> VoteRow:
    numbers = {"yes": announced[0], "no": announced[1]} if announced else None
    return VoteRow("Orr", "Bo", result, numbers, names, roll)


FORMS = {
    "a sentence below the answers of members": (
        MOVED + "The resolution was duly put to a vote, which resulted as follows:\nMayor Dean     VOTING AYE\n"
        "Member Orr     VOTING AYE\nMember Bo      VOTING AYE\nMember Hale    VOTING AYE\nMember Quist   VOTING AYE\n"
        "The resolution was thereupon declared duly adopted.",
        row(roll="partial", yes=FIVE),  # one of those present isn't among them
    ),
    "numbers behind all yeas": (MOVED + "Vote: all yeas, 5-0. Motion carried.", row(announced=(5, 0))),
    "numbers in words and figures, options in quotation marks": (
        MOVED + 'The motion passed with three (3) voting "for" and two (2) voting "against" (Hale and Quist).',
        row(announced=(3, 2), roll="partial", no=("Hale", "Quist")),
    ),
    "who dissented behind a roll call": (
        MOVED + "Motion carried 4/1 on roll call vote, Member Hale dissenting.",
        row(announced=(4, 1), roll="partial", no=("Hale",)),
    ),
    "the minority in brackets behind a period": (
        MOVED + "Motion carried 4-1. (Hale)",
        row(announced=(4, 1), roll="partial", no=("Hale",)),
    ),
    "names behind counts in brackets": (
        MOVED + "ROLL CALL: Yes (2) Orr, Bo. No (3) Hale, Quist, Dean. MOTION FAILED.",
        row("fail", (2, 3), "complete", yes=("Bo", "Orr"), no=("Dean", "Hale", "Quist")),
    ),
    "support from a member": ("Motion by Orr with support from Bo to award the roof. All ayes. Motion carried.", row()),
    "supported by a comma": ("Orr moved, Bo supported, to adjourn at 8 p.m. All ayes. MC", row()),
    "a vote in brackets before the body's act": (
        "Upon motion of Member Orr, second by Member Bo and a vote of 4-1 (Mr. Hale opposed), the Board adopted it.",
        row(announced=(4, 1), roll="partial", no=("Hale",)),
    ),
    "an affirmative number": (MOVED + "Motion carries. 5-0 affirmative.", row(announced=(5, 0))),
    "a word for all": (MOVED + "Unanimous affirmative.", row()),
    "ayes that are all": (MOVED + "Ayes: all.", row()),
    "a tie that the chair breaks by name": (
        MOVED + "Ayes: Orr and Bo. Nays: Hale and Quist. There being a tie, Mayor Dean voted aye. Motion carried.",
        row(roll="complete", yes=("Bo", "Dean", "Orr"), no=("Hale", "Quist")),
    ),
    "a tie that the chair breaks without a name": (
        MOVED + "Ayes: Orr and Bo. Nays: Hale and Quist. The Mayor voted nay to break the tie. Motion failed.",
        row("fail", roll="partial", yes=("Bo", "Orr"), no=("Hale", "Quist")),
    ),
    "approved on a roll call": (
        "Member Orr made a motion to open the hearing, seconded by Member Bo and approved on a roll call vote: Orr-Yes,"
        " Bo-Yes, Hale-No.",
        row(roll="complete", yes=("Bo", "Orr"), no=("Hale",)),
    ),
    "approved on a motion": (
        "The minutes of the April 8 meeting were approved on a motion by Member Orr, seconded by Member Bo.",
        row(),
    ),
    "rules that are suspended": (
        "Orr moved to waive the three readings, Bo seconded. Vote: all yeas, 5-0. Rules suspended.",
        row(announced=(5, 0)),
    ),
    "both names below what was resolved": (
        "RESOLVED      31/52\nThat the minutes be confirmed.\nOrr/Bo        Carried\nA division was called for, voting"
        " on which was as follows:\nFor            Against\nMayor Dean     Member Hale\nMember Orr     Cr Ó Briain\n"
        "Member Bo\nThe motion was declared CARRIED by 3 votes to 2.",
        row(announced=(3, 2), roll="complete", yes=("Bo", "Dean", "Orr"), no=("Hale", "Ó Briain")),
    ),
    "how a recorded vote came to be taken": (
        MOVED + "A recorded vote was requested by two members under Rule 16 on the motion and the voting was as"
        " follows:\nFor: Orr, Bo, Dean\nAgainst: Hale\nCarried",
        row(roll="complete", yes=("Bo", "Dean", "Orr"), no=("Hale",)),
    ),
    "unanimous behind a comma": (MOVED + "Motion carried, unanimous.", row()),
    "numbers before options, and the minority in a sentence": (
        MOVED + "MOTION PUT AND PASSED. (4 in favour, 1 against). Voting against: Member Hale.",
        row(announced=(4, 1), roll="partial", no=("Hale",)),
    ),
    "labels behind the words of a motion": (
        "Motion: to refer it to counsel. Made by: A. Orr. Second: G. Bo. Vote: Yes: 3; No: 1 (Hale). Motion carries.",
        VoteRow("A. Orr", "G. Bo", "pass", {"yes": 3, "no": 1}, {"no": ("Hale",)}, "partial"),
    ),
    "a second whom no list names": (
        "Orr moved, seconded by T. Roe, to refund the taxes. Motion carried.",
        VoteRow("Orr", "T. Roe", "pass", None, {}, "none"),
    ),
    "letters for carried, and numbers": ("Motion by Orr/Bo to adjourn at 6:48 p.m. MC 4-0.", row(announced=(4, 0))),
    "of whom a motion is": ("On motion of Member Orr and Member Bo, Council moved to recess. Carried.", row()),
    "those for and those against": (
        MOVED + "A vote was taken: Orr and Bo for; Hale, Quist and Mayor Dean against. Motion failed.",
        row("fail", roll="complete", yes=("Bo", "Orr"), no=("Dean", "Hale", "Quist")),
    ),
    "the minority behind by": (
        MOVED + "The motion carried four ayes to one nay by Mr. Quist.",
        row(announced=(4, 1), roll="partial", no=("Quist",)),
    ),
    "a lease that is put to a vote": (
        "Upon the motion of Member Orr, duly seconded by Member Bo, the lease was put to a vote: Voting aye: Orr, Bo."
        " Voting nay: Quist. SO ORDERED.",
        row(roll="complete", yes=("Bo", "Orr"), no=("Quist",)),
    ),
    "who moved behind a time, and 2nd": ("Motion to adjourn at 8:05 PM by G. Orr, 2nd T. Bo, all in favor.",
        VoteRow("G. Orr", "T. Bo", "pass", None, {}, "none")),
}  # fmt: skip


def test_each_vote_of_a_paper_is_read_as_it_is_worded_and_nothing_is_left_to_list(tmp_path: Path) -> None:
    items = (f"{number}. Purchase {number}.\n{words}\n" for number, (words, _) in enumerate(FORMS.values(), 1))
    outcome = load_paper(tmp_path, "minutes.txt", HEAD + "\n".join(items))
    rows = dict(zip(FORMS, vote_rows(tmp_path), strict=True))
    assert {form: rows[form] for form, (_, vote) in FORMS.items() if rows[form] != vote} == {}
    assert [issue.reason for issue in outcome.issues] == []


def test_each_part_of_a_divided_motion_is_a_vote_on_it(tmp_path: Path) -> None:
    text = (
        f"{HEAD}1. Fees\n{MOVED}Member Hale asked to divide the question. The vote on the first fee carried 4-1. The"
        f" vote on the second fee failed 2-3.\n\n2. Trucks\n{MOVED}The motion was divided. On the first part, the"
        " motion carried unanimously. On the second part, the motion carried.\n\n3. Bills\nThe bills were approved"
        " unanimously.\n"
    )
    load_paper(tmp_path, "minutes.txt", text)
    unmoved = VoteRow(None, None, "pass", None, {}, "none")
    assert vote_rows(tmp_path) == [row(announced=(4, 1)), row("fail", (2, 3)), row(), row(), unmoved]


def test_a_motion_that_fails_for_want_of_a_second_is_no_vote(tmp_path: Path) -> None:
    words = ("There was no second and the motion failed.", "The motion failed for lack of a second.")
    items = (f"{number}. Purchase {number}.\nMember Orr moved to buy it. {end}\n" for number, end in enumerate(words))
    outcome = load_paper(tmp_path, "minutes.txt", HEAD + "\n".join(items))
    assert vote_rows(tmp_path) == []
    assert [reason.split(":")[0] for reason in reasons(outcome, "motion without a vote")] == ["It found no second"] * 2


def test_the_letter_of_the_first_item_is_no_part_of_the_name_above_it(tmp_path: Path) -> None:
    text = (
        "ELMTON\nBOARD OF SELECTMEN\nMINUTES OF MAY 6, 2031\nPresent: First Selectman Ada Orr; Leo Bo and Nell Hale\n"
    )
    load_paper(
        tmp_path, "minutes.txt", f"{text}A. CALL TO ORDER\nMs. Orr opened the meeting. The Board adopted a rule.\n"
    )
    with closing(open_record(tmp_path / "a.db")) as connection:
        names = connection.execute("SELECT name FROM person ORDER BY 1").fetchall()
    assert [name for (name,) in names] == ["Ada Orr", "Leo Bo", "Nell Hale"]


def test_a_list_of_attendance_goes_on_behind_the_label_of_the_members(tmp_path: Path) -> None:
    head = "MINUTES OF THE ELMTON COUNCIL\nMAY 6, 2031\nPresent: Reeve Jo Dean, Councillors: A. Orr, G. Bo, C. Hale\n"
    load_paper(
        tmp_path,
        "minutes.txt",
        f"{head}Moved by: A. Orr\nSeconded by: G. Bo\nThat it be paid.\nYea: Orr, Bo\nCARRIED\n",
    )
    with closing(open_record(tmp_path / "a.db")) as connection:
        names = connection.execute("SELECT name FROM person ORDER BY 1").fetchall()
    assert [name for (name,) in names] == ["A. Orr", "C. Hale", "G. Bo", "Jo Dean"]


def test_a_side_told_of_behind_a_vote_in_words_that_are_not_read_is_listed(tmp_path: Path) -> None:
    asides = (
        "Motion carried, Quist being the sole vote against it.",
        "Motion carried 4-1 over the objection of Quist, who was opposed to it.",
        "The motion carried with the dissent of Members Quist and Bo.",
    )
    talk = "Motion carried, and Quist thanked the crew."
    items = (f"{number}. Purchase {number}.\n{MOVED}{words}\n" for number, words in enumerate((*asides, talk), 1))
    outcome = load_paper(tmp_path, "minutes.txt", HEAD + "\n".join(items))
    assert [vote.names for vote in vote_rows(tmp_path)] == [{}] * 4
    assert reasons(outcome, "vote words not read") == [f"“{words}”" for words in asides]


def test_a_heading_about_minutes_is_one_and_speakers_tell_of_no_vote(tmp_path: Path) -> None:
    text = (
        "ROLL CALL\nMr. Orr, here; Mrs. Bo, here; Mr. Hale, here; Mr. Quist, absent.\n"
        "APPROVAL OF MINUTES\nMotion by Orr, second by Bo to approve the minutes. Motion carried.\n"
        "PUBLIC COMMENT\nDana Roe of Elm Street spoke in favor of the bike lane.\n"
    )
    outcome = load_paper(tmp_path, "minutes.txt", f"ELMTON TOWN BOARD\nMINUTES OF MAY 6, 2031\n{text}")
    with closing(open_record(tmp_path / "a.db")) as connection:
        sections = connection.execute("SELECT section FROM agenda_item WHERE section IS NOT NULL").fetchall()
        statuses = connection.execute("SELECT status, count(*) FROM attendance GROUP BY 1 ORDER BY 1").fetchall()
    assert [tuple(section) for section in sections] == [("APPROVAL OF MINUTES",)]
    assert [tuple(status) for status in statuses] == [("absent", 1), ("present", 3)]
    assert outcome.issues == []
