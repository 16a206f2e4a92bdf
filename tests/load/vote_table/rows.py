"""What a format reads from a path, for tests of formats."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import TypeVar

from councilui.load.inputs import open_input
from councilui.load.report import Report, unbalanced
from councilui.load.settings import FolderSettings
from tests.conftest import ROOT

T = TypeVar("T")
FIXTURES = ROOT / "tests" / "fixtures"


def read_rows(module: ModuleType, path: Path) -> tuple[list[object], Report]:
    """All rows of what the format claims below the path, and the report."""
    report = Report()
    with open_input(path) as files:
        rows = list(module.read(files, module.detect(files), FolderSettings(files).of(""), report))
    assert unbalanced(report.entries.items()) == {}
    return rows, report


def of(rows: Sequence[object], cls: type[T]) -> list[T]:
    """The rows of a class."""
    return [row for row in rows if isinstance(row, cls)]


def kinds(report: Report) -> set[str]:
    """The kinds of issues in a report."""
    return {issue.kind for issue in report.issues}
