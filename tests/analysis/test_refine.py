"""A condition added to a query: both must hold, whatever was typed."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councilui.analysis.refine import narrow, since
from councilui.record.search.parser import And, parse
from councilui.record.search.statements import search

CONDITION = 'by:"Raymond Lopez"'
PIECES = st.sampled_from(
    ["a", "the", "OR", "-", "(", ")", '"', '"x y"', "NEAR/3", "by:lopez", "b*", " ", "AND", "on:2025"]
)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("loyal", f"loyal {CONDITION}"),
        ("a OR b", f"(a OR b) {CONDITION}"),
        ("a b OR c", f"(a b OR c) {CONDITION}"),
        ("-(a b)", f"-(a b) {CONDITION}"),
        ("(a OR b", f"((a OR b) {CONDITION}"),
        ("", CONDITION),
        ('"', CONDITION),
    ],
)
def test_it_reads_as_one_would_write_it(query: str, expected: str) -> None:
    assert narrow(query, CONDITION) == expected


def test_a_word_that_may_yet_grow_stays_a_beginning() -> None:
    assert narrow("mass deport", CONDITION, typing=True) == f"mass deport… {CONDITION}"
    assert narrow("mass deport ", CONDITION, typing=True) == f"mass deport {CONDITION}"


@given(st.lists(PIECES, max_size=10).map(" ".join), st.booleans())
def test_both_hold_whatever_was_typed(query: str, typing: bool) -> None:
    result, read, condition = (
        parse(narrow(query, CONDITION, typing=typing)).root,
        parse(query, typing=typing).root,
        None,
    )
    condition = parse(CONDITION).root
    assert condition is not None
    if read is None:
        assert result == condition
    else:
        assert result == And((*(read.parts if isinstance(read, And) else (read,)), condition))


def test_since_a_date_is_on_or_after_it(connection: sqlite3.Connection) -> None:
    def dates(query: str) -> list[str]:
        return [hit.date for hit in search(connection, query, limit=1000).hits]

    assert dates(since("the OR a", "2025-01-15")) == [date for date in dates("the OR a") if date >= "2025-01-15"]
    assert dates(since("the", "2025")) == [date for date in dates("the") if date >= "2025"]
    assert min(dates(since("the", "2025-01-15"))) == "2025-01-15"
