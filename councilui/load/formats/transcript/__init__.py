"""Diarised transcripts in JSON: citymeetings, Council Data Project, Whisper and what resembles them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from councilui.load.formats.transcript.claiming import claimed
from councilui.load.formats.transcript.reader import Reader
from councilui.load.inputs import Files
from councilui.load.report import Report
from councilui.load.settings import Settings

NAME: Final = "transcript"
ORDER: Final = 80


def claims(files: Files) -> list[str]:
    """JSON files whose beginning is that of a transcript, and the speakers.json beside one."""
    return claimed(files)


def read(files: Files, names: Sequence[str], settings: Settings, report: Report) -> Iterator[object]:
    """The body, the meeting and the statements of each file; one that cannot be placed is reported and passed over."""
    return Reader(files, settings, report).read(names)
