"""A made-up record in which every list of the screen has as many rows as are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from councilui.common.dates import day_number
from councilui.record import model
from councilui.record.new_file import new_file
from councilui.record.writer import MANY_ROWED, Writer

MEMBER: Final = "p0"
"""Who voted each time."""
MOST_STATEMENTS: Final = 65_000
"""Somewhat less than a meeting can hold."""
_A_DAY: Final = 8  # meetings of a day
_LAST: Final = date(2024, 6, 12)


def build(path: Path, rows: int) -> Path:
    """Write the record at `path` unless it is there: `rows` meetings, each with a divided vote and a doubt about it.

    As many members, and on the last meeting as many agenda items and, up to `MOST_STATEMENTS`, statements on housing.
    """
    if not path.exists():
        with new_file(path) as scratch, Writer(scratch) as writer:
            others = []
            for row in _rows(rows):
                if type(row) in MANY_ROWED:
                    writer.write(row)
                else:
                    others.append(row)
            writer.write_rows(others)
            writer.finish()
    return path


def _rows(count: int) -> Iterator[object]:
    yield model.Source("clerk", "dataset", "City Clerk", "Votes of the council")
    yield model.Body("council", "City Council", "council", source="clerk")
    for number in range(count):
        name = f"Ana Roe-{number}"
        yield model.Person(f"p{number}", name, f"Roe-{number}, Ana", f"Roe-{number}")
    for number in range(count):
        yield from _meeting(number, (_LAST - timedelta(days=(count - 1 - number) // _A_DAY)).isoformat())
    last = f"m{count - 1}"
    for number in range(1, count):
        yield model.AgendaItem(f"{last}/i{number}", last, number, f"Zoning of {number} Elm Street", source="clerk")
    ordinal = (count - 1) % _A_DAY
    for number in range(min(count, MOST_STATEMENTS)):
        yield model.Statement(
            model.statement_id(day_number(_LAST.isoformat()), ordinal, number), f"s{number}", last,
            f"The housing at {number} Elm Street is for families.", "speech", "verbatim", "floor", "member",
            speaker_name="Ana Roe-1", person="p1", source="clerk",
        )  # fmt: skip


def _meeting(number: int, day: str) -> Iterator[object]:
    meeting, event = f"m{number}", f"v{number}"
    yield model.Meeting(meeting, "council", day, number % _A_DAY, "regular", source="clerk")
    yield model.AgendaItem(f"{meeting}/i0", meeting, 0, f"Budget amendment {number}", source="clerk")
    yield model.Motion(event, meeting, "pass", None, f"{meeting}/i0", None, source="clerk")
    yield model.VoteEvent(
        event, event, 0, f"Shall budget amendment {number} be passed?", "roll call", "pass", "recorded",
        roll="complete", source="clerk",
    )  # fmt: skip
    for person, option in ((MEMBER, "yes"), ("p1", "yes"), ("p2", "no")):
        yield model.Vote(event, person, f"Ana Roe-{person[1:]}", option, option, source="clerk")
    yield model.Doubt(f"d{number}", "vote_event", event, "other", f"Page {number} is hard to read.", "clerk")
