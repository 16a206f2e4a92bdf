"""Slugs: text as a part of an id or of a file name."""

from __future__ import annotations

import re
import unicodedata
import zlib
from typing import Final

_LATIN: Final = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i", "ŧ": "t"}
)  # letters that Unicode does not take apart into a letter and an accent
_BETWEEN: Final = re.compile(r"[\W_]+")
_LONGEST_NAME: Final = 120  # bytes; file systems allow 255, and a number and an ending are added


def slug(text: str) -> str:
    """Lower case, Latin letters without accents, hyphens for the rest: "José Núñez – Ward 3" is "jose-nunez-ward-3".

    Letters of other scripts stay as they are. Text without any letter or digit gives a checksum of it.
    """
    return _slug(text) or f"x{zlib.crc32(text.strip().encode('utf-8', 'replace')):08x}"


def file_stem(text: str) -> str:
    """`text` as a file name without an ending: the slugs of its parts between dots, at most 120 bytes long."""
    stem = ".".join(filter(None, map(_slug, text.split("."))))
    return stem.encode()[:_LONGEST_NAME].decode(errors="ignore").strip("-.") or "councilui"


def _slug(text: str) -> str:
    letters: list[str] = []
    base = ""
    for character in unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold().translate(_LATIN)):
        mark = unicodedata.category(character).startswith("M")
        if not mark:
            base = character
        elif base.isascii():
            continue
        letters.append(character)
    composed = unicodedata.normalize("NFC", "".join(letters))
    # A vowel sign or another mark of a script such as Devanagari is part of its letter, though not a word character.
    parts = _BETWEEN.sub(lambda match: match[0] if _only_marks(match[0]) else "-", composed)
    return parts.strip("-")


def _only_marks(text: str) -> bool:
    return all(unicodedata.category(character).startswith("M") for character in text)
