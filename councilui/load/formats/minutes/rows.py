"""A meeting's votes, motions and members as the rows of a record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from councilui.common.slugs import slug
from councilui.load.formats.minutes.checks import CheckedRoll, announced, checked_roll, is_form
from councilui.load.formats.minutes.flat import Flat
from councilui.load.formats.minutes.items import Item, item_at, items_of
from councilui.load.formats.minutes.paper import Paper
from councilui.load.formats.minutes.people import PrintedName
from councilui.load.formats.minutes.roster import Roster
from councilui.load.formats.minutes.votes import OpenMotion, Reading, ReadVote
from councilui.load.formats.vote_table.people import Members, named
from councilui.load.keys import body_key, meeting_key
from councilui.load.outcomes import ask_question, read_motion
from councilui.load.report import Report
from councilui.load.settings import Settings
from councilui.record import model

BODY: Final = "City Council"
_LONGEST_TEXT: Final = 1500
_LONGEST_TITLE: Final = 160
_OWN_KINDS: Final = frozenset(("substitute", "amend", "previous question", "reconsider", "adjourn", "suspend rules"))


class MeetingRows:
    """Makes the rows of one meeting; people are those of the whole load."""

    def __init__(self, settings: Settings, members: Members, report: Report, file: str, source: str) -> None:
        self._settings = settings
        self._members = members
        self._report = report
        self._file = file
        self._source = source
        self.refused: list[ReadVote] = []

    def rows(self, paper: Paper, flat: Flat, roster: Roster, reading: Reading, *, timed: bool) -> Iterator[object]:
        """The rows of a meeting whose date is known. `timed` puts its time into its key."""
        date = paper.date or ""
        name = self._settings.body or paper.body or BODY
        body = body_key(self._settings.place, name)
        kind = next((word for word in ("committee", "commission", "board") if word in name.casefold()), "council")
        yield model.Body(body, name, kind, self._settings.timezone, self._settings.seats, source=self._source)
        meeting = meeting_key(body, date, paper.time if timed else None)
        yield model.Meeting(
            meeting, body, date, 0, paper.meeting_kind, paper.time, "scheduled" if paper.time else None,
            order_known=True, source=self._source,
        )  # fmt: skip
        self._report.make("meetings")
        alone = sum(" " not in member.name for member in roster.members if member.status is not None)
        self._members.surnames_only = alone * 2 > sum(member.status is not None for member in roster.members)
        yield from self._attendance(meeting, body, date, roster)
        items = items_of(flat)
        used: dict[int, str] = {}
        position = 0
        self.refused = [vote for vote in reading.votes if is_form(vote)]
        for number, vote in enumerate(reading.votes):
            if vote in self.refused:
                words = _shortened(flat.quote(vote.start, vote.end), 200)
                self._report.doubt(
                    "form left in the paper",
                    self._file,
                    f"page {flat.page(vote.start)}",
                    f"Nobody filled it in: “{words}”",
                )
                continue
            item_id, rows = self._item(meeting, flat, items, used, vote, position)
            position += len(rows)
            yield from rows
            yield from self._vote(meeting, body, date, item_id, number, vote, flat, roster)
        for number, motion in enumerate(reading.motions):
            if motion.mover is not None and not any(vote.motion is motion for vote in reading.votes):
                item_id, rows = self._item(meeting, flat, items, used, motion, position)
                position += len(rows)
                yield from rows
                yield from self._motion(f"{meeting}/open-{number}", meeting, body, date, item_id, motion, flat, roster)

    def _attendance(self, meeting: str, body: str, date: str, roster: Roster) -> Iterator[object]:
        for member in roster.members:
            if member.status is None:
                continue
            person = named(member.name)
            yield from self._members.rows(person, self._source)
            self._members.sat(body, person, date)
            yield model.Attendance(
                f"{meeting}/attendance", self._members.person(person), member.name, meeting, member.status,
                member.status_text or member.status, source=self._source,
            )  # fmt: skip

    def _item(
        self,
        meeting: str,
        flat: Flat,
        items: list[Item],
        used: dict[int, str],
        found: ReadVote | OpenMotion,
        position: int,
    ) -> tuple[str, list[object]]:
        """The agenda item of a vote or motion, and its row when it has none yet."""
        start = (
            found.start
            if isinstance(found, OpenMotion) or found.motion is None
            else min(found.start, found.motion.start)
        )
        index = item_at(items, start)
        if index is not None and index in used:
            return used[index], []
        if index is not None:
            item = items[index]
            key = slug(item.number or item.title)[:60].strip("-")
            number, section, title = item.number, item.section, item.title
        else:
            key, number, section = "vote", None, None
            title = _shortened(flat.quote(start, start + _LONGEST_TITLE), _LONGEST_TITLE)
        item_id = f"{meeting}/{key}"
        while item_id in used.values():
            item_id += "+"
        used[-1 - position if index is None else index] = item_id
        return item_id, [
            model.AgendaItem(item_id, meeting, position, title or "(no title)", number, section, source=self._source)
        ]

    def _motion(
        self,
        key: str,
        meeting: str,
        body: str,
        date: str,
        item: str,
        motion: OpenMotion | None,
        flat: Flat,
        roster: Roster,
        fallback: str = "",
    ) -> Iterator[object]:
        text = motion_text(flat, motion) if motion is not None else fallback
        mover = self._person(motion.mover, roster) if motion is not None else None
        seconder = self._person(motion.seconder, roster) if motion is not None else None
        for printed in (motion.mover, motion.seconder) if motion is not None else ():
            if printed is not None:
                yield from self._person_rows(printed, roster, body, date)
        yield model.Motion(
            key, meeting, motion_type_of(text, motion), text or None, item, None,
            mover, motion.mover.name if motion and motion.mover else None, "recorded" if mover else None, None,
            seconder, motion.seconder.name if motion and motion.seconder else None, source=self._source,
        )  # fmt: skip

    def _vote(
        self, meeting: str, body: str, date: str, item: str, number: int, vote: ReadVote, flat: Flat, roster: Roster
    ) -> Iterator[object]:
        key = f"{meeting}/motion-{number + 1}"
        passage = flat.quote(flat.sentence_start(vote.start), vote.end)
        yield from self._motion(
            key, meeting, body, date, item, vote.motion, flat, roster, _shortened(passage, _LONGEST_TEXT)
        )
        roll = checked_roll(vote, roster)
        event = f"{key}/vote"
        text = motion_text(flat, vote.motion) if vote.motion is not None else passage
        kind = motion_type_of(text, vote.motion)
        basis = "inferred" if vote.weight == "number" else "recorded"
        yield model.VoteEvent(
            event, key, 0, ask_question(kind, f"“{_shortened(text, 90)}”", _shortened(text, 90)), vote.method,
            vote.result, basis if vote.result != "unknown" else "unknown", vote.result_text,
            roll=roll.extent, roll_note=roll.note, source=self._source,
        )  # fmt: skip
        self._report.make("vote events")
        for option, count in announced(vote).items():
            yield model.VoteCount(event, option, self._source, count, basis="recorded")
        yield from self._votes(event, body, date, roll, roster)
        self._tell(vote, roll, flat, event)
        if roll.problems:
            yield model.Doubt(
                f"{event}/roll", "vote_event", event, "roll", f"In the minutes {roll.note or ''}", self._source
            )

    def _votes(self, event: str, body: str, date: str, roll: CheckedRoll, roster: Roster) -> Iterator[object]:
        seen: set[str] = set()
        for option, word, printed in roll.names:
            person = self._person(printed, roster)
            if person is None or person in seen:
                continue
            seen.add(person)
            yield from self._person_rows(printed, roster, body, date)
            yield model.Vote(event, person, printed.name, option, word, source=self._source)
        self._report.make("votes of members", len(seen))

    def _tell(self, vote: ReadVote, roll: CheckedRoll, flat: Flat, event: str) -> None:
        place = f"page {flat.page(vote.start)}"
        words = _shortened(flat.quote(vote.start, vote.end), 240)
        if roll.refusal is not None:
            self.refused.append(vote)
            self._report.doubt(
                "roll not loaded", self._file, place, f"{roll.refusal[0].upper()}{roll.refusal[1:]}: “{words}”"
            )
        for problem in roll.problems:
            self._report.doubt("roll incomplete", self._file, place, f"{problem}: “{words}”")

    def _person(self, printed: PrintedName | None, roster: Roster) -> str | None:
        return None if printed is None else self._members.person(named(_full_name(printed, roster)))

    def _person_rows(self, printed: PrintedName, roster: Roster, body: str, date: str) -> Iterator[object]:
        person = named(_full_name(printed, roster))
        yield from self._members.rows(person, self._source)
        self._members.sat(body, person, date)


def _full_name(printed: PrintedName, roster: Roster) -> str:
    """The name by which the paper's own roster has somebody, else as printed, capitals made small."""
    member = roster.find(printed.name)
    if member is not None:
        return member.name
    return printed.name.title() if printed.name.isupper() else printed.name


def motion_text(flat: Flat, motion: OpenMotion) -> str:
    """What was moved, as printed: the sentence of the motion, and what stands under it up to the vote."""
    end = max(flat.sentence_end(motion.start), motion.spans[0][1] if motion.spans else 0)
    text = flat.quote(motion.start, min(end, motion.start + _LONGEST_TEXT))
    return _shortened(text, _LONGEST_TEXT)


def motion_type_of(text: str, motion: OpenMotion | None) -> str:
    """The type of a motion by its words; "other" when they tell of nothing known."""
    if motion is not None and motion.kind in _OWN_KINDS:
        return motion.kind
    begin = re.search(r"\b(?:moved|motion|motioned)\b\s*", text, re.IGNORECASE)
    reading = read_motion(text[begin.start() :] if begin else text)
    return reading.motion_type if reading.is_known else "other"


def _shortened(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 2].rsplit(' ', 1)[0]} …"
