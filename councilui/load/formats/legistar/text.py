"""Text, dates and times as Legistar writes them: RTF, entities, line ends, sentinels, clock words."""

import re
from datetime import date
from functools import lru_cache
from typing import Final

from councilui.load.html_text import html_text, resolve_entities
from councilui.load.invisible import drop_invisible
from councilui.load.rtf import find_rtf, rtf_text

_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SURROGATE: Final = re.compile(r"[\ud800-\udfff]")
_CLOCK: Final = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?(?::\d{2})?\s*(?:([ap])\.?\s*m\.?)?", re.IGNORECASE)


def plain(text: str) -> str:
    """Text with its own line ends as "\\n", free of RTF, tags, entities, control characters and outer blanks."""
    if text.isprintable() and not ("&" in text or "<" in text or "{\\" in text):  # faster than a pattern
        return text.strip()
    return _without_markup(text).replace("\r\n", "\n").replace("\r", "\n").strip()


def one_line(text: str) -> str:
    """The same in one line, every run of blanks a single one."""
    if text.isprintable() and not ("&" in text or "<" in text or "{\\" in text):
        return " ".join(text.split()) if "  " in text else text.strip()
    return " ".join(_without_markup(text).split())


@lru_cache(maxsize=8192)
def word(text: str) -> str:
    """`one_line` of a text that comes again and again: a status, an action's name."""
    return one_line(text)


def address(text: str) -> str:
    """A place written over several lines, in one: "Council Chamber, City Hall, 600 Fourth Avenue"."""
    lines = [line.strip().rstrip(",;") for line in plain(text).split("\n")]
    return ", ".join(" ".join(line.split()) for line in lines if line)


def _without_markup(text: str) -> str:
    text = resolve_entities(rtf_text(text)) if find_rtf(text) >= 0 else html_text(text)
    return _SURROGATE.sub("\ufffd", _CONTROL.sub("", drop_invisible(text)))


@lru_cache(maxsize=8192)
def date_of(text: str) -> str | None:
    """The ISO date of "2019-07-29T00:00:00"; None for what is no date and for sentinels (0001-01-01, 9999-12-31)."""
    try:
        day = date.fromisoformat(text.strip()[:10])
    except ValueError:
        return None
    return day.isoformat() if 1900 < day.year < 9000 else None


@lru_cache(maxsize=4096)
def time_of(text: str) -> str | None:
    """ "09:30" of "9:30 AM", "9.30 a.m.", "09:30:00" and "21:30"; None for anything else."""
    word = text.strip().casefold()
    if word in ("noon", "12 noon", "12:00 noon"):
        return "12:00"
    match = _CLOCK.fullmatch(word)
    if not match or not (match[2] or match[3]):
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    if match[3] and hour <= 12:
        hour = hour % 12 + (12 if match[3] == "p" else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None
