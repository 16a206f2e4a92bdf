"""Running heads and feet: lines at the edge of a page that come back on other pages, and page numbers.

A page foot stands inside the words of a vote in half of all minutes ("unanimous voice vote – / Council Meeting 17
May 6, 2031 / 4."), so these lines go before anything is read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

_DIGITS: Final = re.compile(r"\d+")
_NUMBER: Final = re.compile(
    r"[-–—\s]*(?:page|pg\.?|p\.)?\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\s*(?:\|\s*page)?[-–—\s.]*", re.IGNORECASE
)
_PAGE: Final = re.compile(r"\bpage\b|\bminutes\b|\bmeeting\b|\d", re.IGNORECASE)
_VOTE: Final = re.compile(
    r"\b(?:ayes?|yeas?|nays?|noes|moved|seconded|carried|defeated|abstain\w*|voting|in favou?r|opposed|motion)\b"
    r"|\bvote\s*[:–—-]",
    re.IGNORECASE,
)
_FEW: Final = 3  # pages up to which a line that comes back once is a running one


def line_key(text: str) -> str:
    """A line with its numbers taken out: the foot of page 3 and that of page 4 have one key."""
    return _DIGITS.sub("#", " ".join(text.split())).casefold()


def is_page_number(text: str) -> bool:
    """Whether a line holds nothing but the number of a page."""
    return bool(_NUMBER.fullmatch(text))


def running_keys(edges: Iterable[Sequence[str]]) -> set[str]:
    """The keys of lines that come back; `edges` has the lines at the edges of each page."""
    pages = [{line_key(text) for text in page if text.strip()} for page in edges]
    counts = Counter(key for page in pages for key in page)
    few = len(pages) <= _FEW
    found = set()
    for key, count in counts.items():
        if count < 2 or _VOTE.search(key):
            continue
        if (
            count >= max(3, len(pages) * 0.2)
            or (few and ("#" in key or _PAGE.search(key)))
            or (count >= 2 and "#" in key and re.search(r"\bpage\b|#, ####|# of #", key))
        ):
            found.add(key)
    return found


def is_running(text: str, keys: set[str]) -> bool:
    """Whether a line at the edge of a page is a head or foot."""
    return line_key(text) in keys or is_page_number(text)
