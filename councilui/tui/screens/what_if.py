"""What if: members moved between options, and which marks would have fallen. The assumptions stay in view."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.widget import Widget

from councilui.analysis.roll import RollEntry, group_roll
from councilui.analysis.whatif import Move, WhatIf, move_member, what_if
from councilui.analysis.wording import member, short_date, tally_text
from councilui.export.documents import Export, as_json
from councilui.export.what_if_text import HYPOTHETICAL, mark_text, what_if_json, what_if_markdown
from councilui.record.database import RecordError
from councilui.record.views import VoteCard
from councilui.tui import actions
from councilui.tui.at_hand import AtHand
from councilui.tui.screens.place import ToolScreen
from councilui.tui.widgets.layout import Block, Ends, Gap, Piece, Text, text
from councilui.tui.widgets.painted import Plate
from councilui.tui.widgets.rows import ListedRows, Row, RowList
from councilui.tui.widgets.tally_bar import ORIENT, OWN, TallyBar

_ROLES = {"yes": "yes", "no": "no"}


class WhatIfScreen(ToolScreen):
    """See the module."""

    BINDINGS: ClassVar = actions.bindings("what_if")
    SCOPES: ClassVar[tuple[str, ...]] = ("over", "what_if", "do", "rows", "app")
    DEFAULT_CSS = """
    WhatIfScreen #outcome { max-height: 60%; border-bottom: solid $foreground 35%; }
    WhatIfScreen RowList { height: 1fr; }
    """

    def __init__(self, card: VoteCard) -> None:
        """Begin with `card` as it is on record."""
        super().__init__()
        self.card = card
        self.moves: list[Move] = []
        self.found: WhatIf = what_if(card, ())

    def widgets(self) -> Iterable[Widget]:
        """The outcome on top, the members under it."""
        yield Plate(id="outcome")
        yield RowList(id="members")

    def on_mount(self) -> None:
        """The vote as it is on record."""
        self._show()
        self.query_one(RowList).focus()

    def at_hand(self) -> AtHand:
        """The vote, and the member under the cursor."""
        row = self.query_one(RowList).current
        person = row.value.person if row is not None and isinstance(row.value, RollEntry) else None
        matter = self.card.matter.id if self.card.matter is not None else None
        return AtHand(self.card.meeting.id, self.card.body.id, self.card.event.id, matter, person)

    def exported(self) -> Export | None:
        """The hypothetical vote with its assumptions."""
        found = self.found
        texts = {"markdown": lambda: what_if_markdown(found), "json": lambda: as_json(what_if_json(found))}
        return Export("what-if", "The hypothetical vote, with its assumptions,", texts)

    def _show(self) -> None:
        self.place(
            "What if", short_date(self.card.meeting.date), self.card.matter and self.card.matter.identifier,
            tally_text(self.found.before),
        )  # fmt: skip
        self.query_one("#outcome", Plate).show(*outcome_blocks(self.found))
        self.query_one(RowList).show(ListedRows(member_rows(self.found)), keep=True)

    def action_to_yes(self) -> None:
        """Move the member under the cursor to yes."""
        self._move("yes")

    def action_to_no(self) -> None:
        """To no."""
        self._move("no")

    def action_to_absent(self) -> None:
        """To absent."""
        self._move("absent")

    def action_to_vacant(self) -> None:
        """The seat vacant."""
        self._move("vacant")

    def action_undo(self) -> None:
        """The last move was not made."""
        if not self.moves:
            self.app.tell("Nothing is assumed: this is the vote as on record.")
            return
        self._assume(self.moves[:-1])

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Enter takes a member to the other side."""
        event.stop()
        self._move("no" if _standing(event.row) == "yes" else "yes")

    def _move(self, to: str) -> None:
        row = self.query_one(RowList).current
        if row is None or row.value is None:
            return
        try:
            if isinstance(row.value, RollEntry):
                move = move_member(self.card, row.value.person, to, self.moves)
            else:
                move = Move(None, 1, str(row.value), to)
            if move.was != to:
                self._assume([*self.moves, move])
        except RecordError as error:
            self.app.tell(str(error), error=True)

    def _assume(self, moves: list[Move]) -> None:
        self.found = what_if(self.card, moves)
        self.moves = moves
        self._show()


def _standing(row: Row) -> str | None:
    return row.value.option if isinstance(row.value, RollEntry) else str(row.value)


def outcome_blocks(found: WhatIf) -> list[Block]:
    """The hypothetical tally on its ruler, the marks that turned, and every assumption."""
    card, tally = found.card, found.tally
    seats = card.body.seats or sum(tally.values())
    marks = [mark.after for mark in found.marks]
    signs = tuple((t.needed, OWN if t.applies else ORIENT) for t in marks if t.needed is not None)
    blocks: list[Block] = [Text(((card.event.question, "strong"),), limit=2)]
    blocks.append(TallyBar(tally["yes"], tally["no"], seats, signs))
    others = ", ".join(f"{count} {option}" for option, count in tally.items() if option not in ("yes", "no"))
    if others:
        blocks.append(text(others))
    if found.tally == found.before and len(found.assumptions) == 1:
        blocks.append(text("As on record. Move members with + - . and *; what you assume stands here.", "muted"))
        return blocks
    blocks.append(text(HYPOTHETICAL, "warn"))
    for mark in sorted(found.marks, key=lambda mark: (mark.turned is None, not mark.after.applies)):
        if mark.turned is not None or mark.after.applies:
            role = {True: "good", False: "bad", None: "text"}[mark.turned]
            blocks.append(Text(((mark_text(mark), role),), hang=2))
    blocks += [text(f"· {assumption}", "muted", hang=2) for assumption in found.assumptions]
    return blocks


def member_rows(found: WhatIf) -> list[Row]:
    """The members where names are on record, moved ones marked; else the options with their numbers."""
    card = found.card
    moved = {move.person: move.to for move in found.moves if move.person is not None}
    groups = [group for group in group_roll(card) if group.option is not None]
    if not groups:
        rows = [Row("why", (text("Nobody's vote is on record: numbers can be moved, not names.", "muted"),))]
        for option, count in found.tally.items():
            left: tuple[Piece, ...] = ((f"{option} ", _ROLES.get(option, "strong")), ("one of them to …", "muted"))
            rows.append(Row(("option", option), (Ends(left, ((str(count), "strong"),)),), value=option))
        return rows
    rows = []
    for group in groups:
        for nth, entry in enumerate(group.entries):
            head: tuple[Block, ...] = (*((Gap(),) if rows else ()), text(group.title, "heading")) if nth == 0 else ()
            to = moved.get(entry.person, entry.option)
            right: tuple[Piece, ...] = ((entry.option or "", _ROLES.get(entry.option or "", "muted")),)
            if to != entry.option:
                right = (*right, (" → ", "muted"), (to or "", _ROLES.get(to or "", "strong")))
            name = member(card.body, entry.name, entry.district)
            derived = " ◇" if entry.basis == "derived" else ""
            block = Ends(((f"{name}{derived}", "text"),), right)
            rows.append(Row(("member", entry.person), (*head, block), value=entry._replace(option=to)))
    return rows
