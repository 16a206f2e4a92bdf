"""What a search's concordance, facets and chart print as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from councilui.analysis.charts import per_thousand
from councilui.analysis.concordance import Occurrence
from councilui.export.json_parts import Object
from councilui.record.views.search import Facet, Facets, SearchAnswer, TimeSeries


def concordance_json(answer: SearchAnswer, lines: Iterable[Occurrence], sort: str | None) -> Object:
    """A line for each match of the hits at hand; `without_match` of them were found by a field or a name alone."""
    return {
        "query": answer.query,
        "reading": answer.reading,
        "notes": list(answer.notes),
        "total": answer.total,
        "total_is_exact": answer.total_is_exact,
        "statements": len(answer.hits),
        "without_match": sum(not hit.text_matches for hit in answer.hits),
        "sort": sort,
        "lines": [_line(line) for line in lines],
    }


def _line(line: Occurrence) -> Object:
    statement = line.hit.statement
    return {
        "left": line.left,
        "match": line.match,
        "right": line.right,
        "statement_id": statement.id,
        "meeting_id": statement.meeting,
        "date": line.hit.date,
        "body": line.hit.body_name,
        "speaker": statement.speaker_name,
        "person_id": statement.person,
        "capacity": statement.capacity,
        "venue": statement.venue,
        "start_s": statement.start_s,
    }


def facets_json(query: str, found: Facets) -> Object:
    """By whom, in which body, capacity and venue; each with its bases. `since` is a date when only the newest count."""
    return {
        "query": query,
        "reading": found.reading,
        "notes": list(found.notes),
        "total": found.total,
        "complete": found.complete,
        "since": found.since,
        "speakers": _facets(found.speakers),
        "further_speakers": found.further_speakers,
        "bodies": _facets(found.bodies),
        "capacities": _facets(found.capacities),
        "venues": _facets(found.venues),
    }


def _facets(facets: Sequence[Facet]) -> list[Object]:
    return [
        {
            "label": facet.label,
            "matches": facet.matches,
            "statements": facet.statements,
            "words": facet.words,
            "matches_per_1000_words": per_thousand(facet),
            "filter": facet.filter,
        }
        for facet in facets
    ]


def series_json(series: TimeSeries) -> Object:
    """The periods with all that was said in them, and for each query its matches in their order."""
    return {
        "unit": series.unit,
        "periods": [
            {
                "key": period.key,
                "label": period.label,
                "date": period.date,
                "statements": period.statements,
                "words": period.words,
                "filter": period.filter,
            }
            for period in series.periods
        ],
        "queries": [
            {
                "query": line.query,
                "reading": line.reading,
                "notes": list(line.notes),
                "total": line.total,
                "complete": line.complete,
                "since": line.since,
                "matches": list(line.matches),
            }
            for line in series.lines
        ],
    }
