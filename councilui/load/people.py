"""From a name as printed to a person: only somebody who sat, or held an office, on that date, and only one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from councilui.load.keys import bare_name
from councilui.record.model import Membership, Person, PersonName


class Roster:
    """Who could be meant by a name in a body on a date; it learns as rows are read."""

    def __init__(self, rows: Iterable[object] = ()) -> None:
        self._by_name: dict[str, set[str]] = defaultdict(set)
        self._by_surname: dict[str, set[str]] = defaultdict(set)
        self._memberships: dict[str, list[Membership]] = defaultdict(list)
        for row in rows:
            self.learn(row)

    def learn(self, row: object) -> None:
        """Take in a person, a name or a membership; other rows are passed over."""
        if isinstance(row, Person):
            for name in (row.name, row.sort_name):
                self._by_name[name.casefold()].add(row.id)
            self._by_surname[row.surname.casefold()].add(row.id)
        elif isinstance(row, PersonName):
            self._by_name[row.name.casefold()].add(row.person)
        elif isinstance(row, Membership):
            self._memberships[row.person].append(row)

    def holding(self, person: str, body: str, date: str) -> list[Membership]:
        """The person's seats and offices in the body on the ISO date, seats first."""
        held = [m for m in self._memberships.get(person, ()) if m.body == body and covers(m, date)]
        return sorted(held, key=lambda membership: membership.role != "member")

    def find(self, name: str, body: str, date: str) -> list[str]:
        """The people of exactly that name who held a seat or an office in the body on the date."""
        named = self._by_name.get(name.strip().casefold(), ())
        return sorted(person for person in named if self.holding(person, body, date))

    def speaker(self, printed: str, body: str, date: str) -> str | None:
        """The one person who held a seat or an office then and whom "Councilmember Hayner" can mean, else None."""
        name = bare_name(printed).casefold()
        named = self._by_name.get(name, set()) | self._by_surname.get(name, set())
        found = [person for person in named if self.holding(person, body, date)]
        return found[0] if len(found) == 1 else None

    def district(self, person: str, body: str, date: str) -> str | None:
        """The district of the person's seat in the body on the date, None when there is none."""
        return next((m.district for m in self.holding(person, body, date) if m.role == "member"), None)


def covers(membership: Membership, date: str) -> bool:
    """Whether the membership holds on the ISO date.

    A whole end date is the first day after; a partial one counts to its end, a partial start from its beginning.
    """
    start, end = membership.start, membership.end
    if start is not None and start > date:
        return False
    return end is None or end > date[: len(end)] or (len(end) < 10 and end == date[: len(end)])
