"""A conversation written in each form loads as the same turns: who, what, when."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from councilui.load.inputs import open_input
from councilui.load.readings import find_readings
from councilui.load.report import Report
from councilui.load.settings import FolderSettings
from councilui.record.model import Statement
from tests.load.speech.conversation import NAMED, UNNAMED, Conversation, Sentence
from tests.load.vote_table.rows import of

NAMES = ("Ana Roe", "Max de la Cruz", "José Peña", "Zoe O'Dunn", "Mayor Ali Poe")
_SENTENCES = (
    "Second.", "I move that we adopt the ordinance as amended.", "Aye.", "All in favor?", "So moved!", "No, not yet.",
    "The ayes have it, 7 to 2.", "What is 3 < 4, and R&D?", "Thank you, Mr. Mayor.", "Item 12: the fence.",
)  # fmt: skip


@st.composite
def conversations(draw: st.DrawFn) -> Conversation:
    """Speakers who take turns, each sentence three seconds long, some after a pause."""
    sentences: list[Sentence] = []
    time = 0
    for _ in range(draw(st.integers(4, 12))):
        time += draw(st.sampled_from((0, 1, 9)))
        others = [speaker for speaker in range(len(NAMES)) if not sentences or speaker != sentences[-1].speaker]
        sentences.append(Sentence(draw(st.sampled_from(others)), time, time + 3, draw(st.sampled_from(_SENTENCES))))
        time += 3
    return sentences


def _statements(raw: bytes, ending: str) -> list[tuple[str | None, str, float | None, str | None]]:
    with TemporaryDirectory() as folder:
        source, report = Path(folder, "town"), Report()
        source.mkdir()
        (source / f"2024-05-06-city-council{ending}").write_bytes(raw)
        with open_input(source) as files:
            (reading,) = find_readings(source, files, None)
            rows = list(reading.format.read(files, reading.names, FolderSettings(files).of(""), report))
    assert not [issue for issue in report.issues if issue.kind != "unit of time"], report.issues
    return [(row.speaker_name, row.text, row.start_s, row.note) for row in of(rows, Statement)]


@pytest.mark.parametrize("form", NAMED)
@settings(max_examples=12)
@given(sentences=conversations())
def test_named_speakers_keep_their_words(form: str, sentences: Conversation) -> None:
    ending, write = NAMED[form]
    rows = _statements(write(sentences, NAMES), ending)
    assert [(row[0] or "").casefold() for row in rows] == [NAMES[s.speaker].casefold() for s in sentences]
    assert [row[1] for row in rows] == [s.text for s in sentences]
    assert [row[2] for row in rows] == [float(s.start) for s in sentences]


@pytest.mark.parametrize("form", UNNAMED)
@settings(max_examples=12)
@given(sentences=conversations())
def test_speakers_without_a_name_are_told_apart(form: str, sentences: Conversation) -> None:
    ending, write = UNNAMED[form]
    rows = _statements(write(sentences, NAMES), ending)
    assert {row[0] for row in rows} == {None}
    assert [row[1] for row in rows] == [s.text for s in sentences]
    assert [row[2] for row in rows] == [float(s.start) for s in sentences]
    labels = [re.findall("“(.*)”", row[3] or "")[0] for row in rows]
    speakers = dict(zip(labels, (s.speaker for s in sentences), strict=True))
    assert len(set(labels)) == len(set(speakers.values())) == len({s.speaker for s in sentences})
