"""The one list of the program: it asks for the rows that it is about to show, and paints lines.

Rows may differ in height and come from a source of any size. The view is held by an anchor, (top row, lines of it
above the view), so that nothing ever needs the heights of rows that are not shown. Finished lines are kept by
(row key, width, state).
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final, NamedTuple, Protocol

from rich.segment import Segment
from textual import events
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from councilui.tui import actions
from councilui.tui.widgets.layout import Block, Line, wrap
from councilui.tui.widgets.painted import Painted

GUTTER: Final = 1
"""Cells at the left for the cursor and the mark; as many at the right for the scroll bar, after one that is blank."""


class Row(NamedTuple):
    """One row. `key` tells it from all others of its source; `selectable` whether the cursor can stand on it.

    `value` is what the row stands for, handed back in messages; `group` is what may be marked ("about this item").
    """

    key: Hashable
    blocks: tuple[Block, ...]
    selectable: bool = True
    value: object = None
    group: Hashable = None


class RowSource(Protocol):
    """Where rows come from: how many there are, and each by its index, None when it has not arrived yet."""

    def __len__(self) -> int: ...

    def row(self, index: int) -> Row | None:
        """The row at `index`, or None when it is not there yet."""
        ...


class ListedRows:
    """Rows that are all there."""

    def __init__(self, rows: Sequence[Row] = ()) -> None:
        self.rows = rows

    def __len__(self) -> int:
        return len(self.rows)

    def row(self, index: int) -> Row:
        """The row at `index`."""
        return self.rows[index]


_WAITING: Final[list[Line]] = [[("…", "muted")]]


class RowList(Painted, can_focus=True):
    """A list of rows with a cursor. See the module."""

    BINDINGS: ClassVar = actions.bindings("rows")
    DEFAULT_CSS = """
    RowList { width: 1fr; height: 1fr; }
    """

    cursor: reactive[int] = reactive(-1, repaint=False)
    """The index of the row under the cursor, -1 when there is none."""

    @dataclass
    class Moved(Message):
        """The cursor came to another row; `by_user` tells a key or a click from a change of what is shown."""

        rows: RowList
        row: Row
        by_user: bool

        @property
        def control(self) -> RowList:
            """The list."""
            return self.rows

    @dataclass
    class Chosen(Message):
        """Enter, or a click on the row under the cursor."""

        rows: RowList
        row: Row

        @property
        def control(self) -> RowList:
            """The list."""
            return self.rows

    @dataclass
    class RowsWanted(Message):
        """The source lacks rows in [start, end) that are about to be shown."""

        rows: RowList
        start: int
        end: int

        @property
        def control(self) -> RowList:
            """The list."""
            return self.rows

    def __init__(self, *, id: str | None = None, empty: str = "", typed: bool = False) -> None:  # noqa: A002
        """`empty` is the sentence shown when there is no row; `typed` that an input beside it has the keys."""
        super().__init__(id=id)
        self.can_focus = not typed
        self.empty = empty
        self.source: RowSource = ListedRows()
        self.top: tuple[int, int] = (0, 0)
        self.marked: Hashable = None
        self._laid: LRUCache[tuple[Hashable, int], list[Line]] = LRUCache(1024)
        self._strips: LRUCache[tuple[Hashable, int, int], list[Strip]] = LRUCache(512)
        self._wanted: tuple[int, int] | None = None
        self._view: list[tuple[int, int]] | None = None
        self._view_size = Size(0, 0)
        self._blank: tuple[tuple[str, int], list[Strip]] | None = None

    # What is shown

    def show(self, source: RowSource, *, keep: bool = False, cursor: int | None = None) -> None:
        """Show another source. `keep` stays on the row with the same key if the source has it near where it was."""
        key = self.key_at(self.cursor) if keep else None
        offset = self.cursor_line() if keep else None
        self.source = source
        self._forget()
        index = cursor
        if index is None and key is not None:
            index = self._find(key)
        if index is None:
            index = self._selectable(0, 1)
        self.top = (0, 0)
        self.set_reactive(RowList.cursor, -1)
        self._view = None
        if index is not None and len(source):
            self.set_reactive(RowList.cursor, index)
            if offset is not None and offset > 0:
                self.top = self._back(index, offset)
            self.reveal(index)
        self.refresh()
        self._tell_moved(by_user=False)

    def grown(self) -> None:
        """The source has more rows, or rows that had not arrived; those that were there have not changed."""
        self._wanted = None
        self._view = None
        if self.cursor < 0 and (first := self._selectable(0, 1)) is not None:
            self.set_reactive(RowList.cursor, first)
            self._tell_moved(by_user=False)
        self.refresh()

    def mark(self, group: Hashable) -> None:
        """Mark the rows of `group` with a bar."""
        if group != self.marked:
            self.marked = group
            self.refresh()

    def key_at(self, index: int) -> Hashable:
        """The key of the row at `index`, None when there is none."""
        row = self.row_at(index)
        return row.key if row else None

    def row_at(self, index: int) -> Row | None:
        """The row at `index`, None when there is none or it has not arrived."""
        return self.source.row(index) if 0 <= index < len(self.source) else None

    @property
    def current(self) -> Row | None:
        """The row under the cursor."""
        return self.row_at(self.cursor)

    def cursor_line(self) -> int | None:
        """The line of the view on which the cursor's row begins, None when it is not in view."""
        return next((y for y, (index, line) in enumerate(self._in_view()) if index == self.cursor and line == 0), None)

    def move_to(self, index: int, *, by_user: bool = False, top: bool = False) -> None:
        """Put the cursor on the row at `index` and show it, at the top of the view if `top`."""
        if not 0 <= index < len(self.source):
            return
        before, before_top = self.cursor, self.top
        self.set_reactive(RowList.cursor, index)
        if top:
            self.top = self._clamped(self._with_headings(index))
            self._view = None
        self.reveal(index)
        if self.top != before_top:
            self.refresh()
        elif before != index:
            self._repaint(before, index)
        if before != index:
            self._tell_moved(by_user=by_user)

    def to_top(self, top: tuple[int, int]) -> None:
        """Scroll to an anchor that was had before, as far as there are rows."""
        self.top = self._clamped((min(top[0], max(len(self.source) - 1, 0)), top[1]))
        self._view = None
        self.refresh()

    def _find(self, key: Hashable) -> int | None:
        """The index of the row with `key`, looked for around the cursor and no further than 2,000 rows."""
        size, around = len(self.source), max(self.cursor, 0)
        for index in range(max(around - 1000, 0), min(around + 1000, size)):
            if self.key_at(index) == key:
                return index
        return None

    def _tell_moved(self, *, by_user: bool) -> None:
        if (row := self.current) is not None:
            self.post_message(self.Moved(self, row, by_user))

    # Where things are

    def _lines(self, index: int) -> list[Line]:
        """The lines of the row at `index`; one line with a sign for a row that has not arrived."""
        row = self.source.row(index)
        if row is None:
            return _WAITING
        key = (row.key, self._text_width)
        lines = self._laid.get(key)
        if lines is None:
            lines = [line for block in row.blocks for line in block.lines(self._text_width)] or [[]]
            self._laid[key] = lines
        return lines

    @property
    def _text_width(self) -> int:
        return max(self.size.width - 2 * GUTTER - 1, 4)

    def _in_view(self) -> list[tuple[int, int]]:
        """(row index, line of it) for each line of the view that shows one."""
        if self._view is not None and self._view_size == self.size:
            return self._view
        self._view_size = self.size
        height, size = self.size.height, len(self.source)
        view: list[tuple[int, int]] = []
        index, line = self.top
        while len(view) < height and index < size:
            for nth in range(line, len(self._lines(index))):
                view.append((index, nth))
            index, line = index + 1, 0
        self._view = view[:height]
        return self._view

    def _back(self, index: int, lines: int) -> tuple[int, int]:
        """The anchor `lines` lines above the beginning of row `index`."""
        while lines > 0 and index > 0:
            index -= 1
            lines -= len(self._lines(index))
        return (index, max(-lines, 0)) if index or lines <= 0 else (0, 0)

    def _last_top(self) -> tuple[int, int]:
        """The anchor that shows the very end at the bottom of the view."""
        return self._back(len(self.source), self.size.height)

    def _clamped(self, top: tuple[int, int]) -> tuple[int, int]:
        if top[0] + self.size.height < len(self.source):  # each row has a line: the end cannot be in view
            return max(top, (0, 0))
        return max(min(top, self._last_top()), (0, 0))

    def _with_headings(self, index: int) -> tuple[int, int]:
        """The anchor of row `index`, or of the headings right above it when row and headings fit the view."""
        lines, first = len(self._lines(index)), index
        while first > 0:
            above = self.source.row(first - 1)
            if above is None or above.selectable:
                break
            lines += len(self._lines(first - 1))
            if lines > self.size.height:
                break
            first -= 1
        return (first, 0)

    def reveal(self, index: int) -> None:
        """Scroll as little as needed for row `index` to be in view with the headings right above it."""
        if not self.size.height or not len(self.source):
            return
        top = self.top
        start = self._with_headings(index)
        if start < top and index <= top[0]:
            top = start
        elif index > top[0] + self.size.height:
            top = self._bottomed(index)
        else:
            below = sum(len(self._lines(nth)) for nth in range(top[0], index + 1)) - top[1]
            if below > self.size.height:
                top = self._bottomed(index)
        top = self._clamped(top)
        if top != self.top:
            self.top = top
            self._view = None

    def _bottomed(self, index: int) -> tuple[int, int]:
        """The anchor that shows the end of row `index` at the bottom, or its beginning when it is too tall."""
        if len(self._lines(index)) >= self.size.height:
            return (index, 0)
        return self._back(index + 1, self.size.height)

    def _selectable(self, index: int, step: int) -> int | None:
        """The first row from `index` on, in steps of `step`, on which the cursor can stand."""
        size = len(self.source)
        for nth in range(index, size if step > 0 else -1, step):
            row = self.source.row(nth)
            if row is None or row.selectable:
                return nth
        return None

    # Keys and mouse

    def scroll_lines(self, lines: int) -> bool:
        """Scroll by so many lines, down when positive; whether anything moved. The cursor stays where it is."""
        index, line = self.top
        if lines < 0:
            top = self._back(index, -lines - line) if -lines > line else (index, line + lines)
        else:
            line += lines
            while index < len(self.source) - 1 and line >= len(self._lines(index)):
                line -= len(self._lines(index))
                index += 1
            top = (index, line)
        top = self._clamped(top)
        moved = top != self.top
        if moved:
            self.top = top
            self._view = None
            self.refresh()
        return moved

    def _step(self, step: int, stride: int) -> None:
        """Move the cursor to the next row; through a row taller than the view, `stride` lines at a time."""
        view = self._in_view()
        if self.cursor >= 0 and view:
            shown = [line for index, line in view if index == self.cursor]
            edge = len(self._lines(self.cursor)) - 1 if step > 0 else 0
            beside = view[-1][0] <= self.cursor if step > 0 else view[0][0] >= self.cursor
            if shown and edge not in shown and beside and self.scroll_lines(step * stride):
                return
        target = self._selectable(self.cursor + step, step) if self.cursor >= 0 else self._selectable(0, 1)
        if target is None:
            self.scroll_lines(step * stride)
            return
        self.move_to(target, by_user=True)

    def action_row_down(self) -> None:
        """Next row."""
        self._step(1, 1)

    def action_row_up(self) -> None:
        """Row before."""
        self._step(-1, 1)

    def action_page_down(self) -> None:
        """A view further down."""
        self._page(1)

    def action_page_up(self) -> None:
        """A view further up."""
        self._page(-1)

    def _page(self, step: int) -> None:
        stride = max(self.size.height - 1, 1)
        if not self.scroll_lines(step * stride):
            self.action_row_last() if step > 0 else self.action_row_first()
            return
        inside = [index for index, line in self._in_view() if line == 0] or [self.top[0]]
        order = inside if step > 0 else inside[::-1]
        for index in order:
            row = self.source.row(index)
            if row is None or row.selectable:
                before = self.cursor
                self.set_reactive(RowList.cursor, index)
                if before != index:
                    self._tell_moved(by_user=True)
                break

    def action_row_first(self) -> None:
        """The first row."""
        if (index := self._selectable(0, 1)) is not None:
            self.move_to(index, by_user=True)
        self.scroll_lines(-(1 << 40))

    def action_row_last(self) -> None:
        """The last row."""
        size = len(self.source)
        if size and (index := self._selectable(size - 1, -1)) is not None:
            self.top, self._view = self._last_top(), None
            self.refresh()
            self.move_to(index, by_user=True)

    def action_choose(self) -> None:
        """Open the row under the cursor."""
        if (row := self.current) is not None:
            self.post_message(self.Chosen(self, row))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll without moving the cursor."""
        event.stop()
        self.scroll_lines(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll without moving the cursor."""
        event.stop()
        self.scroll_lines(-3)

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor there; on the row under the cursor it opens it. On the bar it pages."""
        event.stop()
        view = self._in_view()
        if event.x >= self.size.width - GUTTER and not self._all_fits():
            self._page(1 if event.y >= self.size.height // 2 else -1)
            return
        if not 0 <= event.y < len(view):
            return
        index = view[event.y][0]
        row = self.source.row(index)
        if row is None or not row.selectable:
            return
        if index == self.cursor:
            self.action_choose()
        else:
            self.move_to(index, by_user=True)

    # Painting

    def on_resize(self, event: events.Resize) -> None:
        """Another width wraps anew; the cursor stays in view."""
        self._view = None
        self._strips.clear()
        if self.cursor >= 0:
            self.top = self._clamped((self.top[0], 0))
            self.reveal(self.cursor)
        self.refresh()

    def notify_style_update(self) -> None:
        """Another theme: finished lines are painted anew."""
        super().notify_style_update()
        if hasattr(self, "_strips"):
            self._strips.clear()
            self._blank = None

    def on_focus(self) -> None:
        """The cursor looks different in the pane that has the keys."""
        self._repaint(self.cursor)

    def on_blur(self) -> None:
        """See `on_focus`."""
        self._repaint(self.cursor)

    def _forget(self) -> None:
        self._laid.clear()
        self._strips.clear()
        self._view = None
        self._wanted = None

    def _repaint(self, *indexes: int) -> None:
        """Repaint the lines of these rows, and no others."""
        width = self.size.width
        regions = [Region(0, y, width, 1) for y, (index, _) in enumerate(self._in_view()) if index in indexes]
        if regions:
            self.refresh(*regions)

    def _finished(self, index: int) -> list[Strip]:
        """The lines of row `index` as strips of the whole width less the scroll bar's cell."""
        row = self.source.row(index)
        state = (2 if self.has_focus or not self.can_focus else 1) if index == self.cursor else 0
        marked = row is not None and row.group is not None and row.group == self.marked
        width = self._text_width
        if row is None:
            return [self._strip(line, width, state, marked, nth == 0) for nth, line in enumerate(_WAITING)]
        key = (row.key, width, state * 2 + marked)
        strips = self._strips.get(key)
        if strips is None:
            strips = [self._strip(line, width, state, marked, nth == 0) for nth, line in enumerate(self._lines(index))]
            self._strips[key] = strips
        return strips

    def _strip(self, line: Line, width: int, state: int, marked: bool, first: bool) -> Strip:
        over = self.role("cursor" if state == 2 else "cursor-away") if state else None
        sign = ("▌", "mark") if marked else (" ", "text")
        if first and state:
            sign = ("▶" if state == 2 else "▷", "text")
        return Strip(self.paint([sign, *line], GUTTER + width + 1, over))

    def _all_fits(self) -> bool:
        view = self._in_view()
        size = len(self.source)
        if self.top != (0, 0) or not size:
            return not size
        last = view[-1] if view else (0, 0)
        return last[0] == size - 1 and last[1] == len(self._lines(size - 1)) - 1

    def _bar(self, y: int) -> Segment:
        """The scroll bar's cell on line `y`: signs where something is cut off, and a thumb between them."""
        if self._all_fits():
            return Segment(" ", self.base())
        view, size, height = self._in_view(), len(self.source), self.size.height
        above = self.top != (0, 0)
        last = view[-1] if view else (0, 0)
        below = last[0] < size - 1 or last[1] < len(self._lines(last[0])) - 1
        if y == 0 and above:
            return Segment("▲", self.base() + self.role("thumb"))
        if y == height - 1 and below:
            return Segment("▼", self.base() + self.role("thumb"))
        rows = max(size, 1)
        start = (self.top[0] + self.top[1] / max(len(self._lines(self.top[0])), 1)) / rows
        stop = (last[0] + (last[1] + 1) / max(len(self._lines(last[0])), 1)) / rows
        first = min(int(start * height), height - 1)
        if first <= y < max(round(stop * height), first + 1):
            return Segment("┃", self.base() + self.role("thumb"))
        return Segment(" ", self.base())

    def render_line(self, y: int) -> Strip:
        """One line of the view."""
        width = self.size.width
        if not len(self.source):
            return self._empty_line(y, width)
        view = self._in_view()
        if y == 0:
            self._ask(view)
        bar = self._bar(y)
        if y >= len(view):
            return Strip([Segment(" " * (width - GUTTER), self.base()), bar], width)
        index, line = view[y]
        strips = self._finished(index)
        if line >= len(strips):  # the row came in another height since it was laid out
            self._view = None
            return Strip([Segment(" " * (width - GUTTER), self.base()), bar], width)
        strip = strips[line]
        return Strip([*strip, bar], strip.cell_length + GUTTER).adjust_cell_length(width, self.base())

    def _empty_line(self, y: int, width: int) -> Strip:
        """The sentence shown when there is no row."""
        if self._blank is None or self._blank[0] != (self.empty, width):
            lines = wrap(((self.empty, "muted"),), max(width - 2 * GUTTER, 4)) if self.empty else []
            strips = [Strip(self.paint([(" ", "text"), *line], width), width) for line in (*lines, [])]
            self._blank = ((self.empty, width), strips)
        strips = self._blank[1]
        return strips[min(y, len(strips) - 1)]

    def _ask(self, view: list[tuple[int, int]]) -> None:
        """Ask for the rows in or just past the view that have not arrived."""
        if not view:
            return
        first, last = view[0][0], view[-1][0]
        margin = self.size.height
        start, stop = max(first - margin, 0), min(last + 1 + margin, len(self.source))
        missing = [index for index in range(start, stop) if self.source.row(index) is None]
        if not missing:
            return
        wanted = (missing[0], missing[-1] + 1)
        if wanted != self._wanted:
            self._wanted = wanted
            self.post_message(self.RowsWanted(self, *wanted))

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """As wide as there is room."""
        return container.width
