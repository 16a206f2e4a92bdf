"""What a table says its words for votes mean, wherever it says so."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from councilui.load.formats import vote_table
from councilui.record.model import AgendaItem, Vote
from tests.load.vote_table.rows import kinds, of, read_rows
from tests.load.vote_table.tables import read_table, votes_by_name

WIDE = "Date,Item,Result,Roe,Poe,Moe\n2031-05-06,Lease,Passed,Y,P,A\n"
READ = {"Roe": "yes", "Poe": "present", "Moe": "abstain"}


@pytest.mark.parametrize(
    "table",
    [
        f'"Key: Y = yes; P = present; A: abstained"\n\n{WIDE}',
        f'{WIDE}\n"Y = Yes, N = No, P = Present, A = Abstain"\n',
        f"Y=Yes N=No P=Present A=Abstain\n{WIDE}",
        f"{WIDE}\nKEY:  Y = yes   P = present   A = abstain\n",
        f"{WIDE}Y = Yes,P = Present,A = Abstain,,,\n",
        f"{WIDE},,,,,\n,,,,Y,Yes\n,,,,P,Present\n,,,,A,Abstention\n",
        WIDE.replace("Result,", '"Result","Roe","Poe","Moe"\n').replace('\nRoe,Poe,Moe"', '"')
        + "Legend: P - Present / A - Abstain\n",
    ],
)
def test_a_legend_says_what_words_mean(tmp_path: Path, table: str) -> None:
    rows, report = read_table(tmp_path, table)
    assert votes_by_name(rows) == READ
    assert [item.title for item in of(rows, AgendaItem)] == ["Lease"]
    assert any("as its legend says" in note for note in report.notes)
    assert "unknown vote word" not in kinds(report)


def test_a_sheet_of_its_own_is_a_legend_and_no_table(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in WIDE.splitlines():
        book.active.append(row.split(","))
    for pair in (("Code", "Meaning"), ("Y", "Yes"), ("P", "Present"), ("A", "Abstain")):
        (book["Codes"] if "Codes" in book.sheetnames else book.create_sheet("Codes")).append(pair)
    book.save(tmp_path / "votes.xlsx")
    rows, report = read_rows(vote_table, tmp_path)
    assert votes_by_name(rows) == READ
    assert "table not read" not in kinds(report)


def test_numbers_that_a_header_explains(tmp_path: Path) -> None:
    header = 'Item,Member,"Vote (1 = aye, 2 = nay, 3 = absent)"'
    rows, _ = read_table(tmp_path, f"{header}\nLease,Ana Roe,1\nLease,Bo Poe,2\nLease,Cy Moe,3\n")
    assert votes_by_name(rows) == {"Ana Roe": "yes", "Bo Poe": "no", "Cy Moe": "absent"}


def test_the_user_s_own_words_come_before_a_legend(tmp_path: Path) -> None:
    rows, _ = read_table(tmp_path, f'{WIDE}"P = Present, A = Abstain"\n', '[words]\nP = "excused"\n')
    assert votes_by_name(rows) == {"Roe": "yes", "Poe": "excused", "Moe": "abstain"}


@pytest.mark.parametrize("line", ["P = Poe's proxy", "Item 5: yes, as amended", "A: the item was tabled; B: the fee"])
def test_other_lines_explain_nothing(tmp_path: Path, line: str) -> None:
    rows, report = read_table(tmp_path, f'{WIDE}2031-05-06,Fees,Passed,Y,Y,Y\n"{line}"\n')
    assert sorted(vote.option for vote in of(rows, Vote)) == ["other", "other", "yes", "yes", "yes", "yes"]
    assert not any("legend" in note for note in report.notes)
