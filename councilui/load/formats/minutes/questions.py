"""The question that each vote of a paper answers: what was moved, in the paper's words, or the item's title."""

import re
from typing import Final

from councilui.analysis.motions import is_motion
from councilui.common.plain_text import quotation
from councilui.load.formats.minutes.minutes_text import MinutesText
from councilui.load.formats.minutes.motion_texts import end_of, motion_type_of
from councilui.load.formats.minutes.proposals import (
    before_vote,
    goes_on,
    motion_above,
    proposal,
    says_who_alone,
    that_above,
    with_list,
    words_behind,
)
from councilui.load.formats.minutes.statements import Speech
from councilui.load.formats.minutes.votes import OpenMotion, ReadVote
from councilui.load.outcomes import aim_of, ask_question, is_whole, read_motion
from councilui.record.questions import printed_question

_DONE: Final = re.compile(
    r"(?P<what>(?:the|an?|resolution|ordinance|bill|item)\b[^.;:“”\"]{3,160}?)\s+(?:was|were)(?=\s|\Z)"
    r"(?:\s+(?:unanimously|then|duly|hereby)\b)*(?:\Z|\s+(?P<act>approved|adopted|accepted|ratified)\b)",
    re.IGNORECASE,
)
"""What was done in the words of a motion: "on a motion by Mr. Orr, the minutes were unanimously approved"."""
_ACT: Final = re.compile(r"(?:unanimously\s+)?(?P<act>approved|adopted|accepted|ratified)\b", re.IGNORECASE)
"""The same in the words of the result, which may begin there."""
_SAME: Final = 30  # characters by which two texts begin alike


class Questions:
    """The questions of one paper, whose motions' words are read once."""

    def __init__(self, minutes: MinutesText) -> None:
        self._minutes = minutes
        self._proposals: dict[tuple[int, int], str | None] = {}  # by the motion and where its words end

    def ask(self, vote: ReadVote, text: str, title: str | None) -> str:
        """What was voted on: the motion in its own words; the item where the paper prints no words of a motion."""
        words = self.words(vote)
        done = _DONE.match(words) if words and vote.result == "pass" else None
        act = done if done is None or done["act"] else _ACT.match(vote.result_text or "")
        if done is not None and act is not None:
            return ask_question(read_motion(act["act"]).motion_type, quotation(done["what"]))
        motion_type = motion_type_of(text, vote.motion)
        if title and words and aim_of(motion_type) == "for" and is_whole(words, title) and not is_motion(title):
            return ask_question(motion_type, quotation(title))
        if title is not None and vote.motion is None and text.startswith(title[:_SAME]):
            return printed_question(title)
        if title:
            is_step = vote.motion is None and aim_of(motion_type) != "for"
            return ask_question(motion_type if is_step else "other", quotation(title), words)
        if words is None and vote.motion is not None and says_who_alone(self._minutes, vote.motion, self._end(vote)):
            return ask_question("other", "the motion")
        return ask_question("other", "the motion", words or before_vote(text) or None)

    def words(self, part: ReadVote | OpenMotion | Speech) -> str | None:
        """What a motion proposes, in its own words, which end where its vote begins; None for a speech."""
        if isinstance(part, Speech):
            return None
        motion = part.motion if isinstance(part, ReadVote) else part
        if motion is None:
            return None
        end = self._end(part)
        key = id(motion), end
        if key not in self._proposals:
            words = proposal(self._minutes, motion, end) or that_above(self._minutes, motion)
            words = words or motion_above(self._minutes, motion)
            behind = words_behind(self._minutes, part.end) if isinstance(part, ReadVote) and part.roll else None
            words = words or behind
            self._proposals[key] = with_list(self._minutes, motion, words) if words is not None else None
        return self._proposals[key]

    def _end(self, part: ReadVote | OpenMotion) -> int:
        """Where the words of a part's motion end, at the latest where its vote begins."""
        motion = part.motion if isinstance(part, ReadVote) else part
        end = end_of(self._minutes, motion) if motion is not None else part.start
        is_cut = motion is not None and part.start > motion.start and not goes_on(self._minutes, part.start)
        return min(end, part.start) if is_cut else end
