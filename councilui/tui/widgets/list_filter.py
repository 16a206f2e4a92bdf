"""The filter of any list: `f` opens a line over it, and only rows with all the words typed there stay."""

from typing import Any

from textual.screen import Screen

from councilui.tui.host import host_of
from councilui.tui.widgets.filter_line import FilterLine
from councilui.tui.widgets.narrow import count_rows
from councilui.tui.widgets.rows import RowList


class ListFilter(FilterLine):
    """Narrows a list by the words of its rows."""

    def __init__(self, rows: RowList) -> None:
        super().__init__("words that must all appear", rows)
        self.rows = rows

    def on_filter_line_filter_changed(self, event: FilterLine.FilterChanged) -> None:
        event.stop()
        self.rows.narrow(event.text)
        self.count = (
            f"{count_rows(self.rows.source):,} of {count_rows(self.rows.whole):,}" if event.text.strip() else ""
        )


def open_filter(screen: Screen[Any]) -> None:
    """Open the screen's own filter, else that of the list that has the keys, else of the first on the screen."""
    own = next((line for line in screen.query(FilterLine) if not isinstance(line, ListFilter)), None)
    if own is not None:
        own.open()
        return
    focused = screen.focused
    rows = focused if isinstance(focused, RowList) else next(iter(screen.query(RowList)), None)
    if rows is None or rows.parent is None:
        host_of(screen).notify_user("There is no list to filter here.")
        return
    line = next((line for line in screen.query(ListFilter) if line.rows is rows), None)
    if line is None:
        line = ListFilter(rows)
        rows.parent.mount(line, before=rows)  # type: ignore[attr-defined]  # the parent of a widget is one
    line.open()
