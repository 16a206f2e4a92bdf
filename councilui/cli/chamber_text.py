"""A vote drawn as the chamber, for a terminal or a pipe."""

from collections.abc import Sequence
from typing import Final

from councilui.analysis.chamber import ChamberSeat, chamber_note, hemicycle_seats, legend, option_words, ward_seats
from councilui.analysis.chamber_cells import Drawing, draw_hemicycle, draw_wards
from councilui.analysis.vote_report import VoteReport
from councilui.cli.styled_text import Output, Piece, output
from councilui.record.model import DERIVED
from councilui.record.views.votes import VoteCard

_STYLES: Final = {"yes": "green", "no": "bold red", None: "dim"}


def print_chamber(card: VoteCard) -> None:
    """What the vote was about, the half circle with its signs, then the wards in their order."""
    out = output()
    seats, wards = hemicycle_seats(card), ward_seats(card)
    report = VoteReport(card)
    out.print((report.headline, "bold"))
    out.print(report.beside_headline)
    if note := chamber_note(card, seats):
        out.print(note)
    if not seats:
        out.print("No seats are on record for this vote.")
        return
    width = min(out.width, 120)
    out.print()
    _print(draw_hemicycle(seats, width, max(width // 5, 8)), seats, out)
    out.print()
    signs = [f"{ChamberSeat(o).sign} {count} {option_words(o, has_names)}" for o, has_names, count in legend(seats)]
    derived = [f"{DERIVED} derived by arithmetic"] if any(seat.derived for seat in seats) else []
    out.print("   ".join([*signs, *derived]))
    if wards:
        out.print()
        _print(draw_wards(wards, width, 1000), wards, out)


def _print(drawing: Drawing, seats: Sequence[ChamberSeat], out: Output) -> None:
    for y in range(drawing.height):
        pieces, end = list[Piece](), 0
        for seat, label in drawing.on_line(y):
            sign = (label.sign, _STYLES.get(seats[seat].option, "blue"))
            pieces += (" " * (label.column - end), sign, label.text)
            end = max(label.column, end) + len(label.sign) + len(label.text)
        out.print_line(*pieces)
