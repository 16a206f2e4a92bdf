"""Who votes with whom: the agreement of every pair of members as a grid, the votes behind each cell."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import ClassVar, Final

from textual.widget import Widget

from councilui.analysis.agreement import FEW
from councilui.analysis.agreement_wording import (
    ORDERS,
    AgreementPage,
    Asked,
    agreement_page,
    base_line,
    base_sentences,
    in_order,
    nearest,
    pair_sentence,
    read_words,
    rolls_word,
)
from councilui.common.errors import CouncilError
from councilui.common.shares import percent_number
from councilui.export.catalogue import Export
from councilui.tui import actions
from councilui.tui.loader import Answer, ReadFailed
from councilui.tui.screens.base import ToolScreen
from councilui.tui.selection import Selection
from councilui.tui.widgets.filter_line import FilterLine
from councilui.tui.widgets.grid import Grid
from councilui.tui.widgets.layout import Piece, Text, text
from councilui.tui.widgets.styled import TextBlock

_STEPS: Final = (50, 70, 80, 90, 95)
"""Per cent from which a cell has the next darker ground; the same for every record, so that two pictures compare."""
_LEGEND: Final = (" <50 ", " 50–69 ", " 70–79 ", " 80–89 ", " 90–94 ", " 95–99 ● 100 ")
_WORDS: Final = "after:2024 before:2025-01 all-rolls body:finance, or names: lopez, tabares, quinn"


class PageRead(Answer[AgreementPage]):
    """The matrix has been made."""


class PairCells:
    """The cells of an agreement matrix: per cent, on a ground that is the darker the more two agree."""

    def __init__(self, page: AgreementPage) -> None:
        self.page = page
        voters = [page.rolls.voters[person] for person in page.matrix.people]
        wards = all(voter.district for voter in voters)
        names = [page.names[voter.person] for voter in voters]
        self.columns: Sequence[str] = [voter.district or "" for voter in voters] if wards else names
        self.rows: Sequence[str] = (
            [f"{voter.district:>2} {name}" for voter, name in zip(voters, names, strict=True)] if wards else names
        )

    def width(self, room: int) -> int:
        """Two digits and what parts them."""
        return 3

    def cell(self, row: int, column: int) -> Piece:
        """Two digits with a ground, ● for always; a dot where the votes in common are too few, a line for oneself."""
        if row == column:
            return "──", "faint"
        found = self.page.matrix.pair(row, column)
        if found.few:
            return "·", "muted"
        share = percent_number(found.same, found.n)
        return "●" if share == 100 else str(share), f"shade-{sum(share >= step for step in _STEPS)}"


def read_page(connection: sqlite3.Connection, asked: Asked) -> AgreementPage:
    """The page that is asked for, in the order in which blocs show."""
    from councilui.record.lookup import find_body, find_voters
    from councilui.record.queries.rolls import rolls

    found = rolls(connection, find_body(connection, asked.body), since=asked.since, until=asked.until)
    bloc = find_voters(connection, found, asked.bloc)
    return agreement_page(found, divided_only=asked.divided_only, bloc=bloc)


class AgreementScreen(ToolScreen):
    """See the module."""

    BINDINGS: ClassVar = actions.bindings("table")
    SCOPES: ClassVar[tuple[str, ...]] = ("over", "table", "do", "rows", "grid", "app")
    DEFAULT_CSS = """
    AgreementScreen #told { height: 1; }
    .-narrow #told { height: 2; }
    """

    def __init__(self, body: str | None = None, meeting: str | None = None, person: str | None = None) -> None:
        """Of a body, else of the one with most rolls; `meeting` is the one from which it was opened.

        The cursor stands on `person` and on whoever is most often on their side.
        """
        super().__init__()
        self.body, self.meeting, self.person = body, meeting, person
        self.by_bloc: AgreementPage | None = None
        self.page: AgreementPage | None = None
        self.order = ORDERS[0]

    def widgets(self) -> Iterable[Widget]:
        """The grid; what is under the cursor; what the grid rests on, and what its grounds mean."""
        grid = Grid(empty="Counting …")
        yield FilterLine(_WORDS, grid)
        yield grid
        yield TextBlock(id="told")
        yield TextBlock(id="base")

    def on_mount(self) -> None:
        """Ask for the votes."""
        self.place("Agreement")
        self.query_one(Grid).focus()
        self._ask(Asked(self.body))

    def _ask(self, asked: Asked) -> None:
        self.app.reading.ask(self, self.lane, lambda connection: read_page(connection, asked), PageRead)

    def on_page_read(self, event: PageRead) -> None:
        """It has been counted."""
        event.stop()
        if self.app.reading.is_current(event):
            self.by_bloc = event.value
            self._show()

    def on_read_failed(self, event: ReadFailed) -> None:
        """What could not be read is told; what was shown stays."""
        event.prevent_default()
        if self.app.reading.is_current(event):
            self._tell(event.sentence, "warn")
            if self.page is None:
                self.query_one(Grid).empty = ""
                self.query_one(Grid).refresh()

    def _show(self) -> None:
        if self.by_bloc is None:
            return
        grid = self.query_one(Grid)
        at = None
        if self.page is not None and not grid.is_empty:
            at = tuple(self.page.matrix.people[place] for place in grid.cursor)
        page = self.page = in_order(self.by_bloc, self.order)
        people = page.matrix.people
        cursor = (people.index(at[0]), people.index(at[1])) if at and set(at) <= set(people) else self._first(page)
        grid.empty = f"{base_sentences(page)[0]} Type f for another period or body."
        grid.show(PairCells(page), cursor)
        count, which = page.matrix.rolls, f"by {self.order}"
        self.place(page.rolls.body.name, f"agreement, {count} {rolls_word(page, count)}", which)
        legend: list[Piece] = [(step, f"shade-{nth}") for nth, step in enumerate(_LEGEND)]
        legend += [(f" % same side  · fewer than {FEW}", "muted")]
        self.query_one("#base", TextBlock).show(Text(tuple(legend)), text(base_line(page), "muted"))

    def _first(self, page: AgreementPage) -> tuple[int, int]:
        """The cell to begin on."""
        people = page.matrix.people
        if self.person not in people:
            return 0, 1
        row = people.index(self.person)
        most = nearest(page, row).most
        return row, most if most is not None else row

    def on_grid_moved(self, event: Grid.Moved) -> None:
        """Say in words what is under the cursor."""
        event.stop()
        if self.page is not None:
            told = pair_sentence(self.page, event.row, event.column)
            self._tell(f"{told}.", "strong")

    def _tell(self, told: str, role: str) -> None:
        self.query_one("#told", TextBlock).show(text(told, role))

    def on_grid_chosen(self, event: Grid.Chosen) -> None:
        """The votes behind the cell."""
        event.stop()
        if self.page is not None:
            from councilui.tui.screens.pair_votes import PairVotesScreen

            self.app.push_screen(PairVotesScreen(self.page, event.row, event.column))

    def action_sort(self) -> None:
        """By bloc, by ward, by name, in turn; no ward where nobody has one."""
        page = self.by_bloc
        if page is None:
            return
        orders = [order for order in ORDERS if order != "ward" or any(v.district for v in page.rolls.voters.values())]
        self.order = orders[(orders.index(self.order) + 1) % len(orders)]
        self._show()

    def action_filter(self) -> None:
        """Type another period, body or bloc."""
        self.query_one(FilterLine).open()

    def on_filter_line_narrowed(self, event: FilterLine.Narrowed) -> None:
        """As it is typed; what makes no sense yet is told, and the grid stays as it was."""
        event.stop()
        try:
            asked = read_words(event.text)
        except CouncilError as error:
            self._tell(str(error), "warn")
            return
        self._ask(asked if asked.body is not None else asked._replace(body=self.body))

    def at_hand(self) -> Selection:
        """The member of the row."""
        grid, page = self.query_one(Grid), self.page
        person = page.matrix.people[grid.cursor[0]] if page is not None and not grid.is_empty else None
        body = page.rolls.body.id if page is not None else self.body
        return Selection(meeting=self.meeting, body=body, person=person)

    def exported(self) -> Export | None:
        """The matrix as it stands."""
        from councilui.export.agreement import matrix_export

        return matrix_export(self.page) if self.page is not None else None

    def quoted(self) -> tuple[str, str] | None:
        """The pair under the cursor, and what it was counted over."""
        grid, page = self.query_one(Grid), self.page
        if page is None or grid.is_empty:
            return None
        base = base_sentences(page)[0]
        return f"{pair_sentence(page, *grid.cursor)}.\n— Counted over {base}", "The pair and what it was counted over"
