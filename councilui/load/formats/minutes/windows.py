"""The parts of a paper in which a wording can stand: near its stems, which are found much faster than it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from councilui.load.formats.minutes.spans import Span, merged


def windows(text: str, stems: Iterable[str], before: int, after: int) -> Sequence[Span]:
    """From `before` characters before each stem to `after` behind its begin, none over another; stems in lower case."""
    lower = text.lower()
    if len(lower) != len(text):
        return [(0, len(text))]
    places = (place for stem in stems for place in _places(lower, stem))
    return merged((max(0, place - before), min(len(text), place + after)) for place in places)


def _places(text: str, stem: str) -> Iterator[int]:
    place = text.find(stem)
    while place >= 0:
        yield place
        place = text.find(stem, place + 1)


def matches_in(pattern: re.Pattern[str], text: str, spans: Sequence[Span]) -> Iterator[re.Match[str]]:
    """The matches of a pattern in parts of a text."""
    for start, end in spans:
        yield from pattern.finditer(text, start, end)
