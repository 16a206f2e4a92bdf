"""The parts of a paper in which a wording can stand: near its stems, which are found much faster than it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

Windows = Sequence[tuple[int, int]]


def windows(text: str, stems: Iterable[str], before: int, after: int) -> Windows:
    """From `before` characters before each stem to `after` behind its begin, none over another; stems in lower case."""
    lower = text.lower()
    if len(lower) != len(text):
        return [(0, len(text))]
    spans: list[tuple[int, int]] = []
    for place in sorted(place for stem in stems for place in _places(lower, stem)):
        start, end = max(0, place - before), min(len(text), place + after)
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def _places(text: str, stem: str) -> Iterator[int]:
    place = text.find(stem)
    while place >= 0:
        yield place
        place = text.find(stem, place + 1)


def matches_in(pattern: re.Pattern[str], text: str, spans: Windows) -> Iterator[re.Match[str]]:
    """The matches of a pattern in parts of a text."""
    for start, end in spans:
        yield from pattern.finditer(text, start, end)
