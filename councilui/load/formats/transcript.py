"""Transcripts: JSON of speech-to-text services and of archives, and text with names and times."""

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Final

from councilui.load.inputs import Files
from councilui.load.report import Report
from councilui.load.settings import Settings, settings_by_file
from councilui.load.speech.forms import SPEAKERS, TRANSCRIPT_FORMS, find_speech_files
from councilui.load.speech.reader import SpeechReader

NAME: Final = "transcript"
ORDER: Final = 80


def detect(files: Files) -> list[str]:
    """Files with a list of texts and times, and the speakers.json beside one."""
    settings_of = settings_by_file(files)
    forms = find_speech_files(files, lambda name: settings_of(name).fields)
    names = {name for name, form in forms.items() if form in TRANSCRIPT_FORMS}
    folders = {PurePosixPath(name).parent for name in names}
    beside = {name for name in files.names(f"*{SPEAKERS}") if PurePosixPath(name).name == SPEAKERS}
    return sorted(names | {name for name in beside if PurePosixPath(name).parent in folders})


def read(files: Files, names: Sequence[str], settings: Settings, report: Report) -> Iterator[object]:
    """The body, the meeting and the statements of each file; one that cannot be placed is reported and passed over."""
    return SpeechReader(files, settings, report).read(names)
