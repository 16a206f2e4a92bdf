"""Who says it, where and when, as rows: a bar, its number, and the base that it is a part of."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from rich.cells import cell_len

from councilui.analysis.charts import bar, by_rate, chart, most, rate
from councilui.common.width import pad
from councilui.record.views.search import Facet, Facets, TimeSeries
from councilui.tui.widgets.layout import Line, line_width, text
from councilui.tui.widgets.rows import ListRow, heading_row

_LABEL: Final = 34
_CELLS: Final = 60
_TITLES: Final = {
    "speaker": "WHO SAYS IT", "body": "IN WHICH BODY", "capacity": "IN WHICH CAPACITY", "venue": "WHERE",
}  # fmt: skip


class FacetLink(NamedTuple):
    """What a row leads to: the query with this index, and the filter added to it; None when no filter can say it."""

    query: int
    filter: str | None


class BarLine(NamedTuple):
    """A label, a bar of `value` on the scale of `longest`, its number in words, and at the right end something more.

    `widths` are those of the labels, of the names and of what is after the longest bar; where that leaves no room
    for it, `short` is at the right end.
    """

    label: str
    name: str
    value: int
    longest: int
    number: str
    widths: tuple[int, int, int]
    right: str = ""
    short: str = ""

    def lines(self, width: int) -> list[Line]:
        """One line; where there is hardly room for a bar, without one."""
        label, name, number = self.widths
        label, name = min(label, max(width // 3, 12)), min(name, max(width // 4, 8))
        line: Line = [(pad(self.label, label), "text"), ("  ", "text")]
        if name:
            line += [(pad(self.name, name), "strong"), ("  ", "text")]
        cells = min(width - label - 2 - (name + 2 if name else 0) - number - 1, _CELLS)
        row_bar = bar(self.value, self.longest, cells)
        if cells >= 6:
            line += [(row_bar, "other"), (" " if row_bar else "", "text")]
        line.append((self.number, "strong" if self.value else "muted"))
        right = self.right if label + 2 + (name + 2 if name else 0) + number < width else self.short
        gap = width - line_width(line) - cell_len(right)
        return [[*line, (f"{' ' * gap}{right}", "muted")]] if right and gap > 0 else [line]


def series_rows(series: TimeSeries) -> list[ListRow]:
    """A row for each bar of the chart: the newest period first, in it a bar for each query."""
    periods = chart(series)[::-1]
    longest, several = most(series), len(series.lines) > 1
    label = min(max((cell_len(row.label) for row in periods), default=0), _LABEL)
    name = min(max(cell_len(line.query) for line in series.lines), 24) if several and series.lines else 0
    number = max((len(_number(max(row.matches), row.statements)) for row in periods), default=0)
    rows: list[ListRow] = []
    for row in periods:
        silent = not any(row.matches)
        lines = series.lines[:1] if silent else series.lines
        for index, (line, count) in enumerate(zip(lines, row.matches, strict=False)):
            row_bar = BarLine(
                row.label if index == 0 else "", "" if silent else line.query, count, longest,
                _number(count, row.statements), (label, name, number),
            )  # fmt: skip
            link = FacetLink(index, row.periods[0].filter)
            key = ("period", row.periods[0].key, index)
            rows.append(ListRow(key, (row_bar,), selectable=bool(count), value=link))
    return rows


def _number(count: int, statements: int) -> str:
    return f"{count:,} of {statements:,}" if statements else "nothing on record"


def facet_rows(facets: Facets, is_by_rate: bool) -> list[ListRow]:
    """Speakers, bodies, capacities and venues; with `rated` those first who say it most for the words they spoke."""
    rows: list[ListRow] = []
    for part, group in facets.parts.items():
        title = _TITLES[part]
        if group:
            rows.append(heading_row(title))
            rows += _part(title, by_rate(group) if is_by_rate else group)
        if group is facets.speakers and facets.further_speakers:
            more = text(f"and {facets.further_speakers:,} more speakers", "muted")
            rows.append(ListRow(("more", title), (more,), selectable=False))
    return rows


def _part(title: str, facets: Sequence[Facet]) -> list[ListRow]:
    longest = max(facet.matches for facet in facets)
    label = min(max(cell_len(facet.label) for facet in facets), _LABEL)
    widest = max(len(_number(facet.matches, facet.statements)) for facet in facets)
    widths = (label, 0, widest + 1 + max(len(_rate(facet)) for facet in facets))
    rows = []
    for facet in facets:
        number = _number(facet.matches, facet.statements)
        row_bar = BarLine(facet.label, "", facet.matches, longest, number, widths, _rate(facet), rate(facet))
        rows.append(ListRow((title, facet.key), (row_bar,), value=FacetLink(0, facet.filter)))
    return rows


def _rate(facet: Facet) -> str:
    return f"{rate(facet)} per 1,000 of {facet.words:,} words"
