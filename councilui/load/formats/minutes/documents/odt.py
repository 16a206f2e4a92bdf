"""ODT, which LibreOffice writes, from its XML: paragraphs, lists and tables in the order of the text.

Heads and feet stand in another part of the archive and are not read, notes and comments aren't either. Words that are
struck out, deleted or hidden are kept apart. The numbers of a list are not in the file.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

from councilui.load.formats.minutes.documents.lines import Document, UnreadableError
from councilui.load.formats.minutes.documents.tables import Cell
from councilui.load.formats.minutes.documents.unread import HIDDEN, STRUCK, marked
from councilui.load.formats.minutes.documents.xml_parts import BlockReader, opened, root_of
from councilui.load.superscripts import superscript

_NAME: Final = "{urn:oasis:names:tc:opendocument:xmlns:"
_OFFICE: Final = f"{_NAME}office:1.0}}"
_TEXT: Final = f"{_NAME}text:1.0}}"
_TABLE: Final = f"{_NAME}table:1.0}}"
_STYLE: Final = f"{_NAME}style:1.0}}"
_PARTS: Final = ("styles.xml", "content.xml")
_PARAGRAPHS: Final = (f"{_TEXT}p", f"{_TEXT}h")
_PASSED_OVER: Final = (f"{_TEXT}note", f"{_OFFICE}annotation", f"{_TEXT}tracked-changes")
_MOST_BLANKS: Final = 100
_MOST_COLUMNS: Final = 200
_PAGE: Final = "\f"


def read_odt(path: Path) -> Document:
    """The lines of an ODT. Raises UnreadableError for a damaged file or one that is no ODT."""
    with opened(path, "LibreOffice") as archive:
        roots = [root_of(archive, part) for part in _PARTS if part in archive.namelist()]
    body = roots[-1].find(f"{_OFFICE}body/{_OFFICE}text") if roots else None
    if body is None:
        raise UnreadableError("The document has no text part.")
    reader = _OdtReader([style for root in roots for style in root.iter(f"{_STYLE}style")])
    reader.add(body)
    return reader.document()


class _OdtReader(BlockReader):
    def __init__(self, styles: list[ElementTree.Element]) -> None:
        super().__init__()
        self._styles = {style.get(f"{_STYLE}name", ""): style for style in styles}

    def add(self, body: ElementTree.Element) -> None:
        """Add the paragraphs and tables of the text."""
        for deleted in body.iterfind(f"{_TEXT}tracked-changes//{_TEXT}deletion"):
            for paragraph in _paragraphs(deleted):
                self.unread.take_out(marked("".join(self._words(paragraph, None)), STRUCK), self.page)
        for block in _blocks(body):
            if block.tag == f"{_TABLE}table":
                self.add_table([list(self._cells(row)) for row in block.iter(f"{_TABLE}table-row")])
            else:
                self.add_paragraph(self._paragraph(block))

    def _cells(self, row: ElementTree.Element) -> Iterator[Cell]:
        for cell in row:
            if cell.tag in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
                paragraphs = (" ".join(self._paragraph(block).split()) for block in _paragraphs(cell))
                repeated = min(_number(cell, f"{_TABLE}number-columns-repeated"), _MOST_COLUMNS)
                yield from [Cell("\n".join(text for text in paragraphs if text))] * repeated

    def _paragraph(self, paragraph: ElementTree.Element) -> str:
        words = "".join(self._words(paragraph, self._reason(paragraph)))
        self.page += words.count(_PAGE)
        return self.unread.take_out(words.replace(_PAGE, ""), self.page)

    def _words(self, element: ElementTree.Element, reason: str | None) -> Iterator[str]:
        """The words of an element; `reason` is why they are not to be read."""
        is_raised = self._property(element, "text-position").startswith("super")
        yield marked(superscript(element.text or "") if is_raised else element.text or "", reason)
        for child in element:
            if child.tag == f"{_TEXT}line-break":
                yield "\n"
            elif child.tag == f"{_TEXT}tab":
                yield " "
            elif child.tag == f"{_TEXT}s":
                yield " " * min(_number(child, f"{_TEXT}c"), _MOST_BLANKS)
            elif child.tag == f"{_TEXT}soft-page-break":
                yield _PAGE
            elif child.tag not in _PASSED_OVER:
                yield from self._words(child, reason or self._reason(child))
            yield marked(superscript(child.tail or "") if is_raised else child.tail or "", reason)

    def _reason(self, element: ElementTree.Element) -> str | None:
        """Why the words of an element are not to be read by its style, None where they are."""
        if element.tag == f"{_TEXT}hidden-text" or self._property(element, "display") == "none":
            return HIDDEN
        return STRUCK if self._property(element, "text-line-through-style") not in ("", "none") else None

    def _property(self, element: ElementTree.Element, name: str) -> str:
        """A property of the text of an element, by its style or the styles that this is based on; "" without one."""
        style = self._styles.get(element.get(f"{_TEXT}style-name", ""))
        earlier: list[ElementTree.Element] = []
        while style is not None and style not in earlier:
            earlier.append(style)
            properties = style.find(f"{_STYLE}text-properties")
            for space in (_STYLE, _TEXT) if properties is not None else ():
                if properties is not None and (value := properties.get(f"{space}{name}")) is not None:
                    return value
            style = self._styles.get(style.get(f"{_STYLE}parent-style-name", ""))
        return ""


def _blocks(parent: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """Paragraphs and tables, also those in lists and sections."""
    for child in parent:
        if child.tag in (*_PARAGRAPHS, f"{_TABLE}table"):
            yield child
        elif child.tag not in _PASSED_OVER:
            yield from _blocks(child)


def _paragraphs(element: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """All paragraphs in an element, those of tables in it too."""
    return (inner for inner in element.iter() if inner.tag in _PARAGRAPHS)


def _number(element: ElementTree.Element, name: str) -> int:
    value = element.get(name, "1")
    return int(value) if value.isdecimal() and len(value) < 5 else 1
