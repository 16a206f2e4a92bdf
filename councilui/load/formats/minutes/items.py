"""The items of a paper: lines that begin with a number, or a heading in capitals."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final, NamedTuple

from councilui.common.width import cut_words
from councilui.load.formats.minutes.flat import Flat

_NUMBER: Final = re.compile(
    r"^[ \t]*(?P<number>"
    r"\(\*?\d{2,4}-\d{1,4}[A-Z]{0,6}(?:/[\w-]+)?(?:\s+REOPENED)?\)"  # (*14-167)
    r"|(?:(?:resolution|ordinance|res\.|ord\.|motion|item"
    r"|by-?law)\s+(?:no\.?\s*)?)[A-Z]{0,3}[-\s]?\d+(?:[-–.]\d+)*[A-Z]?\b"
    r"|[A-Z]{1,3}\d{4}-\d{1,4}"  # R2031-014
    r"|\*?\d{1,2}(?:\.[A-Z]?\d{0,2}|-[A-Z]|[A-Z]|\)(?=\s))\.?"  # 5. 5.a 7-C 7C
    r"|[A-Z]{1,2}[-.]\d{0,2}\.?"  # A. F-16
    r"|[a-z]\.|[ivx]{1,4}\."
    r"|\d{2,4}/\d{1,3}/\d{1,3}(?![\d/])"  # 31/05/02, a minute number
    r"|\*?\d{1,4}(?=\s+[A-Z][a-z]+\s)"
    r")\s+(?=\S)",
    re.MULTILINE,
)
_SECTION: Final = re.compile(r"^[ \t]*(?P<title>[A-Z][A-Z0-9 ,.&/’'()–—:-]{5,90})[ \t]*$", re.MULTILINE)
_LOWER: Final = re.compile(r"[a-z]")
_NO_SECTION: Final = re.compile(
    r"^\W*(?:AYES|NOES|NAYS|YEAS|ABSENT|ABSTAIN|NONE|MOTION CARRIED|CARRIED|PASSED|APPROVED|ATTEST|MAYOR"
    r"|CITY CLERK|RESULT|STATUS)\b"
)
_PAPER: Final = re.compile(r"\bMINUTES\b|\bP\.?M\b|\bA\.?M\b|\b(?:19|20)\d\d\b|DAY,")  # a heading of the paper itself
_LONGEST: Final = 200


class Item(NamedTuple):
    """A line of the agenda as the paper prints it; `section` is the heading above it."""

    start: int
    number: str | None
    title: str
    section: str | None


def items_of(flat: Flat) -> list[Item]:
    """The items of a paper in order; headings are items of their own only where a vote stands under them."""
    items: list[Item] = []
    marks: list[tuple[int, str | None, str]] = []
    for match in _NUMBER.finditer(flat.text):
        title = _title(flat, match.end())
        if title:
            marks.append((match.start("number"), match["number"].strip(), title))
    for match in _SECTION.finditer(flat.text):
        title = " ".join(match["title"].split()).strip(" :")
        if (
            not _LOWER.search(title)
            and not _PAPER.search(title)
            and not _NO_SECTION.match(title)
            and len(title.split()) < 12
        ):
            marks.append((match.start("title"), None, title))
    section: str | None = None
    for start, number, title in sorted(marks, key=lambda mark: mark[0]):
        if number is None:
            section = title
        items.append(Item(start, number, title, section if number is not None else None))
    return items


def _title(flat: Flat, start: int) -> str:
    end = min(flat.sentence_end(start), flat.paragraph_end(start), start + _LONGEST * 2)
    title = flat.quote(start, end).strip(" .")
    return cut_words(title, _LONGEST)


def item_at(items: Sequence[Item], offset: int) -> int | None:
    """The index of the item in which a place lies, None before the first."""
    index = bisect_right(items, offset, key=lambda item: item.start) - 1
    return index if index >= 0 else None
