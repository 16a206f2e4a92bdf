"""Rows as lines of the screen. Finished lines are kept by (row key, width, state)."""

import sys
from collections.abc import Hashable
from itertools import zip_longest
from typing import Final

from rich.segment import Segment
from textual import events
from textual.cache import LRUCache
from textual.geometry import Region
from textual.selection import Selection
from textual.strip import Strip

from councilui.tui.widgets.layout import Line, wrap
from councilui.tui.widgets.motion import MotionWidget
from councilui.tui.widgets.viewport import WAITING, RowSource, Viewport

GUTTER: Final = 1
"""Cells at the left for the cursor and the mark; as many at the right for the scroll bar, after one that is blank."""

WIDEST: Final = 140
"""Cells after which text wraps, however wide the terminal: in longer lines the eye loses its place."""
UNLIMITED: Final = sys.maxsize
"""For rows that are columns, which take all the width."""


class PaintedRows(MotionWidget):
    """A view on rows with a cursor and marks; `RowList` moves in it. The mouse selects text in it."""

    ALLOW_SELECT = True

    def __init__(self, *, id: str | None = None, empty: str = "") -> None:
        """`empty` is the sentence shown when there is no row."""
        self.window = Viewport()
        self._strips: LRUCache[tuple[Hashable, int, int], list[Strip]] = LRUCache(512)
        self._blank: tuple[tuple[str, int], list[Strip]] | None = None
        self._bar: list[Segment] = []
        super().__init__(id=id)
        self.empty = empty
        self.cursor = -1
        self.marked_group: Hashable = None
        self.widest = WIDEST
        self.whole: RowSource = self.window.source
        """All rows, of which `source` has those that fit the filter."""

    @property
    def source(self) -> RowSource:
        return self.window.source

    def request_missing(self) -> None:
        """Have rows come that are about to be shown and have not arrived."""

    def on_resize(self, event: events.Resize) -> None:
        """Another width wraps anew; the cursor stays in view."""
        self._fit()
        if self.cursor >= 0:
            self.window.top = self.window.clamp((self.window.top[0], 0))
            self.window.reveal(self.cursor)
        self.refresh()

    def _fit(self) -> None:
        width, height = self.size
        self.window.resize(max(min(width - 2 * GUTTER - 1, self.widest), 4), height)

    def notify_style_update(self) -> None:
        """Another theme: finished lines are painted anew."""
        super().notify_style_update()
        self._strips.clear()
        self._blank = None

    def on_focus(self) -> None:
        """The cursor looks different in the pane that has the keys."""
        self.repaint_rows(self.cursor)

    def on_blur(self) -> None:
        self.repaint_rows(self.cursor)

    def repaint_rows(self, *indexes: int) -> None:
        """Repaint the lines of these rows, and no others."""
        width = self.size.width
        regions = [Region(0, y, width, 1) for y, (index, _) in enumerate(self.window.in_view()) if index in indexes]
        if regions:
            self.refresh(*regions)

    def view_lines(self) -> list[tuple[Hashable, ...]]:
        """All that tells how each line of the view is painted, but for the colors; empty without a row."""
        view: list[tuple[Hashable, ...]] = []
        if not self.window.in_view():
            return view
        for (index, number), bar in zip(self.window.in_view(), self._scroll_bar(), strict=False):
            row = self.window.row(index)
            is_marked = row is not None and row.group is not None and row.group == self.marked_group
            cursor = number if index == self.cursor else None
            view.append((tuple(self.window.lines(index)[number]), is_marked, cursor, bar.text))
        return view

    def repaint_changes(self, before: list[tuple[Hashable, ...]]) -> None:
        """Repaint the lines that differ from what was shown before; all where there was nothing, or is."""
        now, width = self.view_lines(), self.size.width
        if not before or not now:
            self.refresh()
            return
        pairs = enumerate(zip_longest(before, now))
        if changed := [Region(0, y, width, 1) for y, (one, other) in pairs if one != other]:
            self.refresh(*changed)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of `crop`; what they have in common is worked out once."""
        self._fit()
        self._bar = self._scroll_bar()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        width = self.window.width + 2 * GUTTER + 1
        if not len(self.source):
            return self._empty_line(y, width)
        view = self.window.in_view()
        if y == 0:
            self.request_missing()
        bar = self._bar[y]
        if y >= len(view):
            return Strip([Segment(" " * (width - GUTTER), self.base()), bar], width)
        index, line = view[y]
        if index == self.cursor and line == self._first_line(index):
            self.show_cursor(GUTTER, y)
        strip = self._finished(index)[line].adjust_cell_length(width - GUTTER, self.base())
        finished = Strip([*strip, bar], width)
        return finished if (selection := self.text_selection) is None else self._selected(finished, selection, y)

    def _selected(self, strip: Strip, selection: Selection, y: int) -> Strip:
        """Line `y` with what the mouse has selected of it."""
        span = selection.get_span(y)
        if span is None:
            return strip
        start, end = span[0], strip.cell_length if span[1] < 0 else min(span[1], strip.cell_length)
        style = self.role("here")
        parts = strip.crop(0, start), strip.crop(start, end), strip.crop(end)
        middle = [Segment(segment.text, (segment.style or style) + style) for segment in parts[1]]
        return Strip([*parts[0], *middle, *parts[2]], strip.cell_length)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """What is selected of the lines in view, without the signs at the left."""
        lines = ["".join(part for part, _ in self.window.lines(index)[line]) for index, line in self.window.in_view()]
        text = selection.extract("\n".join(f"{' ' * GUTTER}{line}" for line in lines))
        return "\n".join(line.strip() for line in text.split("\n")).strip(), "\n"

    def clear_selection(self) -> None:
        """Lines that move are no longer what was selected."""
        if self.text_selection is not None:
            self.screen.clear_selection()

    def _first_line(self, index: int) -> int:
        """The first line of a row that isn't a gap, which is not part of the cursor."""
        return next((number for number, line in enumerate(self.window.lines(index)) if line), 0)

    def _finished(self, index: int) -> list[Strip]:
        """The lines of row `index` as strips of the whole width less the scroll bar's cell."""
        row = self.window.row(index)
        state = (2 if self.has_focus or not self.can_focus else 1) if index == self.cursor else 0
        if row is None:
            return [self._strip(line, state, False, True) for line in WAITING]
        is_marked = row.group is not None and row.group == self.marked_group
        key = (row.key, self.window.width, state * 2 + is_marked)
        strips = self._strips.get(key)
        if strips is None:
            lines = self.window.lines(index)
            first = self._first_line(index)
            strips = [self._strip(line, state if number >= first else 0, is_marked and number >= first, number == first)
                      for number, line in enumerate(lines)]  # fmt: skip
            self._strips[key] = strips
        return strips

    def _strip(self, line: Line, state: int, is_marked: bool, first: bool) -> Strip:
        overlay = self.role("cursor" if state == 2 else "cursor-away") if state else None
        sign = ("▌", "mark") if is_marked else (" ", "text")
        if first and state:
            sign = ("▶" if state == 2 else "▷", "text")
        if state == 2:  # what is muted elsewhere would be too faint on the cursor's ground
            line = [(text, "text" if role == "muted" else role) for text, role in line]
        return Strip(self.paint([sign, *line], GUTTER + self.window.width + 1, overlay))

    def _scroll_bar(self) -> list[Segment]:
        """The scroll bar's cell on each line: signs where something is cut off, and a thumb between them."""
        height, base = self.window.height, self.base()
        if self.window.all_fits():
            return [Segment(" ", base)] * height
        start, stop, above, below = self.window.extent()
        first = min(int(start * height), height - 1)
        signs = ["┃" if first <= y < max(round(stop * height), first + 1) else " " for y in range(height)]
        if above:
            signs[0] = "▲"
        if below and (height > 1 or not above):
            signs[-1] = "▼"
        style = base + self.role("thumb")
        return [Segment(sign, style) for sign in signs]

    def _empty_line(self, y: int, width: int) -> Strip:
        """The sentence shown when there is no row."""
        sentence = "No matches. Press Esc to show everything." if len(self.whole) else self.empty
        if self._blank is None or self._blank[0] != (sentence, width):
            lines = wrap(((sentence, "muted"),), max(width - 2 * GUTTER, 4)) if sentence else []
            strips = [Strip(self.paint([(" ", "text"), *line], width), width) for line in (*lines, [])]
            self._blank = ((sentence, width), strips)
        strips = self._blank[1]
        return strips[min(y, len(strips) - 1)]
