"""Search what was said, as you type: how the query was read, and what was found, newest first.

Each key starts a new search; the one before is interrupted, and results of an older query are never shown.
"""

from dataclasses import replace
from functools import partial
from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input

from councilui.analysis.concordance import footnotes, sort_lines
from councilui.analysis.query_wording import spoken_of_heading
from councilui.common.clipboard import path_label
from councilui.common.errors import CouncilError
from councilui.output import citation_of
from councilui.record.search.tree import FIELDS
from councilui.record.views.search import SaidBy, SearchAnswer, Total
from councilui.saved_searches import LONGEST_NAME, save_search, searches_file
from councilui.tui import actions
from councilui.tui.loader import Request
from councilui.tui.output import ExportOffer
from councilui.tui.panes.hit_rows import Hits, concordance_rows, other_rows, others_text, said_by_rows
from councilui.tui.panes.search_summary import SORTS, order_text, summary
from councilui.tui.remembered import Remembered
from councilui.tui.routes import (
    FacetsRoute,
    PickFormatRoute,
    PromptRoute,
    SavedSearchesRoute,
    SearchRoute,
)
from councilui.tui.screens.base import UNREADABLE
from councilui.tui.screens.pick import PickScreen
from councilui.tui.screens.search_targets import route_of, selection_of
from councilui.tui.search_queries import HitOrder, SearchPage, export_of, first_page, next_page, total_of
from councilui.tui.selection import Selection
from councilui.tui.widgets.key_bar import KeyBar
from councilui.tui.widgets.layout import Text, text
from councilui.tui.widgets.painted_rows import UNLIMITED, WIDEST
from councilui.tui.widgets.rows import ListedRows, ListRow, RowList, heading_row
from councilui.tui.widgets.styled import TextBlock

Shape = Literal["hits", "concordance", "others"]
HINT = (
    'All words must appear. Also: "a phrase", OR, -without, pre*, NEAR/5, parentheses, and '
    f"{' '.join(f'{field}:' for field in FIELDS)} — for example by:lopez venue:press after:2025"
)
PAUSE = 0.3
"""Seconds without a key after which all statements are searched and counted: before, it would slow down the typing."""
_BESIDE, _ROOMY = 2, 32
"""How many of each other group are above the statements, by the rows of the screen."""


class SearchScreen(PickScreen[None]):
    """Leads to the statement that is picked, and stays for those who come back."""

    SCOPES: ClassVar[tuple[str, ...]] = ("overlay", "typing", "search")
    DEFAULT_CSS = """
    SearchScreen > Vertical { width: 120; }
    SearchScreen.-aligned > Vertical { width: 96%; }
    SearchScreen TextBlock { margin: 0 0 1 0; }
    """
    order = Remembered[HitOrder]("search.order", ("newest", "relevance"))
    sort = Remembered("concordance.order", list(SORTS))
    HEADING = "Search what was said"
    PROMPT = "words, a name, by:lopez, venue:press …"

    def __init__(self, query: str = "") -> None:
        """Open with `query` typed already."""
        super().__init__()
        self.query_text = query
        self.shape: Shape = "hits"
        self.page: SearchPage | None = None
        self.total: Total | None = None
        self._waiting = False
        self._enter = False
        self._pause: Timer | None = None
        self._request: Request[SearchPage] | None = None
        self._earlier: int | None = None
        """Which of the earlier queries is in the box, None when it is another one."""

    def place(self) -> SearchRoute:
        return SearchRoute(self.query_text)

    def compose(self) -> ComposeResult:
        """A frame with the input, how it was read, and the hits."""
        frame = Vertical()
        frame.border_title = Content(self.HEADING)
        with frame:
            yield Input(self.query_text, placeholder=self.PROMPT, select_on_focus=False, compact=True)
            yield TextBlock(id="reading")
            yield RowList(typed=True)
        yield KeyBar(actions.bar("overlay", "typing", "search"), id="modal-keys")

    def on_mount(self) -> None:
        """The query with which the screen opens is selected, so that typing replaces it."""
        self.query_one(Input).select_all()
        self._search()

    def on_unmount(self) -> None:
        self.host.queries.remember(self.query_text)

    def show_matches(self, value: str) -> None:
        """Another query: the answer to the one before is of no use any more."""
        if self._earlier is not None and value != self.host.queries.get(self._earlier):
            self._earlier = None
        if value != self.query_text:
            self.query_text = value
            if self.shape == "others":
                self.shape = "hits"
            self._search()

    # Reading

    def _search(self) -> None:
        self._enter = False
        self.page = self.total = None
        if self._pause is not None:
            self._pause.stop()
        self.cancel("count")
        if not self.query_text.strip():
            self.cancel("main")
            self._waiting = False
            self._show_summary(text(HINT, "muted"))
            self.rows.empty = ""
            self.rows.show(ListedRows())
            return
        self._waiting = True
        self._read_page(newest_first=True)
        self.set_timer(0.08, self._still_searching)

    def _read_page(self, newest_first: bool) -> None:
        query = first_page(self.query_text, self.order, self.shape == "concordance", newest_first)
        on_error = partial(self._show_search_error, newest_first)
        self._request = self.read(query, self.show_page, on_error=on_error, keys_wait=newest_first)

    def _still_searching(self) -> None:
        """An answer long in coming: what is here answers an older query, so it goes."""
        if self._waiting:
            self.rows.empty = "Searching …"
            self.rows.show(ListedRows())
            self._show_summary(text("Searching …", "muted"))

    def show_page(self, page: SearchPage) -> None:
        """Show the first page, but after the letter that brought it, which would wait for so large a paint."""
        self.call_after_refresh(self._show_page, page, self._request)

    def _show_page(self, page: SearchPage, request: Request[SearchPage] | None) -> None:
        """In a pause what is older may have to be searched, and how many there are in all to be counted."""
        if request is None or not self.host.loader.is_needed(request):
            return
        self._waiting = False
        keep = self.page is not None
        self.page = page
        self._show(keep)
        if page.answer.partial:
            self._pause = self.set_timer(PAUSE, partial(self._read_page, newest_first=False))
        elif not page.answer.total_is_exact:
            self._pause = self.set_timer(PAUSE, self._count_all)
        if self._enter and self.rows.current is not None:
            self._enter = False
            self._open(self.rows.current.value)

    def _count_all(self) -> None:
        self.read(total_of(self.query_text), self.show_total, channel="count", keys_wait=False)

    def show_total(self, total: Total) -> None:
        if self.page is not None:
            self.total = total
            self._summarize()

    def on_row_list_rows_needed(self, event: RowList.RowsNeeded) -> None:
        """The end of the page comes into view: read the next one."""
        event.stop()
        hits = self.rows.source
        if isinstance(hits, Hits) and hits.hits and not self._waiting:
            self.read(next_page(self.query_text, hits.hits[-1].statement.id), self.add_page, keys_wait=False)

    def add_page(self, answer: SearchAnswer) -> None:
        hits = self.rows.source
        if isinstance(hits, Hits):
            hits.add(answer)
            self.rows.update()

    def _show_search_error(self, newest_first: bool, sentence: str) -> None:
        """The search failed; the screen stays, and says so when the older statements could not be searched."""
        self._waiting = False
        self.host.notify_user(sentence, error=True)
        if self.page is None:  # it no longer says "Searching …"
            self._show_summary(text(UNREADABLE, "muted"))
            self.rows.empty = ""
            self.rows.show(ListedRows())
        elif self._is_partial and not newest_first:
            partly = replace(self.page.answer, partial=False, notes=("Only the newest statements were searched.",))
            self.page = self.page._replace(answer=partly)
            self._show(keep=True)

    # Showing

    def _show_summary(self, block: Text) -> None:
        self.query_one("#reading", TextBlock).show(block)

    def _show(self, keep: bool = False) -> None:
        """Show the page in the chosen shape; with `keep` the cursor stays on its row if that is still there."""
        if self.page is None:
            return
        answer, others, lines = self.page
        self.set_class(self.shape == "concordance", "-aligned")
        self.rows.widest = UNLIMITED if self.shape == "concordance" else WIDEST
        nothing = "Searching the older statements …" if answer.partial else "Nothing in this record matches."
        self.rows.empty = nothing if answer.reading or not answer.notes else ""
        if self.shape == "concordance":
            rows = concordance_rows(sort_lines(lines, self.sort))
            rows += [ListRow(note, (text(note, "muted"),), selectable=False) for note in footnotes(lines, answer.hits)]
            self.rows.show(ListedRows(rows), keep=keep)
        elif self.shape == "others":
            self.rows.show(ListedRows(other_rows(others, 20)), keep=keep)
        else:
            before = self._rows_before_hits()
            first = len(before) if before and answer.hits and answer.said_by is None else None
            source = Hits(answer, self.order == "newest", before)
            self.rows.show(source, keep=keep, cursor=None if keep and self.rows.current is not None else first)
        self._summarize()

    def _rows_before_hits(self) -> list[ListRow]:
        """People, matters and items of that name, and what a person of that name said; one of each on a low screen."""
        if self.page is None:
            return []
        answer, others, _ = self.page
        is_roomy = self.size.height >= _ROOMY
        rows = other_rows(others, _BESIDE, compact=not is_roomy and bool(answer.hits or answer.said_by))
        if answer.said_by is not None:
            rows += said_by_rows(answer.said_by, 3 if is_roomy else 1)
        if rows and answer.hits and not answer.hits[0].about_matter:
            heading = "STATEMENTS" if answer.said_by is None else spoken_of_heading(answer.said_by).upper()
            rows.append(heading_row(heading, gap=is_roomy or answer.said_by is not None))
        return rows

    @property
    def _is_partial(self) -> bool:
        """Whether older statements are still to be searched."""
        return self.page is not None and self.page.answer.partial

    def _summarize(self) -> None:
        if self.page is None:
            return
        answer, others, lines = self.page
        first: Literal["newest", "best"] = "newest" if self.order == "newest" else "best"
        aligned = (len(lines), self.sort) if self.shape == "concordance" else ()
        order = order_text(answer, first, *aligned)
        beside = "" if self.shape == "hits" else others_text(others)
        self._show_summary(summary(answer, self.total or Total(answer.total, answer.total_is_exact), order, beside))

    # Doing

    def submit(self) -> None:
        """Enter goes to the statement under the cursor; pressed before there are results, to the first one."""
        if self._waiting or (self.rows.current is None and self._is_partial):
            self._enter = True
        else:
            self.rows.action_choose()

    def action_list_up(self) -> None:
        """The row before; in an empty box the query before."""
        if not self._recall(1):
            super().action_list_up()

    def action_list_down(self) -> None:
        """The next row; from an earlier query the one after it."""
        if not self._recall(-1):
            super().action_list_down()

    def _recall(self, step: int) -> bool:
        """Put an earlier query into the box, `step` further back; whether the box was empty or has one of them."""
        line = self.query_one(Input)
        if line.value.strip() and self._earlier is None:
            return False
        at = (-1 if self._earlier is None else self._earlier) + step
        earlier = self.host.queries.get(at)
        if earlier is None and at >= 0:
            return True  # the oldest stays
        self._earlier = at if earlier is not None else None
        line.value = earlier or ""
        line.cursor_position = len(line.value)
        return True

    def action_order(self) -> None:
        """Newest first, or the best match first; of a concordance the next way of sorting."""
        if self.shape == "concordance":
            sorts = list(SORTS)
            self.sort = sorts[(sorts.index(self.sort) + 1) % len(sorts)]
            self._show()
        else:
            self.order = "relevance" if self.order == "newest" else "newest"
            self._search()

    def action_concordance(self) -> None:
        """Every match on a line of its own, and back."""
        self.shape = "hits" if self.shape == "concordance" else "concordance"
        self._search()

    def action_others(self) -> None:
        """Agenda items, matters and people, and back."""
        fewer = self.shape == "concordance"
        self.shape = "hits" if self.shape == "others" else "others"
        if fewer and self.shape == "hits":
            self._search()
        elif self.page is not None and self.shape == "others" and not others_text(self.page.others):
            self.shape = "hits"
            self.host.notify_user("No agenda item, matter or person matches.")
        else:
            self._show()

    def action_suggestion(self) -> None:
        if self.page is None or not self.page.answer.did_you_mean:
            self.host.notify_user("There is no suggestion here.")
        else:
            self._use_query(self.page.answer.did_you_mean[0])

    def action_facets(self) -> None:
        self.host.open(FacetsRoute(self.query_text))

    def action_save(self) -> None:
        query = self.query_text
        hint = f"A name for “{query}.” 'councilui search --saved NAME' runs it, too."
        self.host.open(PromptRoute("Save this search as", hint, query[:LONGEST_NAME]), partial(self._save, query))

    def _save(self, query: str, name: str | None) -> None:
        if name is None:
            return
        try:
            before = save_search(name, query)
        except CouncilError as error:
            self.host.notify_user(str(error), error=True)
            return
        instead = f" in place of: {before}" if before is not None and before != query else ""
        self.host.notify_user(f"Saved as “{name.strip()}” in {path_label(searches_file())}{instead}.")

    def action_saved(self) -> None:
        self.host.open(SavedSearchesRoute(), lambda query: self._use_query(query) if query is not None else None)

    def _use_query(self, query: str) -> None:
        """Put a query into the input, ended, so that its last word is a whole one."""
        line = self.query_one(Input)
        line.value = f"{query} "
        line.cursor_position = len(line.value)

    def action_export(self) -> None:
        """Write what was found, all of it up to 10,000 statements, in a format to be picked."""
        if self.page is None or not (self.page.answer.hits or self._is_partial):
            self.host.notify_user("There is nothing to export here.")
            return
        from councilui.export.formats import formats_for
        from councilui.kinds import find_kind

        offer = ExportOffer(
            "What was found", formats_for(find_kind("search").forms), export_of(self.query_text, self.order)
        )
        self.host.open(PickFormatRoute([offer]))

    def selection(self) -> Selection:
        return selection_of(None if self._waiting else self.rows.value)

    def context(self) -> Selection:
        """With whether there is anything to search for."""
        return self.selection()._replace(has_query=bool(self.query_text.strip()))

    def action_open_source(self) -> None:
        """Open the recording at the second of the statement, or its source."""
        if self.selection() == Selection():
            self.host.notify_user("Select a statement to open its source.")
        else:
            self.host.open_source(self.selection())

    def action_copy(self) -> None:
        statement = self.selection().statement
        if statement is None:
            self.host.notify_user("Select a statement to copy it.")
        else:
            self.host.copy_from(citation_of("statement", statement.key), "The statement, with its source")

    def pick(self, row: ListRow) -> None:
        if not self._waiting:
            self._open(row.value)

    def _open(self, target: object) -> None:
        self.host.queries.remember(self.query_text)
        route = route_of(target)
        if route is not None:
            self.host.open(route)
        elif isinstance(target, SaidBy):
            self._use_query(target.query)
