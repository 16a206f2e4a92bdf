"""A vote as a drawing of the chamber: one SVG without script, reference or style sheet, that reads in gray.

A seat has a shape, a letter and, where a member is named, the ward; the rest shows under the pointer. The
title and the description say in words what the drawing shows.
"""

from collections.abc import Sequence
from html import escape
from itertools import pairwise
from typing import Final

from councilui.analysis.chamber import (
    ChamberSeat,
    SeatPosition,
    chamber_note,
    hemicycle,
    hemicycle_seats,
    legend,
    option_words,
    seat_words,
)
from councilui.analysis.headlines import headline
from councilui.common.dates import long_date, ordinal
from councilui.common.plain_text import one_line
from councilui.common.slugs import file_stem
from councilui.record.model import DERIVED
from councilui.record.views.votes import VoteCard

_WIDTH: Final = 720
_MARGIN: Final = 12
_LARGEST: Final = 26.0  # the radius of a seat
_LINE: Final = 24  # of the legend
_INK, _PAPER, _QUIET = "#1b1b1b", "#ffffff", "#55595f"
_FILLS: Final = {"yes": "#d3ead7", "no": "#7a2415", None: _PAPER}
_OTHER_FILL: Final = "#c9ccd1"


def vote_svg(card: VoteCard) -> str:
    """The vote as a hemicycle with its legend; "" when there is no seat to draw."""
    seats = hemicycle_seats(card)
    if not seats:
        return ""
    places = hemicycle(len(seats))
    size = _seat_size(places)
    reach = _WIDTH / 2 - _MARGIN - size
    x, y = _WIDTH / 2, _MARGIN + size + reach
    drawn = [_seat(seat, x + p.x * reach, y - p.y * reach, size, card) for seat, p in zip(seats, places, strict=True)]
    key, bottom = _legend(seats, y + size + 2 * _MARGIN)
    name = f"chamber-{file_stem(card.event.id)}"
    title = f"The chamber: {headline(card)}"
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {bottom:.0f}" width="{_WIDTH}" '
            f'height="{bottom:.0f}" role="img" aria-labelledby="{name}-title {name}-desc" '
            'font-family="system-ui, sans-serif" text-anchor="middle">',
            f'<title id="{name}-title">{_text(title)}</title>',
            f'<desc id="{name}-desc">{_text(described(card, seats))}</desc>',
            f'<rect width="100%" height="100%" fill="{_PAPER}"/>',
            *drawn,
            *key,
            "</svg>\n",
        ]
    )


def described(card: VoteCard, seats: Sequence[ChamberSeat]) -> str:
    """The drawing in words: how many seats of each option, what is not known, and who was in the minority."""
    numbers = ", ".join(f"{count} {option_words(option, has_names)}" for option, has_names, count in legend(seats))
    parts = [f"{card.body.name}, {long_date(card.meeting.date)}. {len(seats)} seats from left to right: {numbers}."]
    if note := chamber_note(card, seats):
        parts.append(note)
    sides = {option: [seat for seat in seats if seat.option == option and seat.entry] for option in ("yes", "no")}
    smaller = min(sides, key=lambda option: len(sides[option]))
    if sides[smaller] and len(sides[smaller]) * 2 < len(seats):
        names = (_short(seat) for seat in sides[smaller])
        parts.append(f"{smaller.capitalize()}: {', '.join(names)}.")
    return " ".join(parts)


def _short(seat: ChamberSeat) -> str:
    name = seat.entry.name if seat.entry is not None else ""
    return f"{name} ({ordinal(seat.district)})" if seat.district else name


def _seat_size(places: Sequence[SeatPosition]) -> float:
    """The radius with which no two seats touch."""
    reach = _WIDTH / 2 - _MARGIN - _LARGEST
    apart = [
        ((a.x - b.x) ** 2 + (a.y - b.y) ** 2) ** 0.5
        for row in range(places[-1].row + 1)
        for a, b in pairwise(p for p in places if p.row == row)
    ]
    rows = {place.row: (place.x**2 + place.y**2) ** 0.5 for place in places}
    apart += [rows[row + 1] - rows[row] for row in rows if row + 1 in rows]
    return min(min(apart, default=1) * reach * 0.46, _LARGEST)


def _seat(seat: ChamberSeat, x: float, y: float, size: float, card: VoteCard) -> str:
    sign = _sign(seat, x, y, size)
    return f"<g><title>{_text(seat_words(seat, card))}</title>{sign}</g>"


def _sign(seat: ChamberSeat, x: float, y: float, size: float) -> str:
    """The shape with the letter, under it the ward."""
    below = f"{seat.district or ''}{DERIVED if seat.derived else ''}"
    two = bool(below) and size >= 9
    letter = _letter(seat, x, y + (0 if two else size * 0.3), size * 0.8)
    place = f'x="{x:.1f}" y="{y + size * 0.62:.1f}" font-size="{size * 0.56:.1f}" fill="{_ink(seat)}"'
    return f"{_shape(seat, x, y, size)}{letter}" + (f"<text {place}>{_text(below)}</text>" if two else "")


def _letter(seat: ChamberSeat, x: float, y: float, size: float) -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" font-size="{size:.1f}"'
    return f'<text {place} font-weight="bold" fill="{_ink(seat)}">{_text(seat.letter)}</text>'


def _ink(seat: ChamberSeat) -> str:
    return _PAPER if seat.option == "no" else _INK


def _shape(seat: ChamberSeat, x: float, y: float, size: float) -> str:
    """A circle for yes and for what is not on record, a square for no, else a triangle; broken if nobody is named."""
    option = seat.option
    paint = f'fill="{_FILLS.get(option, _OTHER_FILL)}" stroke="{_INK}" stroke-width="1.2"'
    if seat.entry is None or option is None:
        paint += ' stroke-dasharray="4 3"'
    if option in ("yes", None):
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size:.1f}" {paint}/>'
    if option == "no":
        half = size * 0.9
        return f'<rect x="{x - half:.1f}" y="{y - half:.1f}" width="{2 * half:.1f}" height="{2 * half:.1f}" {paint}/>'
    corners = ((0, -1.15), (1.05, 0.85), (-1.05, 0.85))
    points = " ".join(f"{x + dx * size:.1f},{y + dy * size:.1f}" for dx, dy in corners)
    return f'<polygon points="{points}" {paint}/>'


def _legend(seats: Sequence[ChamberSeat], top: float) -> tuple[list[str], float]:
    """What the signs stand for, a line each; and where that ends."""
    entries = legend(seats)
    lines = []
    for index, (option, has_names, count) in enumerate(entries):
        y = top + index * _LINE
        like = next(seat for seat in seats if seat.option == option and (seat.entry is not None) == has_names)
        sign = _shape(like, _MARGIN + 10, y, 9) + _letter(like, _MARGIN + 10, y + 4, 11)
        words = f"{count} {option_words(option, has_names)}"
        lines.append(f"<g>{sign}{_line(words, y)}</g>")
    if any(seat.derived for seat in seats):
        words = f"{DERIVED} derived by arithmetic, not printed in a source"
        lines.append(_line(words, top + len(entries) * _LINE))
    return lines, top + (len(lines) - 1) * _LINE + 2 * _MARGIN


def _line(words: str, y: float) -> str:
    place = f'x="{_MARGIN + 28}" y="{y + 5:.1f}" font-size="14" text-anchor="start" fill="{_QUIET}"'
    return f"<text {place}>{_text(words)}</text>"


def _text(text: str) -> str:
    """Record text as XML text: plain, on one line."""
    return escape(one_line(text))
