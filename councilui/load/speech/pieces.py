"""Turns cut where they are too long to be read or quoted as one statement."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

_PAUSE_S: Final = 4.0  # captions stay some six seconds after the last word, so this is a real silence
_WHOLE_WORDS: Final = 150  # a turn up to this is one statement
_WORDS: Final = 120  # a longer one is cut at the first end of a sentence after so many
_MOST_WORDS: Final = 240  # and here when no sentence ends
_CLOSING: Final = (".", ",", "?", "!", ";", ":")
_SENTENCE_END: Final = re.compile(r"[.?!…][\"'”’)\]]*$")


class Line(NamedTuple):
    """One line of speech, cleaned, shown first from `start` to `end` (seconds)."""

    text: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one statement from `start` to `end` (seconds)."""

    text: str
    start: float
    end: float


def pieces_of(lines: Sequence[Line]) -> Iterator[Piece]:
    """One piece of a short turn, several of one that is long or has a silence in it; no word is lost or repeated."""
    for stretch in _at_pauses(lines):
        if sum(_words(line) for line in stretch) <= _WHOLE_WORDS:
            yield _piece(stretch)
            continue
        piece: list[Line] = []
        words = 0
        for line in stretch:
            piece.append(line)
            words += _words(line)
            if words >= _MOST_WORDS or (words >= _WORDS and _SENTENCE_END.search(line.text[-8:])):
                yield _piece(piece)
                piece, words = [], 0
        if piece:
            yield _piece(piece)


def joined(texts: Iterable[str]) -> str:
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


def _at_pauses(lines: Sequence[Line]) -> Iterator[list[Line]]:
    stretch: list[Line] = []
    for line in lines:
        if stretch and line.start - stretch[-1].end > _PAUSE_S:
            yield stretch
            stretch = []
        stretch.append(line)
    if stretch:
        yield stretch


def _words(line: Line) -> int:
    return line.text.count(" ") + 1


def _piece(lines: Sequence[Line]) -> Piece:
    return Piece(joined(line.text for line in lines), lines[0].start, max(line.end for line in lines))
