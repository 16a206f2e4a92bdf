"""Two votes side by side: seat by seat, and person by person for members who changed seats.

Sides are aligned by what the votes did (see `alignment`): a yes to table goes with a no to pass. Where that is not
known, keeping a side only means the same option in both votes. `Comparison.caveats` say what speaks against a
conclusion.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Final, Literal, NamedTuple, get_args

from councilui.analysis.alignment import Alignment, align
from councilui.analysis.motions import direction, motion_name
from councilui.analysis.roll import NOT_ON_RECORD, RollEntry, district_key, group_roll, roll_names
from councilui.analysis.thresholds import tally_of
from councilui.analysis.vote_wording import tally_text
from councilui.record.views.votes import VoteCard

Change = Literal["switched", "kept side", "new in the seat", "left", "absent", "unknown", "not a member"]
CHANGES: Final[tuple[Change, ...]] = get_args(Change)
"""In the order in which a reader asks. "left": nobody has the seat in the second vote. "absent": one of the two did not
vote yes or no (absent, excused, abstained …). "unknown": not on record in one of them. "not a member": somebody without
a district, where members have one, who is not in the other vote."""


class SeatChange(NamedTuple):
    """A seat in both votes. Names tell everybody in both votes apart.

    An option is None when not on record, a person when not known.
    """

    district: str | None
    first_name: str | None
    first_person: str | None
    first_option: str | None
    second_name: str | None
    second_person: str | None
    second_option: str | None
    change: Change


class Comparison(NamedTuple):
    """`rows` by seat (by person where there are no districts); `moved` has those who held another seat, by person.

    `counts` counts `rows` by change, every change present. `first_sides_by_second` tells, for those who are in both
    (moved ones too), how many with an option in the first vote took which in the second, as recorded:
    {"yes": {"no": 3}}. `alignment` tells which option goes with which.
    """

    first: VoteCard
    second: VoteCard
    rows: tuple[SeatChange, ...]
    moved: tuple[SeatChange, ...]
    counts: Mapping[Change, int]
    first_sides_by_second: Mapping[str, Mapping[str, int]]
    caveats: tuple[str, ...]
    alignment: Alignment


def compare(first: VoteCard, second: VoteCard) -> Comparison:
    """The two votes aligned; votes of two bodies by person only. No vote is inferred."""
    by_seat = first.body.id == second.body.id
    alignment = align(first, second)
    names = roll_names(first, second)
    seats_1, people_1 = _aligned(first, by_seat, names)
    seats_2, people_2 = _aligned(second, by_seat, names)
    rows = [
        _row(district, seats_1.get(district), seats_2.get(district), alignment, _one_sided_changes(first, second))
        for district in sorted(seats_1.keys() | seats_2.keys(), key=district_key)
    ]
    seated_1 = {entry.person: entry for entry in seats_1.values()}
    seated_2 = {entry.person: entry for entry in seats_2.values()}
    moved = []
    for person, was in seated_1.items():
        now = seated_2.get(person)
        if now is not None and now.district != was.district:
            moved.append(_row(now.district, was, now, alignment))
    loose = sorted(people_1.keys() | people_2.keys())
    pairs = [
        (people_1.get(person) or seated_1.get(person), people_2.get(person) or seated_2.get(person)) for person in loose
    ]
    pairs.sort(key=lambda pair: next(e.name.casefold() for e in pair if e is not None))
    wards = bool(seats_1 or seats_2)
    rows.extend(_person_row(was, now, first, second, alignment, wards) for was, now in pairs)
    tally = Counter(row.change for row in rows)
    return Comparison(
        first=first,
        second=second,
        rows=tuple(rows),
        moved=tuple(moved),
        counts={change: tally[change] for change in CHANGES},
        first_sides_by_second=_crossed([*rows, *moved]),
        caveats=_caveats(first, second, alignment),
        alignment=alignment,
    )


def _aligned(
    card: VoteCard, by_seat: bool, names: Mapping[str, str]
) -> tuple[dict[str, RollEntry], dict[str, RollEntry]]:
    """The roll by district, and by person those without one; members not on record have no option."""
    roll = [entry for group in group_roll(card, "name") for entry in group.entries]
    entries = [entry._replace(name=names[entry.person]) for entry in roll]
    known = {entry.person for entry in entries}
    # A complete roll leaves nobody out; a seat it lacks is still somebody's.
    entries += [
        RollEntry(s.person, names[s.person], s.name, None, s.district, None, NOT_ON_RECORD, "unknown")
        for s in card.seats
        if s.person not in known and (s.district is None or s.district not in {e.district for e in entries})
    ]
    seats: dict[str, RollEntry] = {}
    people: dict[str, RollEntry] = {}
    for entry in entries:
        if by_seat and entry.district is not None and entry.district not in seats:
            seats[entry.district] = entry
        else:
            people[entry.person] = entry
    return seats, people


def _row(
    district: str | None,
    was: RollEntry | None,
    now: RollEntry | None,
    alignment: Alignment,
    gone: tuple[Change, Change] = ("unknown", "unknown"),
) -> SeatChange:
    """`gone` is what it is when nobody is there in the first vote, and in the second."""
    return SeatChange(
        district,
        was.name if was else None,
        was.person if was else None,
        was.option if was else None,
        now.name if now else None,
        now.person if now else None,
        now.option if now else None,
        gone[0] if was is None else gone[1] if now is None else _change(was, now, alignment),
    )


def _one_sided_changes(first: VoteCard, second: VoteCard) -> tuple[Change, Change]:
    """What it is when nobody is on one side: a complete roll leaves nobody out."""
    return (
        "new in the seat" if first.event.roll == "complete" else "unknown",
        "left" if second.event.roll == "complete" else "unknown",
    )


def _person_row(
    was: RollEntry | None, now: RollEntry | None, first: VoteCard, second: VoteCard, alignment: Alignment, wards: bool
) -> SeatChange:
    entry = now or was
    gone = _one_sided_changes(first, second)
    if wards:  # a person without a district where members have one votes without a seat
        gone = tuple("not a member" if card.seats else "unknown" for card in (first, second))  # type: ignore[assignment]
    elif first.body.id != second.body.id:
        gone = ("not a member", "not a member")
    return _row(entry.district if entry else None, was, now, alignment, gone)


def _change(was: RollEntry, now: RollEntry, alignment: Alignment) -> Change:
    if was.person != now.person:
        return "new in the seat"
    if was.option is None or now.option is None:
        return "unknown"
    sides = ("yes", "no")
    if was.option not in sides or now.option not in sides:
        return "absent"
    return "kept side" if was.option == alignment.second_as_first(now.option) else "switched"


def _crossed(rows: list[SeatChange]) -> dict[str, dict[str, int]]:
    crossed: dict[str, dict[str, int]] = {}
    for row in rows:
        if row.first_person is not None and row.first_person == row.second_person:
            under = crossed.setdefault(row.first_option or NOT_ON_RECORD, {})
            second = row.second_option or NOT_ON_RECORD
            under[second] = under.get(second, 0) + 1
    return crossed


def vote_name(card: VoteCard, place: str) -> str:
    """A vote in a caveat: its tally, else "the first vote" with `place` "first"."""
    tally = tally_of(card)
    return tally_text(tally) if tally is not None else f"the {place} vote"


def _caveats(first: VoteCard, second: VoteCard, alignment: Alignment) -> tuple[str, ...]:
    caveats = []
    for card, place in ((first, "first"), (second, "second")):
        name = vote_name(card, place)
        name = name[0].upper() + name[1:]
        if card.event.roll == "none":
            caveats.append(f"{name}: no roll call found, so who switched is unknown.")
        elif card.event.roll == "partial":
            count, seats = len(card.votes), card.body.seats
            votes = f"{count} of {seats} votes" if seats is not None else "one vote" if count == 1 else f"{count} votes"
            caveats.append(
                f"{name}: only {votes} {'is' if count == 1 else 'are'} on record by name; the others are unknown."
            )
        derived = sum(vote.basis == "derived" for vote in card.votes)
        if derived:
            caveats.append(
                f"{name}: {derived} {'votes' if derived > 1 else 'vote'} derived ◇, not printed in a source."
            )
    if first.body.id != second.body.id:
        caveats.append("The votes are in two different bodies, so people are compared, not seats.")
    if alignment.yes_with is None and direction(first.motion.motion_type) != direction(second.motion.motion_type):
        caveats.append(
            f"The first vote was on the {motion_name(first.motion.motion_type)}, the second on the"
            f" {motion_name(second.motion.motion_type)}."
        )
    return tuple(caveats)
