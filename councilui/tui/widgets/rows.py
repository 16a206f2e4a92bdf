"""The one list of the program: it gets the rows that it is about to show, and paints lines.

Rows may differ in height and come from a source of any size (see `viewport`). Moving the cursor repaints only the lines
that changed (see `painted_rows`).
"""

from __future__ import annotations

import re
from collections.abc import Hashable
from typing import Any, Final

from rich.cells import cell_len
from textual import events
from textual.message import Message

from councilui.tui import actions
from councilui.tui.host import host_of
from councilui.tui.widgets.painted_rows import GUTTER, PaintedRows
from councilui.tui.widgets.viewport import Anchor, ListedRows, ListRow, RowSource, heading_row, rows_under, with_heading

__all__ = ["GUTTER", "ListRow", "ListedRows", "RowList", "RowSource", "heading_row", "rows_under", "with_heading"]

_MARK: Final = re.compile(r"\[([0-9]+)\]")


class RowList(PaintedRows, can_focus=True):
    """A list of rows with a cursor."""

    DEFAULT_CSS = """
    RowList { width: 1fr; height: 1fr; }
    """

    class RowHighlighted(Message):
        """The cursor came to another row; `by_user` tells a key or a click from a change of what is shown."""

        def __init__(self, rows: RowList, row: ListRow, by_user: bool) -> None:
            super().__init__()
            self.rows = rows
            self.row = row
            self.by_user = by_user

    class RowSelected(Message):
        """Enter, or a click on the row under the cursor."""

        def __init__(self, rows: RowList, row: ListRow) -> None:
            super().__init__()
            self.rows = rows
            self.row = row

    class RowsNeeded(Message):
        """The source lacks rows in [start, end) that are about to be shown."""

        def __init__(self, rows: RowList, start: int, end: int) -> None:
            super().__init__()
            self.rows = rows
            self.start = start
            self.end = end

    class PiecePressed(Message):
        """A click on a name (`role` "name") or on a source's number ("source") in a row."""

        def __init__(self, row: ListRow, text: str, role: str) -> None:
            super().__init__()
            self.row = row
            self.text = text
            self.role = role

    def __init__(self, *, id: str | None = None, empty: str = "", typed: bool = False) -> None:
        """`empty` is the sentence shown when there is no row; `typed` that an input beside it has the keys."""
        super().__init__(id=id, empty=empty)
        actions.bind(self, "rows")
        self.can_focus = not typed
        self.filter_text = ""
        self._texts: dict[int, str] = {}
        self._needed: tuple[int, int] | None = None

    # What is shown

    def show(self, source: RowSource, *, keep: bool = False, cursor: int | None = None) -> None:
        """Show another source, from its beginning or with the cursor on a row; a filter may have left fewer rows.

        `keep` stays on the row with the same key, if the source has it near where it was, on the same line.
        """
        window, row, before, view = self.window, self.current, self.cursor, self.view_lines()
        offset = self._cursor_line() if keep else None
        if cursor is not None and cursor >= len(source):
            cursor = None
        if source is not self.whole:
            self.whole, self._texts = source, {}
        if self.filter_text.strip():
            from councilui.tui.widgets.narrow import find_key, narrow_rows  # when first filtered

            target = source.row(cursor) if cursor is not None else None
            source = narrow_rows(source, self.filter_text, self._texts)
            cursor = find_key(source, target.key) if target is not None else None
        self.clear_selection()
        window.fill(source)
        self._strips.clear()
        self._needed = None
        index = cursor
        if index is None and keep and row is not None:
            index = window.find(row.key, before)
        if index is None:
            index = window.selectable(0, 1)
        self.cursor = -1
        if index is not None and len(source):
            self.cursor = index
            if offset:
                window.top = window.back(index, offset)
            window.reveal(index)
        self.repaint_changes(view)
        self._post_highlighted(by_user=False)

    def narrow(self, words: str) -> None:
        """Show only the rows that have all of `words`; the cursor stays on its row if that is among them."""
        row = self.current
        self.filter_text = words
        self.show(self.whole, keep=True)
        if self.current is not None and (row is None or self.current.key != row.key):
            self._post_highlighted(by_user=True)

    def update(self) -> None:
        """The source has more rows, or rows that had not arrived; those that were there have not changed."""
        self._needed = None
        self.window.update()
        if self.cursor < 0 and (first := self.window.selectable(0, 1)) is not None:
            self.cursor = first
            self._post_highlighted(by_user=False)
        self.refresh()

    def mark(self, group: Hashable) -> None:
        """Mark the rows of `group` with a bar."""
        if group != self.marked_group:
            view = self.view_lines()
            self.marked_group = group
            self.repaint_changes(view)

    @property
    def current(self) -> ListRow | None:
        return self.window.row(self.cursor)

    @property
    def value(self) -> Any:
        """What the row under the cursor stands for, None without one."""
        row = self.current
        return row.value if row is not None else None

    def move_to(self, index: int, *, by_user: bool = False, top: bool = False) -> None:
        """Put the cursor on the row at `index` and show it, at the top of the view if `top`."""
        window = self.window
        if not 0 <= index < len(window.source):
            return
        before, before_top = self.cursor, window.top
        self.cursor = index
        if top:
            window.top = window.clamp(window.with_headings(index))
        window.reveal(index)
        if window.top != before_top:
            self.clear_selection()
            self.refresh()
        elif before != index:
            self.repaint_rows(before, index)
        if before != index:
            self._post_highlighted(by_user=by_user)

    def to_top(self, top: Anchor) -> None:
        """Scroll to an anchor that was had before, as far as there are rows."""
        window = self.window
        window.top = window.clamp((min(top[0], max(len(window.source) - 1, 0)), top[1]))
        self.refresh()

    def _cursor_line(self) -> int | None:
        """The line of the view on which the cursor's row begins, None when it is not in view."""
        return next((y for y, place in enumerate(self.window.in_view()) if place == (self.cursor, 0)), None)

    def _post_highlighted(self, *, by_user: bool) -> None:
        if (row := self.current) is not None:
            self.post_message(self.RowHighlighted(self, row, by_user))

    # Keys and mouse

    def scroll_lines(self, lines: int) -> bool:
        """Scroll by so many lines, down when positive; whether anything moved. The cursor stays where it is."""
        top = self.window.scroll_target(lines)
        if top == self.window.top:
            return False
        self.window.top = top
        self.clear_selection()
        self.refresh()
        return True

    def _step(self, step: int) -> None:
        """Move the cursor to the next row; through a row taller than the view, a line at a time."""
        view = self.window.in_view()
        if self.cursor >= 0 and view:
            visible = [line for index, line in view if index == self.cursor]
            edge = len(self.window.lines(self.cursor)) - 1 if step > 0 else 0
            beside = view[-1][0] <= self.cursor if step > 0 else view[0][0] >= self.cursor
            if visible and edge not in visible and beside and self.scroll_lines(step):
                return
        target = self.window.selectable(self.cursor + step, step) if self.cursor >= 0 else self.window.selectable(0, 1)
        if target is None:
            self.scroll_lines(step)
        else:
            self.move_to(target, by_user=True)

    def _page(self, step: int, *, is_second: bool = False) -> None:
        if not self.size.height and not is_second:  # the pane was opened by the key before, and isn't laid out yet
            self.call_after_refresh(self._page, step, is_second=True)
            return
        if not self.scroll_lines(step * max(self.size.height - 1, 1)):
            self.action_row_last() if step > 0 else self.action_row_first()
            return
        inside = [index for index, line in self.window.in_view() if line == 0] or [self.window.top[0]]
        for index in inside if step > 0 else inside[::-1]:
            row = self.window.row(index)
            if row is None or row.selectable:
                before, self.cursor = self.cursor, index
                if before != index:
                    self._post_highlighted(by_user=True)
                break

    def _steps(self, step: int) -> None:
        """One step, or as many rows as were typed."""
        if not self.count:
            self._step(step)
            return
        index = self.cursor
        for _ in range(self.count):
            following = self.window.selectable(index + step, step)
            if following is None:
                break
            index = following
        self.move_to(index, by_user=True)

    def action_row_down(self) -> None:
        self._steps(1)

    def action_row_up(self) -> None:
        self._steps(-1)

    def action_page_down(self) -> None:
        for _ in range(min(max(self.count, 1), len(self.source))):
            self._page(1)

    def action_page_up(self) -> None:
        for _ in range(min(max(self.count, 1), len(self.source))):
            self._page(-1)

    def action_row_first(self) -> None:
        if (index := self.window.selectable(0, 1)) is not None:
            self.move_to(index, by_user=True)
        self.to_top((0, 0))

    def action_row_last(self) -> None:
        """The last row, or the one with the number typed before, counted from 1."""
        if self.count:
            self.action_row_first()
            self._count -= 1
            if self._count:
                self._steps(1)
            return
        size = len(self.source)
        if size and (index := self.window.selectable(size - 1, -1)) is not None:
            self.window.top = self.window.last_top()
            self.refresh()
            self.move_to(index, by_user=True)

    def action_choose(self) -> None:
        """Open the row; one that stands for nothing, or a list without rows, says that there is nothing to open."""
        if (row := self.current) is not None and row.value is not None:
            self.post_message(self.RowSelected(self, row))
        else:
            host_of(self).notify_user("There is nothing to open here.")

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.scroll_lines(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.scroll_lines(-3)

    def _piece_at(self, index: int, line: int, x: int) -> tuple[str, str] | None:
        """The name or the source number at a cell of a row's line, with its role; None for other text."""
        at = 0
        for part, role in self.window.lines(index)[line]:
            end = at + cell_len(part)
            if at <= x < end and role == "name":
                return part.strip(), role
            if at <= x < end and role == "source":
                marks = ((m[1], at + cell_len(part[: m.end()])) for m in _MARK.finditer(part))
                return next(((number, role) for number, stop in marks if x < stop), None)
            at = end
        return None

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor there; on the row under the cursor it opens it. On the bar it pages.

        A click on a name or on the number of a source is told as such.
        """
        event.stop()
        if self.text_selection is not None:  # the end of a drag
            return
        view = self.window.in_view()
        if event.x >= self.size.width - GUTTER and not self.window.all_fits():
            self._page(1 if event.y >= self.size.height // 2 else -1)
            return
        row = self.window.row(view[event.y][0]) if 0 <= event.y < len(view) else None
        if row is None or not row.selectable:
            return
        index = view[event.y][0]
        pressed = self._piece_at(*view[event.y], event.x - GUTTER)
        if pressed is not None:
            self.move_to(index, by_user=True)
            self.post_message(self.PiecePressed(row, *pressed))
        elif index == self.cursor:
            self.action_choose()
        else:
            self.move_to(index, by_user=True)

    def request_missing(self) -> None:
        """Request the rows in or near the view that have not arrived, once."""
        needed = self.window.missing()
        if needed is not None and needed != self._needed:
            self._needed = needed
            self.post_message(self.RowsNeeded(self, *needed))
