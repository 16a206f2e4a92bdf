"""From a name as printed to a person: only somebody who sat, or held an office, on that date, and only one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from councilui.record.model import Membership, Person, PersonName


class Roster:
    """Who could be meant by a name in a body on a date."""

    def __init__(
        self, people: Iterable[Person], names: Iterable[PersonName], memberships: Iterable[Membership]
    ) -> None:
        self._by_name: dict[str, set[str]] = defaultdict(set)
        self._memberships: dict[str, list[Membership]] = defaultdict(list)
        for person in people:
            for name in (person.name, person.sort_name):
                self._by_name[name.casefold()].add(person.id)
        for other in names:
            self._by_name[other.name.casefold()].add(other.person)
        for membership in memberships:
            self._memberships[membership.person].append(membership)

    def holding(self, person: str, body: str, date: str) -> list[Membership]:
        """The person's seats and offices in the body on the ISO date, seats first."""
        held = [m for m in self._memberships[person] if m.body == body and covers(m, date)]
        return sorted(held, key=lambda membership: membership.role != "member")

    def find(self, name: str, body: str, date: str) -> list[str]:
        """The people of that name, as printed, who held a seat or an office in the body on the date."""
        return sorted(p for p in self._by_name[name.strip().casefold()] if self.holding(p, body, date))

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
