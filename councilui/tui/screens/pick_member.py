"""Picking a member by name or ward."""

from __future__ import annotations

import sqlite3

from councilui.common.fold import fold_case
from councilui.record.views.people import PersonLine
from councilui.tui.loader import Answer, ReadFailed
from councilui.tui.screens.pick import PickScreen
from councilui.tui.widgets.layout import Ends, Piece
from councilui.tui.widgets.rows import Row


class PeopleRead(Answer[list[PersonLine]]):
    """The people to pick from."""


class PickMemberScreen(PickScreen[str]):
    """Answers the id of the person that was picked."""

    HEADING = "Which member?"
    PROMPT = "a name, a ward"
    NONE = "Nobody fits these words."

    def on_mount(self) -> None:
        """Ask for the people."""

        def question(connection: sqlite3.Connection) -> list[PersonLine]:
            from councilui.record.queries.people import list_people

            return list_people(connection)

        self.app.reading.ask(self, "people", question, PeopleRead)

    def on_people_read(self, event: PeopleRead) -> None:
        """They have come."""
        event.stop()
        if self.app.reading.is_current(event):
            self.fill([_person_row(line) for line in event.value])

    def on_read_failed(self, event: ReadFailed) -> None:
        """They have not."""
        event.stop()
        self.app.tell(event.sentence, error=True)


def _person_row(line: PersonLine) -> tuple[str, Row]:
    seat = " ".join(part for part in (line.role, line.district) if part)
    held = ", ".join(
        f"{count:,} {what}" for count, what in ((line.votes, "votes"), (line.statements, "statements")) if count
    )
    left: tuple[Piece, ...] = ((line.name, "strong"), (f"  {seat}" if seat else "", "muted"))
    return fold_case(f"{line.name} {seat}"), Row(line.id, (Ends(left, ((held, "muted"),)),), value=line.id)
