"""The part of a statement that is shown in a list of hits."""

from collections.abc import Sequence
from typing import Final

SNIPPET: Final = 240  # characters


def snippet_of(text: str, matches: Sequence[tuple[int, int]]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """At most SNIPPET characters of `text` on one line, and the (start, end) of the matches in it.

    It begins and ends between words where possible, and holds as many matches as will fit.
    """
    start, end = _window(text, matches)
    inside = [(max(a, start) - start, min(b, end) - start) for a, b in matches if a < end and b > start]
    return text[start:end].replace("\n", " "), tuple(inside)


def _window(text: str, matches: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Start and end of the part to show."""
    if len(text) <= SNIPPET:
        return 0, len(text)
    first, last = _densest(matches)
    start = max(0, min(first - max(0, SNIPPET - (last - first)) // 2, len(text) - SNIPPET))
    end = start + SNIPPET
    if start > 0:
        blank = _blank(text, start - 1, min(first, start + 40))
        start = start if blank is None else blank + 1
    if end < len(text):
        end = next((at for at in range(end, max(last, end - 40), -1) if text[at].isspace()), end)
    return start, end


def _blank(text: str, start: int, end: int) -> int | None:
    return next((at for at in range(start, end) if text[at].isspace()), None)


def _densest(matches: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Start and end of the matches where most of them fit into one snippet."""
    best, stretch = 0, (0, 0)
    ahead = 0
    for at, (start, _) in enumerate(matches):
        ahead = max(ahead, at + 1)
        while ahead < len(matches) and matches[ahead][1] <= start + SNIPPET:
            ahead += 1
        if ahead - at > best:
            best, stretch = ahead - at, (start, min(matches[ahead - 1][1], start + SNIPPET))
    return stretch
