"""A record in which a few common words stand in every statement, and together, or in one form, in few."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from councilui.common.dates import day_number
from councilui.record import model
from tests.record.whole_record import write_record

MEETINGS = 250
PER_MEETING = 100
OLD = 399
"""The number of the one statement in which "spite of the city" stands."""
_SELDOM = 600  # statements from one "of the city" to the next
_RARE = 5_003


def long_record(path: Path) -> Path:
    """Writes it: 25,000 statements with the keys `s/0`, `s/1` … in the order of time, from 1970 on."""
    path.touch()
    write_record(path, _rows())
    return path


def _rows() -> Iterator[object]:
    yield model.Source("captions", "captions", "Clerk", "captions")
    yield model.Body("council", "City Council", "council")
    yield model.Matter("m/1", "O-1", "recorded", "In spite of the city: an ordinance")
    for meeting in range(MEETINGS):
        day = (date(1970, 1, 1) + timedelta(days=80 * meeting)).isoformat()
        yield model.Meeting(f"m/{meeting}", "council", day, 0, "regular", source="captions")
        for position in range(PER_MEETING):
            number = meeting * PER_MEETING + position
            yield model.Statement(
                model.statement_id(day_number(day), 0, position), f"s/{number}", f"m/{meeting}", _text(number),
                "speech", "verbatim", "floor", "member", speaker_name="Ald. Lopez", source="captions",
            )  # fmt: skip


def _text(number: int) -> str:
    if number % _SELDOM == OLD:
        return f"The houses{' in spite' if number == OLD else ''} of the city, number {number}."
    rare = " A hyperbaric chamber of the city." if number % _RARE == 0 else ""
    return f"The housing is for a city, not in spite of it; number {number}.{rare}"
