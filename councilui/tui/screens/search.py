"""Search what was said, as you type: how the query was read, and what was found, newest first.

Each key puts a new question; the one before is interrupted, and an answer to an older query is never shown.
"""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from functools import partial
from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input

from councilui.analysis.concordance import arranged, footnotes
from councilui.record.model import Statement
from councilui.record.views.matters import MatterLine
from councilui.record.views.people import PersonLine
from councilui.record.views.search import FoundItem, Total
from councilui.tui import actions
from councilui.tui.loader import ReadFailed
from councilui.tui.panes.hit_rows import Hits, concordance_rows, heading, other_rows, others_told
from councilui.tui.panes.search_queries import (
    Counted,
    Found,
    MoreFound,
    Order,
    Page,
    export_of,
    first_page,
    next_page,
    total_of,
)
from councilui.tui.panes.search_summary import SORTS, ordered, told
from councilui.tui.screens.pick import PickScreen
from councilui.tui.selection import Selection
from councilui.tui.widgets.key_bar import KeyBar
from councilui.tui.widgets.layout import Text, text
from councilui.tui.widgets.rows import ListedRows, Row, RowList
from councilui.tui.widgets.styled import TextBlock

Shape = Literal["hits", "concordance", "others"]
HINT = (
    'All words must occur. Also: "a phrase", OR, -without, pre*, NEAR/5, ( ), and by: ward: capacity: kind: venue: '
    "body: on: after: before: item: matter: — for example by:lopez venue:press after:2025"
)
PAUSE = 0.3
"""Seconds without a key after which all statements are searched and counted: before, it would slow down the typing."""
_BESIDE, _ROOMY = 2, 32
"""So many of each other group stand above the statements on a screen of so many rows."""


class SearchScreen(PickScreen[None]):
    """Leads to the statement that is picked, and stays for those who come back."""

    BINDINGS: ClassVar = actions.bindings("over", "typing", "search")
    SCOPES: ClassVar[tuple[str, ...]] = ("over", "typing", "search")
    DEFAULT_CSS = """
    SearchScreen > Vertical { width: 120; }
    SearchScreen.-aligned > Vertical { width: 96%; }
    SearchScreen TextBlock { margin: 0 0 1 0; }
    """
    HEADING = "Search what was said"
    PROMPT = "words, a name, by:lopez, venue:press …"

    def __init__(self, query: str = "") -> None:
        """Open with `query` typed already."""
        super().__init__()
        self.query_text = query
        self.order: Order = "newest"
        self.shape: Shape = "hits"
        self.sort = "date"
        self.page: Page | None = None
        self.total: Total | None = None
        self._waiting = False
        self._enter = False
        self._pausing: Timer | None = None

    def compose(self) -> ComposeResult:
        """A frame with the input, how it was read, and the hits."""
        frame = Vertical()
        frame.border_title = Content(self.HEADING)
        with frame:
            yield Input(self.query_text, placeholder=self.PROMPT, select_on_focus=False, compact=True)
            yield TextBlock(id="reading")
            yield RowList(typed=True)
        yield KeyBar(actions.bar("over", "typing", "search"), id="over-keys")

    def on_mount(self) -> None:
        """With a query typed already, its answer."""
        self._ask()

    def typed(self, value: str) -> None:
        """Another query: the answer to the one before is of no use any more."""
        if value != self.query_text:
            self.query_text = self.app.last_query = value
            if self.shape == "others":
                self.shape = "hits"
            self._ask()

    def on_unmount(self) -> None:
        """Nobody waits any more."""
        for what in ("search", "count"):
            self.app.reading.drop(self._lane(what))

    # Asking

    def _lane(self, what: str) -> str:
        """Each screen asks in lanes of its own: one may lie over another."""
        return f"{what} {id(self)}"

    def _ask(self) -> None:
        self._enter = False
        self.page = self.total = None
        if self._pausing is not None:
            self._pausing.stop()
        self.app.reading.drop(self._lane("count"))
        if not self.query_text.strip():
            self.app.reading.drop(self._lane("search"))
            self._waiting = False
            self._plate(text(HINT, "muted"))
            self.rows.empty = ""
            self.rows.show(ListedRows())
            return

        self._waiting = True
        self._ask_page(hurried=True)
        self.set_timer(0.08, self._still_searching)

    def _ask_page(self, hurried: bool) -> None:
        question = first_page(self.query_text, self.order, self.shape == "concordance", hurried)
        self.app.reading.ask(self, self._lane("search"), question, Found)

    def _still_searching(self) -> None:
        """An answer long in coming: what stands here answers an older query, so it goes."""
        if self._waiting:
            self.rows.empty = "Searching …"
            self.rows.show(ListedRows())
            self._plate(text("Searching …", "muted"))

    def on_found(self, event: Found) -> None:
        """The first page has come: shown after the letter that asked for it, which would wait for so large a paint."""
        event.stop()
        self.call_after_refresh(self._take_found, event)

    def _take_found(self, event: Found) -> None:
        """In a pause what is older may have to be searched, and how many there are in all to be counted."""
        if not self.app.reading.is_current(event):
            return
        self._waiting = False
        keep = self.page is not None
        self.page = event.value
        answer = event.value.answer
        self._show(keep)
        if answer.partial:
            self._pausing = self.set_timer(PAUSE, partial(self._ask_page, hurried=False))
        elif not answer.total_is_exact:
            self._pausing = self.set_timer(PAUSE, self._count_all)
        if self._enter and answer.hits:
            self._enter = False
            self._go(answer.hits[0].statement)

    def _count_all(self) -> None:
        self.app.reading.ask(self, self._lane("count"), total_of(self.query_text), Counted)

    def on_counted(self, event: Counted) -> None:
        """The exact number has come."""
        event.stop()
        if self.app.reading.is_current(event) and self.page is not None:
            self.total = event.value
            self._tell()

    def on_row_list_rows_wanted(self, event: RowList.RowsWanted) -> None:
        """The end of the page comes into view: ask for the next one."""
        event.stop()
        hits = self.rows.source
        if not isinstance(hits, Hits) or not hits.hits or self._waiting:
            return
        question = next_page(self.query_text, hits.hits[-1].statement.id)
        self.app.reading.ask(self, self._lane("search"), question, MoreFound)

    def on_more_found(self, event: MoreFound) -> None:
        """A further page has come."""
        event.stop()
        hits = self.rows.source
        if self.app.reading.is_current(event) and isinstance(hits, Hits):
            hits.add(event.value)
            self.rows.grown()

    def on_read_failed(self, event: ReadFailed) -> None:
        """The search failed; the screen stays."""
        event.stop()
        if self.app.reading.is_current(event):
            self._waiting = self._waiting and event.lane != self._lane("search")
            self.app.tell(event.sentence, error=True)
            if self.page is not None and self._is_partial and event.lane == self._lane("search"):
                failed = replace(self.page.answer, partial=False, notes=("Only the newest statements were searched.",))
                self.page = self.page._replace(answer=failed)
                self._show(keep=True)

    # Showing

    def _plate(self, block: Text) -> None:
        self.query_one("#reading", TextBlock).show(block)

    def _show(self, keep: bool = False) -> None:
        """Show what has come in the shape asked for; with `keep` the cursor stays on its row if that is there still."""
        if self.page is None:
            return
        answer, others, lines = self.page
        self.set_class(self.shape == "concordance", "-aligned")
        nothing = "Searching the older statements …" if answer.partial else "Nothing in the record fits this."
        self.rows.empty = nothing if answer.reading or not answer.notes else ""
        if self.shape == "concordance":
            rows = concordance_rows(arranged(lines, self.sort))
            rows += [Row(told, (text(told, "muted"),), selectable=False) for told in footnotes(lines, answer.hits)]
            self.rows.show(ListedRows(rows), keep=keep)
        elif self.shape == "others":
            self.rows.show(ListedRows(other_rows(others, 20)), keep=keep)
        else:
            roomy = self.size.height >= _ROOMY or not answer.hits
            before = other_rows(others, _BESIDE) if roomy else []
            if before and answer.hits:
                before.append(heading("STATEMENTS", gap=True))
            source = Hits(answer, self.order == "newest", before)
            first = len(before) if before and answer.hits else None
            self.rows.show(source, keep=keep, cursor=None if keep and self.rows.current is not None else first)
        self._tell()

    @property
    def _is_partial(self) -> bool:
        """Whether older statements are still to be searched."""
        return self.page is not None and self.page.answer.partial

    def _tell(self) -> None:
        if self.page is None:
            return
        answer, others, lines = self.page
        first: Literal["newest", "best"] = "newest" if self.order == "newest" else "best"
        order = ordered(answer, first, len(lines), self.sort) if self.shape == "concordance" else ordered(answer, first)
        beside = "" if self.shape == "hits" and self.size.height >= _ROOMY else others_told(others)
        self._plate(told(answer, self.total or Total(answer.total, answer.total_is_exact), order, beside))

    # Doing

    def entered(self) -> None:
        """Enter goes to the statement under the cursor; pressed before the answer has come, to the first one then."""
        if self._waiting or (self.rows.current is None and self._is_partial):
            self._enter = True
        else:
            self.rows.action_choose()

    def action_order(self) -> None:
        """Newest first, or the best match first; of a concordance the next way of sorting."""
        if self.shape == "concordance":
            sorts = list(SORTS)
            self.sort = sorts[(sorts.index(self.sort) + 1) % len(sorts)]
            self._show()
        else:
            self.order = "relevance" if self.order == "newest" else "newest"
            self._ask()

    def action_concordance(self) -> None:
        """Every match on a line of its own, and back."""
        self.shape = "hits" if self.shape == "concordance" else "concordance"
        self._ask()

    def action_others(self) -> None:
        """Agenda items, matters and people, and back."""
        fewer = self.shape == "concordance"
        self.shape = "hits" if self.shape == "others" else "others"
        if fewer and self.shape == "hits":
            self._ask()
        elif self.page is not None and self.shape == "others" and not others_told(self.page.others):
            self.shape = "hits"
            self.app.tell("No agenda item, matter or person fits this.")
        else:
            self._show()

    def action_suggestion(self) -> None:
        """Take the query that may have been meant."""
        if self.page is None or not self.page.answer.did_you_mean:
            self.app.tell("Nothing is offered here.")
        else:
            self._take_query(self.page.answer.did_you_mean[0])

    def action_facets(self) -> None:
        """Who says it, where and when."""
        if not self.query_text.strip():
            self.app.tell("Type what to look for first.")
            return
        from councilui.tui.screens.facets import FacetsScreen

        self.app.push_screen(FacetsScreen(self.query_text))

    def action_save(self) -> None:
        """Save the query in the user's own file."""
        if not self.query_text.strip():
            self.app.tell("There is no query to save.")
            return
        from councilui.tui.screens.saved_searches import asking

        self.app.push_screen(*asking(self.query_text, lambda sentence, error: self.app.tell(sentence, error=error)))

    def action_saved(self) -> None:
        """Pick a saved search."""
        from councilui.tui.screens.saved_searches import SavedSearchesScreen

        self.app.push_screen(
            SavedSearchesScreen(), lambda query: self._take_query(query) if query is not None else None
        )

    def _take_query(self, query: str) -> None:
        """Put a query into the input, ended, so that its last word is a whole one."""
        found = self.query_one(Input)
        found.value = f"{query} "
        found.cursor_position = len(found.value)

    def action_export(self) -> None:
        """Write what was found, all of it up to 10,000 statements, in a format to be picked."""
        from councilui.tui.screens.pick_format import FormatScreen, Offer

        if self.page is None or not (self.page.answer.hits or self._is_partial):
            self.app.tell("There is nothing here to export.")
            return
        offer = Offer("What was found", ["markdown", "csv", "json", "html"], export_of(self.query_text, self.order))
        self.app.push_screen(FormatScreen([offer]))

    def at_hand(self) -> Selection:
        """What the cursor stands on."""
        row = self.rows.current
        match row.value if row is not None and not self._waiting else None:
            case Statement() as said:
                return Selection(meeting=said.meeting, person=said.person, statement=said)
            case FoundItem() as item:
                return Selection(meeting=item.meeting_id)
            case MatterLine() as matter:
                return Selection(matter=matter.id)
            case PersonLine() as person:
                return Selection(person=person.id)
        return Selection()

    def action_open_source(self) -> None:
        """Open the recording at the second of the statement, or its source."""
        if self.at_hand() == Selection():
            self.app.tell("There is nothing under the cursor to open.")
        else:
            self.app.open_source(self.at_hand())

    def action_copy(self) -> None:
        """Copy the statement with its citation."""
        said = self.at_hand().statement
        if said is None:
            self.app.tell("There is no statement under the cursor to copy.")
            return
        key = said.key

        def question(connection: sqlite3.Connection) -> str:
            from councilui.export.citation import citation, read_cited

            return citation(read_cited(connection, "statement", key), "plain")

        self.app.take_read(question, "The statement, with its source")

    def picked(self, row: Row) -> None:
        """Go to what stands under the cursor."""
        if not self._waiting:
            self._go(row.value)

    def _go(self, found: object) -> None:
        match found:
            case Statement():
                self.app.open_place(found.meeting, statement=found.id)
            case FoundItem():
                self.app.open_place(found.meeting_id, item=found.id)
            case PersonLine():
                from councilui.tui.screens.member import MemberScreen

                self.app.push_screen(MemberScreen(found.id))
            case MatterLine():
                from councilui.tui.screens.matter_history import MatterHistoryScreen

                self.app.push_screen(MatterHistoryScreen(found.id))
