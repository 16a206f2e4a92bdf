"""From the lines of a recording to turns: who begins to speak where, and what happens in the room between."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from councilui.load.speech.label_shapes import MARK, SOUND, find_label, is_half_name, is_name, is_unnamed, tells_apart
from councilui.load.speech.labels import Before, Conventions
from councilui.load.speech.markup import VOICE, VOICE_END
from councilui.load.speech.names import label_at
from councilui.load.speech.pieces import join_lines
from councilui.load.speech.recording import SpeechLine

_MARK_OR_VOICE: Final = re.compile(rf"({MARK.pattern}|{VOICE}[^{VOICE_END}]*{VOICE_END})")
_DASH: Final = re.compile(r"[-–—]\s+(?=\S)")
_SCENE: Final = re.compile(r"[\[(]\s*([^\[\]()]{1,60}?)\s*[\])]\s*[.!,]?")
_WORDS: Final = re.compile(r"\w")
_ANSWER: Final = re.compile(
    r"(?:i(?:[’']ll| will)? (?:vote|say|am voting) )?"
    r"(?:aye|nay|yes|yea|yeah|no|nope|here|present|abstain(?:ing)?|in favor|opposed|against|i am|i do|i abstain"
    r"|i[’']m here|so moved|second(?:ed)?|sí|oui|non|ja|nein)"
    r"(?:[,.!;]*\s+(?:thank you|thanks|please|sir|ma[’']am|(?:madam|mr\.?|mister) \w+|chair|mayor|clerk"
    r"|president))*[.!,]*",
    re.IGNORECASE,
)
_FEWEST_HEADS: Final = 3  # cues that show a convention
_LONGEST_LABEL: Final = 66  # characters of a turn in which its name must end
_CARRIED_S: Final = 1_200.0
"""Seconds of captions without a mark after which a name is no longer carried on: nobody has the floor for so long, and
a captioner who stopped to mark speakers looks just the same."""


@dataclass(slots=True)
class Turn:
    """What one speaker says without another's mark; `name` as printed or None. A scene is nobody's turn.

    `is_resumed` marks a turn that the one before, cut by a scene, continues; `is_marked` one with a speaker mark;
    `is_apart` one whose speaker the file keeps apart from the words; `is_cut` one that begins where a name was last
    seen too long ago.
    """

    name: str | None
    lines: list[SpeechLine] = field(default_factory=list)
    is_scene: bool = False
    is_marked: bool = False
    is_resumed: bool = False
    is_apart: bool = False
    is_cut: bool = False


def turns_of(lines: Sequence[SpeechLine]) -> Iterator[Turn]:
    """The turns in order; one whose name was given without words has no lines."""
    yield from _TurnParser(lines).turns()


class _TurnParser:
    def __init__(self, lines: Sequence[SpeechLine]) -> None:
        self._lines = _without_single_label(lines)
        self._conventions = Conventions(self._lines)
        self._has_dashes = _has_dashes(self._lines)
        self._has_marks = any(MARK.match(line.text) for line in self._lines)
        self._turn = Turn(None)
        self._has_voice_ended = False

    def turns(self) -> Iterator[Turn]:
        for index, line in enumerate(self._lines):
            if line.speaker is not None:
                yield from self._line_with_speaker(line)
            elif sound := _scene(line.text):
                yield from self._scene(line, sound)
            else:
                if line.starts_turn or self._turn.is_apart:
                    yield from self._start(Turn(None, is_marked=line.starts_turn))
                yield from self._in_words(index, line)
        yield from _completed(self._turn)

    def _start(self, turn: Turn) -> Iterator[Turn]:
        yield from _completed(self._turn)
        self._turn = turn
        self._has_voice_ended = False

    def _line_with_speaker(self, line: SpeechLine) -> Iterator[Turn]:
        """A line whose speaker the file keeps apart from its words."""
        text = line.text.lstrip("> ") if MARK.match(line.text) else line.text
        if line.starts_turn or text != line.text or not self._turn.is_apart or line.speaker != self._turn.name:
            yield from self._start(Turn(line.speaker, is_apart=True))
        self._turn.lines.append(line._replace(text=text))

    def _scene(self, line: SpeechLine, sound: str) -> Iterator[Turn]:
        is_marked = MARK.match(line.text.lstrip()) is not None
        before, has_ended = self._turn, self._has_voice_ended
        yield from self._start(Turn(None, [line._replace(text=sound)], is_scene=True))
        if is_marked or before.is_apart:
            yield from self._start(Turn(None, is_marked=is_marked))
        else:
            yield from self._start(Turn(before.name, is_marked=before.is_marked, is_resumed=True))
            self._has_voice_ended = has_ended

    def _in_words(self, index: int, line: SpeechLine) -> Iterator[Turn]:
        (_, text), *others = self._conventions.split_at_labels(line.text)
        yield from self._in_part(index, line, text)
        for name, words in others:
            yield from self._start(Turn(name))
            self._turn.lines.append(line._replace(text=words))

    def _in_part(self, index: int, line: SpeechLine, text: str) -> Iterator[Turn]:
        label = self._conventions.label(index, self._before())
        if label and len(line.text) - len(label.rest) > len(text):
            label = None  # it is another's, with the end of these words: "Aye. BEN POE: Second."
        if self._has_dashes and (dash := _DASH.match(text)) and not label:
            yield from self._start(Turn(None, is_marked=True))
            text = text[dash.end() :]
        elif not MARK.match(text) and label:
            if not self._completes_name(text):
                if label.name != self._turn.name or self._turn.is_marked or not tells_apart(label.name):
                    yield from self._start(Turn(label.name))
                text = text[len(line.text) - len(label.rest) :]
        elif line.is_head and self._turn.name and (self._turn.lines or self._turn.is_resumed):
            yield from self._unlabeled(index, line)
        for position, part in enumerate(_MARK_OR_VOICE.split(text)):
            if position % 2:  # the marks stand between the parts
                yield from self._marked(part)
            elif _WORDS.search(part):
                if self._has_voice_ended:
                    yield from self._start(Turn(None))
                self._turn.lines.append(line._replace(text=part.strip()))
                self._take_name()

    def _marked(self, mark: str) -> Iterator[Turn]:
        name = mark[1:-1].strip() if mark[0] == VOICE else None
        if name == "":
            self._has_voice_ended = True
        elif name and name == self._turn.name:
            self._has_voice_ended = False
        else:
            yield from self._start(Turn(name, is_marked=True))

    def _unlabeled(self, index: int, line: SpeechLine) -> Iterator[Turn]:
        """A name is not carried on to a cue without one where all others are labeled, to the answer to a question
        where nothing is marked, to what may be another's label, from captions in capitals to others, or for long."""
        first = self._turn.lines[0].start if self._turn.lines else None
        last = self._turn.lines[-1].text if self._turn.lines else ""
        is_late = first is not None and line.start is not None and line.start - first > _CARRIED_S
        is_other_captioner = last.isupper() and _is_in_small_letters(line.text)
        is_answer = not self._has_marks and _ANSWER.fullmatch(line.text) is not None and last.rstrip().endswith("?")
        is_doubtful = self._conventions.is_doubtful(index, self._before())
        is_left = is_answer or self._conventions.labels_each_cue or self._conventions.is_after_labels(index)
        if is_late or is_other_captioner or is_doubtful or (is_left and not self._turn.is_marked):
            yield from self._start(Turn(None, is_cut=is_late))

    def _before(self) -> Before:
        return Before.of_turn(self._turn.lines[-1].text if self._turn.lines else None, self._turn.name)

    def _completes_name(self, text: str) -> bool:
        """Whether the line is the second half of a marked name: ">> COUNCILMEMBER" and "HAYNER: …"."""
        turn = self._turn
        return (
            turn.is_marked
            and turn.name is None
            and len(turn.lines) == 1
            and is_half_name(turn.lines[0].text)
            and label_at(join_lines((turn.lines[0].text, text)), marked=True) is not None
        )

    def _take_name(self) -> None:
        """Move the name from the head of the turn to where it belongs, once it is whole: it may go over two lines."""
        turn = self._turn
        if turn.name is not None or turn.is_resumed or not turn.is_marked or len(turn.lines) > 2:
            return
        if len(turn.lines) == 1:
            label = find_label(turn.lines[0].text)
            if label is None or not (label.has_colon or (label.in_brackets and is_name(label.name))):
                return
            name = label_at(f"{label.name}: x", marked=True)
            if name or is_name(label.name) or is_unnamed(label.name):
                turn.name = label.name
                turn.lines = [turn.lines[0]._replace(text=label.rest)]
        elif ":" in turn.lines[1].text and is_half_name(turn.lines[0].text):
            head = join_lines(line.text for line in turn.lines)[:_LONGEST_LABEL]
            if whole := label_at(head, marked=True):
                turn.name = whole[0]
                turn.lines = [turn.lines[1]._replace(text=turn.lines[1].text.split(":", 1)[1].strip())]


def _has_dashes(lines: Sequence[SpeechLine]) -> bool:
    """Whether a dash begins a speaker's words: both lines of a cue have one, or all but a few cues."""
    heads = [_DASH.match(line.text) is not None for line in lines if line.is_head]
    is_usual = len(heads) >= _FEWEST_HEADS and sum(heads) * 5 >= len(heads) * 4
    return is_usual or any(
        not below.is_head and _DASH.match(line.text) and _DASH.match(below.text) for line, below in pairwise(lines)
    )


def _is_in_small_letters(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) >= 12 and sum(letter.islower() for letter in letters) * 4 >= len(letters) * 3


def _without_single_label(lines: Sequence[SpeechLine]) -> Sequence[SpeechLine]:
    """The lines without a label that all of them bear, where marks in the words say more: "speaker_index": 0."""
    speakers = {line.speaker for line in lines}
    label = next(iter(speakers), None)
    if len(speakers) == 1 and label and is_unnamed(label) and any(MARK.match(line.text) for line in lines):
        return [line._replace(speaker=None) for line in lines]
    return lines


def _completed(turn: Turn) -> Iterator[Turn]:
    turn.lines = [line for line in turn.lines if line.text]
    if not any(_WORDS.search(line.text) for line in turn.lines):
        turn.lines = []
    if turn.lines or (turn.name and not turn.is_resumed):
        yield turn


def _scene(text: str) -> str | None:
    """The text of a line that is nothing but a sound of the room in brackets or between notes, None otherwise."""
    bare = text.lstrip(">- ").strip("♪♫# ")
    if not bare:
        return text if "♪" in text or "♫" in text else None
    match = _SCENE.fullmatch(bare)
    return bare if match and SOUND.search(match[1]) else None
