"""The meetings of the record: a list that is filtered by date and body as you type."""

from __future__ import annotations

from councilui.analysis.vote_wording import long_date, short_date
from councilui.common.fold import fold_case
from councilui.record.views.meetings import MeetingLine
from councilui.tui.loader import Answer, ReadFailed
from councilui.tui.meeting_view import read_meetings
from councilui.tui.screens.pick import PickScreen
from councilui.tui.widgets.layout import Ends, Piece
from councilui.tui.widgets.rows import Row


class MeetingsRead(Answer[list[MeetingLine]]):
    """The meetings have been read."""


def held(line: MeetingLine) -> str:
    """How much the record has of a meeting."""
    parts = [
        f"{count} {name if count != 1 else name[:-1]}"
        for count, name in ((line.items, "items"), (line.votes, "votes"), (line.statements, "statements"))
        if count
    ]
    return ", ".join(parts) or "nothing on record of it"


def meeting_row(line: MeetingLine) -> tuple[str, Row]:
    """A meeting as a row, with the text that it is found by."""
    kind = f", {line.kind}" if line.kind not in ("unknown", "") else ""
    time = f" {line.time}" if line.time else ""
    left: tuple[Piece, ...] = ((f"{short_date(line.date):>15}{time}  ", "strong"), (f"{line.body_name}{kind}", "text"))
    found_by = fold_case(f"{line.date} {long_date(line.date)} {short_date(line.date)} {line.body_name} {line.kind}")
    return found_by, Row(line.id, (Ends(left, ((held(line), "muted"),)),), value=line.id)


class MeetingsScreen(PickScreen[str]):
    """Answers the id of the meeting that was picked."""

    HEADING = "Meetings, newest first"
    PROMPT = "a date or a body: 2025-01, january, finance …"
    NONE = "No meeting fits these words."

    def __init__(self, at: str | None) -> None:
        """`at` is the id of the meeting at hand."""
        super().__init__()
        self.at = at

    def on_mount(self) -> None:
        """Ask for the meetings."""
        self.app.reading.ask(self, "meetings", read_meetings, MeetingsRead)

    def on_meetings_read(self, event: MeetingsRead) -> None:
        """They have come."""
        event.stop()
        if self.app.reading.is_current(event):
            self.NONE = "No meeting fits these words." if event.value else "There is no meeting in this record."
            self.fill([meeting_row(line) for line in event.value], self.at)

    def on_read_failed(self, event: ReadFailed) -> None:
        """They have not."""
        event.stop()
        self.app.tell(event.sentence, error=True)
