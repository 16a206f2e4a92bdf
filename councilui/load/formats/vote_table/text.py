"""Bytes of a table as rows of cells: encoding, delimiter, and rows with the line on which each begins."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from typing import Final

DELIMITERS: Final = (",", ";", "\t", "|")
_LONGEST_CELL: Final = 1 << 20  # characters; a quote that is never closed swallows the file, and is told at this size
_SAMPLE: Final = 40


def decoded(raw: bytes) -> tuple[str, str]:
    """The text and the encoding it was read in: UTF-8 or UTF-16 by their marks, else UTF-8, else Windows-1252.

    Never fails: the five bytes that Windows-1252 leaves open become U+FFFD.
    """
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace").removeprefix("\ufeff"), "utf-16"
    for encoding, zeros in (("utf-16-le", raw[1:400:2]), ("utf-16-be", raw[:400:2])):
        if len(zeros) > 8 and zeros.count(0) > len(zeros) * 0.8:
            return raw.decode(encoding, "replace"), encoding
    try:
        return raw.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace"), "cp1252"


def head_text(raw: bytes) -> str:
    """The text of a file's beginning, which may end inside a character; the last, broken line is left out."""
    while raw and raw[-1] >= 0x80 and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raw = raw[:-1]
    text = decoded(raw)[0]
    cut = max(text.rfind("\n"), text.rfind("\r"))
    return text[: cut + 1] if cut > 0 and len(raw) > 4000 else text


def delimiter_of(text: str) -> str | None:
    """The delimiter under which the first rows have most alike many cells; None when the text is no table.

    `csv.Sniffer` looks at letters too and takes a frequent one for the delimiter, so the four usual ones are tried.
    """
    best: tuple[float, int] | None = None
    found = None
    for delimiter in DELIMITERS:
        try:
            sizes = [len(cells) for _, cells in zip(range(_SAMPLE), _reader(text, delimiter), strict=False) if cells]
        except csv.Error:
            continue
        if not sizes or sizes[0] < 2:
            continue
        alike = Counter(sizes)[sizes[0]] / len(sizes)
        if alike >= 0.5 and (best is None or (round(alike, 1), sizes[0]) > best):
            best, found = (round(alike, 1), sizes[0]), delimiter
    return found


def rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Each row's cells with the number of the line on which the row begins, from 1. Raises csv.Error."""
    reader = _reader(text, delimiter)
    line = 1
    for cells in reader:
        yield line, cells
        line = reader.line_num + 1


def _reader(text: str, delimiter: str) -> csv._reader:  # type: ignore[name-defined]
    csv.field_size_limit(_LONGEST_CELL)
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
