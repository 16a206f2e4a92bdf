"""Bars and the rows of a chart."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from councilui.analysis.charts import bar, by_rate, chart, most, per_thousand, rate
from councilui.record.search.facets import facets
from councilui.record.search.over_time import over_time
from councilui.record.views.search import Facet


@given(st.integers(0, 10**7), st.integers(0, 10**7), st.integers(0, 80))
def test_a_bar_fits_and_shows_whatever_is_more_than_nothing(value: int, whole: int, cells: int) -> None:
    drawn = bar(value, whole, cells)
    assert cell_len(drawn) <= cells
    assert bool(drawn) == (value > 0 and whole > 0 and cells > 0)
    if value >= whole > 0:
        assert drawn == "█" * cells


def test_a_longer_bar_stands_for_more() -> None:
    assert (bar(1, 8, 1), bar(4, 8, 1), bar(8, 8, 1), bar(1, 1000, 10)) == ("▏", "▌", "█", "▏")
    assert bar(5, 10, 10) == "█████"


def test_a_rate_of_few_words_is_told_as_such_and_stands_last() -> None:
    many, few, none = (
        Facet("a", "A", 5, 50, 10_000, None),
        Facet("b", "B", 3, 3, 30, None),
        Facet("c", "C", 1, 1, 0, None),
    )
    assert (per_thousand(many), rate(many), rate(few), rate(none)) == (0.5, "0.50", "(100.0)", "–")
    assert by_rate([few, none, many]) == [many, few, none]


@pytest.mark.parametrize("unit", ["meeting", "month", "year"])
def test_nothing_is_left_out_of_a_chart(connection: sqlite3.Connection, unit: str) -> None:
    series = over_time(connection, ["sanctuary", "deport*"], unit)  # type: ignore[arg-type]
    rows = chart(series)
    assert [period for row in rows for period in row.periods] == list(series.periods)
    for at, line in enumerate(series.lines):
        assert sum(row.matches[at] for row in rows) == line.total
    assert all(not any(row.matches) for row in rows if len(row.periods) > 1)
    assert max(max(row.matches) for row in rows) == most(series)


def test_a_long_silence_is_one_row(connection: sqlite3.Connection) -> None:
    rows = chart(over_time(connection, ["loyal"], "month"))
    quiet = [row for row in rows if len(row.periods) > 1]
    assert quiet
    assert " – " in quiet[0].label
    assert len(rows) < 12


def test_facets_have_rates(connection: sqlite3.Connection) -> None:
    result = facets(connection, "the")
    assert all(per_thousand(facet) for facet in result.speakers)
