"""The pane of the agenda."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.message import Message
from textual.reactive import reactive

from councilui.tui.panes.pane import Pane
from councilui.tui.widgets.rows import ListedRows, RowList, RowSource
from councilui.tui.widgets.viewport import row_values

if TYPE_CHECKING:
    from councilui.tui.meeting_view import AgendaEntry, MeetingView


class AgendaPane(Pane):
    """The agenda of a meeting. Its screen sets `view` and `entry`, the id of the selected entry."""

    number, name_shown = 1, "Agenda"

    view: reactive[MeetingView | None] = reactive(None, init=False, repaint=False, always_update=True)
    entry: reactive[str | None] = reactive(None, init=False, repaint=False)

    class EntryHighlighted(Message):
        """The user came to an entry."""

        def __init__(self, entry: AgendaEntry) -> None:
            super().__init__()
            self.entry = entry

    class EntrySelected(Message):
        """The user opened an entry."""

        def __init__(self, entry: AgendaEntry) -> None:
            super().__init__()
            self.entry = entry

    def compose(self) -> ComposeResult:
        yield RowList(id="agenda", empty="Reading the record …")

    def watch_view(self, view: MeetingView | None) -> None:
        rows = self.query_one(RowList)
        rows.empty = "No meetings are on record here. Use 'councilui load' to fill a record." if view is None else ""
        source: RowSource = ListedRows()
        if view is not None:
            from councilui.tui.panes.agenda_rows import agenda_rows  # after the first paint

            source = agenda_rows(view)
        rows.show(source, cursor=_index(source, self.entry))

    def watch_entry(self, entry: str | None) -> None:
        """Another entry is selected: the cursor goes there, wherever that came from."""
        rows = self.query_one(RowList)
        if rows.current is not None and rows.current.key == ("entry", entry):
            return  # the key came from here: no search among a hundred thousand
        if (index := _index(rows.source, entry)) is not None:
            rows.move_to(index)

    def on_row_list_row_highlighted(self, event: RowList.RowHighlighted) -> None:
        """Up: the user is at another entry."""
        event.stop()
        if event.by_user and event.row.value is not None:
            self.post_message(self.EntryHighlighted(cast("AgendaEntry", event.row.value)))

    def on_row_list_row_selected(self, event: RowList.RowSelected) -> None:
        """Up: the user opened an entry."""
        event.stop()
        if event.row.value is not None:
            self.post_message(self.EntrySelected(cast("AgendaEntry", event.row.value)))


def _index(source: RowSource, entry: str | None) -> int | None:
    values = enumerate(row_values(source))
    return next((index for index, value in values if getattr(value, "id", None) == entry), None)
