"""Roll-up captions said once: a window of two or three lines is sent again for each new line at its foot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from councilui.load.formats.captions.cues import Cue
from councilui.load.speech.cleaning import cleaned
from councilui.load.speech.pieces import Line

_CLOSE_S: Final = 1.0  # seconds; a window that comes later than this after the one before begins afresh
_MOST_LINES: Final = 16  # no screen shows more, and comparing stays quick whatever a file holds


class Unrolled(NamedTuple):
    """The lines as they were written, how many were shown in all, and how many of these only rolled up the screen.

    `cues` have words that are shown, `repeated` ones were sent a second time; the others have no words.
    """

    lines: list[Line]
    shown: int
    rolled: int
    cues: int
    repeated: int


class _Screen(NamedTuple):
    start: float
    end: float
    lines: tuple[str, ...]
    cues: int
    repeated: int


def unrolled(cues: Iterable[Cue]) -> Unrolled:
    """Each line once, a real repetition as often as it was written.

    Whole lines are compared, and only with the screen just before: the longest foot of it that is the new one's head
    has rolled up. That is done only in a file in which most screens follow each other so: in any other, a line that
    is there twice was said twice.
    """
    screens = list(_screens(cues))
    told = sum(screen.cues for screen in screens)
    repeated = sum(screen.repeated for screen in screens)
    height = max((len(screen.lines) for screen in screens), default=0)
    overlaps = [0, *(_overlap(before, screen, height) for before, screen in pairwise(screens))]
    if not _rolls(screens, overlaps):
        overlaps = [0] * len(screens)
    kept: list[Line] = []
    shown = 0
    for screen, known in zip(screens, overlaps, strict=False):
        shown += len(screen.lines)
        for text in screen.lines[known:]:
            kept.append(Line(text, screen.start, screen.end))
    return Unrolled(kept, shown, shown - len(kept), told, repeated)


def _screens(cues: Iterable[Cue]) -> Iterator[_Screen]:
    """What is seen at once: the lines of all cues in a row that have the same times; a cue sent twice counts once."""
    times: tuple[float, float] | None = None
    lines: list[str] = []
    sent: set[tuple[str, Sequence[str]]] = set()
    told = repeated = 0
    for cue in cues:
        if (cue.start, cue.end) != times:
            if times is not None and lines:
                yield _Screen(*times, tuple(lines), told, repeated)
            times, lines, sent, told, repeated = (cue.start, cue.end), [], set(), 0, 0
        said = tuple(text for text in map(cleaned, cue.lines) if text)
        if said and (cue.settings, said) not in sent:
            sent.add((cue.settings, said))
            lines += said
            told += 1
        elif said:
            repeated += 1
    if times is not None and lines:
        yield _Screen(*times, tuple(lines), told, repeated)


def _rolls(screens: Sequence[_Screen], overlaps: Sequence[int]) -> bool:
    """Whether at least half of the screens that follow closely repeat a part of the one before."""
    close = repeated = 0
    for (before, screen), overlap in zip(pairwise(screens), overlaps[1:], strict=False):
        if before.lines != screen.lines and _follows(before, screen):
            close += 1
            repeated += overlap > 0
    return repeated * 2 >= close > 0


def _overlap(before: _Screen, screen: _Screen, height: int) -> int:
    """How many lines at the head of the screen are the foot of the one before; `height` is that of a full window."""
    if not _follows(before, screen):
        return 0
    old, new = before.lines, screen.lines
    most = min(len(old), len(new), _MOST_LINES)
    if old == new and len(new) == height > 1 and len(set(new)) == 1:
        most -= 1  # a full window of one and the same line can only have rolled: it was said once more
    for count in range(most, 0, -1):
        if old[-count:] == new[:count]:
            return count
    return 0


def _follows(before: _Screen, screen: _Screen) -> bool:
    return abs(screen.start - before.end) <= _CLOSE_S or before.start <= screen.start < before.end
