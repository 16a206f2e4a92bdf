"""Meetings of eLMS with their agenda and attendance."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final

from councilui.common.slugs import slug
from councilui.load.called_off import called_off_word
from councilui.load.formats.elms.people import SOURCE, ElmsPeople
from councilui.load.formats.elms.shapes import local
from councilui.load.json_file import Object, objects, text
from councilui.load.keys import meeting_key
from councilui.load.outcomes import attendance_status
from councilui.load.report import Report
from councilui.record.model import NO_TITLE, AgendaItem, Attendance, Meeting

_SITE: Final = "https://chicityclerkelms.chicago.gov/Meeting/?meetingId="


class ElmsMeetings:
    """All meetings of a load, so that two on one day are told apart before either is given out."""

    def __init__(self, people: ElmsPeople, report: Report) -> None:
        self._people = people
        self._report = report
        self._by_day: dict[tuple[str, str], dict[str, tuple[Object, str]]] = defaultdict(dict)
        self._by_number: dict[str, str] = {}
        self._meeting_ids: set[str] = set()
        self._items: set[str] = set()
        self._positions: Counter[str] = Counter()
        self.agenda_matters: dict[str, tuple[str, str, str | None, str | None]] = {}

    def add(self, data: Object, file: str) -> Iterator[object]:
        """Keep a meeting until all are known; its body comes out. One without body or date is reported."""
        self._report.count("meetings")
        name, date = text(data, "body"), local(data, "date")[0]
        number = text(data, "meetingId") or ""
        if name is None or date is None:
            self._report.omit("meetings", "without a body or a date")
            self._report.warn("meeting without date", file, number, "The meeting has no body or no valid date.")
            return
        yield from self._people.body(name)
        meetings = self._by_day[self._people.body_id(name), date]
        if number in meetings and len(str(meetings[number][0])) >= len(str(data)):
            self._report.merge("meetings", "read before")
            return
        if number in meetings:
            self._report.merge("meetings", "read before")
        meetings[number] = (data, file)

    def rows(self) -> Iterator[object]:
        """The meetings with their agendas and roll calls of presence."""
        for (body, date), meetings in self._by_day.items():
            in_order = sorted(
                meetings.values(),
                key=lambda part: (
                    called_off_word(text(part[0], "status"), None) is not None,
                    local(part[0], "date")[1] or "",
                ),
            )
            times: set[str | None] = set()
            for data, file in in_order:
                clock = local(data, "date")[1]
                number = text(data, "meetingId") or ""
                key = meeting_key(body, date)
                if key in self._meeting_ids:
                    if clock is None or clock in times:
                        reason = (
                            f"Another meeting at the same time was loaded; this one ({text(data, 'status')}) was not."
                        )
                        self._report.warn("meeting listed twice", file, number, reason)
                        self._report.merge("meetings", "of a body at the same time")
                        self._by_number[number] = key
                        continue
                    key = meeting_key(body, date, clock)
                times.add(clock)
                self._report.load("meetings")
                yield self._meeting_row(data, key, body, date, clock)
                self._by_number[number] = key
                yield from self._agenda(data, key)
                yield from self._attendance(data, key, file)

    def _meeting_row(self, data: Object, key: str, body: str, date: str, clock: str | None) -> Meeting:
        self._meeting_ids.add(key)
        comment = text(data, "comment")
        special = comment is not None and "special meeting" in comment.casefold()
        video = (text(data, "videoLink") or "").split(" ")[0]
        links = data.get("videoLink")
        if isinstance(links, list) and links and isinstance(links[0], str):
            video = links[0].strip()
        return Meeting(
            key, body, date, 0, "special" if special else "unknown", clock, "scheduled" if clock else None,
            location=text(data, "location"), summary=comment, source=SOURCE, status=text(data, "status"),
            url=f"{_SITE}{text(data, 'meetingId')}", video=video or None,
        )  # fmt: skip

    def of_action(self, number: str | None, body: str, date: str) -> str:
        """The meeting an action belongs to: by its number, else the body's on that date."""
        return self._by_number.get((number or "").strip(), meeting_key(body, date))

    def has_meeting(self, meeting: str) -> bool:
        """Whether the meeting was given out."""
        return meeting in self._meeting_ids

    def ensure_meeting(self, meeting: str, body: str, date: str) -> Iterator[Meeting]:
        """A meeting that is known only from its votes."""
        if meeting not in self._meeting_ids:
            self._meeting_ids.add(meeting)
            self._report.make("meetings known by a vote alone")
            yield Meeting(meeting, body, date, 0, "unknown", source=SOURCE)

    def item(self, meeting: str, matter: str, title: str, outcome: str) -> Iterator[AgendaItem]:
        """The agenda item of a matter, if the meeting's agenda did not have it."""
        item_id = f"{meeting}/{matter.rsplit('/', 1)[-1]}"
        if item_id not in self._items:
            position = self._next_position(item_id, meeting)
            self._report.make("agenda items known by a vote alone")
            yield AgendaItem(item_id, meeting, position, title, None, None, matter, outcome, source=SOURCE)

    def _next_position(self, item_id: str, meeting: str) -> int:
        self._items.add(item_id)
        self._positions[meeting] += 1
        return self._positions[meeting] - 1

    def _agenda(self, data: Object, meeting: str) -> Iterator[AgendaItem]:
        """The flat `agenda` list, or the one in groups that /meeting-agenda gives."""
        lines: list[tuple[str | None, Object]] = [(None, item) for item in objects(data, "agenda")]
        agenda = data.get("agenda")
        if isinstance(agenda, dict):
            for group in objects(agenda, "groups"):
                lines += [(text(group, "title"), item) for item in objects(group, "items")]
        for section, item in lines:
            self._report.count("agenda items")
            record = text(item, "recordNumber")
            item_id = f"{meeting}/{slug(record or text(item, 'matterTitle') or text(item, 'matterId') or '')[:80]}"
            if item_id in self._items:
                self._report.merge("agenda items", "of a record listed before")
                continue
            self._report.load("agenda items")
            position = self._next_position(item_id, meeting)
            title = text(item, "matterTitle") or NO_TITLE
            matter = slug(record) if record else None
            if matter is not None and record is not None:
                self.agenda_matters.setdefault(
                    matter, (record, title, text(item, "matterType"), text(item, "matterId"))
                )
            outcome = (text(item, "actionName") or "").lower() or None
            yield AgendaItem(
                item_id, meeting, position, title, text(item, "displayId"), section, matter, outcome,
                source=SOURCE, note=text(item, "actionText"),
            )  # fmt: skip

    def _attendance(self, data: Object, meeting: str, file: str) -> Iterator[object]:
        for number, call in enumerate(objects(data, "attendance"), 1):
            people_called = set()
            for vote in objects(call, "votes"):
                printed = text(vote, "voterName")
                self._report.count("answers to roll calls")
                if printed is None:
                    self._report.omit("answers to roll calls", "without a name")
                    self._report.warn(
                        "no name", file, text(call, "name") or number, "Someone in a roll call has no name."
                    )
                    continue
                person, rows = self._people.person(printed, text(vote, "personId"), file)
                yield from rows
                if person in people_called:
                    self._report.merge("answers to roll calls", "of a name that appears twice")
                    self._report.warn("answered twice", file, printed, "The name appears twice in one roll call.")
                    continue
                people_called.add(person)
                self._report.load("answers to roll calls")
                word = text(vote, "vote") or ""
                call_id = f"{meeting}/roll-call/{number}"
                yield Attendance(call_id, person, printed, meeting, attendance_status(word), word, source=SOURCE)
