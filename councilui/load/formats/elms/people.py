"""Bodies, people and seats of eLMS, under the ids of the record that comes with councilui."""

import datetime
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from councilui.common.slugs import slug
from councilui.load.formats.elms.shapes import NOBODY, ZONE, ClerkName, local
from councilui.load.json_file import Object, objects, text
from councilui.load.keys import body_key
from councilui.load.report import Report
from councilui.record.model import Body, Membership, Person, PersonName

SOURCE: Final = "chicago-elms"
COUNCIL: Final = "chicago-city-council"
_IDS: Final = {
    "city-council": COUNCIL,
    "committee-on-immigrant-and-refugee-rights": "committee-on-immigrant-and-refugee-rights",
}
_SITE: Final = "https://chicityclerkelms.chicago.gov"


class ElmsPeople:
    """Gives out each body and person once, and the seats when all are known."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._bodies: set[str] = set()
        self._people: dict[str, str] = {}
        self._names: set[tuple[str, str]] = set()
        self._ids: dict[str, str] = {}
        self._terms: dict[tuple[str, str, str | None, str], list[tuple[str | None, str | None, str | None]]]
        self._terms = defaultdict(list)
        self._wards: dict[str, list[tuple[str, str, str]]] = defaultdict(list)

    @staticmethod
    def body_id(name: str) -> str:
        """ "City Council" is the shipped record's "chicago-city-council"."""
        return _IDS.get(slug(name)) or body_key("chicago", name)

    def body(self, name: str, kind: str | None = None) -> Iterator[Body]:
        """The body of that name, if it was not given out before."""
        body_id = self.body_id(name)
        if body_id in self._bodies:
            return
        self._bodies.add(body_id)
        if body_id == COUNCIL:
            yield Body(COUNCIL, "Chicago City Council", "council", ZONE, 50, "Ald.", "ward", _SITE, source=SOURCE)
            return
        kind_text = (kind or name).casefold()
        classification = "committee" if "committee" in kind_text else "office" if "office" in kind_text else "body"
        yield Body(body_id, name, classification, ZONE, None, "Ald.", "ward", source=SOURCE)

    def person(self, printed: str, number: str | None, file: str) -> tuple[str, Iterator[Person | PersonName]]:
        """The id of a person by name, and those of their rows that were not given out before.

        eLMS has the all-zero number for many members, and several numbers for some, so the name decides.
        """
        name = ClerkName(printed)
        known_number = self._ids.setdefault(name.key, number) if number and number != NOBODY else None
        earlier = self._people.get(name.key)
        if known_number not in (None, number) and earlier is not None and earlier != name.printed:
            reason = f"“{name.printed}” and “{earlier}” have one id, {name.key}, and two numbers; kept as one person."
            self._report.warn("two of one name", file, name.printed, reason)
            self._ids[name.key] = number or ""
        return name.key, iter(self._rows(name))

    def _rows(self, name: ClerkName) -> list[Person | PersonName]:
        rows: list[Person | PersonName] = []
        if name.key not in self._people:
            self._people[name.key] = name.printed
            self._report.make("people")
            rows.append(Person(name.key, name.name, name.printed, name.surname))
        elif name.printed != self._people[name.key] and (name.key, name.printed) not in self._names:
            self._names.add((name.key, name.printed))
            rows.append(PersonName(name.key, name.printed, SOURCE))
        return rows

    def members(self, data: Object, body: str, file: str) -> Iterator[object]:
        """The people of a body's `members`; their terms are kept for `memberships`."""
        for member in objects(data, "members"):
            self._report.count("terms")
            printed = text(member, "displayName")
            if printed is None or ClerkName(printed).is_vacant:
                self._report.omit("terms", "of vacant seats")
                continue
            self._report.load("terms")
            person, rows = self.person(printed, text(member, "personId"), file)
            yield from rows
            ward = text(member, "ward")
            mayor = ward is not None and ward.casefold() == "mayor"
            kind = (text(member, "memberType") or "member").casefold()
            role = "mayor" if mayor else kind
            district = ward.lstrip("0") if ward is not None and ward.isdigit() else None
            start, end = local(member, "startDate")[0], local(member, "endDate")[0]
            note = None
            if member.get("isActive") is True and end is not None:
                end, note = None, f"The term recorded runs to {end}."
            self._terms[body, role, district, person].append((start, end, note))
            if body == COUNCIL and district is not None:
                self._wards[person].append((start or "", end or "9", district))
            if mayor and body != COUNCIL:
                yield from self.body("City Council")
                self._terms[COUNCIL, "mayor", None, person].append((start, end, note))

    def ward(self, person: str, date: str) -> str | None:
        """The person's ward in the City Council on the date, as far as a body that was read tells."""
        return next((ward for start, end, ward in self._wards.get(person, ()) if start <= date <= end), None)

    def memberships(self) -> Iterator[Membership]:
        """The seats and offices; terms that follow each other without a gap are one."""
        for (body, role, district, person), terms in self._terms.items():
            parts = (body, role, person) if role == "mayor" else (body, role, district or "-", person)
            body_id = "/".join(parts)
            for number, (start, end, note) in enumerate(_joined_terms(terms)):
                key = body_id if number == 0 else f"{body_id}/{start or number}"
                yield Membership(key, body, person, role, district, start, end, source=SOURCE, note=note)


def _joined_terms(
    terms: list[tuple[str | None, str | None, str | None]],
) -> list[tuple[str | None, str | None, str | None]]:
    joined: list[tuple[str | None, str | None, str | None]] = []
    for start, end, note in sorted(set(terms), key=lambda term: (term[0] or "", term[1] or "9")):
        if joined and (joined[-1][1] is None or (start and _follows(joined[-1][1], start))):
            later = None if end is None or joined[-1][1] is None else max(end, joined[-1][1])
            joined[-1] = (joined[-1][0], later, note or joined[-1][2])
        else:
            joined.append((start, end, note))
    return joined


def _follows(end: str, start: str) -> bool:
    gap = datetime.date.fromisoformat(start) - datetime.date.fromisoformat(end)
    return gap.days <= 3
