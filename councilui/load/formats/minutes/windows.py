"""Wordings are searched where they can begin or near their stems, which takes far less time than everywhere."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Final, NamedTuple

from councilui.load.formats.minutes.spans import Span, merged

NUMBERS: Final = "0 zer one two thr fou fiv six sev eig nin ten ele twe thi for fif"
"""The starts of a number in figures or words."""
_TOKEN: Final = re.compile(r"\w+|[\"“‘'*✓✔☑✗✘☒]")
_START: Final = 3  # letters of a word by which it is indexed


class StartPattern(NamedTuple):
    """A pattern of which every match begins where a word does, or with a quotation mark, an asterisk or a tick.

    `starts` are the first three letters, in lower case, of the words it can begin with, or a shorter word; "0" is any
    figure. White space and the characters of `lead` may come before the word, where there are any. Its matches are
    those of the pattern's own `finditer`.
    """

    pattern: re.Pattern[str]
    starts: tuple[str, ...]
    lead: str

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The matches in a text."""
        index, end = _word_starts(text), 0
        for place in sorted(chain.from_iterable(index.get(start, ()) for start in self.starts)):
            first = place
            while self.lead and first > end and (text[first - 1] in self.lead or text[first - 1].isspace()):
                first -= 1
            for start in range(max(first, end), place + 1):
                if (match := self.pattern.match(text, start)) is not None:
                    end = match.end()
                    yield match
                    break


def at(pattern: re.Pattern[str], starts: str, lead: str = "") -> StartPattern:
    """A pattern that is tried at words with these starts, which have blanks between them."""
    return StartPattern(pattern, tuple(starts.split()), lead)


@lru_cache(maxsize=2)
def _word_starts(text: str) -> Mapping[str, Sequence[int]]:
    index: dict[str, list[int]] = {}
    for match in _TOKEN.finditer(text):
        word = match[0]
        index.setdefault("0" if word[0].isdecimal() else word[:_START].lower(), []).append(match.start())
    return index


class NearPattern(NamedTuple):
    """A pattern of which every match has one of the `stems`, which are in lower case.

    A match, and what it looks at around itself, lies within `before` and `after` characters of the stem's begin.
    """

    pattern: re.Pattern[str]
    stems: tuple[str, ...]
    before: int
    after: int

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The matches in a text, as the pattern's own `finditer` gives them."""
        for start, end in windows(text, *self[1:]):
            yield from self.pattern.finditer(text, start, end)


def near(pattern: re.Pattern[str], stems: str, before: int, after: int) -> NearPattern:
    """A pattern that is searched near those of the stems, with blanks between them, that it has in it.

    Where it has none of them as they are, all count.
    """
    source = pattern.pattern.lower()
    all_stems = tuple(stems.split())
    return NearPattern(pattern, tuple(stem for stem in all_stems if stem in source) or all_stems, before, after)


@lru_cache(maxsize=64)  # many wordings have the same stems
def windows(text: str, stems: Iterable[str], before: int, after: int) -> Sequence[Span]:
    """From `before` characters before each stem to `after` behind its begin, none over another."""
    lower = _lower(text)
    if len(lower) != len(text):
        return [(0, len(text))]
    places = (place for stem in stems for place in _places(lower, stem))
    return merged((max(0, place - before), min(len(text), place + after)) for place in places)


@lru_cache(maxsize=1)
def _lower(text: str) -> str:
    return text.lower()


@lru_cache(maxsize=128)
def _places(text: str, stem: str) -> Sequence[int]:
    places = []
    place = text.find(stem)
    while place >= 0:
        places.append(place)
        place = text.find(stem, place + 1)
    return places
