"""Two votes side by side: who kept a side, who switched, who is new in the seat, and what stands in the way."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from councilui.analysis.comparison import Comparison, SeatChange, compare
from councilui.analysis.wording import announced, outcome_word, sentence, short_date, tally_text
from councilui.record.views import VoteCard, VoteLine
from councilui.tui import actions
from councilui.tui.panes.agenda_rows import vote_pieces
from councilui.tui.reading import Answer, ReadFailed
from councilui.tui.screens.over import OverScreen
from councilui.tui.screens.pick import PickScreen
from councilui.tui.view import read_vote
from councilui.tui.widgets.key_bar import KeyBar
from councilui.tui.widgets.layout import Block, Ends, Gap, Piece, Text, text
from councilui.tui.widgets.rows import ListedRows, Row, RowList

if TYPE_CHECKING:
    from councilui.tui.app import CouncilApp

_ROLES = {"yes": "yes", "no": "no"}


class VotesRead(Answer[list[VoteLine]]):
    """The votes to pick from have been read."""


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


def vote_row(line: VoteLine, why: str = "") -> tuple[str, Row]:
    """A vote to pick, with the text that it is found by; `why` it stands first."""
    number = line.identifier or "number not known"
    left: tuple[Piece, ...] = ((f"{short_date(line.date)}  ", "muted"), (number, "strong"))
    found_by = f"{line.date} {short_date(line.date)} {line.identifier or ''} {line.title} {line.body_name} {why}"
    blocks: tuple[Block, ...] = (Ends(left, vote_pieces(line)), text(line.title, indent=2))
    if why:
        blocks = (*blocks, text(why, "muted", indent=2))
    return f"{found_by} {outcome_word(line)}".casefold(), Row((line.id, bool(why)), blocks, value=line)


class PickVoteScreen(PickScreen[VoteLine]):
    """Answers the vote to compare with: related ones first, then all of the record, newest first."""

    HEADING = "Compare with which vote?"
    PROMPT = "a record number, a word of the title, a date"
    NONE = "No vote fits these words."

    def __init__(self, card: VoteCard) -> None:
        """`card` is the vote at hand."""
        super().__init__()
        self.card = card

    def on_mount(self) -> None:
        """Ask for the votes."""

        def question(connection: sqlite3.Connection) -> list[VoteLine]:
            from councilui.record.queries.votes import list_votes

            return list_votes(connection)

        self.app.reading.ask(self, "votes", question, VotesRead)

    def on_votes_read(self, event: VotesRead) -> None:
        """They have come."""
        event.stop()
        if not self.app.reading.is_current(event):
            return
        rows: list[tuple[str, Row]] = []
        for related in self.card.related:
            to = related.direction == "to"
            why = f"this vote's matter {related.relation} it" if to else f"its matter {related.relation} this one"
            rows += [vote_row(line, why) for line in related.votes if line.id != self.card.event.id]
        rows += [vote_row(line) for line in event.value if line.id != self.card.event.id]
        if not rows:
            self.NONE = "There is no other vote in this record."
        self.fill(rows)

    def on_read_failed(self, event: ReadFailed) -> None:
        """They have not."""
        event.stop()
        self.app.tell(event.sentence, error=True)


class CompareScreen(OverScreen[None]):
    """See the module."""

    SCOPES: ClassVar[tuple[str, ...]] = ("over", "rows", "app")
    DEFAULT_CSS = """
    CompareScreen { align: center middle; }
    CompareScreen > Vertical {
        width: 110; max-width: 98%; height: 92%; border: round $border; background: $surface;
        border-title-style: bold;
    }
    """

    def __init__(self, card: VoteCard, other: VoteLine) -> None:
        """Compare `card` with `other`, the older one first."""
        super().__init__()
        self.card = card
        self.other = other

    def compose(self) -> ComposeResult:
        """A frame with the rows, and the keys."""
        frame = Vertical()
        frame.border_title = Content("Two votes")
        with frame:
            yield RowList(empty="Reading the other vote …")
        yield KeyBar(actions.bar("over", "app"), id="over-keys")

    def on_mount(self) -> None:
        """Ask for the other vote."""
        other = self.other.id
        self.app.reading.ask(self, "other vote", lambda connection: read_vote(connection, other), OtherRead)

    def on_other_read(self, event: OtherRead) -> None:
        """It has come."""
        event.stop()
        if self.app.reading.is_current(event):
            first, second = sorted((self.card, event.value), key=lambda card: card.meeting.date)
            self.query_one(RowList).show(ListedRows(comparison_rows(compare(first, second))))

    def on_read_failed(self, event: ReadFailed) -> None:
        """It has not."""
        event.stop()
        self.query_one(RowList).empty = "The other vote could not be read."
        self.query_one(RowList).show(ListedRows())
        self.app.tell(event.sentence, error=True)


def comparison_rows(found: Comparison) -> list[Row]:
    """The two votes, what stands in the way of a conclusion, then seat by seat, those who switched first."""
    rows = [_vote_row("FIRST", found.first), _vote_row("SECOND", found.second)]
    for nth, caveat in enumerate(found.caveats):
        head: tuple[Block, ...] = (Gap(), text("BEFORE YOU CONCLUDE", "heading")) if nth == 0 else ()
        rows.append(Row(("caveat", nth), (*head, Text((("! ", "warn"), (sentence(caveat), "text")), hang=2))))
    told = ", ".join(f"{count} {change}" for change, count in found.counts.items() if count)
    rows.append(Row("counts", (Gap(), text(told or "There is no seat to compare.", "strong"))))
    for change, count in found.counts.items():
        group = [row for row in found.rows if row.change == change]
        for nth, row in enumerate(group):
            head = (Gap(), text(f"{change.upper()} {count}", "heading")) if nth == 0 else ()
            rows.append(Row(("seat", change, nth), (*head, _seat(row, found))))
    for nth, row in enumerate(found.moved):
        head = (Gap(), text(f"CHANGED SEATS {len(found.moved)}", "heading")) if nth == 0 else ()
        rows.append(Row(("moved", nth), (*head, _seat(row, found))))
    return rows


def _vote_row(name: str, card: VoteCard) -> Row:
    tally = card.announced or (card.counted if card.votes else None)
    pieces: tuple[Piece, ...] = (
        (f"{name}  ", "heading"),
        (f"{short_date(card.meeting.date)}  ", "muted"),
        (card.event.question, "strong"),
        (f"  {tally_text(tally) if tally else 'no tally'}", "text"),
    )
    return Row(name, (Text(pieces, hang=8), text(sentence(announced(card)), "muted", indent=8)))


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
