"""Workbooks of Excel and OpenDocument as rows of cells, by python-calamine (Rust, reads no macros and no links)."""

import datetime as dt
import io
import xml.etree.ElementTree as ET
import zipfile
import zlib
from importlib.util import find_spec
from pathlib import Path
from typing import Final, NamedTuple

from councilui.common.extras import install_command
from councilui.load.formats.vote_table.number_formats import CellTexts, cell_texts, formats_of_xls, texts_of_xls
from councilui.load.formats.vote_table.workbook_size import largest_sheet
from councilui.load.input_errors import InputError
from councilui.load.limited_process import StoppedError, call_limited

_MOST_BYTES: Final = 1 << 30  # what a workbook may unpack to
_MOST_CELLS: Final = 20_000_000
_UNREADABLE: Final = (zipfile.BadZipFile, zlib.error, ET.ParseError, OSError, ValueError, KeyError, NotImplementedError)
Cells = list[tuple[int, list[str]]]


class Workbook(NamedTuple):
    """Each visible sheet's name and rows with their numbers; the hidden sheets, which are not read; the formats of
    numbers that are not applied."""

    sheets: list[tuple[str, Cells]]
    hidden: list[str]
    unread_formats: list[str]


def read_workbook(path: Path, file: str) -> Workbook:
    """The sheets of a workbook; a cell that is merged over several rows stands in each. Raises InputError.

    A process that may die of it reads them.
    """
    if find_spec("python_calamine") is None:
        sentence = f"save it as CSV, or install what reads workbooks: {install_command('spreadsheets')}"
        raise InputError(file, None, sentence)
    try:
        content = call_limited(workbook_content, str(path))
    except StoppedError as error:
        raise InputError(file, None, f"this workbook can't be read: {error.reason}; save it as CSV") from error
    if isinstance(content, str):
        raise InputError(file, None, content)
    return Workbook(*content)


def workbook_content(path: str) -> Workbook | str:
    """A workbook as JSON has it; what is wrong with it, where it can't be read."""
    import python_calamine as calamine

    try:
        raw = Path(path).read_bytes()
        if reason := _too_large(raw):
            return reason
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(raw))
        tables = [sheet for sheet in book.sheets_metadata if sheet.typ == calamine.SheetTypeEnum.WorkSheet]
        visible = [sheet.name for sheet in tables if sheet.visible == calamine.SheetVisibleEnum.Visible]
        texts = _texts_by_sheet(raw, [sheet.name for sheet in tables])
        sheets = [
            (name, [(line, [_text(cell) for cell in row]) for line, row in enumerate(_rows(book, name, texts), 1)])
            for name in visible
        ]
        formats = [] if raw.startswith(b"PK") else formats_of_xls(raw)
        return Workbook(sheets, [sheet.name for sheet in tables if sheet.name not in visible], formats)
    except (calamine.CalamineError, *_UNREADABLE) as error:
        return f"this workbook can't be read: {error}"


def _too_large(raw: bytes) -> str | None:
    """Why a workbook is too large to be read, None for one that isn't, as far as can be told beforehand."""
    if not raw.startswith(b"PK"):
        return None
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        if sum(info.file_size for info in packed.infolist()) > _MOST_BYTES:
            return "this workbook would unpack to more than a gigabyte"
        extent = largest_sheet(packed)
    if extent.cells <= _MOST_CELLS:
        return None
    size = f"{extent.rows:,} rows and {extent.columns:,} columns"
    return f"a sheet has {size}: delete what is far from the table, or save it as CSV"


def _texts_by_sheet(raw: bytes, names: list[str]) -> dict[str, CellTexts]:
    if not raw.startswith(b"PK"):
        return dict(zip(names, texts_of_xls(raw), strict=False))  # its formats are not applied
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        return cell_texts(packed)


def _rows(book: object, name: str, texts: dict[str, CellTexts]) -> list[list[object]]:
    sheet = book.get_sheet_by_name(name)  # type: ignore[attr-defined]
    rows: list[list[object]] = sheet.to_python(skip_empty_area=False)
    for (line, column), text in texts.get(name, {}).items():
        if line < len(rows) and column < len(rows[line]):
            rows[line][column] = text
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        for line in range(top + 1, min(bottom + 1, len(rows)) if left == right < len(rows[top]) else 0):
            rows[line][left] = rows[top][left]
    while rows and not any(_text(cell).strip() for cell in rows[-1]):
        rows.pop()
    return rows


def _text(cell: object) -> str:
    """A cell as it would stand in a CSV file: dates as ISO text, whole numbers without a point."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(" ")
    if isinstance(cell, dt.time) and not cell.second:
        return f"{cell:%H:%M}"
    return str(cell)
