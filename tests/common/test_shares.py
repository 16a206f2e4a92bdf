from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councilui.common.shares import percent, percent_number, percent_of


@pytest.mark.parametrize(
    ("part", "whole", "text", "number"),
    [
        (99, 120, "83%", 83),  # 82.5, up
        (43, 50, "86%", 86),
        (1, 8, "13%", 13),
        (50, 50, "100%", 100),
        (0, 50, "0%", 0),
        (999, 1000, "more than 99%", 99),
        (1, 1000, "less than 1%", 1),
    ],
)
def test_a_share_is_rounded_in_one_way(part: int, whole: int, text: str, number: int) -> None:
    assert percent(part, whole) == text
    assert percent_number(part, whole) == number


def test_a_share_of_nothing_is_no_number() -> None:
    assert percent(0, 0) == "–"


def test_a_share_says_what_it_is_taken_of() -> None:
    assert percent_of(1093, 1117) == "98% (1,093 of 1,117)"


@given(st.integers(1, 10**9), st.integers(1, 10**9))
def test_only_all_is_100_and_only_none_is_0(one: int, other: int) -> None:
    part, whole = sorted((one, other))
    assert (percent(part, whole) == "100%") == (part == whole)
    assert percent(part, whole) != "0%"
    assert (percent_number(part, whole) == 100) == (part == whole)
