"""Names in a numbered list: "1. Ada Orr" under "AYES:" is a name, and no item of the agenda."""

import re
from collections.abc import Sequence
from typing import Final

from councilui.load.formats.minutes.documents.lines import Line
from councilui.load.formats.minutes.labels import LABEL

_COUNT: Final = r"(?:\s*\(?\d{1,3}\)?)?"
_HEAD: Final = re.compile(
    rf"(?:{LABEL}|(?:[^\W\d_][\w’'-]*\s+){{0,4}}(?:present|absent|attendance|excused)){_COUNT}\s*[:–—-]*{_COUNT}",
    re.IGNORECASE,
)
_NAME: Final = re.compile(r"\(?(?P<number>\d{1,2})[.)]\s+(?P<name>[^\W\d_][^:]{1,80})")


def without_list_numbers(lines: Sequence[Line]) -> list[Line]:
    """The lines, where a head of a roll stands over a list from 1 on without the numbers of the names."""
    result: list[Line] = []
    following = 0  # the number that the next name of a list has, 0 outside one
    for line in lines:
        name = _NAME.fullmatch(line.text.strip())
        if name is not None and int(name["number"]) == following:
            following += 1
            result.append(line._replace(text=name["name"], is_first=False))
            continue
        following = 1 if _HEAD.fullmatch(line.text.strip()) else 0
        result.append(line)
    return result
