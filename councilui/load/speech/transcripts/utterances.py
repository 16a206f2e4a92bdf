"""Utterances: what every form of transcript is read into before its times are in seconds."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

_SENTENCE_END: Final = re.compile(r"[.?!…][\"'”’)\]]*\Z")
_PAUSE: Final = 2.0  # seconds between words
_MOST_WORDS: Final = 60


class Utterance(NamedTuple):
    """Words of one speaker. Times are as in the file; `has_clock` when they are written as 00:01:02, which is seconds.

    `is_turn` is set where the file itself says that this is a whole turn.
    """

    text: str
    start: float | None
    end: float | None
    speaker: str | None = None
    has_clock: bool = False
    is_turn: bool = False


@dataclass(slots=True)
class Transcript:
    """A file's utterances, in its order, out of so many `entries`, of which `wordless` have no text.

    `has_times_of_day` when its times are those of a clock and were left out.

    `unit` is what one unit of its times is in seconds, None when only the words can tell. `speakers` are pairs of
    label and name.
    """

    utterances: list[Utterance]
    entries: int
    unit: float | None = None
    language: str | None = None
    speakers: tuple[tuple[str, str], ...] = ()
    wordless: int = 0
    has_times_of_day: bool = False


def group_words(words: Iterable[Utterance], second: float = 1.0) -> Iterator[Utterance]:
    """Single words as sentences: cut where the speaker changes, a sentence ends, or nobody speaks for two seconds.

    `second` is a second in the file's unit. A word that is punctuation joins the one before it.
    """
    group: list[Utterance] = []
    for word in words:
        if group and word.text not in ".,?!;:" and _is_apart(group, word, second):
            yield _sentence(group)
            group = []
        group.append(word)
    if group:
        yield _sentence(group)


def _is_apart(group: list[Utterance], word: Utterance, second: float) -> bool:
    last = group[-1]
    is_late = last.end is not None and word.start is not None and word.start - last.end > _PAUSE * second
    ends = _SENTENCE_END.search(last.text) is not None or len(group) >= _MOST_WORDS
    return is_late or ends or word.speaker != last.speaker


def _sentence(group: list[Utterance]) -> Utterance:
    text = ""
    for word in group:
        text += word.text if not text or re.match(r"[.,?!;:…%]", word.text) else f" {word.text}"
    starts = [word.start for word in group if word.start is not None]
    ends = [word.end for word in group if word.end is not None]
    return group[0]._replace(
        text=text,
        start=starts[0] if starts else None,
        end=ends[-1] if ends else None,
        has_clock=any(word.has_clock for word in group),
    )
