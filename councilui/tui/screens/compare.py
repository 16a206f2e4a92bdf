"""Two votes side by side: who kept a side, who switched, who is new in the seat, and what stands in the way."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.widget import Widget

from councilui.analysis.alignment import alignment_sentence
from councilui.analysis.comparison import Comparison, SeatChange, compare
from councilui.analysis.vote_wording import announced, sentence, short_date, tally_text
from councilui.export.catalogue import Export
from councilui.record.views.votes import VoteCard, VoteLine
from councilui.tui.loader import Answer, ReadFailed
from councilui.tui.meeting_view import read_vote
from councilui.tui.screens.base import ToolScreen
from councilui.tui.screens.pick_vote import PickVoteScreen
from councilui.tui.selection import Selection
from councilui.tui.widgets.layout import Block, Ends, Gap, Piece, Text, text
from councilui.tui.widgets.rows import ListedRows, Row, RowList

if TYPE_CHECKING:
    from councilui.tui.app import CouncilApp

_ROLES = {"yes": "yes", "no": "no"}


class OtherRead(Answer[VoteCard]):
    """The other vote has been read."""


def open_comparison(app: CouncilApp, card: VoteCard, other: VoteLine | None) -> None:
    """Compare `card` with `other`, or with a vote to be picked."""

    def go(line: VoteLine | None) -> None:
        if line is not None:
            app.push_screen(CompareScreen(card, line))

    if other is not None and other.id != card.event.id:
        go(other)
    else:
        app.push_screen(PickVoteScreen(card), go)


class CompareScreen(ToolScreen):
    """See the module. Each row of a seat leads to the member, each vote to its meeting."""

    SCOPES: ClassVar[tuple[str, ...]] = ("over", "do", "rows", "app")

    def __init__(self, card: VoteCard, other: VoteLine) -> None:
        """Compare `card` with `other`, the older one first."""
        super().__init__()
        self.card = card
        self.other = other
        self.found: Comparison | None = None

    def widgets(self) -> Iterable[Widget]:
        """The rows."""
        yield RowList(empty="Reading the other vote …")

    def on_mount(self) -> None:
        """Ask for the other vote."""
        self.place("Two votes")
        self.query_one(RowList).focus()
        other = self.other.id
        self.app.reading.ask(self, self.lane, lambda connection: read_vote(connection, other), OtherRead)

    def on_other_read(self, event: OtherRead) -> None:
        """It has come."""
        event.stop()
        if self.app.reading.is_current(event):
            first, second = sorted((self.card, event.value), key=lambda card: card.meeting.date)
            self.found = compare(first, second)
            names = [card.matter.identifier if card.matter else None for card in (first, second)]
            self.place("Two votes", *(name or "number not known" for name in names))
            self.query_one(RowList).show(ListedRows(comparison_rows(self.found)))

    def on_read_failed(self, event: ReadFailed) -> None:
        """It has not."""
        super().on_read_failed(event)
        if self.found is None:
            self.query_one(RowList).empty = event.sentence
            self.query_one(RowList).show(ListedRows())

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """To the member, or to the vote."""
        event.stop()
        match event.row.value:
            case VoteCard() as card:
                self.app.open_place(card.meeting.id, vote=card.event.id)
            case SeatChange() as change if person := _person(change):
                from councilui.tui.screens.member import MemberScreen

                self.app.push_screen(MemberScreen(person))

    def at_hand(self) -> Selection:
        """The vote of the row, else the vote from which this was opened; the member of the row."""
        row = self.query_one(RowList).current
        value = row.value if row is not None else None
        card = value if isinstance(value, VoteCard) else self.card
        person = _person(value) if isinstance(value, SeatChange) else None
        return Selection(
            card.meeting.id, card.body.id, card.event.id, card.matter.id if card.matter is not None else None, person
        )

    def exported(self) -> Export | None:
        """The comparison."""
        from councilui.export.catalogue import comparison_export

        return comparison_export(self.found) if self.found is not None else None


def _person(change: SeatChange) -> str | None:
    """Whom a row leads to: who holds the seat in the second vote, else who held it in the first."""
    return change.second_person or change.first_person


def comparison_rows(found: Comparison) -> list[Row]:
    """The two votes and what goes with what, what stands in the way, then seat by seat, those who switched first."""
    rows = [_vote_row("FIRST", found.first), _vote_row("SECOND", found.second)]
    aligned = found.alignment.yes_with is not None
    sign: Piece = ("⇄ ", "key") if aligned else ("! ", "warn")
    told = Text((sign, (alignment_sentence(found.alignment), "text")), hang=2)
    rows.append(Row("aligned", (Gap(), told)))
    for nth, caveat in enumerate(found.caveats):
        head: tuple[Block, ...] = (Gap(), text("BEFORE YOU CONCLUDE", "heading")) if nth == 0 else ()
        rows.append(Row(("caveat", nth), (*head, Text((("! ", "warn"), (sentence(caveat), "text")), hang=2))))
    counted = ", ".join(f"{count} {change}" for change, count in found.counts.items() if count)
    rows.append(Row("counts", (Gap(), text(counted or "There is no seat to compare.", "strong"))))
    for change, count in found.counts.items():
        group = [row for row in found.rows if row.change == change]
        for nth, row in enumerate(group):
            head = (Gap(), text(f"{change.upper()} {count}", "heading")) if nth == 0 else ()
            rows.append(Row(("seat", change, nth), (*head, _seat(row, found)), value=row))
    for nth, row in enumerate(found.moved):
        head = (Gap(), text(f"CHANGED SEATS {len(found.moved)}", "heading")) if nth == 0 else ()
        rows.append(Row(("moved", nth), (*head, _seat(row, found)), value=row))
    return rows


def _vote_row(name: str, card: VoteCard) -> Row:
    tally = card.announced or (card.counted if card.votes else None)
    pieces: tuple[Piece, ...] = (
        (f"{name}  ", "heading"),
        (f"{short_date(card.meeting.date)}  ", "muted"),
        (card.event.question, "strong"),
        (f"  {tally_text(tally) if tally else 'no tally'}", "text"),
    )
    return Row(name, (Text(pieces, hang=8), text(sentence(announced(card)), "muted", indent=8)), value=card)


def _seat(row: SeatChange, found: Comparison) -> Block:
    district = found.second.body.district_name or "seat"
    ward = f"{district} {row.district}" if row.district else "no seat"
    names = row.second_name or "nobody on record"
    if row.first_name != row.second_name:
        names = f"{row.first_name or 'nobody on record'} → {names}"
    left: tuple[Piece, ...] = ((f"{ward:<9} ", "muted"), (names, "text"))
    right = (_option(row.first_option), (" → ", "muted"), _option(row.second_option))
    return Ends(left, right)


def _option(option: str | None) -> Piece:
    return (option or "not on record", _ROLES.get(option or "", "muted"))
