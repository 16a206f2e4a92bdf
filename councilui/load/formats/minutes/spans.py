"""Places of a text as spans, each from its begin to behind its end."""

from bisect import bisect_right
from collections.abc import Iterable

Span = tuple[int, int]


def merged(spans: Iterable[Span], gap: int = 0) -> list[Span]:
    """The spans in order, those as one that overlap, touch or have at most `gap` characters between."""
    result: list[Span] = []
    for start, end in sorted(spans):
        if result and start <= result[-1][1] + gap:
            result[-1] = (result[-1][0], max(result[-1][1], end))
        else:
            result.append((start, end))
    return result


class Spans:
    """Spans that can be asked for; they may overlap."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = merged(spans)
        self._starts = [start for start, _ in self._spans]

    def holds(self, offset: int) -> bool:
        """Whether a character lies in one of them."""
        return self.meets(offset, offset + 1)

    def meets(self, start: int, end: int) -> bool:
        """Whether any of them lies in part between two places."""
        index = bisect_right(self._starts, end - 1) - 1
        return index >= 0 and self._spans[index][1] > start
