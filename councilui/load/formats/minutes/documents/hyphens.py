"""Hyphens at the end of a line: a part of the word, or only of the print?

PDFium writes U+0002 or U+FFFE for one and drops the line break, whether the hyphen is soft or real. What else stands
in the paper decides: a word that it has elsewhere is the word. "Piedmont-Smith" keeps its hyphen for its capital.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from councilui.load.formats.minutes.documents.lines import Line

_MARKS: Final = "\x02\ufffe\xad"
_BROKEN: Final = re.compile(rf"([^\W\d_][\w’']*(?:-\w+)*)[{_MARKS}]\s*([^\W\d_][\w’']*)")
_ANY_MARK: Final = re.compile(rf"[{_MARKS}]\s*")
_OPEN: Final = re.compile(r"(?<![^\W\d_])([^\W\d_]+)-$")
_BEGIN: Final = re.compile(r"([^\W\d_]+)([.,;:)]*)")
_WORD: Final = re.compile(r"[^\W\d_][\w’']*(?:-[^\W\d_][\w’']*)*")


def has_marks(text: str) -> bool:
    """Whether a text holds a hyphen of which it is not told what it is."""
    return any(mark in text for mark in _MARKS)


def word_set(texts: Iterable[str]) -> set[str]:
    """All words of a paper in lower case, compounds whole."""
    return {word.casefold() for text in texts for word in _WORD.findall(text)}


def with_whole_words(lines: Sequence[Line]) -> list[Line]:
    """Lines in which no word is broken: the rest of a word goes up to the line in which it begins.

    Where the paper does not have the word elsewhere, the hyphen stays, as printed.
    """
    texts = mended([line.text for line in lines])
    words: set[str] | None = None
    for index in range(len(texts) - 1):
        left = _OPEN.search(texts[index])
        right = _BEGIN.match(texts[index + 1])
        if left is None or right is None or lines[index + 1].is_first:
            continue
        words = word_set(texts) if words is None else words
        joined = left[1] + right[1]
        is_soft = joined.casefold() in words and f"{left[1]}-{right[1]}".casefold() not in words
        texts[index] = texts[index][: left.start(1)] + (joined if is_soft else f"{left[1]}-{right[1]}") + right[2]
        texts[index + 1] = texts[index + 1][right.end() :].lstrip()
    return [line._replace(text=text) for line, text in zip(lines, texts, strict=True) if text]


def mended(texts: Sequence[str]) -> list[str]:
    """The texts with every end-of-line hyphen either kept or taken out."""
    if not any(has_marks(text) for text in texts):
        return list(texts)
    words = word_set(_ANY_MARK.sub(" ", text) for text in texts)

    def whole(match: re.Match[str]) -> str:
        left, right = match[1], match[2]
        joined, compound = left + right, f"{left}-{right}"
        if joined.casefold() in words:
            return joined
        if compound.casefold() in words or (right[0].isupper() and not left.isupper()):
            return compound
        return joined if right.islower() or left.isupper() else compound

    return [_ANY_MARK.sub("-", _BROKEN.sub(whole, text)) for text in texts]
