"""Results, tallies, and marks for votes: what is not plain is told."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from councilui.load.input_errors import InputError
from councilui.load.outcomes import VoteWords
from councilui.record.model import AgendaItem, Motion, Person, Vote, VoteCount, VoteEvent
from tests.load.vote_table.rows import kinds, of
from tests.load.vote_table.tables import read_table, votes_by_name


@pytest.mark.parametrize(
    ("printed", "result"),
    [
        ("Did not pass", "fail"), ("DID NOT PASS", "fail"), ("Unable to pass for lack of 2/3", "fail"),
        ("Not approved", "fail"), ("Passed over", "unknown"), ("Passed by", "unknown"), ("Withdrawn", "unknown"),
        ("Passed (failed of 2/3)", "unknown"), ("Failed (adopted in 2024)", "unknown"),
        ("Passed (amendment failed)", "pass"), ("Failed (as adopted in 2024)", "fail"),
    ],
)  # fmt: skip
def test_a_result_is_read_with_its_negation(tmp_path: Path, printed: str, result: str) -> None:
    rows, _ = read_table(tmp_path, f"Title,Result,Roe,Poe\nA lamp,{printed},Yes,No\n")
    assert of(rows, VoteEvent)[0].result == result


@pytest.mark.parametrize(
    ("printed", "counts", "outcome"),
    [
        ("Approved for FY 24-25", {}, "approved for fy 24-25"),
        ("Passed at 9:45 p.m.", {}, "passed at 9:45 p.m"),
        ("Adopted as amended (Sec. 2-173)", {}, "adopted as amended (sec. 2-173)"),
        ("Item 12-3 approved 7-0", {"yes": 7, "no": 0}, "item 12-3 approved"),
        ("Passed 7-2-1", {"yes": 7, "no": 2, "other": 1}, "passed"),
        ("Passed (7 to 2)", {"yes": 7, "no": 2}, "passed"),
        ('"Ayes 7, Nays 2 - Carried"', {"yes": 7, "no": 2}, "carried"),
        ("APPROVED (9-0)", {"yes": 9, "no": 0}, "approved"),
        ("Approuvé 5 contre 2", {"yes": 5, "no": 2}, "approuvé"),
        ("Aprobado 5 votos contra 2", {"yes": 5, "no": 2}, "aprobado"),
        ('"Adopté 5 pour, 2 contre"', {"yes": 5, "no": 2}, "adopté"),
        ('"Carried, Yea 7 Nay 2 Abs 1"', {"yes": 7, "no": 2, "other": 1}, "carried"),
    ],
)
def test_only_a_tally_is_announced(tmp_path: Path, printed: str, counts: dict[str, int], outcome: str) -> None:
    rows, _ = read_table(tmp_path, f"Title,Result,Roe,Poe\nA lamp,{printed},Yes,No\n")
    assert {count.option: count.count for count in of(rows, VoteCount)} == counts
    assert of(rows, AgendaItem)[0].outcome == outcome


@pytest.mark.parametrize(
    ("printed", "question", "result"),
    [
        ("Passed motion to deny", "Shall “A lamp” be denied?", "pass"),
        ("CARRIED - MOTION TO DENY", "Shall “A lamp” be denied?", "pass"),
        ("Passed (to deny)", "Shall “A lamp” be denied?", "pass"),
        ("Motion to deny failed", "Shall “A lamp” be denied?", "fail"),
        ("Failed: motion by Ald. Roe to table", "Shall “A lamp” be tabled?", "fail"),
        ("Denial passed on motion of Roe", "Shall “A lamp” be denied?", "pass"),
        ("Passed - to the mayor", "Shall “A lamp” carry?", "pass"),
        ("Passed on motion of Roe", "Shall “A lamp” carry?", "pass"),
    ],
)
def test_a_result_may_name_its_motion(tmp_path: Path, printed: str, question: str, result: str) -> None:
    rows, _ = read_table(tmp_path, f"Title,Result,Roe,Poe\nA lamp,{printed},Yes,No\n")
    assert [(event.question, event.result) for event in of(rows, VoteEvent)] == [(question, result)]


@pytest.mark.parametrize(
    ("printed", "motion_type", "result"),
    [
        ("Failed to table", "table", "fail"),
        ("Fails to override", "override", "fail"),
        ("Refused to override", "override", "fail"),
        ("Failed to suspend the rules", "suspend rules", "fail"),
        ("Failed to deny 2-3", "deny", "fail"),
        ("Reconsideration failed", "reconsider", "fail"),
        ("Override of the veto passed", "override", "pass"),
        ("Amendment No. 2 fails", "amend", "fail"),
        ("Amendments adopted", "amend", "pass"),
        ("Substitute adopted", "substitute", "pass"),
        ("Approved denial", "deny", "pass"),
        ("Approved staff recommendation to deny", "deny", "pass"),
        ("Concurred with denial", "deny", "pass"),
        ("Adverse report accepted", "deny", "pass"),
        ("Accepted the unfavorable recommendation", "deny", "pass"),
        ("Denied - motion passed", "deny", "pass"),
        ("Approved the continuance", "continue", "pass"),
        ("Approved to continue", "continue", "pass"),
        ("Agreed to defer", "defer", "pass"),
        ("Accepted withdrawal", "withdraw", "pass"),
        ("Tabled - carried", "table", "pass"),
        ("Referred to Finance, approved 2-1", "refer", "pass"),
    ],
)
def test_a_result_on_another_question_says_nothing_of_the_item(
    tmp_path: Path, printed: str, motion_type: str, result: str
) -> None:
    rows, _ = read_table(tmp_path, f'Title,Result,Roe,Poe,Moe\nLease of lot 5,"{printed}",Yes,Yes,No\n')
    assert of(rows, Motion)[0].motion_type == motion_type
    assert of(rows, VoteEvent)[0].result == result
    assert of(rows, AgendaItem)[0].outcome not in ("passed", "failed", "approved", "adopted", "carried")


@pytest.mark.parametrize(
    "printed",
    [
        "Amended and passed",
        "Passed as amended",
        "Approved with amendments",
        "Approved amended budget",
        "Passed on reconsideration",
        "Tabled 5/6; passed",
        "Continued from May 6; approved",
        "Adopted (amendment failed)",
    ],
)
def test_what_happened_on_the_way_is_not_what_was_voted_on(tmp_path: Path, printed: str) -> None:
    rows, _ = read_table(tmp_path, f'Title,Result,Roe,Poe,Moe\nLease of lot 5,"{printed}",Yes,Yes,No\n')
    assert of(rows, VoteEvent)[0].question == "Shall “Lease of lot 5” carry?"
    assert of(rows, VoteEvent)[0].result == "pass"


def test_a_casting_vote_is_told(tmp_path: Path) -> None:
    content = 'Title,Result,Roe,Poe\nA lamp,"Tied 4-4, Mayor voted yes, motion passed 5-4",Yes,No\n'
    rows, _ = read_table(tmp_path, content)
    event = of(rows, VoteEvent)[0]
    assert {count.option: count.count for count in of(rows, VoteCount)} == {"yes": 5, "no": 4}
    assert event.result == "pass"
    assert "A tie, 4-4" in (event.roll_note or "")


def test_a_row_without_votes_and_with_a_time_in_its_result_is_no_vote(tmp_path: Path) -> None:
    content = "Title,Result,Roe,Poe\nA lamp,Passed to second reading May 22 2024 at 9:30 a.m.,,\nA post,Passed,Yes,No\n"
    rows, _ = read_table(tmp_path, content)
    assert [item.title for item in of(rows, AgendaItem)] == ["A lamp", "A post"]
    assert len(of(rows, VoteEvent)) == 1
    assert of(rows, VoteCount) == []


def test_words_are_guessed_where_plain(tmp_path: Path) -> None:
    content = "title,Ana Roe,Ben Poe,Cy Moe\nA lamp,Oui,Yes (proxy),Recused (conflict of interest)\nA post,Non,No,Yes\n"
    rows, report = read_table(tmp_path, content)
    assert [vote.option for vote in of(rows, Vote)] == ["yes", "yes", "recused", "no", "no", "yes"]
    assert report.issues == []


def test_ticks_and_crosses_alone_are_yes_and_no_and_told(tmp_path: Path) -> None:
    rows, report = read_table(tmp_path, "title,Ana Roe,Ben Poe\nA lamp,✓,X\nA post,✓,✓\n")
    assert [vote.option for vote in of(rows, Vote)] == ["yes", "no", "yes", "yes"]
    assert any('"✓" = "yes"' in note for note in report.notes)


def test_marks_are_read_by_the_tallies_that_stand_beside_them(tmp_path: Path) -> None:
    content = "title,result,Ana Roe,Ben Poe,Cy Moe\nA lamp,Passed 2-1,X,X,O\nA post,Failed 1-2,O,X,O\n"
    content += "A way,Passed 3-0,X,X,X\n"
    rows, report = read_table(
        tmp_path, content, '[columns]\ntitle = "title"\nresult = "result"\nmembers_after = "result"\n'
    )
    assert Counter(vote.option for vote in of(rows, Vote)) == {"yes": 6, "no": 3}
    assert any('"X" = "yes"' in note for note in report.notes)


@pytest.mark.parametrize("counts", ["2,1", "3,0"])
def test_letters_mean_what_columns_of_counts_make_plain(tmp_path: Path, counts: str) -> None:
    """A for aye: no member has a word for yes that a list knows, and one of them always voted so."""
    second = "A,A,A" if counts == "3,0" else "A,A,N"
    content = f"Title,Ayes,Noes,Result,Roe,Poe,Moe\nLease,2,1,Passed,A,N,A\nFees,{counts},Passed,{second}\n"
    rows, report = read_table(tmp_path, content)
    assert [vote.option for vote in of(rows, Vote)][:3] == ["yes", "no", "yes"]
    assert {event.roll for event in of(rows, VoteEvent)} == {"complete"}
    assert any('"A" = "yes"' in note for note in report.notes)


def test_weights_behind_names_are_no_items(tmp_path: Path) -> None:
    rows, _ = read_table(tmp_path, "Title,Result,Roe (2 votes),Poe (1 vote)\nLease,Passed 2-1,Yes,No\n")
    assert votes_by_name(rows) == {"Roe (2 votes)": "yes", "Poe (1 vote)": "no"}
    assert {person.name for person in of(rows, Person)} == {"Roe", "Poe"}
    rows, _ = read_table(tmp_path, "Title,Council District 1,Council District 2\nLease,Yes,No\n")
    assert {person.name for person in of(rows, Person)} == {"Council District 1", "Council District 2"}


def test_marks_that_may_mean_anything_are_other_and_the_setting_can_be_pasted(tmp_path: Path) -> None:
    content = "title,Ana Roe,Ben Poe,Cy Moe\nA lamp,X,Yes,No\nA post,Yes,X,Yes\n"
    rows, report = read_table(tmp_path, content)
    assert [vote.option for vote in of(rows, Vote)] == ["other", "yes", "no", "yes", "other", "yes"]
    paste = next(note for note in report.notes if "[words]" in note).partition(":\n")[2]
    rows, report = read_table(tmp_path, content, paste.replace('"other"', '"absent"'))
    assert [vote.option for vote in of(rows, Vote)][:2] == ["absent", "yes"]
    assert report.issues == []


def test_results_that_nobody_knows_are_listed(tmp_path: Path) -> None:
    rows, report = read_table(tmp_path, "title,Result,Roe,Poe\nA lamp,Zzyzx,Yes,No\n")
    assert of(rows, VoteEvent)[0].result == "unknown"
    assert [(issue.kind, issue.place) for issue in report.issues] == [("unknown result", "2")]


def test_a_column_of_tallies_is_what_was_announced(tmp_path: Path) -> None:
    content = "Title,Result,Vote Tally,Roe,Poe\nA lamp,Passed,1-1,Yes,No\nA post,Passed,7-2,Yes,No\n"
    rows, _ = read_table(tmp_path, content)
    assert [(count.option, count.count) for count in of(rows, VoteCount)] == [
        ("yes", 1), ("no", 1), ("yes", 7), ("no", 2),
    ]  # fmt: skip
    assert [event.roll for event in of(rows, VoteEvent)] == ["complete", "partial"]


def test_a_refusal_can_be_pasted_and_completed(tmp_path: Path) -> None:
    content = "Title,Result,Roe,Poe\nA lamp,Passed 1-0,J,Q\nA post,Zyzx,J,J\n"
    with pytest.raises(InputError) as refusal:
        read_table(tmp_path, content)
    paste = str(refusal.value).partition("wrong:\n")[2]
    assert 'title = "Title"\nresult = "Result"\nmembers = ["Roe", "Poe"]' in paste
    completed = paste.replace('# "J" = "…"', '"J" = "yes"').replace('# "Q" = "…"', '"Q" = "absent"')
    rows, _ = read_table(tmp_path, content, completed)
    assert [vote.option for vote in of(rows, Vote)] == ["yes", "absent", "yes", "yes"]


@pytest.mark.parametrize("result", ["Rejected", "REJECTED", "Reject", "Denied", "Rejected 1-2", "Disapproved"])
def test_a_result_alone_is_no_motion_to_deny(tmp_path: Path, result: str) -> None:
    rows, _ = read_table(tmp_path, f"Item,Title,Result,Roe,Poe,Moe\n1,Lease,{result},No,No,Yes\n")
    assert of(rows, VoteEvent)[0].question == "Shall “Lease” carry?"


@pytest.mark.parametrize("word", ["Proxy - Yes", "By proxy (yes)", "Procuration (oui)", "Remote: Aye"])
def test_how_somebody_voted_may_stand_before_the_vote(word: str) -> None:
    assert VoteWords().read(word) == ("yes", True)
    assert not VoteWords().read(word.split()[0]).is_known


def test_spanish_and_french_tables(tmp_path: Path) -> None:
    table = "Punto,Título,Resultado,Ana Roe,Ben Poe\n1,Contrato,No aprobado,A favor,Se abstuvo\n"
    rows, report = read_table(tmp_path, table)
    assert [event.result for event in of(rows, VoteEvent)] == ["fail"]
    assert [vote.option for vote in of(rows, Vote)] == ["yes", "abstain"]
    assert report.issues == []


@pytest.mark.parametrize("result", ["Introduced 5-6", "Referred 2-2", "Continued 0-7 to June"])
def test_a_step_without_a_majority_is_no_vote(tmp_path: Path, result: str) -> None:
    rows, _ = read_table(tmp_path, f"Title,Result,Roe,Poe\nA lamp,{result},,\nA post,Passed,Yes,Yes\n")
    assert [event.result for event in of(rows, VoteEvent)] == ["pass"]
    assert of(rows, VoteCount) == []


@pytest.mark.parametrize("marks", [("+", "-"), ("✓", "—"), ("*", "*"), ("/", "•")])
@pytest.mark.parametrize("place", [0, 2])
def test_a_member_of_signs_alone_is_in_the_roll(tmp_path: Path, marks: tuple[str, str], place: int) -> None:
    rows = [["Ana Roe", "Bo Poe"], ["Yes", "No"], ["Yes", "Yes"]]
    for row, cell in zip(rows, ("Cy Moe", *marks), strict=True):
        row.insert(place, cell)
    titles = ("Title,Result", "Lease,Passed", "Fees,Passed")
    table = "\n".join(",".join((title, *row)) for title, row in zip(titles, rows, strict=True))
    read, report = read_table(tmp_path, table + "\n")
    assert [vote.option_text for vote in of(read, Vote) if vote.voter_name == "Cy Moe"] == list(marks)
    assert "unknown vote word" in kinds(report)
