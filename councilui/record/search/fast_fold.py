"""A text as the index has it, letter for letter at its place: most texts allow it, and it is quicker than by words."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from councilui.record.search.tokens import folded_letters, is_unspaced

_UNEVEN: Final = "\0"


class _Folding(dict[int, str]):
    """A translation table: letters as the index has them, blanks for what ends a word; what takes more is uneven."""

    def __missing__(self, code: int) -> str:
        letters = folded_letters(chr(code))
        even = letters is None or (len(letters) == 1 and not is_unspaced(chr(code)))
        self[code] = folded = (letters or " ") if even else _UNEVEN
        return folded


_FOLDING: Final = _Folding()
_NOT_ASCII: Final = re.compile("[^\0-\x7f]+")


def evenly_folded(text: str) -> str | None:
    """`text` in folded letters and blanks, as long as it was.

    None where places would move: a letter of it becomes none or several, or is a word.
    """
    if not unicodedata.is_normalized("NFC", text):
        return None
    if not text.isascii():  # a table is looked up fast for what is ASCII alone
        text = _NOT_ASCII.sub(lambda found: found[0].translate(_FOLDING), text)
        if _UNEVEN in text:
            return None
    return text.translate(_FOLDING)
