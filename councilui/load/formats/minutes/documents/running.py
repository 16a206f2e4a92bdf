"""Running heads and feet: lines at one place of the page that come back on other pages, and page numbers.

A page foot stands inside the words of a vote in half of all minutes ("unanimous voice vote – / Council Meeting 17
May 6, 2031 / 4."), so these lines go before anything is read. The count of a vote at the edge of a page must stay: a
number alone is a page's only when it runs along with the pages.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from councilui.load.formats.minutes.labels import label_option

_DIGITS: Final = re.compile(r"\d+")
_NUMBER: Final = re.compile(r"[-–—\s]*(\d{1,4})(?:\s*(?:of|/)\s*\d{1,4})?[-–—\s]*")
_NAMED_NUMBER: Final = re.compile(
    r"[-–—\s|]*(?:page|pg\.?|p\.)\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[-–—\s.|]*"
    r"|\d{1,4}\s*\|\s*page[-–—\s.|]*",
    re.IGNORECASE,
)
_VOTE: Final = re.compile(
    r"\b(?:ayes?|yeas?|nays?|noes|moved|seconded|carried|defeated|abstain\w*|voting|in favou?r|opposed|motion|absent"
    r"|none|mover|seconder|results?|excused|recus\w+|yes|fail(?:s|ed)|pass(?:es|ed))\b|\bvotes?\s*(?:[:–—-]|of\b)"
    r"|[:–—-]\s*no\b(?!\.\s*#)",
    re.IGNORECASE,
)
_HEAD: Final = re.compile(
    r"\bpage\b|\bminutes\b|\bmeeting\b|\bcouncil\b|\bboard\b|\bcommission\b|\bcommittee\b|\bresolution\b|\brecord\b"
    r"|# of #|\benvelope\b",
    re.IGNORECASE,
)
_DATE: Final = re.compile(
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december) #, #[\s|–—-]*$"
)
_OF_MEETING: Final = re.compile(r"\b\w+day\b|#:#|#\s*[ap]\.?m\b")  # a weekday or an hour: the heading of a meeting
_TITLE: Final = re.compile(r"\bpage\b|\bminutes\b|\bmeeting\b|\benvelope\b", re.IGNORECASE)
_PLACE: Final = re.compile(
    r"^(?:the )?(?:city|town|village|township|county|borough|parish) of\b|\b(?:county|district)$"
)
_MOST_COMMAS: Final = 2
_COUNT_LIKE: Final = re.compile(r"[-–—]\s*#[.\])]*$|^#[.\])]+$|[(\[]\s*#\s*[)\]]\.?$")
_FEW: Final = 3  # pages up to which a line that comes back once may be a running one
_LEAST: Final = 3
_SHARE: Final = 0.4  # of the pages, on which a line without a word of heads must stand
_MOST_WORDS: Final = 9  # that such a line has

_LINE_NUMBER: Final = re.compile(r"(\f?)[ \t]*(\d{1,2})(?:[ \t]+|$)")
_LEAST_NUMBERS: Final = 20
_NUMBERED_SHARE: Final = 0.8  # of the printed lines


class EdgeLine(NamedTuple):
    """A line at the edge of a page; `place` is alike for lines at one height."""

    text: str
    place: int


def line_key(text: str) -> str:
    """A line with its numbers taken out: the foot of page 3 and that of page 4 have one key."""
    return _DIGITS.sub("#", " ".join(text.split())).casefold()


class RunningLines:
    """The heads and feet of one document, learned from the edges of its pages."""

    def __init__(self, pages: Iterable[Sequence[EdgeLine]]) -> None:
        edges = [[line for line in page if line.text.strip()] for page in pages]
        counts = Counter(key for page in edges for key in {(line_key(line.text), line.place) for line in page})
        few = len(edges) <= _FEW
        self._keys = {
            key for (key, place), count in counts.items() if count >= 2 and _may_run(key, count, len(edges), few=few)
        }
        self._offsets = _page_offsets(edges)

    def has(self, line: str, page: int) -> bool:
        """Whether a line at the edge of the page with an index from 0 is a head, a foot or a page's number."""
        if _NAMED_NUMBER.fullmatch(line) or line_key(line) in self._keys:
            return True
        number = _NUMBER.fullmatch(line)
        return number is not None and int(number[1]) - page in self._offsets


def is_page_number(text: str) -> bool:
    """Whether a line names a page: "Page 3 of 7"."""
    return bool(_NAMED_NUMBER.fullmatch(text))


def without_line_numbers(lines: Sequence[str]) -> list[str]:
    """Lines without the numbers down the left margin, 1 to 25 on each page, where nearly every line has its own."""
    numbers = [(index, int(match[2])) for index, line in enumerate(lines) if (match := _LINE_NUMBER.match(line))]
    follows = sum(number in (1, last + 1) for (_, last), (_, number) in pairwise([(-1, 0), *numbers]))
    printed = sum(bool(line.strip()) for line in lines)
    if len(numbers) < _LEAST_NUMBERS or follows < printed * _NUMBERED_SHARE:
        return list(lines)
    return [_LINE_NUMBER.sub(r"\1", line, count=1) for line in lines]


def _may_run(key: str, count: int, pages: int, *, few: bool) -> bool:
    """Whether a line that comes back is a head or foot and no part of a vote."""
    if _VOTE.search(key) or _NUMBER.fullmatch(key.replace("#", "1")):
        return False
    if label_option(key.strip(" :.")) is not None:
        return False  # "Against:" over its names
    looks_so = bool(_HEAD.search(key))
    if _COUNT_LIKE.search(key) and not _TITLE.search(key):
        return False
    if key.count(",") > _MOST_COMMAS:
        return False  # a list of names
    if looks_so and ("#" in key or (few and _TITLE.search(key))):
        return True
    if len(key.split()) >= _MOST_WORDS:
        return False
    is_on_all = few and count == pages
    is_date = bool(_DATE.search(key)) and not _OF_MEETING.search(key)
    return count >= max(_LEAST, pages * _SHARE) or (is_on_all and (is_date or bool(_PLACE.search(key))))


def _page_offsets(edges: Sequence[Sequence[EdgeLine]]) -> set[int]:
    """By how much numbers that stand alone run ahead of the pages; a number that does so on two pages is a page's."""
    pages: dict[int, set[int]] = defaultdict(set)
    for index, page in enumerate(edges):
        for line in page:
            number = _NUMBER.fullmatch(line.text)
            if number is not None:
                pages[int(number[1]) - index].add(index)
    return {offset for offset, indexes in pages.items() if len(indexes) >= 2}
