"""From the lines of a WebVTT or SRT file to its cues.

webvtt-py reads the times of a cue. Its reader of whole files builds some ten objects a cue, which is most of the time
of a load, and passes over what is not quite legal; so the blocks are cut here, and what is no cue is accounted for.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from councilui.load.speech.label_shapes import is_name

ARROW: Final = "-->"
_COMMENT: Final = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")
_NAMED_ID: Final = re.compile(r'\d+ "([^"<>]{1,60})"(?: \(\d+\))?')  # Webex: 12 "Ana Roe" (3456)
_NEGATIVE: Final = re.compile(r"-(?=\d)(?!->)[\d:.]+")
_FEWEST_IDS: Final = 3  # cues whose ids show that ids are names
TEXT_OUTSIDE: Final = "text outside any cue was kept with the cue before"
TEXT_BEFORE: Final = "text before the first cue was not read"
_MOST_S: Final = 1_000 * 3600.0  # more is no recording


class Cue(NamedTuple):
    """The lines shown from `start` to `end`, in seconds, with the place on the screen as the file says it."""

    start: float
    end: float
    lines: list[str]
    settings: str = ""


@dataclass(slots=True)
class Cues:
    """The cues in the order of the file, and how often something was not as it should be, by a sentence for each kind.

    `repeats_screen` is set where the form itself says that each cue is the screen before with something added.
    """

    cues: list[Cue] = field(default_factory=list)
    oddities: Counter[str] = field(default_factory=Counter)
    repeats_screen: bool = False


def read_cues(lines: Sequence[str]) -> Cues:
    """All cues. A cue whose time can't be read keeps its text at the time before."""
    from webvtt.vtt import WebVTTCueBlock  # 30 ms to import, and only a load of captions needs it

    result = Cues()
    last_start = 0.0
    last_number: int | None = None
    ids: list[str] = []  # of the cues, "" where a cue has none
    for block, following in pairwise([*_blocks(lines), [""]]):
        index = 0 if ARROW in block[0] else 1
        if len(block) > index and ARROW in block[index]:
            timed = WebVTTCueBlock.from_lines([_mend_times(block[index], result.oddities)])
            start, end = _seconds(timed.start), _seconds(timed.end)
            if start >= _MOST_S:
                result.oddities["a cue has no readable time; its text was put at the time before"] += 1
                start = end = last_start
            if end < start or end >= _MOST_S:
                result.oddities["a cue ends before it begins; it was read as ending where it begins"] += 1
                end = start
            if start < last_start:
                result.oddities["a cue begins before the previous one; the file's order was kept"] += 1
            last_start = start
            last_number = _number_of(block[0]) if index else last_number
            lines = block[index + 1 :]
            if lines and index and (name := _NAMED_ID.fullmatch(block[0].strip())):
                lines[0] = f"<v {name[1]}>{lines[0]}"
            ids.append(block[0].strip() if index else "")
            result.cues.append(Cue(start, end, lines, timed.settings.strip()))
        elif len(block) == 1 and ARROW in following[0] and _is_next(block[0], last_number):
            last_number = _number_of(block[0])  # of a cue whose times stand below an empty line
        elif _is_aside(block):
            continue
        elif result.cues:
            result.oddities[TEXT_OUTSIDE] += 1
            result.cues[-1].lines.extend(block)
        elif not block[0].startswith("WEBVTT"):
            result.oddities[TEXT_BEFORE] += 1
    _return_numbers(ids, result)
    if sum(map(is_name, ids)) * 5 >= max(len(ids), _FEWEST_IDS) * 4:
        for id_, cue in zip(ids, result.cues, strict=True):
            if cue.lines and is_name(id_):
                cue.lines[0] = f"<v {id_}>{cue.lines[0]}"
    return result


def _return_numbers(ids: Sequence[str], result: Cues) -> None:
    """Give a number that stands above a cue's times back to the cue before, where few cues have a number: "The ayes
    are", an empty line, "39"."""
    numbers = {index: id_ for index, id_ in enumerate(ids) if id_.isdecimal() and int(id_[:9]) != index + 1}
    if len(numbers) * 2 < len(ids) and len(numbers) == sum(map(bool, ids)):
        for index, number in numbers.items():
            if index:
                result.oddities[TEXT_OUTSIDE] += 1
                result.cues[index - 1].lines.append(number)


def _is_next(line: str, number: int | None) -> bool:
    return number is not None and _number_of(line) == number + 1


def _number_of(line: str) -> int | None:
    return int(line) if line.strip().isdecimal() and len(line) < 10 else None


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
            number = [block.pop()] if _ends_in_number(block) else []
            yield block
            block = number
        block.append(line)
    if block:
        yield block


def _ends_in_number(block: Sequence[str]) -> bool:
    """Whether the last line is the next cue's number: the cue is numbered, too, or a blank line stands before it."""
    return (
        len(block) > 1
        and block[-1].strip().isdecimal()
        and (not block[-2].strip() or (block[0].strip().isdecimal() and ARROW in block[1]))
    )


def _is_aside(block: Sequence[str]) -> bool:
    """A comment or a style, a style that leaks through a blank line, or nothing but blanks."""
    return (
        bool(_COMMENT.match(block[0]))
        or any(line.startswith("::cue") for line in block)
        or not any(line.strip() for line in block)
    )


def _mend_times(times: str, oddities: Counter[str]) -> str:
    """The line of times with points for commas, as SRT and careless WebVTT have them, and no time below zero."""
    times = times.replace(",", ".")
    if times.count("-") > 2:
        times, negative = _NEGATIVE.subn("00:00:00.000", times)
        if negative:
            oddities["a time is below zero; it was read as zero"] += negative
    return times


@lru_cache(maxsize=16)
def _seconds(time: str | None) -> float:
    """ "01:02:03.5" is 3723.5; infinite for no time, and for one that is longer than any recording."""
    seconds = 0.0
    for part in time.split(":") if time is not None and len(time) < 24 else ("inf",):
        seconds = seconds * 60 + float(part)
    return round(seconds, 3)
