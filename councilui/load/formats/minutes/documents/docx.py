"""DOCX from its XML: paragraphs and tables in the order of the text, tables inside cells too.

Heads and feet stand in other parts of the archive and are not read. Words that are struck out, by a style too, deleted
or hidden are kept apart.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

from councilui.load.formats.minutes.documents.docx_numbering import Numbering
from councilui.load.formats.minutes.documents.docx_styles import Styles, W, font_of, inserted_symbol
from councilui.load.formats.minutes.documents.lines import Document, UnreadableError
from councilui.load.formats.minutes.documents.tables import Cell
from councilui.load.formats.minutes.documents.unread import STRUCK, marked
from councilui.load.formats.minutes.documents.xml_parts import BlockReader, opened, root_of
from councilui.load.superscripts import superscript
from councilui.load.symbols import as_shown

_PART: Final = "word/document.xml"
_STYLES: Final = "word/styles.xml"
_NUMBERING: Final = "word/numbering.xml"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_PASSED_OVER: Final = {f"{W}moveFrom", f"{W}instrText", f"{_MC}Fallback"}  # said again, or no words
_INNER: Final = {f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}smartTag", f"{W}customXml", f"{W}moveTo"}


def read_docx(path: Path) -> Document:
    """The lines of a DOCX. Raises UnreadableError for a damaged file or one that is no DOCX."""
    body, styles, numbering = _parts(path)
    reader = _DocxReader(styles, numbering)
    reader.add(body)
    return reader.document()


def _parts(path: Path) -> tuple[ElementTree.Element, Styles, Numbering]:
    """The body of the text, the styles, and the numbers of lists."""
    with opened(path, "Word") as archive:
        root = root_of(archive, _PART)
        parts = archive.namelist()
        styles = Styles(root_of(archive, _STYLES) if _STYLES in parts else None)
        numbering = Numbering(root_of(archive, _NUMBERING) if _NUMBERING in parts else None, styles)
    body = root.find(f"{W}body")
    if body is None:
        raise UnreadableError("The document has no text part.")
    return body, styles, numbering


class _DocxReader(BlockReader):
    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        super().__init__()
        self._styles = styles
        self._numbering = numbering

    def add(self, body: ElementTree.Element) -> None:
        """Add the paragraphs and tables of the text."""
        for block in _blocks(body):
            if block.tag == f"{W}tbl":
                self.add_table([[self._cell(cell) for cell in _cells(row)] for row in _rows(block)])
            else:
                self.page += _page_breaks(block)
                self.add_paragraph(self._paragraph(block))

    def _cell(self, cell: ElementTree.Element) -> Cell:
        """A cell; one that goes on from the row above is there again, empty, so rows need no count."""
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        columns = span.get(f"{W}val", "1") if span is not None else "1"
        return Cell(self._cell_text(cell), 1, int(columns) if columns.isdecimal() and len(columns) < 5 else 1)

    def _cell_text(self, cell: ElementTree.Element) -> str:
        """A cell's paragraphs, and those of tables inside it, one a line."""
        parts = []
        for block in _blocks(cell):
            if block.tag == f"{W}tbl":
                parts += [self._cell_text(inner) for row in _rows(block) for inner in _cells(row)]
            else:
                parts.append(" ".join(self._paragraph(block).split()))
        return "\n".join(part for part in parts if part)

    def _paragraph(self, paragraph: ElementTree.Element) -> str:
        label = self._numbering.label(paragraph)
        words = "".join(self._runs(paragraph, self._styles.style_of(paragraph), None, is_raised=False))
        text = self.unread.take_out(words, self.page)
        return f"{label} {text}" if label and text.strip() else text

    def _runs(
        self, element: ElementTree.Element, style: str | None, reason: str | None, *, is_raised: bool
    ) -> Iterator[str]:
        """The words of an element; `style` is its paragraph's, `reason` why they are not to be read."""
        for child in element:
            if child.tag in _PASSED_OVER:
                continue
            if child.tag in (f"{W}t", f"{W}delText"):
                words = as_shown(child.text or "", font_of(element))
                yield marked(superscript(words) if is_raised else words, reason)
            elif child.tag == f"{W}sym":
                yield marked(inserted_symbol(child), reason)
            elif child.tag == f"{W}tab":
                yield " "
            elif child.tag in (f"{W}br", f"{W}cr"):
                yield "\n"
            elif child.tag == f"{W}noBreakHyphen":
                yield marked("-", reason)
            elif child.tag == f"{W}p":  # of a text box
                yield from self._runs(child, self._styles.style_of(child), reason, is_raised=False)
            else:
                is_run = child.tag == f"{W}r"
                own = self._styles.reason(child, style) if is_run else STRUCK if child.tag == f"{W}del" else None
                raised = is_run and self._styles.is_superscript(child)
                yield from self._runs(child, style, reason or own, is_raised=raised)


def _blocks(parent: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """Paragraphs and tables, also those inside content controls."""
    for child in parent:
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child
        elif child.tag in _INNER:
            yield from _blocks(child)


def _rows(table: ElementTree.Element) -> Iterator[ElementTree.Element]:
    for child in table:
        if child.tag == f"{W}tr":
            yield child
        elif child.tag in _INNER:
            yield from _rows(child)


def _cells(row: ElementTree.Element) -> Iterator[ElementTree.Element]:
    for child in row:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag in _INNER:
            yield from _cells(child)


def _page_breaks(paragraph: ElementTree.Element) -> int:
    """Pages that end in a paragraph, as Word broke them when it saved the file."""
    broken = sum(1 for _ in paragraph.iter(f"{W}lastRenderedPageBreak"))
    return broken or sum(element.get(f"{W}type") == "page" for element in paragraph.iter(f"{W}br"))
