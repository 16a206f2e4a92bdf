"""Numbers of a workbook as its sheet shows them: a format of words and zeros makes 17 the record number "O2099-0017".

Libraries give the value without its format, and what a reader of the sheet knows as the number of a record would be
another. A formula whose result the file lacks is shown as the formula, and one that failed as its error ("#N/A"), where
libraries give an empty cell. Only formats of literal text and digits are read, or of decimals alone, since item 1.10 is
not 1.1 (ECMA-376 part 1, 18.8.30; ODF 1.3 part 3, 16.29): what has percents or thousands is the same number either way.
"""

import io
import posixpath
import re
import struct
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from itertools import product
from typing import IO, Final

from councilui.load.formats.vote_table.workbook_size import column_number, repetitions

_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_PART: Final = re.compile(r'"([^"]*)"|\\(.)|([0#])|([- ()])')
_PLAIN_NUMBER: Final = re.compile(r"-?(?!0\d)[\d\s,.'’]*%?")
_WHOLE: Final = re.compile(r"\d{1,15}")
_DECIMALS: Final = re.compile(r"0\.(0{1,4})(?:_\))?")
_DECIMAL: Final = re.compile(r"\d{1,9}(?:\.\d{1,17})?")
_TWO_DECIMALS: Final = "2"  # the number that "0.00" has in every workbook
_BEYOND_VALUES: Final = re.compile(rb"<(?:\w+:)?f[\s/>]|\st=[\"']e[\"']")  # a formula, an error
_XLS_FORMAT: Final = re.compile(rb"\x1e\x04.{6}[\x00\x01]", re.DOTALL)
_XLS_SHEET: Final = re.compile(rb"\x09\x08\x10\0\0\x06\x10\0")
_XLS_FORMULA: Final = re.compile(rb"\x06\0(?=(.{24}))", re.DOTALL)
_FORMULA_HEAD: Final = struct.Struct("<HHHHBxB3xHHIH")
_ERRORS: Final = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_XLS_ERROR: Final = re.compile(rb"\x05\x02\x08\0(.{6}[\0\x07\x0f\x17\x1d\x24\x2a])\x01", re.DOTALL)
_XLS_CELL: Final = struct.Struct("<HH2xB")
_MOST_FLAGS: Final = 64
_LETTERS: Final = re.compile(r"[A-Z]{1,3}")
_EMPTY_TEXT: Final = (3, 0xFFFF)
_ERROR_RESULT: Final = (2, 0xFFFF)
_NO_RESULT: Final = "=…"
_LONGEST: Final = 255  # characters of a format: what spreadsheet programs allow

CellTexts = dict[tuple[int, int], str]  # what a cell shows, by its row and column, both counted from 0


def cell_texts(packed: zipfile.ZipFile) -> dict[str, CellTexts]:
    """By the name of a sheet, what its cells show where that is more than their number. XLSX and ODS.

    Raises ET.ParseError and KeyError for a workbook whose parts can't be read.
    """
    if "content.xml" in packed.namelist():
        with packed.open("content.xml") as content:
            return _open_document(content)
    has_styles = "xl/styles.xml" in packed.namelist()
    codes = _codes_by_style(ET.fromstring(packed.read("xl/styles.xml"))) if has_styles else {}
    sheets: dict[str, CellTexts] = {}
    for name, part in _sheets(packed) if "xl/workbook.xml" in packed.namelist() else ():
        cells = packed.read(part)
        if codes or _BEYOND_VALUES.search(cells):
            sheets[name] = _spreadsheet(io.BytesIO(cells), codes)
    return sheets


def with_format(number: str, code: str) -> str | None:
    """A number as a format of text and digits or of decimals shows it; None for other numbers and formats.

    >>> with_format("250017", "00-0000"), with_format("1.1", "0.00")
    ('25-0017', '1.10')
    """
    if decimals := _DECIMALS.fullmatch(code):
        is_part = "." in number and _DECIMAL.fullmatch(number)
        return f"{Decimal(number):.{len(decimals[1])}f}" if is_part else None
    parts = _parts(code)
    if not parts or not _WHOLE.fullmatch(number):
        return None
    places = [place for place, (_, is_literal) in enumerate(parts) if not is_literal]
    zeros = sum(parts[place][0] == "0" for place in places)
    digits = str(int(number)).rjust(zeros, "0")
    display = ""
    for place, (text, is_literal) in reversed(list(enumerate(parts))):
        if is_literal:
            display = text + display
        elif place == places[0]:  # this takes all digits that have no place of their own
            display = digits + display
        else:
            display, digits = digits[-1:] + display, digits[:-1]
    return display


def formats_of_xls(raw: bytes) -> list[str]:
    """The formats of an XLS file under which a number is shown as another text; they are not applied.

    A Format record of BIFF8 (MS-XLS 2.4.126) has its type, its size, a number, and the code, a letter in a byte or two.
    """
    codes: list[str] = []
    for match in _XLS_FORMAT.finditer(raw):
        size, _, letters, flags = struct.unpack_from("<HHHB", raw, match.start() + 2)
        width = 2 if flags & 1 else 1
        if size == 5 + letters * width <= _LONGEST:
            text = raw[match.end() : match.end() + letters * width]
            codes.append(text.decode("utf-16-le" if width == 2 else "latin-1", "replace"))
    return [code for code in dict.fromkeys(codes) if _parts(code)]


def texts_of_xls(raw: bytes) -> list[CellTexts]:
    """For each sheet of an XLS file, the errors of its formulas, and the formulas without results where a program that
    doesn't compute has written the file, so that none has one.

    A Formula record of BIFF8 (MS-XLS 2.4.127) has its type, its size, row, column, format, result, flags and the
    formula with its length. An empty text as a result is 3 and ends in FFFF, an error is 2 with its code and ends so,
    too; a BoolErr record (2.4.24) has an error that is no formula's.
    """
    sheets: list[CellTexts] = []
    is_computed = False
    begins = [match.start() for match in _XLS_SHEET.finditer(raw)]
    for begin, end in zip(begins, [*begins[1:], len(raw)], strict=True):
        cells = (_XLS_CELL.unpack(match[1]) for match in _XLS_ERROR.finditer(raw, begin, end))
        texts = {(row, column): _ERRORS[code] for row, column, code in cells}
        for match in _XLS_FORMULA.finditer(raw, begin, end):
            size, row, column, _, kind, code, mark, flags, _, length = _FORMULA_HEAD.unpack(match[1])
            if size != _FORMULA_HEAD.size - 2 + length or flags >= _MOST_FLAGS:
                continue  # other bytes than a record
            is_computed |= (kind, mark) != _EMPTY_TEXT
            if (kind, mark) == _ERROR_RESULT and code in _ERRORS:
                texts[row, column] = _ERRORS[code]
            elif (kind, mark) == _EMPTY_TEXT:
                texts[row, column] = _NO_RESULT
        sheets.append(texts)
    return [
        {cell: text for cell, text in texts.items() if text != _NO_RESULT} if is_computed else texts for texts in sheets
    ]


def _parts(code: str) -> list[tuple[str, bool]]:
    """The pieces of a format for positive numbers, each with whether it is literal text. None of a format that shows
    no more than the number, that ends in text (a unit), that has other signs or is longer than any program writes."""
    parts: list[tuple[str, bool]] = []
    if len(code) > _LONGEST:
        return []
    positive = re.sub(r"^(?:\[(?:\$[^\]]*|[A-Za-z]+)\])*", "", code.split(";")[0])
    end = 0
    for match in _PART.finditer(positive):
        if match.start() != end:
            return []
        end = match.end()
        text = next(group for group in match.groups() if group is not None)
        parts.append((text, match[3] is None))
    if end != len(positive) or not parts or parts[-1][1]:
        return []
    is_more = len(parts) > 1 and (any(literal for _, literal in parts) or [text for text, _ in parts].count("0") > 1)
    return parts if is_more else []


def _codes_by_style(styles: ET.Element) -> dict[str, str]:
    """The formats that are read, by the number of the cell style as a cell carries it."""
    codes = {
        element.get("numFmtId"): code
        for element in styles.iter(f"{_MAIN}numFmt")
        if _parts(code := element.get("formatCode", "")) or _DECIMALS.fullmatch(code)
    } | {_TWO_DECIMALS: "0.00"}
    cell_styles = styles.find(f"{_MAIN}cellXfs")
    return {
        str(number): codes[style.get("numFmtId")]
        for number, style in enumerate(cell_styles if cell_styles is not None else ())
        if style.get("numFmtId") in codes
    }


def _sheets(packed: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """The name of each sheet, and of the part that has its cells."""
    relations = {
        relation.get("Id"): relation.get("Target", "")
        for relation in ET.fromstring(packed.read("xl/_rels/workbook.xml.rels"))
    }
    for sheet in ET.fromstring(packed.read("xl/workbook.xml")).iter(f"{_MAIN}sheet"):
        part = posixpath.normpath(posixpath.join("/xl", relations.get(sheet.get(_RELATION), ""))).lstrip("/")
        if part in packed.namelist():
            yield sheet.get("name", ""), part


def _spreadsheet(content: IO[bytes], codes: dict[str, str]) -> CellTexts:
    texts: CellTexts = {}
    row = column = 0  # counted from 1; a cell that does not say where it stands follows the one before
    for event, element in ET.iterparse(content, events=("start", "end")):
        if element.tag == f"{_MAIN}row" and event == "start":
            row, column = int(element.get("r") or row + 1), 0
        elif element.tag == f"{_MAIN}row":
            element.clear()
        elif element.tag == f"{_MAIN}c" and event == "end":
            letters = _LETTERS.match(element.get("r", ""))
            column = column_number(letters[0].encode()) if letters else column + 1
            kind, value = element.get("t", "n"), element.findtext(f"{_MAIN}v", "")
            formula = element.findtext(f"{_MAIN}f")
            if formula is not None and not value and kind != "str":  # a text may be empty
                texts[row - 1, column - 1] = f"={formula or '…'}"
            elif kind == "e" and value:
                texts[row - 1, column - 1] = value
            elif kind == "n" and (text := with_format(value, codes.get(element.get("s", ""), ""))):
                texts[row - 1, column - 1] = text
    return texts


def _open_document(content: IO[bytes]) -> dict[str, CellTexts]:
    """An OpenDocument cell keeps the text that is shown beside its value."""
    sheets: dict[str, CellTexts] = {}
    texts: CellTexts = {}
    row = 0
    for event, element in ET.iterparse(content, events=("start", "end")):
        if element.tag == f"{_TABLE}table" and event == "start":
            texts = sheets[element.get(f"{_TABLE}name", "")] = {}
            row = 0
        elif element.tag == f"{_TABLE}table-row" and event == "end":
            rows, column = repetitions(element, "rows"), 0
            for cell in element:
                times = repetitions(cell, "columns")
                if text := _formula(cell) or _text_beyond_number(cell):
                    texts |= dict.fromkeys(product(range(row, row + rows), range(column, column + times)), text)
                column += times
            row += rows
            element.clear()
    return sheets


def _formula(cell: ET.Element) -> str | None:
    """The formula of a cell that lacks its result, the error of one that failed, which LibreOffice shows beside an
    empty value; None for any other."""
    formula, paragraph = cell.get(f"{_TABLE}formula"), cell.find(f"{_TEXT}p")
    if formula and paragraph is not None and cell.get(f"{_OFFICE}string-value") == "":
        return "".join(paragraph.itertext())
    if not formula or paragraph is not None or any(name.startswith(_OFFICE) for name in cell.attrib):
        return None
    return f"={formula.partition('=')[2] or '…'}"


def _text_beyond_number(cell: ET.Element) -> str | None:
    """What a cell with a number shows, if that is text and digits or more decimals than it has; None for others."""
    paragraph = cell.find(f"{_TEXT}p")
    if cell.get(f"{_OFFICE}value-type") != "float" or paragraph is None:
        return None
    number, text = cell.get(f"{_OFFICE}value", ""), "".join(paragraph.itertext())
    if _DECIMAL.fullmatch(number) and re.fullmatch(r"\d+\.\d+", text) and Decimal(text) == Decimal(number):
        return text
    if not _WHOLE.fullmatch(number) or not text[-1:].isdecimal() or _PLAIN_NUMBER.fullmatch(text):
        return None
    return text if re.sub(r"\D", "", text).endswith(number) else None
