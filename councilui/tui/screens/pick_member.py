"""Picking a member by name or ward."""

import sqlite3

from textual.containers import Vertical
from textual.content import Content

from councilui.analysis.query_wording import people_scope
from councilui.analysis.seat_wording import latest_seat_text
from councilui.common.fold import fold_case
from councilui.common.shares import plural
from councilui.record.views.people import PersonLine
from councilui.tui.routes import MemberRoute
from councilui.tui.screens.pick import PickScreen
from councilui.tui.widgets.layout import Ends, Piece
from councilui.tui.widgets.rows import ListRow


class PickMemberScreen(PickScreen[None]):
    """Opens the member that is picked."""

    HEADING = "Pick a member"
    PROMPT = "a name, a ward"
    EMPTY = "There are no members in this record. To see what a speaker said, search for by:NAME."

    def on_mount(self) -> None:

        def rows(connection: sqlite3.Connection) -> tuple[str, list[tuple[str, ListRow]]]:
            from councilui.record.queries.people import list_people

            people = list_people(connection)
            return people_scope(people), [_person_row(line) for line in people]

        self.read(rows, self.show_people)

    def show_people(self, answer: tuple[str, list[tuple[str, ListRow]]]) -> None:
        """Everybody, and in the heading which votes the numbers are of."""
        scope, rows = answer
        self.query_one(Vertical).border_subtitle = Content(scope)
        self.fill(rows)

    def pick(self, row: ListRow) -> None:
        self.dismiss(None)
        self.host.open(MemberRoute(str(row.value)))


def _person_row(line: PersonLine) -> tuple[str, ListRow]:
    seat = latest_seat_text(line._replace(role=None) if line.role == "member" and line.district else line)
    counts = ", ".join(
        plural(count, what) for count, what in ((line.votes, "vote"), (line.statements, "statement")) if count
    )
    left: tuple[Piece, ...] = ((line.name, "strong"), (f"  {seat}" if seat else "", "muted"))
    return fold_case(f"{line.name} {seat}"), ListRow(line.id, (Ends(left, ((counts, "muted"),)),), value=line.id)
