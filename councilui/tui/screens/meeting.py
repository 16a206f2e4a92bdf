"""The screen on which the program opens: a meeting in three panes that follow each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from councilui.tui import actions
from councilui.tui.loader import Answer
from councilui.tui.panes.agenda import AgendaPane
from councilui.tui.panes.timeline import TimelinePane
from councilui.tui.panes.votes import GROUPINGS, Shown, VotePane
from councilui.tui.screens.three_panes import ThreePanes
from councilui.tui.selection import Selection
from councilui.tui.widgets.breadcrumb import Breadcrumb

if TYPE_CHECKING:
    import sqlite3

    from councilui.export.catalogue import Export
    from councilui.record.model import Statement
    from councilui.record.views.votes import VoteCard, VoteLine
    from councilui.tui.meeting_view import Entry, MeetingView

NEED_A_MEETING = frozenset(
    ("export", "pick_export", "copy", "cite", "compare", "similar", "what_if", "chamber", "roll_grid", "story",
     "open_source")
)  # fmt: skip
"""What is done with what is at hand, and with nothing else."""


class MeetingRead(Answer["MeetingView | None"]):
    """A meeting has been read."""


class VoteRead(Answer["VoteCard"]):
    """A vote has been read."""


class SpokenOnRead(Answer["list[VoteCard]"]):
    """The votes on what a statement is about have been read."""


class MeetingScreen(ThreePanes):
    """Holds which meeting, which entry, which vote is at hand; the panes are given these and tell what the user did."""

    BINDINGS: ClassVar = actions.bindings("browse")
    SCOPES: ClassVar = ("do", "browse", "rows", "app")

    def __init__(
        self,
        meeting: str | None = None,
        vote: str | None = None,
        statement: int | None = None,
        item: str | None = None,
        *,
        depth: int = 0,
    ) -> None:
        """Open on `meeting`, there on `statement` or `item`; or on the meeting of `vote`, or where the record opens.

        `depth` is how many screens lie below: each such screen asks in lanes of its own, and Esc leaves all but the
        lowest.
        """
        super().__init__()
        self.depth = depth
        self._wanted: tuple[str | None, str | None, int | None] = (meeting, vote, statement)
        self._item = item
        self._places: list[tuple[str | None, int]] = []
        self.view: MeetingView | None = None
        self._reading = True
        self._waiting_for_it: str | None = None
        self.entry: Entry | None = None
        self.vote: VoteLine | None = None
        self.card: VoteCard | None = None
        self._opened: Statement | None = None

    def on_mount(self) -> None:
        """Ask for the meeting, once the frame stands: what that imports would keep the first paint waiting."""
        self.go_to_pane(1)
        self.call_after_refresh(self.open_meeting)

    # The meeting

    def open_meeting(self) -> None:
        """Show the meeting, on one of its votes or statements if told."""
        meeting, vote, _ = self._wanted

        def read(connection: sqlite3.Connection) -> MeetingView | None:
            from councilui.tui.meeting_view import read_meeting
            from councilui.tui.panes import agenda_rows, timeline_rows, vote_rows  # noqa: F401  (here, not on the screen's thread)

            return read_meeting(connection, meeting, vote)

        self.app.reading.ask(self, f"meeting {self.depth}", read, MeetingRead)

    def on_meeting_read(self, event: MeetingRead) -> None:
        """The meeting has come."""
        event.stop()
        if not self.app.reading.is_current(event):
            return
        view = self.view = event.value
        self._reading = False
        _, vote, statement = self._wanted
        self.card = None
        self.query_one(AgendaPane).view = view
        timeline = self.query_one(TimelinePane)
        timeline.view = view
        if view is None:
            self.entry = self.vote = None
            from councilui.tui.meeting_view import Footnotes

            self.query_one(VotePane).shown = Shown(None, None, None, Footnotes({}))
            self._tell_place()
            return
        entry = view.entry_with(vote) if vote is not None else view.by_item.get(self._item or "")
        if statement is not None:
            said = next((s for s in view.page.statements if s.id == statement), None)
            entry = view.entry_of(said) if said is not None else None
        line = next((line for line in entry.votes if line.id == vote), None) if entry is not None else None
        self._show_entry(entry or (view.entries[0] if view.entries else None), line, forced=True)
        if statement is not None:
            timeline.go_to(statement)
            self.go_to_pane(2)
        elif vote is not None:
            self.go_to_pane(3)
        if self._waiting_for_it is not None:
            self.action_do(self._waiting_for_it)
            self._waiting_for_it = None

    def action_back(self) -> None:
        """Back to the item that was left for a related vote; then to the screen below this one."""
        if self._places and self.view is not None:
            entry, pane = self._places.pop()
            self._show_entry(self.view.entry(entry))
            self.go_to_pane(pane)
        elif self.depth:
            self.dismiss(None)
        else:
            self.app.tell("This is where you started; q leaves the program.")

    # The entry and its vote

    def _show_entry(self, entry: Entry | None, vote: VoteLine | None = None, *, forced: bool = False) -> None:
        if entry is self.entry and not forced:
            return
        self.entry = entry
        self.query_one(AgendaPane).entry = entry.id if entry is not None else None
        self.query_one(TimelinePane).entry = entry
        if vote is None and entry is not None and entry.votes:
            from councilui.analysis.motions import deciding

            vote = deciding(entry.votes)
        self._show_vote(vote)

    def _show_vote(self, vote: VoteLine | None) -> None:
        self.vote, self.card = vote, None
        self._tell_vote()
        self._tell_place()
        if vote is None:
            self.app.reading.drop(f"vote {self.depth}")
        else:
            from councilui.tui.meeting_view import read_vote

            lane = f"vote {self.depth}"
            self.app.reading.ask(self, lane, lambda connection: read_vote(connection, vote.id), VoteRead)

    def on_vote_read(self, event: VoteRead) -> None:
        """The vote has come."""
        event.stop()
        if self.app.reading.is_current(event):
            self.card = event.value
            self._tell_vote()

    def _tell_vote(self) -> None:
        if self.view is not None:
            self.query_one(VotePane).shown = Shown(self.entry, self.vote, self.card, self.view.notes)

    def _tell_place(self) -> None:
        place = self.query_one(Breadcrumb)
        if self.view is None:
            place.show("This record has no meeting")
            return
        from councilui.analysis.motions import motion_name
        from councilui.analysis.vote_wording import short_date

        page = self.view.page
        kind = f", {page.meeting.kind} meeting" if page.meeting.kind not in ("unknown", "") else ""
        what = (self.entry.identifier or self.entry.title) if self.entry is not None else None
        motion = motion_name(self.vote.motion_type) if self.vote is not None else None
        place.show(page.body.name, f"{short_date(page.meeting.date)}{kind}", what, motion)

    # What the user did in a pane

    def on_agenda_pane_moved(self, event: AgendaPane.Moved) -> None:
        """Timeline and vote follow the agenda."""
        self._show_entry(event.entry)

    def on_agenda_pane_opened(self, event: AgendaPane.Opened) -> None:
        """Enter on an item leads to its vote."""
        self._show_entry(event.entry)
        self.go_to_pane(3)

    def on_timeline_pane_moved(self, event: TimelinePane.Moved) -> None:
        """Agenda and vote follow a statement about an item."""
        entry = self.view.entry_of(event.statement) if self.view is not None else None
        if entry is not None:
            self._show_entry(entry)

    def on_timeline_pane_opened(self, event: TimelinePane.Opened) -> None:
        """Enter on a statement shows it whole."""
        from councilui.tui.panes.statements import statement_reader

        if self.view is not None:
            view, entry = self.view, self.view.entry_of(event.statement)
            votes = [line.id for line in entry.votes] if entry is not None and event.statement.person else []
            if not votes:
                self.app.read(statement_reader(event.statement, view), view.notes)
                return
            from councilui.tui.meeting_view import read_vote

            self._opened = event.statement
            lane = f"spoken {self.depth}"
            self.app.reading.ask(self, lane, lambda c: [read_vote(c, vote) for vote in votes], SpokenOnRead)

    def on_spoken_on_read(self, event: SpokenOnRead) -> None:
        """The votes on what a statement is about have come: the statement is shown with how its speaker voted."""
        from councilui.tui.panes.statements import statement_reader

        event.stop()
        if self.app.reading.is_current(event) and self.view is not None and self._opened is not None:
            self.app.read(statement_reader(self._opened, self.view, event.value), self.view.notes)

    def on_vote_pane_opened(self, event: VotePane.Opened) -> None:
        """Enter on a paragraph of the vote shows how we know."""
        self.app.read(event.detail, event.notes)

    def on_vote_pane_followed(self, event: VotePane.Followed) -> None:
        """Enter on a related vote goes there."""
        self.go_to_vote(event.vote)

    def go_to_vote(self, vote: VoteLine) -> None:
        """Show a vote, in its meeting."""
        entry = self.view.entry_with(vote.id) if self.view is not None else None
        if entry is None:
            self.app.open_place(vote.meeting, vote=vote.id)
            return
        self._places.append((self.entry.id if self.entry is not None else None, self.here))
        self._show_entry(entry, vote, forced=True)
        self.go_to_pane(3)

    @property
    def statement(self) -> Statement | None:
        """The statement under the cursor when the timeline has the keys."""
        return self.query_one(TimelinePane).statement if self.here == 2 else None

    # Actions on the vote

    def action_group(self) -> None:
        """The roll by option, ward, name, in turn."""
        pane = self.query_one(VotePane)
        pane.grouping = GROUPINGS[(GROUPINGS.index(pane.grouping) + 1) % len(GROUPINGS)]
        self.app.tell(f"Rolls are grouped by {pane.grouping} now.")

    def action_next_vote(self) -> None:
        """The next vote on this item."""
        self._other_vote(1)

    def action_previous_vote(self) -> None:
        """The vote before on this item."""
        self._other_vote(-1)

    def _other_vote(self, step: int) -> None:
        votes = self.entry.votes if self.entry is not None else ()
        if len(votes) < 2 or self.vote is None:
            self.app.tell("There is no other vote on this item on record.")
            return
        at = next((nth for nth, line in enumerate(votes) if line.id == self.vote.id), 0)
        self._show_vote(votes[(at + step) % len(votes)])

    # What is at hand

    def action_do(self, name: str) -> None:
        """Do it; what needs a meeting or a vote waits until the meeting has been read."""
        if self.view is None and self._reading and name in NEED_A_MEETING:
            self._waiting_for_it = name
        else:
            super().action_do(name)

    def catch_up(self) -> None:
        """The entry under the cursor is the one at hand."""
        row = self.panes()[0].rows.current if self.here == 1 else None
        entry: Entry | None = row.value if row is not None else None  # type: ignore[assignment]  # rows of the agenda
        if self.statement is not None and self.view is not None:
            entry = self.view.entry_of(self.statement)
        if entry is not None and entry is not self.entry:
            self._show_entry(entry)

    def at_hand(self) -> Selection:
        """The meeting, the vote and its matter; in the timeline the statement and its speaker."""
        statement, vote = self.statement, self.vote
        page = self.view.page if self.view is not None else None
        matter = self.entry.matter.id if self.entry is not None and self.entry.matter is not None else None
        return Selection(
            meeting=page.meeting.id if page is not None else None,
            body=page.body.id if page is not None else None,
            date=page.meeting.date if page is not None else None,
            vote=vote.id if vote is not None else None,
            matter=matter or (vote.matter if vote is not None else None),
            person=statement.person if statement is not None else None,
            statement=statement,
            address=self._address(),
        )

    def _address(self) -> str | None:
        """That of the source under the cursor in the vote's pane; "" when it has none."""
        from councilui.tui.panes.detail import Detail

        row = self.panes()[2].rows.current if self.here == 3 else None
        if row is None or not isinstance(row.value, Detail) or not isinstance(row.key, tuple):
            return None
        return row.value.quote if row.key[0] == "source" else None

    def exported(self) -> Export | None:
        """The vote at hand."""
        from councilui.export.catalogue import vote_export

        return vote_export(self.card) if self.card is not None else None

    def quoted(self) -> tuple[str, str] | None:
        """The statement at hand in the timeline, elsewhere the vote, with its citation."""
        from councilui.export.citation import citation, statement_cited, vote_cited

        if self.statement is not None and self.view is not None:
            return citation(
                statement_cited(self.view.quoted(self.statement)), "plain"
            ), "The statement, with its source"
        if self.card is not None:
            return citation(vote_cited(self.card), "plain"), "What the vote was, with its source"
        return None
