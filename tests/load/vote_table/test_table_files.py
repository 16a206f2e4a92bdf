"""The files that tables come in: copies and versions, JSON, workbooks and open documents."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from pathlib import Path

import openpyxl
import pytest

from councilui.load.formats import captions, vote_table
from councilui.load.input_errors import InputError
from councilui.load.inputs import open_input
from councilui.record.model import AgendaItem, Meeting, Vote, VoteEvent
from tests.load.vote_table.open_document import write_open_document
from tests.load.vote_table.rows import kinds, of, read_rows
from tests.load.vote_table.tables import read_table, read_tables, votes_by_name

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


@pytest.mark.parametrize("cells", ["Number,7", "File Number,31-7", "Motion,Approve", "Vote Time,18:05", "Event ID,77"])
@pytest.mark.parametrize("is_richer_first", [True, False])
def test_a_vote_in_a_table_with_fewer_columns_is_the_same(tmp_path: Path, cells: str, is_richer_first: bool) -> None:
    header, cell = cells.split(",")
    names = ["2031.csv", "june.csv"] if is_richer_first else ["june.csv", "2031.csv"]
    plain = "Date,Title,Result,Roe,Poe\n2031-06-03,A lamp,Passed,Yes,No\n2031-06-03,A post,Passed,Yes,No\n"
    richer = plain.replace("Date", f"{header},Date").replace("2031-06-03", f"{cell},2031-06-03", 1)
    richer = richer.replace("\n2031-06-03", "\n,2031-06-03")
    rows, report = read_tables(tmp_path, dict(zip(names, [richer, plain], strict=True)))
    assert len(of(rows, VoteEvent)) == 2
    assert kinds(report) == {"same votes twice"}


def test_a_table_with_fewer_columns_and_another_roll_is_another_vote(tmp_path: Path) -> None:
    rows, _ = read_tables(
        tmp_path,
        {
            "2031.csv": "Date,Title,Motion,Result,Roe,Poe\n2031-06-03,A lamp,Amend,Passed,Yes,No\n",
            "june.csv": "Date,Title,Result,Roe,Poe\n2031-06-03,A lamp,Passed,Yes,Yes\n",
        },
    )
    assert len(of(rows, VoteEvent)) == 2


def test_a_corrected_version_wins_and_is_told(tmp_path: Path) -> None:
    corrected = COPIED.replace("A post,Failed,No,No", "A post,Passed,Yes,Yes")
    rows, report = read_tables(tmp_path, {"2031-06-03.csv": COPIED, "2031-06-03-corrected.csv": corrected})
    assert [event.result for event in of(rows, VoteEvent)] == ["pass", "pass"]
    assert [(issue.kind, issue.place) for issue in report.issues] == [
        ("same votes twice", "-"),
        ("versions differ", "3"),
    ]
    difference = "result “passed”, here “failed”; Poe “yes”, here “no”; Roe “yes”, here “no”"
    assert difference in report.issues[1].reason


def test_a_line_that_names_the_separator_is_followed(tmp_path: Path) -> None:
    rows, report = read_table(tmp_path, "sep=;\ntitle;result;Roe;Poe\nA lamp, a post;Passed;Yes;No\n;;\n")
    assert [item.title for item in of(rows, AgendaItem)] == ["A lamp, a post"]
    assert votes_by_name(rows) == {"Roe": "yes", "Poe": "no"}
    assert report.issues == []


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
        {
            "fields": [
                {"name": "vote", "domain": {"codedValues": [{"code": 1, "name": "Yes"}, {"code": "2", "name": "No"}]}}
            ],
            "features": [{"attributes": {**row, "vote": code}} for row, code in zip(FLAT, (1, "2"), strict=True)],
        },
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


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separator", ["", "\n"], ids=["a list", "lines"])
def test_json_of_any_encoding_is_a_table(tmp_path: Path, encoding: str, separator: str) -> None:
    listed = [{**row, "member": row["member"].replace("Ana", "Aña")} for row in FLAT]
    whole = [json.dumps(row, ensure_ascii=False) for row in listed]
    content = separator.join(whole) if separator else f"[{', '.join(whole)}]"
    (tmp_path / "votes.json").write_bytes(content.encode(encoding))
    with open_input(tmp_path) as files:
        assert vote_table.detect(files) == ["votes.json"]
    rows, report = read_rows(vote_table, tmp_path)
    assert votes_by_name(rows) == {"Aña Roe": "yes", "Ben Poe": "no"}
    guesses = [note for note in report.notes if "read as Windows-1252" in note]
    assert len(guesses) == (encoding == "cp1252")


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
    with pytest.raises(InputError, match="this workbook can't be read"):
        read_rows(vote_table, tmp_path)


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


def test_milliseconds_of_a_map_service_are_moments(tmp_path: Path) -> None:
    rows = [{**row, "meeting_date": 1715045400000} for row in FLAT]
    content = json.dumps({"features": [{"attributes": row} for row in rows]})
    objects, _ = read_tables(tmp_path, {"votes.json": content}, 'timezone = "America/Los_Angeles"\n')
    assert of(objects, Meeting)[0].date == "2024-05-06"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le"])
def test_a_table_of_speech_in_any_encoding_is_no_table_of_votes(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "2031-05-06.tsv").write_bytes(
        "start\tend\ttext\n0\t900\tAll in favor?\n900\t1500\tAye.\n".encode(encoding)
    )
    with open_input(tmp_path) as files:
        assert vote_table.detect(files) == []
        assert captions.detect(files) == ["2031-05-06.tsv"]
