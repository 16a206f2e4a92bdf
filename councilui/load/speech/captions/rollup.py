"""Captions that are sent again and again, kept once.

Roll-up captions send a window of two or three lines again for each new line at its foot; paint-on captions send a line
again with each word that it grows by.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final, NamedTuple

from councilui.load.speech.captions.cues import Cue
from councilui.load.speech.markup import clean_cue
from councilui.load.speech.recording import SpeechLine

_CLOSE_S: Final = 1.0  # seconds; a window that comes later than this after the one before begins afresh
_MOST_LINES: Final = 16  # no screen shows more, and comparing stays quick whatever a file holds


class UnrolledCaptions(NamedTuple):
    """The lines as they were written, how many were shown in all, and how many of these only rolled up the screen.

    `cues` have words that are shown, `repeated` ones were sent a second time; the others have no words.
    """

    lines: list[SpeechLine]
    lines_shown: int
    rolled: int
    cues: int
    repeated: int


class _Screen(NamedTuple):
    start: float
    end: float
    lines: tuple[str, ...]
    cues: int
    repeated: int


def unroll(cues: Iterable[Cue], *, repeats_screen: bool = False) -> UnrolledCaptions:
    """Each line once, a real repetition as often as it was written.

    Lines are compared only with the screen just before: the longest foot of it that is the new one's head has rolled
    up, its last line perhaps grown. That is done only in a file in which most screens follow each other so, or whose
    form says so (`repeats_screen`): in any other, a line that is there twice was said twice.
    """
    screens = list(_screens(cues))
    height = max((len(screen.lines) for screen in screens), default=0)
    overlaps = [0, *(_overlap(before, screen, height) for before, screen in pairwise(screens))]
    if not (repeats_screen or _rolls(screens, overlaps)):
        overlaps = [0] * len(screens)
    lines: list[SpeechLine] = []
    for screen, overlap in zip(screens, overlaps, strict=False):
        if overlap and screen.lines[overlap - 1] != lines[-1].text:
            lines[-1] = lines[-1]._replace(text=screen.lines[overlap - 1], end=screen.end)
        for index, text in enumerate(screen.lines[overlap:]):
            lines.append(SpeechLine(text, screen.start, screen.end, is_head=index == 0))
    lines_shown = sum(len(screen.lines) for screen in screens)
    visible_cues, repeated = sum(screen.cues for screen in screens), sum(screen.repeated for screen in screens)
    return UnrolledCaptions(lines, lines_shown, lines_shown - len(lines), visible_cues, repeated)


def _screens(cues: Iterable[Cue]) -> Iterator[_Screen]:
    """What is seen at once: the lines of all cues in a row that have the same times; a cue sent twice counts once."""
    for (start, end), together in groupby(cues, key=lambda cue: (cue.start, cue.end)):
        lines: list[str] = []
        sent: set[tuple[str, Sequence[str]]] = set()
        repeated = 0
        for cue in together:
            texts = tuple(clean_cue(cue.lines))
            if texts and (cue.settings, texts) not in sent:
                sent.add((cue.settings, texts))
                lines += texts
            elif texts:
                repeated += 1
        if lines:
            yield _Screen(start, end, tuple(lines), len(sent), repeated)


def _rolls(screens: Sequence[_Screen], overlaps: Sequence[int]) -> bool:
    """Whether at least half of the screens that follow closely repeat a part of the one before."""
    close = repeated = 0
    for (before, screen), overlap in zip(pairwise(screens), overlaps[1:], strict=False):
        if before.lines != screen.lines and _follows(before, screen):
            close += 1
            repeated += overlap > 0
    return repeated * 2 >= close > 0


def _overlap(before: _Screen, screen: _Screen, height: int) -> int:
    """How many lines at the head of the screen are the foot of the one before; `height` is that of a full window.

    The last of them may have grown.
    """
    if not _follows(before, screen):
        return 0
    old, new = before.lines, screen.lines
    most = min(len(old), len(new), _MOST_LINES)
    if old == new and len(new) == height > 1 and len(set(new)) == 1:
        most -= 1  # a full window of one and the same line can only have rolled: it was said once more
    for count in range(most, 0, -1):
        if old[-count:-1] == new[: count - 1] and new[count - 1].startswith(old[-1]):
            return count
    return 0


def _follows(before: _Screen, screen: _Screen) -> bool:
    return abs(screen.start - before.end) <= _CLOSE_S or before.start <= screen.start < before.end
