"""Tallies that clerks write in words, above twenty too: half a number is never read as one."""

from __future__ import annotations

from pathlib import Path

import pytest

from councilui.load.outcomes import read_outcome, read_tally
from tests.load.minutes.papers import read_votes


@pytest.mark.parametrize(
    ("printed", "yes", "no"),
    [
        ("thirty-nine to eleven", 39, 11),
        ("Thirty Nine to Eleven", 39, 11),
        ("twenty to thirty", 20, 30),
        ("twenty-one (21) to five (5)", 21, 5),
        ("Ayes forty-one, nays nine", 41, 9),
        ("forty one ayes, nine nays", 41, 9),
        ("eighteen ayes and nineteen nays", 18, 19),
    ],
)
def test_a_tally_in_words_is_the_number_that_it_says(printed: str, yes: int, no: int) -> None:
    tally = read_tally(printed)
    assert tally is not None
    assert (tally.yes, tally.no) == (yes, no)


def test_a_word_that_ends_like_a_number_of_tens_hides_no_number() -> None:
    tally = read_outcome("Passed by a majority four to three").tally
    assert tally is not None
    assert (tally.yes, tally.no) == (4, 3)


@pytest.mark.parametrize(
    ("sentence", "announced"),
    [
        ("Motion carried by a vote of thirty-nine to eleven.", {"yes": 39, "no": 11}),
        ("The motion failed, twenty-two ayes and\ntwenty-six nays.", {"yes": 22, "no": 26}),
        ("Motion carried on a vote of thirty-\nnine to eleven.", {"yes": 39, "no": 11}),
        ("Motion carried. Ayes: nineteen. Nays: four.", {"yes": 19, "no": 4}),
    ],
)
def test_minutes_with_a_tally_in_words(tmp_path: Path, sentence: str, announced: dict[str, int]) -> None:
    paper = (
        "MINUTES OF THE REGULAR MEETING OF THE COUNCIL\nTUESDAY, MAY 6, 2031, 7:00 P.M.\n\n"
        f"1. BUDGET\n\nMoved by Ana Roe, seconded by Ben Poe, to adopt the budget. {sentence}\n"
    )
    votes, _ = read_votes(tmp_path, "2031-05-06.txt", paper)
    [row] = votes
    assert row.announced == announced
