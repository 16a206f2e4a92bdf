"""The questions of docs/questions.md, answered by lines typed in `councilui --linear`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.linear.conftest import Talk

PAGE = (ROOT / "docs" / "questions.md").read_text(encoding="utf-8")
LINES = {
    title: re.findall(r"`([^`]+)`", lines)
    for title, lines in re.findall(r"^## (.+)\nKeys: .+\nLinear: (.+)$", PAGE, re.MULTILINE)
}
ANSWERS = {
    "Who voted no on the settlement for the estate of Lakisel Thomas?": ["NO 7: Quinn (13th)", "Tabares (23rd)"],
    "Was it enough for a veto?": ["34 of 50", "23 short", "if all 11 nays on the motion to table had been votes"],
    "Who switched between the ordinance of 2021 and this settlement?": ["switched: 3"],
    "Which votes that day were divided, closest first?": [
        "Divided votes of the meeting, closest first",
        "1. Wed 15 Jan 2025, O2023-0004222",
        "2. Wed 15 Jan 2025, Or2025-0014616",
    ],
    "How has Ald. Lopez voted this term?": ["Votes. Member: Raymond Lopez", "Shall O2025-0016002 be passed?"],
    "Who votes most like Ald. Lopez?": ["Most often with:\nSilvana Tabares (23rd): the same side in 72% (85 of 118)"],
    "Who spoke on it, and how did they vote?": ["Ald. Fuentes (26th)", "how they voted is not on record"],
    "What doesn't add up?": ["Nothing is repaired", "1. Contradictory result, 5"],
    "Where does this number come from?": ["Block Club Chicago (copy) [5]", "[5] Block Club Chicago"],
    "Give me that for my story": ["The vote was written to"],
}


def test_every_question_has_lines_and_an_answer() -> None:
    assert list(LINES) == list(ANSWERS) == re.findall(r"^## (.+)$", PAGE, re.MULTILINE)


@pytest.mark.parametrize("title", ANSWERS)
def test_the_lines_answer_the_question(title: str, talk: Talk, tmp_path: Path) -> None:
    assert len(LINES[title]) <= 4
    text = talk(*LINES[title])
    for answer in ANSWERS[title]:
        assert answer in text, text
    if title.startswith("Give me"):
        (file,) = tmp_path.iterdir()
        assert "Shall O2023-0004222 be laid on the table?" in file.read_text(encoding="utf-8")
