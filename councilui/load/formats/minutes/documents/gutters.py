"""Texts that stand side by side: two pages on a sheet, two columns, notes at the side. The left is read first."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

_GAP: Final = re.compile(r"(?<=\S)[ ]{3,}(?=\S)")
_NOTE: Final = re.compile(r"[^\W\d_](?:\S|[ ](?=\S)){1,24}[ ]{2,}(?=\S)")
_LONGEST_NOTE: Final = 12  # words
_LEAST_LINES: Final = 6
_LEAST_WORDS: Final = 3  # in a line of prose, on the average
_GOES_ON: Final = 0.2  # the part of a column's lines that go on with a sentence


def in_reading_order(lines: Sequence[str]) -> list[str]:
    """The lines of a page; where two columns of prose stand in them, those of the left before those of the right.

    A table has its rows side by side, too, so the columns must repeat a heading, as two pages on one sheet do, or go on
    with sentences from line to line.
    """
    starts = Counter(gap.end() for line in lines for gap in _GAP.finditer(line))
    column, number = max(starts.items(), key=lambda entry: entry[1], default=(0, 0))
    if number < _LEAST_LINES:
        return _with_notes_first(lines)
    across = [index for index, line in enumerate(lines) if line[column - 3 : column] == "   " and line[column:].strip()]
    first, last = across[0], across[-1] + 1
    sides = [(line[:column].rstrip(), line[column:].rstrip()) for line in lines[first:last]]
    if any(len(line) > column and line[column - 1] != " " for line in lines[first:last]) or not _are_pages(sides):
        return _with_notes_first(lines)
    left, right = zip(*sides, strict=True)
    return [*lines[:first], *left, *right, *lines[last:]]


def _are_pages(sides: Sequence[tuple[str, str]]) -> bool:
    """Whether both sides hold prose that is read down, and not across."""
    columns = [[line.strip() for line in side if line.strip()] for side in zip(*sides, strict=True)]
    if any(sum(len(line.split()) for line in column) < _LEAST_WORDS * len(column) for column in columns):
        return False
    if any(left.strip() == right and len(right.split()) > 1 for left, right in sides):
        return True
    return all(sum(line[0].islower() for line in column) >= _GOES_ON * len(column) for column in columns)


def _with_notes_first(lines: Sequence[str]) -> list[str]:
    """The lines with each note at the side of a paragraph in a line of its own before it."""
    starts = Counter(len(line) - len(line.lstrip()) for line in lines if line.strip())
    notes = Counter(gap.end() for line in lines if (gap := _NOTE.match(line)) is not None)
    column = next((column for column, number in notes.most_common() if number > 1 and starts[column]), None)
    result: list[str] = []
    block: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            block.append(line)
            continue
        result += block if column is None else _block(block, column)
        result.append(line)
        block.clear()
    return result[:-1]


def _block(lines: Sequence[str], column: int) -> list[str]:
    """A paragraph with the note at its side first; any other as it is."""
    notes = [line[:column].strip() for line in lines]
    texts = [line[column:].strip() for line in lines]
    is_note = any(notes) and ":" not in "".join(notes) and len(" ".join(notes).split()) <= _LONGEST_NOTE
    is_apart = all(line[column - 2 : column] == "  " and text for line, text in zip(lines, texts, strict=True))
    if not (is_note and is_apart and any(text[0].islower() for text in texts)):
        return list(lines)
    return [" ".join(filter(None, notes)), *texts]
