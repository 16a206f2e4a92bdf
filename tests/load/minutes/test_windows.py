"""The wordings are sought near their stems or at their first words; that must find what a search of all finds."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from councilui.load.formats.minutes import (
    accounting,
    items,
    movers,
    phrases,
    result_phrases,
    rolls_by_name,
    rolls_by_number,
    rolls_by_option,
    roster,
    tallies,
)
from councilui.load.formats.minutes.documents.lines import Line
from councilui.load.formats.minutes.minutes_text import MinutesText
from councilui.load.formats.minutes.windows import NearPattern, StartPattern, windows
from tests.load.minutes.test_clerks import CASES

FILLER = "Words about the old mill were heard. " * 20
PAPER = FILLER.join(text for text, _ in CASES.values())

PATTERNS: dict[str, list[NearPattern]] = {
    "results": [phrase.pattern for phrase in result_phrases.RESULTS],
    "movers": [phrase.pattern for phrase in phrases.MOVES],
    "seconders": [phrase.pattern for phrase in phrases.SECONDS],
    "what became of a motion": [phrases.NO_MOVER, phrases.NO_SECOND, phrases.WITHDRAWN, phrases.FRIENDLY],
}
_MODULES = (accounting, items, movers, phrases, rolls_by_name, rolls_by_number, rolls_by_option, roster, tallies)
STARTS: dict[str, StartPattern] = {
    f"{module.__name__.rpartition('.')[2]}.{name}.{number}": pattern
    for module in _MODULES
    for name, value in vars(module).items()
    for number, pattern in enumerate(
        [value] if isinstance(value, StartPattern) else value if type(value) is tuple else ()
    )
    if isinstance(pattern, StartPattern)
}
WORDS = sorted({word for pattern in STARTS.values() for word in re.findall(r"[A-Za-z]{1,}", pattern.pattern.pattern)})
"""Every run of letters in the patterns: their words, and pieces of them."""


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


@pytest.mark.parametrize("name", STARTS)
def test_a_pattern_tried_at_its_first_words_gives_all_its_matches(name: str) -> None:
    pattern = STARTS[name]
    words = "\n".join(
        f"{word}: 3-1. The {word} Orr, “{word}” (4 {word}), {word.upper()} - 2\n{word}s\n" for word in WORDS
    )
    for text in (PAPER, words):
        assert [match.span() for match in pattern.finditer(text)] == [m.span() for m in pattern.pattern.finditer(text)]


@given(
    st.lists(
        st.sampled_from(WORDS)
        | st.sampled_from(["Orr", "Bo", "5", "2", "12", "five", "two", "to", "✓", "*", "“", "’", "(", ")"])
        | st.sampled_from([" ", "  ", "\n", ", ", ": ", "-", " - ", ". ", "; "]),
        max_size=40,
    )
)
@settings(max_examples=60, deadline=None)
def test_first_words_in_any_order_hide_no_match(parts: list[str]) -> None:
    text = " ".join(parts).replace("  ", " ")
    for pattern in STARTS.values():
        assert [match.span() for match in pattern.finditer(text)] == [m.span() for m in pattern.pattern.finditer(text)]


@pytest.mark.parametrize("word", ["for", "Against", "ayes", "nay", "opposed", "abstaining", "Unanimous"])
def test_a_sentence_ends_with_the_option_in_brackets_at_the_end_of_its_line(word: str) -> None:
    minutes = MinutesText(
        [Line(f"Approved (Orr {word}) ", 1), Line("the next bid came in late", 1), Line("(Bo) and so on", 1)]
    )
    assert minutes.text[minutes.sentence_start(30) :] == "the next bid came in late\n(Bo) and so on"
