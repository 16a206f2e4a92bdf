"""RTF: a line for each paragraph, what is struck out marked as such."""

from __future__ import annotations

from councilui.load.encodings import decode
from councilui.load.formats.minutes.documents.lines import Document, Line, UnreadableError
from councilui.load.formats.minutes.documents.unread import STRUCK, UnreadWords, marked
from councilui.load.invisible import join_surrogates
from councilui.load.rtf import rtf_runs


def read_rtf(raw: bytes) -> Document:
    """The lines of an RTF document. Raises UnreadableError for one without text."""
    runs = rtf_runs(decode(raw)[0])
    text = join_surrogates("".join(marked(run.text, STRUCK if run.is_struck else None) for run in runs))
    unread = UnreadWords()
    lines: list[Line] = []
    is_first = True
    for printed in unread.take_out(text, 1).split("\n"):
        if printed.strip():
            lines.append(Line(printed.strip(), 1, is_first))
        is_first = not printed.strip()
    if not lines:
        raise UnreadableError("The file has no text.")
    return Document(lines, 1, has_pages=False, unread=unread.pieces)
