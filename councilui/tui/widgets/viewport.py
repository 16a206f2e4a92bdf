"""Where a list of rows of different heights is scrolled to, without ever knowing the heights of rows not shown.

The place is an anchor: (top row, lines of it above the view). Nothing here knows a screen or a widget.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Final, Generic, NamedTuple, Protocol, TypeVar

from textual.cache import LRUCache

from councilui.tui.widgets.layout import Block, Gap, Line, text

T = TypeVar("T")
Anchor = tuple[int, int]


class ListRow(NamedTuple):
    """One row. `key` tells it from all others of its source; `selectable` whether the cursor can be on it.

    `value` is what the row stands for, handed back in messages; `group` is what may be marked ("about this item").
    """

    key: Hashable
    blocks: tuple[Block, ...]
    selectable: bool = True
    value: object = None
    group: Hashable = None


def heading_row(title: str, *, gap: bool = True, key: str | None = None) -> ListRow:
    """A heading among rows, under an empty line if there is a `gap`; `key` where a title may occur twice."""
    blocks = (Gap(), text(title, "heading")) if gap else (text(title, "heading"),)
    return ListRow(("heading", key or title), blocks, selectable=False)


def rows_under(title: str, rows: Sequence[ListRow], *, gap: bool = True) -> list[ListRow]:
    """Rows with a heading over them; nothing where there are none."""
    return [heading_row(title, gap=gap), *rows] if rows else []


def with_heading(title: str, rows: Sequence[ListRow], *, gap: bool = True) -> list[ListRow]:
    """Rows, the first with a heading in it that comes into view with it; nothing where there are none."""
    return [rows[0]._replace(blocks=(*heading_row(title, gap=gap).blocks, *rows[0].blocks)), *rows[1:]] if rows else []


class RowSource(Protocol):
    """Where rows come from: how many there are, and each by its index, None when it has not arrived yet."""

    def __len__(self) -> int: ...

    def row(self, index: int) -> ListRow | None:
        """The row at `index`, or None when it is not there yet."""
        ...


class ListedRows:
    """Rows that are all there."""

    def __init__(self, rows: Sequence[ListRow] = ()) -> None:
        self.rows = rows

    def __len__(self) -> int:
        return len(self.rows)

    def row(self, index: int) -> ListRow:
        return self.rows[index]


class BuiltRows(Generic[T]):
    """A row for each of `items`, built by `to_row` when it is first shown."""

    def __init__(self, items: Sequence[T], to_row: Callable[[T], ListRow]) -> None:
        self.items = items
        self._to_row = to_row
        self._rows: dict[int, ListRow] = {}

    def __len__(self) -> int:
        return len(self.items)

    def row(self, index: int) -> ListRow:
        row = self._rows.get(index)
        if row is None:
            row = self._rows[index] = self._to_row(self.items[index])
        return row


def row_values(source: RowSource) -> Iterable[object]:
    """What each row of `source` stands for, without building rows that nobody has seen; None for one to come."""
    if isinstance(source, BuiltRows):
        return source.items
    rows = (source.row(index) for index in range(len(source)))
    return (row.value if row is not None else None for row in rows)


WAITING: Final[list[Line]] = [[("…", "muted")]]
"""What stands for a row that has not arrived."""


class Viewport:
    """A view of `width` by `height` cells on the rows of a source."""

    def __init__(self) -> None:
        self.source: RowSource = ListedRows()
        self.width = self.height = 0
        self._top: Anchor = (0, 0)
        self._line_cache: LRUCache[tuple[Hashable, int], list[Line]] = LRUCache(1024)
        self._lines: list[tuple[int, int]] | None = None

    @property
    def top(self) -> Anchor:
        """The first line in view: (row, line of that row)."""
        return self._top

    @top.setter
    def top(self, top: Anchor) -> None:
        self._top = top
        self._lines = None

    def resize(self, width: int, height: int) -> None:
        """The view has another size; it may be painted before anybody scrolls it to where there are rows."""
        if (width, height) != (self.width, self.height):
            self.width, self.height = width, height
            self.top = self.clamp(self.top)

    def fill(self, source: RowSource) -> None:
        """Show another source from its beginning."""
        self.source = source
        self._line_cache.clear()
        self.top = (0, 0)

    def update(self) -> None:
        self._lines = None

    def row(self, index: int) -> ListRow | None:
        """The row at `index`, None when there is none or it has not arrived."""
        return self.source.row(index) if 0 <= index < len(self.source) else None

    def lines(self, index: int) -> list[Line]:
        """The lines of the row at `index`; one line with a sign for a row that has not arrived."""
        row = self.source.row(index)
        if row is None:
            return WAITING
        key = (row.key, self.width)
        lines = self._line_cache.get(key)
        if lines is None:
            lines = [line for block in row.blocks for line in block.lines(self.width)] or [[]]
            self._line_cache[key] = lines
        return lines

    def in_view(self) -> list[tuple[int, int]]:
        """(row index, line of it) for each line of the view that shows one."""
        if self._lines is None:
            view: list[tuple[int, int]] = []
            index, line = self.top
            while len(view) < self.height and index < len(self.source):
                view.extend((index, number) for number in range(line, len(self.lines(index))))
                index, line = index + 1, 0
            self._lines = view[: self.height]
        return self._lines

    def back(self, index: int, lines: int) -> Anchor:
        """The anchor `lines` lines above the beginning of row `index`."""
        while lines > 0 and index > 0:
            index -= 1
            lines -= len(self.lines(index))
        return (index, max(-lines, 0)) if index or lines <= 0 else (0, 0)

    def last_top(self) -> Anchor:
        """The anchor that shows the very end at the bottom of the view."""
        return self.back(len(self.source), max(self.height, 1))

    def clamp(self, top: Anchor) -> Anchor:
        """`top`, or the nearest anchor that leaves no empty lines under the last row."""
        if top[0] + self.height < len(self.source):  # each row has a line: the end cannot be in view
            return max(top, (0, 0))
        return max(min(top, self.last_top()), (0, 0))

    def with_headings(self, index: int) -> Anchor:
        """The anchor of row `index`, or of the headings right above it when row and headings fit the view."""
        lines, first = len(self.lines(index)), index
        while first > 0:
            above = self.source.row(first - 1)
            if above is None or above.selectable:
                break
            lines += len(self.lines(first - 1))
            if lines > self.height:
                break
            first -= 1
        return (first, 0)

    def reveal(self, index: int) -> None:
        """Scroll as little as needed for row `index` to be in view with the headings right above it."""
        if not self.height or not len(self.source):
            return
        top = self.top
        start = self.with_headings(index)
        if start < top and index <= top[0]:
            top = start
        elif (
            index > top[0] + self.height
            or sum(len(self.lines(row_index)) for row_index in range(top[0], index + 1)) - top[1] > self.height
        ):
            top = self._top_showing_end(index)
        top = self.clamp(top)
        if top != self.top:
            self.top = top

    def _top_showing_end(self, index: int) -> Anchor:
        """The anchor that shows the end of row `index` at the bottom, or its beginning when it is too tall."""
        if len(self.lines(index)) >= self.height:
            return (index, 0)
        return self.back(index + 1, self.height)

    def scroll_target(self, lines: int) -> Anchor:
        """The anchor so many lines further down, up when negative."""
        index, line = self.top
        if lines < 0:
            return self.clamp(self.back(index, -lines - line) if -lines > line else (index, line + lines))
        line += lines
        while index < len(self.source) - 1 and line >= len(self.lines(index)):
            line -= len(self.lines(index))
            index += 1
        return self.clamp((index, line))

    def selectable(self, index: int, step: int) -> int | None:
        """The first row from `index` on, in steps of `step`, on which the cursor can be."""
        size = len(self.source)
        for row_index in range(index, size if step > 0 else -1, step):
            row = self.source.row(row_index)
            if row is None or row.selectable:
                return row_index
        return None

    def find(self, key: Hashable, around: int) -> int | None:
        """The index of the row with `key`, looked for around a row and no further than 1,000 rows from it."""
        for index in range(max(around - 1000, 0), min(max(around, 0) + 1000, len(self.source))):
            row = self.source.row(index)
            if row is not None and row.key == key:
                return index
        return None

    def all_fits(self) -> bool:
        """Whether every line of every row is in view."""
        size, view = len(self.source), self.in_view()
        if self.top != (0, 0) or not size or not view:
            return not size
        return view[-1] == (size - 1, len(self.lines(size - 1)) - 1)

    def extent(self) -> tuple[float, float, bool, bool]:
        """Where the view begins and ends as shares of all rows, and whether anything is cut off above and below."""
        size, view = max(len(self.source), 1), self.in_view()
        (row, line), last = self.top, view[-1] if view else (0, 0)
        height = len(self.lines(last[0]))
        start = (row + line / max(len(self.lines(row)), 1)) / size
        stop = (last[0] + (last[1] + 1) / max(height, 1)) / size
        return start, stop, self.top != (0, 0), last[0] < size - 1 or last[1] < height - 1

    def missing(self) -> tuple[int, int] | None:
        """The rows in the view, or within a view of it, that have not arrived: from, up to."""
        view = self.in_view()
        if not view:
            return None
        start, stop = max(view[0][0] - self.height, 0), min(view[-1][0] + 1 + self.height, len(self.source))
        missing = [index for index in range(start, stop) if self.source.row(index) is None]
        return (missing[0], missing[-1] + 1) if missing else None
