"""Seats and offices in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from councilui.common.dates import ordinal, short_date

if TYPE_CHECKING:
    from councilui.record.model import Body, Membership
    from councilui.record.views.people import PersonLine

_COUNTED: Final = ("Place", "Position", "Post", "Seat")
"""What is numbered behind its name: Seat 3, but 3rd Ward."""


def district_text(district: str, body: Body | None) -> str:
    """A district as AP style writes it: "15th Ward", but "Seat 3" and "District A"."""
    return _district(district, body.district_name if body is not None else None)


def latest_seat_text(person: PersonLine) -> str:
    """The latest seat or office of somebody in a list: "15th Ward member"; "" when none is known.

    A role without a district says where: "chair, Finance Committee".
    """
    if person.district:
        district = _district(person.district, person.district_name)
        return f"{district} {person.role}" if person.role else district
    return ", ".join(filter(None, (person.role, person.body_name if person.role else None)))


def _district(district: str, district_name: str | None) -> str:
    kind = (district_name or "seat").capitalize()
    if kind in _COUNTED and re.fullmatch(r"(?![IVXLC]+\Z)\D{3,}", district):
        return district  # a place: "Elmton member"
    is_after = kind in _COUNTED or (len(district) == 1 and district.isalpha())
    return f"{kind} {district}" if is_after else f"{ordinal(district)} {kind}"


def seat_text(seat: Membership, body: Body | None) -> str:
    """A seat with its body and dates: "15th Ward member, Chicago City Council, since May 18, 2015"."""
    district = f"{district_text(seat.district, body)} " if seat.district else ""
    where = f", {body.name}" if body is not None else ""
    return f"{district}{seat.role}{where}, {seat_dates(seat)}"


def seat_dates(seat: Membership) -> str:
    """When a seat or an office was held: "since May 18, 2015"; what roll calls show, if they alone do."""
    start = seat.start_text or (short_date(seat.start) if seat.start else None)
    end = seat.end_text or (short_date(seat.end) if seat.end else None)
    if seat.basis == "derived":  # from the first roll with the member to the first without
        gone = f", but not in that of {end}" if seat.end else ""
        return f"in roll calls starting {start or 'an unknown date'}{gone}; exact dates unknown"
    if end is None:
        return seat.start_text or (f"since {start}" if start else "dates unknown")
    if seat.start_text or seat.end_text:
        return f"start: {start or 'unknown'}; end: {end}"
    comma = "," if start and ", " in start else ""
    return f"{start}{comma} to {end}" if start else f"until {end}"
