"""No sentence of the program falls back into what readers had to read twice."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from tests.sentences import code_texts, export_texts, help_texts

OLD: Final = (
    r"\bTo orient\b", r"\bMarks for orientation\b", r"nobody's vote is on record", r"are not aligned",
    r"the same word in both",
    r"On the larger side in", r"\bLeft out: \d+ with equal sides", r"with a known margin: median", r"\bMargin \+",
    r"What was put\b", r"is not stated; the Clerk", r"what would have become of the matter",
    r"All others and the rules as on",
    r"roll call of presence on record here", r"to no end on record", r"\bAnnounced \d+[–-]\d+", r"kept side, ",
    r"no words of their own on record", r"how they voted is not on record", r"Nothing is repaired\b.*\brecord",
    r"Told together with", r"is no vote on\b", r"by how alike the two camps", r"vote on Shall ",
    r"\b(?:yeas|nays)\b", r"with at least one nay\b(?! since)", r"\bper cent\b", r"\d–\d+ (?:to|,)", r"\bnot known\b\.",
    r"\b(?:favour|criticise|apologise|recognise|neighbour|colour)",
    r"\d(?:st|nd|rd|th)? (?:January|February|March|April"
    r"|May|June|July|August|September|October|November|December) \d{4}\b",
)  # fmt: skip
"""Old wordings; each has a better one in its place."""
_OLD: Final = re.compile("|".join(OLD))
# What a loader matches in a council's own papers is no sentence of ours, and the words of a record are its makers'.
_FLOORS: Final = ("analysis", "common", "export", "kinds", "cli", "tui", "linear", "record", "serve")
_CODE: Final = tuple(f"councilui/{floor}/" for floor in _FLOORS)


def test_help_has_no_old_wording() -> None:
    assert [(where, match[0]) for where, text in help_texts() for match in _OLD.finditer(text)] == []


def test_no_message_has_an_old_wording() -> None:
    searched = "councilui/tui/command_index.py"  # words by which people look for a command, in any spelling
    lines = [(where, text) for where, text in code_texts() if where.startswith(_CODE) and searched not in where]
    assert len(lines) > 400
    assert [(where, match[0]) for where, text in lines for match in _OLD.finditer(text)] == []


@pytest.fixture(scope="module")
def exported(record: Path) -> list[tuple[str, str]]:
    return [line for line in export_texts(record) if not re.match(r"\d+\. ", line[1])]  # sources have their own titles


def test_no_export_has_an_old_wording(exported: list[tuple[str, str]]) -> None:
    assert len(exported) > 5000
    assert [(where, match[0], text) for where, text in exported for match in _OLD.finditer(text)] == []


def test_exports_have_no_backslash_before_an_amount_and_no_doubled_stop(exported: list[tuple[str, str]]) -> None:
    assert [line for line in exported if re.search(r"\\\$\d|(?<![.…])\.\.(?!\.)", line[1])] == []
