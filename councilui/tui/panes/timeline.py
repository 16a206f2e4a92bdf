"""The pane of the timeline."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.message import Message
from textual.reactive import reactive

from councilui.record.model import Statement
from councilui.tui.panes.pane import Pane
from councilui.tui.widgets.layout import Block
from councilui.tui.widgets.rows import ListedRows, RowList, RowSource
from councilui.tui.widgets.styled import TextBlock
from councilui.tui.widgets.viewport import row_values

if TYPE_CHECKING:
    from councilui.tui.meeting_view import AgendaEntry, MeetingView


class TimelinePane(Pane):
    """The timeline of a meeting. Its screen sets `view`, and `entry`, whose statements are marked."""

    number, name_shown = 2, "Timeline"

    view: reactive[MeetingView | None] = reactive(None, init=False, repaint=False, always_update=True)
    _groups: tuple[RowSource | None, Mapping[str, list[int]]] = (None, {})
    entry: reactive[AgendaEntry | None] = reactive(None, init=False, repaint=False)

    class StatementHighlighted(Message):
        """The user came to a statement."""

        def __init__(self, statement: Statement) -> None:
            super().__init__()
            self.statement = statement

    class StatementSelected(Message):
        """The user opened a statement."""

        def __init__(self, statement: Statement) -> None:
            super().__init__()
            self.statement = statement

    def compose(self) -> ComposeResult:
        yield TextBlock(id="strip")
        yield RowList(id="timeline", empty="Reading the record …")

    def watch_view(self, view: MeetingView | None) -> None:
        rows = self.rows
        rows.empty = "No meeting, no statements." if view is None else ""
        source: RowSource = ListedRows()
        strip: tuple[Block, ...] = ()
        if view is not None:
            from councilui.tui.panes.timeline_rows import strip_blocks, timeline_rows  # after the first paint

            source, strip = timeline_rows(view), strip_blocks(view.page)
        rows.show(source)
        self.query_one("#strip", TextBlock).show(*strip)

    def watch_entry(self, entry: AgendaEntry | None) -> None:
        """Another entry is selected: mark what was said about it, and scroll to the first of it."""
        rows = self.rows
        rows.mark(entry.id if entry is not None else None)
        current = rows.current
        about = self._rows_about(entry.id) if entry is not None else []
        if about and not (current is not None and current.group == (entry and entry.id)):
            rows.move_to(about[0], top=True)
        self.entitle(
            "" if entry is None else f" · {len(about):,} about this item" if about else " · none about this item"
        )

    def _rows_about(self, entry: str) -> list[int]:
        """The indexes of what was said about an entry, sorted out once for all entries."""
        source = self.rows.source
        if self._groups[0] is not source and self.view is not None:
            groups: dict[str, list[int]] = {}
            for index, value in enumerate(row_values(source)):
                about = self.view.entry_of(value) if isinstance(value, Statement) else None
                if about is not None:
                    groups.setdefault(about.id, []).append(index)
            self._groups = (source, groups)
        return self._groups[1].get(entry, [])

    def go_to(self, statement: int) -> None:
        """Put the cursor on the statement with this id."""
        for index, value in enumerate(row_values(self.rows.source)):
            if isinstance(value, Statement) and value.id == statement:
                self.rows.move_to(index, top=True)
                return

    @property
    def statement(self) -> Statement | None:
        """The statement under the cursor."""
        return cast(Statement | None, self.rows.value)

    def on_row_list_row_highlighted(self, event: RowList.RowHighlighted) -> None:
        """Up: the user is at another statement."""
        event.stop()
        if event.by_user and event.row.value is not None:
            self.post_message(self.StatementHighlighted(cast(Statement, event.row.value)))

    def on_row_list_row_selected(self, event: RowList.RowSelected) -> None:
        """Up: the user opened a statement."""
        event.stop()
        if event.row.value is not None:
            self.post_message(self.StatementSelected(cast(Statement, event.row.value)))
