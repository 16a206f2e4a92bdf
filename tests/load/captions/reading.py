"""A caption file, given as bytes, as the format reads it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from councilui.load.formats import captions
from councilui.load.inputs import Files
from councilui.load.report import Report, unbalanced
from councilui.load.settings import Settings
from councilui.record.model import Statement

NAME = "2024-05-06-CityCouncil.vtt"


def read_files(contents: Mapping[str, bytes], settings: Settings | None = None) -> tuple[list[object], Report]:
    """Everything read from files of these names and contents, in a place called "town"."""
    with TemporaryDirectory() as folder:
        for name, raw in contents.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(raw)
        files = Files(Path(folder), "town")
        report = Report()
        rows = list(captions.read(files, captions.detect(files), settings or Settings("town"), report))
    assert unbalanced(report.entries.items()) == {}
    return rows, report


def read_statements(raw: bytes, name: str = NAME) -> list[Statement]:
    """The statements of one file."""
    return [row for row in read_files({name: raw})[0] if isinstance(row, Statement)]


def vtt(*cues: tuple[float, float, str], head: str = "WEBVTT") -> bytes:
    """A WebVTT file of cues (start, end, text)."""
    return "\n\n".join([head, *(f"{clock(a)} --> {clock(b)}\n{text}" for a, b, text in cues)]).encode()


def clock(seconds: float) -> str:
    """ "00:01:02.500"."""
    whole, milliseconds = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.{milliseconds:03}"
