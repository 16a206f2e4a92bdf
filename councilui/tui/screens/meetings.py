"""The meetings of the record: a list that is filtered by date and body as you type."""

import sqlite3

from textual.containers import Vertical
from textual.content import Content

from councilui.analysis.vote_scope import vote_scope_text
from councilui.common.dates import clock_time, date_words, short_date, upcoming_text
from councilui.common.fold import fold_case
from councilui.common.shares import plural
from councilui.record.views.meetings import MeetingLine
from councilui.tui.routes import MeetingRoute
from councilui.tui.screens.pick import PickScreen
from councilui.tui.widgets.layout import Ends, Piece
from councilui.tui.widgets.rows import ListRow


def contents_text(line: MeetingLine) -> str:
    """How much the record has of a meeting: "12 items, 3 votes"."""
    parts = [
        plural(count, name)
        for count, name in ((line.items, "item"), (line.votes, "vote"), (line.statements, "statement"))
        if count
    ]
    return ", ".join(parts) or "nothing on record"


def meeting_row(line: MeetingLine) -> tuple[str, ListRow]:
    """A meeting as a row, with the text by which it is found."""
    kind = f", {line.kind}" if line.kind not in ("unknown", "") else ""
    time = f", {clock_time(line.time)}" if line.time else ""
    upcoming = upcoming_text(line.date)
    left: tuple[Piece, ...] = (
        (f"{short_date(line.date):<14}  ", "strong"),
        (f"{line.body_name}{kind}", "text"),
        (time, "muted"),
        (f", {upcoming}" if upcoming else "", "good"),
    )
    haystack = fold_case(f"{date_words(line.date)} {line.body_name} {line.kind}")
    return haystack, ListRow(line.id, (Ends(left, ((contents_text(line), "muted"),)),), value=line.id)


class MeetingsScreen(PickScreen[None]):
    """Opens the meeting that is picked."""

    HEADING = "Meetings, newest first"
    PROMPT = "a date or a body: 2025-01, january, upcoming, finance …"
    EMPTY = "There are no meetings in this record."

    def __init__(self, meeting: str | None) -> None:
        """The cursor begins on `meeting`."""
        super().__init__()
        self.meeting = meeting

    def on_mount(self) -> None:

        def rows(connection: sqlite3.Connection) -> tuple[str, list[tuple[str, ListRow]]]:
            from councilui.record.queries.meetings import list_meetings

            lines = list_meetings(connection)  # a hundred thousand take their time
            return vote_scope_text(lines[0].vote_scope) if lines else "", [meeting_row(line) for line in lines]

        self.read(rows, self.show_meetings)

    def show_meetings(self, answer: tuple[str, list[tuple[str, ListRow]]]) -> None:
        """The meetings, newest first, and which votes their numbers of votes are of."""
        scope, rows = answer
        self.query_one(Vertical).border_subtitle = Content(scope)
        self.fill(rows, self.meeting)

    def pick(self, row: ListRow) -> None:
        self.dismiss(None)
        self.host.open(MeetingRoute(str(row.value)))
