"""Which lines that begin with a number are numbers of the agenda: "7.", "V.", "7-C".

A number is one of the agenda when it has a neighbor in the paper, "6." before "7.", or when a motion follows its title.
A line that happens to begin with one, "21. Nays 0", is no item, and neither are the parts of a list that a sentence or
a consent agenda introduces and that is moved as one: conditions of a permit, bills to be paid.
"""

import re
from collections.abc import Callable, Iterator, Sequence, Set
from itertools import pairwise
from typing import Final, NamedTuple

from councilui.load.formats.minutes.minutes_text import MinutesText

_OUTLINE: Final = re.compile(
    r"^[ \t]*(?P<number>\*?(?:\d{2,4}/\d{1,4}(?![\d/])|\d{1,2}|\d{3,4}(?![.)])"
    r"|(?:(?P<roman>[IVX]{1,5}|[ivx]{1,5})(?=\.))|[A-Za-z](?=[.-]))"
    r"(?:[.-](?:[A-Za-z]|\d{1,2})(?:\.\d{1,2})?|[A-Za-z])?)(?P<mark>[.)]?)\s+(?=[\"“(\[*]*[A-Z0-9])",
    re.MULTILINE,
)
_LIST_FOLLOWS: Final = re.compile(
    r"\b(?:(?:following|follows|these|conditions?|stipulations?|findings?|amendments?|changes)\b[^\n.]{0,60}:"
    r"|(?P<consent>consent\s+(?:agenda|calendar|items?))[^\n]{0,60})\s*\Z",
    re.IGNORECASE,
)
_MOTION: Final = re.compile(r"(?<!consideration of a )\b(?:motion|moved|mover|motioned)\b", re.IGNORECASE)
_MOTION_NEXT: Final = re.compile(
    r"\s*(?:(?:(?i:an?|the)\s+)?(?i:motion|moved|mover|(?:up)?on\s+(?:a\s+)?motion|it\s+was\s+(?:duly\s+)?moved)"
    r"|[A-Z][\w.’' -]{2,50}?\s+(?:moved|motioned|made\s+(?:a|the)\s+motion))\b"
)
_MOTION_BELOW: Final = re.compile(
    r"^[ \t]*(?:a\s+motion\s+was|(?:moved|motion)\s+by|on\s+(?:a\s+)?motion)\b", re.IGNORECASE | re.MULTILINE
)
"""A motion in a line of its own under an item, and not in a sentence of a list."""
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_ACT_NEXT: Final = re.compile(
    r"(?:[^.;\n]|(?<=\bNo)\.){0,300}?\b(?:was|were)\s+(?:approved|adopted|passed|withdrawn|postponed|denied|continued|referred|tabled)\b"
)
_BEGINS: Final = re.compile(r"(?:\A|\n\n|[.:;]\s*\n|(?:\A|\n)[A-Z][A-Z ,&/'’-]{4,}\n)\s*\Z")
_OPENS_LIST: Final = re.compile(
    r"^[ \t]*that[ \t]+(?:the[ \t]+)?(?:[\w’'-]+[ \t]+){0,3}(?:council|board|committee|commission|authority|trustees)"
    r"(?:[ \t]+(?:hereby|resolves?))?:?\s*\Z",
    re.IGNORECASE | re.MULTILINE,
)
"""What a list within an item stands under: "That the Council" over "1. Receives the report"."""
_ENDS_LIST: Final = re.compile(r"\b(?:carried|lost|defeated|moved|seconded|resolved|ayes|motion)\b", re.IGNORECASE)
_BEFORE: Final = 200  # characters before a list in which its introduction is looked for
_NEAR: Final = 3  # by how much the numbers of neighbors may differ: an item may be missing
_LEAST: Final = 3  # numbers in a row
_ROMAN: Final = {"i": 1, "v": 5, "x": 10}


class _Outline(NamedTuple):
    """A number of an outline: what comes before its last part, and that part as a number of one style."""

    style: str
    stem: str
    value: int


_Row = list[tuple[int, int]]
"""Numbers of one style in a row: which of the matches, and its value."""


def outline_numbers(minutes: MinutesText, title: Callable[[int], str]) -> list[re.Match[str]]:
    """The numbers of the agenda in order; `title` gives what follows a number, "" where that is no title."""
    matches = [match for match in _OUTLINE.finditer(minutes.text) if title(match.end())]
    listed = _list_parts(minutes.text, matches)
    moved = {match.start() for match in matches if _is_moved(minutes, match)}
    moved |= {first.start() for first, second in pairwise(matches) if second.start() in listed}
    return _numbers_of_items([match for match in matches if match.start() not in listed], moved - listed)


def _numbers_of_items(matches: Sequence[re.Match[str]], moved: Set[int]) -> list[re.Match[str]]:
    """Numbers in a row from 1 on or in a row of three, and those of items with a motion; parts of an item with it."""
    accepted = {index for index, match in enumerate(matches) if match.start() in moved}
    rows: dict[tuple[str, str], list[_Row]] = {}
    lists: set[int] = set()  # where a list within an item begins
    for index, match in enumerate(matches):
        for outline in _outlines(match):
            stack = rows.setdefault((outline.style, outline.stem), [])
            while stack and stack[-1][0][0] in lists and _ENDS_LIST.search(
                match.string, matches[stack[-1][-1][0]].end(), match.start()
            ):  # fmt: skip
                stack.pop()
            if outline.value == 1 and _OPENS_LIST.search(match.string, max(0, match.start() - _BEFORE), match.start()):
                lists.add(index)
                stack.append([])
            elif not stack or not _continues(stack[-1], outline.value):
                stack[:] = [[]]
            row = stack[-1]
            row.append((index, outline.value))
            if row[0][0] not in lists and (row[0][1] == 1 or len(row) >= _LEAST):
                accepted |= {number for number, _ in row}
    stems = {matches[index]["number"].strip("*").removesuffix(".0") for index in accepted}
    accepted |= {
        index
        for index, match in enumerate(matches)
        if any(outline.stem and outline.stem.rstrip("./-") in stems for outline in _outlines(match))
    }
    return [match for index, match in enumerate(matches) if index in accepted]


def _continues(row: _Row, value: int) -> bool:
    """Whether a number goes on with a row: one that follows, or, by a slip of the clerk's, the last once more."""
    step = value - row[-1][1]
    return 0 < step <= _NEAR or (step == 0 and len(row) >= _LEAST)


def _is_moved(minutes: MinutesText, match: re.Match[str]) -> bool:
    """Whether a motion, or what was done, follows the sentence behind a number that begins a sentence itself."""
    line = minutes.text.find("\n", match.end())
    if (
        minutes.text[: match.start()].endswith("\n\n")
        and 0 <= line < minutes.paragraph_end(match.end())
        and not _MOTION.search(minutes.text, match.end(), line)
        and (match["mark"] or not _YEAR.fullmatch(match["number"]))
        and _MOTION_BELOW.search(minutes.text, line, minutes.paragraph_end(match.end()))
    ):
        return True
    if not match["mark"] or not _BEGINS.search(minutes.text, max(match.start() - _BEFORE, 0), match.start()):
        return False
    end = min(minutes.sentence_end(match.end()), minutes.paragraph_end(match.end()))
    if _MOTION.search(minutes.text, match.end(), end):
        return False
    is_done = _ACT_NEXT.match(minutes.text, end, minutes.paragraph_end(match.end())) is not None
    return is_done or _MOTION_NEXT.match(minutes.text, end) is not None


def _list_parts(text: str, matches: Sequence[re.Match[str]]) -> set[int]:
    """Where the parts of a list begin that are moved as one: none but the last has a motion below it.

    A list that goes on after the motion is one of items, unless it is a consent agenda or the item it stands in goes
    on with that number.
    """
    parts: set[int] = set()
    for first, match in enumerate(matches):
        introduction = _LIST_FOLLOWS.search(text, max(match.start() - _BEFORE, 0), match.start())
        if introduction is None or all(outline.value != 1 for outline in _outlines(match)):
            continue
        last = first
        for second in matches[first + 1 :]:
            if not _is_next(matches[last], second) or _MOTION.search(text, matches[last].end(), second.start()):
                break
            last += 1
        after = matches[last + 1 : last + 2]
        goes_on = any(_is_next(matches[last], part) for part in after)
        item_goes_on = first > 0 and any(_is_next(matches[first - 1], part) for part in after)
        if last > first and (introduction["consent"] or item_goes_on or not goes_on):
            parts |= {part.start() for part in matches[first : last + 1]}
    return parts


def _is_next(first: re.Match[str], second: re.Match[str]) -> bool:
    """Whether two numbers follow each other in one style."""
    following = {outline._replace(value=outline.value + 1) for outline in _outlines(first)}
    return any(outline in following for outline in _outlines(second))


def _outlines(match: re.Match[str]) -> Iterator[_Outline]:
    """What a number may be: "7-C" is C of 7, "V." is a letter or a Roman five."""
    number, mark = match["number"].strip("*"), match["mark"]
    if match["roman"] == number:
        yield _Outline(f"roman {number.islower()}", "", _roman(number))
    if whole := re.fullmatch(r"(\d+)\.0", number):
        yield _Outline(".0", "", int(whole[1]))  # "2.0" with the parts 2.1 and 2.2
        return
    parts = re.fullmatch(r"(?P<stem>\d+\.\d+\.|\d+(?:[./-]|(?=[A-Za-z]))|[A-Za-z][.-])?(?P<last>\d+|[A-Za-z])", number)
    if parts is None or (not mark and not parts["stem"] and not parts["last"].isdigit()):
        return
    value = int(parts["last"]) if parts["last"].isdigit() else ord(parts["last"].casefold()) - ord("a") + 1
    style = "digits" if parts["last"].isdigit() else f"letter {parts['last'].islower()}"
    yield _Outline(style + mark, parts["stem"] or "", value)


def _roman(text: str) -> int:
    values = [_ROMAN[letter] for letter in text.casefold()]
    return sum(-value if value < max(values[index:]) else value for index, value in enumerate(values))
