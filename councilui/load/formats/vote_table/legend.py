"""What a table says its words for votes mean: "Y = Yes, P = Present" above it, below it, in a header or on a sheet."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from councilui.load.formats.vote_table.sheets import Sheet
from councilui.load.outcomes import VoteWords
from councilui.load.outcomes.options import NO_SEAT

_PAIR: Final = re.compile(
    r"[“\"']?([^\s=:,;“”\"']{1,4})[”\"']?\s*(?:=|:|\s[–-]|\bmeans\b|\bis\b)\s*+([^=:;]*[^=:;,\s.])"
)
_BREAK: Final = re.compile(
    r"[;|\n]|\s/\s|\.\s|(?<=\w)\s+(?=[“\"']?[^\s=:,;]{1,4}[”\"']?\s?=)"
    r"|,(?=\s*[“\"']?[^\s=:,;]{1,4}[”\"']?\s*(?:=|:|\s[–-]))"
)
_TITLE: Final = re.compile(
    r"(?<!\W)\W*(?:legend|key|codes?|note|abbreviations?|symbols?|votes?)\b[^=]{0,20}?:\s*", re.IGNORECASE
)
_IN_BRACKETS: Final = re.compile(r"\(([^)]*=[^)]*)\)")
_LONGEST_CODE: Final = 2  # in a cell of its own, where a longer one may be a name


def legend_of(sheets: Iterable[Sheet]) -> dict[str, str]:
    """The options by the words that a file's tables explain, in the form of `[words]`."""
    return {
        code: option for sheet in sheets for line in _legend_lines(sheet) for code, option in _explained(line).items()
    }


def legend_rows(sheet: Sheet) -> list[list[str]]:
    lines = _legend_lines(sheet)
    return [cells for cells in sheet.foot if cells in lines]


def _legend_lines(sheet: Sheet) -> list[list[str]]:
    """The lines of a table that explain words, together more than one."""
    lines = [[text] for text in (*sheet.above, *_IN_BRACKETS.findall(" ".join(sheet.headers)))]
    lines = [line for line in (*lines, list(sheet.headers), *sheet.foot) if _explained(line)]
    return lines if len({code for line in lines for code in _explained(line)}) > 1 else []


def is_legend(sheet: Sheet) -> bool:
    """Whether a sheet has nothing but a legend: a code and its meaning in each row below the header."""
    lines = [cells for cells in sheet.foot if any(cell.strip() for cell in cells)]
    return len(lines) > 1 and len(sheet.headers) == 2 and len(legend_rows(sheet)) == len(lines)


def _explained(cells: Sequence[str]) -> dict[str, str]:
    """The options by word that a row explains; {} for a row with anything else in it."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    if len(filled) == 2 and len(filled[0]) <= _LONGEST_CODE and (option := _option(filled[1])):
        return {filled[0]: option}
    parts = [part.strip() for cell in filled for part in _BREAK.split(_TITLE.sub("", cell, count=1)) if part.strip()]
    pairs = [_PAIR.fullmatch(part.rstrip(".")) for part in parts]
    if not pairs or not all(pairs):
        return {}
    options = {match[1]: _option(match[2]) for match in pairs if match}
    return {word: option for word, option in options.items() if option}


def _option(meaning: str) -> str:
    """The option that a meaning names, "" for one that is not known."""
    words = VoteWords()
    if words.is_no_seat(meaning):
        return NO_SEAT
    return words.read(meaning).option if words.read(meaning).is_known else ""
