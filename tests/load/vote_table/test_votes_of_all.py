"""Cells that tell how all voted, results and dissents beside a tally, and meetings that were not held."""

from __future__ import annotations

from pathlib import Path

import pytest

from councilui.common.errors import CouncilError
from councilui.record.model import AgendaItem, Meeting, Motion, Person, Vote, VoteCount, VoteEvent
from tests.load.vote_table.rows import kinds, of
from tests.load.vote_table.tables import read_table, votes_by_name

HEAD = "Date,Title,Motion,Vote,Ana Roe,Ben Poe,Cy Moe\n"
DIVIDED = "2031-05-06,Lease,Approve,2-1,Yes,No,Yes\n"


@pytest.mark.parametrize(
    ("word", "method"),
    [
        ("Voice Vote", "voice"),
        ("VOICE", "voice"),
        ("Acclamation", "voice"),
        ("Consent", "omnibus"),
        ("Unanimous consent", "unanimous consent"),
        ("unanimous", "unknown"),
        ("Show of hands", "rising"),
    ],
)
@pytest.mark.parametrize("away", ["", "Absent"])
def test_a_word_for_how_all_voted_is_nobody_s_vote(tmp_path: Path, word: str, method: str, away: str) -> None:
    rows, report = read_table(tmp_path, f"{HEAD}{DIVIDED}2031-05-20,Bins,Approve,,{word},{word},{away or word}\n")
    divided, of_all = of(rows, VoteEvent)
    assert [(vote.voter_name, vote.option) for vote in of(rows, Vote) if vote.vote_event == of_all.id] == (
        [("Cy Moe", "absent")] if away else []
    )
    assert (of_all.method, of_all.result, of_all.roll) == (method, "unknown", "partial" if away else "none")
    assert divided.roll == "complete"
    assert not kinds(report)


def test_a_setting_says_what_such_a_word_means(tmp_path: Path) -> None:
    toml = '[words]\n"Unanimous" = "yes"\n'
    rows, _ = read_table(tmp_path, f"{HEAD}2031-05-20,Bins,Approve,3-0,Unanimous,Unanimous,Unanimous\n", toml)
    assert votes_by_name(rows) == {"Ana Roe": "yes", "Ben Poe": "yes", "Cy Moe": "yes"}


def test_a_long_table_s_word_for_how_all_voted_is_nobody_s_vote(tmp_path: Path) -> None:
    table = (
        "Date,Title,Member,Vote\n2031-05-06,Lease,Ana Roe,Yes\n2031-05-06,Lease,Ben Poe,No\n"
        "2031-05-06,Bins,Ana Roe,Voice vote\n2031-05-06,Bins,Ben Poe,Voice vote\n"
    )
    rows, _ = read_table(tmp_path, table)
    assert [(event.method, event.roll) for event in of(rows, VoteEvent)] == [("unknown", "complete"), ("voice", "none")]


@pytest.mark.parametrize("header", ["Vote", "VOTE", "Final Vote", "Vote Count"])
@pytest.mark.parametrize(
    ("printed", "result", "tally"),
    [("2-1", "unknown", {"yes": 2, "no": 1}), ("Unanimous", "pass", {}), ("Passed 2-1", "pass", {"yes": 2, "no": 1})],
)
def test_a_column_of_votes_beside_members_is_the_result_or_the_tally(
    tmp_path: Path, header: str, printed: str, result: str, tally: dict[str, int]
) -> None:
    table = f"{HEAD}2031-05-06,Lease,Approve,{printed},Yes,No,Yes\n".replace(",Vote,", f",{header},")
    rows, _ = read_table(tmp_path, table)
    [event] = of(rows, VoteEvent)
    assert {count.option: count.count for count in of(rows, VoteCount)} == tally
    if header.upper() == "VOTE":
        assert event.result == result


DISSENTS = {
    "2-1 (Poe dissenting)": {"Ben Poe": "no"},
    "2-1 (Councilmember Poe voted no)": {"Ben Poe": "no"},
    "1-2; Roe and Poe opposed": {"Ana Roe": "no", "Ben Poe": "no"},
    "1-1 (Poe no; Roe absent)": {"Ben Poe": "no", "Ana Roe": "absent"},
    "2-0-1 (Poe abstained)": {"Ben Poe": "abstain"},
    "2-1 (No: Poe)": {"Ben Poe": "no"},
    "2-1 with Poe in opposition": {"Ben Poe": "no"},
}
NO_DISSENTS = [
    "2-1 (Poe)", "2-1 (Roe and Poe opposed)", "2-1 (staff opposed)", "2-1 (Dunn dissenting)", "2-1 (Mayor opposed)",
    "2-1 (Poe changed to no)", "2-1 (Poe not opposed)", "2-1 (Poe moved to amend)", "2-1 (Roe aye)",
]  # fmt: skip


@pytest.mark.parametrize("printed", [*DISSENTS, *NO_DISSENTS])
def test_who_is_named_beside_a_tally_voted_so_and_the_roll_is_partial(tmp_path: Path, printed: str) -> None:
    rows, _ = read_table(tmp_path, f"{HEAD}{DIVIDED}2031-05-20,Bins,Approve,{printed},,,\n")
    event = of(rows, VoteEvent)[-1]
    names = {vote.voter_name: vote.option for vote in of(rows, Vote) if vote.vote_event == event.id}
    assert names == DISSENTS.get(printed, {})
    assert event.roll == ("partial" if names else "none")
    assert len({vote.person for vote in of(rows, Vote)}) == 3


def test_who_is_named_beside_a_tally_needs_no_column(tmp_path: Path) -> None:
    table = (
        "Date,Title,Vote\n2031-05-06,Lease,5-2 (Roe and Poe dissenting)\n2031-05-06,Bins,6-1 (Parks Board opposed)\n"
    )
    rows, _ = read_table(tmp_path, table)
    assert votes_by_name(rows) == {"Roe": "no", "Poe": "no"}
    assert [event.roll for event in of(rows, VoteEvent)] == ["partial", "none"]


@pytest.mark.parametrize(
    ("action", "result", "motion_type", "question"),
    [
        ("amended", "Pass", "amend", "Shall the amendment to “Lease” carry?"),
        ("Amended", "Fail", "amend", "Shall the amendment to “Lease” carry?"),
        ("referred", "Pass", "refer", "Shall “Lease” be referred?"),
        ("passed to engrossment", "Pass", "other", "Shall the motion “passed to engrossment” carry?"),
    ],
)
@pytest.mark.parametrize("header", ["Action", "Action Taken", "ActionName"])
def test_the_action_beside_a_result_is_what_was_moved(
    tmp_path: Path, action: str, result: str, motion_type: str, question: str, header: str
) -> None:
    table = f"Date,Title,{header},Result,Person Name,Vote\n" + "".join(
        f"2031-05-06,{row},{name},{word}\n"
        for row in (f"Lease,{action},{result}", "Bins,approved,Pass")
        for name, word in (("Ana Roe", "Aye"), ("Ben Poe", "Nay"))
    )
    rows, _ = read_table(tmp_path, table)
    assert [(motion.motion_type) for motion in of(rows, Motion)] == [motion_type, "approve"]
    assert [event.question for event in of(rows, VoteEvent)] == [question, "Shall “Bins” be approved?"]
    assert of(rows, AgendaItem)[0].outcome not in ("pass", "passed", "fail", "failed")


@pytest.mark.parametrize("actions", [("Passed", "Failed"), ("Carried", "Failed 1-1")])
def test_an_action_that_says_the_result_again_is_no_motion(tmp_path: Path, actions: tuple[str, str]) -> None:
    table = "Date,Title,Action,Result,Ana Roe,Ben Poe\n"
    table += f"2031-05-06,Lease,{actions[0]},Pass,Yes,Yes\n2031-05-06,Bins,{actions[1]},Fail,Yes,No\n"
    rows, _ = read_table(tmp_path, table)
    assert [event.question for event in of(rows, VoteEvent)] == ["Shall “Lease” carry?", "Shall “Bins” carry?"]


@pytest.mark.parametrize("outcome", ["Outcome", "Vote Result", "Decision", "Pass/Fail"])
def test_the_result_is_read_before_an_action_that_stands_before_it(tmp_path: Path, outcome: str) -> None:
    table = f"Date,Title,Action,{outcome},Roe,Poe\n2031-05-06,Lease,Approve,Failed,Yes,No\n"
    rows, _ = read_table(tmp_path, table)
    assert [(motion.motion_type, motion.text) for motion in of(rows, Motion)] == [("approve", "Approve")]
    assert [event.result for event in of(rows, VoteEvent)] == ["fail"]


def test_an_action_denied_that_failed_is_quoted_and_listed(tmp_path: Path) -> None:
    table = "Date,Title,Action,Result,Roe,Poe\n2031-05-06,Lease,Denied,Failed,No,No\n"
    table += "2031-05-06,Bins,Denied,Passed,Yes,Yes\n"
    rows, report = read_table(tmp_path, table)
    assert [event.question for event in of(rows, VoteEvent)] == [
        "Shall the motion “Denied” carry?", "Shall “Bins” be denied?",
    ]  # fmt: skip
    assert [item.outcome for item in of(rows, AgendaItem)] == ["motion: failed", "motion to deny: passed"]
    assert "unknown motion" in kinds(report)


@pytest.mark.parametrize("result", ["Failed", "Carried", "Passed", "Lost"])
def test_what_became_of_an_unknown_motion_did_not_become_of_the_item(tmp_path: Path, result: str) -> None:
    table = f"Date,Title,Motion,Result,Roe,Poe\n2031-05-06,Lease,Ask the attorney again,{result},Yes,No\n"
    rows, _ = read_table(tmp_path, table)
    assert of(rows, AgendaItem)[0].outcome == f"motion: {result.lower()}"


@pytest.mark.parametrize(
    "title", ["No meeting – holiday", "NO MEETING", "No Council meeting (snow)", "Meeting canceled", "No meeting held"]
)
def test_a_row_in_place_of_a_meeting_says_that_it_was_not_held(tmp_path: Path, title: str) -> None:
    rows, _ = read_table(tmp_path, f"{HEAD}{DIVIDED}2031-05-20,{title},,,,,\n")
    assert [meeting.status for meeting in of(rows, Meeting)] == [None, title]


@pytest.mark.parametrize("title", ["No meeting room fees", "Canceled leases", "No meetings policy", "Deferred items"])
def test_an_item_about_meetings_cancels_none(tmp_path: Path, title: str) -> None:
    rows, _ = read_table(tmp_path, f"{HEAD}{DIVIDED}2031-05-20,{title},,,,,\n")
    assert [meeting.status for meeting in of(rows, Meeting)] == [None, None]


@pytest.mark.parametrize("printed", ["City Council Special", "City Council - Special", "City Council Special Meeting"])
def test_the_kind_behind_a_body_s_name_is_the_meeting_s(tmp_path: Path, printed: str) -> None:
    rows, _ = read_table(tmp_path, f"Body,Title,Ana Roe,Ben Poe\n{printed},Lease,Yes,No\nCity Council,Bins,Yes,No\n")
    assert {meeting.body.rsplit("/", 1)[-1] for meeting in of(rows, Meeting)} == {"city-council"}
    assert {meeting.kind for meeting in of(rows, Meeting)} >= {"special"}


@pytest.mark.parametrize("header", ["P/F", "Pass/Fail", "Passed/Failed", "Pass"])
def test_a_column_of_results_behind_members_is_no_member(tmp_path: Path, header: str) -> None:
    table = f"Date,Title,Roe,Poe,{header}\n2031-05-06,Lease,Y,A,P\n2031-05-06,Bins,N,N,F\n"
    rows, _ = read_table(tmp_path, table)
    assert {vote.voter_name for vote in of(rows, Vote)} == {"Roe", "Poe"}


@pytest.mark.parametrize(
    ("rows_of_poe", "events"),
    [
        ("2031-05-06,Lease,Approve,,Ben Poe,Absent\n", 1),
        ("2031-05-06,Lease,,,Ben Poe,Absent\n", 1),
        ("2031-05-06,Lease,Approve,Failed,Ben Poe,Absent\n", 2),
        ("2031-05-06,Lease,,,Ben Poe,No\n2031-05-06,Lease,,,Ana Roe,No\n", 2),
        ("2031-05-07,Lease,Approve,,Ben Poe,Absent\n", 2),
        ("2031-05-06,Bins,Approve,,Ben Poe,Absent\n", 2),
    ],
)
def test_rows_that_leave_the_result_empty_are_of_the_vote_that_has_it(
    tmp_path: Path, rows_of_poe: str, events: int
) -> None:
    head = "Date,Title,Motion,Result,Member,Vote\n"
    whole = "2031-05-06,Lease,Approve,Passed,Ana Roe,Yes\n2031-05-06,Lease,Approve,Passed,Cy Moe,Yes\n"
    for table in (whole + rows_of_poe, rows_of_poe + whole):
        rows, _ = read_table(tmp_path, head + table)
        assert len(of(rows, VoteEvent)) == events


@pytest.mark.parametrize("behind", [" (as amended)", " as amended", ", revised", " (continued)"])
def test_an_item_as_amended_is_the_item_under_its_number(tmp_path: Path, behind: str) -> None:
    table = "Number,Title,Result,Roe,Poe\nC-1,Elm Street,Failed,Y,N\n"
    rows, _ = read_table(tmp_path, f'{table}"C-1{behind}",Elm Street,Passed,Y,Y\n')
    assert [item.number for item in of(rows, AgendaItem)] == ["C-1"]
    assert [event.result for event in of(rows, VoteEvent)] == ["fail", "pass"]


def test_a_tie_is_noted_with_the_words_that_are_printed(tmp_path: Path) -> None:
    printed = "Tie 1-1; Mayor votes aye; carried 2-1"
    rows, _ = read_table(tmp_path, f"Title,Result,Roe,Poe,Moe\nLease,{printed},Y,N,Y\n")
    assert of(rows, VoteEvent)[0].roll_note == f"A tie, 1-1, as printed: “{printed}”."


def test_a_row_with_a_name_and_nothing_else_is_no_vote(tmp_path: Path) -> None:
    rows, _ = read_table(tmp_path, "Title,Member,Vote\nLease,Roe,Yes\nLease,Poe,No\n,Moe,\n")
    assert votes_by_name(rows) == {"Roe": "yes", "Poe": "no"}
    assert len(of(rows, VoteEvent)) == 1


def test_headers_as_databases_shorten_them(tmp_path: Path) -> None:
    table = "MTG_DT,AGENDA_ITEM_TXT,COUNCIL_MBR_NM,VOTE_CD,VOTE_RESULT_DESC\n"
    rows, _ = read_table(tmp_path, f"{table}2031-05-06,Lease,Roe,Y,Passed\n2031-05-06,Lease,Poe,N,Passed\n")
    assert votes_by_name(rows) == {"Roe": "yes", "Poe": "no"}
    assert [event.result for event in of(rows, VoteEvent)] == ["pass"]


def test_marks_of_footnotes_are_no_part_of_a_name(tmp_path: Path) -> None:
    rows, _ = read_table(tmp_path, "Title,Ana Roe¹,Ben Poe²³,Cy Moe*\nLease,Yes,No,Yes\n")
    assert {person.name for person in of(rows, Person)} == {"Ana Roe", "Ben Poe", "Cy Moe"}


@pytest.mark.parametrize("headers", ["Ayes,Nays", "Yeas,Nays", "AYES,NOES"])
def test_numbers_of_a_body_s_votes_need_no_result(tmp_path: Path, headers: str) -> None:
    rows, _ = read_table(tmp_path, f"Date,Title,{headers}\n2031-05-06,Lease,5,2\n2031-05-06,Bins,3,4\n")
    assert [(vote.result, vote.roll) for vote in of(rows, VoteEvent)] == [("unknown", "none")] * 2
    assert sorted((count.option, count.count) for count in of(rows, VoteCount)) == [
        ("no", 2), ("no", 4), ("yes", 3), ("yes", 5),
    ]  # fmt: skip


def test_numbers_of_a_poll_are_no_votes_of_a_body(tmp_path: Path) -> None:
    with pytest.raises(CouncilError, match="can't be determined"):
        read_table(tmp_path, "Date,Question,Yes,No\n2031-05-06,Do you like the fence?,512,204\n")
