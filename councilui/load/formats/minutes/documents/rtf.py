"""RTF: each line is a paragraph, since a reader's program breaks the others; what is struck out is marked as such."""

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
    lines = [Line(printed.strip(), 1, True) for printed in unread.take_out(text, 1).split("\n") if printed.strip()]
    if not lines:
        raise UnreadableError("The file has no text.")
    return Document(lines, 1, has_pages=False, unread=unread.pieces)
