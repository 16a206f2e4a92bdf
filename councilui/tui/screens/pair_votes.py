"""The votes behind a cell of the agreement matrix: those in which the two differed first, the newest first."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import ClassVar

from textual.widget import Widget

from councilui.analysis.agreement import looked_at
from councilui.analysis.agreement_words import AgreementPage, pair_sentence
from councilui.analysis.wording import outcome_word, short_date, tally_text
from councilui.record.views import Sides, VoteLine
from councilui.tui.at_hand import AtHand
from councilui.tui.reading import Answer
from councilui.tui.screens.place import ToolScreen
from councilui.tui.widgets.layout import Block, Ends, Gap, Piece, text
from councilui.tui.widgets.painted import Plate
from councilui.tui.widgets.rows import ListedRows, Row, RowList


class LinesRead(Answer[list[VoteLine]]):
    """The votes have come."""


class PairVotesScreen(ToolScreen):
    """See the module."""

    SCOPES: ClassVar[tuple[str, ...]] = ("over", "do", "rows", "app")
    DEFAULT_CSS = """
    PairVotesScreen > Plate { margin: 0 0 1 0; }
    """

    def __init__(self, page: AgreementPage, row: int, column: int) -> None:
        """The votes of the members at two places of the matrix; of one member when they are the same place."""
        super().__init__()
        self.page, self.places_at = page, (row, column)
        one, other = (page.rolls.voters[page.matrix.people[at]] for at in (row, column))
        self.one, self.other = one.sides, other.sides
        within = looked_at(page.rolls, divided_only=page.divided_only)
        both = (self.one.yes | self.one.no) & (self.other.yes | self.other.no) & within
        self.bit_of = {event: bit for bit, event in enumerate(page.rolls.events) if both >> bit & 1}

    def widgets(self) -> Iterable[Widget]:
        """The pair in words, then the votes."""
        told = Plate()
        told.show(text(f"{pair_sentence(self.page, *self.places_at)}.", "strong"))
        yield told
        yield RowList(empty="Reading the votes …")

    def on_mount(self) -> None:
        """Ask for the votes."""
        names = [self.page.names[self.page.matrix.people[at]] for at in dict.fromkeys(self.places_at)]
        self.place(self.page.rolls.body.name, "agreement", " and ".join(names))
        self.query_one(RowList).focus()
        ids = tuple(self.bit_of)

        def question(connection: sqlite3.Connection) -> list[VoteLine]:
            from councilui.record.queries.rolls import votes_with_ids

            return votes_with_ids(connection, ids)

        self.app.reading.ask(self, self.lane, question, LinesRead)

    @property
    def lane(self) -> str:
        """Each screen asks in a lane of its own."""
        return f"pair votes {id(self)}"

    def on_unmount(self) -> None:
        """Nobody waits any more."""
        self.app.reading.drop(self.lane)

    def on_lines_read(self, event: LinesRead) -> None:
        """They have come."""
        event.stop()
        if not self.app.reading.is_current(event):
            return
        rows = self.query_one(RowList)
        rows.empty = "There is no vote in which both said yes or no."
        rows.show(ListedRows(self._rows(event.value)))

    def _rows(self, lines: list[VoteLine]) -> list[Row]:
        apart = (self.one.yes & self.other.no) | (self.one.no & self.other.yes)
        groups = [(differ, [line for line in lines if (apart >> self.bit_of[line.id] & 1) == differ])
                  for differ in (1, 0)]  # fmt: skip
        alone = self.places_at[0] == self.places_at[1]
        rows: list[Row] = []
        for differ, found in groups:
            name = "DIFFERENT SIDES" if differ else "THE VOTES" if alone else "THE SAME SIDE"
            for nth, line in enumerate(found):
                head: tuple[Block, ...] = ()
                if nth == 0:
                    head = (*((Gap(),) if rows else ()), text(f"{name} {len(found)}", "heading"))
                rows.append(Row(line.id, (*head, *self._blocks(line)), value=line))
        return rows

    def _blocks(self, line: VoteLine) -> tuple[Block, ...]:
        bit = self.bit_of[line.id]
        sides: list[Piece] = []
        pairs = zip(dict.fromkeys(self.places_at), (self.one, self.other), strict=False)
        for at, who in pairs:
            sides += [(f"{self.page.names[self.page.matrix.people[at]]} ", "muted"), _side(who, bit), ("  ", "text")]
        tally = tally_text(line.tally) if line.tally is not None else "no tally"
        left: tuple[Piece, ...] = (
            (f"{short_date(line.date)}  ", "muted"),
            (line.identifier or "number not known", "strong"),
            (f"  {outcome_word(line)} {tally}", "text"),
        )
        return Ends(left, tuple(sides[:-1])), text(line.title, "muted", indent=2)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """The vote, in its meeting."""
        event.stop()
        if isinstance(event.row.value, VoteLine):
            self.app.open_place(event.row.value.meeting, vote=event.row.value.id)

    def at_hand(self) -> AtHand:
        """The vote under the cursor."""
        row = self.query_one(RowList).current
        line = row.value if row is not None else None
        if not isinstance(line, VoteLine):
            return AtHand(body=self.page.rolls.body.id)
        return AtHand(meeting=line.meeting, body=self.page.rolls.body.id, vote=line.id, matter=line.matter)


def _side(sides: Sides, bit: int) -> Piece:
    return ("NO", "no") if sides.no >> bit & 1 else ("yes", "yes")
