"""The questions of docs/questions.md, each with the ways to its answer and what is then to be seen."""

from __future__ import annotations

import re
from typing import NamedTuple

from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "questions.md").read_text(encoding="utf-8")
WAYS = ("Keys", "Mouse", "Palette", "Linear")
KEY_NAMES = {
    "Enter": "enter", "Esc": "escape", "/": "slash", "PgDn": "pagedown", "Tab": "tab", "?": "question_mark",
}  # fmt: skip
"""What the pages of docs/ call a key, and Textual's name of it."""


class Question(NamedTuple):
    """`ways` has the entries of each way of `WAYS`; `answer` the lines after `>`."""

    title: str
    ways: dict[str, list[str]]
    answer: list[str]


def _questions() -> list[Question]:
    questions = []
    for part in PAGE.split("\n## ")[1:]:
        ways = {}
        for way in WAYS:
            line = re.search(rf"^{way}: (.+)$", part, re.MULTILINE)
            assert line is not None, (way, part)
            ways[way] = re.findall(r"`([^`]+)`", line[1])
        questions.append(Question(part.splitlines()[0], ways, re.findall(r"^> (.+)$", part, re.MULTILINE)))
    return questions


QUESTIONS = _questions()
TITLES = [question.title for question in QUESTIONS]
