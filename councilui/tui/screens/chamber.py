"""A vote drawn as the chamber: a hemicycle in which the sides read as blocks, or the wards in their order."""

from collections.abc import Iterable
from typing import ClassVar

from textual.widget import Widget

from councilui.analysis.chamber import (
    ChamberSeat,
    chamber_note,
    hemicycle_seats,
    legend,
    option_words,
    seat_words,
    ward_seats,
)
from councilui.analysis.chamber_cells import draw_hemicycle, draw_wards
from councilui.analysis.vote_report import VoteReport
from councilui.export.model import Export
from councilui.record.model import DERIVED
from councilui.record.views.votes import VoteCard
from councilui.tui.meeting_view import SourceNumbers
from councilui.tui.panes.detail import source_line, unique
from councilui.tui.queries import read_vote
from councilui.tui.routes import vote_places
from councilui.tui.screens.base import ToolScreen
from councilui.tui.selection import Selection
from councilui.tui.widgets.layout import Block, Piece, Text
from councilui.tui.widgets.seat_plan import ROLES, SeatPlan
from councilui.tui.widgets.styled import TextBlock


class ChamberScreen(ToolScreen):
    """A drawing of a vote, and who sits under the cursor."""

    SCOPES: ClassVar[tuple[str, ...]] = ("overlay", "drawing", "selection", "rows", "grid", "app")
    BREADCRUMB = ("Chamber",)
    DEFAULT_CSS = """
    ChamberScreen #question { margin-bottom: 1; }
    ChamberScreen #signs { margin-top: 1; }
    ChamberScreen #seat { height: 2; }
    """

    def __init__(self, vote: str) -> None:
        super().__init__()
        self.vote = vote
        self.card: VoteCard | None = None
        self.by_ward = False
        self.notes = SourceNumbers({})

    def widgets(self) -> Iterable[Widget]:
        """The question, the drawing, its signs, the seat under the cursor."""
        yield TextBlock(id="question")
        yield SeatPlan()
        yield TextBlock(id="signs")
        yield TextBlock(id="seat")

    def on_mount(self) -> None:
        vote = self.vote
        self.query_one(SeatPlan).focus()
        self.read(lambda connection: read_vote(connection, vote), self.show_vote)

    def show_vote(self, card: VoteCard) -> None:
        self.card = card
        self.notes = SourceNumbers(card.sources, (card.event.source, *(count.source for count in card.counts)))
        self.set_breadcrumb(*vote_places(card), "Chamber")
        self._show()

    def _show(self) -> None:
        card, plan = self.card, self.query_one(SeatPlan)
        if card is None:
            return
        seats = ward_seats(card) if self.by_ward else hemicycle_seats(card)
        person = plan.seat.entry.person if plan.seat is not None and plan.seat.entry is not None else None
        same = (n for n, seat in enumerate(seats) if person is not None and seat.entry and seat.entry.person == person)
        start = next(same, None) if plan.seats else _minority(seats)
        plan.show(seats, draw_wards if self.by_ward else draw_hemicycle, start or 0)
        self.query_one("#question", TextBlock).show(*question_blocks(card, seats))
        self.query_one("#signs", TextBlock).show(Text(sign_pieces(seats)))
        if not seats:
            self.query_one("#seat", TextBlock).show(Text((("No seats are on record for this vote.", "muted"),)))

    # What the user did

    def action_sort(self) -> None:
        """The half circle, or the wards in their order; the cursor stays on the same member."""
        self.by_ward = not self.by_ward
        self._show()

    def on_seat_plan_seat_highlighted(self, event: SeatPlan.SeatHighlighted) -> None:
        event.stop()
        if self.card is not None:
            self.query_one("#seat", TextBlock).show(*seat_blocks(event.seat, self.card, self.notes))

    def on_seat_plan_seat_selected(self, event: SeatPlan.SeatSelected) -> None:
        event.stop()
        if event.seat.entry is None:
            self.host.notify_user("No member is named for this seat.")
        else:
            self.action_perform("member")

    # What is selected

    def selection(self) -> Selection:
        """The vote, and the member under the cursor."""
        if self.card is None:
            return Selection(vote=self.vote, has_list=False)
        card, seat = self.card, self.query_one(SeatPlan).seat
        matter = card.matter.id if card.matter is not None else None
        person = seat.entry.person if seat is not None and seat.entry is not None else None
        return Selection(card.meeting.id, card.body.id, self.vote, matter, person, has_list=False)

    def export(self) -> Export | None:
        from councilui.export.vote import vote_export

        return vote_export(VoteReport(self.card)) if self.card is not None else None


def _minority(seats: tuple[ChamberSeat, ...]) -> int | None:
    """The first seat of the smaller side, if anybody is named there: it is what people ask for."""
    options = [seat.option for seat in seats if seat.entry is not None]
    smaller = min(("no", "yes"), key=options.count)
    return next((n for n, seat in enumerate(seats) if seat.option == smaller and seat.entry is not None), None)


def question_blocks(card: VoteCard, seats: tuple[ChamberSeat, ...]) -> tuple[Block, ...]:
    """What the vote was on, the question, what came of it, the tally, and what a reader must know before looking."""
    report = VoteReport(card)
    sentences: tuple[Piece, ...] = ((report.headline, "strong"), (f"\n{report.beside_headline}", "text"))
    note = chamber_note(card, seats)
    return (Text(sentences, limit=4), *((Text((("! ", "warn"), (note, "text")), hang=2),) if note else ()))


def sign_pieces(seats: tuple[ChamberSeat, ...]) -> tuple[Piece, ...]:
    """What the signs stand for, with how many there are."""
    pieces: list[Piece] = []
    for option, is_named, count in legend(seats):
        like = ChamberSeat(option)
        pieces.append((f"{'   ' if pieces else ''}{like.sign}", ROLES.get(option, "other")))
        pieces.append((f" {count} {option_words(option, is_named)}", "text"))
    if any(seat.derived for seat in seats):
        pieces.append((f"   {DERIVED} derived", "muted"))
    return tuple(pieces)


def seat_blocks(seat: ChamberSeat, card: VoteCard, notes: SourceNumbers) -> tuple[Block, ...]:
    """Who sits there, how they voted, how we know, and by which source."""
    sources = unique(seat.entry.source if seat.entry is not None else None)
    if not sources and seat.option is not None:
        sources = unique(*card.announcements) if seat.entry is None else unique(card.event.source)
    first: list[Piece] = [("▶ ", "text"), (seat_words(seat, card), "strong")]
    if marks := notes.marks(*sources):
        first.append((f" {marks}", "source"))
    note = seat.entry.note if seat.entry is not None else None
    if note:
        return (Text(tuple(first), limit=1), Text(((f"  {note}", "muted"),), hang=2, limit=1))
    source = notes.source(sources[0]) if len(sources) == 1 else None
    second = (("  ", "text"), *source_line(source, notes.number(sources[0]))) if source is not None else ()
    return (Text(tuple(first), limit=1), *((Text(second, hang=2, limit=1),) if second else ()))
