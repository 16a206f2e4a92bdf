"""Legistar Web API JSON as saved in files: events, event items, votes, roll calls, persons, bodies, matters."""

from collections.abc import Iterator, Sequence
from typing import Final

from councilui.load.formats.legistar.layout import survey_files
from councilui.load.formats.legistar.reader import read as _read
from councilui.load.inputs import Files
from councilui.load.report import Report
from councilui.load.settings import Settings

NAME: Final = "legistar"
ORDER: Final = 10


def detect(files: Files) -> list[str]:
    """The JSON files whose rows have Legistar's keys; of big folders named after ids, some are looked into."""
    return survey_files(files, files.names("*.json")).all()


def read(files: Files, names: Sequence[str], settings: Settings, report: Report) -> Iterator[object]:
    """The model's objects: see `councilui.load.format.Format.read`."""
    return _read(files, names, settings, report)
