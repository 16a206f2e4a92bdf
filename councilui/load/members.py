"""Members known by their votes alone: ids, names and districts, and from when to when they are named."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from councilui.common.names import Name, fold, parse_name
from councilui.common.slugs import slug
from councilui.record.model import Membership, Person, PersonName

_NOBODY: Final = ("council", "city council", "town council", "board", "commission")  # in "Council District 1"


@dataclass(frozen=True, slots=True)
class MemberName:
    """A member's printed name taken apart. `role` is "mayor" when the name says so, else "member"; `key` a slug.

    `is_vacant` for an empty seat, who is nobody.
    """

    printed: str
    bare: str
    district: str | None
    role: str
    key: str
    name: Name
    is_vacant: bool = False

    @property
    def apart(self) -> str:
        """What tells a member from a namesake: the district, else the party; "" for neither."""
        return self.district or self.name.party


@lru_cache(maxsize=4096)
def member_name(printed: str, district: str | None = None) -> MemberName:
    """ "Disch (Ward 1)" is Disch of district 1; "Councillor P Fry" is P Fry; "Lopez, Raymond" is Raymond Lopez.

    An office alone ("Mayor") is a name here: somebody's votes stand under it.
    """
    name = parse_name(printed)
    bare = name.printed if fold(name.full) in _NOBODY else name.full or name.printed
    mayor = any(re.match(r"(?:the )?(?:lord )?mayor\b(?!\W*pro)", title, re.IGNORECASE) for title in name.titles)
    role = "mayor" if mayor else "member"
    return MemberName(name.printed, bare, district or name.seat, role, slug(fold(bare) or bare), name, name.is_vacant)


class Members:
    """The members in one format's inputs of a load: their ids, and each of their rows once.

    `documents` is what notes call those inputs.
    """

    def __init__(self, place: str, documents: str) -> None:
        self._place = place
        self._documents = documents
        self._people: dict[str, Person] = {}
        self._yielded: set[MemberName] = set()
        self._names: set[tuple[str, str]] = set()
        self._vote_dates: dict[tuple[str, str, str | None, str], list[str]] = {}
        self._roll_dates: dict[str, set[str]] = {}
        self.surnames_only = False
        self._shared_keys: set[str] = set()

    def tell_apart(self, names: Iterable[MemberName]) -> None:
        """Two of these names that are spelled alike are two people where their districts or parties differ.

        Called with the names of a table, a roll or a roster before any of them gets its id.
        """
        districts: dict[str, set[str]] = {}
        parties: dict[str, set[str]] = {}
        for name in names:
            districts.setdefault(name.key, set()).add(name.district or "")
            parties.setdefault(name.key, set()).update([fold(name.name.party)] if name.name.party else ())
        self._shared_keys |= {key for key, seats in districts.items() if len(seats) > 1 or len(parties[key]) > 1}

    def person(self, name: MemberName) -> str:
        """The id of a member."""
        key = name.key
        if key in self._shared_keys and name.apart:
            key = f"{key}-{slug(name.apart)}"
        return f"{self._place}/person/{key}"

    def new_rows(self, name: MemberName, source: str) -> Iterator[Person | PersonName]:
        """The rows of a member that were not yielded before."""
        if name in self._yielded:
            return
        self._yielded.add(name)
        person_id = self.person(name)
        if person_id not in self._people:
            self._people[person_id] = person = self._person_row(person_id, name)
            yield person
        unbracketed = re.sub(r"\s*\([^)]*\)\s*$", "", name.printed)
        for other in (name.bare, unbracketed):
            if other and other != self._people[person_id].name and (person_id, other) not in self._names:
                self._names.add((person_id, other))
                yield PersonName(person_id, other, source)

    def _person_row(self, person_id: str, name: MemberName) -> Person:
        bare, parts = name.bare, name.name
        if name.key in self._shared_keys and parts.party and not name.district:
            bare = f"{bare} ({parts.party})"
            return Person(person_id, bare, f"{parts.sort_name} ({parts.party})", parts.surname)
        if self.surnames_only or not parts.given_name:
            return Person(person_id, bare, bare, parts.surname if parts.aside else bare)
        return Person(person_id, bare, parts.sort_name, parts.surname)

    def add_vote_date(self, body: str, name: MemberName, date: str) -> None:
        """The member is named in a vote of the body on the date."""
        key = (body, self.person(name), name.district, name.role)
        dates = self._vote_dates.setdefault(key, [date, date])
        dates[0], dates[1] = min(dates[0], date), max(dates[1], date)

    def add_roll_date(self, body: str, date: str) -> None:
        """A table with a column for every member has a roll of the body on the date."""
        self._roll_dates.setdefault(body, set()).add(date)

    def memberships(self, source: str) -> Iterator[Membership]:
        """A derived seat for each member: from the first vote to the first roll without them.

        Only tables with a column for every member tell the end; with a row for each vote it stays open.
        """
        for (body, person, district, role), (first, last) in self._vote_dates.items():
            after = min((date for date in self._roll_dates.get(body, ()) if date > last), default=None)
            membership_id = "/".join((body, role, slug(district) if district else "-", person.rsplit("/", 1)[-1]))
            note = f"Named in {self._documents} from {first} to {last}."
            yield Membership(
                membership_id, body, person, role, district, first, after, basis="derived", source=source, note=note
            )
