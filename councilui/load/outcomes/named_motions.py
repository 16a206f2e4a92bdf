"""The motion that a result names: "Failed to table", "Denial passed", "Vertagung beschlossen"."""

import re
from functools import lru_cache
from typing import Final

from councilui.load.outcomes.motions import MotionReading, read_motion
from councilui.load.outcomes.results import read_outcome

_RESULTS: Final = ("carried", "failed")
_MOTION_IN_RESULT: Final = re.compile(
    r"\bmotions?\b|(?<=[-–—:(])\s?to\b|(?:(?<=fails )|(?<=failed )|(?<=refused )|(?<=declined )|(?<=unable ))to\b",
    re.IGNORECASE,
)
# "Approved the continuance", "Accepted the recommendation of denial": what stands behind was moved.
_CARRIED_HEAD: Final = re.compile(
    r"(?:approved|accepted|adopted|carried|passed|granted|agreed|voted|concurred (?:with|in)|affirmed|upheld)"
    r"(?: (?:to|the|an?|staff|committee|request|recommendation|for|of))* (?=\w)",
    re.IGNORECASE,
)
# "Amended and passed": what was done before, not what was voted on; "Tabled - carried" is a motion to table.
_PARTICIPLE: Final = re.compile(r"\w+ed\b|withdrawn|withdrew|held|laid|sent|taken", re.IGNORECASE)
_NEXT_PART: Final = re.compile(
    r"\w+(?: over)?(?: to (?:the )?[\w ]{1,30}?)?\s?[,;:–—-]\s?(?:the )?(?:motion )?[a-z]+\b", re.IGNORECASE
)


@lru_cache(maxsize=8192)
def motion_in_result(result: str) -> str | None:
    """The type of the motion that a result names beside its outcome: "Denial passed", "Failed to table", "Approved the
    continuance", "Passed motion to deny", not a bare "Denied" or "Rejected"."""
    head = _MOTION_IN_RESULT.search(result)
    motion, words = read_motion(result[head.start() :].strip() if head else ""), result
    is_own = motion.is_known
    if not is_own or (_is_for(motion) and not re.search(r"\bto\b", result[head.start() :] if head else "")):
        motion = read_motion(result)
        is_done = bool(_PARTICIPLE.match(result))
        words = result if motion.is_motion or not (is_done or motion.subject) else motion.subject
        is_own = not is_done or (motion.aim == "aside" and bool(_NEXT_PART.match(result)))
    if carried := _CARRIED_HEAD.match(result):
        motion, words = (read_motion(result[carried.end() :]) if _is_for(motion) else motion), result
        is_own = not _PARTICIPLE.match(result, carried.end())
    is_named = motion.is_motion or motion.aim == "against" or (is_own and not _is_for(motion))
    return motion.motion_type if motion.is_known and is_named and read_outcome(words).status in _RESULTS else None


def _is_for(motion: MotionReading) -> bool:
    return motion.aim in ("for", "unknown") and motion.motion_type != "override"
