"""Numbers as bars of cells, and the periods of a chart, for terminals: never without the number beside the bar."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from councilui.record.views.search import Facet, Period, TimeSeries

_EIGHTHS: Final = " ▏▎▍▌▋▊▉"
_QUIET: Final = 3
"""From this many periods in a row without a match, one row stands for all of them."""
FEW_WORDS: Final = 1000
"""With fewer words than this, a rate says little."""


def bar(value: float, most: float, cells: int) -> str:
    """`value` as a bar, `most` as `cells` cells; what is more than nothing has at least an eighth of a cell."""
    if value <= 0 or most <= 0 or cells < 1:
        return ""
    eighths = max(round(min(value / most, 1) * cells * 8), 1)
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()


def per_thousand(facet: Facet) -> float | None:
    """Statements that match for each 1,000 words said; None when no words are on record."""
    return facet.matches / facet.words * 1000 if facet.words else None


def rate(facet: Facet) -> str:
    """`per_thousand` as text: "3.7"; in parentheses where few words were said, so that it says little."""
    value = per_thousand(facet)
    if value is None:
        return "–"
    text = f"{value:.2f}" if value < 1 else f"{value:.1f}"
    return text if facet.words >= FEW_WORDS else f"({text})"


def by_rate(facets: Sequence[Facet]) -> list[Facet]:
    """Most matches for the words said first; those with few words after all others."""
    return sorted(facets, key=lambda facet: (facet.words < FEW_WORDS, -(per_thousand(facet) or 0), -facet.matches))


class ChartRow(NamedTuple):
    """A row of a chart: the matches of each query in one period, or in a run of `periods` without any."""

    periods: tuple[Period, ...]
    matches: tuple[int, ...]

    @property
    def label(self) -> str:
        """The period; the first and the last of a run."""
        first, last = self.periods[0].label, self.periods[-1].label
        return first if len(self.periods) == 1 else f"{first} – {last}"

    @property
    def statements(self) -> int:
        """All statements on record of the time, whether they match or not."""
        return sum(period.statements for period in self.periods)


def chart(series: TimeSeries) -> list[ChartRow]:
    """The rows of a chart, oldest first. Runs of periods without a match are one row, but nothing is left out."""
    rows: list[ChartRow] = []
    quiet: list[Period] = []
    for at, period in enumerate(series.periods):
        matches = tuple(line.matches[at] for line in series.lines)
        if any(matches):
            rows += _silent(quiet, len(series.lines))
            quiet = []
            rows.append(ChartRow((period,), matches))
        else:
            quiet.append(period)
    return rows + _silent(quiet, len(series.lines))


def _silent(quiet: Sequence[Period], lines: int) -> list[ChartRow]:
    if len(quiet) >= _QUIET:
        return [ChartRow(tuple(quiet), (0,) * lines)]
    return [ChartRow((period,), (0,) * lines) for period in quiet]


def most(series: TimeSeries) -> int:
    """The most matches of any query in any period: what the longest bar stands for."""
    return max((count for line in series.lines for count in line.matches), default=0)
