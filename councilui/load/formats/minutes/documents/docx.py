"""DOCX from its XML: paragraphs and tables in the order of the text, tables inside cells too.

Heads and feet stand in other parts of the archive and are not read; deleted and moved-away text is passed over.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree

from councilui.load.formats.minutes.documents.lines import Document, Line, UnreadableError
from councilui.load.formats.minutes.documents.tables import table_lines

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PART: Final = "word/document.xml"
_MOST_BYTES: Final = 128 * 1024**2
_MOST_DEPTH: Final = 200  # elements inside one another; a table in a table in a table is 15 deep
_PASSED_OVER: Final = {f"{_W}del", f"{_W}moveFrom", f"{_W}instrText"}
_INNER: Final = {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}smartTag", f"{_W}customXml", f"{_W}moveTo"}


class _ShallowTree(ElementTree.TreeBuilder):
    """Builds a tree of elements that is as deep as documents are. Raises UnreadableError for a deeper one."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0

    def start(self, tag: str, attrs: dict[Any, Any], /) -> ElementTree.Element:
        """As TreeBuilder does."""
        self._depth += 1
        if self._depth > _MOST_DEPTH:
            raise UnreadableError("The document's tables stand inside one another too deep to be read.")
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> ElementTree.Element:
        """As TreeBuilder does."""
        self._depth -= 1
        return super().end(tag)


def read_docx(path: Path) -> Document:
    """The lines of a DOCX. Raises UnreadableError for a damaged file or one that is no DOCX."""
    body = _body(path)
    lines: list[Line] = []
    page = 1
    for block in _blocks(body):
        if block.tag == f"{_W}tbl":
            rows = [[_cell_text(cell) for cell in _cells(row)] for row in _rows(block)]
            is_first = True
            for text in table_lines(rows):
                if text.strip():
                    lines.append(Line(" ".join(text.split()), page, is_first))
                is_first = not text.strip()
        else:
            page += _page_breaks(block)
            parts = _paragraph(block).split("\n")
            lines += [Line(" ".join(part.split()), page, not index) for index, part in enumerate(parts) if part.strip()]
    if not lines:
        raise UnreadableError("No text is in the document.")
    return Document(lines, page, has_pages=page > 1)


def _body(path: Path) -> ElementTree.Element:
    try:
        with zipfile.ZipFile(path) as archive:
            if archive.getinfo(_PART).file_size > _MOST_BYTES:
                raise UnreadableError("The document's text is larger than 128 MB.")
            raw = archive.read(_PART)
    except (zipfile.BadZipFile, zlib.error, KeyError, RuntimeError, NotImplementedError, EOFError, OSError) as error:
        raise UnreadableError("The file is damaged, or not a Word document.") from error
    if b"<!DOCTYPE" in raw[:4096] or b"<!ENTITY" in raw:
        raise UnreadableError("The document defines entities of its own, which no Word document does.")
    try:
        parser = ElementTree.XMLParser(target=_ShallowTree())
        parser.feed(raw)
        body = parser.close().find(f"{_W}body")
    except ElementTree.ParseError as error:
        raise UnreadableError("The document's XML is damaged.") from error
    if body is None:
        raise UnreadableError("The document has no text part.")
    return body


def _blocks(parent: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """Paragraphs and tables, also those inside content controls."""
    for child in parent:
        if child.tag in (f"{_W}p", f"{_W}tbl"):
            yield child
        elif child.tag in _INNER:
            yield from _blocks(child)


def _rows(table: ElementTree.Element) -> Iterator[ElementTree.Element]:
    for child in table:
        if child.tag == f"{_W}tr":
            yield child
        elif child.tag in _INNER:
            yield from _rows(child)


def _cells(row: ElementTree.Element) -> Iterator[ElementTree.Element]:
    for child in row:
        if child.tag == f"{_W}tc":
            yield child
        elif child.tag in _INNER:
            yield from _cells(child)


def _cell_text(cell: ElementTree.Element) -> str:
    """A cell's paragraphs, and those of tables inside it, one a line."""
    parts = []
    for block in _blocks(cell):
        if block.tag == f"{_W}tbl":
            parts += [_cell_text(inner) for row in _rows(block) for inner in _cells(row)]
        else:
            parts.append(" ".join(_paragraph(block).split()))
    return "\n".join(part for part in parts if part)


def _paragraph(paragraph: ElementTree.Element) -> str:
    return "".join(_runs(paragraph))


def _runs(element: ElementTree.Element) -> Iterator[str]:
    for child in element:
        if child.tag in _PASSED_OVER:
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag == f"{_W}tab":
            yield " "
        elif child.tag in (f"{_W}br", f"{_W}cr"):
            yield "\n"
        elif child.tag == f"{_W}noBreakHyphen":
            yield "-"
        else:
            yield from _runs(child)


def _page_breaks(paragraph: ElementTree.Element) -> int:
    """Pages that end in a paragraph, as Word broke them when it saved the file."""
    broken = sum(1 for _ in paragraph.iter(f"{_W}lastRenderedPageBreak"))
    return broken or sum(element.get(f"{_W}type") == "page" for element in paragraph.iter(f"{_W}br"))
