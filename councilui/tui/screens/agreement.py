"""Who votes with whom: the agreement of every pair of members as a grid, the votes behind each cell."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, Final

from textual.widget import Widget

from councilui.analysis.agreement import FEW
from councilui.analysis.agreement_wording import (
    ORDERS,
    AgreementPage,
    AgreementQuery,
    base_line,
    base_sentences,
    in_order,
    nearest,
    pair_sentence,
    read_words,
    with_majority,
)
from councilui.common.errors import CouncilError
from councilui.common.shares import percent_number
from councilui.common.width import cut
from councilui.export.model import Export
from councilui.kinds.agreement import read_agreement
from councilui.tui.actions import key_of
from councilui.tui.remembered import Remembered
from councilui.tui.routes import MeetingsRoute, PairVotesRoute
from councilui.tui.screens.base import ToolScreen
from councilui.tui.selection import Selection
from councilui.tui.widgets.filter_line import FilterLine
from councilui.tui.widgets.grid import Grid
from councilui.tui.widgets.layout import Piece, Text, text
from councilui.tui.widgets.styled import TextBlock

_STEPS: Final = (50, 70, 80, 90, 95)
"""Percent from which a cell has the next darker ground; the same for every record, so that two pictures compare."""
_LEGEND: Final = (" <50 ", " 50–69 ", " 70–79 ", " 80–89 ", " 90–94 ", " 95–99 ● 100 ")
_WORDS: Final = "after:2024 before:2025-01 all-rolls body:finance, or names: lopez, tabares, quinn"


class PairCells:
    """The cells of an agreement matrix: percent, on a ground that is the darker the more two agree."""

    def __init__(self, page: AgreementPage, *, shows_majority: bool = False) -> None:
        """`shows_majority` puts how often each was with the majority where the own column crosses the row."""
        self.page = page
        self.shows_majority = shows_majority
        voters = [page.rolls.voters[person] for person in page.matrix.people]
        wards = all(voter.district for voter in voters)
        names = [page.names[voter.person] for voter in voters]
        self.columns: Sequence[str] = [voter.district or "" for voter in voters] if wards else names
        self.rows: Sequence[str] = (
            [f"{voter.district:>2} {name}" for voter, name in zip(voters, names, strict=True)] if wards else names
        )

    def label(self, row: int, cells: int) -> str:
        return cut(self.rows[row], cells)

    def width(self, room: int) -> int:
        return 3

    def cell(self, row: int, column: int) -> Piece:
        """Two digits with a ground, ● for always; a dot where the votes in common are too few, a line for oneself."""
        if row == column and not self.shows_majority:
            return "──", "faint"
        pair = with_majority(self.page, row) if row == column else self.page.matrix.pair(row, column)
        if pair.too_few:
            return "·", "muted"
        share = percent_number(pair.same, pair.n)
        if row == column:
            return str(share), "strong"
        return "●" if share == 100 else str(share), f"shade-{sum(share >= step for step in _STEPS)}"


class AgreementScreen(ToolScreen):
    """The agreement of the members of a body."""

    SCOPES: ClassVar[tuple[str, ...]] = ("overlay", "table", "selection", "rows", "grid", "app")
    order = Remembered("agreement.order", ORDERS)
    DEFAULT_CSS = """
    AgreementScreen #pair { height: 1; }
    AgreementScreen.-narrow #pair { height: 2; }
    """

    def __init__(self, body: str | None = None, meeting: str | None = None, person: str | None = None) -> None:
        """Of a body, else of the one with most rolls; `meeting` is the one from which it was opened.

        The cursor is on `person` and on the member most often on their side.
        """
        super().__init__()
        self.body, self.meeting, self.person = body, meeting, person
        self.by_bloc: AgreementPage | None = None
        self.page: AgreementPage | None = None

    def widgets(self) -> Iterable[Widget]:
        """The grid; what is under the cursor; what the grid rests on, and what its grounds mean."""
        grid = Grid(empty="Counting …")
        yield FilterLine(_WORDS, grid)
        yield grid
        yield TextBlock(id="pair")
        yield TextBlock(id="base")

    def on_mount(self) -> None:
        self.set_breadcrumb("Agreement")
        self.query_one(Grid).focus()
        self._read(AgreementQuery(self.body))

    def _read(self, query: AgreementQuery) -> None:
        self.read(lambda connection: read_agreement(connection, query), self.show_page)

    def show_page(self, page: AgreementPage) -> None:
        self.by_bloc = page
        self._show()

    def show_error(self, sentence: str) -> None:
        """Show it in the line under the grid, below what is being typed; the grid stays."""
        self._show_pair(sentence, "warn")
        if self.page is None:
            self.query_one(Grid).empty = ""
            self.query_one(Grid).refresh()

    def _show(self) -> None:
        if self.by_bloc is None:
            return
        grid = self.query_one(Grid)
        pair = None
        if self.page is not None and not grid.is_empty:
            pair = tuple(self.page.matrix.people[place] for place in grid.cursor)
        page = self.page = in_order(self.by_bloc, self.order)
        people = page.matrix.people
        is_there = pair is not None and set(pair) <= set(people)
        cursor = (people.index(pair[0]), people.index(pair[1])) if pair and is_there else self._first(page)
        elsewhere = f"Type {key_of('filter')} for another period or body."
        grid.empty = " ".join((*base_sentences(page), elsewhere))
        by_dissent = self.order == "dissent"
        grid.show(PairCells(page, shows_majority=by_dissent), cursor)
        self.set_breadcrumb((page.rolls.body.name, MeetingsRoute()), "agreement", f"by {self.order}")
        legend: list[Piece] = [(step, f"shade-{index}") for index, step in enumerate(_LEGEND)]
        legend += [(f" % same side  · fewer than {FEW}", "muted")]
        legend += [("; on the diagonal, % with the majority", "muted")] if by_dissent else []
        base = base_line(page) if page.matrix.rolls else f"{base_line(page).rstrip()} {elsewhere}"
        blocks = () if grid.is_empty else (Text(tuple(legend)), text(base, "muted"))
        self.query_one("#base", TextBlock).show(*blocks)

    def _first(self, page: AgreementPage) -> tuple[int, int]:
        """The cell to begin on."""
        people = page.matrix.people
        if self.person not in people:
            return 0, 1
        row = people.index(self.person)
        most = nearest(page, row).most
        return row, most if most is not None else row

    def on_grid_cell_highlighted(self, event: Grid.CellHighlighted) -> None:
        event.stop()
        if self.page is not None and event.is_current:
            self._show_pair(f"{pair_sentence(self.page, event.row, event.column)}.", "strong")

    def _show_pair(self, sentence: str, role: str) -> None:
        self.query_one("#pair", TextBlock).show(text(sentence, role))

    def on_grid_cell_selected(self, event: Grid.CellSelected) -> None:
        event.stop()
        if self.page is not None and event.is_current:
            self.host.open(PairVotesRoute(self.page, event.row, event.column))

    def action_sort(self) -> None:
        """By bloc, by dissent, by ward, by name, in turn; no ward where nobody has one."""
        page = self.by_bloc
        if page is None:
            return
        orders = [order for order in ORDERS if order != "ward" or any(v.district for v in page.rolls.voters.values())]
        self.order = orders[(orders.index(self.order) + 1) % len(orders) if self.order in orders else 0]
        self._show()

    def on_filter_line_filter_changed(self, event: FilterLine.FilterChanged) -> None:
        """Count again as it is typed; say what makes no sense yet, and leave the grid as it is."""
        event.stop()
        try:
            query = read_words(event.text)
        except CouncilError as error:
            self._show_pair(str(error), "warn")
            return
        self._read(query if query.body is not None else query._replace(body=self.body))

    def selection(self) -> Selection:
        """The member of the row."""
        grid, page = self.query_one(Grid), self.page
        person = page.matrix.people[grid.cursor[0]] if page is not None and not grid.is_empty else None
        body = page.rolls.body.id if page is not None else self.body
        return Selection(meeting=self.meeting, body=body, person=person)

    def export(self) -> Export | None:
        from councilui.export.agreement import agreement_export

        return agreement_export(self.page) if self.page is not None else None

    def clipboard_text(self) -> tuple[str, str] | None:
        """The pair under the cursor, and what it was counted over."""
        grid, page = self.query_one(Grid), self.page
        if page is None or grid.is_empty:
            return None
        base = base_sentences(page)[0]
        return f"{pair_sentence(page, *grid.cursor)}.\n— Counted over {base}", "The pair and what it was counted over"
