"""The questions of docs/questions.md, answered by lines typed in `councilui --linear`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.linear.conftest import Talk
from tests.questions import QUESTIONS, TITLES

LINES = {question.title: question.ways["Linear"] for question in QUESTIONS}
ANSWERS = {
    "Who voted no on the settlement for the estate of Lakisel Thomas?": [
        "Voting no (7): Marty Quinn (13th)",
        "Silvana Tabares (23rd)",
    ],
    "Was it enough for a veto?": ["if all 11 no votes had been for the ordinance", "23 votes short of the 34 needed"],
    "Was it enough for a veto on a settlement?": ["the veto rule on record doesn't cover orders"],
    "Who switched between the ordinance of 2021 and this settlement?": ["3 switched sides; 30 didn't"],
    "Which votes that day were divided, closest first?": [
        "Divided votes of the meeting, closest first",
        "1. Jan. 15, 2025, O2023-0004222",
        "2. Jan. 15, 2025, Or2025-0014616",
    ],
    "How has Ald. Lopez voted this term?": ["Votes. Member: Raymond Lopez", "Housing at 111 W Monroe St"],
    "Who votes most like Ald. Lopez?": [
        "Most often with:\nSilvana Tabares (23rd): voted the same way in 72% (85 of 118)"
    ],
    "Who spoke on it, and how did they vote?": ["Ald. Jessica Fuentes (26th)", "vote unknown"],
    "What doesn't add up?": ["Nothing has been corrected", "Contradictory result: 5"],
    "Where does this number come from?": ["Tally by 8 sources [1][2][3][4][5][6][7][8]", "[5] Block Club Chicago"],
    "Give me that for my story": ["The vote was written to"],
}


def test_every_question_has_lines_and_an_answer() -> None:
    assert list(ANSWERS) == TITLES


@pytest.mark.parametrize("title", ANSWERS)
def test_the_lines_answer_the_question(title: str, talk: Talk, tmp_path: Path) -> None:
    assert len(LINES[title]) <= 4
    text = talk(*LINES[title])
    for answer in ANSWERS[title]:
        assert answer in text, text
    if title.startswith("Give me"):
        (file,) = tmp_path.iterdir()
        assert (
            "# Welcoming City Ordinance: let police work with ICE in four kinds of case — tabled, 39-11"
            in file.read_text(encoding="utf-8")
        )
