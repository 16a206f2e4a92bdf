"""The words of a cue or an entry, without the markup around them."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from councilui.load.html_text import resolve_entities
from councilui.load.invisible import drop_invisible

VOICE: Final = "\x02"
"""Opens a voice's name in a cleaned line; `VOICE_END` closes it. An empty name ends the voice. No file holds either."""
VOICE_END: Final = "\x03"
_NO_VOICE: Final = VOICE + VOICE_END

_BREAK: Final = re.compile(r"<\s*br\b(?:\s[^<>]*)?/?\s*>|\\N", re.IGNORECASE)
_VOICE_TAG: Final = re.compile(r"<v(?:\.[^\s<>.]+)*\s+([^<>]+)>|</v\s*>|<v(?:\.[^\s<>.]+)*>")
_TAG_NAMES: Final = "c|i|b|u|s|em|strong|span|font|lang|ruby|rt"
_TAG: Final = re.compile(  # with classes or attributes; "a <b and b> c" are words
    rf"<(/?)({_TAG_NAMES})(?:\.[^\s<>]*)?(?:\s+(?:[\w:-]+\s*=[^<>]*|(?<=lang )[\w-]+))?\s*/?>", re.IGNORECASE
)
_TIME_OR_OVERRIDE: Final = re.compile(r"<[\d:.]+>|\{\\[^{}]*\}|\\h")
_CONTROL: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def clean_cue(lines: Sequence[str]) -> list[str]:
    """The lines of one cue as they are read; those without words are left out.

    A voice's name stands between `VOICE` and `VOICE_END`, and an empty one where its span or the cue ends.
    """
    text = "\n".join(lines)
    if "<" in text or "\\" in text:
        text = _TIME_OR_OVERRIDE.sub("", _BREAK.sub("\n", text.replace(VOICE, " ").replace(VOICE_END, " ")))
        text, voices = _VOICE_TAG.subn(_voice, text)
        text = _TAG.sub("", text)
        if voices and not text.rstrip().endswith(_NO_VOICE):
            text = text.rstrip() + _NO_VOICE
    return [line for line in map(_clean_line, text.split("\n")) if line]


@lru_cache(maxsize=1024)
def clean_text(text: str) -> str:
    """The words of an entry that is no cue, on one line: `<affirmative>` is a word, `<i>no</i>` is markup."""
    text = text.replace(VOICE, " ").replace(VOICE_END, " ")
    if "<" in text:
        text = _VOICE_TAG.sub(lambda match: f"{match[1].strip()}: " if match[1] else "", text)
        text = _TIME_OR_OVERRIDE.sub("", _BREAK.sub("\n", text))
        tags = {(bool(match[1]), match[2].lower()) for match in _TAG.finditer(text)}
        text = _TAG.sub(lambda tag: "" if {(True, tag[2].lower()), (False, tag[2].lower())} <= tags else tag[0], text)
    return _clean_line(text)


def unescape(text: str) -> str:
    """Entities resolved, however often they were escaped ("&amp;amp;apos;" has been seen)."""
    for _ in range(3):
        if "&" not in text:
            break
        text = resolve_entities(text)
    return text


def _voice(tag: re.Match[str]) -> str:
    name = " ".join(unescape(tag[1]).split()) if tag[1] else ""
    return f"{VOICE}{name}{VOICE_END}"


@lru_cache(maxsize=8192)
def _clean_line(line: str) -> str:
    line = unescape(line)
    line = drop_invisible(line)
    parts = re.split(f"({VOICE}[^{VOICE_END}]*{VOICE_END})", line) if VOICE in line else [line]
    parts[::2] = [_CONTROL.sub(" ", part) for part in parts[::2]]
    return " ".join("".join(parts).split())
