"""Who says it, where and when, as it leaves: every number of matches beside its base."""

from __future__ import annotations

from typing import Final

from councilui.analysis.charts import rate
from councilui.common.slugs import file_stem
from councilui.export.catalogue import Export, as_json
from councilui.export.csv_rows import rows_csv
from councilui.export.escape import escape
from councilui.export.json_search import facets_json, series_json
from councilui.export.markdown_parts import document, table
from councilui.record.views.search import Facet, Facets, TimeSeries

COLUMNS: Final = ("part", "label", "query", "matches", "statements", "words", "matches_per_1000_words", "filter")
"""`query` is told in a row of time alone, where several may stand side by side."""


def counted_export(query: str, found: Facets, series: TimeSeries) -> Export:
    """What was counted of `query`, and over time of those beside it; as CSV a row for each number."""
    return Export(
        file_stem(f"who and when {query}"),
        "What was counted",
        {
            "markdown": lambda: _markdown(query, found, series),
            "csv": lambda: _csv(found, series),
            "json": lambda: as_json({"facets": facets_json(query, found), "over_time": series_json(series)}),
        },
    )


def _parts(found: Facets) -> tuple[tuple[str, tuple[Facet, ...]], ...]:
    return (
        ("speaker", found.speakers),
        ("body", found.bodies),
        ("capacity", found.capacities),
        ("venue", found.venues),
    )


def _markdown(query: str, found: Facets, series: TimeSeries) -> str:
    blocks = [f"# Who says it, and when: {escape(query)}", escape(found.reading)]
    notes = (*found.notes, *(note for line in series.lines for note in line.notes))
    blocks += [escape(note) for note in dict.fromkeys(notes)]
    since = f", the newest, since {found.since}" if found.since else ""
    blocks.append(f"{found.total:,} statement{'' if found.total == 1 else 's'}{since}, of all on record of that time.")
    blocks += [f"## By {series.unit}", _over_time(series)]
    for part, facets in _parts(found):
        rows = [
            (escape(f.label), f"{f.matches:,}", f"{f.statements:,}", f"{f.words:,}", escape(rate(f))) for f in facets
        ]
        blocks += [f"## By {part}", table((part, "matches", "of statements", "of words", "per 1,000 words"), rows)]
        if facets is found.speakers and found.further_speakers:
            blocks.append(f"And {found.further_speakers:,} more speakers.")
    blocks.append("In brackets where fewer than 1,000 words are on record: it says little.")
    return document(blocks)


def _over_time(series: TimeSeries) -> str:
    counts = zip(*(line.matches for line in series.lines), strict=True)
    rows = [
        (escape(period.label), *(f"{count:,}" for count in each), f"{period.statements:,}")
        for period, each in zip(series.periods, counts, strict=True)
    ]
    return table((series.unit, *(escape(line.query) for line in series.lines), "of statements"), rows)


def _csv(found: Facets, series: TimeSeries) -> str:
    times = [
        (series.unit, period.label, line.query, count, period.statements, period.words, None, period.filter)
        for line in series.lines
        for period, count in zip(series.periods, line.matches, strict=True)
    ]
    kinds = [
        (part, f.label, None, f.matches, f.statements, f.words, rate(f).strip("()"), f.filter)
        for part, facets in _parts(found)
        for f in facets
    ]
    return rows_csv(COLUMNS, (*times, *kinds))
