"""Text as it is compared: case, accents, apostrophes and dashes of every sort made alike, in any script."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

APOSTROPHES: Final = "'’‘‛ʼʻʽʹ`´′＇ꞌꞋ"
"""What is in O'Brien and OʻShea, typed or typeset."""
_NO_APOSTROPHES: Final = str.maketrans("", "", APOSTROPHES)
_SPACED: Final = str.maketrans(dict.fromkeys(APOSTROPHES, " "))
_LETTERS: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t", "ŋ": "n"}
)
_ACCENTED: Final = ("LATIN", "GREEK")


def tidy(text: str) -> str:
    """One line without characters of no width, composed, single spaces: the name as it is shown."""
    visible = "".join(" " if c.isspace() else c for c in text if unicodedata.category(c) != "Cf")
    return " ".join(unicodedata.normalize("NFC", visible).split())


def fold_case(text: str) -> str:
    """Lower case, Latin and Greek letters without accents, all else as it is: for finding a part of a text.

    Marks of other scripts make other letters, so they stay: "が" is not "か".
    """
    if text.isascii():
        return text.lower()
    characters: list[str] = []
    is_accented = False
    for character in unicodedata.normalize("NFD", _lower(text)):
        if character.isascii():
            is_accented = character.isalpha()
            characters.append(character)
        elif unicodedata.category(character)[0] != "M":
            is_accented = unicodedata.name(character, "").startswith(_ACCENTED)
            characters.append(character)
        elif not is_accented:
            characters.append(character)
    return unicodedata.normalize("NFC", "".join(characters)).translate(_LETTERS)


def _lower(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS)


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """`fold_case` without apostrophes, whatever else is no letter or digit a single space: how names are compared.

    "José Peña-O’Shea" is "jose pena oshea".
    """
    if text.isascii():
        return " ".join(re.sub(r"[^a-z0-9]+", " ", text.lower().translate(_NO_APOSTROPHES)).split())
    visible = "".join(c for c in text if unicodedata.category(c) != "Cf")
    folded = fold_case(visible.translate(_NO_APOSTROPHES))
    return " ".join("".join(c if unicodedata.category(c)[0] in "LNM" else " " for c in folded).split())


def fold_spaced(text: str) -> str:
    """`fold` with a space for an apostrophe: "O'Shea" is "o shea"."""
    return fold(text.translate(_SPACED))
