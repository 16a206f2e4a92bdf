"""Captions of recordings, WebVTT or SRT: what was said, when in the recording, and by whom where they tell it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Final

from councilui.load.formats.captions.reader import Reader
from councilui.load.inputs import Files
from councilui.load.report import Report
from councilui.load.settings import Settings

NAME: Final = "captions"
ORDER: Final = 90
_SUFFIXES: Final = (".vtt", ".srt")
_MAYBE: Final = (".txt", ".sbv", "")
_HEAD: Final = re.compile(rb"WEBVTT(?:[ \t\r\n]|\Z)|(?:\d+\s*[\r\n]\s*)?\d+:\d\d:\d\d[.,]\d+ *-->")


def claims(files: Files) -> list[str]:
    """Files called `.vtt` or `.srt`, and texts that begin as these do."""
    found = []
    for name in files.names():
        suffix = PurePosixPath(name).suffix.lower()
        if suffix in _SUFFIXES or (suffix in _MAYBE and _begins_as_captions(files.head(name, 512))):
            found.append(name)
    return found


def read(files: Files, names: Sequence[str], settings: Settings, report: Report) -> Iterator[object]:
    """The body, the meeting and the statements of each file; one that cannot be placed is reported and passed over.

    Speakers are left as printed: who sat in the body then, the pipeline knows.
    """
    return Reader(files, settings, report).read(names)


def _begins_as_captions(head: bytes) -> bool:
    return bool(_HEAD.match(head.removeprefix(b"\xef\xbb\xbf").lstrip()))
