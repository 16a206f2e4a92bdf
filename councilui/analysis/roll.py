"""The roll of a vote, put in the order in which a reader asks for it: by option, by ward or by name."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal, NamedTuple

from councilui.analysis.thresholds import tally_of
from councilui.record.model import OPTIONS, Vote
from councilui.record.views.votes import VoteCard

Grouping = Literal["option", "ward", "name"]
NOT_ON_RECORD: Final = "not on record"
OPTION_LETTERS: Final = {
    "yes": "Y", "no": "N", "abstain": "A", "absent": "x", "not voting": "–", "excused": "e", "recused": "R",
    "present": "P", "paired": "p", "vacant": "v", "other": "o", None: "·",
}  # fmt: skip
"""The sign of each option on every screen: capitals for what was said, small letters for who or what was away."""


class RollEntry(NamedTuple):
    """One person in a roll. `name` is as much of the name as tells the roll's members apart: "Roe", or "A. Roe".

    `full_name` is the whole name, `voter_name` as printed. Who has no seat but an office has its title before both, as
    the mayor on a tie.

    `option` is None for a member whose vote is not on record. `basis` "derived" is for viewers to mark with ◇;
    `note` tells the method. `source` is the id of the vote's source.
    """

    person: str
    name: str
    full_name: str
    voter_name: str | None
    district: str | None
    option: str | None
    option_text: str
    basis: str
    note: str | None = None
    source: str | None = None


class RollGroup(NamedTuple):
    """A heading with those under it. `option` is None when the group is not one option."""

    title: str
    option: str | None
    entries: tuple[RollEntry, ...]


def district_key(district: str | None) -> tuple[int, tuple[tuple[int, int, str], ...]]:
    """A sort key that puts ward 2 before ward 10, named districts after numbers, and no district last."""
    if district is None:
        return (1, ())
    parts = re.findall(r"[0-9]+|[^0-9]+", district.casefold())
    return (0, tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts))


def group_roll(card: VoteCard, by: Grouping = "option") -> tuple[RollGroup, ...]:
    """The roll in groups; options that nobody took have none, and no vote at all on an unknown body is ().

    By "option": the smaller of yes and no first (as announced, else as counted), then the others, each by ward; when
    the roll is none or partial, the members whose vote is not on record come last. By "ward" and "name": one group
    of everybody, by district as a number and by surname. Who votes without a seat (a mayor on a tie) has no
    district and is last by ward.
    """
    names = roll_names(card)
    voted = [_voted(card, index, names) for index in range(len(card.votes))]
    missing = _missing(card, names)
    if by == "option":
        return _by_option(card, voted, missing)
    everybody = [*voted, *missing]
    if not everybody:
        return ()
    if by == "ward":
        return (RollGroup(f"BY {(card.body.district_name or 'seat').upper()}", None, _by_district(everybody)),)
    ordered = sorted(everybody, key=lambda e: (e.name.casefold(), e.full_name.casefold(), e.person))
    return (RollGroup("BY NAME", None, tuple(ordered)),)


def _by_option(card: VoteCard, voted: list[RollEntry], missing: list[RollEntry]) -> tuple[RollGroup, ...]:
    tally = tally_of(card) or card.roll_tally
    sides = ("yes", "no") if tally["yes"] <= tally["no"] else ("no", "yes")
    announced = card.announced or {}
    groups = []
    for option in (*sides, *(o for o in OPTIONS if o not in sides)):
        entries = [entry for entry in voted if entry.option == option]
        if not entries:
            continue
        total = announced.get(option, len(entries)) if card.event.roll == "partial" else len(entries)
        groups.append(RollGroup(f"{option.upper()} {named_of(card, entries, total)}", option, _by_district(entries)))
    if missing:
        of = card.body.seats if card.body.seats is not None else len(voted) + len(missing)
        number = f"{len(missing)} of {of}" if of >= len(missing) else f"{len(missing)}"
        groups.append(RollGroup(f"{NOT_ON_RECORD.upper()} {number}", None, _by_district(missing)))
    return tuple(groups)


def is_beyond_seats(card: VoteCard, votes: Iterable[RollEntry | Vote]) -> bool:
    """Whether somebody among them has no seat, as a mayor on a tie, and may not be among those who are counted."""
    seated = {seat.person for seat in card.seats}
    return bool(seated) and any(vote.person not in seated for vote in votes)


def named_of(card: VoteCard, entries: Sequence[RollEntry], total: int) -> str:
    """How many are named under an option, of how many in the tally: "7", "20 of 21"."""
    if total <= len(entries):
        return f"{len(entries)}"
    if is_beyond_seats(card, entries):
        return f"{len(entries)} named, {total} in the tally"
    return f"{len(entries)} of {total}"


def _by_district(entries: Iterable[RollEntry]) -> tuple[RollEntry, ...]:
    return tuple(sorted(entries, key=lambda e: (district_key(e.district), e.name.casefold(), e.person)))


def roll_names(*cards: VoteCard) -> dict[str, str]:
    """As much of the name of everybody who voted, or had a seat, as tells them apart, by the person's id."""
    from councilui.common.names import short_names  # reads tables of titles, which a vote without names does not need

    full: dict[str, str] = {}
    surnames: dict[str, str] = {}
    for card in cards:
        for seat in card.seats:
            full[seat.person], surnames[seat.person] = seat.name, seat.surname
        for vote in card.votes:
            person = card.people.get(vote.person)
            full[vote.person] = person.name if person is not None else vote.voter_name
            surnames[vote.person] = person.surname if person is not None else ""
    return short_names(full, surnames)


def with_office(card: VoteCard, person: str, name: str) -> str:
    """A name after the title of an office, if the person had one and no seat: "Mayor Johnson"."""
    title = card.officers.get(person, "")
    is_seated = any(seat.person == person for seat in card.seats)
    return name if is_seated or name.startswith(title) else f"{title} {name}"


def _voted(card: VoteCard, index: int, names: Mapping[str, str]) -> RollEntry:
    vote = card.votes[index]
    person = card.people.get(vote.person)
    full_name = person.name if person is not None else vote.voter_name
    return RollEntry(
        person=vote.person,
        name=names[vote.person] if vote.district else with_office(card, vote.person, names[vote.person]),
        full_name=full_name if vote.district else with_office(card, vote.person, full_name),
        voter_name=vote.voter_name,
        district=vote.district,
        option=vote.option,
        option_text=vote.option_text,
        basis=vote.basis,
        note=vote.note,
        source=vote.source,
    )


def _missing(card: VoteCard, names: Mapping[str, str]) -> list[RollEntry]:
    if card.event.roll == "complete":
        return []
    people = {vote.person for vote in card.votes}
    districts = {vote.district for vote in card.votes if vote.district is not None}
    entries: dict[str, RollEntry] = {}
    for seat in card.seats:
        if seat.person in people or seat.district in districts or seat.person in entries:
            continue
        entries[seat.person] = RollEntry(
            person=seat.person,
            name=names[seat.person],
            full_name=seat.name,
            voter_name=None,
            district=seat.district,
            option=None,
            option_text=NOT_ON_RECORD,
            basis="unknown",
        )
    return list(entries.values())
