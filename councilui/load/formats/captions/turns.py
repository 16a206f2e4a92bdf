"""From caption lines to turns: who begins to speak where, and what happens in the room between."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from councilui.load.speech.cleaning import VOICE, VOICE_END
from councilui.load.speech.names import label_at
from councilui.load.speech.pieces import Line, joined

_MARK: Final = re.compile(rf"(>{{2,}}|{VOICE}[^{VOICE_END}]*{VOICE_END})")
_SCENE: Final = re.compile(r"[\[(]\s*([^\[\]()]{1,60}?)\s*[\])]\s*[.!,]?")
_SOUND: Final = re.compile(
    r"applau|laugh|chuckl|gavel|cheer|clap|boo(?:s|ing)?\b|chorus|music|ringing|\bbell|moment of silence|shout|scream"
    r"|cough|singing|\bcrowd|commotion|\bbreak\b|recess|standing ovation|whistl|pledge of",
    re.IGNORECASE,
)
_WORDS: Final = re.compile(r"\w")
_LABEL_WITHIN: Final = 64  # characters of a turn in which its name must end


@dataclass(slots=True)
class Turn:
    """What one speaker says without another's mark; `name` as printed or None. A scene is nobody's turn.

    `goes_on` marks a turn that the one before, cut by a scene, continues.
    """

    name: str | None
    lines: list[Line] = field(default_factory=list)
    scene: bool = False
    marked: bool = False
    goes_on: bool = False


def turns_of(lines: Iterable[Line]) -> Iterator[Turn]:
    """The turns in order; one whose name was captioned without words has no lines."""
    turn = Turn(None)
    for line in lines:
        if sound := _scene(line.text):
            marked = line.text.lstrip().startswith(">>")
            yield from _named(turn)
            yield Turn(None, [Line(sound, line.start, line.end)], scene=True)
            turn = Turn(None, marked=True) if marked else Turn(turn.name, marked=turn.marked, goes_on=True)
            continue
        for number, part in enumerate(_MARK.split(line.text)):
            if number % 2:  # the marks stand between the parts
                name = part[1:-1].strip() if part[0] == VOICE else None
                if name and name == turn.name:
                    continue
                yield from _named(turn)
                turn = Turn(name or None, marked=True)
            elif _WORDS.search(part):
                if turn.lines and _begins_turn(turn, part.strip()):
                    yield from _named(turn)
                    turn = Turn(None)
                turn.lines.append(Line(part.strip(), line.start, line.end))
                _take_name(turn)
    yield from _named(turn)


def _begins_turn(turn: Turn, text: str) -> bool:
    """Whether an unmarked line opens with an office and a name, and is not the second half of a marked one."""
    if ":" not in text or label_at(text, marked=False) is None:
        return False
    first = turn.lines[0].text
    whole = len(turn.lines) == 1 and turn.marked and turn.name is None and ":" not in first
    return not (whole and label_at(joined((first, text)), marked=True))


def _take_name(turn: Turn) -> None:
    """Move the name from the head of the turn to where it belongs, once it is whole: it may go over two lines."""
    if turn.name is not None or turn.goes_on or len(turn.lines) > 2:
        return
    if ":" not in turn.lines[-1].text:
        return
    head = joined(line.text for line in turn.lines)[: _LABEL_WITHIN + 2]
    found = label_at(head, marked=turn.marked)
    if found is None:
        return
    turn.name = found[0]
    for number, line in enumerate(turn.lines):
        if ":" in line.text:
            rest = line.text.split(":", 1)[1].strip()
            turn.lines = [Line(rest, line.start, line.end), *turn.lines[number + 1 :]]
            return


def _named(turn: Turn) -> Iterator[Turn]:
    turn.lines = [line for line in turn.lines if line.text]
    if not any(_WORDS.search(line.text) for line in turn.lines):
        turn.lines = []
    if turn.lines or (turn.name and not turn.goes_on):
        yield turn


def _scene(text: str) -> str | None:
    """The text of a line that is nothing but a sound of the room in brackets or between notes, None otherwise."""
    bare = text.lstrip(">- ").strip("♪♫# ")
    if not bare:
        return text if "♪" in text or "♫" in text else None
    match = _SCENE.fullmatch(bare)
    return bare if match and _SOUND.search(match[1]) else None
