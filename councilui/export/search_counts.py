"""Who says it, where and when, as an export: every number of matches beside its base."""

from collections.abc import Sequence
from typing import Final

from councilui.analysis.charts import per_thousand, rate
from councilui.common.dates import short_date
from councilui.common.shares import plural
from councilui.common.slugs import file_stem
from councilui.export.document import Block, ExportDocument, TableBlock, document, paragraph, section, table, title
from councilui.export.model import Cell, Export, ExportTable, Object, fields
from councilui.record.views.search import Facet, Facets, TimeSeries

COLUMNS: Final = ("part", "label", "query", "matches", "statements", "words", "matches_per_1000_words", "filter")
"""`query` is in a row of time alone, where several may be side by side."""


def search_counts_export(query: str, facets: Facets, series: TimeSeries) -> Export:
    """The counts of `query`, and over time of those beside it; the table has a row for each number."""
    return Export(
        file_stem(f"who and when {query}"),
        "What was counted",
        document=lambda: search_counts_document(query, facets, series),
        table=lambda: search_counts_table(facets, series),
        data=lambda: {"facets": facets_data(query, facets), "over_time": series_data(series)},
    )


def search_counts_document(query: str, facets: Facets, series: TimeSeries) -> ExportDocument:
    """The counts over time, then by speaker, body, capacity and venue."""
    notes = dict.fromkeys((*facets.notes, *(note for line in series.lines for note in line.notes)))
    since = f" since {short_date(facets.since)} (the newest only)" if facets.since else ""
    count = f"{plural(facets.total, 'statement')}"
    blocks: list[Block | None] = [
        title(f"Who says it, and when: {query}"),
        paragraph(facets.reading),
        *map(paragraph, notes),
        paragraph(f"{count}{since}."),
        section(f"By {series.unit}"),
        _over_time(series),
    ]
    for part, of_part in facets.parts.items():
        rows = [(f.label, f"{f.matches:,}", f"{f.statements:,}", f"{f.words:,}", rate(f)) for f in of_part]
        blocks += [
            section(f"By {part}"),
            table((part, "matches", "of statements", "of words", "per 1,000 words"), rows),
        ]
        if of_part is facets.speakers and facets.further_speakers:
            blocks.append(paragraph(f"And {facets.further_speakers:,} more speakers."))
    blocks.append(paragraph("Rates in parentheses are based on fewer than 1,000 words."))
    return document(blocks)


def _over_time(series: TimeSeries) -> TableBlock | None:
    by_period = zip(*(line.matches for line in series.lines), strict=True)
    rows = [
        (period.label, *(f"{count:,}" for count in counts), f"{period.statements:,}")
        for period, counts in zip(series.periods, by_period, strict=True)
    ]
    return table((series.unit, *(line.query for line in series.lines), "of statements"), rows)


def search_counts_table(facets: Facets, series: TimeSeries) -> ExportTable:
    """A row for each period and query, then for each speaker, body, capacity and venue."""
    times: list[tuple[Cell, ...]] = [
        (series.unit, period.label, line.query, count, period.statements, period.words, None, period.filter)
        for line in series.lines
        for period, count in zip(series.periods, line.matches, strict=True)
    ]
    parts: list[tuple[Cell, ...]] = [
        (part, f.label, None, f.matches, f.statements, f.words, rate(f).strip("()"), f.filter)
        for part, of_part in facets.parts.items()
        for f in of_part
    ]
    return ExportTable(COLUMNS, (*times, *parts))


def facets_data(query: str, facets: Facets) -> Object:
    """By whom, in which body, capacity and venue; each with its bases. `since` is a date when only the newest count."""
    return {
        "query": query,
        "reading": facets.reading,
        "notes": list(facets.notes),
        **fields(facets, "total complete since"),
        "speakers": _facets(facets.speakers),
        "further_speakers": facets.further_speakers,
        "bodies": _facets(facets.bodies),
        "capacities": _facets(facets.capacities),
        "venues": _facets(facets.venues),
    }


def _facets(facets: Sequence[Facet]) -> list[Object]:
    return [
        fields(facet, "label matches statements words")
        | {"matches_per_1000_words": per_thousand(facet), "filter": facet.filter}
        for facet in facets
    ]


def series_data(series: TimeSeries) -> Object:
    """The periods with all that was said in them, and for each query its matches in their order."""
    return {
        "unit": series.unit,
        "periods": [fields(period, "key label date statements words filter") for period in series.periods],
        "queries": [
            {
                **fields(line, "query reading"),
                "notes": list(line.notes),
                **fields(line, "total complete since"),
                "matches": list(line.matches),
            }
            for line in series.lines
        ],
    }
