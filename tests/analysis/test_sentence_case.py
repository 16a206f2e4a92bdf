"""Capitals as sentences on the screen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councilui.analysis.sentence_case import sentence_case


@pytest.mark.parametrize(
    ("shouted", "calm"),
    [
        ("GOOD EVENING. I'M HERE, AND I WILL STAY.", "Good evening. I'm here, and I will stay."),
        ("THANK YOU, MAYOR TAYLOR. COUNCILMEMBER HAYNER?", "Thank you, mayor Taylor. Councilmember Hayner?"),
        ("THE U.S. ARMY AND THE FCC AND DTE", "The U.S. army and the FCC and DTE"),
        ("SEE YOU ON MONDAY AT 7:30 P.M. SHARP", "See you on Monday at 7:30 P.M. sharp"),
        ("IT COSTS 3.5 MILLION -- NO MORE! IS THAT SO? YES.", "It costs 3.5 million -- no more! Is that so? Yes."),
        ("MR. WHITE'S NAME", "Mr. White's name"),
        ("MAYOR, THE MOTION", "Mayor, the motion"),
        ("Already in both Cases.", "Already in both Cases."),
        ("OK", "OK"),
        ("", ""),
    ],
)
def test_sentences(shouted: str, calm: str) -> None:
    assert sentence_case(shouted) == calm


@given(st.text(max_size=200))
def test_only_the_case_changes(text: str) -> None:
    label = sentence_case(text)
    assert len(label) == len(text)
    assert label.casefold() == text.casefold() or label.lower() == text.lower()
