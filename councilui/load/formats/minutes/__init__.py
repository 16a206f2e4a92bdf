"""Minutes of any council, as PDF, Word, HTML, text or Markdown: motions, votes and who cast them, as printed.

Nothing is computed: a result is the printed word, a number a printed number, a name a printed name. Every word in a
paper that tells of a vote is inside a loaded vote or listed with its page. docs/minutes.md has the steps and their
modules.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from councilui.load.encodings import decode
from councilui.load.inputs import Files
from councilui.load.report import Report
from councilui.load.settings import Settings
from councilui.load.speech.forms import form_of

NAME: Final = "minutes"
ORDER: Final = 60
_TEXTS: Final = (".txt", ".md", ".html", ".htm")
_ENDS: Final = (".pdf", ".docx", ".doc", ".rtf", ".odt", ".mht", ".mhtml", *_TEXTS)
_NOTES: Final = re.compile(
    r"(?:^|/)(?:licen[cs]e|notice|readme|changelog|contributing|source|sources)\b[^/]*$", re.IGNORECASE
)
_TELLS: Final = re.compile(
    r"(?i)\bminutes\b|\bseconded\b|\bmoved(?: by\b|:)|\bayes\b|\byeas\b|\bnays\b|\bmotion carried\b"
    r"|\bmover\b|\bseconder\b|\bmotioned\b|\bsecond:|\bmotion:|\bvote: *\d|"
    r"\bin favou?r\b|\bresolved\b|\bproposed by\b|\bcarried\b|\bminutes of\b|\broll call\b|\badjourned\b"
    r"|\bmotion (?:was |is )?(?:pass|fail|die|adopt|approv|carries|to )|\bfailed of adoption\b|\bmoved that\b"
    r"|\bvoting (?:in favou?r|aye|yes|yea)\b|\bm/s/c\b|\bpresent:|\bmembers present\b"
    r"|\b(?:call(?:ed)?|meeting) to order\b"
)
_HEAD: Final = 262_144


def detect(files: Files) -> list[str]:
    """Documents by their ending; texts and pages only when they have two words of minutes or of who was there."""
    documents = []
    for name in files.names():
        if not name.lower().endswith(_ENDS) or _NOTES.search(name):
            continue
        if name.lower().endswith(_TEXTS):
            head, _ = decode(files.head(name, _HEAD))
            if len({match.lower() for match in _TELLS.findall(head)}) < 2 or form_of(files, name, {}) is not None:
                continue  # or captions and transcripts, in which people move and second, too
        documents.append(name)
    return documents


def read(files: Files, names: Sequence[str], settings: Settings, report: Report) -> Iterator[object]:
    """The rows of all papers."""
    from councilui.load.formats.minutes.reader import Reader  # its 500 patterns take longer than a small table

    return Reader(files, settings, report).rows(names)
