from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councilui.export import vote
from councilui.export.formats import write_exports
from councilui.export.formats.csv import csv_text, safe_cell, union
from councilui.export.meeting import meeting_table
from councilui.export.model import Export, ExportTable
from councilui.export.person import person_table
from councilui.export.search import search_table
from tests.analysis.cards import table_card, thomas_card, welcoming_card
from tests.export.pages import EVERYTHING, HOSTILE, hits, hostile_card, meeting_page, person_page

_FORMULA = re.compile(r"^\s*[=+\-@\t\r＝＋－＠]")


def cells(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def test_the_roll_in_rows() -> None:
    header, *rows = cells(csv_text(vote.vote_table(welcoming_card())))
    assert tuple(header) == vote.COLUMNS
    assert len(rows) == 50
    lopez = dict(zip(header, rows[14], strict=True))
    assert (lopez["voter_name"], lopez["district"], lopez["option"], lopez["option_text"]) == (
        "Lopez, First",
        "15",
        "no",
        "Nay",
    )
    assert lopez["source"] == "https://clerk.example/j?a=1&b=2"
    assert sum(row[12] == "derived" for row in cells(csv_text(vote.vote_table(thomas_card())))) == 2


def test_a_roll_that_is_missing_or_partial_says_so_in_a_last_row_without_a_person() -> None:
    header, row = cells(csv_text(vote.vote_table(table_card())))
    cell = dict(zip(header, row, strict=True))
    assert (cell["result"], cell["person"], cell["option"]) == ("pass", "", "")
    assert cell["note"].startswith("No roll call found: no source says who voted which way. Reported as 39-11 by")
    whole = welcoming_card()
    partial = whole._replace(event=whole.event._replace(roll="partial"), votes=whole.votes[:48])
    rows = cells(csv_text(vote.vote_table(partial)))
    assert len(rows) == 1 + 48 + 1
    assert rows[-1][13].startswith("Partial roll call: 48 of 50 names are on record. Recorded as 41-8, 1 not voting")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@sum", " =1", "\t=1", "\r=1", "\n=1", "'=1", "＝1", "", "a;=1"])
def test_no_cell_runs(text: str) -> None:
    assert not _FORMULA.search(str(safe_cell(text)))
    assert ";=" not in str(safe_cell(text))


def test_numbers_stay_numbers_and_none_is_empty() -> None:
    assert csv_text(ExportTable(("a", "b", "c"), ((-5, 1.5, None),))) == "a,b,c\n-5,1.5,\n"


@given(st.lists(st.lists(st.text(max_size=20), min_size=2, max_size=2), max_size=5))
def test_any_text_is_one_row_a_line_and_never_a_formula(rows: list[list[str]]) -> None:
    text = csv_text(ExportTable(("a", "b"), tuple(map(tuple, rows))))
    read = cells(text)
    assert [len(row) for row in read] == [2] * (len(rows) + 1)
    assert text.count("\n") == len(rows) + 1
    assert not any(_FORMULA.search(cell) for row in read for cell in row)


@pytest.mark.parametrize("text", [*HOSTILE, EVERYTHING])
def test_hostile_pages(text: str) -> None:
    texts = (
        csv_text(vote.vote_table(hostile_card(text))),
        csv_text(person_table(person_page(text))),
        csv_text(meeting_table(meeting_page(text))),
        csv_text(search_table(hits(text))),
    )
    for page in texts:
        read = cells(page)
        assert len({len(row) for row in read}) == 1
        assert not any(_FORMULA.search(cell) for row in read for cell in row)


def test_tables_with_other_columns_keep_each_cell_under_its_own_column() -> None:
    """The grids of two meetings have different members: no vote may stand under another member's name."""
    first = ExportTable(("vote", "15 Lopez", "35 Diaz"), (("v1", "yes", "no"),), ("vote", "p15", "p35"))
    second = ExportTable(("vote", "35 Diaz", "40 Vasquez"), (("v2", "abstain", "yes"),), ("vote", "p99", "p40"))
    assert union([first, second]) == ExportTable(
        ("vote", "15 Lopez", "35 Diaz", "35 Diaz (p99)", "40 Vasquez"),
        (("v1", "yes", "no", None, None), ("v2", None, None, "abstain", "yes")),
    )
    exports = [Export("x", "A grid", table=lambda table=table: table) for table in (first, second)]  # type: ignore[misc]
    header, *rows = cells(write_exports(exports, "csv", None))
    assert header == ["vote", "15 Lopez", "35 Diaz", "35 Diaz (p99)", "40 Vasquez"]
    assert rows == [["v1", "yes", "no", "", ""], ["v2", "", "", "abstain", "yes"]]
