"""OParl 1.0 and 1.1, as German and Austrian council systems publish their meetings: saved JSON of the API.

OParl has no votes by name: what it says of a vote is an agenda item's `result`.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from councilui.common.names import fold, parse_name
from councilui.common.plain_text import quotation
from councilui.common.slugs import slug
from councilui.load.date_forms import find_date
from councilui.load.dates import DateReader
from councilui.load.formats.oparl.objects import ObjectStore, objects_in, reference, references
from councilui.load.input_errors import InputError
from councilui.load.inputs import Files
from councilui.load.json_file import Object, json_head, json_names, read_json, text
from councilui.load.keys import body_key, matter_key, meeting_key, person_key
from councilui.load.outcomes import ask_question, motion_in_result, read_outcome
from councilui.load.report import Report
from councilui.load.settings import FILE, Settings
from councilui.record import model
from councilui.record.model import NO_TITLE

NAME: Final = "OParl"
ORDER: Final = 21
_HEAD: Final = 65536
_TYPE: Final = re.compile(rb'"type"\s*:\s*"https?:(?:\\?/){2}(?:schema\.)?oparl\.org\\?/')
_PARTY: Final = re.compile(r"fraktion|partei|gruppe der", re.IGNORECASE)
_ROLE_OF_MEMBER: Final = re.compile(r"mitglied|ratsfrau|ratsherr|stadtverordnete|member", re.IGNORECASE)
_KINDS: Final = {
    "Organization": "organizations", "Person": "people", "Membership": "memberships", "Meeting": "meetings",
    "AgendaItem": "agenda items", "Paper": "papers", "Consultation": "consultations",
}  # fmt: skip


def detect(files: Files) -> list[str]:
    """JSON whose objects have OParl's types."""
    return [name for name in json_names(files) if _TYPE.search(json_head(files, name, _HEAD))]


def read(files: Files, names: Sequence[str], settings: Settings, report: Report) -> Iterator[object]:
    """The rows; all objects are read first, since addresses point everywhere. Raises InputError for none at all."""
    report.expect(len(names))
    store = ObjectStore()
    for name in names:
        for kind, value in objects_in(read_json(files, name, report)):
            plural = _KINDS.get(kind, "other objects")
            report.count(plural)
            if kind not in _KINDS:
                report.omit(plural, "that the record has no place for")
            elif not store.add(kind, value):
                report.merge(plural, "of an id read before")
        report.advance()
    if not store.by_kind:
        raise InputError(files.label, None, "no OParl object can be read here")
    yield from _Builder(store, settings, report, files.label).rows()


class _Builder:
    """Makes the rows of an input."""

    def __init__(self, store: ObjectStore, settings: Settings, report: Report, label: str) -> None:
        self._store = store
        self._settings = settings
        self._report = report
        self._label = label
        self._source = f"{settings.place}/oparl"
        moments = [value for meeting in store.of("Meeting").values() if (value := text(meeting, "start", "end"))]
        self._dates = DateReader(moments, timezone=settings.timezone)
        self._names = {key: text(value, "name") for key, value in store.of("Organization").items()}
        self._people: dict[str, str] = {}
        self._matters: dict[str, str] = {}
        self._ids: set[str] = set()
        self._body_ids: set[str] = set()

    def rows(self) -> Iterator[object]:
        """All rows: who meets, who sits, what is decided on, the meetings."""
        yield model.Source(self._source, "dataset", self._settings.place, "OParl")
        for kind, plural in _KINDS.items():
            deleted = len(self._store.by_kind.get(kind, {})) - len(self._store.of(kind))
            self._report.omit(plural, "that are marked as deleted", deleted)
        yield from self._bodies()
        yield from self._persons()
        yield from self._memberships()
        yield from self._papers()
        self._report.load("consultations", len(self._store.of("Consultation")))
        items = self._items_by_meeting()
        for key, meeting in self._store.of("Meeting").items():
            yield from self._meeting(meeting, items.pop(key, []))
        for orphans in items.values():
            self._report.omit("agenda items", "of a meeting that isn't there", len(orphans))

    def _body_name(self, organization: str | None) -> str:
        """The name of who meets; where the input lacks it, that of the settings, or the number in its address."""
        name = self._names.get(organization or "") or self._settings.body
        if name or not organization:
            return name or "Rat"
        return f"Organization {organization.rstrip('/').rpartition('/')[2]}"

    def _body(self, organization: str | None) -> str:
        return body_key(self._settings.place, self._body_name(organization))

    def _is_party(self, organization: str) -> bool:
        value = self._store.get("Organization", organization)
        return bool(_PARTY.search(text(value, "organizationType", "classification") or ""))

    def _bodies(self) -> Iterator[object]:
        meetings = self._store.of("Meeting").values()
        meeting = {key for value in meetings for key in references(value.get("organization"))}
        rows: dict[str, model.Body] = {}
        for key, value in self._store.of("Organization").items():
            if self._is_party(key) and key not in meeting:
                self._report.omit("organizations", "that are parties")
                continue
            self._report.load("organizations")
            kind = (text(value, "classification", "organizationType") or "body").casefold()
            name, url = self._body_name(key), text(value, "web")
            body = self._body(key)
            rows.setdefault(body, model.Body(body, name, kind, self._settings.timezone, url=url, source=self._source))
        unnamed = [None] if any(not references(value.get("organization")) for value in meetings) else []
        for missing in [*unnamed, *sorted(meeting - self._names.keys())]:
            body, name = self._body(missing), self._body_name(missing)
            rows.setdefault(body, model.Body(body, name, "council", self._settings.timezone, source=self._source))
            if not self._settings.body:
                why = "No organization of this id is in the input" if missing else "Some meetings name no organization"
                reason = f'{why}, so these are under “{name}”. To name it, load it, too, or write body = "…" in {FILE}.'
                self._report.warn("unknown organization", self._label, missing or "-", reason)
        self._body_ids.update(rows)
        yield from rows.values()

    def _persons(self) -> Iterator[object]:
        for key, value in self._store.of("Person").items():
            name = text(value, "name") or " ".join(filter(None, (text(value, "givenName"), text(value, "familyName"))))
            if not name:
                self._report.omit("people", "without a name")
                continue
            self._report.load("people")
            parts = parse_name(name, text(value, "familyName") or "")
            bare = parts.full or name
            person = person_key(self._settings.place, fold(bare) or bare)
            self._people[key] = person
            yield model.Person(person, bare, parts.sort_name or bare, parts.surname or bare)
            if name != bare:
                yield model.PersonName(person, name, self._source)

    def _memberships(self) -> Iterator[object]:
        for value in self._store.of("Membership").values():
            organization, person = (
                reference(value.get("organization")),
                self._people.get(reference(value.get("person")) or ""),
            )
            if organization is not None and person is not None and self._is_party(organization):
                self._report.omit("memberships", "of parties")
            elif organization is None or person is None or self._body(organization) not in self._body_ids:
                self._report.omit("memberships", "of a person or thing that isn't there")
            else:
                self._report.load("memberships")
                role = text(value, "role") or "member"
                if _ROLE_OF_MEMBER.search(role) or value.get("votingRight") is True:
                    role = "member"
                start, end = text(value, "startDate"), _day_after(text(value, "endDate"))
                body = self._body(organization)
                key = "/".join((body, slug(role), person.rpartition("/")[2], start or "-"))
                yield model.Membership(key, body, person, role, None, start, end, source=self._source)

    def _papers(self) -> Iterator[object]:
        for key, value in self._store.of("Paper").items():
            self._report.load("papers")
            number = text(value, "reference")
            matter = matter_key(self._settings.place, number or key)
            self._matters[key] = matter
            title = text(value, "name") or number or NO_TITLE
            basis = "recorded" if number else "unknown"
            kind, url = text(value, "paperType"), text(value, "web")
            if matter not in self._ids:
                self._ids.add(matter)
                yield model.Matter(matter, number, basis, title, type=kind, url=url, source=self._source)

    def _items_by_meeting(self) -> dict[str, list[Object]]:
        items: dict[str, list[Object]] = defaultdict(list)
        for value in self._store.of("AgendaItem").values():
            items[reference(value.get("meeting")) or ""].append(value)
        for agenda in items.values():
            agenda.sort(key=lambda item: item["order"] if isinstance(item.get("order"), int) else 0)
        return items

    def _meeting(self, value: Object, items: list[Object]) -> Iterator[object]:
        moment = self._dates.read_moment(text(value, "start") or "")
        name = text(value, "name")
        if moment is None:
            self._report.omit("meetings", "without a date")
            self._report.omit("agenda items", "of a meeting without a date", len(items))
            self._report.warn("meeting without date", self._label, name or "-", "The meeting has no date to be read.")
            return
        self._report.load("meetings")
        organizations = references(value.get("organization"))
        body = self._body(organizations[0] if organizations else None)
        if others := [self._body_name(organization) for organization in organizations[1:]]:
            reason = f"It is also a meeting of {', '.join(others)}; it was loaded as a meeting of the first."
            self._report.warn("joint meeting", self._label, name or "-", reason)
        meeting = meeting_key(body, moment.date)
        if meeting in self._ids:
            meeting = meeting_key(body, moment.date, moment.time or f"{len(self._ids)}")
        self._ids.add(meeting)
        end = self._dates.read_moment(text(value, "end") or "")
        state = "Cancelled" if value.get("cancelled") is True else text(value, "meetingState")
        place = value.get("location")
        location = text(place if isinstance(place, dict) else {}, "description", "room")
        yield model.Meeting(
            meeting, body, moment.date, 0, "unknown", moment.time, "scheduled" if moment.time else None,
            end.time if end and end.date == moment.date else None, location, summary=name, source=self._source,
            status=state, url=text(value, "web"),
        )  # fmt: skip
        for participant in dict.fromkeys(references(value.get("participant"))):
            if person := self._people.get(participant):
                person_name = text(self._store.get("Person", participant), "name") or person
                yield model.Attendance(f"{meeting}/present", person, person_name, meeting, "present", "participant",
                                       source=self._source)  # fmt: skip
        for position, item in enumerate(items):
            yield from self._item(meeting, position, item)

    def _item(self, meeting: str, position: int, value: Object) -> Iterator[object]:
        self._report.load("agenda items")
        number, title = text(value, "number"), text(value, "name") or NO_TITLE
        key = f"{meeting}/{slug(number or title)[:60]}"
        while key in self._ids:
            key += f"-{position}"
        self._ids.add(key)
        consultation = self._store.get("Consultation", reference(value.get("consultation")))
        paper = reference(consultation.get("paper"))
        matter = self._matters.get(paper or "")
        result = text(value, "result")
        section = "Closed session" if value.get("public") is False else None
        yield model.AgendaItem(
            key, meeting, position, title, number, section, matter, result.casefold() if result else None,
            text(value, "resolutionText", "resolution"), source=self._source,
        )  # fmt: skip
        outcome = read_outcome(result or "")
        if outcome.result == "unknown" and outcome.tally is None:
            return
        self._report.make("vote events")
        motion_type = motion_in_result(result or "") or "other"
        motion = model.Motion(f"{key}/vote/motion", meeting, motion_type, None, key, matter, source=self._source)
        yield motion
        yield model.VoteEvent(
            f"{key}/vote", motion.id, position, ask_question(motion_type, quotation(title)), "unknown", outcome.result,
            "unknown" if outcome.result == "unknown" else "recorded", result, roll="none", roll_note=outcome.note,
            source=self._source,
        )  # fmt: skip
        for option, count in outcome.tally.counts.items() if outcome.tally else ():
            yield model.VoteCount(f"{key}/vote", option, self._source, count, basis="recorded")


def _day_after(date: str | None) -> str | None:
    """The first day on which a membership that ended on the date is over."""
    match = find_date(date) if date else None
    if match is None:
        return None
    day = dt.date.fromisoformat(next(iter(match.days.values())))
    return (day + dt.timedelta(days=1)).isoformat() if day < dt.date.max else None
