"""RTF: each line is a paragraph, since a reader's program breaks the others; what is struck out is marked as such."""

from itertools import groupby

from councilui.load.encodings import decode
from councilui.load.formats.minutes.documents.lines import Document, Line, UnreadableError
from councilui.load.formats.minutes.documents.tables import table_lines
from councilui.load.formats.minutes.documents.unread import STRUCK, UnreadWords, marked
from councilui.load.invisible import join_surrogates
from councilui.load.rtf import rtf_runs


def read_rtf(raw: bytes) -> Document:
    """The lines of an RTF document. Raises UnreadableError for one without text."""
    runs = rtf_runs(decode(raw)[0])
    text = join_surrogates("".join(marked(run.text, STRUCK if run.is_struck else None) for run in runs))
    unread = UnreadWords()
    lines: list[Line] = []
    for is_row, group in groupby(unread.take_out(text, 1).split("\n"), _is_row):
        texts = list(group)
        texts = table_lines([line.strip().split("|")[:-1] for line in texts]) if is_row else texts
        lines += [Line(line.strip(), 1, True) for line in texts if line.strip()]
    if not lines:
        raise UnreadableError("The file has no text.")
    return Document(lines, 1, has_pages=False, unread=unread.pieces)


def _is_row(line: str) -> bool:
    """Whether a line is a row of a table, with a bar behind each of its cells."""
    return line.rstrip().endswith("|")
