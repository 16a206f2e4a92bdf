"""Captions of recordings (WebVTT, SRT, SBV, SCC, TTML …): what was said, when, and by whom where they tell it."""

from collections.abc import Iterator, Sequence
from typing import Final

from councilui.load.inputs import Files
from councilui.load.report import Report
from councilui.load.settings import Settings
from councilui.load.speech.forms import CAPTION_FORMS, find_speech_files
from councilui.load.speech.reader import SpeechReader

NAME: Final = "captions"
ORDER: Final = 90


def detect(files: Files) -> list[str]:
    """Caption files, by their names or by how they begin."""
    forms = find_speech_files(files, lambda name: {}, with_json=False)
    return [name for name, form in forms.items() if form in CAPTION_FORMS]


def read(files: Files, names: Sequence[str], settings: Settings, report: Report) -> Iterator[object]:
    """The body, the meeting and the statements of each file; one that cannot be placed is reported and passed over.

    Speakers are left as printed: who sat in the body then, the pipeline knows.
    """
    return SpeechReader(files, settings, report).read(names)
