"""The timeline in rows: what was said in the meeting, and apart from it what was said about it outside."""

from collections import Counter
from functools import partial
from typing import NamedTuple

from councilui.analysis.statement_wording import clock
from councilui.record.model import VENUE_UNKNOWN, Statement
from councilui.record.views.meetings import MeetingPage
from councilui.tui.meeting_view import MeetingView
from councilui.tui.panes.statements import statement_blocks
from councilui.tui.widgets.layout import Block, Line, Piece, Text, text
from councilui.tui.widgets.rows import ListRow, heading_row
from councilui.tui.widgets.viewport import BuiltRows

_BARS = "▁▂▃▄▅▆▇█"
_INSIDE = {"public comment": "public comment", "floor": "floor", "chamber": "in the chamber"}
OUTSIDE, NOT_STATED = "OUTSIDE THE MEETING", "SETTING UNKNOWN"


class Sparkline(NamedTuple):
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
    outside = sum(s.inside is False for s in page.statements)
    parts: list[Piece] = []
    for name, number in (
        ("public comment", count["public comment"]), ("floor", count["floor"]), ("in the chamber", count["chamber"]),
        ("outside", outside), (VENUE_UNKNOWN, count[VENUE_UNKNOWN]),
    ):  # fmt: skip
        if not number and name in ("in the chamber", VENUE_UNKNOWN):
            continue
        if parts:
            parts.append((" · ", "faint"))
        parts += [(f"{name} ", "muted"), (f"{number:,}" if number else "none", "strong" if number else "muted")]
    spans = tuple((s.start_s, s.end_s or s.start_s + 1) for s in page.statements if s.start_s is not None)
    if spans:
        return (Text(tuple(parts)), Sparkline(spans))
    if not page.statements:
        return (Text(tuple(parts)),)
    return (Text(tuple(parts)), text("In the order reported; times unknown", "muted"))


def timeline_rows(view: MeetingView) -> BuiltRows[ListRow | Statement]:
    """Headings and statements: in the meeting in its order, then outside it, then where nobody says where."""
    page = view.page
    inside = [s for s in page.statements if s.inside]
    outside = [s for s in page.statements if s.inside is False]
    unknown = [s for s in page.statements if s.inside is None]
    rows: list[ListRow | Statement] = []
    venues: set[str] = set()
    part: str | None = None
    for statement in inside:
        if statement.venue != part and not (statement.venue == "chamber" and part is not None):
            part = statement.venue
            venues.add(part)
            rows.append(heading_row(f"IN THE MEETING · {_INSIDE.get(part, part)}", gap=bool(rows)))
        rows.append(statement)
    for venue in ("public comment", "floor"):
        if venue not in venues:
            rows.append(heading_row(f"IN THE MEETING · {venue}", gap=bool(rows)))
            what = "public comment" if venue == "public comment" else "floor statement"
            rows.append(_silence(f"no {what} on record", venue))
    for title, statements in ((OUTSIDE, outside), (NOT_STATED, unknown)):
        if statements:
            rows.append(heading_row(title, gap=bool(rows)))
            rows += statements
    return BuiltRows(rows, partial(_row, view))


def _silence(sentence: str, key: str) -> ListRow:
    return ListRow(("silence", key), (text(sentence, "muted", indent=2),), selectable=False)


def _row(view: MeetingView, statement: ListRow | Statement) -> ListRow:
    if isinstance(statement, ListRow):
        return statement
    entry = view.entry_of(statement)
    marks = view.notes.marks(*view.sources_of(statement))
    blocks = statement_blocks(statement, view.page.meeting, marks)
    return ListRow(("statement", statement.key), blocks, value=statement, group=entry.id if entry else None)
