"""Whether a motion that stands behind a result is what was voted on there, and not the next one."""

import re
from collections.abc import Sequence
from typing import Final

from councilui.load.formats.minutes.event import Event
from councilui.load.formats.minutes.joins import BOX, end_with_text
from councilui.load.formats.minutes.minutes_text import MinutesText
from councilui.load.formats.minutes.votes import ReadVote

_LABEL_GAP: Final = 60  # between a result and labels that say who moved it
_INDENT: Final = 200  # blanks before a result, at most
_MOTION_WORDS: Final = 2  # that a motion has at least
_ON_MOTION: Final = re.compile(
    r"(?:(?:up)?on\s+(?:a\s+|the\s+)?)?motion\b|(?:up)?on\s+(?:a\s+|the\s+)?proposal\b|on\s[^.;,\n]{2,60}[’'](?:s\s)?\s*motion\b",
    re.IGNORECASE,
)
_VOTED: Final = re.compile(r"voted\s*:", re.IGNORECASE)
_WORDS: Final = re.compile(r"[^\W\d_]{2,}")


def comes_first(text: str, vote: ReadVote, event: Event) -> bool:
    """Whether a result heads the paragraph that goes on with its motion: "CARRIED 6-0" over "Bo moved"."""
    before, between = text[max(0, vote.start - _INDENT) : vote.start].rstrip(" \t"), text[vote.end : event.start]
    is_head = vote.tally is not None and (vote.result_text or "").isupper()
    begins = before.endswith("\n\n") or (is_head and before.endswith(".\n"))
    return vote.motion is None and (not before or begins) and between.strip(" \t.") == "\n"


def is_label_of(minutes: MinutesText, vote: ReadVote, event: Event, following: Sequence[Event]) -> bool:
    """Whether labels behind a result say who moved it, and do not begin the next motion.

    A motion has words of its own behind its mover: "Moved by: Orr / That the bid be awarded. Carried."
    """
    if not event.is_label or event.start - end_with_text(minutes, vote) > _LABEL_GAP:
        return False
    if BOX.match(minutes.text, vote.start):
        return not any(line.strip(" (*") for line in minutes.text[vote.end : event.start].split("\n")[1:])
    end = event.end
    for after in following:
        if after.kind != "second":
            end = after.end if after.start < end else end
            rest = minutes.text[end : min(max(after.start, end), minutes.sentence_end(end))]
            return len(_WORDS.findall(rest)) < _MOTION_WORDS
        end = after.end
    return len(_WORDS.findall(minutes.text[end : minutes.sentence_end(end)])) < _MOTION_WORDS


def is_motion_of(minutes: MinutesText, vote: ReadVote, event: Event) -> bool:
    """Whether a vote's own sentence ends with who moved it: "VOTED: to adjourn, on a motion by Ms. Orr"."""
    end = minutes.sentence_end(max(vote.end - 1, 0))
    is_inside = event.start < end or (event.start == end and bool(_VOTED.match(vote.result_text or "")))
    return is_inside and bool(_ON_MOTION.match(minutes.text, event.start))
