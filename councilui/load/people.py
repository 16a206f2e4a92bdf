"""From a name as printed to a person: only somebody who sat, or held an office, on that date, and only one."""

from collections import defaultdict
from collections.abc import Iterable

from councilui.common.dates import is_in_force
from councilui.common.names import Match, Name, NameIndex, parse_name, title_kind
from councilui.load.speech.names import without_office
from councilui.record.model import Membership, Person, PersonName


class PersonIndex:
    """Who could be meant by a name in a body on a date; it learns as rows are read."""

    def __init__(self, rows: Iterable[object] = ()) -> None:
        self._names: NameIndex[str] = NameIndex()
        self._memberships: dict[str, list[Membership]] = defaultdict(list)
        self._members: dict[str, dict[str, None]] = defaultdict(dict)
        self._holders_on: dict[tuple[str, str], list[str]] = {}
        self._speakers: dict[tuple[str, str, str], str | None] = {}
        for row in rows:
            self.learn(row)

    def learn(self, row: object) -> None:
        """Take in a person, a name or a membership; other rows are passed over."""
        self._holders_on.clear()
        self._speakers.clear()
        if isinstance(row, Person):
            self._names.add(row.id, row.name, row.surname)
            self._names.add(row.id, row.sort_name, row.surname)
        elif isinstance(row, PersonName):
            self._names.add(row.person, row.name)
        elif isinstance(row, Membership):
            self._memberships[row.person].append(row)
            self._members[row.body][row.person] = None

    def holding(self, person: str, body: str, date: str) -> list[Membership]:
        """The person's seats and offices in the body on the ISO date, seats first."""
        memberships = [
            m for m in self._memberships.get(person, ()) if m.body == body and is_in_force(m.start, m.end, date)
        ]
        return sorted(memberships, key=lambda membership: membership.role != "member")

    def find(self, name: str, body: str, date: str) -> list[str]:
        """The people of that whole name who held a seat or an office in the body on the date."""
        return sorted(self._names.find(name, least=Match.WHOLE, among=self._holders(body, date)))

    def speaker(self, printed: str, body: str, date: str) -> str | None:
        """The one person who held a seat or an office then and whom "Councilmember Hayner" can mean, else None.

        A surname with a title of staff, or of a seat elsewhere ("Commissioner" in a council), can be somebody else,
        and so can one with "Mr." or "Ms.".
        """
        key = (printed, body, date)
        if key not in self._speakers:
            self._speakers[key] = self._find_speaker(printed, body, date)
        return self._speakers[key]

    def _find_speaker(self, printed: str, body: str, date: str) -> str | None:
        office, label = without_office(printed)
        name = parse_name(label)
        holders = self._holders(body, date)
        if not self._may_be_member(name, office, body, holders):
            return None
        people = self._names.find(label, least=Match.SURNAME_PART, among=holders)
        return people[0] if len(people) == 1 else None

    def _holders(self, body: str, date: str) -> list[str]:
        if (body, date) not in self._holders_on:
            members = self._members.get(body, ())
            self._holders_on[body, date] = [person for person in members if self.holding(person, body, date)]
        return self._holders_on[body, date]

    def _may_be_member(self, name: Name, office: str, body: str, holders: Iterable[str]) -> bool:
        titles = [*((office,) if office else ()), *name.titles]
        if name.given_name.rstrip(".").upper() == "M" and not name.middle and not titles:
            return False  # "M. Dupont" may be Monsieur Dupont
        kinds = {title_kind(title) or "member" for title in titles}  # an office that captions garbled is a member's
        if "staff" in kinds:
            return False
        if name.given_name or name.suffix or "member" in kinds or "chair" in kinds or not kinds:
            return True
        if "other" not in kinds:
            return False
        texts = {body}
        for person in holders:
            texts.update(membership.role for membership in self._memberships[person])
            texts.update(title for known in self._names.names_of(person) for title in known.titles)
        stems = [title.casefold().rstrip(". ")[:8] for title in titles if title_kind(title) == "other"]
        return any(stem in text.casefold() for stem in stems for text in texts)

    def district(self, person: str, body: str, date: str) -> str | None:
        """The district of the person's seat in the body on the date, None when there is none."""
        return next((m.district for m in self.holding(person, body, date) if m.role == "member"), None)


def find_voter(printed: str | None, voters: Iterable[tuple[str, str]]) -> str | None:
    """The one voter whom the printed name of a mover can mean; `voters` are the ids and names of those in the roll."""
    names: NameIndex[str] = NameIndex()
    for person, name in voters:
        names.add(person, name)
    people = names.find(printed, least=Match.SURNAME_PART) if printed else []
    return people[0] if len(people) == 1 else None


def overlap(one: Membership, other: Membership) -> bool:
    """Whether two memberships hold on a common day, as far as their dates are known."""
    return (one.end is None or other.start is None or other.start < one.end) and (
        other.end is None or one.start is None or one.start < other.end
    )
