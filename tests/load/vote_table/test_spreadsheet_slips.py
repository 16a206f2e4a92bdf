"""What spreadsheets make of numbers, tallies and formulas, and columns that only look like votes."""

from __future__ import annotations

import datetime as dt
import struct
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from councilui.load.formats import vote_table
from councilui.load.formats.vote_table.number_formats import formats_of_xls, texts_of_xls
from councilui.load.report import Report
from councilui.record.model import AgendaItem, Matter, Person, Vote, VoteCount, VoteEvent
from tests.load.vote_table.open_document import ODS_CELL, write_open_document
from tests.load.vote_table.rows import kinds, of, read_rows
from tests.load.vote_table.tables import read_table, votes_by_name

DAY = dt.date(2031, 6, 3)


def _read_workbook(folder: Path, *rows: list[Any]) -> tuple[list[object], Report]:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    (folder / "elmton").mkdir()
    book.save(folder / "elmton" / "votes.xlsx")
    return read_rows(vote_table, folder / "elmton")


@pytest.mark.parametrize("cell", ["3-Jun", "Jun-31", "2031-12-03", "2031-12-03 00:00:00", "2.1E+05", "3.1E+11"])
@pytest.mark.parametrize("header", ["Item Number", "File Number"])
def test_what_a_spreadsheet_made_of_a_number_numbers_nothing(tmp_path: Path, header: str, cell: str) -> None:
    rows, report = read_table(
        tmp_path,
        f"{header},Title,Result,Ana Roe,Ben Poe\n{cell},Lease,Passed,Yes,No\n"
        f"{cell},Sale,Passed,Yes,Yes\n12-4,Deed,Passed,Yes,Yes\n",
    )
    assert {item.title: item.number for item in of(rows, AgendaItem)}.keys() == {"Lease", "Sale", "Deed"}
    assert {item.number for item in of(rows, AgendaItem)} <= {None, "12-4"}
    assert {matter.identifier for matter in of(rows, Matter)} <= {"12-4"}
    assert kinds(report) == {"number left out"}


@pytest.mark.parametrize("cell", ["-", "none", "TBD"])
def test_a_word_for_no_file_is_no_matter(tmp_path: Path, cell: str) -> None:
    rows, _ = read_table(
        tmp_path, f"File Number,Title,Result,Ana Roe,Ben Poe\n{cell},Lease,Passed,Yes,No\n{cell},Sale,Passed,Yes,Yes\n"
    )
    assert of(rows, Matter) == []
    assert [item.matter for item in of(rows, AgendaItem)] == [None, None]


@pytest.mark.parametrize("cell", ["2-Jan", "Jan-02", "2031-02-01"])
def test_a_date_in_place_of_a_tally_is_told(tmp_path: Path, cell: str) -> None:
    rows, report = read_table(
        tmp_path,
        f"Title,Result,Vote,Ana Roe,Ben Poe,Cy Moe\nLease,Passed,{cell},Yes,Yes,No\nSale,Passed,3-0,Yes,Yes,Yes\n",
    )
    assert {(count.option, count.count) for count in of(rows, VoteCount)} == {("yes", 3), ("no", 0)}
    assert kinds(report) == {"number left out"}


def test_a_tally_that_a_workbook_holds_as_an_hour_has_two_numbers(tmp_path: Path) -> None:
    header = ["Date", "Title", "Result", "Vote", "Ana Roe", "Ben Poe", "Cy Moe"]
    rows, _ = _read_workbook(tmp_path, header, [DAY, "Lease", "Passed", dt.time(2, 1), "Yes", "Yes", "No"])
    assert {(count.option, count.count) for count in of(rows, VoteCount)} == {("yes", 2), ("no", 1)}


@pytest.mark.parametrize("column", ["Result", "Ben Poe", "Date"])
def test_a_formula_without_its_result_is_told_and_nothing_is_made_of_it(tmp_path: Path, column: str) -> None:
    header = ["Date", "Title", "Result", "Ana Roe", "Ben Poe"]
    lease: list[Any] = [DAY, "Lease", "Passed", "Yes", "No"]
    lease[header.index(column)] = '=IF(A1="","Passed","No")'
    rows, report = _read_workbook(tmp_path, header, lease, [DAY, "Sale", "Failed", "No", "No"])
    assert kinds(report) == {"row without date" if column == "Date" else "formula left out"}
    assert any("formulas without results (line 2)" in note for note in report.notes)
    assert len(of(rows, Vote)) == {"Date": 2, "Result": 4, "Ben Poe": 3}[column]
    assert [event.roll for event in of(rows, VoteEvent)][:1] == ["partial" if column == "Ben Poe" else "complete"]
    if column == "Result":
        assert [(event.result, event.result_text) for event in of(rows, VoteEvent)][:1] == [("unknown", None)]


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#DIV/0!", "#NAME?"])
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_formula_that_failed_is_told_and_is_no_vote(tmp_path: Path, ending: str, error: str) -> None:
    header = ["Date", "Title", "Result", "Ana Roe", "Ben Poe"]
    sale = [str(DAY), "Sale", "Failed", "No", "No"]
    lease = [str(DAY), "Lease", error, "Yes", error]  # openpyxl writes errors as such
    if ending == "csv":
        rows, report = read_table(tmp_path, "\n".join(map(",".join, (header, lease, sale))))
    else:
        rows, report = _read_workbook(tmp_path, header, lease, sale)
    assert len(of(rows, Vote)) == 3
    assert [event.result_text for event in of(rows, VoteEvent)] == [None, "Failed"]
    assert [issue.kind for issue in report.issues] == ["formula left out"] * 2


def test_an_error_in_the_place_of_a_name_is_nobody(tmp_path: Path) -> None:
    rows, report = read_table(
        tmp_path, 'Title,Result,Ayes,Nays\nLease,Passed,"Roe, Poe, #N/A",Moe\nSale,Passed,"Roe, Poe",#REF!\n'
    )
    assert {person.name for person in of(rows, Person)} == {"Roe", "Poe", "Moe"}
    assert [event.roll for event in of(rows, VoteEvent)] == ["partial", "partial"]
    assert [issue.kind for issue in report.issues] == ["formula left out"] * 2


OPEN_FORMULA = 'table:formula="of:=IF([.A1]=1;&quot;Yes&quot;;&quot;No&quot;)"'
ERROR = ' office:value-type="string" office:string-value=""><text:p>#N/A</text:p></table:table-cell>'


@pytest.mark.parametrize("value", ["/>", ERROR])
def test_a_formula_without_its_result_in_an_open_document_is_told(tmp_path: Path, value: str) -> None:
    formula = f"<table:table-cell {OPEN_FORMULA}{value}"
    table = [["Title", "Result", "Ana Roe", "Ben Poe"], ["Lease", "Passed", "@", "No"], ["Sale", "Failed", "No", "No"]]
    write_open_document(tmp_path / "2031-06-03.ods", table, replace=(ODS_CELL.format("@"), formula))
    rows, report = read_rows(vote_table, tmp_path)
    assert len(of(rows, Vote)) == 3
    assert kinds(report) == {"formula left out"}


def test_a_formula_for_a_member_s_vote_in_a_row_of_its_own_is_told(tmp_path: Path) -> None:
    row = [DAY, "Lease"]
    rows, report = _read_workbook(
        tmp_path, ["Date", "Title", "Member", "Vote"], [*row, "Ana Roe", "Yes"], [*row, "Ben Poe", '=IF(A1=1,"No","")'],
        [*row, "#N/A", "No"], [*row, "Cy Moe", "No"],
    )  # fmt: skip
    assert votes_by_name(rows) == {"Ana Roe": "yes", "Cy Moe": "no"}
    assert [event.roll for event in of(rows, VoteEvent)] == ["partial"]
    assert [issue.kind for issue in report.issues] == ["formula left out"] * 2


@pytest.mark.parametrize(
    ("form", "number"), [("0.00", "1.10"), ("0.0", "1.1"), ("General", "1.1"), ("0.0000", "1.1000")]
)
def test_a_number_has_the_decimals_that_the_sheet_shows(tmp_path: Path, form: str, number: str) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Date", "Item", "Title", "Result", "Ana Roe", "Ben Poe"])
    book.active.append([DAY, 1.1, "Lease", "Passed", "Yes", "No"])
    book.active["B2"].number_format = form
    book.save(tmp_path / "votes.xlsx")
    rows, _ = read_rows(vote_table, tmp_path)
    assert [item.number for item in of(rows, AgendaItem)] == [number]


def test_a_number_has_the_decimals_that_an_open_document_shows(tmp_path: Path) -> None:
    cell = '<table:table-cell office:value-type="float" office:value="1.1"><text:p>1.10</text:p></table:table-cell>'
    table = [["Item", "Title", "Result", "Ana Roe", "Ben Poe"], ["@", "Lease", "Passed", "Yes", "No"]]
    write_open_document(tmp_path / "2031-06-03.ods", table, replace=(ODS_CELL.format("@"), cell))
    rows, _ = read_rows(vote_table, tmp_path)
    assert [item.number for item in of(rows, AgendaItem)] == ["1.10"]


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16-le"])
def test_a_format_of_an_xls_file_is_known(encoding: str) -> None:
    codes = ['"O2031-"0000', "0.00", '"$"#,##0', "General"]
    records = b""
    for number, code in enumerate(codes, 164):
        body = struct.pack("<HHB", number, len(code), encoding != "latin-1") + code.encode(encoding)
        records += struct.pack("<HH", 0x041E, len(body)) + body
    assert formats_of_xls(b"\xd0\xcf\x11\xe0" + records + b"\x1e\x04") == codes[:1]


def _formula_record(row: int, column: int, result: bytes) -> bytes:
    body = struct.pack("<HHH8sHIH", row, column, 15, result, 0, 0, 3) + b"\x1e\x07\0"
    return struct.pack("<HH", 6, len(body)) + body


@pytest.mark.parametrize(
    ("result", "is_computed"),
    [(b"\3\0\0\0\0\0\xff\xff", False), (b"\0\0\0\0\0\0\xff\xff", True), (struct.pack("<d", 7), True)],
)
def test_formulas_of_xls_have_no_results_where_none_of_the_file_has_one(result: bytes, is_computed: bool) -> None:
    """xlwt gives every formula an empty text; one whose text is empty in a workbook of Excel is an empty cell."""
    sheet, empty = struct.pack("<HHHH12x", 0x0809, 16, 0x0600, 0x10), b"\3\0\0\0\0\0\xff\xff"
    raw = sheet + sheet + _formula_record(2, 4, empty) + b"\6\0\1" + _formula_record(3, 4, result) + bytes(30)
    assert texts_of_xls(raw) == [{}, {} if is_computed else {(2, 4): "=…", (3, 4): "=…"}]


def test_errors_in_an_xls_file_are_known() -> None:
    sheet = struct.pack("<HHHH12x", 0x0809, 16, 0x0600, 0x10)
    cell, is_true = (struct.pack("<HHHHHBB", 0x0205, 8, 1, 4, 15, *value) for value in ((42, 1), (1, 0)))
    formulas = [_formula_record(2, 4, result) for result in (b"\2\0\7\0\0\0\xff\xff", b"\1\0\7\0\0\0\xff\xff")]
    raw = b"".join((sheet, cell, formulas[0], sheet, is_true, formulas[1], bytes(30)))
    assert texts_of_xls(raw) == [{(1, 4): "#N/A", (2, 4): "#DIV/0!"}, {}]


@pytest.mark.parametrize("header", ["In Majority", "Present", "Is Final"])
@pytest.mark.parametrize("words", [("True", "False"), ("Yes", "No")])
def test_what_else_is_true_of_a_member_is_not_how_they_voted(
    tmp_path: Path, header: str, words: tuple[str, str]
) -> None:
    """The data sets of the Council Data Project have a column `in_majority` beside `decision`."""
    rows, _ = read_table(
        tmp_path,
        f"Event Datetime,Matter Title,Person Name,Decision,{header}\n2031-06-03,Lease,Ana Roe,Reject,{words[0]}\n"
        f"2031-06-03,Lease,Ben Poe,Approve,{words[1]}\n2031-06-03,Lease,Cy Moe,Reject,{words[0]}\n",
    )
    assert votes_by_name(rows) == {"Ana Roe": "no", "Ben Poe": "yes", "Cy Moe": "no"}


@pytest.mark.parametrize("error", ["#DIV/0!", "#REF!"])
@pytest.mark.parametrize("header", ["Ayes,Nays", "Yes (count),No (count)", "Vote"])
def test_an_error_among_numbers_is_left_out_and_the_table_is_read(tmp_path: Path, header: str, error: str) -> None:
    cells = [error, "2-5"] if header == "Vote" else [f"4,{error}", "2,5"]
    rows, report = read_table(tmp_path, f"Title,Result,{header}\nLease,Passed,{cells[0]}\nSale,Failed,{cells[1]}\n")
    assert [event.result for event in of(rows, VoteEvent)] == ["pass", "fail"]
    assert {(count.option, count.count) for count in of(rows, VoteCount)} == {("yes", 2), ("no", 5)}
    assert kinds(report) == {"formula left out"}


def test_a_member_with_errors_alone_is_listed_and_the_rolls_lack_them(tmp_path: Path) -> None:
    rows, report = read_table(
        tmp_path, "Title,Result,Roe,Poe,Moe\nLease,Passed,#REF!,Yes,No\nSale,Passed,#N/A,Yes,No\n"
    )
    assert [event.roll for event in of(rows, VoteEvent)] == ["partial", "partial"]
    assert kinds(report) == {"column not read"}
