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
    r"\bmend it\b", r"\bmove it away\b", r"; say which\b", r"\bstands? (?:twice|over|already)\b",
    r"(?<!here )\bis no [A-Za-z]", r"\bcannot\b", r"\btold by the source", r"\bthat say: not a member",
    r"\bwhich nobody named\b", r"\b[Nn]obody is named\b", r"\bare numbers as announced\b", r"\bvotes cast were yes",
    r"\bat (?:least|most) so m(?:any|uch)\b", r"\bis called (?:so|just so)\b", r"\bof that name\b",
    r"\bopens one place\b", r"\bthe shipped (?:one|record)\b", r"\bWhat to find\b", r"\bas CSV\b.*\bone pair a row",
    r"\bCounted of \d", r"\bvoted otherwise\b", r"\bas this one did\b",
    r"'…' (?:isn't|is in this|fits)\b", r"\bspeaker not named\b", r"\broll calls? of presence\b",
    r"\bstands? (?:where|there|outside|in \d|under \[)", r"\b\d+ more (?:yes|no) than\b", r"^words: ",
    r"\bin the order in which\b", r"\bwas asked for\b", r"\bto who has\b", r"\bgoes on from there\b",
    r"\bHow the vote was taken is not recorded", r"\bWho moved it is not recorded", r"\(address not kept\)",
    r"\bThis substitute for\b", r"\bnamed no\b", r"; since when is\b", r"\ba row a vote\b",
    r"\bputs again\b", r"\btold here\b", r"\b[Ss]at for the \d",
    r"^What th\w+ (?:columns|words)\b", r"\bsaid yes or no, none\b", r"\bby the mayor's vote\b", r"\ban appeal on\b",
    r"\btally unknown\b", r"\bmotion \((?:substitute|nomination|previous question|recuse)\)", r"\.\.”",
    r"\bone identical roster", r"\b[Nn]o source we\b", r"\b[Ww]e have (?:not )?read\b", r"\b[Tt]he headings are ours",
    r"\bThe most results\b", r"\btell(?:s of voting| how all)\b", r"\bsimilar ones of\b", r"\bwas there first\b",
    r"\b(?:word|heading) was taken\b", r", it would have (?:had|been)\b", r"\b[Vv]otes like one\b", r"\bonly 1 votes\b",
    r"\bSources differ: (\d+-\d+)\b[^;]*; \1\b", r"\bwith a vote unknown\b", r"\bleft out\. Left out\b",
    r"^- (?![^:]*\d{4}: )[^:\[]+: [^:\[]*\): (?:passed|failed|tabled|adopted)\b",
    r"\d(?:st|nd|rd|th)? (?:January|February|March|April"
    r"|May|June|July|August|September|October|November|December) \d{4}\b",
)  # fmt: skip
"""Old wordings; each has a better one in its place."""
_OLD: Final = re.compile("|".join(OLD))
# What a loader matches in a council's own papers is no sentence of ours, and the words of a record are its makers'.
# Neither are the words by which people look for a command.
_OTHERS_WORDS: Final = ("minutes/documents/option_columns.py", "minutes/people.py", "tui/command_index.py")


def test_help_has_no_old_wording() -> None:
    assert [(where, match[0]) for where, text in help_texts() for match in _OLD.finditer(text)] == []


def test_no_message_has_an_old_wording() -> None:
    lines = [(where, text) for where, text in code_texts() if not any(words in where for words in _OTHERS_WORDS)]
    assert len(lines) > 1500
    assert [(where, match[0]) for where, text in lines for match in _OLD.finditer(text)] == []


@pytest.fixture(scope="module")
def exported(record: Path) -> list[tuple[str, str]]:
    """Where, and the line; what many exports have is there once."""
    texts = export_texts(record)
    # Sources have their own titles, and quotations their own words.
    lines = {re.sub("“[^”]*”", "“”", text): where for where, text in texts if not re.match(r"\d+\. ", text)}
    return [(where, text) for text, where in lines.items()]


def test_no_export_has_an_old_wording(exported: list[tuple[str, str]]) -> None:
    assert len(exported) > 3000
    assert [(where, match[0], text) for where, text in exported for match in _OLD.finditer(text)] == []


def test_exports_have_no_backslash_before_an_amount_and_no_doubled_stop(exported: list[tuple[str, str]]) -> None:
    assert [line for line in exported if re.search(r"\\\$\d|(?<![.…])\.\.(?!\.)", line[1])] == []
