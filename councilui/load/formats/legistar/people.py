"""Persons and the names they go by; seats and offices from office records."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from councilui.common.names import fold, parse_name, seat_label
from councilui.load.formats.legistar.bodies import Bodies
from councilui.load.formats.legistar.context import Context
from councilui.load.formats.legistar.rows import Placed, Row, number
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


class People:
    """Everybody met so far. What is learnt on the way waits in `fresh` until it is yielded."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._ids: dict[int, str] = {}
        self._names: dict[int, str] = {}
        self._by_name: dict[str, int] = {}
        self._spelt: dict[tuple[int, str], str] = {}
        self._districts: dict[tuple[str, str], list[tuple[str, str, str]]] = defaultdict(list)
        self._met: dict[tuple[object, object], tuple[str, str]] = {}
        self._vacant: set[int] = set()
        self.fresh: list[object] = []

    @property
    def know_districts(self) -> bool:
        """Whether any office record told a district."""
        return bool(self._districts)

    def read(self, rows: Iterable[Placed]) -> Iterator[object]:
        """Persons from the persons endpoint; a person that was there before is the same."""
        context, fields = self._context, self._context.fields
        for shown, row in rows:
            context.report.count("persons")
            identity = number(row.get("PersonId"))
            first, last = fields.line(row, "PersonFirstName"), fields.line(row, "PersonLastName")
            name = fields.line(row, "PersonFullName") or " ".join(part for part in (first, last) if part)
            if identity is None or not name:
                context.omit_row("persons", shown, f"PersonId {row.get('PersonId')}", "It has no PersonId or no name.")
            elif parse_name(name).is_vacant:
                self._vacant.add(identity)
                context.report.omit("persons", "that are vacant seats")
            elif identity in self._ids:
                context.report.merge("persons", "listed before")
                self.named(identity, name)
            else:
                self._add(identity, name, first, last)
                context.report.load("persons")
            yield from self.flush()

    def is_vacant(self, value: object, printed: object) -> bool:
        """Whether a row's id and name of any kind are those of a seat that nobody holds."""
        if isinstance(printed, str) and printed.strip():
            return parse_name(printed).is_vacant
        return number(value) in self._vacant

    def flush(self) -> list[object]:
        """What was learnt since."""
        fresh, self.fresh = self.fresh, []
        return fresh

    def named(self, identity: int, printed: str) -> tuple[str, str]:
        """The person of that PersonId and the printed name without outer blanks; new persons and spellings are kept."""
        name = self._spelt.get((identity, printed))
        if name is not None:
            return self._ids[identity], name
        name = one_line(printed)
        if identity not in self._ids:
            self._add(identity, name, None, None)
        elif (identity, name) not in self._spelt:
            self.fresh.append(PersonName(self._ids[identity], name, self._context.source.id))
        self._spelt[identity, name] = self._spelt[identity, printed] = name
        return self._ids[identity], name

    def known(self, identity: int | None) -> str | None:
        """The id of a person who has been met, None for anybody else."""
        return self._ids.get(identity) if identity is not None else None

    def who(self, value: object, printed: object) -> tuple[str, str] | None:
        """The person and the name as printed, from a row's id and name of any kind; None when they name nobody."""
        try:
            return self._met[value, printed]
        except (KeyError, TypeError):
            pass  # not met before, or nothing that could be
        identity = number(value)
        if not isinstance(printed, str) or not printed.strip():
            return (
                (self._ids[identity], self._names[identity]) if identity is not None and identity in self._ids else None
            )
        identity = identity or self._of_name(printed)
        if identity is None or parse_name(printed).is_vacant:
            return None
        found = self.named(identity, printed)
        if isinstance(value, int | str | None):
            self._met[value, printed] = found
        return found

    def _of_name(self, printed: str) -> int | None:
        """The PersonId of the only person of exactly that name; 0 and None are nobody."""
        return self._by_name.get(one_line(printed).casefold()) or None

    def _add(self, identity: int, name: str, first: str | None, last: str | None) -> None:
        person = f"{self._context.prefix}/person/{identity}"
        surname, sort_name = _sorted_name(name, first, last)
        self._ids[identity] = person
        self._names[identity] = self._spelt[identity, name] = name
        key = name.casefold()
        self._by_name[key] = 0 if self._by_name.get(key, identity) != identity else identity
        self.fresh.append(Person(person, name, sort_name, surname))

    def memberships(self, rows: Iterable[Placed], bodies: Bodies) -> Iterator[object]:
        """Seats and offices. Legistar's end date is the last day in office; ours is the first day after."""
        context, fields = self._context, self._context.fields
        seen: set[int] = set()
        for shown, row in rows:
            context.report.count("office records")
            identity, person = number(row.get("OfficeRecordId")), number(row.get("OfficeRecordPersonId"))
            name, body_name = fields.line(row, "OfficeRecordFullName"), fields.line(row, "OfficeRecordBodyName")
            body = bodies.key(number(row.get("OfficeRecordBodyId")), body_name)
            is_known = name or self.known(person) or person in self._vacant
            if identity is None or person is None or body is None or not is_known:
                place = f"OfficeRecordId {row.get('OfficeRecordId')}"
                context.omit_row("office records", shown, place, "It lacks its id, its person or its body.")
                continue
            if self.is_vacant(person, name):
                context.report.omit("office records", "of vacant seats")
                continue
            if identity in seen:
                context.report.merge("office records", "listed before")
                continue
            seen.add(identity)
            holder = self.named(person, name)[0] if name else self._ids[person]
            yield from bodies.flush()
            yield from self.flush()
            context.report.load("office records")
            yield self._membership(row, identity, holder, body)

    def _membership(self, row: Row, identity: int, holder: str, body: str) -> Membership:
        fields = self._context.fields
        title = fields.line(row, "OfficeRecordTitle") or fields.line(row, "OfficeRecordMemberType") or "member"
        role, district = _role(title)
        start, last = (date_of(fields.line(row, f"OfficeRecord{key}Date") or "") for key in ("Start", "End"))
        end = (date.fromisoformat(last) + timedelta(days=1)).isoformat() if last else None
        if district is not None:
            self._districts[holder, body].append((start or "", end or "9999", district))
        return Membership(
            id=f"{self._context.prefix}/office/{identity}",
            body=body,
            person=holder,
            role=role,
            district=district,
            start=start,
            end=end,
            source=self._context.source.id,
        )

    def district(self, person: str, body: str, on: str) -> str | None:
        """The district of the person's seat in the body on a date, if an office record tells it."""
        for start, end, district in self._districts.get((person, body), ()):
            if start <= on < end:
                return district
        return None


def _sorted_name(name: str, first: str | None, last: str | None) -> tuple[str, str]:
    """Surname and "Surname, First", a suffix such as "Jr." at the end.

    The last name of the persons endpoint may hold the suffix, an initial or "Mr." too: "Powell, IV", "D. Diaz".
    """
    filed = parse_name(last or "")
    surname = " ".join(part for part in (filed.given, filed.middle, filed.surname) if len(part.strip(".")) > 1)
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
