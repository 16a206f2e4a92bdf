"""A table of any file format as a header and rows of cells, to be read more than once."""

import csv
import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice, zip_longest
from pathlib import PurePosixPath
from typing import Final

from councilui.common.shares import series
from councilui.load.encodings import decode
from councilui.load.formats.vote_table import json_rows, text, workbook
from councilui.load.formats.vote_table.sheet_headers import (
    bands_note,
    cell_count,
    clean_headers,
    is_value,
    joined_header,
)
from councilui.load.formats.vote_table.words import is_formula
from councilui.load.input_errors import InputError
from councilui.load.inputs import Files
from councilui.load.json_file import JSON_ENDS

DELIMITED: Final = (".csv", ".tsv", ".tab", ".psv")
WORKBOOKS: Final = (".xlsx", ".xlsm", ".xls", ".ods")
JSON: Final = (*JSON_ENDS, ".geojson")
ENDINGS: Final = (*DELIMITED, *WORKBOOKS, *JSON)
_MOST_COLUMNS: Final = 5_000  # the largest parliaments have 3,000 members
_MOST_LINES_BELOW: Final = 12  # a legend
_MOST_LINES_ABOVE: Final = 10  # a sheet's name, the council's, a date: lines above the header
_FEWEST_COLUMNS: Final = 3
_LONG: Final = 1_000  # characters of a cell
_LONG_BLANK: Final = re.compile(r"\s{100,}")

Rows = Iterator[tuple[int, list[str]]]


@dataclass(slots=True)
class Sheet:
    """One table. `name` is its file's name in the input, `label` what errors call it; `rows` begins below the header.

    Iterating `rows()` may raise csv.Error for a table that breaks off.
    """

    name: str
    label: str
    headers: tuple[str, ...]
    rows: Callable[[], Rows]
    notes: list[str] = field(default_factory=list)
    title: str = ""  # of a sheet in a workbook
    ragged: tuple[tuple[int, int], ...] = ()  # lines of rows that `rows` had to leave out, with their sizes
    above: tuple[str, ...] = ()  # lines above the header
    foot: tuple[list[str], ...] = ()  # the last rows
    open_quotes: set[int] = field(default_factory=set)  # lines with a quotation mark that is never closed
    width: int = 0  # of the rows before they were turned around
    is_part: bool = False  # of a sheet with several tables, each with lines above its header

    @property
    def is_file(self) -> bool:
        """Whether the table is all of its file, rather than one sheet of several."""
        return self.label.endswith(PurePosixPath(self.name).name)


def sheets_of(files: Files, name: str, raw: bytes, rows_at: str) -> list[Sheet]:
    """The tables in a file; `rows_at` is the way to the list of rows in JSON ("council.sessions.business").

    Raises InputError for what is no table.
    """
    lower = name.lower()
    if lower.endswith(WORKBOOKS):
        book = workbook.read_workbook(files.path(name), files.label_of(name))
        sheets = [
            _sheet(name, f"{files.label_of(name)} ({title})", lambda cells=cells: iter(cells), title)  # type: ignore[misc]
            for title, cells in book.sheets
        ]
        if book.hidden and sheets:
            hidden = ", ".join(f"“{title}”" for title in book.hidden)
            sheets[0].notes.append(f"Hidden sheets of the workbook were not read: {hidden}.")
        if book.unread_formats and sheets:
            sentence = f"{sheets[0].label} shows numbers in the form {series(book.unread_formats)}, which isn't read"
            remedy = "Save it as .xlsx and load that to have them as the sheet shows them."
            sheets[0].notes.append(f"{sentence} in an .xls file: 17 stays 17. {remedy}")
        for sheet, (_, cells) in zip(sheets, book.sheets, strict=True):
            sheet.notes += _formulas_note(sheet.label, cells)
        return [part for sheet in sheets for part in _parts(sheet)]
    if lower.endswith(JSON):
        listed = json_rows.read_rows(raw, rows_at)
        if listed is None:
            raise InputError(files.label_of(name), None, "its JSON isn't a list of rows")
        cells, guess = listed
        return [_with_guess(_sheet(name, files.label_of(name), lambda: iter(cells)), guess)]
    return _parts(_delimited(files, name, raw))


def _formulas_note(label: str, rows: Sequence[tuple[int, list[str]]]) -> list[str]:
    lines = [line for line, cells in rows if any(map(is_formula, cells))]
    if not lines:
        return []
    where = f"line {lines[0]} and {len(lines) - 1:,} more" if len(lines) > 1 else f"line {lines[0]}"
    return [
        f"{label} has formulas without results ({where}). To have them read, open the workbook in a spreadsheet"
        " program, correct those that show an error, save it and load it again."
    ]


def _parts(sheet: Sheet) -> list[Sheet]:
    """The tables that stand one below another in a sheet: a header with other columns, as for the members of a new
    term, begins the next."""
    heads: list[tuple[int, int, tuple[str, ...], tuple[str, ...]]] = [(0, 0, sheet.headers, sheet.above)]
    above: list[tuple[int, str]] = []  # lines of one cell, which may head the next table
    foot: deque[list[str]] = deque(maxlen=_MOST_LINES_BELOW)
    with suppress(csv.Error):
        for line, cells in sheet.rows():
            foot.append(cells)
            if (size := cell_count(cells)) < 2:
                above += [(line, next(cell.strip() for cell in cells if cell.strip()))] if size else []
                continue
            if _begins_table(cells, heads[-1][2]):
                first = above[0][0] if above else line
                heads.append((first, line, clean_headers(cells), tuple(text for _, text in above)))
            above.clear()
    sheet = replace(sheet, foot=tuple(foot))
    if len(heads) == 1:
        return _side_by_side(sheet)
    ends = [head[0] for head in heads[1:]]

    def rows_between(first: int, end: int | None) -> Rows:
        return (row for row in sheet.rows() if row[0] > first and (end is None or row[0] < end))

    return [
        replace(sheet, headers=headers, above=lines, is_part=True, rows=partial(rows_between, line, end))
        for (_, line, headers, lines), end in zip(heads, [*ends, None], strict=True)
    ]


def _side_by_side(sheet: Sheet) -> list[Sheet]:
    """The tables that stand beside one another in a sheet: the header begins again as it began."""
    headers = sheet.headers
    begins = [
        place
        for place in range(len(headers) - _FEWEST_COLUMNS + 1)
        if headers[0] and headers[place : place + 2] == headers[:2]
    ]
    if len(begins) < 2:
        return [sheet]
    ends = [*begins[1:], len(headers)]
    blocks = [clean_headers(list(headers[begin:end])) for begin, end in zip(begins, ends, strict=True)]
    if any(len(block) < _FEWEST_COLUMNS for block in blocks):
        return [sheet]

    def rows_of(begin: int, end: int) -> Rows:
        return ((line, cells[begin:end]) for line, cells in sheet.rows())

    return [
        replace(sheet, headers=block, rows=partial(rows_of, begin, begin + len(block)))
        for begin, block in zip(begins, blocks, strict=True)
    ]


def _begins_table(cells: list[str], headers: tuple[str, ...]) -> bool:
    """Whether a row is a header, but not the one above: some columns are headed as before, no cell holds a value."""
    if not headers or cells[0].strip() != headers[0]:
        return False
    own = clean_headers(cells)
    same = sum(1 for cell, header in zip(own, headers, strict=False) if cell and cell == header)
    others = [cell for cell, header in zip_longest(own, headers) if cell and cell != header]
    return same > 1 and bool(others) and not any(map(is_value, others))


def _delimited(files: Files, name: str, raw: bytes) -> Sheet:
    content, guess = decode(raw)
    delimiter = text.delimiter_of(content)
    is_wrapped = delimiter is None and text.is_wrapped(content)
    if is_wrapped:
        delimiter = text.delimiter_of(text.unwrap(content))
    label = files.label_of(name)
    if not content.strip():
        raise InputError(label, None, "the file is empty")
    if delimiter is None:
        raise InputError(
            label,
            None,
            "this isn't a table: none of , ; | and tabs divides most of its rows into the same number of cells",
        )

    open_quotes: set[int] = set()

    def rows() -> Rows:
        content = decode(files.path(name).read_bytes())[0]
        return text.rows(text.unwrap(content) if is_wrapped else content, delimiter, open_quotes)

    sheet = _sheet(name, label, rows)
    sheet.open_quotes = open_quotes
    return _with_guess(sheet, guess)


def _with_guess(sheet: Sheet, guess: str | None) -> Sheet:
    if guess is not None:
        sheet.notes.append(f"{sheet.label}: {guess}. If letters are wrong, save it as UTF-8.")
    return sheet


def _sheet(name: str, label: str, all_rows: Callable[[], Rows], title: str = "") -> Sheet:
    """A table whose header is its first row, or the one below lines that have one cell at most.

    A header of two rows, the names under "Council members", is one.
    """

    def rows() -> Rows:
        return ((line, _without_long_blanks(cells)) for line, cells in all_rows())

    first = []
    with suppress(csv.Error):
        for line, cells in islice(rows(), _MOST_LINES_ABOVE * 2):
            if any(cell.strip() for cell in cells):
                first.append((line, cells))
    usual = max((cell_count(cells) for _, cells in first), default=0)
    header = next((place for place in first if cell_count(place[1]) > 1 or usual < 2), None)
    if header is None:
        return Sheet(name, label, (), lambda: iter(()), title=title)
    line, cells = header
    above = tuple(" ".join(filter(None, map(str.strip, row))) for number, row in first if number < line)
    below = next((place for place in first if place[0] > line), None)
    notes = []
    if below and (joined := joined_header(cells, below[1])):
        notes = bands_note(cells, below[1])
        line, cells = below[0], joined
    headers = clean_headers(cells)
    if len(headers) > _MOST_COLUMNS:
        raise InputError(label, line, f"this isn't a table of votes: it has {len(headers):,} columns")
    return Sheet(name, label, headers, lambda: (row for row in rows() if row[0] > line), notes, title, above=above)


def _without_long_blanks(cells: list[str]) -> list[str]:
    """The cells with short blanks for long ones, at which expressions would begin again and again."""
    if all(len(cell) < _LONG for cell in cells):
        return cells
    return [_LONG_BLANK.sub(lambda blank: "\n" if "\n" in blank[0] else " ", cell) for cell in cells]
