"""What was voted on: motions, titles, items and matters as tables name them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from councilui.load.outcomes import motion_label
from councilui.record.model import AgendaItem, Meeting, Motion, Vote, VoteEvent
from tests.load.vote_table.rows import kinds, of
from tests.load.vote_table.tables import read_table, read_tables, votes_by_name


@pytest.mark.parametrize(
    ("motion", "motion_type", "question"),
    [
        ("Motion to deny", "deny", "Shall “Sale of lot 5” be denied?"),
        ("Deny", "deny", "Shall “Sale of lot 5” be denied?"),
        ("Lay on the table", "table", "Shall “Sale of lot 5” be tabled?"),
        ("Lay on table", "table", "Shall “Sale of lot 5” be tabled?"),
        ("Roe moved to deny", "deny", "Shall “Sale of lot 5” be denied?"),
        ("Direct staff to report back", "other", "Shall the motion “Direct staff to report back” carry?"),
        ("Move to postpone indefinitely", "postpone indefinitely", "Shall “Sale of lot 5” be postponed indefinitely?"),
        ("Override the mayor's veto", "override", "“Sale of lot 5”: shall the veto be overridden?"),
        ("Refer to committee", "refer", "Shall “Sale of lot 5” be referred?"),
        ("Call the question", "previous question", "“Sale of lot 5”: shall the previous question be ordered?"),
        ("Accept the withdrawal", "withdraw", "Shall “Sale of lot 5” be withdrawn?"),
        ("Reconsider", "reconsider", "Shall “Sale of lot 5” be reconsidered?"),
    ],
)
def test_what_was_moved_is_what_was_voted_on(tmp_path: Path, motion: str, motion_type: str, question: str) -> None:
    rows, _ = read_table(
        tmp_path, f"Item,Title,Motion,Result,Roe,Poe,Moe\n1,Sale of lot 5,{motion},Passed,Yes,Yes,No\n"
    )
    assert of(rows, Motion)[0].motion_type == motion_type
    assert of(rows, VoteEvent)[0].question == question
    assert of(rows, VoteEvent)[0].result == "pass"
    assert of(rows, AgendaItem)[0].outcome == f"{motion_label(motion_type)}: passed"
    assert of(rows, VoteEvent)[0].disposition is None


def test_a_title_that_is_a_motion_is_on_the_matter_behind_it(tmp_path: Path) -> None:
    rows, _ = read_table(tmp_path, "Title,Result,Roe,Poe\nMotion to table the charter change,Passed,Yes,No\n")
    assert [item.title for item in of(rows, AgendaItem)] == ["The charter change"]
    assert of(rows, Motion)[0].motion_type == "table"
    assert of(rows, VoteEvent)[0].question == "Shall “The charter change” be tabled?"


def test_a_motion_and_its_matter_are_one_item(tmp_path: Path) -> None:
    content = "Title,Result,Roe,Poe\nCharter change,Passed,Yes,Yes\nMotion to table the charter change,Failed,Yes,No\n"
    rows, _ = read_table(tmp_path, content)
    assert [item.title for item in of(rows, AgendaItem)] == ["Charter change"]
    assert [motion.motion_type for motion in of(rows, Motion)] == ["pass", "table"]


@pytest.mark.parametrize("motion", ["Direct staff to report back", "Substantive", "Ronda 2"])
def test_a_motion_of_no_known_kind_is_listed_once(tmp_path: Path, motion: str) -> None:
    row = f"1,Sale of lot 5,{motion},Passed,Yes,No\n"
    _, report = read_table(
        tmp_path, f"Item,Title,Motion,Result,Roe,Poe\n{row}2{row[1:]}3,Lease,Approve,Passed,Yes,No\n"
    )
    assert [issue.reason for issue in report.issues if issue.kind == "unknown motion"] == [
        f"“{motion}” appears 2 times as an unknown kind of motion; it is quoted as is."
    ]


@pytest.mark.parametrize("number", ["0", "-", "N/A", "5", "None"])
def test_different_titles_are_different_items(tmp_path: Path, number: str) -> None:
    content = (
        f"date,Item,Title,Result,Roe,Poe\n2031-06-03,{number},Recess,PASS,Yes,Yes\n"
        f"2031-06-03,{number},Ordinance to rezone Elm Street,FAIL,No,No\n"
    )
    rows, report = read_table(tmp_path, content)
    assert [(item.title, item.outcome) for item in of(rows, AgendaItem)] == [
        ("Recess", "pass"),
        ("Ordinance to rezone Elm Street", "fail"),
    ]
    assert [event.question for event in of(rows, VoteEvent)] == [
        "Shall “Recess” carry?",
        "Shall “Ordinance to rezone Elm Street” carry?",
    ]
    assert ("number used twice" in kinds(report)) == (number == "5")


def test_amendments_with_numbers_of_their_own_are_items(tmp_path: Path) -> None:
    content = "Item,Title,Result,Roe,Poe\n4,Budget Amendment #1,Passed,Yes,No\n4,Budget Amendment #2,Failed,No,No\n"
    rows, _ = read_table(tmp_path, content)
    assert [item.title for item in of(rows, AgendaItem)] == ["Budget Amendment #1", "Budget Amendment #2"]


LONG = "date,item,title,motion,result,member,vote\n"


ROLL = ["Roe,Yes", "Poe,No", "Moe,Yes"]


@pytest.mark.parametrize("order", ["after", "between"])
def test_a_whole_roll_twice_is_a_second_vote(tmp_path: Path, order: str) -> None:
    twice = ROLL + ROLL if order == "after" else [line for line in ROLL for _ in range(2)]
    body = "".join(f"2031-06-03,4,A lamp,Approve,Passed,{line}\n" for line in twice)
    rows, report = read_table(tmp_path, LONG + body)
    assert Counter(vote.vote_event for vote in of(rows, Vote)) == Counter(
        {event.id: 3 for event in of(rows, VoteEvent)}
    )
    assert len(of(rows, VoteEvent)) == 2
    assert kinds(report) == {"roll repeated"}


def test_one_name_twice_in_a_roll_is_a_slip(tmp_path: Path) -> None:
    body = "".join(f"2031-06-03,4,A lamp,Approve,Passed,{line}\n" for line in [*ROLL, "Roe,No"])
    rows, report = read_table(tmp_path, LONG + body)
    assert len(of(rows, VoteEvent)) == 1
    assert votes_by_name(rows)["Roe"] == "yes"
    assert kinds(report) == {"voted twice"}


def test_legislation_keeps_its_title_and_the_amendment_is_a_motion_on_it(tmp_path: Path) -> None:
    content = (
        "Agenda Number,Agenda Item,Result,Quill,Roe\n"
        "C-1 - Motion to Approve as Amended by Quill,An Ordinance to Rezone Elm Street,Passed,Yes,Yes\n"
        "C-1,Removes two parcels.,Passed,Yes,No\n"
    )
    rows, _ = read_table(tmp_path, content)
    assert [item.title for item in of(rows, AgendaItem)] == ["An Ordinance to Rezone Elm Street"]
    motions = of(rows, Motion)
    assert (motions[0].motion_type, motions[0].mover_name) == ("approve", "Quill")
    assert motions[1].text == "Removes two parcels."
    assert {motion.agenda_item for motion in motions} == {of(rows, AgendaItem)[0].id}


@pytest.mark.parametrize(
    ("cells", "title", "number"),
    [
        (("A lamp", "A post"), "A lamp", None),
        (("4.1", "4.2"), "(no title)", "4.1"),
        (("Item 7", "Item 8"), "(no title)", "Item 7"),
    ],
)
def test_agenda_item_is_a_title_or_a_number_by_what_stands_in_it(
    tmp_path: Path, cells: tuple[str, str], title: str, number: str | None
) -> None:
    content = "Agenda Item,Rivera,Okafor,Result\n" + "".join(f"{cell},Yes,No,Passed\n" for cell in cells)
    rows, _ = read_table(tmp_path, content)
    assert (of(rows, AgendaItem)[0].title, of(rows, AgendaItem)[0].number) == (title, number)


def test_rows_with_and_without_an_event_id_are_of_one_meeting(tmp_path: Path) -> None:
    content = "event id,date,title,Roe,Poe\n9001,2031-06-03,A lamp,Yes,No\n,2031-06-03,A post,Yes,No\n"
    rows, report = read_table(tmp_path, content)
    assert len(of(rows, Meeting)) == 1
    assert report.issues == []


def test_a_motion_without_a_title_names_the_item(tmp_path: Path) -> None:
    content = "Item,Motion,Result,Roe,Poe\n4,Motion to deny the sale of lot 5,Passed,Yes,No\n"
    content += "5,Approve the minutes,Carried,Yes,Yes\n"
    rows, _ = read_table(tmp_path, content)
    assert [item.title for item in of(rows, AgendaItem)] == ["The sale of lot 5", "Approve the minutes"]
    assert [event.question for event in of(rows, VoteEvent)] == [
        "Shall “The sale of lot 5” be denied?",
        "Shall the motion “Approve the minutes” carry?",
    ]


def test_a_motion_in_the_result_is_what_was_voted_on(tmp_path: Path) -> None:
    rows, _ = read_table(tmp_path, "Title,Result,Roe,Poe\nSale of lot 5,Motion to deny passed,Yes,Yes\n")
    assert (of(rows, Motion)[0].motion_type, of(rows, AgendaItem)[0].outcome) == ("deny", "motion to deny passed")


def test_two_bodies_votes_on_one_title_are_two(tmp_path: Path) -> None:
    first, second = "Title,Roe,Poe\nMinutes,Yes,No\n", "Title,Lee,Bo\nMinutes,Yes,No\n"
    rows, report = read_tables(tmp_path, {"a/2031-05-13.csv": first, "b/2031-05-13.csv": second})
    assert len(of(rows, VoteEvent)) == 2
    assert len(of(rows, Vote)) == 4
    assert report.issues == []


def test_a_table_of_motions_on_the_items_of_another(tmp_path: Path) -> None:
    votes = "date,item,title,action,Roe,Poe\n2031-05-30,R.1,Resolution Adopting the Budget,Adopted as amended,Yes,Yes\n"
    motions = (
        "date,item,seq,item_title,kind,motion,Roe,Poe\n"
        "2031-05-30,R.1,1,Resolution Adopting the Budget,Amendment,Annex A: the Board's. — The motion passes.,Yes,No\n"
        "2031-05-30,R.1,2,Resolution Adopting the Budget,Motion,Annex B: the schedule. — Adopted.,Yes,No\n"
        '2031-05-30,R.1,3,Resolution Adopting the Budget,Motion,"Member Roe moves, and Member Poe seconds, approval'
        ' of Annex C. — The motion fails.",No,No\n'
    )
    rows, report = read_tables(tmp_path, {"votes.csv": votes, "motions.csv": motions})
    assert [item.title for item in of(rows, AgendaItem)] == ["Resolution Adopting the Budget"]
    kinds_of_motion = {motion.id: motion.motion_type for motion in of(rows, Motion)}
    assert [(kinds_of_motion[event.motion], event.result) for event in of(rows, VoteEvent)] == [
        ("amend", "pass"),
        ("other", "pass"),
        ("approve", "fail"),
        ("adopt", "pass"),
    ]
    assert of(rows, VoteEvent)[2].question.startswith("Shall the motion “Member Roe moves")
    assert report.issues == []


def test_an_amendment_with_an_item_of_its_own_is_that_item(tmp_path: Path) -> None:
    rows, _ = read_table(
        tmp_path, "Item,Title,Result,Roe,Poe\n4,Amendment 1 to the ambulance contract,Approved,Yes,No\n"
    )
    assert of(rows, VoteEvent)[0].question == "Shall “Amendment 1 to the ambulance contract” carry?"
    assert of(rows, AgendaItem)[0].outcome == "approved"


def test_a_row_beside_its_item_is_a_motion_of_its_own_words(tmp_path: Path) -> None:
    content = (
        "Item No.,Title,Result,Roe,Poe\n7.A,Resolution 24-1 on lamps,Passed,Yes,No\n"
        "7.A - Motion to Postpone by Roe,Resolution 24-1 on lamps,Failed,No,No\n"
        "7.A,Adds a lamp at Oak.,Passed,Yes,Yes\n"
    )
    rows, _ = read_table(tmp_path, content)
    assert [event.question for event in of(rows, VoteEvent)] == [
        "Shall “Resolution 24-1 on lamps” carry?",
        "Shall “Resolution 24-1 on lamps” be postponed?",
        "Shall the motion “Adds a lamp at Oak.” carry?",
    ]


def test_motions_for_and_on_one_matter_are_on_one_item(tmp_path: Path) -> None:
    content = (
        "Title,Result,Roe,Poe\nMotion to postpone the lease,Failed,No,No\nMotion to approve the lease,Passed,Yes,Yes\n"
    )
    rows, _ = read_table(tmp_path, content)
    assert [item.title for item in of(rows, AgendaItem)] == ["The lease"]
    assert [event.question for event in of(rows, VoteEvent)] == [
        "Shall “The lease” be postponed?",
        "Shall “The lease” be approved?",
    ]


def test_a_motion_without_a_second_was_not_voted_on(tmp_path: Path) -> None:
    rows, _ = read_table(tmp_path, "Title,Result,Roe,Poe\nA lamp,Failed for lack of a second,,\nA post,Passed,Yes,No\n")
    assert len(of(rows, VoteEvent)) == 1
    assert of(rows, AgendaItem)[0].outcome == "failed for lack of a second"


@pytest.mark.parametrize(
    "motion",
    [
        "Motion to approve staff's recommendation to deny",
        "Adopt findings for denial",
        "Approve the resolution denying the appeal",
        "Accept the committee's rejection",
        "Reject all bids",
    ],
)
def test_a_motion_that_is_not_on_the_item_itself_is_quoted(tmp_path: Path, motion: str) -> None:
    rows, _ = read_table(tmp_path, f'Item,Title,Motion,Result,Roe,Poe\n1,Variance,"{motion}",Passed,Yes,Yes\n')
    event = of(rows, VoteEvent)[0]
    assert motion in event.question or event.question == "Shall “Variance” be denied?"
    assert event.disposition is None


@pytest.mark.parametrize(
    "motion",
    [
        "Approve the minutes of May 3",
        "Motion to approve the contract with Roe Inc.",
        "Authorize staff to buy a truck",
        "Approve Annex C",
    ],
)
def test_a_motion_on_something_else_says_nothing_of_the_item(tmp_path: Path, motion: str) -> None:
    rows, _ = read_table(tmp_path, f'Item,Title,Motion,Result,Roe,Poe\n1,Lease with Bo Co.,"{motion}",Passed,Yes,Yes\n')
    event = of(rows, VoteEvent)[0]
    assert motion in event.question
    assert event.disposition is None
    assert of(rows, AgendaItem)[0].outcome is None


@pytest.mark.parametrize(
    "motion",
    [
        "Approve the contract as presented",
        "Motion to approve the application by Roe",
        "Approve staff recommendation",
        "Approve on second reading by Roe",
        "Approve the agreement with Bo Co.",
        "Approve",
    ],
)
def test_a_motion_that_names_nothing_else_is_on_the_item(tmp_path: Path, motion: str) -> None:
    rows, _ = read_table(tmp_path, f'Item,Title,Motion,Result,Roe,Poe\n1,Lease with Bo Co.,"{motion}",Passed,Yes,Yes\n')
    assert of(rows, VoteEvent)[0].question == "Shall “Lease with Bo Co.” be approved?"
    assert of(rows, AgendaItem)[0].outcome == "passed"


@pytest.mark.parametrize(
    ("number", "title", "motion", "is_on_item"),
    [
        ("7", "Lamps on Elm", "Adopt Ordinance 2031-14", True),
        ("O-2031-14", "Lamps on Elm", "Adopt Ordinance 2031-14", True),
        ("7", "Ordinance 2031-14, lamps", "Adopt Ordinance No. 2031-14", True),
        ("O-2031-15", "Lamps on Elm", "Adopt Ordinance 2031-14", False),
        ("7", "Ordinance 2031-15, lamps", "Adopt Ordinance 2031-14", False),
        ("7", "Public hearing on Ordinance 2031-14, amending Ordinance 2029-3", "Adopt Ordinance 2031-14", True),
        ("7", "Report on the costs of Ordinance 2031-14", "Adopt Ordinance 2031-14", False),
        ("7", "Ordinances 2031-14 and 2031-15", "Adopt Ordinance 2031-14", False),
    ],
)
def test_the_number_of_a_document_tells_which_item_is_voted_on(
    tmp_path: Path, number: str, title: str, motion: str, is_on_item: bool
) -> None:
    rows, _ = read_table(tmp_path, f'Item,Title,Motion,Result,Roe,Poe\n{number},"{title}",{motion},Passed,Yes,Yes\n')
    question = of(rows, VoteEvent)[0].question
    assert question == (f"Shall “{title}” be adopted?" if is_on_item else f"Shall the motion “{motion}” carry?")


def test_a_resolution_that_denies_is_adopted(tmp_path: Path) -> None:
    rows, _ = read_table(
        tmp_path, "Item,Title,Motion,Result,Roe,Poe\n1,Resolution denying the appeal,Adopt,Passed,Yes,Yes\n"
    )
    assert of(rows, VoteEvent)[0].question == "Shall “Resolution denying the appeal” be adopted?"


def test_a_bare_verb_is_no_title(tmp_path: Path) -> None:
    rows, _ = read_table(
        tmp_path, "Item,Title,Motion,Result,Roe,Poe\n7,,Approve,Passed,Yes,No\n7,,Deny,Failed,Yes,No\n"
    )
    assert [event.question for event in of(rows, VoteEvent)] == [
        "Shall “Item 7” be approved?", "Shall “Item 7” be denied?",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "motion_type", "outcome"),
    [
        ("Override of veto of Ordinance 12-5", "override", "motion to override the veto: passed"),
        ("Reconsideration of Ordinance 12-5", "reconsider", "motion to reconsider: passed"),
        ("Adjournment", "pass", "passed"),
        ("Denial of claim of J. Smith", "pass", "passed"),
    ],
)
def test_a_title_that_names_a_step(tmp_path: Path, title: str, motion_type: str, outcome: str) -> None:
    rows, _ = read_table(tmp_path, f"Item,Title,Result,Roe,Poe\n1,{title},Passed,Yes,Yes\n")
    assert [motion.motion_type for motion in of(rows, Motion)] == [motion_type]
    assert [item.outcome for item in of(rows, AgendaItem)] == [outcome]


@pytest.mark.parametrize("motion", ["Main motion", "Motion as amended", "The motion", "Original motion, as amended"])
def test_the_main_motion_asks_about_the_item(tmp_path: Path, motion: str) -> None:
    rows, report = read_table(tmp_path, f'Item,Title,Motion,Result,Roe,Poe\n7,Lease,"{motion}",Adopted,Yes,Yes\n')
    assert [event.question for event in of(rows, VoteEvent)] == ["Shall “Lease” carry?"]
    assert "unknown motion" not in kinds(report)


@pytest.mark.parametrize(
    ("result", "motion_type", "question"),
    [
        ("Continued 5-0 to June 17", "continue", "Shall “Lease” be continued?"),
        ("Tabled (3-0)", "table", "Shall “Lease” be tabled?"),
        ("Referred to committee 5-2", "refer", "Shall “Lease” be referred?"),
    ],
)
def test_a_step_with_a_tally_is_a_vote_on_it(tmp_path: Path, result: str, motion_type: str, question: str) -> None:
    rows, _ = read_table(tmp_path, f"Item,Title,Result,Roe,Poe\n1,Lease,{result},,\n2,Fees,Passed,Y,N\n")
    assert of(rows, Motion)[0].motion_type == motion_type
    first = of(rows, VoteEvent)[0]
    assert (first.question, first.result, first.result_basis) == (question, "pass", "inferred")


def test_denied_with_a_tally_and_no_names_is_no_vote_and_told(tmp_path: Path) -> None:
    rows, report = read_table(tmp_path, "Item,Title,Result,Roe,Poe\n1,Lease,Denied 3-2,,\n2,Fees,Passed,Y,N\n")
    assert len(of(rows, VoteEvent)) == 1
    assert "does not say what was voted on" in next(i.reason for i in report.issues if i.kind == "tally left out")


@pytest.mark.parametrize(
    ("number", "title"),
    [("5 (cont.)", "Lease of lot 5"), ("Item 5 continued", ""), ("5 cont'd", "Lease of lot 5 (continued)"),
     ("5 - continued", "Lease of lot 5, cont."), ("5", "Lease of lot 5 - continued")],
)  # fmt: skip
def test_an_item_that_is_continued_is_one_item(tmp_path: Path, number: str, title: str) -> None:
    content = "Item,Title,Motion,Result,Roe,Poe\n5,Lease of lot 5,Amend,Failed,No,No\n"
    content += f'{number},"{title}",Approve,Passed,Yes,Yes\n'
    rows, _ = read_table(tmp_path, content)
    assert [item.title for item in of(rows, AgendaItem)] == ["Lease of lot 5"]
    assert of(rows, VoteEvent)[1].question == "Shall “Lease of lot 5” be approved?"


def test_a_roll_with_other_votes_on_the_same_question_is_told(tmp_path: Path) -> None:
    content = "Item,Title,Result,Roe,Poe,Moe\n5,Fees,Passed,Yes,Yes,No\n5,Fees,Passed,Yes,Yes,Yes\n"
    rows, report = read_table(tmp_path, content)
    assert len(of(rows, VoteEvent)) == 2
    assert "roll repeated" in kinds(report)


@pytest.mark.parametrize("names", [("council.csv", "consent.csv"), ("2031-06-03-a.csv", "2031-06-03-b.csv")])
def test_numbers_that_begin_anew_in_another_table_are_other_items(tmp_path: Path, names: tuple[str, str]) -> None:
    row = "Date,Item,Title,Result,Roe,Poe\n2031-06-03,1,{},Passed,Yes,Yes\n"
    rows, report = read_tables(tmp_path, {names[0]: row.format("Lease"), names[1]: row.format("Fees")})
    assert {item.title for item in of(rows, AgendaItem)} == {"Lease", "Fees"}
    assert "number used twice" in kinds(report)
