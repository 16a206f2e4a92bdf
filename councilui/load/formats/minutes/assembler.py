"""Events joined to votes: each with its open motion, and the parts of one vote next to one another.

A vote takes the latest motion that it can be of. A substitute that carries closes the motion below it; a motion that is
withdrawn or finds no second is closed without a vote. What is never voted on stays a motion.
"""

import re
from collections.abc import Sequence
from typing import Final

from councilui.load.formats.minutes.event import Event
from councilui.load.formats.minutes.history import is_history
from councilui.load.formats.minutes.items import items_of
from councilui.load.formats.minutes.joins import (
    BOX,
    NEW_ACT,
    breaks_tie,
    can_take,
    follows_suspension,
    is_another,
    is_link,
    is_result_again,
    is_vote,
    join_recorded_votes,
    repeats,
    voted_to,
)
from councilui.load.formats.minutes.minutes_text import MinutesText
from councilui.load.formats.minutes.open_motions import OpenMotions, motion_of
from councilui.load.formats.minutes.people import surname_of
from councilui.load.formats.minutes.result_phrases import METHODS, UNANIMOUS
from councilui.load.formats.minutes.spans import Spans
from councilui.load.formats.minutes.trailing_motions import comes_first, is_label_of, is_motion_of
from councilui.load.formats.minutes.votes import OpenMotion, Reading, ReadVote

_RESULT_GAP: Final = 260  # between a roll and its result
_NAME_GAP: Final = 300  # between a motion and the names of its movers
_WEAK_GAP: Final = 500  # between a motion and a word such as "Approved." alone
_RESOLVED_GAP: Final = 1500  # between "Resolved, That" and the vote on it
_NEXT: Final = re.compile(r"\b(?:seconded|moved|motion(?:ed)?\s+(?:by|to|was\s+(?:made|offered)))\b", re.IGNORECASE)
_LONE_RESULT: Final = re.compile(r"(?:carried|defeated|lost)(?:\s+unanimously)?", re.IGNORECASE)
_LEAST_WORDS: Final = 4  # of a motion
_NEW_VOTE: Final = re.compile(r"it\s+was\s+(?:unanimously\s+)?voted\b", re.IGNORECASE)
_MOTION_ABOVE: Final = re.compile(
    r"^[ \t]*motion\s*:\s*(?:to|that)\b[^\n]*\s+\Z"
    r"|(?:^[ \t]*|(?<=[:–—-][ ]))motion\s+(?:to|for|that)\s"
    r"(?:(?!\b(?:moved|second(?:ed)?|carried|votes?|ayes|nays|noes)\b)[^.;\n]|\n(?!\n)|(?<=\d)\.(?=\d)){2,300}(?:\.\s*)?\Z"
    r"|(?:^|(?<=[.:] ))(?:it\s+was\s+)?(?:resolved|agreed)\s+(?:to|that)\s(?:[^.;\n]|(?<=\d)\.(?=\d)){2,200}\(\Z",
    re.IGNORECASE | re.MULTILINE,
)
"""What is moved, before who moved it: "Motion: To pave it" over "Moved by: Orr", "Motion to defer moved by Orr"."""


class Assembler:
    """Takes the events of one meeting in their order and makes votes of them."""

    def __init__(self, minutes: MinutesText, body: str = "", date: str = "") -> None:
        self._minutes = minutes
        self._body = body.casefold()
        self._date = date
        self._text = minutes.text
        self._vote: ReadVote | None = None
        self._last_end = 0  # of the last vote that is whole
        self._boundaries = Spans((item.start, item.start + 1) for item in items_of(minutes) if item.number is not None)
        self._motions = OpenMotions(minutes, self._boundaries)
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
                self._motions.clear()
            elif event.kind == "reference" and event.person is not None and self._motions.is_of(event.person):
                self._motions.reference = surname_of(event.person.name)
            elif event.kind in ("move", "reference"):
                self._move(event, events[index + 1 : index + 3])
            elif event.kind == "second" or (event.kind == "reference second" and self._motions.is_moved_in(event)):
                self._second(event)
            elif event.kind in ("withdrawn", "no second"):
                self._finish()
                self._motions.end_without_vote(event)
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
            vote is not None and (vote.motion is None or vote.motion.mover is None)
            and (vote.result != "unknown" or BOX.match(self._text, self._minutes.line_start(vote.start)))
            and self._is_behind(vote, event, following)
        ):  # fmt: skip
            vote.motion = vote.motion or OpenMotion(vote.start, vote.end, is_open=False)
            vote.motion.mover, vote.motion.seconder = event.person, event.second
            self._reach(vote, event.start, event.end)
            return
        if vote is not None and comes_first(self._text, vote, event):
            vote.motion = self._motion(event, event.start)
            vote.motion.is_open = False
            self._reach(vote, event.start, event.end)
            return
        self._finish()
        self._settle()
        last = self._motions.last()
        is_nameless = last is not None and last.is_open and last.seconder is None and last.mover is None
        if last is not None and is_nameless and event.start - last.start < _NAME_GAP:
            last.mover, last.seconder, last.end = event.person, event.second, event.end
            return
        if last is not None and event.person is not None and last.is_open and last.mover == event.person:
            return
        start = event.start if event.is_label or event.begins else self._minutes.sentence_start(event.start)
        start = max(start, self._minutes.line_start(event.start)) if event.is_label else start
        above = _MOTION_ABOVE.search(self._text, max(0, start - _NAME_GAP), start) if event.is_label else None
        start = above.start() if above is not None else start
        if start < self._last_end <= event.start:  # its sentence begins with the vote before it
            line = self._text.find("\n", self._last_end, event.start)
            start = self._last_end if line < 0 else line + 1
        self._motions.push(self._motion(event, start))

    def _motion(self, event: Event, start: int) -> OpenMotion:
        self.reading.motions.append(motion_of(self._minutes, event, start))
        return self.reading.motions[-1]

    def _is_behind(self, vote: ReadVote, event: Event, following: Sequence[Event]) -> bool:
        """Whether who moved what was voted on stands behind the vote."""
        return (
            not self._is_beyond(vote, event) and is_label_of(self._minutes, vote, event, following)
        ) or is_motion_of(self._minutes, vote, event)

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
        self._motions.second(event)

    def _result(self, event: Event, after: Event | None) -> None:
        vote = self._vote
        is_followed = (
            after is not None and after.kind in ("tally", "roll") and after.start >= event.end
            and is_link(self._text[event.end : after.start])
        )  # fmt: skip
        is_after = vote is not None and follows_suspension(self._minutes, vote, event)
        if vote is not None and not is_after and self._adds(vote, event, after, is_followed=is_followed):
            return
        self._finish()
        if event.weight == "weak" and not is_followed and not is_after:
            motion = self._motions.pick(event, self._last_end)
            reach = max(motion.end, motion.start) if motion is not None else 0
            is_text = motion is not None and self._minutes.sentence_end(motion.start) > event.start
            if motion is None or is_text or event.start - reach > _WEAK_GAP:
                self.reading.unused.append(event)
                return
        elif event.weight == "number" or (
            event.weight == "resolved"
            and (
                self._motions.open()
                or (
                    after is not None
                    and after.kind in ("result", "tally", "roll")
                    and after.start - event.end < _RESOLVED_GAP
                )
            )
        ):
            return
        motion = None if is_after else self._motions.pick(event, self._last_end)
        if motion is not None and motion.end < self._last_end and NEW_ACT.match(self._text, event.start):
            motion = None  # it says itself what was agreed
        self._vote = ReadVote(event.start, event.end, motion)
        self._set_result(self._vote, event)

    def _adds(self, vote: ReadVote, event: Event, after: Event | None, *, is_followed: bool) -> bool:
        """Whether a result is of the vote before it, to which it is then added, and not of the next one."""
        between = self._text[vote.end : event.start]
        if event.start - vote.end > _RESULT_GAP or _NEXT.search(between) or self._is_beyond(vote, event):
            return False
        if self._motions.is_next_part(vote, event):
            return False
        if "\n\n" in between and (_NEW_VOTE.match(self._text, event.start) or self._ends_paragraph(event, between)):
            return False
        if vote.result == "unknown" and (
            not (vote.has_numbers() and is_followed)
            or repeats(vote, after)
            or self._is_next(vote, event)
            or (after is not None and after.tally is not None and breaks_tie(vote, after.tally))
        ):
            self._set_result(vote, event)
            return True
        if BOX.match(self._text, event.start) or is_another(self._minutes, vote, event):
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

    def _is_beyond(self, vote: ReadVote, event: Event) -> bool:
        """Whether another item begins between a vote and what is told next."""
        return self._boundaries.meets(vote.end, event.start)

    def _ends_paragraph(self, event: Event, between: str) -> bool:
        """Whether a lone word of a result ends the next paragraph: "102/31 That the accounts be paid. CARRIED"."""
        words = self._text[event.start : event.end]
        is_end = self._text[event.end :].lstrip(" \t.")[:1] in ("", "\n")
        return is_end and _LONE_RESULT.fullmatch(words) is not None and len(between.split()) >= _LEAST_WORDS

    def _is_next(self, vote: ReadVote, event: Event) -> bool:
        """Whether a result is the next sentence behind names or numbers: it is of their vote, right or wrong."""
        between = self._text[vote.end : event.start]
        return (
            vote.has_numbers() and vote.motion is not None and between.strip(" .)\nThe") == "" and "\n\n" not in between
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
        is_of_vote = vote is not None and not (self._is_beyond(vote, event) or self._motions.is_next_part(vote, event))
        if vote is not None and is_of_vote and can_take(self._minutes, vote, event):
            self._take(vote, event)
            return
        if event.tally is not None and event.tally.is_bare and not self._motions.is_right_before(event):
            self.reading.unused.append(event)
            return
        self._finish()
        motion = self._motions.pick(event, self._last_end)
        if motion is None and roll is not None and roll.is_bare:
            self.reading.unused.append(event)
            return
        self._vote = ReadVote(event.start, event.end, motion)
        self._take(self._vote, event)

    def _take(self, vote: ReadVote, event: Event) -> None:
        if event.tally is not None:
            if vote.tally is not None and breaks_tie(vote, event.tally):
                event.tally.names = {**vote.tally.names, **event.tally.names}  # who broke it
                vote.tally = event.tally
            vote.tally = vote.tally or event.tally
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

    def _settle(self) -> None:
        """A motion that tells its own result was voted on, though nothing else tells of it."""
        for motion in [motion for motion in self._motions.open() if motion.own_result]:
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
            self._motions.close(motion, vote)
        self._last_end = vote.end
        sentence_end = self._minutes.sentence_end(vote.end - 1)
        vote.is_unanimous = bool(UNANIMOUS.search(self._text, vote.start, sentence_end))
        near = self._text[max(0, vote.start - 80) : max(vote.end, sentence_end)]
        vote.method = next((method for method, pattern in METHODS if pattern.search(near)), "unknown")
        self.reading.votes.append(vote)
