"""The motions of a meeting that wait for their votes, each amendment and substitute over what it would change."""

import re
from typing import Final

from councilui.load.formats.minutes.event import Event
from councilui.load.formats.minutes.joins import own_result
from councilui.load.formats.minutes.minutes_text import MinutesText
from councilui.load.formats.minutes.motion_kinds import CHANGES, approves_amendment, kind_of
from councilui.load.formats.minutes.people import PrintedName, name_before, surname_of
from councilui.load.formats.minutes.spans import Spans
from councilui.load.formats.minutes.votes import OpenMotion, ReadVote

_MOTION_GAP: Final = 60_000
_UNSECONDED_GAP: Final = 2500  # between a motion that nobody seconded and its vote
_UNREAD_MOTION: Final = re.compile(
    r"\bmoved\b(?!\s+(?:to\s+)?(?:item|forward|ahead|into|out|from|here))[^.;\n]{0,200}\bsecond(?:ed)?\b"
    r"|\bmotion\s+(?:by|of)\s+[A-Z]"
)
_ADJOURNED: Final = re.compile(r"\b(?:was|is|stands?)\s+adjourned\b", re.IGNORECASE)  # "… on a motion by Ms. Orr"
_AS_AMENDMENT: Final = re.compile(r"(?:as|by\s+way\s+of)\s+(?:an?\s+)?(?:further\s+)?amendment\b", re.IGNORECASE)
_AMENDMENT_ABOVE: Final = re.compile(
    r"^[ \t]*(?:(?:first|second|third)\s+)?amendment(?:\s+\d+)?[ \t:]*\n+\Z", re.IGNORECASE | re.MULTILINE
)
_ABOVE: Final = 40  # characters before a motion
_OF_AMENDMENT: Final = re.compile(
    r"\b(?:the|this|that|said)\s+(?:\w+\s+)?amendment\s+(?:was\s+|is\s+|then\s+)*"
    r"(?:carried|passed|failed|adopted|approved|defeated|lost|agreed)\b",
    re.IGNORECASE,
)
_AMEND: Final = re.compile(r"\bamend", re.IGNORECASE)
_CONTEST: Final = re.compile(
    r"\bfor\s+the\s+(?P<first>motion|amendment)\b.{0,400}?\b(?:for\s+)?the\s+(?!(?P=first))(?:motion|amendment)\b"
    r"|^[ \t]*(?P<head>motion|amendment)[ \t]*[:(–-].{0,400}?^[ \t]*(?!(?P=head))(?:motion|amendment)[ \t]*[:(–-]",
    re.IGNORECASE | re.DOTALL | re.MULTILINE,
)
"""A vote between an amendment and its motion, as in Scotland: "3 voted for the amendment and 4 for the motion"."""
_WON: Final = re.compile(r".*\b(motion|amendment)\b", re.IGNORECASE | re.DOTALL)
_DIVIDED: Final = re.compile(
    r"\b(?:question|motion|vote)s?\s+(?:was|were|be|is|to\s+be)\s+(?:then\s+)?(?:divided|split)\b"
    r"|\bdivi(?:de|ded|ding|sion\s+of)\s+the\s+(?:question|motion)\b",
    re.IGNORECASE,
)
_PART: Final = re.compile(
    r"\b(?:on|as\s+to|for)\s+(?:the\s+)?(?:\w+\s+)?(?:part|portion|section|half|item|question|clause)\b|\bthe\s+vote\s+on\b",
    re.IGNORECASE,
)
_MAIN: Final = re.compile(
    r"\b(?:main|original|substantive)\s+motion\b|\bmotion\s+as\s+amended\b", re.IGNORECASE
)  # fmt: skip


def motion_of(minutes: MinutesText, event: Event, start: int) -> OpenMotion:
    """The motion that an event tells of, which begins at a place."""
    motion = OpenMotion(start, event.end, event.person, event.second)
    motion.spans.append((start, max(event.end, minutes.sentence_end(event.end - 1))))
    sentence = minutes.text[max(start, event.start) : minutes.sentence_end(event.end)]
    motion.kind = kind_of(sentence)
    motion.own_result = own_result(minutes, event)
    if motion.kind == "main" and _ADJOURNED.search(minutes.text, start, event.start):
        motion.kind = "adjourn"
    line = minutes.line_start(event.start)
    is_headed = _AMENDMENT_ABOVE.search(minutes.text, max(0, line - _ABOVE), line) is not None
    if is_headed or _AS_AMENDMENT.match(minutes.text, start):
        motion.kind = "amend"
    return motion


class OpenMotions:
    """A stack of motions. `boundaries` are where the items of the paper begin."""

    def __init__(self, minutes: MinutesText, boundaries: Spans) -> None:
        self._minutes = minutes
        self._boundaries = boundaries
        self._stack: list[OpenMotion] = []
        self.reference: str | None = None  # the surname of whose motion is voted on now

    def push(self, motion: OpenMotion) -> None:
        """Put a motion over the others."""
        words = self._minutes.text[motion.start : max(motion.end, self._minutes.sentence_end(motion.end))]
        if motion.kind == "amend" and not self.open() and approves_amendment(words):
            motion.kind = "main"
        self._stack.append(motion)

    def clear(self) -> None:
        """Close all: another item begins."""
        for motion in self._stack:
            motion.is_open = False
        self._stack.clear()

    def last(self) -> OpenMotion | None:
        """The motion that was put last, open or not."""
        return self._stack[-1] if self._stack else None

    def is_right_before(self, event: Event) -> bool:
        """Whether nothing stands between a motion that was seconded and an event: "…, seconded by Mr. Bo. 3-0."."""
        last = self.last()
        if last is None or not last.is_open or last.seconder is None:
            return False
        end = max(last.end, self._minutes.sentence_end(max(last.end - 1, 0)))
        return end <= event.start and not self._minutes.text[end : event.start].strip(" .")

    def open(self) -> list[OpenMotion]:
        """Those that are open, the last at the end."""
        return [motion for motion in self._stack if motion.is_open]

    def is_of(self, person: PrintedName) -> bool:
        """Whether an open motion on the same item is somebody's, so that another mention refers to that one."""
        return any(
            motion.mover is not None
            and surname_of(motion.mover.name) == surname_of(person.name)
            and not self._boundaries.meets(motion.end + 1, person.start)
            for motion in self.open()
        )

    def is_moved_in(self, event: Event) -> bool:
        """Whether the last motion is told of in the sentence of an event, and has no seconder."""
        last = self.last()
        is_next = last is not None and last.is_open and last.seconder is None
        return is_next and self._minutes.sentence_start(event.start) <= last.end  # type: ignore[union-attr]

    def second(self, event: Event) -> None:
        """The last open motion is seconded, or its words go on."""
        for motion in self.open()[-1:]:
            motion.seconder = motion.seconder or event.person
            self._extend(motion, event)

    def end_without_vote(self, event: Event) -> None:
        """A motion is withdrawn, by the one who moved it where that is told, or finds no second."""
        candidates = self.open()
        mover = name_before(self._minutes.text, event.start)
        if mover is not None and event.kind == "withdrawn":
            candidates = [
                m for m in candidates if m.mover is not None and surname_of(m.mover.name) == surname_of(mover.name)
            ] or candidates
        if event.kind == "no second":
            candidates = [motion for motion in candidates if motion.seconder is None]
        if candidates:
            candidates[-1].is_open = False
            candidates[-1].outcome = event.kind
            self._extend(candidates[-1], event)

    def close(self, motion: OpenMotion, vote: ReadVote) -> None:
        """A motion was voted on: it is closed, what lies over it and what it replaces too; not one that was divided."""
        motion.end = max(motion.end, vote.end)
        self.reference = None
        if motion in self._stack and self.is_divided(motion, vote.end):
            return
        motion.is_open = False
        if motion in self._stack:
            index = self._stack.index(motion)
            if motion.kind == "substitute" and vote.result == "pass" and index and self._stack[index - 1].is_open:
                self._stack[index - 1].is_open = False
                self._stack[index - 1].outcome = "replaced"
            del self._stack[index:]

    def is_divided(self, motion: OpenMotion, end: int) -> bool:
        """Whether the parts of a motion are voted on one after another, as was asked before `end`."""
        return _DIVIDED.search(self._minutes.text, motion.start, end) is not None

    def is_next_part(self, vote: ReadVote, event: Event) -> bool:
        """Whether a result or numbers are of another part of a divided motion: "On the second part, …"."""
        motion, start = vote.motion, self._minutes.sentence_start(event.start)
        is_told = start >= vote.end and _PART.search(self._minutes.text, start, event.start + 1) is not None
        return is_told and motion is not None and self.is_divided(motion, vote.end)

    def pick(self, event: Event, last_end: int) -> OpenMotion | None:
        """The open motion that a vote is of; `last_end` is where the vote before it ended."""
        candidates = [motion for motion in self.open() if event.start - motion.start < _MOTION_GAP]
        candidates = [motion for motion in candidates if not self._is_stale(motion, event, last_end)]
        if not candidates:
            return None
        text = self._minutes.text
        sentence = text[self._minutes.sentence_start(event.start) : event.end]
        if self.reference is not None:
            by_mover = [m for m in candidates if m.mover is not None and surname_of(m.mover.name) == self.reference]
            if by_mover:
                return by_mover[-1]
        main = [motion for motion in candidates if motion.kind not in ("amend", "substitute")]
        if main and candidates[-1].kind == "amend" and _CONTEST.search(text, candidates[-1].end, event.start + 1):
            won = _WON.match(text, self._minutes.sentence_start(event.start), event.end)
            return candidates[-1] if won is not None and won[1].casefold() == "amendment" else main[-1]
        for kind, pattern in CHANGES:
            if pattern.search(sentence) and any(motion.kind == kind for motion in candidates):
                return [motion for motion in candidates if motion.kind == kind][-1]
        before = self._minutes.sentence_start(event.start)
        if _OF_AMENDMENT.search(sentence) and not _AMEND.search(text, candidates[0].start, before):
            return None  # nobody is printed as having moved the amendment
        return main[-1] if main and _MAIN.search(sentence) else candidates[-1]

    def _is_stale(self, motion: OpenMotion, event: Event, last_end: int) -> bool:
        """Whether a later vote, and then another item or a motion that was not understood, came between."""
        if motion.seconder is None and event.start - motion.end > _UNSECONDED_GAP:
            return True
        is_passed = self._boundaries.meets(motion.end + 1, event.start)
        if motion.end >= last_end and not (is_passed and motion.end == last_end):
            return bool(_UNREAD_MOTION.search(self._minutes.text[motion.end : event.start]))
        return is_passed

    def _extend(self, motion: OpenMotion, event: Event) -> None:
        minutes = self._minutes
        motion.end = max(motion.end, event.end)
        motion.spans.append((minutes.sentence_start(event.start), max(event.end, minutes.sentence_end(event.end - 1))))
