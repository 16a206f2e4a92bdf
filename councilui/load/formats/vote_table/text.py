"""The text of a delimited table as rows of cells: its delimiter, and rows with the line on which each begins."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from typing import Final

DELIMITERS: Final = (",", ";", "\t", "|")
_LONGEST_CELL: Final = 1 << 20  # characters; a quote that is never closed swallows the file, and is told at this size
_SAMPLE: Final = 200
_SEPARATOR_LINE: Final = re.compile(r'\s*"?sep=(.)"?\s*\r?\n', re.IGNORECASE)


def delimiter_of(text: str) -> str | None:
    """The delimiter that the first line names ("sep=;"), or the one under which the rows have most alike many cells.

    None when the text is no table. `csv.Sniffer` looks at letters too and takes a frequent one for the delimiter, so
    the four usual ones are tried.
    """
    if match := _SEPARATOR_LINE.match(text):
        return match[1]
    best: tuple[float, int] | None = None
    delimiter = None
    for candidate in DELIMITERS:
        sizes = []
        with suppress(csv.Error):
            for cells in islice(_csv_reader(_lines(text), candidate), _SAMPLE):
                if cells:
                    sizes.append(len(cells))
        if not sizes or max(sizes) < 2:
            continue
        usual, times = Counter(sizes).most_common(1)[0]
        share = times / len(sizes)
        if usual > 1 and share >= 0.5 and (best is None or (round(share, 1), usual) > best):
            best, delimiter = (round(share, 1), usual), candidate
    return delimiter


def is_wrapped(text: str) -> bool:
    """Whether each whole line stands in quotation marks, as some programs save a table that was saved before."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return bool(lines) and all(len(line) > 1 and line[0] == line[-1] == '"' for line in lines)


def unwrap(text: str) -> str:
    """The lines without the quotation marks around each."""
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line[1:-1].replace('""', '"') if line else "" for line in lines)


def rows(text: str, delimiter: str, open_quotes: set[int]) -> Iterator[tuple[int, list[str]]]:
    """Each row's cells with the number of the line on which the row begins, from 1. Raises csv.Error.

    A quotation mark that is never closed would swallow the rows below it: each of its lines is a row then, and the
    first goes into `open_quotes`.
    """
    separator_line = _SEPARATOR_LINE.match(text)
    line = 2 if separator_line else 1
    block: list[str] = []  # the lines of a row

    def lines() -> Iterator[str]:
        for part in _lines(text, separator_line.end() if separator_line else 0):
            block.append(part)
            yield part

    sizes: set[int] = set()
    for cells in _csv_reader(lines(), delimiter):
        is_cut = len(block) == 1 and len(cells) not in sizes and block[0].count('"') % 2 == 1
        if is_cut or (len(block) > 1 and _is_swallowed(block, delimiter, sizes)):
            open_quotes.add(line)
            for number, part in enumerate(block, line):
                bare = part.rstrip("\r\n")
                is_open = bare.count('"') % 2 == 1
                yield number, bare.split(delimiter) if is_open else next(csv.reader([bare], delimiter=delimiter), [])
        else:
            sizes.add(len(cells))
            yield line, cells
        line += len(block)
        block.clear()


def _is_swallowed(block: list[str], delimiter: str, sizes: set[int]) -> bool:
    """Whether a row of several lines is several rows: most lines below its first have as many cells as other rows, and
    it is no row with a line break in a cell."""
    with suppress(csv.Error):
        parsed = list(csv.reader(block, delimiter=delimiter, strict=True))
        if len(parsed) == 1 and len(parsed[0]) in sizes:
            return False
    inner = [part for part in block[1:] if part.strip()]
    rows_inside = sum(part.count(delimiter) + 1 in sizes and part.count(delimiter) > 1 for part in inner)
    return rows_inside > 0 and rows_inside * 2 >= len(inner)


def _lines(text: str, start: int = 0) -> Iterator[str]:
    """The lines with their ends, \\n, \\r\\n or \\r: as `io.StringIO` gives them, which takes four bytes a letter."""
    newline = -1
    while start < len(text):
        if newline < start:
            newline = text.find("\n", start)
            newline = len(text) if newline < 0 else newline
        middle = text.find("\r", start, newline)
        end = newline + 1 if middle < 0 or middle + 1 == newline else middle + 1
        yield text[start:end]
        start = end


def _csv_reader(lines: Iterable[str], delimiter: str) -> csv._reader:  # type: ignore[name-defined]
    csv.field_size_limit(_LONGEST_CELL)
    return csv.reader(lines, delimiter=delimiter)
