"""The XML of a document that is an archive of parts, as DOCX and ODT are, read with limits."""

import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree

from councilui.load.formats.minutes.documents.lines import Document, Line, UnreadableError
from councilui.load.formats.minutes.documents.tables import Cell, spread, table_lines
from councilui.load.formats.minutes.documents.unread import UnreadWords

_MOST_BYTES: Final = 128 * 1024**2
_MOST_DEPTH: Final = 200  # elements inside one another; a table in a table in a table is 15 deep


class BlockReader:
    """Collects the lines of a document's paragraphs and tables; `page` is the page of the last one."""

    def __init__(self) -> None:
        self.page = 1
        self.unread = UnreadWords()
        self._lines: list[Line] = []

    def add_paragraph(self, text: str) -> None:
        """Add the lines of a paragraph."""
        parts = [" ".join(part.split()) for part in text.split("\n") if part.strip()]
        self._lines += [Line(part, self.page, not index) for index, part in enumerate(parts)]

    def add_table(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Add the lines of a table as paragraphs, which empty lines part."""
        is_first = True
        for text in table_lines(spread(rows)):
            if text.strip():
                self._lines.append(Line(" ".join(text.split()), self.page, is_first))
            is_first = not text.strip()

    def document(self) -> Document:
        """What was added. Raises UnreadableError if that is nothing."""
        if not self._lines:
            raise UnreadableError("The document has no text.")
        return Document(self._lines, self.page, has_pages=self.page > 1, unread=self.unread.pieces)


class _ShallowTree(ElementTree.TreeBuilder):
    """Builds a tree of elements that is as deep as documents are. Raises UnreadableError for a deeper one."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0

    def start(self, tag: str, attrs: dict[Any, Any], /) -> ElementTree.Element:
        """As TreeBuilder does."""
        self._depth += 1
        if self._depth > _MOST_DEPTH:
            raise UnreadableError("The document's tables are nested too deeply to be read.")
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> ElementTree.Element:
        """As TreeBuilder does."""
        self._depth -= 1
        return super().end(tag)


@contextmanager
def opened(path: Path, program: str) -> Iterator[zipfile.ZipFile]:
    """The archive of a document. Raises UnreadableError for a damaged one or one that is no document of the program."""
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except (zipfile.BadZipFile, zlib.error, KeyError, RuntimeError, NotImplementedError, EOFError, OSError) as error:
        raise UnreadableError(f"The file is damaged, or not a {program} document.") from error


def root_of(archive: zipfile.ZipFile, part: str) -> ElementTree.Element:
    """The root of a part of the archive. Raises UnreadableError for XML that is damaged, too large or too deep."""
    if archive.getinfo(part).file_size > _MOST_BYTES:
        raise UnreadableError("The document's text is larger than 128 MB.")
    raw = archive.read(part)
    if b"<!DOCTYPE" in raw[:4096] or b"<!ENTITY" in raw:
        raise UnreadableError("The document defines its own entities, which no word processor does.")
    try:
        parser = ElementTree.XMLParser(target=_ShallowTree())
        parser.feed(raw)
        root: ElementTree.Element = parser.close()
    except ElementTree.ParseError as error:
        raise UnreadableError("The document's XML is damaged.") from error
    return root
