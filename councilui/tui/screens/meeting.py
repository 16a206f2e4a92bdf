"""The screen on which the program opens: a meeting in three panes that follow each other."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from councilui.tui import actions
from councilui.tui.panes.agenda import AgendaPane
from councilui.tui.panes.timeline import TimelinePane
from councilui.tui.panes.votes import GROUPINGS, VotePane, VotePaneState
from councilui.tui.remembered import Remembered
from councilui.tui.screens.three_panes import ThreePanes
from councilui.tui.selection import Selection
from councilui.tui.widgets.breadcrumb import Breadcrumb

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from councilui.export.model import Export
    from councilui.record.model import Statement
    from councilui.record.views.votes import VoteCard, VoteLine
    from councilui.tui.meeting_view import AgendaEntry, MeetingStart, MeetingView
    from councilui.tui.widgets.rows import RowList

_PATIENCE = 0.15
"""Seconds that the first paint waits for the meeting; then it shows the panes with their names alone."""
_VOTE_PATIENCE = 0.015
"""Seconds that a row's paint waits for its vote: read by then, as it mostly is, it is in the same frame."""


class MeetingScreen(ThreePanes):
    """Knows which meeting, entry and vote are selected; gives them to the panes, which say what the user did."""

    SCOPES: ClassVar[tuple[str, ...]] = ("selection", "meeting", "rows", "app")
    grouping = Remembered("roll.grouping", GROUPINGS)

    def __init__(
        self,
        meeting: str | None = None,
        vote: str | None = None,
        statement: int | None = None,
        item: str | None = None,
    ) -> None:
        """Open on `meeting`, there on `statement` or `item`; or on the meeting of `vote`, or where the record opens."""
        super().__init__()
        self._start = (meeting, vote, statement, item)
        self._last_place: Mapping[str, str] = {}
        self.pane_number = 3 if vote is not None else 2 if statement is not None else 1
        self._trail: list[tuple[str | None, int]] = []
        """The entries that were left for a related vote, each with its pane."""
        self.view: MeetingView | None = None
        self._is_reading = True
        self._pending: str | None = None
        """The action that waits for the meeting."""
        self.entry: AgendaEntry | None = None
        self.vote: VoteLine | None = None
        self.card: VoteCard | None = None

    def return_to(self, place: Mapping[str, str]) -> None:
        """Open where the user left it: ids of `meeting`, `item`, `vote`, `statement`, and the number `pane`."""
        self._last_place = place
        if place.get("pane") in ("1", "2", "3"):
            self.pane_number = int(place["pane"])

    def on_mount(self) -> None:
        """The first paint has the meeting in it, if that is read quickly."""
        self.go_to_pane(self.pane_number)
        self.query_one(VotePane).grouping = self.grouping
        self._read_meeting(patience=_PATIENCE)

    # The meeting

    def _read_start(self, connection: sqlite3.Connection) -> MeetingStart | None:
        from councilui.tui.panes import agenda_rows, timeline_rows, vote_rows  # noqa: F401  (not on the screen's thread)
        from councilui.tui.queries import read_last_place, read_start

        return read_last_place(connection, self._last_place) or read_start(connection, *self._start)

    def read_again(self) -> None:
        """Read the meeting again, and show the same place of it."""
        self._start, self._last_place = (self._start[0], None, None, None), self.here()
        self._trail.clear()
        self._read_meeting()

    def _read_meeting(self, patience: float = 0.0) -> None:
        self.host.check_record()
        self.read(self._read_start, self.show_meeting, channel="meeting", on_error=self._give_up, patience=patience)

    def _give_up(self, sentence: str) -> None:
        """The meeting couldn't be read: nothing waits for it any more, and what was to be done says why it can't."""
        self._is_reading = False
        self.show_error(sentence)
        if self._pending is not None:
            self.action_perform(self._pending)
            self._pending = None

    def show_meeting(self, start: MeetingStart | None) -> None:
        """Show it, on the entry and the vote with which it opens."""
        is_first = self.view is None
        self.view = view = start.view if start is not None else None
        self._is_reading = False
        self.query_one(AgendaPane).view = view
        timeline = self.query_one(TimelinePane)
        timeline.view = view
        if start is None:
            self.entry = self.vote = self.card = None
            from councilui.tui.meeting_view import SourceNumbers

            self.query_one(VotePane).state = VotePaneState(None, None, None, SourceNumbers({}))
            self._update_breadcrumb()
            return
        if len(self.app.screen_stack) == 1:
            self.show_about(start.about)
        self._select_entry(start.entry)
        if start.statement is not None:
            timeline.go_to(start.statement)
        if is_first and start.entry is None and start.view.page.statements and self.pane_number == 1:
            self.go_to_pane(2)  # no agenda to begin with
        self._show_vote(start.vote, start.card)
        if self._pending is not None:
            self.action_perform(self._pending)
            self._pending = None

    def here(self) -> dict[str, str]:
        """Where the user is, as `return_to` takes it; empty without a meeting."""
        if self.view is None:
            return {}
        place = {"meeting": self.view.page.meeting.id, "pane": str(self.pane_number)}
        item = {"item": self.entry.id} if self.entry is not None else {}
        vote = {"vote": self.vote.id} if self.vote is not None else {}
        statement = {"statement": self.statement.key} if self.statement is not None else {}
        return place | item | vote | statement

    def _remember_place(self) -> None:
        if place := self.here():
            self.host.state.set("place", place)

    def set_pane_number(self, number: int) -> None:
        super().set_pane_number(number)
        self._remember_place()

    def on_screen_resume(self) -> None:
        self._remember_place()

    def action_back(self) -> None:
        """The list whole again, back to the item that was left for a related vote, to the screen below this one."""
        if self.clear_filter():
            return
        if self._trail and self.view is not None:
            entry, pane = self._trail.pop()
            if self.vote is not None:
                self.host.forward.add(partial(self._step_to, self.vote))
            self._show_entry(self.view.entry(entry))
            self.go_to_pane(pane)
        elif len(self.app.screen_stack) > 1:
            self.host.forward.leave(self)
        elif self.pane_number != 1:
            self.go_to_pane(1)  # from which Enter led to the vote
        else:
            self.host.notify_user(f"This is the first screen. Press {actions.key_of('quit')} to quit.")

    # The entry and its vote

    def _show_entry(self, entry: AgendaEntry | None, vote: VoteLine | None = None, *, forced: bool = False) -> None:
        if entry is self.entry and not forced:
            return
        self._select_entry(entry)
        if vote is None and entry is not None and entry.votes:
            from councilui.analysis.motions import deciding

            vote = deciding(entry.votes)
        self._show_vote(vote)

    def _select_entry(self, entry: AgendaEntry | None) -> None:
        self.entry = entry
        self.query_one(AgendaPane).entry = entry.id if entry is not None else None
        self.query_one(TimelinePane).entry = entry

    def _show_vote(self, vote: VoteLine | None, card: VoteCard | None = None) -> None:
        """Show a vote, which is read unless it is there as `card`."""
        self.vote, self.card = vote, card
        if vote is None or card is not None:
            self.cancel("vote")
        else:
            from councilui.tui.queries import read_vote

            query = partial(read_vote, vote=vote.id)
            self.read(query, self.show_card, channel="vote", keys_wait=False, patience=_VOTE_PATIENCE)
        self._remember_place()
        self._update_vote_pane()
        self._update_breadcrumb()

    def show_card(self, card: VoteCard) -> None:
        self.card = card
        self._update_vote_pane()

    def _update_vote_pane(self) -> None:
        if self.view is not None:
            self.query_one(VotePane).state = VotePaneState(self.entry, self.vote, self.card, self.view.notes)

    def _update_breadcrumb(self) -> None:
        breadcrumb = self.query_one(Breadcrumb)
        if self.view is None:
            breadcrumb.show("This record has no meetings")
            return
        from councilui.analysis.motions import motion_name
        from councilui.common.dates import short_date

        page = self.view.page
        kind = f", {page.meeting.kind} meeting" if page.meeting.kind not in ("unknown", "") else ""
        item = (self.entry.identifier or self.entry.title) if self.entry is not None else None
        motion = motion_name(self.vote.motion_type) if self.vote is not None else None
        places = (page.body.name, f"{short_date(page.meeting.date)}{kind}", item, motion)
        breadcrumb.show(*(place for place in places if place))

    def on_breadcrumb_place_selected(self, event: Breadcrumb.PlaceSelected) -> None:
        """The body leads to its meetings, the date to the agenda, the item to its history, the motion to the vote."""
        event.stop()
        if not event.is_current:
            return
        if event.index in (0, 2):
            self.action_perform("meetings" if event.index == 0 else "matter_history")
        else:
            self.go_to_pane(1 if event.index == 1 else 3)

    # What the user did in a pane

    def on_agenda_pane_entry_highlighted(self, event: AgendaPane.EntryHighlighted) -> None:
        self._show_entry(event.entry)

    def on_agenda_pane_entry_selected(self, event: AgendaPane.EntrySelected) -> None:
        self._show_entry(event.entry)
        self.go_to_pane(3)

    def on_timeline_pane_statement_highlighted(self, event: TimelinePane.StatementHighlighted) -> None:
        """Agenda and vote follow a statement about an item."""
        self._remember_place()
        entry = self.view.entry_of(event.statement) if self.view is not None else None
        if entry is not None:
            self._show_entry(entry)

    def on_timeline_pane_statement_selected(self, event: TimelinePane.StatementSelected) -> None:
        """Enter on a statement shows it whole, with how its speaker voted on what it is about."""
        from councilui.tui.panes.statements import statement_reader
        from councilui.tui.queries import read_vote
        from councilui.tui.routes import ReaderRoute

        if self.view is None:
            return
        statement, view, entry = event.statement, self.view, self.view.entry_of(event.statement)
        votes = [line.id for line in entry.votes] if entry is not None and statement.person else []

        def open_statement(cards: list[VoteCard]) -> None:
            self.host.open(ReaderRoute(statement_reader(statement, view, cards), view.notes))

        if votes:
            self.read(lambda c: [read_vote(c, vote) for vote in votes], open_statement, channel="statement")
        else:
            open_statement([])

    def on_vote_pane_detail_selected(self, event: VotePane.DetailSelected) -> None:
        """Enter on a paragraph of the vote shows how we know."""
        from councilui.tui.routes import ReaderRoute

        self.host.open(ReaderRoute(event.detail, event.notes))

    def on_row_list_piece_pressed(self, event: RowList.PiecePressed) -> None:
        """A click on a name leads to the member, one on a source's number to the source."""
        from councilui.tui.panes.detail import Detail, source_detail
        from councilui.tui.routes import MemberRoute, ReaderRoute

        if event.role == "name":
            person = event.row.value.person(event.text) if isinstance(event.row.value, Detail) else None
            if person is not None:
                self.host.open(MemberRoute(person))
        elif self.view is not None:
            notes = self.view.notes
            detail = source_detail(notes, notes.source_with(int(event.text)) or "")
            if detail is not None:
                self.host.open(ReaderRoute(detail, notes))

    def action_member(self) -> None:
        """The member who is selected; of a roll one of its names, to be picked."""
        from councilui.tui.panes.detail import Detail
        from councilui.tui.routes import ReaderRoute

        value = self.panes()[2].rows.value if self.pane_number == 3 else None
        if isinstance(value, Detail) and value.people and self.view is not None:
            self.host.open(ReaderRoute(value, self.view.notes))
        elif (run := actions.find("member", self.SCOPES).run) is not None:
            run(self)

    def on_vote_pane_vote_selected(self, event: VotePane.VoteSelected) -> None:
        self.go_to_vote(event.vote)

    def go_to_vote(self, vote: VoteLine) -> None:
        """Show a vote, in its meeting."""
        self.host.forward.clear()
        self._step_to(vote)

    def _step_to(self, vote: VoteLine) -> None:
        entry = self.view.entry_with(vote.id) if self.view is not None else None
        if entry is None:
            from councilui.tui.routes import MeetingRoute

            self.host.open(MeetingRoute(vote.meeting, vote=vote.id))
            return
        self._trail.append((self.entry.id if self.entry is not None else None, self.pane_number))
        self._show_entry(entry, vote, forced=True)
        self.go_to_pane(3)

    @property
    def statement(self) -> Statement | None:
        """The statement under the cursor when the timeline has the keys."""
        return self.query_one(TimelinePane).statement if self.pane_number == 2 else None

    # Actions on the vote

    def action_group(self) -> None:
        self.grouping = GROUPINGS[(GROUPINGS.index(self.grouping) + 1) % len(GROUPINGS)]
        self.query_one(VotePane).grouping = self.grouping
        # In a list of its own, gg was meant to go to the top.
        hint = actions.vi_hint("g", self.SCOPES) if self.pane_number != 3 else ""
        self.host.notify_user(f"Roll grouped by {self.grouping}.{hint}")

    def action_next_vote(self) -> None:
        self._other_vote(1)

    def action_previous_vote(self) -> None:
        self._other_vote(-1)

    def _other_vote(self, step: int) -> None:
        votes = self.entry.votes if self.entry is not None else ()
        ids = [line.id for line in votes]
        if self.vote is not None and self.vote.id in ids:
            self._show_vote(votes[(ids.index(self.vote.id) + step) % len(votes)])

    # What is selected

    def action_perform(self, name: str) -> None:
        """Do it; what needs a meeting or a vote waits until the meeting has been read."""
        if self.view is None and self._is_reading and actions.find(name, self.SCOPES).needs is not None:
            self._pending = name
        else:
            super().action_perform(name)

    def sync_selection(self) -> None:
        """The entry under the cursor is the one that is selected."""
        entry: AgendaEntry | None = self.panes()[0].rows.value if self.pane_number == 1 else None
        if self.statement is not None and self.view is not None:
            entry = self.view.entry_of(self.statement)
        if entry is not None and entry is not self.entry:
            self._show_entry(entry)

    def selection(self) -> Selection:
        """The meeting, the vote and its matter; in the timeline the statement and its speaker."""
        from councilui.record.views.votes import VoteLine

        statement, vote = self.statement, self.vote
        page = self.view.page if self.view is not None else None
        votes = self.entry.votes if self.entry is not None else ()
        matter = self.entry.matter.id if self.entry is not None and self.entry.matter is not None else None
        related = self.panes()[2].rows.value if self.pane_number == 3 else None
        return Selection(
            meeting=page.meeting.id if page is not None else None,
            body=page.body.id if page is not None else None,
            date=page.meeting.date if page is not None else None,
            vote=vote.id if vote is not None else None,
            matter=matter or (vote.matter if vote is not None else None),
            person=statement.person if statement is not None else None,
            statement=statement,
            address=self._address(),
            related=related if isinstance(related, VoteLine) else None,
            has_roll=vote is not None and vote.roll != "none",
            votes_on_item=len(votes) if page is not None else None,
        )

    def _address(self) -> str | None:
        """That of the source under the cursor in the vote's pane; "" when it has none."""
        from councilui.tui.panes.detail import Detail

        row = self.panes()[2].rows.current if self.pane_number == 3 else None
        if row is None or not isinstance(row.value, Detail) or not isinstance(row.key, tuple):
            return None
        return row.value.clipboard_text if row.key[0] == "source" else None

    def export(self) -> Export | None:
        from councilui.analysis.vote_report import VoteReport
        from councilui.export.vote import vote_export

        return vote_export(VoteReport(self.card)) if self.card is not None else None
