"""How large the sheets of a workbook are, before a library makes a grid of them: one cell far off fills the memory."""

import re
import xml.etree.ElementTree as ET
import zipfile
from typing import Final, NamedTuple

_CELL: Final = re.compile(rb"<(?:\w+:)?c\b[^>]*?\br=\"([A-Z]{1,3})(\d{1,7})\"[^>]*(?<!/)>")
_SHEET: Final = re.compile(r"xl/worksheets/[^/]+\.xml")
_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


class Extent(NamedTuple):
    """The last row and column of a sheet that hold something, counted from 1."""

    rows: int
    columns: int

    @property
    def cells(self) -> int:
        """How many cells a grid of this size has."""
        return self.rows * self.columns


def largest_sheet(packed: zipfile.ZipFile) -> Extent:
    """The extent of the largest sheet in an XLSX or ODS file. Raises ET.ParseError for an ODS file that is no XML."""
    extents = [_spreadsheet(packed.read(name)) for name in packed.namelist() if _SHEET.fullmatch(name)]
    if "content.xml" in packed.namelist():
        with packed.open("content.xml") as content:
            extents += _open_document(content)
    return max(extents, key=lambda extent: extent.cells, default=Extent(0, 0))


def _spreadsheet(xml: bytes) -> Extent:
    rows = columns = 0
    for match in _CELL.finditer(xml):
        rows = max(rows, int(match[2]))
        columns = max(columns, column_number(match[1]))
    return Extent(rows, columns)


def column_number(letters: bytes) -> int:
    """The column of a cell by its letters: "A" is 1, "AA" 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _open_document(content: object) -> list[Extent]:
    """One extent for each table; rows and cells may be repeated, and the empty ones at the end are not counted."""
    extents: list[Extent] = []
    row = rows = columns = 0
    for event, element in ET.iterparse(content, events=("start", "end")):  # type: ignore[call-overload]
        if element.tag == f"{_TABLE}table" and event == "start":
            row = rows = columns = 0
        elif element.tag == f"{_TABLE}table-row" and event == "end":
            row += repetitions(element, "rows")
            if width := _width(element):
                rows, columns = row, max(columns, width)
            element.clear()
        elif element.tag == f"{_TABLE}table" and event == "end":
            extents.append(Extent(rows, columns))
    return extents


def _width(row: ET.Element) -> int:
    column = width = 0
    for cell in row:
        column += repetitions(cell, "columns")
        if f"{_OFFICE}value-type" in cell.attrib or len(cell):
            width = column
    return width


def repetitions(element: ET.Element, what: str) -> int:
    """How often an OpenDocument row or cell stands; `what` is "rows" or "columns"."""
    text = element.get(f"{_TABLE}number-{what}-repeated", "1")
    return int(text) if text.isdecimal() and len(text) < 10 else 1
