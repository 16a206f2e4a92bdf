"""A plain table of text as lines, laid out in two passes over the rows: Rich's own tables take a second per 1,000."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from rich.cells import cell_len, chop_cells

_GAP: Final = "  "  # between columns
_LEAST: Final = 20  # cells that the wrapped column has on any terminal
_TOKEN: Final = re.compile(r"\s*\S+|\s+\Z")


def table_lines(
    headings: Sequence[str], rows: Sequence[Sequence[str]], width: int, *, wrapped: int, right: Sequence[int] = ()
) -> Iterator[str]:
    """The heading and the rows, every line at most `width` cells wide.

    Column `wrapped` has what width the others leave; those in `right` are right-aligned. Where the others leave too
    little, the widest of them are folded. Ids, the first column under "ID", are copied: where they would take more than
    a third of the width, each is whole on a line of its own below its row.
    """
    ids: list[str] = []
    if headings[0] == "ID" and max((len(row[0]) for row in rows), default=0) > width // 3:
        ids = [row[0] for row in rows]
        headings, rows = headings[1:], [row[1:] for row in rows]
        wrapped, right = wrapped - 1, [column - 1 for column in right]
    widths = _column_widths(headings, rows, width, wrapped)
    for index, row in enumerate((headings, *rows), -1):
        yield from _row_lines(row, widths, right)
        if ids and index >= 0:
            yield from (f"{_GAP}{line}" for line in wrapped_lines(ids[index], width - len(_GAP)))


def _row_lines(row: Sequence[str], widths: Sequence[int], right: Sequence[int]) -> Iterator[str]:
    cells = [wrapped_lines(text, widths[column]) for column, text in enumerate(row)]
    for line in zip_longest(*cells, fillvalue=""):
        parts = []
        for column, text in enumerate(line):
            blank = " " * (widths[column] - _cells(text))
            parts.append(blank + text if column in right else text + blank)
        yield _GAP.join(parts).rstrip()


def _column_widths(headings: Sequence[str], rows: Sequence[Sequence[str]], width: int, wrapped: int) -> list[int]:
    widths = [
        max(map(_cells, lines), default=0)
        for lines in (
            [line for row in (headings, *rows) for line in row[column].split("\n")] for column in range(len(headings))
        )
    ]
    room = width - len(_GAP) * (len(headings) - 1)
    others = [column for column in range(len(headings)) if column != wrapped]
    least = min(widths[wrapped], _LEAST)
    while sum(widths[column] for column in others) > room - least:
        widest = max(others, key=lambda column: widths[column], default=wrapped)
        if widths[widest] <= 1:
            break
        next_widest = max((widths[column] for column in others if widths[column] < widths[widest]), default=1)
        excess = sum(widths[column] for column in others) - (room - least)
        widths[widest] = max(1, next_widest - 1, widths[widest] - excess)
    widths[wrapped] = max(min(widths[wrapped], room - sum(widths[column] for column in others)), 1)
    return widths


def _cells(text: str) -> int:
    """As Rich counts them, at once where each character has one."""
    return len(text) if text.isascii() else cell_len(text)


def wrapped_lines(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` cells, broken between words, or within one that is longer than a line."""
    if len(text) <= width and text.isascii() and "\n" not in text:
        return [text]
    lines = []
    for paragraph in text.split("\n"):
        if _cells(paragraph) <= width:
            lines.append(paragraph)
        else:
            lines += _broken_lines(paragraph, width)
    return lines


def _broken_lines(paragraph: str, width: int) -> Iterator[str]:
    line, used = "", 0
    for token in _TOKEN.findall(paragraph):
        cells = _cells(token)
        if used + cells <= width:
            line, used = line + token, used + cells
            continue
        if line:
            yield line
        line = token.lstrip()
        used = _cells(line)
        if used > width:
            *whole, line = chop_cells(line, width)
            yield from whole
            used = _cells(line)
    if line:
        yield line
