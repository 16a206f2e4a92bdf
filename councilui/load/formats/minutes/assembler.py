"""Events joined to votes: a stack of open motions, and the parts of one vote next to one another.

A vote takes the latest motion that it can be of. A substitute that carries closes the motion below it; a motion that is
withdrawn or finds no second is closed without a vote. What is never voted on stays a motion.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from councilui.load.formats.minutes.event import Event
from councilui.load.formats.minutes.history import is_history
from councilui.load.formats.minutes.items import items_of
from councilui.load.formats.minutes.joins import (
    NEW_ACT,
    breaks_tie,
    can_take,
    end_with_text,
    is_another,
    is_link,
    is_result_again,
    is_vote,
    join_recorded_votes,
    own_result,
    repeats,
    voted_to,
)
from councilui.load.formats.minutes.minutes_text import MinutesText
from councilui.load.formats.minutes.people import name_before, surname_of
from councilui.load.formats.minutes.phrases import KINDS, METHODS, UNANIMOUS
from councilui.load.formats.minutes.votes import OpenMotion, Reading, ReadVote

_RESULT_GAP: Final = 260  # between a roll and its result
_LABEL_GAP: Final = 60  # between a result and labels that say who moved it
_MOTION_WORDS: Final = 2  # that a motion has at least
_NAME_GAP: Final = 300  # between a motion and the names of its movers
_WEAK_GAP: Final = 500  # between a motion and a word such as "Approved." alone
_MOTION_GAP: Final = 60_000
_UNSECONDED_GAP: Final = 2500  # between a motion that nobody seconded and its vote
_RESOLVED_GAP: Final = 1500  # between "Resolved, That" and the vote on it
_UNREAD_MOTION: Final = re.compile(
    r"\bmoved\b(?!\s+(?:to\s+)?(?:item|forward|ahead|into|out|from|here))[^.;\n]{0,200}\bsecond(?:ed)?\b"
    r"|\bmotion\s+(?:by|of)\s+[A-Z]"
)
_NEXT: Final = re.compile(r"\b(?:seconded|moved|motion(?:ed)?\s+(?:by|to|was\s+(?:made|offered)))\b", re.IGNORECASE)
_ON_MOTION: Final = re.compile(r"(?:(?:up)?on\s+(?:a\s+|the\s+)?)?motion\b", re.IGNORECASE)
_VOTED: Final = re.compile(r"voted\s*:", re.IGNORECASE)
_AS_AMENDMENT: Final = re.compile(r"(?:as|by\s+way\s+of)\s+(?:an?\s+)?(?:further\s+)?amendment\b", re.IGNORECASE)
_MAIN_CARRIED: Final = re.compile(r"\bmotion\s+was\s+accordingly\b", re.IGNORECASE)
_WORDS: Final = re.compile(r"[^\W\d_]{2,}")
_BOX: Final = re.compile(
    r"[ \t]*(?:(?:vote\s+)?results?|voted|motion\s+(?:passed|failed))\s*:", re.IGNORECASE
)  # which begins a vote's block


class Assembler:
    """Takes the events of one meeting in their order and makes votes of them."""

    def __init__(self, minutes: MinutesText, body: str = "", date: str = "") -> None:
        self._minutes = minutes
        self._body = body.casefold()
        self._date = date
        self._text = minutes.text
        self._stack: list[OpenMotion] = []
        self._vote: ReadVote | None = None
        self._reference: str | None = None
        self._last_end = 0  # of the last vote that is whole
        self._boundaries = [item.start for item in items_of(minutes) if item.number is not None]
        self.reading = Reading()

    def read(self, events: Sequence[Event]) -> Reading:
        """Read all events in order, then close what is left open."""
        for index, event in enumerate(events):
            after = events[index + 1] if index + 1 < len(events) else None
            if is_history(self._minutes, event, self._body, self._date):
                self.reading.history.append((event.start, event.end))
                self._last_end = max(self._last_end, event.end) if event.kind == "roll" else self._last_end
                continue
            if event.kind == "row":
                self._finish()
                for motion in self._stack:
                    motion.is_open = False
                self._stack.clear()
            elif event.kind == "move":
                self._move(event, events[index + 1 : index + 3])
            elif event.kind == "second":
                self._second(event)
            elif event.kind == "reference" and event.person is not None:
                self._reference = surname_of(event.person.name)
            elif event.kind in ("withdrawn", "no second"):
                self._without_vote(event)
            elif event.kind == "result":
                self._result(event, after)
            elif event.kind in ("tally", "roll"):
                self._numbers(event)
        self._finish()
        self._settle()
        join_recorded_votes(self._minutes, self.reading)
        return self.reading

    def _move(self, event: Event, following: Sequence[Event]) -> None:
        vote = self._vote
        if (
            vote is not None and (vote.motion is None or vote.motion.mover is None) and vote.result != "unknown"
            and (self._is_label_of(vote, event, following) or self._is_motion_of(vote, event))
        ):  # fmt: skip
            vote.motion = vote.motion or OpenMotion(vote.start, vote.end, is_open=False)
            vote.motion.mover, vote.motion.seconder = event.person, event.second
            self._reach(vote, event.start, event.end)
            return
        if vote is not None and self._comes_first(vote, event):
            vote.motion = self._motion(event, event.start)
            vote.motion.is_open = False
            self._reach(vote, event.start, event.end)
            return
        self._finish()
        self._settle()
        last = self._stack[-1] if self._stack else None
        is_nameless = last is not None and last.is_open and last.seconder is None and last.mover is None
        if last is not None and is_nameless and event.start - last.start < _NAME_GAP:
            last.mover, last.seconder, last.end = event.person, event.second, event.end
            return
        if last is not None and event.person is not None and last.is_open and last.mover == event.person:
            return
        start = event.start if event.is_label or event.begins else self._minutes.sentence_start(event.start)
        start = max(start, self._minutes.line_start(event.start)) if event.is_label else start
        if start < self._last_end <= event.start:  # its sentence begins with the vote before it
            line = self._text.find("\n", self._last_end, event.start)
            start = self._last_end if line < 0 else line + 1
        self._stack.append(self._motion(event, start))

    def _motion(self, event: Event, start: int) -> OpenMotion:
        """The motion that an event tells of, which begins at a place."""
        motion = OpenMotion(start, event.end, event.person, event.second)
        motion.spans.append((start, max(event.end, self._minutes.sentence_end(event.end - 1))))
        sentence = self._text[max(start, event.start) : self._minutes.sentence_end(event.end)]
        motion.kind = next((kind for kind, pattern in KINDS if pattern.search(sentence[:400])), "main")
        motion.own_result = own_result(self._minutes, event)
        if _AS_AMENDMENT.match(self._text, start):
            motion.kind = "amend"
        self.reading.motions.append(motion)
        return motion

    def _comes_first(self, vote: ReadVote, event: Event) -> bool:
        """Whether a result heads the paragraph that goes on with its motion: "CARRIED 6-0" over "Bo moved"."""
        before, between = self._text[: vote.start].rstrip(" \t"), self._text[vote.end : event.start]
        is_head = vote.tally is not None and (vote.result_text or "").isupper()
        begins = before.endswith("\n\n") or (is_head and before.endswith(".\n"))
        return vote.motion is None and (not before or begins) and between.strip(" \t.") == "\n"

    def _is_label_of(self, vote: ReadVote, event: Event, following: Sequence[Event]) -> bool:
        """Whether labels behind a result say who moved it, and do not begin the next motion.

        A motion has words of its own behind its mover: "Moved by: Orr / That the bid be awarded. Carried."
        """
        if not event.is_label or event.start - end_with_text(self._minutes, vote) > _LABEL_GAP:
            return False
        if any(vote.end <= start < event.start for start in self._boundaries):
            return False
        if _BOX.match(self._text, vote.start):
            return not any(line.strip(" (*") for line in self._text[vote.end : event.start].split("\n")[1:])
        end = event.end
        for after in following:
            if after.kind != "second":
                end = after.end if after.start < end else end
                rest = self._text[end : min(max(after.start, end), self._minutes.sentence_end(end))]
                return len(_WORDS.findall(rest)) < _MOTION_WORDS
            end = after.end
        return len(_WORDS.findall(self._text[end : self._minutes.sentence_end(end)])) < _MOTION_WORDS

    def _is_motion_of(self, vote: ReadVote, event: Event) -> bool:
        """Whether a vote's own sentence ends with who moved it: "VOTED: to adjourn, on a motion by Ms. Orr"."""
        end = self._minutes.sentence_end(max(vote.end - 1, 0))
        is_inside = event.start < end or (event.start == end and bool(_VOTED.match(vote.result_text or "")))
        return is_inside and bool(_ON_MOTION.match(self._text, event.start))

    def _second(self, event: Event) -> None:
        vote = self._vote
        if (
            vote is not None
            and vote.motion is not None
            and vote.motion.mover is not None
            and vote.motion.seconder is None
            and event.start - vote.end <= 60
        ):
            vote.motion.seconder = event.person
            self._reach(vote, event.start, event.end)
            return
        self._finish()
        for motion in reversed(self._stack):
            if motion.is_open and motion.seconder is None:
                motion.seconder = event.person
                self._extend(motion, event)
                return
            if motion.is_open:
                self._extend(motion, event)
                return

    def _extend(self, motion: OpenMotion, event: Event) -> None:
        motion.end = max(motion.end, event.end)
        motion.spans.append(
            (self._minutes.sentence_start(event.start), max(event.end, self._minutes.sentence_end(event.end - 1)))
        )

    def _without_vote(self, event: Event) -> None:
        """A motion is withdrawn, by the one who moved it where that is told, or finds no second."""
        self._finish()
        candidates = [motion for motion in self._stack if motion.is_open]
        mover = name_before(self._text, event.start)
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

    def _result(self, event: Event, after: Event | None) -> None:
        vote = self._vote
        is_followed = (
            after is not None and after.kind in ("tally", "roll") and after.start >= event.end
            and is_link(self._text[event.end : after.start])
        )  # fmt: skip
        if vote is not None and self._adds(vote, event, after, is_followed=is_followed):
            return
        self._finish()
        if event.weight == "weak" and not is_followed:
            motion = self._pick(event)
            reach = max(motion.end, motion.start) if motion is not None else 0
            is_text = motion is not None and self._minutes.sentence_end(motion.start) > event.start
            if motion is None or is_text or event.start - reach > _WEAK_GAP:
                self.reading.unused.append(event)
                return
        elif event.weight == "number" or (
            event.weight == "resolved"
            and (
                any(motion.is_open for motion in self._stack)
                or (
                    after is not None
                    and after.kind in ("result", "tally", "roll")
                    and after.start - event.end < _RESOLVED_GAP
                )
            )
        ):
            return
        motion = self._pick(event)
        if motion is not None and motion.end < self._last_end and NEW_ACT.match(self._text, event.start):
            motion = None  # it says itself what was agreed
        self._vote = ReadVote(event.start, event.end, motion)
        self._set_result(self._vote, event)

    def _adds(self, vote: ReadVote, event: Event, after: Event | None, *, is_followed: bool) -> bool:
        """Whether a result is of the vote before it, to which it is then added, and not of the next one."""
        between = self._text[vote.end : event.start]
        if event.start - vote.end > _RESULT_GAP or _NEXT.search(between):
            return False
        if vote.result == "unknown" and (
            not (vote.has_numbers() and is_followed) or repeats(vote, after) or self._is_next(vote, event)
        ):
            self._set_result(vote, event)
            return True
        if _BOX.match(self._text, event.start) or is_another(self._minutes, vote, event):
            return False
        is_again = is_result_again(self._minutes, vote, event) and repeats(vote, after)
        if vote.result == event.result and (not vote.has_numbers() or not is_followed or is_again):
            self._reach(vote, event.start, event.end)
            if vote.weight == "all in favor" or (vote.weight == "weak" and event.weight == "strong"):
                self._set_result(vote, event)
            return True
        is_text = event.weight == "resolved" and vote.result == "fail" and "\n\n" not in between  # what was moved
        if is_followed or not (event.weight == "weak" or is_text):
            return False
        if vote.result != event.result and "\n\n" in between:
            self._finish()  # the numbers behind it are not of this vote
        return True

    def _is_next(self, vote: ReadVote, event: Event) -> bool:
        """Whether a result is the next sentence behind names: its numbers are of their vote, right or wrong."""
        between = self._text[vote.end : event.start]
        return (
            vote.roll is not None
            and vote.motion is not None
            and between.strip(" .\nThe") == ""
            and "\n\n" not in between
        )

    def _set_result(self, vote: ReadVote, event: Event) -> None:
        words = self._minutes.quote(event.start, event.end)
        vote.result, vote.result_text = event.result, words
        vote.weight = "all in favor" if re.match(r"all\b", words, re.IGNORECASE) else event.weight
        self._reach(vote, event.start, event.end)

    def _numbers(self, event: Event) -> None:
        vote = self._vote
        roll = event.roll
        if roll is not None and not is_vote(roll):
            if vote is not None and event.start - vote.end <= 40 and vote.roll is None:
                vote.roll = roll
                self._reach(vote, event.start, event.end)
            return
        if vote is not None and can_take(self._minutes, vote, event):
            self._take(vote, event)
            return
        if event.tally is not None and event.tally.is_bare:
            self.reading.unused.append(event)
            return
        self._finish()
        motion = self._pick(event)
        if motion is None and roll is not None and roll.is_bare:
            self.reading.unused.append(event)
            return
        self._vote = ReadVote(event.start, event.end, motion)
        self._take(self._vote, event)

    def _take(self, vote: ReadVote, event: Event) -> None:
        if event.tally is not None:
            vote.tally = event.tally if breaks_tie(vote, event.tally) else vote.tally or event.tally
            if vote.result == "unknown" and (words := voted_to(self._minutes, event)):
                vote.result, vote.result_text, vote.weight = "pass", words, "strong"
        elif event.roll is not None and event.roll.has_names():
            vote.notes += vote.roll.differences() if vote.roll is not None else []
            vote.roll = event.roll
        elif event.roll is not None:
            vote.counts = event.roll
        self._reach(vote, event.start, event.end)

    def _reach(self, vote: ReadVote, start: int, end: int) -> None:
        vote.start, vote.end = min(vote.start, start), max(vote.end, end)
        vote.spans.append((start, end))

    def _pick(self, event: Event) -> OpenMotion | None:
        """The open motion that a vote is of; it is closed with it."""
        candidates = [motion for motion in self._stack if motion.is_open and event.start - motion.start < _MOTION_GAP]
        candidates = [motion for motion in candidates if not self._is_stale(motion, event)]
        if not candidates:
            return None
        sentence = self._text[self._minutes.sentence_start(event.start) : event.end]
        if self._reference is not None:
            by_mover = [m for m in candidates if m.mover is not None and surname_of(m.mover.name) == self._reference]
            if by_mover:
                return by_mover[-1]
        main = [motion for motion in candidates if motion.kind not in ("amend", "substitute")]
        if main and _MAIN_CARRIED.search(self._text, event.start, event.end):
            return main[-1]
        for kind, pattern in KINDS[:2]:
            if pattern.search(sentence) and any(motion.kind == kind for motion in candidates):
                return [motion for motion in candidates if motion.kind == kind][-1]
        if main and re.search(
            r"\b(?:main|original|substantive)\s+motion\b|\bmotion\s+as\s+amended\b", sentence, re.IGNORECASE
        ):
            return main[-1]
        return candidates[-1]

    def _is_stale(self, motion: OpenMotion, event: Event) -> bool:
        """Whether a later vote, and then another item or a motion that was not understood, came between."""
        if motion.seconder is None and event.start - motion.end > _UNSECONDED_GAP:
            return True
        if motion.end >= self._last_end:
            return bool(_UNREAD_MOTION.search(self._text[motion.end : event.start]))
        return any(motion.end < start < event.start for start in self._boundaries)

    def _settle(self) -> None:
        """A motion that tells its own result was voted on, though nothing else tells of it."""
        for motion in [motion for motion in self._stack if motion.is_open and motion.own_result]:
            self._vote = ReadVote(motion.start, motion.end, motion)
            self._finish()

    def _finish(self) -> None:
        """The vote is whole: its motion is closed, a motion that it replaces too."""
        vote = self._vote
        self._vote = None
        if vote is None:
            return
        if vote.weight == "all in favor" and vote.roll is not None:
            vote.result, vote.result_text = "unknown", None
        motion = vote.motion
        if motion is not None:
            if motion.own_result and vote.result == "unknown":
                vote.result, vote.result_text = "pass", motion.own_result
            motion.is_open = False
            motion.end = max(motion.end, vote.end)
            if motion in self._stack:
                index = self._stack.index(motion)
                if motion.kind == "substitute" and vote.result == "pass" and index and self._stack[index - 1].is_open:
                    self._stack[index - 1].is_open = False
                    self._stack[index - 1].outcome = "replaced"
                del self._stack[index:]
            self._reference = None
        self._last_end = vote.end
        sentence_end = self._minutes.sentence_end(vote.end - 1)
        vote.is_unanimous = bool(UNANIMOUS.search(self._text, vote.start, sentence_end))
        near = self._text[max(0, vote.start - 80) : max(vote.end, sentence_end)]
        vote.method = next((method for method, pattern in METHODS if pattern.search(near)), "unknown")
        self.reading.votes.append(vote)
