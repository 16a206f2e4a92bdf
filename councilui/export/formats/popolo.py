"""A record in the words of Popolo and Open Civic Data, so that other programs, and `councilui load`, can read it.

One collection: persons, organizations, memberships, bills, events, vote_events. Ids are the record's own; what was
loaded from Open Civic Data has the ids it came with. Options are those of Open Civic Data, with the word as printed in
`option_text` where it differs. Statements have no place there and are left out.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from councilui.export.formats import ExportFormat
from councilui.export.formats.json import json_text
from councilui.export.model import Export, Object, Records
from councilui.export.origin import origin_data
from councilui.record.model import Matter, MatterAction, Meeting, Person, Sponsorship, Vote, VoteCount
from councilui.record.views.matters import MatterPage
from councilui.record.views.meetings import ItemLine, MeetingPage
from councilui.record.views.origin import Origin
from councilui.record.views.people import PersonPage
from councilui.record.views.votes import VoteCard

_OPTIONS: Final = ("yes", "no", "absent", "abstain", "not voting", "paired", "excused", "other")


def popolo(records: Records) -> Object:
    """The collection; every person, body, bill and meeting that a vote, an agenda or a person refers to is in it once.

    Keys whose value is not known are left out. Memberships come from people alone.
    """
    return _merged([records])


def _write(exports: Sequence[Export], origin: Origin | None) -> str:
    about = {"meta": origin_data(origin)} if origin is not None else {}
    return json_text({**about, **_merged([export.records() for export in exports if export.records is not None])})


FORMAT = ExportFormat("popolo", "JSON of Popolo and Open Civic Data", "popolo.json", "records", _write)


def _merged(several: Iterable[Records]) -> Object:
    """One collection; what is in several of them is once in it, with the fields of all of them."""
    merged: dict[str, dict[str, Object]] = {}
    for records in several:
        collection = _Collection()
        for person in records.people:
            collection.person(person)
        for meeting in records.meetings:
            collection.meeting(meeting)
        for card in records.votes:
            collection.vote(card)
        for matter in records.matters:
            collection.matter(matter)
        for kind, objects in collection.kinds.items():
            rows = merged.setdefault(kind, {})
            for id_, row in objects.items():
                rows[id_] = {**rows.get(id_, {}), **row}
    return {kind: list(objects.values()) for kind, objects in merged.items()}


class _Collection:
    """Objects by kind and id, in the order in which they were met."""

    def __init__(self) -> None:
        kinds = ("persons", "organizations", "memberships", "bills", "events", "vote_events")
        self.kinds: dict[str, dict[str, Object]] = {kind: {} for kind in kinds}

    def person(self, page: PersonPage) -> None:
        names = [name.name for name in page.names if name.name != page.person.name]
        self.kinds["persons"][page.person.id] = _person(page.person, names)
        for seat in page.memberships:
            self.kinds["memberships"][seat.id] = _known(
                id=seat.id, person_id=seat.person, organization_id=seat.body, role=seat.role, district=seat.district,
                start_date=seat.start or seat.start_text, end_date=seat.end or seat.end_text, label=seat.note,
            )  # fmt: skip

    def meeting(self, page: MeetingPage) -> None:
        self._body(page.body.id, page.body.name, page.body.classification, page.body.timezone)
        for line in page.items:
            if line.matter is not None:
                self._bill(line.matter)
        event = _event(page.meeting, page.body.name)
        items = [_item(line, page.meeting.id) for line in page.items if line.item.basis != "derived"]
        self.kinds["events"][page.meeting.id] = {**event, **({"agenda": items} if items else {})}

    def vote(self, card: VoteCard) -> None:
        self._body(card.body.id, card.body.name, card.body.classification, card.body.timezone)
        for vote in card.votes:
            person = card.people.get(vote.person)
            if person is None:
                person = Person(vote.person, vote.voter_name, vote.voter_name, vote.voter_name)
            self.kinds["persons"].setdefault(person.id, _person(person, ()))
        if card.matter is not None:
            bill = self._bill(card.matter)
            bill.update(_history(card.matter, card.history, card.sponsorships))
        self.kinds["events"].setdefault(card.meeting.id, _event(card.meeting, card.body.name))
        self.kinds["vote_events"][card.event.id] = _vote_event(card)

    def matter(self, page: MatterPage) -> None:
        self._bill(page.matter).update(_history(page.matter, page.history, page.sponsorships))

    def _body(self, id_: str, name: str, classification: str, timezone: str | None) -> None:
        body = _known(id=id_, name=name, classification=classification, timezone=timezone)
        self.kinds["organizations"].setdefault(id_, body)

    def _bill(self, matter: Matter) -> Object:
        bill = _known(
            id=matter.id, identifier=matter.identifier, title=matter.title, short_title=matter.short_title,
            classification=_list(matter.type), status=matter.status, sources=_links(matter.url),
        )  # fmt: skip
        return self.kinds["bills"].setdefault(matter.id, bill)


def _known(**values: object) -> Object:
    return {key: value for key, value in values.items() if value is not None}


def _list(joined: str | None) -> list[str] | None:
    return joined.split(", ") if joined else None


def _links(url: str | None) -> list[Object] | None:
    return [{"url": url}] if url else None


def _person(person: Person, names: Sequence[str]) -> Object:
    others = [{"name": name} for name in names] or None
    return _known(
        id=person.id, name=person.name, sort_name=person.sort_name, family_name=person.surname, summary=person.note,
        other_names=others,
    )  # fmt: skip


def _event(meeting: Meeting, body: str) -> Object:
    end = f"{meeting.date}T{meeting.end_time}:00" if meeting.end_time else None
    return _known(
        id=meeting.id, name=body, classification=meeting.kind if meeting.kind != "unknown" else None,
        start_date=f"{meeting.date}T{meeting.time}:00" if meeting.time else meeting.date, end_date=end,
        organization_id=meeting.body, description=meeting.summary, status=meeting.status,
        location={"name": meeting.location} if meeting.location else None, sources=_links(meeting.url),
    )  # fmt: skip


def _item(line: ItemLine, meeting: str) -> Object:
    item = line.item
    related = None
    if line.matter is not None:
        related = [_known(entity_type="bill", bill_id=line.matter.id, name=line.matter.identifier)]
    item_id = item.id if item.id != f"{meeting}/item/{item.position + 1}" else None
    return _known(
        id=item_id, description=item.title, order=item.number, classification=_list(item.section),
        notes=[item.note] if item.note else None, related_entities=related,
    )  # fmt: skip


def _history(matter: Matter, actions: Sequence[MatterAction], sponsorships: Sequence[Sponsorship]) -> Object:
    rows = [
        _known(
            description=action.action, date=action.date, organization_id=action.body,
            classification=_list(action.note) if matter.source == action.source else None, order=action.position,
        )
        for action in sorted(actions, key=lambda action: action.position)
    ]  # fmt: skip
    sponsors = [
        _known(
            name=sponsor.sponsor_name, classification=sponsor.role, entity_type="person", person_id=sponsor.person,
            primary=sponsor.role == "primary",
        )
        for sponsor in sponsorships
    ]  # fmt: skip
    return _known(actions=rows or None, sponsorships=sponsors or None)


def _vote_event(card: VoteCard) -> Object:
    event, motion = card.event, card.motion
    return _known(
        id=event.id,
        motion_id=motion.id if motion.id != f"{event.id}/motion" else None,
        motion_text=motion.text or event.question,
        motion_classification=_list(motion.motion_type if motion.motion_type != "other" else None) or [],
        start_date=card.meeting.date,
        result=event.result if event.result != "unknown" else (event.result_text or "unknown"),
        result_text=event.result_text if event.result_text != event.result else None,
        organization_id=card.body.id,
        bill_id=motion.matter,
        event_id=card.meeting.id,
        votes=[_vote(vote) for vote in card.votes],
        counts=[_count(count) for count in _main(card.counts)],
        sources=[*(_links(event.url) or []), *_sources(card)],
        extras=_known(method=event.method, roll=event.roll, disposition=event.disposition),
    )


def _sources(card: VoteCard) -> list[Object]:
    """The sources of the result, the tallies and the names that have an address, the main one first."""
    ids = (card.event.source, *card.announcements, *(vote.source for vote in card.votes))
    known = (card.sources[source] for source in dict.fromkeys(ids) if source is not None and source in card.sources)
    return [
        {"url": source.url, "note": f"{source.publisher}: {source.title}"}
        for source in known
        if source.url and source.url != card.event.url
    ]


def _vote(vote: Vote) -> Object:
    option = _option(vote.option)
    printed = vote.option_text if vote.option_text != option else None
    return _known(option=option, option_text=printed, voter_name=vote.voter_name, voter_id=vote.person, note=vote.note)


def _count(count: VoteCount) -> Object:
    option = _option(count.option)
    printed = count.option_text or (count.option if option != count.option else None)
    return _known(option=option, option_text=printed if printed != option else None, value=count.count)


def _main(counts: Sequence[VoteCount]) -> Iterable[VoteCount]:
    """The counts of the main source: Open Civic Data has room for one."""
    return (count for count in counts if count.source == counts[0].source)


def _option(option: str) -> str:
    """Open Civic Data knows neither "recused" nor "present" nor "vacant"."""
    return option if option in _OPTIONS else "other"
