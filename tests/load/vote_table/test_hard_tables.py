"""Tables as spreadsheets and clerks really leave them: what is wrong in them is told, and no vote is made up."""

from __future__ import annotations

import datetime as dt
import json
import zipfile
from collections import Counter
from pathlib import Path

import openpyxl
import pytest

from councilui.load.formats import vote_table
from councilui.load.input_errors import InputError
from councilui.load.inputs import open_input
from councilui.load.outcomes import VoteWords, motion_label
from councilui.load.report import Report
from councilui.record.model import AgendaItem, Meeting, Motion, Person, Vote, VoteCount, VoteEvent
from tests.load.vote_table.rows import kinds, of, read_rows


def read_tables(folder: Path, tables: dict[str, str], toml: str | None = None) -> tuple[list[object], Report]:
    """What the format reads from tables written under these names, with the settings beside them."""
    for name, content in tables.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    if toml is not None:
        (folder / "councilui.toml").write_text(toml, encoding="utf-8")
    return read_rows(vote_table, folder)


def read_table(folder: Path, content: str, toml: str | None = None) -> tuple[list[object], Report]:
    return read_tables(folder, {"2031-06-03.csv": content}, toml)


def votes_by_name(rows: list[object]) -> dict[str, str]:
    return {vote.voter_name: vote.option for vote in of(rows, Vote)}


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


@pytest.mark.parametrize(
    ("printed", "result"),
    [
        ("Did not pass", "fail"), ("DID NOT PASS", "fail"), ("Unable to pass for lack of 2/3", "fail"),
        ("Not approved", "fail"), ("Passed over", "unknown"), ("Passed by", "unknown"), ("Withdrawn", "unknown"),
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
    ],
)
def test_only_a_tally_is_announced(tmp_path: Path, printed: str, counts: dict[str, int], outcome: str) -> None:
    rows, _ = read_table(tmp_path, f"Title,Result,Roe,Poe\nA lamp,{printed},Yes,No\n")
    assert {count.option: count.count for count in of(rows, VoteCount)} == counts
    assert of(rows, AgendaItem)[0].outcome == outcome


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


@pytest.mark.parametrize("bad", ["1,Smith, Jones rezoning,Carried,Yes,No,Yes,No", "1,Rezoning,Carried,Yes,No", "1"])
def test_a_row_that_does_not_fit_gives_no_vote_and_is_told(tmp_path: Path, bad: str) -> None:
    content = f"Item,Title,Result,Ana Roe,Ben Poe,Cy Moe,Dee Loe\n{bad}\n2,A lamp,Carried,Yes,No,Yes,No\n"
    rows, report = read_table(tmp_path, content)
    assert votes_by_name(rows) == {"Ana Roe": "yes", "Ben Poe": "no", "Cy Moe": "yes", "Dee Loe": "no"}
    assert [(issue.kind, issue.place) for issue in report.issues] == [("ragged row", "2")]


def test_empty_cells_behind_the_last_column_do_no_harm(tmp_path: Path) -> None:
    rows, report = read_table(
        tmp_path, "Title,Result,Ana Roe,Ben Poe,,\nA lamp,Carried,Yes,No,,\nA post,Carried,No,No,,,\n"
    )
    assert len(of(rows, Vote)) == 4
    assert report.issues == []


COPIED = "Title,Result,Roe,Poe\nA lamp,Passed,Yes,No\nA post,Failed,No,No\n"


@pytest.mark.parametrize("name", ["2031-06-03 (1).csv", "2031-06-03 copy.csv", "backup/2031-06-03.csv"])
def test_a_copy_is_read_once(tmp_path: Path, name: str) -> None:
    rows, report = read_tables(tmp_path, {"2031-06-03.csv": COPIED, name: COPIED})
    assert len(of(rows, VoteEvent)) == 2
    assert len(of(rows, Vote)) == 4
    assert kinds(report) == {"same votes twice"}
    assert [fate for fate, _ in report.file_fates.values()] == ["second version"]


def test_periods_that_overlap_give_each_vote_once(tmp_path: Path) -> None:
    quarter = "date,title,member,vote,result\n2031-05-06,A lamp,Roe,Yes,Passed\n2031-05-06,A lamp,Poe,No,Passed\n"
    year = f"{quarter}2031-08-06,A post,Roe,Yes,Passed\n2031-08-06,A post,Poe,Yes,Passed\n"
    rows, report = read_tables(tmp_path, {"2031-Q2.csv": quarter, "2031.csv": year})
    assert len(of(rows, VoteEvent)) == 2
    assert len(of(rows, Vote)) == 4
    assert report.merged["table rows of a vote in another table"] == 2


def test_a_corrected_version_wins_and_is_told(tmp_path: Path) -> None:
    corrected = COPIED.replace("A post,Failed,No,No", "A post,Passed,Yes,Yes")
    rows, report = read_tables(tmp_path, {"2031-06-03.csv": COPIED, "2031-06-03-corrected.csv": corrected})
    assert [event.result for event in of(rows, VoteEvent)] == ["pass", "pass"]
    assert [(issue.kind, issue.place) for issue in report.issues] == [
        ("same votes twice", "-"),
        ("versions differ", "3"),
    ]
    difference = "result “passed”, here “failed”; Roe “yes”, here “no”; Poe “yes”, here “no”"
    assert difference in report.issues[1].reason


@pytest.mark.parametrize("motion", ["Direct staff to report back", "Substantive", "Ronda 2"])
def test_a_motion_of_no_known_kind_is_listed_once(tmp_path: Path, motion: str) -> None:
    row = f"1,Sale of lot 5,{motion},Passed,Yes,No\n"
    _, report = read_table(
        tmp_path, f"Item,Title,Motion,Result,Roe,Poe\n{row}2{row[1:]}3,Lease,Approve,Passed,Yes,No\n"
    )
    assert [issue.reason for issue in report.issues if issue.kind == "unknown motion"] == [
        f"“{motion}” stands 2 times as a motion of no kind that is known; it is quoted as it stands."
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


def test_a_column_is_judged_by_all_its_rows(tmp_path: Path) -> None:
    vacant = "".join(f"2031-06-03,A lamp {n},Passed,Yes,No,Not in office\n" for n in range(220))
    rows, report = read_table(tmp_path, f"date,title,result,Roe,Poe,Moe\n{vacant}2031-06-03,A post,Passed,Yes,Yes,NO\n")
    assert Counter(vote.voter_name for vote in of(rows, Vote)) == {"Roe": 221, "Poe": 221, "Moe": 1}
    assert report.omitted["member cells that say: not a member then"] == 220


def test_a_table_that_begins_without_votes_is_read(tmp_path: Path) -> None:
    discussed = "".join(f"2031-06-03,A discussion of lamp {n:05},,,\n" for n in range(2500))
    (tmp_path / "events.json").write_text("[]", encoding="utf-8")
    rows, _ = read_table(tmp_path, f"date,title,result,Roe,Poe\n{discussed}2031-06-03,A post,Passed,Yes,No\n")
    assert votes_by_name(rows) == {"Roe": "yes", "Poe": "no"}


def test_twin_columns_of_one_member_are_one(tmp_path: Path) -> None:
    content = "title,Terry  Baker,Terry Baker,Roe\nA lamp,,YES,NO\nA post,NO,,NO\nA street,,,NO\n"
    rows, report = read_table(tmp_path, content)
    votes = [(vote.option, vote.person.rpartition("/")[2]) for vote in of(rows, Vote)]
    assert votes == [("yes", "terry-baker"), ("no", "roe"), ("no", "terry-baker"), ("no", "roe"), ("no", "roe")]
    assert report.omitted["member cells that are empty"] == 4
    assert report.issues == []


def test_two_columns_of_one_name_with_votes_are_two_members(tmp_path: Path) -> None:
    rows, report = read_table(tmp_path, "title,Smith,Smith,Roe\nA lamp,YES,NO,NO\nA post,NO,NO,NO\n")
    assert len(of(rows, Vote)) == 6
    assert len(of(rows, Person)) == 3
    assert kinds(report) == {"two columns of one name"}


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


def test_empty_columns_and_columns_about_the_item_are_nobody(tmp_path: Path) -> None:
    content = (
        "title,result,Emergency,Ana Roe,Ben Poe,Remarks,Webcast,Public Hearing?\n"
        "A lamp,Passed,Yes,Yes,No,,,No\nA post,Passed,No,Yes,No,,,Yes\n"
    )
    rows, _ = read_table(tmp_path, content)
    assert {person.name for person in of(rows, Person)} == {"Ana Roe", "Ben Poe"}


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


def test_marks_that_may_mean_anything_are_other_and_the_setting_can_be_pasted(tmp_path: Path) -> None:
    content = "title,Ana Roe,Ben Poe,Cy Moe\nA lamp,X,Yes,No\nA post,Yes,X,Yes\n"
    rows, report = read_table(tmp_path, content)
    assert [vote.option for vote in of(rows, Vote)] == ["other", "yes", "no", "yes", "other", "yes"]
    paste = next(note for note in report.notes if "[words]" in note).partition(":\n")[2]
    rows, report = read_table(tmp_path, content, paste.replace('"other"', '"absent"'))
    assert [vote.option for vote in of(rows, Vote)][:2] == ["absent", "yes"]
    assert report.issues == []


def test_the_order_of_dates_is_decided_for_the_column(tmp_path: Path) -> None:
    content = "date,title,Roe,Poe\n13/02/2031,A lamp,Yes,No\n05/02/2031,A post,Yes,No\n"
    rows, report = read_table(tmp_path, content)
    assert [meeting.date for meeting in of(rows, Meeting)] == ["2031-02-13", "2031-02-05"]
    assert any("day first" in note for note in report.notes)


def test_dates_that_may_be_two_are_told_once_with_the_setting(tmp_path: Path) -> None:
    content = "date,title,Roe,Poe\n03/02/2031,A lamp,Yes,No\n05/02/2031,A post,Yes,No\n"
    rows, report = read_tables(tmp_path, {"votes.csv": content})
    assert of(rows, Vote) == []
    issue = next(issue for issue in report.issues if issue.kind == "date order")
    assert 'date_order = "month first"' in issue.reason
    assert "2 rows were not loaded" in issue.reason
    rows, _ = read_tables(tmp_path, {"votes.csv": content}, 'date_order = "month first"\n')
    assert [meeting.date for meeting in of(rows, Meeting)] == ["2031-03-02", "2031-05-02"]


@pytest.mark.parametrize(
    ("date", "toml"),
    [("5/6/24", 'date_order = "month first"'), ("6-May-24", ""), ('"May 6, 2024"', ""), ("Monday 5/6/2024", "")],
)
def test_dates_in_the_forms_of_spreadsheets(tmp_path: Path, date: str, toml: str) -> None:
    rows, _ = read_tables(tmp_path, {"votes.csv": f"date,title,Roe,Poe\n{date},A lamp,Yes,No\n"}, toml)
    assert of(rows, Meeting)[0].date == "2024-05-06"


@pytest.mark.parametrize("name", ["Council May 6, 2024.csv", "council_06-MAY-2024.csv", "meeting-2024-05-06/chart.csv"])
def test_the_name_or_the_folder_has_the_date(tmp_path: Path, name: str) -> None:
    rows, report = read_tables(tmp_path, {name: "title,Roe,Poe\nA lamp,Yes,No\n"})
    assert of(rows, Meeting)[0].date == "2024-05-06"
    assert report.issues == []


def test_a_line_that_names_the_separator_is_followed(tmp_path: Path) -> None:
    rows, report = read_table(tmp_path, "sep=;\ntitle;result;Roe;Poe\nA lamp, a post;Passed;Yes;No\n;;\n")
    assert [item.title for item in of(rows, AgendaItem)] == ["A lamp, a post"]
    assert votes_by_name(rows) == {"Roe": "yes", "Poe": "no"}
    assert report.issues == []


def test_moments_in_utc_are_told_in_the_body_s_time(tmp_path: Path) -> None:
    content = "date,title,Roe,Poe\n2024-05-07T01:30:00Z,A lamp,Yes,No\n"
    rows, _ = read_tables(tmp_path, {"votes.csv": content}, 'timezone = "America/Los_Angeles"\n')
    assert of(rows, Meeting)[0].date == "2024-05-06"


def test_headers_of_databases_are_guessed(tmp_path: Path) -> None:
    content = (
        "vote_id,MeetingDate,AgendaItemTitle,full_name,vote_choice,VoteResult\n"
        "17,2031-06-03,A lamp,Ana Roe,Aye,Passed\n17,2031-06-03,A lamp,Ben Poe,Nay,Passed\n"
    )
    rows, report = read_tables(tmp_path, {"votes.csv": content})
    assert votes_by_name(rows) == {"Ana Roe": "yes", "Ben Poe": "no"}
    assert of(rows, AgendaItem)[0].title == "A lamp"
    assert [(event.id.rpartition("/")[2], event.result) for event in of(rows, VoteEvent)] == [("17", "pass")]
    assert report.issues == []


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


def test_lines_above_the_header_are_passed_over(tmp_path: Path) -> None:
    rows, _ = read_table(tmp_path, "City of Lampton,,,\n,,,\nTitle,Result,Roe,Poe\nA lamp,Passed,Yes,No\n")
    assert votes_by_name(rows) == {"Roe": "yes", "Poe": "no"}


def test_rows_with_and_without_an_event_id_are_of_one_meeting(tmp_path: Path) -> None:
    content = "event id,date,title,Roe,Poe\n9001,2031-06-03,A lamp,Yes,No\n,2031-06-03,A post,Yes,No\n"
    rows, report = read_table(tmp_path, content)
    assert len(of(rows, Meeting)) == 1
    assert report.issues == []


def test_results_that_nobody_knows_are_listed(tmp_path: Path) -> None:
    rows, report = read_table(tmp_path, "title,Result,Roe,Poe\nA lamp,Zzyzx,Yes,No\n")
    assert of(rows, VoteEvent)[0].result == "unknown"
    assert [(issue.kind, issue.place) for issue in report.issues] == [("unknown result", "2")]


FLAT = [
    {"meeting_date": "2031-06-03", "item": "A lamp", "member": "Ana Roe", "vote": "Yes", "result": "Passed"},
    {"meeting_date": "2031-06-03", "item": "A lamp", "member": "Ben Poe", "vote": "No", "result": "Passed"},
]


@pytest.mark.parametrize(
    "content",
    [
        FLAT,
        {"data": FLAT},
        {"results": FLAT, "total_count": 2},
        {"result": {"records": FLAT}},
        {"features": [{"attributes": row} for row in FLAT]},
        [{"recordid": "x", "fields": row} for row in FLAT],
        {
            "meta": {"view": {"columns": [{"name": key} for key in FLAT[0]]}},
            "data": [list(row.values()) for row in FLAT],
        },
    ],
)
def test_flat_json_of_open_data_portals(tmp_path: Path, content: object) -> None:
    rows, report = read_tables(tmp_path, {"votes.json": json.dumps(content)})
    assert votes_by_name(rows) == {"Ana Roe": "yes", "Ben Poe": "no"}
    assert of(rows, Meeting)[0].date == "2031-06-03"
    assert report.issues == []


def test_json_lines_and_a_column_a_member(tmp_path: Path) -> None:
    lines = [{"date": "2031-06-03", "title": "A lamp", "result": "Passed", "ana_roe": "Yes", "ben_poe": "No"}]
    rows, _ = read_tables(tmp_path, {"votes.jsonl": "\n".join(json.dumps(line) for line in lines)})
    assert votes_by_name(rows) == {"Ana Roe": "yes", "Ben Poe": "no"}


@pytest.mark.parametrize("content", ["[]", "{}", "[1]", '[{"speaker": "A", "text": "No."}]', '{"a": [{"b": {}}]}', "x"])
def test_other_json_is_left_alone(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.json").write_text(content, encoding="utf-8")
    with open_input(tmp_path) as files:
        assert vote_table.detect(files) == []


def write_workbook(path: Path, sheets: dict[str, list[list[object]]]) -> None:
    """An Excel workbook of these sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(path)


def test_a_workbook_is_read_sheet_by_sheet(tmp_path: Path) -> None:
    header: list[object] = ["Date", "Item", "Title", "Result", "Ana Roe", "Ben Poe"]
    write_workbook(
        tmp_path / "votes.xlsx",
        {
            "June": [["City of Lampton"], header, [dt.date(2031, 6, 3), 4, "A lamp", "Passed 2-0", "Yes", "Yes"]],
            "July": [header, [dt.datetime(2031, 7, 1, 18, 30), 5.0, "A post", "Failed", "No", True]],
            "Legend": [["Yes", "in favor"]],
        },
    )
    rows, report = read_rows(vote_table, tmp_path)
    assert [(meeting.date) for meeting in of(rows, Meeting)] == ["2031-06-03", "2031-07-01"]
    assert [(item.number, item.title) for item in of(rows, AgendaItem)] == [("4", "A lamp"), ("5", "A post")]
    assert Counter(vote.option for vote in of(rows, Vote)) == {"yes": 3, "no": 1}
    assert [(issue.kind, issue.file.endswith("votes.xlsx (Legend)")) for issue in report.issues] == [
        ("table not read", True)
    ]


def test_a_damaged_workbook_is_told(tmp_path: Path) -> None:
    (tmp_path / "votes.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    with pytest.raises(InputError, match="this workbook cannot be read"):
        read_rows(vote_table, tmp_path)


def test_a_surname_that_is_a_header_word_elsewhere_is_a_member(tmp_path: Path) -> None:
    rows, _ = read_table(tmp_path, "title,result,Ward,Day,Alder\nA lamp,Passed,Yes,No,Yes\nA post,Passed,Yes,Yes,No\n")
    assert {person.name for person in of(rows, Person)} == {"Ward", "Day", "Alder"}


def test_votes_are_found_under_any_header_beside_a_column_of_names(tmp_path: Path) -> None:
    content = (
        "Meeting Date,Item,Council Member,Vote Result\n2031-05-13,A lamp,Ana Roe,Yes\n2031-05-13,A lamp,Ben Poe,No\n"
    )
    rows, _ = read_tables(tmp_path, {"votes.csv": content})
    assert votes_by_name(rows) == {"Ana Roe": "yes", "Ben Poe": "no"}


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


def test_a_column_that_may_be_a_member_s_is_told(tmp_path: Path) -> None:
    content = "title,Roe,Poe,Lee\nA lamp,Yes,No,Zzz\nA post,Yes,No,Qqq\nA road,Yes,No,Yes\n"
    rows, report = read_table(tmp_path, content)
    assert {person.name for person in of(rows, Person)} == {"Roe", "Poe"}
    assert ["“Lee”" in issue.reason for issue in report.issues if issue.kind == "column not read"] == [True]


def test_a_name_of_a_file_that_may_be_two_dates_is_told(tmp_path: Path) -> None:
    tables = {"06-05-2031.csv": "title,Roe,Poe\nA lamp,Yes,No\n"}
    rows, report = read_tables(tmp_path, tables)
    assert of(rows, Vote) == []
    assert [(issue.kind, "date_order" in issue.reason) for issue in report.issues] == [("date order", True)]
    rows, _ = read_tables(tmp_path, tables, 'date_order = "day first"\n')
    assert of(rows, Meeting)[0].date == "2031-05-06"


def test_the_names_in_a_folder_decide_for_each_other(tmp_path: Path) -> None:
    table = "title,Roe,Poe\nA lamp,Yes,No\n"
    rows, _ = read_tables(tmp_path, {"06-05-2031.csv": table, "13-05-2031.csv": table})
    assert [meeting.date for meeting in of(rows, Meeting)] == ["2031-05-06", "2031-05-13"]


def test_a_column_of_tallies_is_what_was_announced(tmp_path: Path) -> None:
    content = "Title,Result,Vote Tally,Roe,Poe\nA lamp,Passed,1-1,Yes,No\nA post,Passed,7-2,Yes,No\n"
    rows, _ = read_table(tmp_path, content)
    assert [(count.option, count.count) for count in of(rows, VoteCount)] == [
        ("yes", 1), ("no", 1), ("yes", 7), ("no", 2),
    ]  # fmt: skip
    assert [event.roll for event in of(rows, VoteEvent)] == ["complete", "partial"]


def test_a_header_in_the_middle_is_nobody(tmp_path: Path) -> None:
    header = "date,title,member,vote,result\n"
    content = f"{header}2031-05-13,A lamp,Roe,Yes,Passed\n{header}2031-05-13,A lamp,Poe,Yes,Passed\n"
    rows, report = read_tables(tmp_path, {"votes.csv": content})
    assert votes_by_name(rows) == {"Roe": "yes", "Poe": "yes"}
    assert report.omitted["table rows that repeat the header"] == 1


def test_two_bodies_votes_on_one_title_are_two(tmp_path: Path) -> None:
    first, second = "Title,Roe,Poe\nMinutes,Yes,No\n", "Title,Lee,Bo\nMinutes,Yes,No\n"
    rows, report = read_tables(tmp_path, {"a/2031-05-13.csv": first, "b/2031-05-13.csv": second})
    assert len(of(rows, VoteEvent)) == 2
    assert len(of(rows, Vote)) == 4
    assert report.issues == []


def test_milliseconds_of_a_map_service_are_moments(tmp_path: Path) -> None:
    rows = [{**row, "meeting_date": 1715045400000} for row in FLAT]
    content = json.dumps({"features": [{"attributes": row} for row in rows]})
    objects, _ = read_tables(tmp_path, {"votes.json": content}, 'timezone = "America/Los_Angeles"\n')
    assert of(objects, Meeting)[0].date == "2024-05-06"


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


def test_a_cell_far_from_the_table_is_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Title", "Roe", "Poe"])
    book.active.cell(row=1_000_000, column=16_000, value="x")
    book.save(tmp_path / "2031-06-03.xlsx")
    with pytest.raises(InputError, match="1,000,000 rows and 16,000 columns"):
        read_rows(vote_table, tmp_path)


ODS_CELL = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body>'
    '<office:spreadsheet><table:table table:name="Votes">{}<table:table-row table:number-rows-repeated="1048570">'
    '<table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table></office:spreadsheet>'
    "</office:body></office:document-content>"
)


MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
    '<manifest:file-entry manifest:full-path="/" manifest:version="1.2"'
    ' manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
)


def write_open_document(path: Path, rows: list[list[str]], repeated: str = "") -> None:
    """An OpenDocument sheet; `repeated` are attributes of its first row."""
    body = "".join(f"<table:table-row>{''.join(map(ODS_CELL.format, row))}</table:table-row>" for row in rows)
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("META-INF/manifest.xml", MANIFEST)
        packed.writestr("content.xml", ODS.format(body.replace("table-row>", f"table-row{repeated}>", 1)))


def test_an_open_document_sheet_is_read(tmp_path: Path) -> None:
    rows = [["Title", "Result", "Roe", "Poe"], ["A lamp", "Passed", "Yes", "No"]]
    write_open_document(tmp_path / "2031-06-03.ods", rows)
    objects, report = read_rows(vote_table, tmp_path)
    assert votes_by_name(objects) == {"Roe": "yes", "Poe": "no"}
    assert report.issues == []


def test_an_open_document_row_repeated_without_end_is_told(tmp_path: Path) -> None:
    repeated = ' table:number-rows-repeated="900000"'
    write_open_document(tmp_path / "2031-06-03.ods", [["x"] * 30], repeated)
    with pytest.raises(InputError, match="900,000 rows and 30 columns"):
        read_rows(vote_table, tmp_path)


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


def test_a_resolution_that_denies_is_adopted(tmp_path: Path) -> None:
    rows, _ = read_table(
        tmp_path, "Item,Title,Motion,Result,Roe,Poe\n1,Resolution denying the appeal,Adopt,Passed,Yes,Yes\n"
    )
    assert of(rows, VoteEvent)[0].question == "Shall “Resolution denying the appeal” be adopted?"


@pytest.mark.parametrize("header", ["Staff Report", "Follow Up", "Second Reading Needed", "Clerk Initials", "Column1"])
def test_a_column_of_yes_and_no_about_the_item_is_nobody(tmp_path: Path, header: str) -> None:
    rows, _ = read_table(tmp_path, f"Item,Title,Result,Roe,Poe,{header}\n1,Lease,Passed,Yes,No,Yes\n")
    assert {person.name for person in of(rows, Person)} == {"Roe", "Poe"}


@pytest.mark.parametrize("name", ["Dee Field", "Ann Reading", "Bo Grant", "Joan Staff", "Al Clerk"])
def test_a_name_that_is_a_word_too_is_somebody(tmp_path: Path, name: str) -> None:
    rows, _ = read_table(tmp_path, f"Item,Title,Result,Roe,Poe,{name}\n1,Lease,Passed,Yes,No,Yes\n")
    assert name in {person.name for person in of(rows, Person)}


@pytest.mark.parametrize(
    ("cells", "options"),
    [
        (["A", "A", "P"], ["other", "other", "other"]),
        (["not yet elected", "not yet elected", "Yes"], ["yes"]),
        (["Vacant", "-", "No"], ["other", "no"]),
        (["sick", "Out", "away"], ["other", "other", "absent"]),
    ],
)
def test_a_column_between_members_is_a_member(tmp_path: Path, cells: list[str], options: list[str]) -> None:
    lines = "".join(f"{number},Item {number},Passed,Yes,{cell},No\n" for number, cell in enumerate(cells))
    rows, report = read_table(tmp_path, f"Item,Title,Result,Roe,Cy Moe,Poe\n{lines}")
    assert [vote.option for vote in of(rows, Vote) if vote.voter_name == "Cy Moe"] == options
    assert "column not read" not in {issue.kind for issue in report.issues}


def test_a_bare_verb_is_no_title(tmp_path: Path) -> None:
    rows, _ = read_table(
        tmp_path, "Item,Title,Motion,Result,Roe,Poe\n7,,Approve,Passed,Yes,No\n7,,Deny,Failed,Yes,No\n"
    )
    assert [event.question for event in of(rows, VoteEvent)] == [
        "Shall “Item 7” be approved?", "Shall “Item 7” be denied?",
    ]  # fmt: skip


@pytest.mark.parametrize("word", ["Proxy - Yes", "By proxy (yes)", "Procuration (oui)", "Remote: Aye"])
def test_how_somebody_voted_may_stand_before_the_vote(word: str) -> None:
    assert VoteWords().read(word) == ("yes", True)
    assert not VoteWords().read(word.split()[0]).is_known


@pytest.mark.parametrize(
    ("folder", "dates"),
    [
        ("2031/05/06", ["2031-05-06"]),
        ("2031/May 6", ["2031-05-06"]),
        ("council/2031/05/06/votes", ["2031-05-06"]),
        ("2031/05/June 6, 2031", ["2031-06-06"]),
        ("2031/5-May/06", ["2031-05-06"]),
        ("2031/05-06", []),
        ("2031/06", []),
    ],
)
def test_folders_together_give_the_date(tmp_path: Path, folder: str, dates: list[str]) -> None:
    rows, _ = read_tables(tmp_path, {f"{folder}/chart.csv": "Item,Title,Result,Roe,Poe\n1,Lease,Passed,Yes,No\n"})
    assert [meeting.date for meeting in of(rows, Meeting)] == dates


def test_spanish_and_french_tables(tmp_path: Path) -> None:
    table = "Punto,Título,Resultado,Ana Roe,Ben Poe\n1,Contrato,No aprobado,A favor,Se abstuvo\n"
    rows, report = read_table(tmp_path, table)
    assert [event.result for event in of(rows, VoteEvent)] == ["fail"]
    assert [vote.option for vote in of(rows, Vote)] == ["yes", "abstain"]
    assert report.issues == []
