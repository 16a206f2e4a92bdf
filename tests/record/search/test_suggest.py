"""What may have been meant is offered, and never searched for."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councilui.common.spelling import nearly, slips
from councilui.record.search.statements import search
from councilui.record.search.titles import find_others

LETTERS = st.text(alphabet="abct", max_size=6)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tavares", "Tabares"),
        ("Tavares -budget", "Tabares -budget"),
        ("=tabaers", "=Tabares"),
        ('"alderman tavares"', '"alderman Tabares"'),
        ("by:tavares", "by:Tabares"),
        ('by:"ramond lopez"', 'by:"Raymond Lopez"'),
        ("sanctury", "sanctuary"),
        ("(sanctury OR ice) on:2025", "(sanctuary OR ice) on:2025"),
        ("venue:pess", "venue:press"),
        ("capacity:memmber", "capacity:member"),
        ("body:counsil", "body:Council"),
        ("item:setlement", "item:settlement"),
        ("matter:santuary", "matter:sanctuary"),
        ("lakisle", "Lakisel"),  # in a title, not in any statement
    ],
)
def test_what_is_spelled_nearly_so_is_offered(connection: sqlite3.Connection, text: str, expected: str) -> None:
    answer = search(connection, text)
    assert answer.did_you_mean[0].lower() == expected.lower()
    assert (answer.total, answer.hits) == (0, ()) or "OR" in text
    assert find_others(connection, text).did_you_mean == answer.did_you_mean


@pytest.mark.parametrize(
    "text", ["Tabares", "tabar*", "sanctuaries", "-tavares", "xyzzyq", "qqqq", "2-173", "by:lopez", "", "tav", "日本語"]
)
def test_nothing_is_offered_for_what_the_record_has_or_nothing_is_like(
    connection: sqlite3.Connection, text: str
) -> None:
    assert search(connection, text).did_you_mean == ()


def test_a_word_that_may_yet_grow_into_one_of_the_record_is_not_questioned(connection: sqlite3.Connection) -> None:
    assert search(connection, "sanct", typing=True).did_you_mean == ()
    assert search(connection, "sanctur", typing=True).did_you_mean == ("sanctuary",)


def plainly(one: str, other: str) -> int:
    """The distance as its definition says it, slow and simple."""
    if not one or not other:
        return len(one) + len(other)
    if one[-1] == other[-1]:
        return plainly(one[:-1], other[:-1])
    result = 1 + min(plainly(one[:-1], other), plainly(one, other[:-1]), plainly(one[:-1], other[:-1]))
    if len(one) > 1 and len(other) > 1 and one[-1] == other[-2] and one[-2] == other[-1]:
        result = min(result, 1 + plainly(one[:-2], other[:-2]))
    return result


@given(LETTERS, LETTERS, st.integers(0, 3))
def test_slips_are_counted_as_defined(one: str, other: str, most: int) -> None:
    assert slips(one, other, most) == slips(other, one, most) == min(plainly(one, other), most + 1)


def test_the_nearest_come_first() -> None:
    assert nearly("tavares", ["taverns", "tabares", "tax", "tavares"]) == ["tabares", "taverns"]
    assert nearly("cat", ["car"]) == []
