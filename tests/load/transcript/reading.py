"""Transcript files, given as JSON values, as the format reads them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from councilui.load.formats import transcript
from councilui.load.inputs import Files
from councilui.load.report import Report, unbalanced
from councilui.load.settings import Settings
from councilui.record.model import Statement

NAME = "2024-05-06-city-council.json"


def read_files(
    contents: Mapping[str, Any], settings: Settings | None = None, names: list[str] | None = None
) -> tuple[list[object], Report]:
    """Everything read from files of these names; bytes are written as they are, anything else as JSON."""
    with TemporaryDirectory() as folder:
        for name, value in contents.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(value if isinstance(value, bytes) else json.dumps(value).encode())
        files = Files(Path(folder), "town")
        report = Report()
        claimed = transcript.detect(files) if names is None else names
        rows = list(transcript.read(files, claimed, settings or Settings("town"), report))
    assert unbalanced(report.entries.items()) == {}
    return rows, report


def read_statements(value: Any, name: str = NAME, settings: Settings | None = None) -> list[Statement]:
    """The statements of one file."""
    return [row for row in read_files({name: value}, settings)[0] if isinstance(row, Statement)]
