"""Which ids of bodies and people stand for one: what two formats or spellings say about them is joined in one row."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple, cast

from councilui.common.names import Name, compare_names, fold, likely_same, parse_name
from councilui.common.names.likeness import Likeness
from councilui.load.bodies import classify
from councilui.load.called_off import split_called_off
from councilui.load.file_names import split_kind
from councilui.load.keys import body_slug
from councilui.load.settings import Settings
from councilui.record import model

_PERSON_ID: Final = re.compile(r"(?:legistar:)?([^/]+)/person/([^/]+)")
_REFERENCES: Final[Mapping[type, tuple[str, ...]]] = {
    model.Meeting: ("body", "chair"),
    model.Membership: ("body", "person"),
    model.PersonName: ("person",),
    model.Rule: ("body",),
    model.GlossaryTerm: ("body",),
    model.MatterAction: ("body",),
    model.Sponsorship: ("person",),
    model.Motion: ("mover", "seconder"),
    model.Vote: ("person",),
    model.Attendance: ("person",),
    model.Statement: ("person",),
}
"""The fields that hold the id of a body or a person; rows with a `subject` may be about one, too."""
_WITH_KINDS: Final = ("council", "board", "commission", "committee")
_KINDS_OF_PLACE: Final = ("town", "village", "borough")  # of which a format that isn't told the body assumes the city
_SUBJECTS: Final = ("body", "person")


class BodyEntry(NamedTuple):
    """A body as it first came: from which input, under which place, and whether the user wrote that place."""

    id: str
    name: str
    place: str
    label: str
    reading: int
    is_place_set: bool


class PersonEntry(NamedTuple):
    """A person as they first came. `has_name_id` when a format made the id from the name, so that the name decides."""

    id: str
    name: Name
    place: str
    reading: int
    has_name_id: bool


class Identities:
    """Takes bodies and people as they come and says under which id each is kept.

    Bodies of one name that two formats find in one input are one. People of one place with the same name are one when
    two inputs or formats tell of them, or when the settings' aliases say so; two ids that one source tells apart stay
    two.
    """

    def __init__(self) -> None:
        self._ids: dict[str, str] = {}
        self._bodies: dict[str, list[BodyEntry]] = defaultdict(list)
        self._body_entries: dict[str, BodyEntry] = {}
        self._people: dict[tuple[str, str], list[PersonEntry]] = defaultdict(list)
        self._person_entries: dict[str, PersonEntry] = {}
        self._places: dict[str, str] = {}
        self._reading = -1
        self._label = ""
        self._settings = Settings("")
        self._aliases: dict[tuple[str, str], str] = {}
        self._aliased: set[str] = set()
        self._voters: dict[tuple[str, str], str] = {}
        self.called_off: dict[str, str] = {}
        self.kinds: dict[str, str] = {}  # of the meetings of a body whose name says it
        self.touched: set[str] = set()
        self.joined: list[tuple[BodyEntry, BodyEntry]] = []

    def begin(self) -> None:
        """Another format or input begins; what comes before the first is in the record already."""
        self._reading += 1
        self._voters.clear()

    def enter(self, settings: Settings, label: str) -> None:
        """What follows comes from the input of that label, under those settings."""
        self._settings, self._label = settings, label
        names = {_name_key(parse_name(alias)): name for alias, name in settings.aliases.items()}
        for key, name in names.items():
            keys = {key}
            while (following := _name_key(parse_name(name))) in names and following not in keys:
                keys.add(following)
                name = names[following]
            self._aliases[settings.place, key] = name

    @property
    def is_needed(self) -> bool:
        """Whether any id stands for another, so that rows must be resolved."""
        return bool(self._ids)

    @property
    def has_aliases(self) -> bool:
        """Whether the settings give other names to people or bodies."""
        return bool(self._aliases)

    def is_second_vote(self, row: model.Vote | model.Attendance) -> bool:
        """Whether a row is a second one of a person in one roll because an alias makes two names of the roll one."""
        person = self._ids.get(row.person, row.person)
        if person not in self._aliased:
            return False
        roll = row.vote_event if isinstance(row, model.Vote) else row.roll_call
        return self._voters.setdefault((roll, person), row.person) != row.person

    def full_name(self, printed: str) -> str:
        """The name that the settings' aliases give for a printed one, else that name."""
        return (self._alias(self._settings.place, parse_name(printed)) if self._aliases else None) or printed

    def resolve(self, row: Any) -> Any:
        """The row with the ids under which its bodies and people are kept."""
        changed = {}
        for name in _REFERENCES.get(type(row), ()):
            id_ = getattr(row, name)
            if id_ is not None and id_ in self._ids:
                changed[name] = self._ids[id_]
        if getattr(row, "subject", None) in _SUBJECTS and row.subject_id in self._ids:
            changed["subject_id"] = self._ids[row.subject_id]
        return row._replace(**changed) if changed else row

    def add_body(self, row: model.Body) -> model.Body | None:
        """The body to keep, None when it is one that is there under another id."""
        if row.id in self._ids:
            return None
        row = self._under_alias(self._without_mark(row))
        if row.id in self._body_entries:
            return row
        place = row.id.partition("/")[0] if row.id.endswith(f"/{body_slug(row.name)}") else self._settings.place
        entry = BodyEntry(row.id, row.name, place, self._label, self._reading, self._settings.is_place_set)
        same = [other for other in self._bodies[body_slug(row.name)] if self._is_same_body(entry, other)]
        if len({self._ids.get(other.id, other.id) for other in same}) == 1:
            self._join_body(entry, same[0])
            return None
        self._body_entries[row.id] = entry
        self._bodies[body_slug(row.name)].append(entry)
        return row

    def _under_alias(self, row: model.Body) -> model.Body:
        """The body that the settings' aliases make of this one."""
        aliases = {body_slug(alias): name for alias, name in self._settings.aliases.items()}
        name = aliases.get(body_slug(row.name))
        return row if name is None else self._renamed(row, name)

    def _without_mark(self, row: model.Body) -> model.Body:
        """The body itself, where its name calls a meeting off or says of what kind it is: "City Council - CANCELLED"
        and "City Council Special Meeting" are the City Council."""
        name, word = split_called_off(row.name)
        body, kind = split_kind(name)
        if kind != "unknown" and classify(body) in _WITH_KINDS:
            name = body
            self.kinds[row.id] = kind
        if name == row.name:
            return row
        if word is not None:
            self.called_off[row.id] = word
        return self._renamed(row, name)

    def _renamed(self, row: model.Body, name: str) -> model.Body:
        """The body under another name, and under the id that goes with it."""
        prefix = row.id.removesuffix(body_slug(row.name))
        known = [entry.id for entry in self._bodies[body_slug(name)] if entry.label == self._label]
        id_ = f"{prefix}{body_slug(name)}" if prefix != row.id else known[0] if len(known) == 1 else row.id
        if id_ != row.id:
            self._replace_id(row.id, id_)
        return row._replace(id=id_, name=name)

    def _replace_id(self, id_: str, other: str) -> None:
        """Have an id, and those that it has replaced, stand for another."""
        self._ids |= {former: other for former, current in self._ids.items() if current == id_}
        self._ids[id_] = other

    def _is_same_body(self, one: BodyEntry, other: BodyEntry) -> bool:
        both_set = one.is_place_set and other.is_place_set and one.place != other.place
        return one.label == other.label and one.reading != other.reading and not both_set

    def _join_body(self, entry: BodyEntry, other: BodyEntry) -> None:
        self._replace_id(entry.id, self._ids.get(other.id, other.id))
        self._places.setdefault(entry.place, other.place)
        self.joined.append((entry, other))

    def add_person(self, row: model.Person) -> Iterator[model.Person | model.PersonName]:
        """The person to keep, or another name of one who is there under another id."""
        if row.id in self._ids:
            yield from self._other_name(row)
            return
        match = _PERSON_ID.fullmatch(row.id)
        place = self._place(match[1] if match else self._settings.place)
        name = parse_name(row.name, row.surname)
        full = self._alias(place, name)
        key = (place, _name_key(parse_name(full) if full else name))
        has_name_id = bool(match) and cast(re.Match[str], match)[2].replace("-", "") == fold(name.full).replace(" ", "")
        entry = PersonEntry(row.id, parse_name(full) if full else name, place, self._reading, has_name_id)
        if self._reading >= 0:
            self.touched.add(row.id)
        if full:
            self._aliased.add(row.id)
        if row.id not in self._person_entries:
            same = [other for other in self._people[key] if full or self._is_same_person(entry, other)]
            ids = {self._ids.get(other.id, other.id) for other in same}
            if len(ids) == 1:
                self._ids[row.id] = ids.pop()
                self.touched.add(self._ids[row.id])
                if full:
                    self._aliased.add(self._ids[row.id])
                yield from self._other_name(row)
                return
            self._person_entries[row.id] = entry
            self._people[key].append(entry)
        if full and full != row.name:
            yield model.PersonName(row.id, row.name)
            target = parse_name(full)
            row = model.Person(row.id, full, target.sort_name or full, target.surname or full, row.note)
        yield row

    def _is_same_person(self, one: PersonEntry, other: PersonEntry) -> bool:
        is_same_name = compare_names(one.name, other.name) is Likeness.SAME
        both_named = one.has_name_id and other.has_name_id
        return is_same_name and (one.reading != other.reading or both_named)

    def _alias(self, place: str, name: Name) -> str | None:
        """The name that the settings give for this one; a name to which an alias leads is its own."""
        for scope in dict.fromkeys((place, self._settings.place)):
            if full := self._aliases.get((scope, _name_key(name))):
                return full
            for (of, _), full in self._aliases.items():
                if of == scope and _name_key(parse_name(full)) == _name_key(name):
                    return full
        return None

    def _place(self, place: str) -> str:
        return self._places.get(place, place)

    def _other_name(self, row: model.Person) -> Iterator[model.PersonName]:
        id_ = self._ids[row.id]
        if self._person_entries[id_].name.printed != row.name:
            yield model.PersonName(id_, row.name)

    def alike(self) -> list[tuple[PersonEntry, PersonEntry]]:
        """The pairs of people of one place whose names may be one person's, where this load has one of them."""
        places: dict[str, list[tuple[str, Name]]] = defaultdict(list)
        for id_, entry in self._person_entries.items():
            places[self._place(entry.place)].append((id_, entry.name))
        return [
            (self._person_entries[one], self._person_entries[other])
            for people in places.values()
            for one, other in likely_same(people)
            if one in self.touched or other in self.touched
        ]

    def similar_bodies(self) -> Iterator[tuple[BodyEntry, BodyEntry]]:
        """The pairs of bodies of one place, the shorter name first, that two formats or inputs may call differently:
        "Council" and "City Council", "Planning" and "Planning Commission", "City Council" and "Elmton Town Council"."""
        by_word: dict[str, list[BodyEntry]] = defaultdict(list)
        entries = [(entry, _body_words(entry.name)) for entries in self._bodies.values() for entry in entries]
        for entry, words in entries:
            for word in words:
                by_word[word].append(entry)
        for one, words in entries:
            for other in min((by_word[word] for word in words), key=len, default=[]):
                kinds = {classify(one.name), classify(other.name)} - {"body"}
                others = _body_words(other.name)
                if (
                    (words < others or (words == others and one.reading < other.reading))
                    and one.reading != other.reading
                    and len(kinds) == 1
                    and self._place(one.place) == self._place(other.place)
                ):
                    yield one, other

    def namesakes(self) -> Iterator[tuple[BodyEntry, BodyEntry]]:
        """The pairs of bodies of one name under two places, at least one of them a folder's name."""
        for entries in self._bodies.values():
            for index, one in enumerate(entries):
                for other in entries[index + 1 :]:
                    if one.place != other.place and not (one.is_place_set and other.is_place_set):
                        yield one, other


def _body_words(name: str) -> set[str]:
    return {"city" if word in _KINDS_OF_PLACE else word for word in fold(name).split()}


def _name_key(name: Name) -> str:
    return f"{''.join(name.words)}|{name.suffix}"
