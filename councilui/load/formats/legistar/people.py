"""Persons and the names they go by; seats and offices from office records."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from councilui.common.names import fold, parse_name, seat_label
from councilui.load.formats.legistar.bodies import Bodies
from councilui.load.formats.legistar.context import Context
from councilui.load.formats.legistar.rows import Row, SourceRow, number
from councilui.load.formats.legistar.text import date_of, one_line
from councilui.record.model import Membership, Person, PersonName

_MEMBER: Final = re.compile(
    r"(?:(?:voting|primary|regular|committee|subcommittee|council|city|board|commission|assembly)[\s-]*)*"
    r"(?:members?|councilmember|council(?:wo)?man|councilperson|councill?or|alder(?:wo)?man|alderperson|commissioner"
    r"|supervisor|trustee)",
    re.IGNORECASE,
)
_BRACKET: Final = re.compile(r"\(([^)]*)\)\s*$")
_SEAT: Final = re.compile(r"[,\s-]*\b(?:district|ward|seat|position)\s+(?:no\.?\s*)?(\d{1,3}|[A-Z])\s*$", re.IGNORECASE)


_SUFFIX: Final = re.compile(r", (?=(?:[JS]r\.?|I{2,3}|IV)\Z)")
"""The comma of "Robert Bo, Jr.", which in a list of names parts two people."""


class People:
    """Everybody read so far. New rows wait in `pending` until they are yielded."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._ids: dict[int, str] = {}
        self._names: dict[int, str] = {}
        self._by_name: dict[str, int] = {}
        self._spellings: dict[tuple[int, str], str] = {}
        self._districts: dict[tuple[str, str], list[tuple[str, str, str]]] = defaultdict(list)
        self._resolved: dict[tuple[object, object], tuple[str, str]] = {}
        self._vacant: set[int] = set()
        self.pending: list[object] = []

    @property
    def has_districts(self) -> bool:
        """Whether any office record has a district."""
        return bool(self._districts)

    def read(self, rows: Iterable[SourceRow]) -> Iterator[object]:
        """Persons from the persons endpoint; a PersonId that was read before is the same person."""
        context, fields = self._context, self._context.fields
        for file, row in rows:
            context.report.count("persons")
            person_id = number(row.get("PersonId"))
            first, last = fields.line(row, "PersonFirstName"), fields.line(row, "PersonLastName")
            name = fields.line(row, "PersonFullName") or " ".join(part for part in (first, last) if part)
            if person_id is None or not name:
                context.omit_row("persons", file, f"PersonId {row.get('PersonId')}", "It has no PersonId or no name.")
            elif parse_name(name).is_vacant:
                self._vacant.add(person_id)
                context.report.omit("persons", "that are vacant seats")
            elif person_id in self._ids:
                context.report.merge("persons", "listed before")
                self.name_person(person_id, name)
            else:
                self._add(person_id, name, first, last)
                context.report.load("persons")
            yield from self.take_pending()

    def is_vacant(self, value: object, printed: object) -> bool:
        """Whether a row's id and name of any kind are those of a seat that nobody holds."""
        if isinstance(printed, str) and printed.strip():
            return parse_name(printed).is_vacant
        return number(value) in self._vacant

    def take_pending(self) -> list[object]:
        """The rows that were added since the last call."""
        pending, self.pending = self.pending, []
        return pending

    def name_person(self, person_id: int, printed: str) -> tuple[str, str]:
        """The person of that PersonId and the printed name without outer blanks; new persons and spellings are kept."""
        name = self._spellings.get((person_id, printed))
        if name is not None:
            return self._ids[person_id], name
        name = one_line(printed)
        if person_id not in self._ids:
            self._add(person_id, name, None, None)
        elif (person_id, name) not in self._spellings:
            self.pending.append(PersonName(self._ids[person_id], name, self._context.source.id))
        self._spellings[person_id, name] = self._spellings[person_id, printed] = name
        return self._ids[person_id], name

    def id_of(self, person_id: int | None) -> str | None:
        """The id of a person who has been read, None for anybody else."""
        return self._ids.get(person_id) if person_id is not None else None

    def find_person(self, value: object, printed: object) -> tuple[str, str] | None:
        """The person and the name as printed, from a row's id and name of any kind; None when they name nobody."""
        try:
            return self._resolved[value, printed]
        except (KeyError, TypeError):
            pass  # a new pair, or values that cannot be a key
        person_id = number(value)
        if not isinstance(printed, str) or not printed.strip():
            return (
                (self._ids[person_id], self._names[person_id])
                if person_id is not None and person_id in self._ids
                else None
            )
        person_id = person_id or self._id_by_name(printed)
        if person_id is None or parse_name(printed).is_vacant:
            return None
        resolved = self.name_person(person_id, printed)
        if isinstance(value, int | str | None):
            self._resolved[value, printed] = resolved
        return resolved

    def _id_by_name(self, printed: str) -> int | None:
        """The PersonId of the only person of that name; None when there is none, or more than one."""
        return self._by_name.get(_name_key(printed)) or None

    def _add(self, person_id: int, name: str, first: str | None, last: str | None) -> None:
        person = f"{self._context.prefix}/person/{person_id}"
        surname, sort_name = _sorted_name(name, first, last)
        self._ids[person_id] = person
        self._names[person_id] = self._spellings[person_id, name] = name
        key = _name_key(name)
        self._by_name[key] = 0 if self._by_name.get(key, person_id) != person_id else person_id
        self.pending.append(Person(person, _SUFFIX.sub(" ", name), sort_name, surname))

    def memberships(self, rows: Iterable[SourceRow], bodies: Bodies) -> Iterator[object]:
        """Seats and offices. Legistar's end date is the last day in office; ours is the first day after."""
        context, fields = self._context, self._context.fields
        memberships_read: set[int | Membership] = set()
        for file, row in rows:
            context.report.count("office records")
            office_id, person_id = number(row.get("OfficeRecordId")), number(row.get("OfficeRecordPersonId"))
            name, body_name = fields.line(row, "OfficeRecordFullName"), fields.line(row, "OfficeRecordBodyName")
            body = bodies.key(number(row.get("OfficeRecordBodyId")), body_name)
            is_known = name or self.id_of(person_id) or person_id in self._vacant
            if office_id is None or person_id is None or body is None or not is_known:
                place = f"OfficeRecordId {row.get('OfficeRecordId')}"
                context.omit_row("office records", file, place, "It lacks its id, its person or its body.")
                continue
            if self.is_vacant(person_id, name):
                context.report.omit("office records", "of vacant seats")
                continue
            if office_id in memberships_read:
                context.report.merge("office records", "listed before")
                continue
            holder = self.name_person(person_id, name)[0] if name else self._ids[person_id]
            yield from bodies.take_pending()
            yield from self.take_pending()
            membership = self._membership(row, office_id, holder, body)
            # Two bodies of one name are one of ours, and each may list the same seat.
            if (unnumbered := membership._replace(id="")) in memberships_read:
                context.report.merge("office records", "that another one repeats")
            else:
                context.report.load("office records")
                yield membership
            memberships_read |= {office_id, unnumbered}

    def _membership(self, row: Row, office_id: int, holder: str, body: str) -> Membership:
        fields = self._context.fields
        title = fields.line(row, "OfficeRecordTitle") or fields.line(row, "OfficeRecordMemberType") or "member"
        role, district = _role(title)
        start, last = (date_of(fields.line(row, f"OfficeRecord{key}Date") or "") for key in ("Start", "End"))
        end = (date.fromisoformat(last) + timedelta(days=1)).isoformat() if last else None
        if district is not None:
            self._districts[holder, body].append((start or "", end or "9999", district))
        return Membership(
            id=f"{self._context.prefix}/office/{office_id}",
            body=body,
            person=holder,
            role=role,
            district=district,
            start=start,
            end=end,
            source=self._context.source.id,
        )

    def district(self, person: str, body: str, iso_date: str) -> str | None:
        """The district of the person's seat in the body on a date, if an office record tells it."""
        for start, end, district in self._districts.get((person, body), ()):
            if start <= iso_date < end:
                return district
        return None


def _name_key(printed: str) -> str:
    name = parse_name(printed)
    return f"{''.join(name.words)} {name.suffix}" if name.words else one_line(printed).casefold()


def _sorted_name(name: str, first: str | None, last: str | None) -> tuple[str, str]:
    """Surname and "Surname, First", a suffix such as "Jr." at the end.

    The last name of the persons endpoint may hold the suffix, an initial or "Mr." too: "Powell, IV", "D. Diaz".
    """
    filed = parse_name(last or "")
    surname = " ".join(part for part in (filed.given_name, filed.middle, filed.surname) if len(part.strip(".")) > 1)
    parts = parse_name(name, surname)
    if surname and fold(parts.surname) != fold(surname):
        parts = parse_name(", ".join(part for part in (surname, first, filed.suffix or parts.suffix) if part))
    return parts.surname or name, parts.sort_name or name


def _role(title: str) -> tuple[str, str | None]:
    """ "member" for a plain member whatever the title, else the title; and the seat, if the title names it."""
    district = None
    if (match := _BRACKET.search(title)) and (district := seat_label(match[1])):
        title = title[: match.start()].strip() or "member"
    elif match := _SEAT.search(title):
        district, title = match[1], title[: match.start()].strip() or "member"
    if _MEMBER.fullmatch(title.strip(" ,-")):
        return "member", district
    return (title.lower() if title.isupper() else title), district
