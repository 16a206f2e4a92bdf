"""A damaged file of any form is read as far as it goes, or listed; it never stops a load."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from councilui.load.formats import captions, transcript
from councilui.load.inputs import Files
from councilui.load.report import Report
from councilui.load.settings import Settings
from councilui.record.model import Statement
from tests.load.speech.conversation import NAMED, UNNAMED, Sentence
from tests.load.speech.test_scc import FILES

NAMES = ("Ana Roe", "Max de la Cruz", "José Peña")
SENTENCES = [
    Sentence(number % 3, number * 3, number * 3 + 3, f"This is sentence {number}, and no more.") for number in range(4)
]
WHOLE = {name: (ending, write(SENTENCES, NAMES)) for name, (ending, write) in {**NAMED, **UNNAMED}.items()}
WHOLE |= {f"scc {style}": (".scc", raw) for style, raw in FILES.items()}
_PIECES = st.sampled_from(
    [b"<", b">", b"&#xd800;", b"{", b"}", b"]", b'"', b"null", b"-1", b"9" * 30, b"1e400", b"\n\n", b"\x00", b"\xff",
     b":", b"<br/>", b"NaN", b"\\ud800", b"-->", b"[]", b"\xe2\x80\xae"]
)  # fmt: skip


@pytest.mark.parametrize("form", WHOLE)
@settings(max_examples=15)
@given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), _PIECES), min_size=1, max_size=4))
def test_a_damaged_file_stops_nothing(form: str, damage: list[tuple[float, int, bytes]]) -> None:
    ending, raw = WHOLE[form]
    for place, length, piece in damage:
        start = int(place * len(raw))
        raw = raw[:start] + piece + raw[start + length :]
    with TemporaryDirectory() as folder:
        Path(folder, f"2024-05-06-council{ending}").write_bytes(raw)
        files, report = Files(Path(folder), "town"), Report()
        rows = [
            row
            for module in (captions, transcript)
            for row in module.read(files, module.detect(files), Settings("town"), report)
        ]
    for row in rows:
        if isinstance(row, Statement):
            assert row.text
            "".join(filter(None, (row.text, row.speaker_name, row.note))).encode()
            assert not any(ord(character) < 32 for character in row.text + (row.speaker_name or ""))
            assert row.start_s is None or (row.end_s is not None and 0 <= row.start_s <= row.end_s)
