"""Search what was said, as you type: how the query was read, and the statements found, newest first.

Each key puts a new question; the one before is interrupted, and an answer to an older query is never shown.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from councilui.analysis.asking import did_you_mean_text, meaning_text
from councilui.analysis.casing import is_shouted, sentence_case
from councilui.analysis.wording import short_date
from councilui.record.model import Statement
from councilui.record.queries.search import SearchAnswer, search
from councilui.record.views import SearchHit
from councilui.tui import actions
from councilui.tui.panes.statements import speaker, venue_words
from councilui.tui.reading import Answer, ReadFailed
from councilui.tui.screens.pick import PickScreen
from councilui.tui.widgets.key_bar import KeyBar
from councilui.tui.widgets.layout import Block, Piece, Text, text
from councilui.tui.widgets.painted import Plate
from councilui.tui.widgets.rows import ListedRows, Row, RowList

PAGE = 50
Order = Literal["newest", "relevance"]
HINT = (
    'All words must occur. Also: "a phrase", OR, -without, pre*, NEAR/5, ( ), and by: ward: capacity: kind: venue: '
    "body: on: after: before: item: matter: — for example by:lopez venue:press after:2025"
)


class Found(Answer[SearchAnswer]):
    """The first page of a query's answer."""


class MoreFound(Answer[SearchAnswer]):
    """A further page."""


class Hits:
    """The hits that have come; one row more than these stands for those still to be asked for."""

    def __init__(self, answer: SearchAnswer, paged: bool) -> None:
        self.hits = list(answer.hits)
        self.named_matters = answer.named_matters
        self.more = paged and len(answer.hits) == PAGE

    def __len__(self) -> int:
        return len(self.hits) + self.more

    def row(self, index: int) -> Row | None:
        """A hit as a row; None for what has not come yet."""
        return hit_row(self.hits[index], self.named_matters) if index < len(self.hits) else None

    def add(self, answer: SearchAnswer) -> None:
        """A further page has come."""
        self.hits += answer.hits
        self.more = len(answer.hits) == PAGE

    @property
    def last_id(self) -> int:
        """The id of the last hit."""
        return self.hits[-1].statement.id


def hit_row(hit: SearchHit, named_matters: bool = False) -> Row:
    """A hit: when and where, who in what capacity, then the stretch of text with the matches set off.

    With `named_matters` a hit without a match says that it is about the matter of that name.
    """
    said = hit.statement
    place = [short_date(said.said_on or hit.date), hit.body_name]
    where = venue_words(said) if said.inside or said.venue == "not stated" else f"outside: {venue_words(said)}"
    capacity = said.capacity if said.capacity not in (said.venue, "unknown") else None
    told = [part for part in (capacity, said.affiliation, where) if part]
    head: tuple[Piece, ...] = ((" · ".join(place), "muted"), (f" · {speaker(said)}", "strong"))
    head = (*head, (f" · {', '.join(told)}", "muted"))
    before, after = hit.cut
    snippet = sentence_case(hit.snippet) if is_shouted(hit.snippet) else hit.snippet  # as long as before
    body = Text(((before, "muted"), *marked(snippet, hit.matches), (after, "muted")), indent=2)
    blocks: tuple[Block, ...] = (Text(head, hang=2), body)
    if hit.item_title:
        blocks = (*blocks, text(f"on: {hit.item_title}", "muted", indent=2))
    elif named_matters and not hit.matches:
        blocks = (*blocks, text("about the matter of that name", "muted", indent=2))
    return Row(said.id, blocks, value=said)


def marked(snippet: str, matches: tuple[tuple[int, int], ...]) -> Iterator[Piece]:
    """`snippet` in pieces, what matched in a role of its own."""
    at = 0
    for start, end in sorted(matches):
        if start < at or end > len(snippet) or start >= end:
            continue
        if start > at:
            yield snippet[at:start], "text"
        yield snippet[start:end], "match"
        at = end
    if at < len(snippet):
        yield snippet[at:], "text"


class SearchScreen(PickScreen[None]):
    """Leads to the statement that is picked, and stays for those who come back."""

    BINDINGS: ClassVar = actions.bindings("over", "typing", "search")
    SCOPES: ClassVar[tuple[str, ...]] = ("over", "typing", "search")
    DEFAULT_CSS = """
    SearchScreen > Vertical { width: 120; }
    SearchScreen Plate { margin: 0 0 1 0; }
    """
    HEADING = "Search what was said"
    PROMPT = "words, a name, by:lopez, venue:press …"

    def __init__(self, query: str = "") -> None:
        """Open with `query` typed already."""
        super().__init__()
        self.query_text = query
        self.order: Order = "newest"
        self._generation = 0
        self._waiting = False
        self._enter = False

    def compose(self) -> ComposeResult:
        """A frame with the input, how it was read, and the hits."""
        frame = Vertical()
        frame.border_title = Content(self.HEADING)
        with frame:
            yield Input(self.query_text, placeholder=self.PROMPT, select_on_focus=False, compact=True)
            yield Plate(id="reading")
            yield RowList(typed=True)
        yield KeyBar(actions.bar("over", "typing", "search"), id="over-keys")

    def on_mount(self) -> None:
        """With a query typed already, its answer."""
        self._ask()

    def typed(self, value: str) -> None:
        """Another query: the answer to the one before is of no use any more."""
        if value != self.query_text:
            self.query_text = self.app.last_query = value
            self._ask()

    def _ask(self) -> None:
        query, order = self.query_text, self.order
        self._enter = False
        if not query.strip():
            self.app.reading.drop("search")
            self._waiting = False
            self.query_one("#reading", Plate).show(text(HINT, "muted"))
            self.rows.empty = ""
            self.rows.show(ListedRows())
            return

        def question(connection: sqlite3.Connection) -> SearchAnswer:
            return search(connection, query, limit=PAGE, typing=True, order=order)

        self._waiting = True
        self._generation = self.app.reading.ask(self, "search", question, Found)
        self.set_timer(0.08, self._still_searching)

    def _still_searching(self) -> None:
        """An answer long in coming: what stands here answers an older query, so it goes."""
        if self._waiting:
            self.rows.empty = "Searching …"
            self.rows.show(ListedRows())
            self.query_one("#reading", Plate).show(text("Searching …", "muted"))

    def on_found(self, event: Found) -> None:
        """The first page has come."""
        event.stop()
        if not self.app.reading.is_current(event):
            return
        answer = event.value
        self._waiting = False
        count = f"{answer.total:,}" if answer.total_is_exact else f"more than {answer.total - 1:,}"
        what = "statement" if answer.total == 1 and answer.total_is_exact else "statements"
        order = "newest first" if self.order == "newest" else "best match first"
        pieces: list[Piece] = [(f"{count} {what}", "strong"), (f", {order}", "muted")]
        if answer.reading:
            pieces.append((f" · read as: {answer.reading}", "muted"))
        pieces += [(f"\n{note}", "warn") for note in answer.notes]
        pieces += [(f"\n{meaning_text(term)}", "muted") for term in answer.meanings]
        if answer.did_you_mean:
            pieces.append((f"\n{did_you_mean_text(answer.did_you_mean)}", "strong"))
        self.query_one("#reading", Plate).show(Text(tuple(pieces)))
        self.rows.empty = "Nothing in the record fits this." if answer.reading or not answer.notes else ""
        self.rows.show(Hits(answer, self.order == "newest"))
        if self._enter and answer.hits:
            self._go(answer.hits[0].statement)

    def on_row_list_rows_wanted(self, event: RowList.RowsWanted) -> None:
        """The end of the page comes into view: ask for the next one."""
        event.stop()
        hits = self.rows.source
        if not isinstance(hits, Hits) or not hits.hits or self._waiting:
            return
        query, last = self.query_text, hits.last_id

        def question(connection: sqlite3.Connection) -> SearchAnswer:
            return search(connection, query, limit=PAGE, typing=True, before_id=last)

        self.app.reading.ask(self, "search", question, MoreFound)

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
            self._waiting = False
            self.app.tell(event.sentence, error=True)

    def entered(self) -> None:
        """Enter goes to the statement under the cursor; pressed before the answer has come, to the first one then."""
        if self._waiting:
            self._enter = True
        else:
            self.rows.action_choose()

    def action_order(self) -> None:
        """Newest first, or the best match first."""
        self.order = "relevance" if self.order == "newest" else "newest"
        self._ask()

    def picked(self, row: Row) -> None:
        """The statement under the cursor."""
        if isinstance(row.value, Statement) and not self._waiting:
            self._go(row.value)

    def _go(self, statement: Statement) -> None:
        self.app.open_place(statement.meeting, statement=statement.id)
