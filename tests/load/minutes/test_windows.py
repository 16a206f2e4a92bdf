"""The wordings are sought near their stems alone; that must find what a search of the whole paper finds."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from councilui.load.formats.minutes import phrases, rolls_by_name, tallies
from councilui.load.formats.minutes.windows import NearPattern, windows
from tests.load.minutes.test_clerks import CASES

FILLER = "Words about the old mill were heard. " * 20
PAPER = FILLER.join(text for text, _ in CASES.values())

PATTERNS: dict[str, list[NearPattern]] = {
    "results": [phrase.pattern for phrase in phrases.RESULTS],
    "movers": [phrase.pattern for phrase in phrases.MOVES],
    "seconders": [phrase.pattern for phrase in phrases.SECONDS],
    "what became of a motion": [phrases.NO_MOVER, phrases.NO_SECOND, phrases.WITHDRAWN, phrases.FRIENDLY],
    "sides": [tallies._LAST, rolls_by_name._VOTED],
}


@pytest.mark.parametrize("kind", PATTERNS)
def test_what_is_found_near_the_stems_is_what_stands_in_the_paper(kind: str) -> None:
    spans = [match.span() for near in PATTERNS[kind] for match in near.finditer(PAPER)]
    assert spans
    assert spans == [match.span() for near in PATTERNS[kind] for match in near.pattern.finditer(PAPER)]


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
