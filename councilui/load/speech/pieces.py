"""Turns cut where they are too long to be read or quoted as one statement."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import Final, NamedTuple

from councilui.load.speech.names import ends_sentence
from councilui.load.speech.recording import SpeechLine

_PAUSE_S: Final = 4.0  # captions stay some six seconds after the last word, so this is a real silence
_WHOLE_WORDS: Final = 150  # a turn up to this is one statement
_WORDS: Final = 120  # a longer one is cut at the first end of a sentence after so many
_MOST_WORDS: Final = 240  # and here when no sentence ends
_CLOSING: Final = (".", ",", "?", "!", ";", ":")


class Piece(NamedTuple):
    """Text of one statement from `start` to `end` (seconds), None where no time is known."""

    text: str
    start: float | None
    end: float | None


def pieces_of(lines: Sequence[SpeechLine]) -> Iterator[Piece]:
    """One piece of a short turn, several of one that is long or has a silence in it; no word is lost or repeated."""
    for stretch in _cut_at_pauses(lines):
        if sum(_count_words(line) for line in stretch) <= _WHOLE_WORDS:
            yield _piece(stretch)
            continue
        piece: list[SpeechLine] = []
        words = 0
        for line in stretch:
            piece.append(line)
            words += _count_words(line)
            if words >= _MOST_WORDS or (words >= _WORDS and ends_sentence(line.text)):
                yield _piece(piece)
                piece, words = [], 0
        if piece:
            yield _piece(piece)


def join_lines(texts: Iterable[str]) -> str:
    """The lines as running text; what was parted only by the edge of the screen is one: "GIBB-" / "RANDALL"."""
    parts: list[str] = []
    before = ""
    for text in texts:
        hyphen = before[-1:] == "-" and before[-2:-1].isalnum() and text[:1].isalnum()
        if parts and not hyphen and not text.startswith(_CLOSING):
            parts.append(" ")
        parts.append(text)
        before = text
    return "".join(parts)


def _cut_at_pauses(lines: Sequence[SpeechLine]) -> Iterator[list[SpeechLine]]:
    """Lines without a time stand alone where they come first: what follows keeps its own."""
    untimed = list(takewhile(lambda line: line.start is None, lines))
    if untimed:
        yield untimed
    stretch: list[SpeechLine] = []
    last_end: float | None = None
    for line in lines[len(untimed) :]:
        if stretch and line.start is not None and last_end is not None and line.start - last_end > _PAUSE_S:
            yield stretch
            stretch = []
        stretch.append(line)
        last_end = line.end if line.end is not None else line.start if line.start is not None else last_end
    if stretch:
        yield stretch


def _count_words(line: SpeechLine) -> int:
    return line.text.count(" ") + 1


def _piece(lines: Sequence[SpeechLine]) -> Piece:
    start = next((line.start for line in lines if line.start is not None), None)
    times = [time for line in lines for time in (line.start, line.end) if time is not None]
    return Piece(join_lines(line.text for line in lines), start, max(times, default=None))
