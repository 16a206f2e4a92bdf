"""Workbooks as clerks keep them: a sheet for each meeting, hidden sheets, merged cells, headers of two rows, totals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from councilui.load.formats import vote_table
from councilui.load.report import Report
from councilui.record.model import AgendaItem, Matter, Meeting, Vote, VoteEvent
from tests.load.vote_table.open_document import write_open_document
from tests.load.vote_table.rows import kinds, of, read_rows

HEADER = ["Item", "Title", "Result", "Ana Roe", "Ben Poe"]
LEASE = [1, "Lease", "Passed", "Yes", "No"]


def _read(
    folder: Path, sheets: dict[str, list[Any]], merged: Sequence[str] = (), hidden: Sequence[str] = ()
) -> tuple[list[object], Report]:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
        for cells in merged:
            sheet.merge_cells(cells)
        sheet.sheet_state = "hidden" if title in hidden else "visible"
    path = folder / "springfield" / "votes.xlsx"
    path.parent.mkdir()
    book.save(path)
    return read_rows(vote_table, path.parent)


@pytest.mark.parametrize("title", ["2031-05-06", "May 6, 2031", "6 May 2031 special", "5-16-2031"])
def test_the_name_of_a_sheet_dates_it(tmp_path: Path, title: str) -> None:
    rows, _ = _read(tmp_path, {title: [HEADER, LEASE], "2031-05-20": [HEADER, [1, "Fees", "Passed", "Yes", "No"]]})
    day = "2031-05-16" if title.startswith("5-") else "2031-05-06"
    assert {meeting.date for meeting in of(rows, Meeting)} == {day, "2031-05-20"}


def test_a_hidden_sheet_is_told_and_not_read(tmp_path: Path) -> None:
    draft = [HEADER, [1, "Lease", "Failed", "No", "No"]]
    rows, report = _read(tmp_path, {"2031-05-06": [HEADER, LEASE], "Draft": draft}, hidden=["Draft"])
    assert [event.result for event in of(rows, VoteEvent)] == ["pass"]
    assert any("“Draft”" in note and "not read" in note for note in report.notes)


def test_a_cell_merged_over_rows_stands_in_each(tmp_path: Path) -> None:
    table = [
        ["Date", "Item", "Title", "Result", "Member", "Vote"],
        [dt.date(2031, 5, 6), 1, "Lease", "Passed", "Ana Roe", "Yes"],
        [None, None, None, None, "Ben Poe", "No"],
        [None, None, None, None, "Cy Moe", "Yes"],
    ]
    rows, report = _read(tmp_path, {"Votes": table}, merged=["A2:A4", "B2:B4", "C2:C4", "D2:D4"])
    assert len(of(rows, Vote)) == 3
    assert len(of(rows, VoteEvent)) == 1
    assert report.issues == []


@pytest.mark.parametrize("is_merged", [True, False])
@pytest.mark.parametrize("is_under_a_title", [True, False])
def test_a_header_of_two_rows_is_one(tmp_path: Path, is_merged: bool, is_under_a_title: bool) -> None:
    upper = ["Item", "Title", "Result", "Council Members", None]
    lower = [None, None, None, "Ana Roe", "Ben Poe"]
    start = 2 if is_under_a_title else 1
    merged = [f"{column}{start}:{column}{start + 1}" for column in "ABC"] + [f"D{start}:E{start}"]
    above: list[Any] = [["City of Springfield"]] if is_under_a_title else []
    rows, _ = _read(tmp_path, {"2031-05-06": [*above, upper, lower, LEASE]}, merged=merged if is_merged else ())
    assert {(vote.voter_name, vote.option) for vote in of(rows, Vote)} == {("Ana Roe", "yes"), ("Ben Poe", "no")}
    assert [item.title for item in of(rows, AgendaItem)] == ["Lease"]


def test_a_first_row_of_votes_is_no_second_header(tmp_path: Path) -> None:
    table = [["Item", "Title", "Result", "Ana Roe", "Ben Poe"], [None, None, None, "Yes", "No"], LEASE]
    rows, _ = _read(tmp_path, {"2031-05-06": table})
    assert {vote.voter_name for vote in of(rows, Vote)} == {"Ana Roe", "Ben Poe"}


@pytest.mark.parametrize("title", ["Total", "TOTALS", "Grand total", "Count of votes", ""])
def test_totals_are_no_agenda_item(tmp_path: Path, title: str) -> None:
    rows, report = _read(tmp_path, {"2031-05-06": [HEADER, LEASE, [None, title, None, 1, 0]]})
    assert [item.title for item in of(rows, AgendaItem)] == ["Lease"]
    assert kinds(report) == {"row of numbers"}


@pytest.mark.parametrize(
    ("number", "number_format", "display"),
    [
        (17, '"O2031-"0000', "O2031-0017"),
        (310017, "00-0000", "31-0017"),
        (7, '[$-409]"Ord. No. "0', "Ord. No. 7"),
        (17, r"\R\-###0;@", "R-17"),
        (17, "[Blue]0000", "0017"),
        (17, "General", "17"),
        (17, '"O"' + "0" * 300, "17"),  # no program writes one as long
        (1017, "#,##0", "1017"),
        (17, "0.00", "17"),
    ],
)
def test_a_record_number_is_what_the_sheet_shows(tmp_path: Path, number: int, number_format: str, display: str) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Date", "File number", "Title", "Member", "Vote"])
    for member, option in (("Ana Roe", "Yes"), ("Ben Poe", "No")):
        book.active.append([dt.date(2031, 5, 6), number, "Lease of the mill", member, option])
        book.active.cell(book.active.max_row, 2).number_format = number_format
    (tmp_path / "springfield").mkdir()
    book.save(tmp_path / "springfield" / "votes.xlsx")
    rows, _ = read_rows(vote_table, tmp_path / "springfield")
    assert [matter.identifier for matter in of(rows, Matter)] == [display]


@pytest.mark.parametrize(
    ("cell", "display"),
    [
        ('office:value-type="float" office:value="17"><text:p>O2031-0017</text:p>', "O2031-0017"),
        ('office:value-type="float" office:value="1017"><text:p>1,017</text:p>', "1017"),
    ],
)
def test_a_record_number_is_what_an_open_document_shows(tmp_path: Path, cell: str, display: str) -> None:
    (tmp_path / "springfield").mkdir()
    header = ["Date", "File number", "Title", "Member", "Vote"]
    votes = [["2031-05-06", "NUMBER", "Lease of the mill", *vote] for vote in (("Ana Roe", "Yes"), ("Ben Poe", "No"))]
    write_open_document(
        tmp_path / "springfield" / "votes.ods",
        [header, *votes],
        replace=('office:value-type="string"><text:p>NUMBER</text:p>', cell),
    )
    rows, _ = read_rows(vote_table, tmp_path / "springfield")
    assert [matter.identifier for matter in of(rows, Matter)] == [display]
