"""The pane of the timeline."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.message import Message
from textual.reactive import reactive

from councilui.tui.panes.pane import Pane
from councilui.tui.widgets.layout import Block
from councilui.tui.widgets.rows import ListedRows, ListRow, RowList
from councilui.tui.widgets.styled import TextBlock

if TYPE_CHECKING:
    from councilui.record.model import Statement
    from councilui.tui.meeting_view import AgendaEntry, MeetingView


class TimelinePane(Pane):
    """The timeline of a meeting. Its screen sets `view`, and `entry`, whose statements are marked."""

    number, name_shown = 2, "Timeline"

    view: reactive[MeetingView | None] = reactive(None, init=False, repaint=False, always_update=True)
    _groups: tuple[Sequence[ListRow], Mapping[Hashable, list[int]]] = ((), {})
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
        """Another meeting."""
        rows = self.rows
        rows.empty = "No meeting, no statements." if view is None else ""
        rows_of_view: list[ListRow] = []
        strip: tuple[Block, ...] = ()
        if view is not None:
            from councilui.tui.panes.timeline_rows import strip_blocks, timeline_rows  # after the first paint

            rows_of_view, strip = timeline_rows(view), strip_blocks(view.page)
        rows.show(ListedRows(rows_of_view))
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
            "" if entry is None else f" · {len(about)} about this item" if about else " · none about this item"
        )

    def _rows_about(self, entry: str) -> list[int]:
        """The indexes of what was said about an entry, sorted out once for all entries."""
        rows = self._rows_now()
        if self._groups[0] is not rows:
            groups: dict[Hashable, list[int]] = {}
            for index, row in enumerate(rows):
                groups.setdefault(row.group, []).append(index)
            self._groups = (rows, groups)
        return self._groups[1].get(entry, [])

    def go_to(self, statement: int) -> None:
        """Put the cursor on the statement with this id."""
        for index, row in enumerate(self._rows_now()):
            if row.value is not None and cast("Statement", row.value).id == statement:
                self.rows.move_to(index, top=True)
                return

    @property
    def statement(self) -> Statement | None:
        """The statement under the cursor."""
        row = self.rows.current
        return cast("Statement | None", row.value) if row is not None else None

    def _rows_now(self) -> Sequence[ListRow]:
        source = self.rows.source
        return source.rows if isinstance(source, ListedRows) else ()

    def on_row_list_row_highlighted(self, event: RowList.RowHighlighted) -> None:
        """Up: the user is at another statement."""
        event.stop()
        if event.by_user and event.row.value is not None:
            self.post_message(self.StatementHighlighted(cast("Statement", event.row.value)))

    def on_row_list_row_selected(self, event: RowList.RowSelected) -> None:
        """Up: the user opened a statement."""
        event.stop()
        if event.row.value is not None:
            self.post_message(self.StatementSelected(cast("Statement", event.row.value)))
