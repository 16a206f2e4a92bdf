"""Sentences that tell of votes taken at another time or by another body; they are listed and never loaded."""

from __future__ import annotations

import re
from typing import Final

from councilui.load.formats.minutes.dates import MONTHS
from councilui.load.formats.minutes.event import Event
from councilui.load.formats.minutes.minutes_text import MinutesText
from councilui.load.formats.minutes.phrases import (
    BEFORE_NOW,
    ON_A_DAY,
    OTHER_BODY,
    OTHER_MEETING,
    RECOMMENDS,
    SPEECH_TAG,
    TELLING,
)

_LABEL: Final = re.compile(r"[A-Za-z &]{3,24}:")
_ACT: Final = re.compile(r"\b(?:moved|motion|seconded|second|roll\s+call|vote\s+was|question)\b", re.IGNORECASE)


def is_history(minutes: MinutesText, event: Event, body: str, date: str) -> bool:
    """Whether the sentence of an event tells of another meeting or body; `body` in lower case, `date` in ISO form."""
    text = minutes.text
    start, end = minutes.sentence_start(event.start), minutes.sentence_end(event.start)
    for match in OTHER_MEETING.finditer(text, start, min(end, event.end + 1)):
        if "(" not in match[0] or match.start() <= event.start < match.end():
            return True
    if event.kind == "roll":
        other = RECOMMENDS.search(text, max(0, event.start - 400), event.start)
        return other is not None and other["body"].casefold() not in body
    if event.kind not in ("result", "tally"):
        return False
    before = text[start : event.start]
    if BEFORE_NOW.search(before) and not _ACT.search(text, start, end):
        return True
    if _is_of_another_day(text, start, min(end, event.end + 40), date) or SPEECH_TAG.search(text, event.end, end):
        return True
    other = OTHER_BODY.search(text[start : event.end + 1])
    if other is not None and other["body"].casefold() not in body:
        return True
    if _LABEL.match(text, event.start):
        return False
    telling = TELLING.search(before)
    return telling is not None and not _ACT.search(before[telling.end() :])


def _is_of_another_day(text: str, start: int, end: int, date: str) -> bool:
    """Whether a sentence dates its vote, and not to the day of this meeting."""
    match = ON_A_DAY.search(text, start, end)
    if match is None:
        return False
    month = MONTHS[match["month"].casefold()]
    return date[5:7] != f"{month:02}" or (match["day"] is not None and int(date[8:] or 0) != int(match["day"]))
