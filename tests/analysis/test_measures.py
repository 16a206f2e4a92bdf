from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councilui.analysis import measures


def test_known_answers() -> None:
    index = measures.rice({"yes": 39, "no": 11})
    assert index is not None
    assert index.value == pytest.approx(0.560)
    assert (index.base, index.n) == ("votes cast", 50)
    welcoming = measures.rice({"yes": 41, "no": 8, "not voting": 1})
    assert welcoming is not None
    assert round(welcoming.value, 3) == 0.673
    assert measures.margin({"yes": 39, "no": 11}).value == 28
    assert measures.rice({}) is None


def test_close() -> None:
    """A margin of a tenth of the votes cast or less, as a reader would say; 39-11 is not close."""
    assert measures.is_close({"yes": 27, "no": 23})
    assert measures.is_close({"yes": 22, "no": 18})
    assert measures.is_close({"yes": 6, "no": 5})
    assert not measures.is_close({"yes": 28, "no": 22})
    assert not measures.is_close({"yes": 39, "no": 11})
    assert not measures.is_close({"yes": 3, "no": 2})
    assert not measures.is_close({"yes": 41, "no": 8})
    assert not measures.is_close({"yes": 5, "no": 0})


@given(st.integers(0, 500), st.integers(0, 500))
def test_rice_is_between_none_and_one_and_blind_to_the_side(yes: int, no: int) -> None:
    index, other = measures.rice({"yes": yes, "no": no}), measures.rice({"yes": no, "no": yes})
    assert index == other
    assert index is None or 0 <= index.value <= 1
