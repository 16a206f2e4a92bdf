"""Names as they are compared: case, accents, apostrophes and dashes of every sort made alike, in any script."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

APOSTROPHES: Final = "'’‘‛ʼʻʽʹ`´′＇ꞌꞋ"
"""What stands in O'Brien and OʻShea, typed or typeset."""
_APOSTROPHE: Final = re.compile(f"[{APOSTROPHES}]")
_LETTERS: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t", "ŋ": "n"}
)
_ACCENTED: Final = ("LATIN", "GREEK")


def tidy(text: str) -> str:
    """One line without characters of no width, composed, single blanks: the name as it is shown."""
    visible = "".join(" " if c.isspace() else c for c in text if unicodedata.category(c) != "Cf")
    return " ".join(unicodedata.normalize("NFC", visible).split())


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """Lower case without accents and apostrophes, whatever else is no letter or digit a single blank.

    Accents go from Latin and Greek letters; marks of other scripts make other letters, so they stay:
    "José Peña-O’Shea" is "jose pena oshea", "が" is not "か".
    """
    if text.isascii():
        return " ".join(re.sub(r"[^a-z0-9]+", " ", _APOSTROPHE.sub("", text.lower())).split())
    plain = _APOSTROPHE.sub("", "".join(c for c in text if unicodedata.category(c) != "Cf"))
    lower = unicodedata.normalize("NFKC", plain).casefold().translate(_LETTERS)
    characters: list[str] = []
    is_accented = False
    for character in unicodedata.normalize("NFD", lower):
        category = unicodedata.category(character)
        if category[0] in "LN":
            is_accented = unicodedata.name(character, "").startswith(_ACCENTED)
            characters.append(character)
        elif category[0] == "M":
            if not is_accented:
                characters.append(character)
        else:
            is_accented = False
            characters.append(" ")
    return " ".join(unicodedata.normalize("NFC", "".join(characters)).translate(_LETTERS).split())
