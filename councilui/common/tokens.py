"""How a text is split into words: as SQLite's tokenizer does it, with spaces added where that isn't good enough.

unicode61 makes one word of a line in a script without spaces, takes the vowel signs of such scripts for the ends of
words, and what is newer than its Unicode (most emoji) for letters. So a text is `spaced` before it is indexed or asked
for: in those scripts each letter with its signs is a word, and characters typed together are found as a phrase.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from councilui.common.late_patterns import late_pattern
from councilui.common.plain_text import one_line

_ASCII_WORD: Final = re.compile("[a-z0-9]+")
_MARKS: Final = 0x000361F8 << 32 | 0x08029FDF  # fts5_unicode2.c: which of U+0300 to U+0331 it leaves out
_ACCENTS: Final = frozenset(map(chr, range(0x300, 0x332)))
_VARIANTS: Final = dict(zip("µſςϐϑϕϖϰϱϵẛ", "μsσβθφπκρεs", strict=True))
_NO_LETTERS: Final = frozenset(map(chr, (*range(0x19B0, 0x19C1), 0x19C8, 0x19C9, 0x1CF2, 0x1CF3)))
"""Letters of Unicode that unicode61 takes for marks, as they were once."""
_PASSED_OVER: Final = late_pattern(
    "[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670"
    "\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
    "\u02b9\u02bb-\u02bd\ua78b\ua78c]"
)
"""What most texts leave out: points of Hebrew, vowel marks of Arabic; soft hyphens, joiners of words and directional
marks; apostrophes that are letters, as in Kauaʻi."""
_OKINA: Final = late_pattern(
    "[‘'’](?:(?<=[^\\W\\d_]‘)(?=[^\\W\\d_])|(?<=[aeiouāēīōū]['’])(?<!qu['’])(?=[aeiouāēīōū]))", re.IGNORECASE
)  # the mark before all else: a pattern that begins with it skips what is none


def has_okina(text: str) -> bool:
    """Whether a mark in a text is a letter: a quotation mark in a word, as in Kaua‘i, or an apostrophe between vowels,
    as in Ni'ihau, which no contraction has."""
    return ("'" in text or "’" in text or "‘" in text) and _OKINA().search(text) is not None


_APOSTROPHE: Final = late_pattern("(?<=[^\\W\\d_])['’`´](?=[^\\W\\d_])(?!(?:s|t|d|m|ll|re|ve)\\b)", re.IGNORECASE)

_WITH_SIGNS: Final = ((0x0E00, 0x0F00), (0x1000, 0x10A0), (0x1780, 0x1800))  # Thai and Lao, Myanmar, Khmer
_SIGNS: Final = "".join(
    chr(code) for first, end in _WITH_SIGNS for code in range(first, end) if unicodedata.category(chr(code))[0] == "M"
)
_STAND_INS: Final = "".join(map(chr, range(0x12000, 0x12000 + len(_SIGNS))))
"""What stands for the signs in an index: cuneiform, which are letters to unicode61."""
_RANGES: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
    "\u3005-\u3007\u3021-\u3035"  # marks and numerals that are among Han
    "\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9f"  # Hiragana, Katakana
    "\u3105-\u312f"  # Bopomofo
    "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Han
)
_UNSPACED: Final = late_pattern(f"[{_RANGES}][{_SIGNS}{_STAND_INS}\u3099\u309a]*")
_REST_OF_SYLLABLE: Final = frozenset(map(chr, (*range(0x1161, 0x1176), *range(0x11A8, 0x11C3))))  # of Hangul
_WRITTEN: Final = str.maketrans(_STAND_INS, _SIGNS)


class _Indexed(dict[int, str]):
    """A translation table: each character as it is indexed."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        self[code] = indexed = character if is_letter(character) or character in _ACCENTS else " "
        return indexed


def is_letter(character: str) -> bool:
    """Whether it is a part of a word: letters, numbers, private use."""
    if character.isascii():
        return character.isalnum()
    category = unicodedata.category(character)
    return (category[0] in "LN" or category == "Co") and character not in _NO_LETTERS


def is_unspaced(character: str) -> bool:
    """Whether a character is of a script without spaces between words."""
    return _UNSPACED().match(character) is not None


_INDEXED: Final = _Indexed(
    {**{code: chr(code) for code in range(128)}, **dict(zip(map(ord, _SIGNS), _STAND_INS, strict=True))}
)


def space_words(text: str) -> str:
    """`text` as it is indexed and asked for; what is so already stays."""
    if text.isascii():
        return _OKINA().sub("", text) if "'" in text else text
    text = _PASSED_OVER().sub("", unicodedata.normalize("NFC", _OKINA().sub("", text).lower()))
    text = unicodedata.normalize("NFC", text)
    return _UNSPACED().sub(r" \g<0> ", text).translate(_INDEXED)


def count_words(text: bytes) -> int:
    """How many words somebody said: what spaces divide, and each letter where there are none."""
    return len((text if text.isascii() else _UNSPACED().sub(" x ", text.decode()).encode()).split())


@lru_cache(maxsize=4096)  # names of bodies, for one, are asked for with every letter that is typed
def fold_words(text: str) -> tuple[str, ...]:
    """The words of `text` as the full-text indexes have them: in lower case, without accents, not stemmed."""
    if text.isascii():
        text = _OKINA().sub("", text) if "'" in text else text
        return tuple(_ASCII_WORD.findall(text.lower()))
    return tuple("".join(c if is_letter(c) else " " for c in _folded_unit(text)).split())


def spellings(text: str) -> tuple[str, ...]:
    """The text as typed and, where it has an apostrophe that is no contraction's, without: "Kaua'i" is "Kauai" too."""
    return tuple(dict.fromkeys((text, _APOSTROPHE().sub("", text))))


def fold_name(name: str) -> str:
    """The words of a name with spaces between: names that differ in capitals, accents and punctuation are the same."""
    return " ".join(fold_words(one_line(name)))


def has_words(text: str, typed: str) -> bool:
    """Whether a text has these words one after the other, the last of them perhaps only begun."""
    words = fold_name(typed)
    return bool(words) and f" {words}" in f" {fold_name(text)}"


def unfold(word: str) -> str:
    """A folded word as people write it."""
    return word.translate(_WRITTEN)


def word_spans(text: str) -> list[tuple[str, int, int]]:
    """The words of `text` with where each begins and ends in it."""
    spans: list[tuple[str, int, int]] = []
    letters, start, end = "", 0, 0
    text = _OKINA().sub("ʻ", text)
    for at, after in _units(text):
        for letter in _unit(text[at:after]):
            if is_letter(letter):
                start = start if letters else at
                letters, end = letters + letter, after
            elif letters:
                spans.append((letters, start, end))
                letters = ""
    return [*spans, (letters, start, end)] if letters else spans


def _units(text: str) -> Iterator[tuple[int, int]]:
    """Where what may be one letter begins and ends: a character with the marks or the rest of a syllable behind it."""
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not (unicodedata.category(text[at])[0] == "M" or text[at] in _REST_OF_SYLLABLE):
            yield start, at
            start = at


@lru_cache(maxsize=4096)
def _unit(text: str) -> str:
    return _folded_unit(text)


def _folded_unit(text: str) -> str:
    return "".join(map(_folded, space_words(text.lower()) if text.isascii() else space_words(text)))


@lru_cache(maxsize=4096)
def fold_letters(character: str) -> str | None:
    """What of one character gets into a word as the index cuts it; None for what ends a word."""
    folded = "".join(map(_folded, unicodedata.normalize("NFC", character.lower())))
    return folded if all(map(is_letter, folded)) else None


def _folded(character: str) -> str:
    """One character in lower case as unicode61 folds it: marks go, and accents over letters with an ASCII base."""
    if "\u0300" <= character <= "\u0331":
        return "" if _MARKS >> (ord(character) - 0x300) & 1 else character
    if _PASSED_OVER().match(character):
        return ""
    if character == "\u01e1":  # which unicode61 leaves as it is
        return character
    parts = unicodedata.normalize("NFD", character)
    if parts[0].isascii() and all(unicodedata.category(mark) == "Mn" for mark in parts[1:]):
        return parts[0]
    return _VARIANTS.get(character, character)


_MOVES: Final = "\0"


class _InPlace(dict[int, str]):
    """A translation table: one letter for each that the index has, a space for what ends a word, else `_MOVES`."""

    def __missing__(self, code: int) -> str:
        letters = fold_letters(character := chr(code))
        if letters is None:
            self[code] = _MOVES if unicodedata.category(character)[0] == "M" else " "  # a mark belongs to its letter
        else:
            self[code] = letters if len(letters) == 1 and not is_unspaced(character) else _MOVES
        return self[code]


_IN_PLACE: Final = _InPlace()
_NOT_ASCII: Final = re.compile("[^\0-\x7f]+")


def fold_in_place(text: str) -> str | None:
    """`text` in folded letters and spaces, each at its place: most texts allow it, and it is quicker than by words.

    None where places would move: where a letter becomes none or several, or is a word of its own.
    """
    if not unicodedata.is_normalized("NFC", text) or has_okina(text):
        return None
    if not text.isascii():  # a table is looked up fast for what is ASCII alone
        text = _NOT_ASCII.sub(lambda match: match[0].translate(_IN_PLACE), text)
        if _MOVES in text:
            return None
    return text.translate(_IN_PLACE)
