"""Who says it, and when, on the terminal: tables and bars, each number beside its base."""

from collections.abc import Sequence

from rich.cells import cell_len

from councilui.analysis.charts import bar, chart, most, rate
from councilui.cli.common import print_reading, print_table
from councilui.cli.styled_text import Piece, output
from councilui.common.shares import plural
from councilui.common.width import pad
from councilui.record.views.search import Facet, Facets, TimeSeries


def print_facets(facet_counts: Facets) -> None:
    """Print speakers, bodies, capacities and venues: matches, all statements and words of each, and the rate."""
    out = output()
    print_reading(facet_counts.reading)
    for note in facet_counts.notes:
        out.print(note)
    if not facet_counts.total:
        out.print("Nothing in this record matches.")
        return
    since = f", the newest, since {facet_counts.since}" if facet_counts.since else ""
    out.print(f"{plural(facet_counts.total, 'statement')}{since}")
    for part, facets in facet_counts.parts.items():
        out.print()
        _print_part(part.upper(), facets)
        if facets is facet_counts.speakers and facet_counts.further_speakers:
            out.print((f"and {facet_counts.further_speakers:,} more speakers", "dim"))
    note = "OF and WORDS count everything on record. Rates in parentheses are based on fewer than 1,000 words."
    out.print()
    out.print((note, "dim"))


def _print_part(heading: str, facets: Sequence[Facet]) -> None:
    longest = max((facet.matches for facet in facets), default=0)
    rows = [
        (
            facet.label,
            bar(facet.matches, longest, 12),
            f"{facet.matches:,}",
            f"{facet.statements:,}",
            f"{facet.words:,}",
            rate(facet),
        )
        for facet in facets
    ]
    print_table((heading, "", "MATCH", "OF", "WORDS", "PER 1,000"), rows, wrapped=0, right=(2, 3, 4, 5))


def print_series(series: TimeSeries) -> None:
    """Print a row of bars for each period, one bar a query; the number of statements of the period is the base."""
    out = output()
    for line in series.lines:
        print_reading(line.reading)
        for note in line.notes:
            out.print(note)
        since = f", the newest, since {line.since}" if line.since else ""
        out.print(f"{plural(line.total, 'statement')}{since}: {line.query}")
    rows = chart(series)
    longest = most(series)
    if not longest:
        out.print("Nothing in this record matches.")
        return
    out.print()
    several = len(series.lines) > 1
    label = max(cell_len(row.label) for row in rows)
    name = max(cell_len(line.query) for line in series.lines) + 2 if several else 0
    name, label = min(name, 24), min(label, max(out.width // 2, 20))
    cells = min(max(out.width - label - name - 26, 8), 60)
    for row in rows:
        for index, (line, count) in enumerate(zip(series.lines, row.matches, strict=True)):
            if several and index and not any(row.matches):
                break
            query = pad(line.query if any(row.matches) else "", name)
            counts: tuple[Piece, ...] = (("nothing on record", "dim"),)
            if row.statements:
                number = f"{' ' * bool(count)}{count:,}"
                counts = ((number, "bold" if count else "dim"), (f" of {row.statements:,}", "dim"))
            out.print_line(f"{pad('' if index else row.label, label)}  {query}{bar(count, longest, cells)}", *counts)
    out.print()
    out.print(("Matching statements, of all statements on record from that time.", "dim"))
