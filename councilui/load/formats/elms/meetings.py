"""Meetings of eLMS with their agenda and attendance."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final

from councilui.common.slugs import slug
from councilui.load.formats.elms.people import SOURCE, People
from councilui.load.formats.elms.shapes import Object, local, objects, text
from councilui.load.keys import meeting_key
from councilui.load.report import Report
from councilui.record.model import AgendaItem, Attendance, Meeting

_SITE: Final = "https://chicityclerkelms.chicago.gov/Meeting/?meetingId="
_STATUS: Final = {"present": "present", "absent": "absent", "excused": "excused"}


class Meetings:
    """All meetings of a load, so that two on one day are told apart before either is given out."""

    def __init__(self, people: People, report: Report) -> None:
        self._people = people
        self._report = report
        self._held: dict[tuple[str, str], dict[str, tuple[Object, str]]] = defaultdict(dict)
        self._by_number: dict[str, str] = {}
        self._known: set[str] = set()
        self._items: set[str] = set()
        self._positions: Counter[str] = Counter()
        self.wanted: dict[str, tuple[str, str, str | None, str | None]] = {}

    def add(self, found: Object, where: str) -> Iterator[object]:
        """Keep a meeting until all are known; its body comes out. One without body or date is reported."""
        self._report.count("meetings")
        name, date = text(found, "body"), local(found, "date")[0]
        number = text(found, "meetingId") or ""
        if name is None or date is None:
            self._report.omit("meetings", "without a body or a date")
            self._report.doubt("meeting without date", where, number, "The meeting has no body or no date that is one.")
            return
        yield from self._people.body(name)
        held = self._held[self._people.body_id(name), date]
        if number in held and len(str(held[number][0])) >= len(str(found)):
            self._report.merge("meetings", "read before")
            return
        if number in held:
            self._report.merge("meetings", "read before")
        held[number] = (found, where)

    def rows(self) -> Iterator[object]:
        """The meetings with their agendas and roll calls of presence."""
        for (body, date), held in self._held.items():
            ordered = sorted(held.values(), key=lambda part: (_cancelled(part[0]), local(part[0], "date")[1] or ""))
            times: set[str | None] = set()
            for found, where in ordered:
                clock = local(found, "date")[1]
                number = text(found, "meetingId") or ""
                key = meeting_key(body, date)
                if key in self._known:
                    if clock is None or clock in times:
                        reason = (
                            f"Another meeting at the same time was loaded; this one ({text(found, 'status')}) was not."
                        )
                        self._report.doubt("meeting listed twice", where, number, reason)
                        self._report.merge("meetings", "of a body at the same time")
                        self._by_number[number] = key
                        continue
                    key = meeting_key(body, date, clock)
                times.add(clock)
                self._report.load("meetings")
                yield self._made(found, key, body, date, clock)
                self._by_number[number] = key
                yield from self._agenda(found, key)
                yield from self._attendance(found, key, where)

    def _made(self, found: Object, key: str, body: str, date: str, clock: str | None) -> Meeting:
        self._known.add(key)
        comment = text(found, "comment")
        special = comment is not None and "special meeting" in comment.casefold()
        video = (text(found, "videoLink") or "").split(" ")[0]
        links = found.get("videoLink")
        if isinstance(links, list) and links and isinstance(links[0], str):
            video = links[0].strip()
        return Meeting(
            key, body, date, 0, "special" if special else "unknown", clock, "scheduled" if clock else None,
            location=text(found, "location"), summary=comment, source=SOURCE, status=text(found, "status"),
            url=f"{_SITE}{text(found, 'meetingId')}", video=video or None,
        )  # fmt: skip

    def of_action(self, number: str | None, body: str, date: str) -> str:
        """The meeting an action belongs to: by its number, else the body's on that date."""
        return self._by_number.get((number or "").strip(), meeting_key(body, date))

    def known(self, meeting: str) -> bool:
        """Whether the meeting was given out."""
        return meeting in self._known

    def needed(self, meeting: str, body: str, date: str) -> Iterator[Meeting]:
        """A meeting that only its votes tell of."""
        if meeting not in self._known:
            self._known.add(meeting)
            self._report.make("meetings known by a vote alone")
            yield Meeting(meeting, body, date, 0, "unknown", source=SOURCE)

    def item(
        self, meeting: str, matter: str, title: str, number: str | None, outcome: str | None
    ) -> Iterator[AgendaItem]:
        """The agenda item of a matter, if the meeting's agenda did not have it."""
        identity = f"{meeting}/{matter.rsplit('/', 1)[-1]}"
        if identity not in self._items:
            position = self._place(identity, meeting)
            self._report.make("agenda items known by a vote alone")
            yield AgendaItem(identity, meeting, position, title, None, None, matter, outcome, source=SOURCE)

    def _place(self, identity: str, meeting: str) -> int:
        self._items.add(identity)
        self._positions[meeting] += 1
        return self._positions[meeting] - 1

    def _agenda(self, found: Object, meeting: str) -> Iterator[AgendaItem]:
        """The flat `agenda` list, or the one in groups that /meeting-agenda gives."""
        lines: list[tuple[str | None, Object]] = [(None, item) for item in objects(found, "agenda")]
        grouped = found.get("agenda")
        if isinstance(grouped, dict):
            for group in objects(grouped, "groups"):
                lines += [(text(group, "title"), item) for item in objects(group, "items")]
        for section, item in lines:
            self._report.count("agenda items")
            record = text(item, "recordNumber")
            identity = f"{meeting}/{slug(record or text(item, 'matterTitle') or text(item, 'matterId') or '')[:80]}"
            if identity in self._items:
                self._report.merge("agenda items", "of a record listed before")
                continue
            self._report.load("agenda items")
            position = self._place(identity, meeting)
            title = text(item, "matterTitle") or "(no title)"
            matter = slug(record) if record else None
            if matter is not None and record is not None:
                self.wanted.setdefault(matter, (record, title, text(item, "matterType"), text(item, "matterId")))
            outcome = (text(item, "actionName") or "").lower() or None
            yield AgendaItem(
                identity, meeting, position, title, text(item, "displayId"), section, matter, outcome,
                source=SOURCE, note=text(item, "actionText"),
            )  # fmt: skip

    def _attendance(self, found: Object, meeting: str, where: str) -> Iterator[object]:
        for at, call in enumerate(objects(found, "attendance"), 1):
            seen = set()
            for vote in objects(call, "votes"):
                printed = text(vote, "voterName")
                self._report.count("answers to roll calls")
                if printed is None:
                    self._report.omit("answers to roll calls", "without a name")
                    self._report.doubt(
                        "no name", where, text(call, "name") or at, "Somebody at a roll call has no name."
                    )
                    continue
                person, rows = self._people.person(printed, text(vote, "personId"), where)
                yield from rows
                if person in seen:
                    self._report.merge("answers to roll calls", "of a name that stands twice")
                    self._report.doubt("answered twice", where, printed, "The name stands twice in one roll call.")
                    continue
                seen.add(person)
                self._report.load("answers to roll calls")
                word = text(vote, "vote") or ""
                status = _STATUS.get(word.casefold(), "other")
                call_id = f"{meeting}/roll-call/{at}"
                yield Attendance(call_id, person, printed, meeting, status, word, source=SOURCE)


def _cancelled(found: Object) -> bool:
    return (text(found, "status") or "").casefold() in ("cancelled", "canceled")
