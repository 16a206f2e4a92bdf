"""Characters without width, which are no part of any word: soft hyphens, word joiners, directional marks."""

import re
from typing import Final

_INVISIBLE: Final = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
)


def drop_invisible(text: str) -> str:
    """The text without them; U+200C and U+200D stay, for they are spelling in some scripts."""
    return text if text.isascii() else _INVISIBLE.sub("", text)


def join_surrogates(text: str) -> str:
    """The text with halves of characters, as JSON and RTF escape them, made whole; a half alone becomes U+FFFD."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
