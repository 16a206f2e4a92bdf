"""What the meeting's screen does on a key beyond moving: taking away, and opening something over itself.

Each function imports what it needs when it is first used, for none of it is needed for the first paint.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from councilui.record.model import Statement
    from councilui.record.views import VoteLine
    from councilui.tui.screens.browse import BrowseScreen

NO_VOTE = "There is no vote here to {}: none is on record for this item."


def export(screen: BrowseScreen) -> None:
    """Write the vote at hand to a Markdown file, and say where."""
    from councilui.tui.taking import export_vote

    if screen.card is None:
        screen.app.tell(NO_VOTE.format("export"))
    else:
        screen.app.tell(**export_vote(screen.card))


def copy(screen: BrowseScreen) -> None:
    """Copy the statement at hand in the timeline, elsewhere the vote, with its citation."""
    from councilui.tui.taking import statement_quote, vote_quote

    statement = screen.statement
    if statement is not None and screen.view is not None:
        screen.app.take(statement_quote(statement, screen.view), "The statement and its citation")
    elif screen.card is not None:
        screen.app.take(vote_quote(screen.card), "What the vote was and its citation")
    else:
        screen.app.tell(NO_VOTE.format("copy"))


def search(screen: BrowseScreen) -> None:
    """Search what was said; what is picked is shown in its meeting. The query is there again the next time."""
    from councilui.tui.screens.search import SearchScreen

    over = SearchScreen(screen.query_text)

    def go(statement: Statement | None) -> None:
        screen.query_text = over.query_text
        if statement is not None:
            screen.jump(statement.meeting, statement=statement.id)

    screen.app.push_screen(over, go)


def pick_meeting(screen: BrowseScreen) -> None:
    """Pick another meeting."""
    from councilui.tui.screens.meetings import MeetingsScreen

    def go(meeting: str | None) -> None:
        if meeting is not None:
            screen.jump(meeting)

    at = screen.view.page.meeting.id if screen.view is not None else None
    screen.app.push_screen(MeetingsScreen(at), go)


def compare(screen: BrowseScreen) -> None:
    """Compare the vote at hand with the related one under the cursor, else with one to be picked."""
    if screen.card is None:
        screen.app.tell(NO_VOTE.format("compare"))
        return
    from councilui.record.views import VoteLine
    from councilui.tui.screens.compare import open_comparison

    row = screen.panes()[2].rows.current if screen.here == 3 else None
    other: VoteLine | None = row.value if row is not None and isinstance(row.value, VoteLine) else None
    open_comparison(screen.app, screen.card, other)
