"""The wordings are sought near their stems alone; that must find what a search of the whole paper finds."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from councilui.load.formats.minutes import phrases
from councilui.load.formats.minutes.windows import matches_in, windows
from tests.load.minutes.test_clerks import CASES

FILLER = "Words about the old mill were heard. " * 20
PAPER = FILLER.join(text for text, _ in CASES.values())

KINDS = {
    "results": ([phrase.pattern for phrase in phrases.RESULTS if not phrase.is_long], phrases.RESULT_SPAN),
    "movers": ([phrase.pattern for phrase in phrases.MOVES], phrases.MOVE_SPAN),
    "seconders": ([phrase.pattern for phrase in phrases.SECONDS], phrases.SECOND_SPAN),
}


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_found_near_the_stems_is_what_stands_in_the_paper(kind: str) -> None:
    patterns, span = KINDS[kind]
    near = windows(PAPER, *span)
    spans = [match.span() for pattern in patterns for match in matches_in(pattern, PAPER, near)]
    assert spans == [match.span() for pattern in patterns for match in pattern.finditer(PAPER)]
    assert sum(end - start for start, end in near) < len(PAPER) / 2


@given(text=st.text("ab ß", max_size=60))
@settings(max_examples=50)
def test_windows_hold_each_stem_and_do_not_overlap(text: str) -> None:
    spans = windows(text, ("ab",), 2, 5)
    assert all(first_end < second for (_, first_end), (second, _) in pairwise(spans))
    assert all(
        any(start <= max(0, place - 2) and min(len(text), place + 5) <= end for start, end in spans)
        for place in range(len(text))
        if text.startswith("ab", place)
    )
