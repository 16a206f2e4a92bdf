"""The timeline: what was said in the meeting, and apart from it what was said about it outside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.message import Message
from textual.reactive import reactive

from councilui.record.model import VENUES_INSIDE, Statement
from councilui.record.views import MeetingPage
from councilui.tui.panes.pane import Pane
from councilui.tui.panes.statements import clock, statement_blocks
from councilui.tui.view import Entry, MeetingView
from councilui.tui.widgets.layout import Block, Gap, Line, Piece, Text, text
from councilui.tui.widgets.painted import Plate
from councilui.tui.widgets.rows import ListedRows, Row, RowList

_BARS = "▁▂▃▄▅▆▇█"
_INSIDE = {"public comment": "public comment", "floor": "floor", "chamber": "in the chamber"}
OUTSIDE, NOT_STATED = "OUTSIDE THE MEETING", "WHERE IT WAS SAID IS NOT STATED"


@dataclass(frozen=True, slots=True)
class Sparkline:
    """Who spoke when: seconds of speech over the length of the recording, as bars."""

    spans: tuple[tuple[float, float], ...]

    def lines(self, width: int) -> list[Line]:
        """One line: start, bars, end."""
        length = max(end for _, end in self.spans)
        left, right = "0:00 ", f" {clock(length)}"
        cells = max(width - len(left) - len(right), 4)
        load = [0.0] * cells
        for start, end in self.spans:
            first = min(int(start / length * cells), cells - 1) if length else 0
            last = min(int(end / length * cells), cells - 1) if length else 0
            for cell in range(first, last + 1):
                load[cell] += max(end - start, 1.0) / (last - first + 1)
        most = max(load) or 1.0
        bars = "".join(" " if not value else _BARS[min(int(value / most * 7.99), 7)] for value in load)
        return [[(left, "muted"), (bars, "other"), (right, "muted")]]


def strip_blocks(page: MeetingPage) -> tuple[Block, ...]:
    """The strip on top: how much is on record of each part, and who spoke when, if that is known."""
    count = Counter(s.venue for s in page.statements)
    outside = sum(n for venue, n in count.items() if venue not in VENUES_INSIDE and venue != "not stated")
    parts: list[Piece] = []
    for name, number in (
        ("public comment", count["public comment"]), ("floor", count["floor"]), ("in the chamber", count["chamber"]),
        ("outside", outside), ("not stated", count["not stated"]),
    ):  # fmt: skip
        if not number and name in ("in the chamber", "not stated"):
            continue
        if parts:
            parts.append((" · ", "faint"))
        parts += [(f"{name} ", "muted"), (str(number) if number else "none", "strong" if number else "muted")]
    spans = tuple((s.start_s, s.end_s or s.start_s + 1) for s in page.statements if s.start_s is not None)
    if spans:
        return (Text(tuple(parts)), Sparkline(spans))
    if not page.statements:
        return (Text(tuple(parts)),)
    return (Text(tuple(parts)), text("order as reported; no times on record", "muted"))


def timeline_rows(view: MeetingView) -> list[Row]:
    """Headings and statements: in the meeting in its order, then outside it, then where nobody says where."""
    page = view.page
    inside = [s for s in page.statements if s.inside]
    outside = [s for s in page.statements if not s.inside and s.venue != "not stated"]
    unknown = [s for s in page.statements if s.venue == "not stated"]
    rows: list[Row] = []
    seen: set[str] = set()
    part: str | None = None
    for statement in inside:
        if statement.venue != part and not (statement.venue == "chamber" and part is not None):
            part = statement.venue
            seen.add(part)
            rows.append(_heading(f"IN THE MEETING · {_INSIDE.get(part, part)}", bool(rows)))
        rows.append(_row(view, statement))
    for venue in ("public comment", "floor"):
        if venue not in seen:
            rows.append(_heading(f"IN THE MEETING · {venue}", bool(rows)))
            what = "public comment" if venue == "public comment" else "floor statement"
            rows.append(_silence(f"no {what} on record", venue))
    for title, statements in ((OUTSIDE, outside), (NOT_STATED, unknown)):
        if statements:
            rows.append(_heading(title, bool(rows)))
            rows += [_row(view, statement) for statement in statements]
    return rows


def _heading(title: str, gap: bool) -> Row:
    blocks: tuple[Block, ...] = ((Gap(),) if gap else ()) + (text(title, "heading"),)
    return Row(("heading", title, gap), blocks, selectable=False)


def _silence(sentence: str, key: str) -> Row:
    return Row(("silence", key), (text(sentence, "muted", indent=2),), selectable=False)


def _row(view: MeetingView, statement: Statement) -> Row:
    entry = view.entry_of(statement)
    marks = view.notes.marks(*view.cited(statement))
    blocks = statement_blocks(statement, view.page.meeting, marks)
    return Row(("statement", statement.key), blocks, value=statement, group=entry.id if entry else None)


class TimelinePane(Pane):
    """The timeline of the meeting at hand. Given: `view`, and `entry`, whose statements are marked."""

    number, name_shown = 2, "Timeline"

    view: reactive[MeetingView | None] = reactive(None, init=False)
    entry: reactive[Entry | None] = reactive(None, init=False)

    @dataclass
    class Moved(Message):
        """The user came to a statement."""

        statement: Statement

    @dataclass
    class Opened(Message):
        """The user opened a statement."""

        statement: Statement

    def compose(self) -> ComposeResult:
        """The strip, the list."""
        yield Plate(id="strip")
        yield RowList(id="timeline", empty="Reading the record …")

    def watch_view(self, view: MeetingView | None) -> None:
        """Another meeting."""
        rows = self.rows
        rows.empty = "No meeting, no statements." if view is None else ""
        listed = timeline_rows(view) if view is not None else []
        rows.show(ListedRows(listed))
        self.query_one("#strip", Plate).show(*(strip_blocks(view.page) if view is not None else ()))

    def watch_entry(self, entry: Entry | None) -> None:
        """Another entry is at hand: mark what was said about it, and scroll to the first of it."""
        rows = self.rows
        rows.mark(entry.id if entry is not None else None)
        current = rows.current
        about = [n for n, row in enumerate(self._listed()) if entry is not None and row.group == entry.id]
        if about and not (current is not None and current.group == (entry and entry.id)):
            rows.move_to(about[0], top=True)
        self.entitle(
            "" if entry is None else f" · {len(about)} about this item" if about else " · none about this item"
        )

    def go_to(self, statement: int) -> None:
        """Put the cursor on the statement with this id."""
        for index, row in enumerate(self._listed()):
            if isinstance(row.value, Statement) and row.value.id == statement:
                self.rows.move_to(index, top=True)
                return

    @property
    def statement(self) -> Statement | None:
        """The statement under the cursor."""
        row = self.rows.current
        return row.value if row is not None and isinstance(row.value, Statement) else None

    def _listed(self) -> Sequence[Row]:
        source = self.rows.source
        return source.rows if isinstance(source, ListedRows) else ()

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """Up: the user is at another statement."""
        event.stop()
        if event.by_user and isinstance(event.row.value, Statement):
            self.post_message(self.Moved(event.row.value))

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Up: the user opened a statement."""
        event.stop()
        if isinstance(event.row.value, Statement):
            self.post_message(self.Opened(event.row.value))


def about_count(statements: Iterable[Statement], entry: Entry) -> int:
    """How many of `statements` are about `entry`."""
    return sum(entry.holds(statement) for statement in statements)
