"""Lines of a table that head a meeting: "Regular Meeting of May 6, 2031" above the header or between the votes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from councilui.load.date_forms import find_date
from councilui.load.formats.vote_table.profile import fit_row
from councilui.load.formats.vote_table.sheets import Sheet

_LONGEST: Final = 80
# What may stand beside the date of a line between votes; with another word it may be an item: "Minutes of May 6, 2031".
_WORDS: Final = re.compile(
    r"(?:regular|special|meetings?|council|city|town|village|county|board|commission|committee|session|work|study|emergency"
    r"|adjourned|of|on|the|a|date|held|votes?|voting|record|roll|call|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|mon|tues?|wed|thu(?:rs)?|fri|sat|sun|sitzung|vom|séance|du|sesión|del?|\s)*"
)
_OF_A_MEETING: Final = re.compile(r"\b(?:meeting|session|council|votes?|voting|sitzung|séance|sesión)\b", re.IGNORECASE)
_TITLE: Final = re.compile(
    r"(?:agenda )?(?:item|subject|title|matter|re|regarding|vote on|betreff|objet|asunto)\b[^:]{0,12}:\s*(.*\w.*)",
    re.IGNORECASE,
)
_NOT_ITS_DATE: Final = re.compile(
    r"\b(?:minutes|printed|prepared|as of|updated|revised|generated|published|exported|report|created|due|through|since"
    r"|from|until|between|effective|approved|adopted)\b",
    re.IGNORECASE,
)


def heading_of(cells: Sequence[str]) -> str | None:
    """The text of a row that has nothing but the date of a meeting; None for any other row."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    if len(filled) != 1 or len(filled[0]) > _LONGEST:
        return None
    rest = _without_date(filled[0])
    return filled[0] if rest is not None and _WORDS.fullmatch(rest) else None


def heads_a_meeting(line: str) -> bool:
    """Whether a line above the header has the date of the meeting, rather than of the printing."""
    rest = _without_date(line)
    is_short = rest is not None and len(line) <= _LONGEST
    return is_short and not _NOT_ITS_DATE.search(line) and (not rest or bool(_OF_A_MEETING.search(line)))


def with_title_above(sheet: Sheet) -> Sheet | None:
    """The table with a column of the title that a line above it names: "Item: Lease of lot 5"; None without one."""
    titles = [match[1].strip() for line in sheet.above if (match := _TITLE.fullmatch(line))]
    if len(titles) != 1:
        return None
    width = len(sheet.headers)

    def rows() -> Iterator[tuple[int, list[str]]]:
        for line, cells in sheet.rows():
            row = fit_row(cells, width)
            yield line, [*(cells if row is None else row), titles[0] if row is None or any(row) else ""]

    return replace(sheet, headers=(*sheet.headers, "Title"), rows=rows)


def _without_date(text: str) -> str | None:
    """The words beside the date in a text; None without a date."""
    match = find_date(text)
    if match is None:
        return None
    return " ".join(re.findall(r"[^\W\d_]+", f"{text[: match.start]} {text[match.end :]}".lower()))
