from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councilui.export import csv_rows
from tests.analysis.cards import table_card, thomas_card, welcoming_card
from tests.export.pages import EVERYTHING, HOSTILE, hits, hostile_card, meeting_page, person_page

_FORMULA = re.compile(r"^\s*[=+\-@\t\r＝＋－＠]")


def cells(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def test_the_roll_in_rows() -> None:
    header, *rows = cells(csv_rows.vote_csv(welcoming_card()))
    assert tuple(header) == csv_rows.ROLL_COLUMNS
    assert len(rows) == 50
    lopez = dict(zip(header, rows[14], strict=True))
    assert (lopez["voter_name"], lopez["district"], lopez["option"], lopez["option_text"]) == (
        "Lopez, First",
        "15",
        "no",
        "Nay",
    )
    assert lopez["source"] == "https://clerk.example/j?a=1&b=2"
    assert cells(csv_rows.vote_csv(table_card())) == [list(csv_rows.ROLL_COLUMNS)]
    assert sum(row[11] == "derived" for row in cells(csv_rows.vote_csv(thomas_card()))) == 2


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@sum", " =1", "\t=1", "\r=1", "\n=1", "'=1", "＝1", "", "a;=1"])
def test_no_cell_runs(text: str) -> None:
    assert not _FORMULA.search(str(csv_rows.safe_cell(text)))
    assert ";=" not in str(csv_rows.safe_cell(text))


def test_numbers_stay_numbers_and_none_is_empty() -> None:
    assert csv_rows.rows_csv(["a", "b", "c"], [[-5, 1.5, None]]) == "a,b,c\n-5,1.5,\n"


@given(st.lists(st.lists(st.text(max_size=20), min_size=2, max_size=2), max_size=5))
def test_any_text_is_one_row_a_line_and_never_a_formula(rows: list[list[str]]) -> None:
    text = csv_rows.rows_csv(["a", "b"], rows)
    read = cells(text)
    assert [len(row) for row in read] == [2] * (len(rows) + 1)
    assert text.count("\n") == len(rows) + 1
    assert not any(_FORMULA.search(cell) for row in read for cell in row)


@pytest.mark.parametrize("text", [*HOSTILE, EVERYTHING])
def test_hostile_pages(text: str) -> None:
    made = (
        csv_rows.vote_csv(hostile_card(text)),
        csv_rows.person_csv(person_page(text)),
        csv_rows.meeting_csv(meeting_page(text)),
        csv_rows.search_csv(hits(text)),
    )
    for page in made:
        read = cells(page)
        assert len({len(row) for row in read}) == 1
        assert not any(_FORMULA.search(cell) for row in read for cell in row)
