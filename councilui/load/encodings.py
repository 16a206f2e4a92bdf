"""The encoding of bytes that are not UTF-8."""

from __future__ import annotations

import unicodedata
from typing import Final

USUAL: Final = "cp1252"
"""What western spreadsheets and caption encoders write when they don't write UTF-8."""

_CANDIDATES: Final = (
    USUAL, "mac_roman", "cp1251", "cp1253", "cp1255", "cp1256", "cp932", "gb18030", "big5", "cp949", "koi8_r",
)  # fmt: skip
_HEAD: Final = 1 << 16
_MOSTLY: Final = 0.6
_FEWEST_LETTERS: Final = 8


def guess_encoding(raw: bytes) -> str:
    """The encoding by the letters that it gives: another script's where most letters would be of it, else the usual.

    Encodings of Latin letters are too much alike to be told apart, but for those of old Macintoshes.
    """
    from charset_normalizer import from_bytes  # only for the rare file that is not UTF-8

    best = from_bytes(raw[:_HEAD].replace(b"\0", b" "), cp_isolation=list(_CANDIDATES)).best()
    if best is None or best.encoding == USUAL:
        return USUAL
    letters = [letter for letter in str(best) if ord(letter) > 127 and letter.isalpha()]
    if best.encoding == "mac_roman":
        return best.encoding if letters else USUAL
    foreign = sum(not unicodedata.name(letter, "LATIN").startswith(("LATIN", "HALFWIDTH")) for letter in letters)
    is_foreign = len(letters) >= _FEWEST_LETTERS and foreign >= len(letters) * _MOSTLY
    return best.encoding if is_foreign else USUAL


def encoding_name(encoding: str) -> str:
    """The encoding as people call it: "Windows-1252"."""
    return f"Windows-{encoding[2:]}" if encoding[:4] == "cp12" else encoding.upper().replace("_", "-")
