"""A vote drawn as the chamber: a seat for everybody who voted or could have.

Either as a hemicycle, in which the sides form blocks, or by district. A seat known only as one of a number (39-11
without a roll) is drawn unnamed and never given to anybody.
"""

import math
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from councilui.analysis.roll import NOT_ON_RECORD, OPTION_LETTERS, RollEntry, district_key, group_roll
from councilui.analysis.vote_wording import member, sentence, tally_text
from councilui.record.model import DERIVED, OPTIONS
from councilui.record.views.votes import VoteCard

SHAPES: Final = {"yes": "●", "no": "■", None: "○", "absent": "△", "excused": "△", "vacant": "△"}
"""A shape for each option; a member who took part and said neither yes nor no has `OTHER_SHAPE`."""
OTHER_SHAPE: Final = "▲"

_ORDER: Final = ("yes", "present", *(o for o in OPTIONS if o not in ("yes", "no", "present")), None, "no")
"""The blocks from left to right: the sides at the ends, what is neither between them."""
_INNER: Final = 0.42  # the radius of the innermost row; the outermost has 1
_STEP: Final = 0.25  # no two rows are further apart
_MOST: Final = 2000  # more seats than this are an error in the source; nothing is drawn


class ChamberSeat(NamedTuple):
    """A seat. `option` is None when the vote is not on record; `entry` is None when nobody is named for it."""

    option: str | None
    entry: RollEntry | None = None

    @property
    def letter(self) -> str:
        """The option in a letter."""
        return OPTION_LETTERS.get(self.option, "o")

    @property
    def shape(self) -> str:
        """The option as a shape, filled for a member who took part."""
        return SHAPES.get(self.option, OTHER_SHAPE)

    @property
    def sign(self) -> str:
        """Shape and letter."""
        return self.shape + self.letter

    @property
    def mark(self) -> str:
        """What goes with it: the sign of a derived vote, or nothing."""
        return DERIVED if self.derived else ""

    @property
    def district(self) -> str | None:
        """The ward, None when nobody is named or when they have none."""
        return self.entry.district if self.entry is not None else None

    @property
    def derived(self) -> bool:
        """Whether the vote follows by arithmetic and is not printed anywhere."""
        return self.entry is not None and self.entry.basis == "derived"


class SeatPosition(NamedTuple):
    """A place in a half circle of radius 1 around (0, 0), `y` upwards; `row` counts the rows from the inside."""

    x: float
    y: float
    row: int


def hemicycle_seats(card: VoteCard) -> tuple[ChamberSeat, ...]:
    """The seats of a vote from left to right, one option after another, each by district.

    Named members are under their option. Announced votes beyond the names (when the roll is missing or partial)
    follow as unnamed seats of that option; the body's other seats are not on record.
    """
    named_seats = [
        ChamberSeat(e.option, e) for g in group_roll(card, "ward") for e in g.entries if e.option is not None
    ]
    members = [ChamberSeat(None, e) for g in group_roll(card, "ward") for e in g.entries if e.option is None]
    counts = Counter(seat.option for seat in named_seats)
    announced = card.announced or {}
    unnamed = [
        ChamberSeat(option)
        for option, count in announced.items()
        for _ in range(count - counts[option] if sum(announced.values()) <= _MOST else 0)
        if card.event.roll != "complete" or option == "vacant"
    ]
    drawn = [*named_seats, *unnamed]
    if unnamed:  # whose seats these are is not known: the members left over cannot be named for what is left
        members = []
    drawn += members or [ChamberSeat(None)] * min(max((card.body.seats or 0) - len(drawn), 0), _MOST)
    return tuple(sorted(drawn, key=lambda s: (_ORDER.index(s.option), s.entry is None, district_key(s.district))))


def ward_seats(card: VoteCard) -> tuple[ChamberSeat, ...]:
    """Everybody with a seat or a vote, by district, those without one last."""
    return tuple(ChamberSeat(e.option, e) for g in group_roll(card, "ward") for e in g.entries)


def hemicycle(count: int, rows: int | None = None) -> tuple[SeatPosition, ...]:
    """`count` evenly spaced places in `rows` arcs, from left to right; by default as many arcs as look well."""
    if count <= 0:
        return ()
    rows = min(rows if rows is not None else max(round(math.sqrt(count / 3.5)), 1), count)
    step = min((1 - _INNER) / max(rows - 1, 1), _STEP)
    radii = [1 - step * (rows - 1 - row) for row in range(rows)]
    places = []
    for row, (radius, number) in enumerate(zip(radii, _shares(count, radii), strict=True)):
        for position in range(number):
            angle = math.pi * (1 - position / (number - 1)) if number > 1 else math.pi / 2
            places.append((angle, SeatPosition(radius * math.cos(angle), radius * math.sin(angle), row)))
    places.sort(key=lambda pair: (-round(pair[0], 9), pair[1].row))
    return tuple(place for _, place in places)


def _shares(count: int, weights: Sequence[float]) -> list[int]:
    """`count` divided by weight, remainders to the largest."""
    exact = [count * weight / sum(weights) for weight in weights]
    shares = [int(share) for share in exact]
    most = sorted(range(len(weights)), key=lambda index: (shares[index] - exact[index], -index))
    for index in most[: count - sum(shares)]:
        shares[index] += 1
    return shares


def beside(places: Sequence[SeatPosition], at: int, across: int, outward: int) -> int:
    """The place one step from `at` along its row (`across` 1 is right) or the nearest in another row.

    At the end of a row it stays where it is.
    """
    row = [number for number, place in enumerate(places) if place.row == places[at].row]
    if across:
        step = row.index(at) + across
        return row[step] if 0 <= step < len(row) else at
    other = [number for number, place in enumerate(places) if place.row == places[at].row + outward]
    angle = math.atan2(places[at].y, places[at].x)
    return min(other, key=lambda number: abs(math.atan2(places[number].y, places[number].x) - angle), default=at)


def seat_words(seat: ChamberSeat, card: VoteCard) -> str:
    """Who sits there and how they voted, as far as known: "Ald. Lopez (15th): no"."""
    entry = seat.entry
    option = seat.option or NOT_ON_RECORD
    if entry is None:
        if seat.option is None:
            return "A seat with no vote on record."
        return f"One of {(card.announced or {}).get(option, 0)} in the tally as {option}; no name is on record."
    who = member(card.body, entry.name, entry.district) if entry.district else entry.full_name
    printed = entry.option_text and entry.option is not None and entry.option_text.casefold() != option
    as_printed = f" (printed “{entry.option_text}”)" if printed and option not in ("yes", "no") else ""
    basis = f", {DERIVED} derived" if seat.derived else f", {entry.basis}" if entry.option is not None else ""
    return f"{who}: {option}{as_printed}{basis}"


def legend(seats: Sequence[ChamberSeat]) -> tuple[tuple[str | None, bool, int], ...]:
    """(option, whether anybody is named for it, how many seats), from left to right."""
    counts = Counter((seat.option, seat.entry is not None) for seat in seats)
    order = sorted(counts, key=lambda key: (_ORDER.index(key[0]), not key[1]))
    return tuple((option, is_named, counts[option, is_named]) for option, is_named in order)


def option_words(option: str | None, is_named: bool) -> str:
    """An option in the legend: "yes", "no, names unknown", "not on record"."""
    if option is None:
        return NOT_ON_RECORD
    return option if is_named else f"{option}, names unknown"


def chamber_note(card: VoteCard, seats: Sequence[ChamberSeat]) -> str | None:
    """A note when nobody, or not everybody, is named; None when all are."""
    unnamed = sum(seat.entry is None and seat.option is not None for seat in seats)
    if unnamed and not card.votes:
        tally = tally_text(card.announced or {})
        return f"No names are on record, only the tally, {tally}: no seat stands for a particular member."
    if unnamed:
        return f"{unnamed} seats come from the tally alone; no names are on record for them."
    unknown = sum(seat.option is None for seat in seats)
    if unknown:
        return sentence(f"{unknown} of {len(seats)} seats have no vote on record")
    return None
