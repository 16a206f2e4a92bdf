"""Bytes of a delimited table as rows of cells: encoding, delimiter, and rows with the line on which each begins."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from typing import Final

from councilui.load.encodings import guess_encoding

DELIMITERS: Final = (",", ";", "\t", "|")
_LONGEST_CELL: Final = 1 << 20  # characters; a quote that is never closed swallows the file, and is told at this size
_SAMPLE: Final = 200
_SEPARATOR_LINE: Final = re.compile(r'\s*"?sep=(.)"?\s*\r?\n', re.IGNORECASE)


def decode(raw: bytes) -> tuple[str, str]:
    """The text and the encoding it was read in: UTF-8 or UTF-16 by their marks, else UTF-8, else a guess.

    Never fails: bytes that an encoding leaves open become U+FFFD.
    """
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace").removeprefix("\ufeff"), "utf-16"
    for encoding, zeros in (("utf-16-le", raw[1:400:2]), ("utf-16-be", raw[:400:2])):
        if len(zeros) > 8 and zeros.count(0) > len(zeros) * 0.8:
            return raw.decode(encoding, "replace"), encoding
    try:
        return raw.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        encoding = guess_encoding(raw)
        return raw.decode(encoding, "replace"), encoding


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
            for cells in islice(_reader(text, candidate), _SAMPLE):
                if cells:
                    sizes.append(len(cells))
        if not sizes or max(sizes) < 2:
            continue
        usual, times = Counter(sizes).most_common(1)[0]
        share = times / len(sizes)
        if usual > 1 and share >= 0.5 and (best is None or (round(share, 1), usual) > best):
            best, delimiter = (round(share, 1), usual), candidate
    return delimiter


def rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Each row's cells with the number of the line on which the row begins, from 1. Raises csv.Error."""
    separator_line = _SEPARATOR_LINE.match(text)
    start = separator_line.end() if separator_line else 0
    reader = _reader(text[start:], delimiter)
    line = first = 2 if separator_line else 1
    for cells in reader:
        yield line, cells
        line = reader.line_num + first


def _reader(text: str, delimiter: str) -> csv._reader:  # type: ignore[name-defined]
    csv.field_size_limit(_LONGEST_CELL)
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
