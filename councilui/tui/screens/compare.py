"""Two votes side by side: who kept a side, who switched, who is new in the seat, and the caveats."""

from collections.abc import Iterable
from typing import ClassVar

from textual.widget import Widget

from councilui.analysis.alignment import alignment_sentence
from councilui.analysis.comparison import Comparison, SeatChange, compare
from councilui.analysis.comparison_wording import answer, change_groups
from councilui.analysis.headlines import card_question, headline, subject
from councilui.analysis.seat_wording import district_text
from councilui.analysis.vote_wording import announced, sentence
from councilui.common.dates import short_date
from councilui.common.width import cut
from councilui.export.model import Export
from councilui.record.views.votes import VoteCard, VoteLine
from councilui.tui.queries import read_vote
from councilui.tui.routes import MeetingRoute, MemberRoute, PickVoteRoute
from councilui.tui.screens.base import ToolScreen
from councilui.tui.selection import Selection
from councilui.tui.widgets.layout import Block, Ends, Gap, Piece, Text, text
from councilui.tui.widgets.roles import SIDES
from councilui.tui.widgets.rows import ListedRows, ListRow, RowList, with_heading

_TITLE = 28  # cells of the title of a vote that has no number, in the line at the top


class CompareScreen(ToolScreen):
    """Two votes. Each row of a seat leads to the member, each vote to its meeting."""

    SCOPES: ClassVar[tuple[str, ...]] = ("overlay", "selection", "rows", "app")

    def __init__(self, card: VoteCard, other: VoteLine) -> None:
        """Compare `card` with `other`, the older one first."""
        super().__init__()
        self.card = card
        self.other = other
        self.comparison: Comparison | None = None

    def widgets(self) -> Iterable[Widget]:
        yield RowList(empty="Reading the other vote …")

    def on_mount(self) -> None:
        self.set_breadcrumb("Two votes")
        other = self.other.id
        self.read(lambda connection: read_vote(connection, other), self.show_votes)

    def show_votes(self, other: VoteCard) -> None:
        """Show both, the older one first."""
        first, second = sorted((self.card, other), key=lambda card: card.meeting.date)
        self.comparison = compare(first, second)
        self.set_breadcrumb(("Two votes", PickVoteRoute(self.card)), *(self._place(card) for card in (first, second)))
        self.rows.show(ListedRows(comparison_rows(self.comparison)))

    @staticmethod
    def _place(card: VoteCard) -> tuple[str, MeetingRoute]:
        number = card.matter.identifier if card.matter is not None else None
        return number or cut(subject(card), _TITLE), MeetingRoute(card.meeting.id, vote=card.event.id)

    def open_row(self, value: object) -> None:
        match value:
            case VoteCard() as card:
                self.host.open(MeetingRoute(card.meeting.id, vote=card.event.id))
            case SeatChange() as change if person := _person(change):
                self.host.open(MemberRoute(person))

    def selection_of(self, value: object) -> Selection:
        """The vote of the row, else the vote from which this was opened; the member of the row."""
        card = value if isinstance(value, VoteCard) else self.card
        person = _person(value) if isinstance(value, SeatChange) else None
        return Selection(
            card.meeting.id, card.body.id, card.event.id, card.matter.id if card.matter is not None else None, person
        )

    def export(self) -> Export | None:
        from councilui.export.comparison import comparison_export

        return comparison_export(self.comparison) if self.comparison is not None else None


def _person(change: SeatChange) -> str | None:
    """Whom a row leads to: who holds the seat in the second vote, else who held it in the first."""
    return change.second_person or change.first_person


def comparison_rows(comparison: Comparison) -> list[ListRow]:
    """The answer, the two votes, what goes with what, the caveats, then seat by seat, those who switched first."""
    rows = [
        ListRow("answer", (text(answer(comparison), "strong"), Gap())),
        _vote_row("FIRST", comparison.first),
        _vote_row("SECOND", comparison.second),
    ]
    aligned = comparison.alignment.yes_with is not None
    sign: Piece = ("⇄ ", "key") if aligned else ("! ", "warn")
    sides = Text((sign, (alignment_sentence(comparison.alignment), "text")), hang=2)
    rows.append(ListRow("aligned", (Gap(), sides)))
    caveats = [
        ListRow(("caveat", index), (Text((("! ", "warn"), (sentence(caveat), "text")), hang=2),))
        for index, caveat in enumerate(comparison.caveats)
    ]
    rows += with_heading("BEFORE YOU CONCLUDE", caveats)
    for heading, seats in (*change_groups(comparison), ("changed seats", comparison.moved)):
        group = [ListRow((heading, index), (_seat(row, comparison),), value=row) for index, row in enumerate(seats)]
        rows += with_heading(f"{heading.upper()} {len(seats)}", group)
    return rows


def _vote_row(name: str, card: VoteCard) -> ListRow:
    about = Text(((f"{name:<8}", "heading"), (headline(card), "strong")), hang=8)
    sentences = filter(None, (card_question(card), sentence(announced(card))))
    what = f"{short_date(card.meeting.date)}: {' '.join(sentences)}"
    return ListRow(name, (about, text(what, "muted", indent=8)), value=card)


def _seat(row: SeatChange, comparison: Comparison) -> Block:
    ward = district_text(row.district, comparison.second.body) if row.district else ""
    has_wards = any(other.district for other in comparison.rows)
    names = row.second_name or "no one on record"
    if row.first_name != row.second_name:
        names = f"{row.first_name or 'no one on record'} → {names}"
    left: tuple[Piece, ...] = ((f"{ward:<10} " if has_wards else "", "muted"), (names, "text"))
    right = (_option(row.first_option), (" → ", "muted"), _option(row.second_option))
    return Ends(left, right, widest=72)


def _option(option: str | None) -> Piece:
    return (option or "not on record", SIDES.get(option or "", "muted"))
