"""Scripts that put no blanks between words, of which SQLite's tokenizer would make one word a line.

There each character is a word to the indexes, and characters typed together are found wherever they stand together: as
a phrase. So a text is `spaced` before it is indexed or asked for.
"""

from __future__ import annotations

import re
from typing import Final

_RANGES: Final = (
    "\u0e00-\u0eff"  # Thai, Lao
    "\u1000-\u109f"  # Myanmar
    "\u1780-\u17ff"  # Khmer
    "\u3005-\u3007\u3021-\u3035"  # marks and numerals that stand among Han
    "\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9f"  # Hiragana, Katakana
    "\u3105-\u312f"  # Bopomofo
    "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Han
)
_UNSPACED: Final = re.compile(f"[{_RANGES}]")


def is_unspaced(character: str) -> bool:
    """Whether a character is of such a script."""
    return _UNSPACED.match(character) is not None


def spaced(text: str) -> str:
    """`text` with blanks around each character of such a script."""
    return text if text.isascii() else _UNSPACED.sub(r" \g<0> ", text)
