"""From the lines of a WebVTT or SRT file to its cues.

webvtt-py reads the times of a cue. Its reader of whole files builds some ten objects a cue, which is most of the time
of a load, and passes over what is not quite legal; so the blocks are cut here, and what is no cue is accounted for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, NamedTuple

ARROW: Final = "-->"
_COMMENT: Final = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")
_NEGATIVE: Final = re.compile(r"-(?=\d)(?!->)[\d:.]+")
_MOST_S: Final = 1_000 * 3600.0  # more is no recording


class Cue(NamedTuple):
    """The lines shown from `start` to `end`, in seconds, with the place on the screen as the file says it."""

    start: float
    end: float
    lines: list[str]
    settings: str = ""


@dataclass(slots=True)
class Cues:
    """The cues in the order of the file, and how many of what was not as it should be, by a sentence for each kind."""

    cues: list[Cue] = field(default_factory=list)
    oddities: Counter[str] = field(default_factory=Counter)


def read_cues(lines: Sequence[str]) -> Cues:
    """All cues. A cue whose time cannot be read keeps its text at the time before."""
    from webvtt.vtt import WebVTTCueBlock  # 30 ms to import, and only a load of captions needs it

    found = Cues()
    before = 0.0
    for block in _blocks(lines):
        at = 0 if ARROW in block[0] else 1
        if len(block) > at and ARROW in block[at]:
            times = _mended(block[at], found.oddities)
            timed = WebVTTCueBlock.from_lines([times])
            start, end = _seconds(timed.start), _seconds(timed.end)
            if start >= _MOST_S:
                found.oddities["cues have no time that can be read; their text stands at the time before"] += 1
                start = end = before
            if end < start or end >= _MOST_S:
                found.oddities["cues end before they begin; they are taken to end where they begin"] += 1
                end = start
            if start < before:
                found.oddities["cues begin before the cue before them; the order of the file is kept"] += 1
            before = start
            found.cues.append(Cue(start, end, block[at + 1 :], timed.settings.strip()))
        elif found.cues and not _is_aside(block):
            found.oddities["pieces of text stand outside a cue; they are kept with the cue before"] += 1
            found.cues[-1].lines.extend(block)
    return found


def _blocks(lines: Iterable[str]) -> Iterator[list[str]]:
    """What stands between empty lines; a line of times that cannot belong to its block begins another."""
    block: list[str] = []
    for line in lines:
        if not line:
            if block:
                yield block
                block = []
            continue
        if ARROW in line and block and (len(block) > 1 or ARROW in block[0]):
            # A number above the times is the next cue's name when nothing but a blank line parts it from the text.
            name = [block.pop()] if block[-1].strip().isdecimal() and not block[-2].strip() else []
            yield block
            block = name
        block.append(line)
    if block:
        yield block


def _is_aside(block: Sequence[str]) -> bool:
    """A comment or a style, a style that leaks through a blank line, or a cue's number and nothing else."""
    return (
        bool(_COMMENT.match(block[0]))
        or any(line.startswith("::cue") for line in block)
        or all(not line.strip() or line.strip().isdecimal() for line in block)
    )


def _mended(times: str, oddities: Counter[str]) -> str:
    """The line of times with points for commas, as SRT and careless WebVTT have them, and no time below zero."""
    times = times.replace(",", ".")
    if times.count("-") > 2:
        times, negative = _NEGATIVE.subn("00:00:00.000", times)
        if negative:
            oddities["times are below zero; they are taken for zero"] += negative
    return times


@lru_cache(maxsize=16)
def _seconds(time: str | None) -> float:
    """ "01:02:03.5" is 3723.5; infinite for no time, and for one that is longer than any recording."""
    seconds = 0.0
    for part in time.split(":") if time is not None and len(time) < 24 else ("inf",):
        seconds = seconds * 60 + float(part)
    return round(seconds, 3)
