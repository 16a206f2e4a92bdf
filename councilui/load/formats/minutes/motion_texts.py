"""What was moved, as printed, and which type of motion that is."""

import re
from typing import Final

from councilui.common.width import cut_words
from councilui.load.formats.minutes.minutes_text import MinutesText
from councilui.load.formats.minutes.votes import OpenMotion
from councilui.load.outcomes import read_motion

LONGEST_TEXT: Final = 1500
_CONDITIONS: Final = re.compile(  # a list that a motion introduces: "with these conditions:" over "1. …" and "2. …"
    r":[ \t]*(?:\n+[ \t]*\(?(?:\d{1,2}|[A-Za-z])[.)][ \t]+[^\n]+(?:\n[ \t]*[a-z][^\n]*)*)+"
)
_THAT_BELOW: Final = re.compile(  # a paragraph below who moved that has the words: "THAT the minutes be adopted."
    r"\s*[“\"‘]?(?:[A-Z1][.)]\s+)?(?:that|(?P<whereas>whereas)|resolved|(?:therefore\s+)?be\s+it\s+resolved)\b",
    re.IGNORECASE,
)
_RESOLVED_BELOW: Final = re.compile(r"\bresolved,?\s+that\b", re.IGNORECASE)
_NAMES_ONLY: Final = 90  # characters of the sentence that says who moved, where it says no more
_RESULT: Final = re.compile(
    r"\bmotion\s+(?:(?:was|is|has|then|unanimously)\s+)*(?:passe[sd]|carrie[sd]|approved|adopted|agreed|fail(?:s|ed)|lost|defeated)\b",
    re.IGNORECASE,
)
_MOVED: Final = re.compile(rf"(?!{_RESULT.pattern})\b(?:moved|motion|motioned)\b\s*", re.IGNORECASE)
_OWN_KINDS: Final = frozenset(("substitute", "amend", "previous question", "reconsider", "adjourn", "suspend rules"))


def motion_text(minutes: MinutesText, motion: OpenMotion) -> str:
    """What was moved, as printed: the sentence of the motion, and what stands under it up to the vote."""
    return cut_words(minutes.quote(motion.start, end_of(minutes, motion)), LONGEST_TEXT)


def end_of(minutes: MinutesText, motion: OpenMotion) -> int:
    """Where the words of a motion end at the latest."""
    sentence = minutes.sentence_end(motion.start)
    begins = (colon.start() for colon in re.finditer(":", minutes.text[motion.start : sentence]))
    conditions = (_CONDITIONS.match(minutes.text, motion.start + begin) for begin in begins)
    sentence = max(sentence, next((match.end() for match in conditions if match), 0))
    end = max(sentence, motion.spans[0][1] if motion.spans else 0)
    if motion.mover is not None and end - motion.start < _NAMES_ONLY:
        end = max(end, _end_of_text_below(minutes, end))
    return min(end, motion.start + LONGEST_TEXT)


def _end_of_text_below(minutes: MinutesText, start: int) -> int:
    """Where the paragraph ends that has what was moved, below who moved it; 0 without one."""
    below = _THAT_BELOW.match(minutes.text, start)
    if below is None:
        return 0
    resolved = _RESOLVED_BELOW.search(minutes.text, below.end(), start + LONGEST_TEXT) if below["whereas"] else None
    return minutes.sentence_end(resolved.start() if resolved is not None else below.end())


def motion_type_of(text: str, motion: OpenMotion | None) -> str:
    """The type of a motion by its words; "other" when they tell of nothing known."""
    if motion is not None and motion.kind in _OWN_KINDS:
        return motion.kind
    begin = _MOVED.search(text)
    reading = read_motion(text[begin.start() :] if begin else _RESULT.sub("", text))
    return reading.motion_type if reading.is_known else "other"
