"""Dates of tables: in columns, in names of files and folders."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from councilui.record.model import AgendaItem, Body, Meeting, Vote
from tests.load.vote_table.rows import of
from tests.load.vote_table.tables import read_table, read_tables


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


def test_moments_in_utc_are_told_in_the_body_s_time(tmp_path: Path) -> None:
    content = "date,title,Roe,Poe\n2024-05-07T01:30:00Z,A lamp,Yes,No\n"
    rows, _ = read_tables(tmp_path, {"votes.csv": content}, 'timezone = "America/Los_Angeles"\n')
    assert of(rows, Meeting)[0].date == "2024-05-06"


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


def test_the_dates_of_another_table_of_the_same_form_decide(tmp_path: Path) -> None:
    head = "Date,Item,Title,Roe,Poe\n"
    tables = {"a.csv": f"{head}5/2/2024,1,Lease,Y,N\n", "b.csv": f"{head}13/2/2024,1,Fees,Y,N\n"}
    rows, report = read_tables(tmp_path, tables)
    assert [meeting.date for meeting in of(rows, Meeting)] == ["2024-02-05", "2024-02-13"]
    assert any("were read with the day first" in note for note in report.notes)


@pytest.mark.parametrize("other", ["Introduced", "Agenda Posted", "Effective", "Date Filed", "Last Updated"])
def test_the_date_of_another_step_is_not_suggested_for_the_meeting(tmp_path: Path, other: str) -> None:
    content = f"{other},Sitting,Title,Result,Roe,Poe\n2031-04-01,Meeting of 2031-05-06,Lease,Passed,Yes,No\n"
    _, report = read_tables(tmp_path, {"votes.csv": content})
    reasons = " ".join(issue.reason for issue in report.issues)
    assert 'date = "Sitting"' in reasons
    assert other not in reasons


@pytest.mark.parametrize("header", ["Body", "Meeting Group", "Board"])
@pytest.mark.parametrize(
    "cell", ["Planning Board", "Planning Board - June 3, 2031", "2031-06-03 Planning Board Special Meeting"]
)
def test_a_date_beside_a_body_s_name_is_no_part_of_it(tmp_path: Path, header: str, cell: str) -> None:
    rows, _ = read_table(tmp_path, f'{header},Title,Result,Ana Roe,Ben Poe\n"{cell}",Lease,Passed,Yes,No\n')
    assert [body.name for body in of(rows, Body)] == ["Planning Board"]


@pytest.mark.parametrize(
    ("head", "first", "second", "third"),
    [
        ("Meeting Date,Vote Time", "2031-06-03,11:45 PM", "2031-06-03,12:15 AM", "2031-06-03,1:30 AM"),
        ("vote_datetime", "2031-06-03 23:45", "2031-06-04 00:15", "2031-06-04 01:30"),
        ("meeting_id,vote_datetime", "7,2031-06-03T20:10:00", "7,2031-06-04T00:15:00", "7,2031-06-04T05:59:00"),
    ],
)
def test_a_meeting_goes_on_after_midnight(tmp_path: Path, head: str, first: str, second: str, third: str) -> None:
    lines = f"{first},Lease,Yes,No\n{second},Fees,Yes,Yes\n{third},Carts,No,No\n"
    rows, _ = read_tables(tmp_path, {"votes.csv": f"{head},Title,Ana Roe,Ben Poe\n{lines}"})
    assert [meeting.date for meeting in of(rows, Meeting)] == ["2031-06-03"]
    assert [item.title for item in of(rows, AgendaItem)] == ["Lease", "Fees", "Carts"]


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [
        ("1,2031-06-03 23:45", "2,2031-06-04 00:15", "2,2031-06-04 00:30"),  # the meetings have other ids
        ("7,2031-06-03 23:45", "7,2031-06-04 00:15", "7,2031-06-04 09:30"),
        ("7,2031-06-03 10:45", "7,2031-06-04 00:15", "7,2031-06-04 00:30"),
        ("7,2031-06-02 23:45", "7,2031-06-04 00:15", "7,2031-06-04 00:30"),
    ],
)
def test_a_vote_of_another_day_is_not_the_evening_s(tmp_path: Path, first: str, second: str, third: str) -> None:
    lines = f"{first},Lease,Yes,No\n{second},Fees,Yes,Yes\n{third},Carts,No,No\n"
    rows, _ = read_tables(tmp_path, {"votes.csv": f"meeting_id,vote_datetime,Title,Ana Roe,Ben Poe\n{lines}"})
    assert len({meeting.date for meeting in of(rows, Meeting)}) == 2


@pytest.mark.parametrize(
    "name",
    ["2031-06-03 to 2031-06-17", "votes_20310603-20310617", "June 3, 2031 – June 17, 2031", "6-3-2031_6-17-2031"],
)
def test_days_from_one_to_another_are_no_date(tmp_path: Path, name: str) -> None:
    rows, report = read_tables(tmp_path, {f"{name}.csv": "Title,Ana Roe,Ben Poe\nLease,Yes,No\n"})
    assert not of(rows, Meeting)
    assert {issue.kind for issue in report.issues} == {"row without date"}


def test_a_second_date_that_ends_no_span_is_passed_over(tmp_path: Path) -> None:
    name = "2031-06-03 (posted 2031-06-09).csv"
    rows, _ = read_tables(tmp_path, {name: "Title,Ana Roe,Ben Poe\nLease,Yes,No\n"})
    assert [meeting.date for meeting in of(rows, Meeting)] == ["2031-06-03"]


def test_a_date_in_three_columns_is_one(tmp_path: Path) -> None:
    forms = {
        "a.csv": ("Year,Month,Day", "2031,6,3"),
        "b.csv": ("Meeting Day,Meeting Month,Meeting Year", "4,June,2031"),
        "c.csv": ("vote_year,vote_month,vote_day", "2031.0,06.0,05.0"),
        "d.csv": ("Año,Mes,Día", "2031,junio,6"),
        "e.csv": ("Year,Month,Day", "2031,6,31"),
    }
    tables = {
        name: f"{header},Title,Result,Roe,Poe\n{date},Lease {name},Passed,Yes,No\n"
        for name, (header, date) in forms.items()
    }
    records = [{"year": 2031, "month": 7, "day": 1, "title": "Fees", "member": name, "vote": "Yes"} for name in "AB"]
    rows, report = read_tables(tmp_path, {**tables, "f.json": json.dumps(records)})
    dates = {f"2031-06-0{day}" for day in (3, 4, 5, 6)} | {"2031-07-01"}
    assert {meeting.date for meeting in of(rows, Meeting)} == dates
    assert [issue.reason for issue in report.issues if issue.kind == "row without date"] == [
        "The row has no date that can be read (“2031-06-31”)."
    ]


def test_a_day_of_a_month_is_no_part_of_a_date_beside_one_and_a_member_is_none(tmp_path: Path) -> None:
    rows, _ = read_tables(
        tmp_path,
        {
            "2031-06-03.csv": "Year,Month,Title,Result,Day,Poe,Roe\n2031,5,Lease,Passed,Yes,Yes,No\n",
            "votes.csv": "Year,Month,Day,Date,Title,Result,Poe,Roe\n2031,5,3,2031-06-04,Fees,Passed,Yes,No\n",
        },
    )
    assert {meeting.date for meeting in of(rows, Meeting)} == {"2031-06-03", "2031-06-04"}
