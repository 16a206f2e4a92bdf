"""What a caption line says, without markup."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import Final

VOICE: Final = "\x02"
"""Begins a voice's name in a cleaned line; `VOICE_END` ends it. Neither can come from a file."""
VOICE_END: Final = "\x03"
_VOICE: Final = re.compile(r"<v(?:\.[^\s<>.]+)*\s+([^<>]+)>")
_TAG: Final = re.compile(r"</?[A-Za-z][^<>]*>|<[\d:.]+>|\{\\[^{}]*\}")
_UNSEEN: Final = re.compile(
    "[\x00-\x01\x04-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff]"
)


@lru_cache(maxsize=8192)
def cleaned(line: str) -> str:
    """The line as it is read: no tags, entities resolved however often they were escaped, blanks single.

    A voice span's name is kept between `VOICE` and `VOICE_END`.
    """
    if "<" in line or "{" in line:
        line = _TAG.sub("", _VOICE.sub(lambda match: f"{VOICE}{match[1].strip()}{VOICE_END}", line))
    for _ in range(3):  # "&amp;amp;apos;" has been seen; more is not escaping any more
        if "&" not in line:
            break
        line = html.unescape(line)
    return " ".join(_UNSEEN.sub(" ", line).split())
