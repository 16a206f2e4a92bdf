"""The header of a table in one row or two: names below what groups them, or beside the seats in the row above."""

import re
from collections.abc import Iterable

from councilui.common.names import parse_name
from councilui.common.shares import series
from councilui.load.outcomes import read_option


def clean_headers(cells: list[str]) -> tuple[str, ...]:
    """Headers with white space made single blanks, without the empty ones at the end."""
    headers = [" ".join(cell.replace("\ufeff", "").split()) for cell in cells]
    while headers and not headers[-1]:
        headers.pop()
    return tuple(headers)


def cell_count(cells: list[str]) -> int:
    """How many cells of a row hold something."""
    return sum(1 for cell in cells if cell.strip())


def is_value(cell: str) -> bool:
    """Whether a cell is a vote or has a number as long as a year's, as no header does."""
    return read_option(cell).is_known or bool(re.search(r"\d{3}", cell))


def joined_header(upper: list[str], lower: list[str]) -> list[str] | None:
    """Two rows as one header when the lower fills what the upper leaves empty, and nothing else, or when one has the
    seats of the members in the other; None for data."""
    width = max(len(upper), len(lower))
    above, below = ([cell.strip() for cell in (*row, *[""] * (width - len(row)))] for row in (upper, lower))
    seated = _with_seats(above, below)
    if seated is not None:
        return seated
    gaps = {place for place in range(width) if below[place] and not above[place]}
    bands = {place - 1 for place in gaps} - gaps  # "Council members" over the first of several names
    if not gaps or any(is_value(cell) for cell in below if cell):
        return None
    return _whole(
        below[place] or above[place]
        if place in gaps or place in bands or below[place] in ("", above[place])
        else _seated(above[place], below[place])
        for place in range(width)
    )


def _with_seats(above: list[str], below: list[str]) -> list[str] | None:
    """The header whose members have their seats or offices in a row of nothing else, above or below their names."""
    for seats, names in ((above, below), (below, above)):
        if sum(map(bool, seats)) > 1:
            joined = _whole(_seated(seat, name) if seat else name for seat, name in zip(seats, names, strict=True))
            if joined is not None:
                return joined
    return None


def _whole(headers: Iterable[str | None]) -> list[str] | None:
    """All headers; None as soon as one is None, as one of thousands of columns mostly is."""
    whole = []
    for header in headers:
        if header is None:
            return None
        whole.append(header)
    return whole


def _seated(seat: str, name: str) -> str | None:
    """A name with the seat or the office that stands above or below it; None where it is neither."""
    alone = parse_name(f"Roe {seat}")
    if name and not is_value(name) and alone.seat and alone.full == "Roe":
        return f"{name} ({seat})"
    titled = parse_name(f"{seat} {name}")
    return f"{seat} {name}" if name and " ".join(titled.titles).casefold() == seat.casefold() else None


def bands_note(upper: list[str], lower: list[str]) -> list[str]:
    """What to tell of several groups of columns: parties of one council, or two bodies, which nobody can tell."""
    wide = [*upper, *[""] * (len(lower) - len(upper))]
    bands = [
        f"“{wide[place].strip()}”"
        for place in range(len(lower) - 1)
        if wide[place].strip() and not wide[place + 1].strip()
    ]
    if len(bands) < 2:
        return []
    return [
        f"The columns under {series(bands)} were read as one roll. If they are of several bodies, make a table of each."
    ]
