"""Labels that stand one over the other, with the names below them all: "AYES: / NOES: / Orr, Bo / None".

The text of a scan often has a column of labels before the column of names. Whose the names are is told by their order
alone, and only where there are as many lines as labels and one is "None": a clerk who leaves a label empty may have
names on two lines, of which the second would be another label's.
"""

import re
from collections.abc import Sequence
from typing import Final

from councilui.load.formats.minutes.name_lists import name_list
from councilui.load.formats.minutes.people import PrintedName
from councilui.load.formats.minutes.roll import Group

_LINE: Final = re.compile(r"[ \t]*(?P<words>[^\n]*\S)[ \t]*(?:\n|\Z)")
_NONE: Final = re.compile(r"(?:none|nil)\b", re.IGNORECASE)
_GOES_ON: Final = re.compile(r"(?:,|\band)\Z", re.IGNORECASE)


def unstack(text: str, groups: Sequence[Group]) -> list[str]:
    """Give each label its line, in order. Returns the words that could be another label's, which nobody has then."""
    for last, group in enumerate(groups):
        if not group.names or "\n" not in text[group.start : group.names[0].start]:
            continue
        first = last
        while first and groups[first - 1].is_open() and _is_right_above(text, groups[first - 1], groups[first]):
            first -= 1
        if first < last:
            return _give_lines(text, groups[first : last + 1], group.names[0].start)
    return []


def _is_right_above(text: str, group: Group, below: Group) -> bool:
    between = text[group.end : below.start]
    return "\n" in between and not between.strip()


def _give_lines(text: str, groups: Sequence[Group], start: int) -> list[str]:
    lines: list[re.Match[str]] = []
    while len(lines) <= len(groups) and (line := _LINE.match(text, lines[-1].end() if lines else start)):
        lines.append(line)
    ends = [False] * (len(groups) - 1) + [True, False]
    below = [_names_of(text, line, is_last=is_last) for line, is_last in zip(lines, ends, strict=False)]
    is_told = len(lines) >= len(groups) and not any(_GOES_ON.search(line["words"]) for line in lines[: len(groups) - 1])
    is_told &= all(below[: len(groups)]) and not any(below[len(groups) :])
    is_told &= any(row is not None and not row[0] for row in below[: len(groups)])
    last = groups[-1]
    last.names, last.remarks = [], {}
    if not is_told:
        last.end = max([last.end, *(row[1] for row in below if row is not None)])
        return [" ".join(text[start : last.end].split())]
    for group, row in zip(groups, below, strict=False):
        assert row is not None
        group.names, last.end = row
        group.is_none = not group.names
    return []


def _names_of(text: str, line: re.Match[str], *, is_last: bool) -> tuple[list[PrintedName], int] | None:
    """The names of a line, [] for "None", and where they end; None for a line of other words, which the last may have
    behind its names: "None Motion carried"."""
    start, end = line.span("words")
    if none := _NONE.match(text, start, end):
        return [], none.end()
    names, stop = name_list(line["words"], 0, end - start)
    if not names or not (is_last or not line["words"][stop:].strip(" .;")):
        return None
    return [name._replace(start=start + name.start, end=start + name.end) for name in names], start + stop
