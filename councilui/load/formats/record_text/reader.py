"""The tables of a record in text as the model's objects, every reference checked."""

from collections import defaultdict
from typing import Final, TypeVar

from councilui.common.dates import is_date
from councilui.load.formats.record_text.rows import Row
from councilui.load.formats.record_text.votes import read_vote_event
from councilui.load.people import PersonIndex
from councilui.record import model, schema

T = TypeVar("T")

_REFERENCES: Final = {
    "source": "source",
    "mover_source": "source",
    "body": "body",
    "person": "person",
    "chair": "person",
    "mover": "person",
    "seconder": "person",
    "meeting": "meeting",
    "matter": "matter",
    "other": "matter",
    "agenda_item": "agenda_item",
    "requirement": "rule",
}
_WORDS: Final = {
    "basis": model.BASES,
    "identifier_basis": model.BASES,
    "result_basis": model.BASES,
    "mover_basis": model.BASES,
    "result": model.RESULTS,
    "method": model.METHODS,
    "form": model.FORMS,
    "venue": model.VENUES,
    "capacity": model.CAPACITIES,
}
_DATES: Final = ("date", "start", "end", "said_on", "published")


class RecordTextReader:
    """Turns the rows into model objects, in the order in which the schema needs them."""

    def __init__(self, tables: dict[str, list[Row]]) -> None:
        self.tables = tables
        self.records: list[object] = []
        self.places: dict[tuple[str, str], Row] = {}
        self.references: list[tuple[Row, str, str, str]] = []
        self.citations: list[model.Citation] = []

    def objects(self) -> list[object]:
        self._plain("source", model.Source)
        self._plain("body", model.Body)
        self._plain("rule", model.Rule)
        self._glossary()
        self._people()
        for row in self.tables["membership"]:
            self._membership(row)
        meetings = self._plain("meeting", model.Meeting)
        self._matters()
        self._agenda_items()
        self._check_references()  # rolls are read by way of meetings and bodies, which must be there
        roster = PersonIndex(self.records)
        bodies = {record.id: record for record in self.records if isinstance(record, model.Body)}
        self._vote_events({meeting.id: meeting for meeting in meetings}, bodies, roster)
        self._statements({meeting.id: meeting for meeting in meetings}, roster)
        for row in self.tables["claim"]:
            self._add(row, row.build(model.Claim, ("sources",)), "")
        self._doubts()
        self._check_references()
        self._check_subjects()
        return [*self.records, *self.citations]

    def _plain(self, table: str, cls: type[T]) -> list[T]:
        records = []
        for row in self.tables[table]:
            if cls is model.Meeting:
                row.values.setdefault("ordinal", 0)
            record = self._with_sources(row, cls, table)
            self._add(row, record, table)
            records.append(record)
        return records

    def _with_sources(self, row: Row, cls: type[T], table: str, *also: str, **fixed: object) -> T:
        """An object whose `sources` list, if any, is its source and citations."""
        sources = row.strings("sources")
        if sources and "source" in schema.FIELDS[cls]:
            if "source" in row.values:
                raise row.mistake("give either source or sources", "sources")
            fixed["source"] = sources[0]
            id_ = fixed.get("key") or fixed.get("id") or row.values.get("id", "")
            for position, source in enumerate(sources[1:]):
                self.citations.append(model.Citation(table, str(id_), source, position))
                self.references.append((row, "sources", "source", source))
        return row.build(cls, ("sources", *also), **fixed)

    def _add(self, row: Row, record: object, table: str) -> None:
        """Keep an object; note its id, check its words, note what it refers to."""
        id_ = getattr(record, "key", getattr(record, "id", None))
        if table and isinstance(id_, str):
            if earlier := self.places.get((table, id_)):
                raise row.mistake(f"this id is already in {earlier.file}, line {earlier.lines.get(earlier.place)}")
            self.places[table, id_] = row
        for name in schema.FIELDS[type(record)]:
            value = getattr(record, name)
            if isinstance(value, str):
                self._check_word(row, record, name, value)
                if name in _REFERENCES:
                    self.references.append((row, name, _REFERENCES[name], value))
        self.records.append(record)

    def _check_word(self, row: Row, record: object, name: str, value: str) -> None:
        row.one_of(name, value, _WORDS.get(name, (value,)))
        if isinstance(record, model.Source) and name == "kind":
            row.one_of(name, value, model.SOURCE_KINDS)
        if isinstance(record, model.Statement) and name == "kind":
            row.one_of(name, value, model.STATEMENT_KINDS)
        if isinstance(record, model.Rule) and name == "base":
            row.one_of(name, value, model.RULE_BASES)
        if name in _DATES and not is_date(value):
            raise row.mistake(f'{name} "{value}" isn\'t a date: "2025-01-15", "2025-01" or "2025"', name)
        if isinstance(record, model.Meeting) and name == "date" and len(value) != 10:
            raise row.mistake(f'date "{value}" must have a day: "2025-01-15"', name)

    def _glossary(self) -> None:
        for row in self.tables["glossary"]:
            id_ = row.values.get("id") or "/".join(
                str(row.values[key]) for key in ("body", "term") if key in row.values
            )
            entry = self._with_sources(row, model.GlossaryTerm, "glossary", "id", id=id_)
            self._add(row, entry, "glossary")

    def _people(self) -> None:
        for row in self.tables["person"]:
            person = self._with_sources(row, model.Person, "person", "names")
            self._add(row, person, "person")
            for name in row.rows("names"):
                self._add(name, name.build(model.PersonName, person=person.id), "")

    def _membership(self, row: Row) -> None:
        parts = (row.values.get(key, "-") for key in ("body", "role", "district", "person"))
        id_ = row.values.get("id") or "/".join(map(str, parts))
        membership = self._with_sources(row, model.Membership, "membership", "id", id=id_)
        self._add(row, membership, "membership")

    def _matters(self) -> None:
        also = ("aliases", "sponsors", "relations", "action")
        for row in self.tables["matter"]:
            row.values.setdefault("identifier_basis", "recorded" if "identifier" in row.values else "unknown")
            matter = self._with_sources(row, model.Matter, "matter", *also)
            self._add(row, matter, "matter")
            for alias in row.rows("aliases"):
                values = alias.values
                alias.values = {"alias": values[""]} if "" in values else values
                self._add(alias, alias.build(model.MatterAlias, matter=matter.id), "")
            for sponsor in row.rows("sponsors"):
                name = sponsor.values.get("name") or self._name_of(sponsor)
                self._add(sponsor, sponsor.build(model.Sponsorship, ("name",), matter=matter.id, sponsor_name=name), "")
            for relation in row.rows("relations"):
                self._add(relation, relation.build(model.MatterRelation, matter=matter.id), "")
            for position, action in enumerate(row.rows("action")):
                id_ = f"{matter.id}/action/{position + 1}"
                record = self._with_sources(
                    action, model.MatterAction, "matter_action", id=id_, matter=matter.id, position=position
                )
                self._add(action, record, "matter_action")

    def _name_of(self, sponsor: Row) -> str:
        person = sponsor.values.get("person")
        row = self.places.get(("person", str(person)))
        if row is None:
            raise sponsor.mistake(f'a sponsor needs a name, or a person who is on record; "{person}" is not', "person")
        return str(row.values["name"])

    def _agenda_items(self) -> None:
        positions: dict[object, int] = defaultdict(int)
        for row in self.tables["agenda_item"]:
            meeting = row.values.get("meeting")
            item = self._with_sources(row, model.AgendaItem, "agenda_item", position=positions[meeting])
            positions[meeting] += 1
            self._add(row, item, "agenda_item")

    def _vote_events(
        self, meetings: dict[str, model.Meeting], bodies: dict[str, model.Body], roster: PersonIndex
    ) -> None:
        positions: dict[str, int] = defaultdict(int)
        for row in self.tables["vote_event"]:
            meeting = meetings.get(str(row.values.get("meeting")))
            if meeting is None:
                raise row.mistake(f'there is no meeting "{row.values.get("meeting")}"', "meeting")
            parts = read_vote_event(row, meeting, bodies[meeting.body], roster, positions[meeting.id])
            positions[meeting.id] += 1
            self._add(row, parts.motion, "motion")
            self._add(row, parts.event, "vote_event")
            for record in (*parts.counts, *parts.votes):
                self._add(row, record, "")
            for citation in parts.citations:
                self.references.append((row, "sources", "source", citation.source))
            self.citations += parts.citations

    def _statements(self, meetings: dict[str, model.Meeting], roster: PersonIndex) -> None:
        positions: dict[str, int] = defaultdict(int)
        for row in self.tables["statement"]:
            meeting = meetings.get(str(row.values.get("meeting")))
            if meeting is None:
                raise row.mistake(f'there is no meeting "{row.values.get("meeting")}"', "meeting")
            key = row.values.get("id")
            if not isinstance(key, str):
                raise row.mistake('the field "id" is missing')
            number = positions[meeting.id]
            positions[meeting.id] += 1
            district = roster.district(str(row.values.get("person")), meeting.body, meeting.date)
            row.values.setdefault("form", "quote")
            statement = self._with_sources(
                row, model.Statement, "statement", "id", id=number, key=key, district=district
            )
            self._add(row, statement, "statement")

    def _doubts(self) -> None:
        for number, row in enumerate(self.tables["doubt"], 1):
            id_ = row.values.get("id") or f"doubt/{row.values.get('subject_id')}/{number}"
            self._add(row, self._with_sources(row, model.Doubt, "doubt", "id", id=id_), "doubt")

    def _check_references(self) -> None:
        for row, key, table, id_ in self.references:
            if (table, id_) not in self.places:
                raise row.mistake(f'{key} "{id_}" isn\'t the id of any {table.replace("_", " ")}', key)
        self.references = []

    def _check_subjects(self) -> None:
        tables = sorted(set(schema.TABLES.values()))
        for record in self.records:
            if isinstance(record, model.Claim | model.Doubt) and (record.subject, record.subject_id) not in self.places:
                row = next(
                    row
                    for row in (*self.tables["claim"], *self.tables["doubt"])
                    if row.values.get("subject_id") == record.subject_id
                )
                row.one_of("subject", record.subject, tables)
                raise row.mistake(f'there is no {record.subject} "{record.subject_id}"', "subject_id")
