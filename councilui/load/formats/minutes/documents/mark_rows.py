"""Tables of text that have a row of marks for each option and a column for each member.

    VOTE     Orr  Bo  Quist
    Aye       ☒   ☐   ☒
    Nay       ☐   ☒   ☐

A mark is a member's by its number in the row: every row has as many marks as there are names, checked or empty, and
nobody is checked twice. Any other such table stays as it is, and its words are listed.
"""

import re
from collections.abc import Sequence
from typing import Final

from councilui.load.formats.minutes.documents.tables import is_mark
from councilui.load.formats.minutes.labels import label_option
from councilui.load.symbols import EMPTY_BOXES

_HEAD: Final = re.compile(r"\s*(?:(?:votes?|members?)\b:?\s+)?(?P<names>[^\W\d_][^\d:;]*)", re.IGNORECASE)
_ROW: Final = re.compile(r"\s*(?P<label>[^\W\d_][\w ]{1,18}?):?\s*(?P<marks>[^\w\s].*|[xX_](?:\s.*)?)")
_APART: Final = re.compile(r"\s{2,}|\t")
_LEAST: Final = 2
_MOST_ROWS: Final = 8


def rows_with_names(lines: Sequence[str]) -> dict[int, str]:
    """The lines to be put in place of others, by their index: "" for the heads, "Aye: Orr, Quist" for the rows."""
    changed: dict[int, str] = {}
    for index, line in enumerate(lines[:-_LEAST]):
        head = _HEAD.fullmatch(line)
        if head is None or index in changed or _row(lines[index + 1]) is None:
            continue
        rows = []
        for below in lines[index + 1 : index + 1 + _MOST_ROWS]:
            if (row := _row(below)) is None:
                break
            rows.append(row)
        names = _names(head["names"], len(rows[0][1]))
        checks = list(zip(*(marks for _, marks in rows), strict=False))
        is_whole = all(len(marks) == len(names) for _, marks in rows)
        if len(rows) < _LEAST or not names or not is_whole or any(sum(column) > 1 for column in checks):
            continue
        changed[index] = ""
        for number, (label, marks) in enumerate(rows, index + 1):
            voters = [name for name, is_checked in zip(names, marks, strict=True) if is_checked]
            changed[number] = f"{label}: {', '.join(voters) or 'None'}"
    return changed


def _names(text: str, count: int) -> list[str]:
    """The names of a head, as many as there are marks: apart by wide gaps, or a word each; [] for anything else."""
    for names in (_APART.split(text.strip()), text.split()):
        if len(names) == count >= _LEAST and all(name[0].isupper() for name in names):
            return names
    return []


def _row(line: str) -> tuple[str, list[bool]] | None:
    """The option of a line and its marks, True for those that are checked; None for any other line."""
    row = _ROW.fullmatch(line.rstrip())
    if row is None or label_option(row["label"]) is None:
        return None
    marks = row["marks"].split()
    marks = marks if len(marks) > 1 else list(row["marks"])
    if not all(is_mark(mark) or mark in EMPTY_BOXES or mark in "_-–—" for mark in marks):
        return None
    return row["label"], [is_mark(mark) for mark in marks]
