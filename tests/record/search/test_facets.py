"""What a search finds, by speaker, body, capacity, venue and time: against counting the hits one by one."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from councilui.record.database import open_record
from councilui.record.search.facets import facets
from councilui.record.search.over_time import over_time
from councilui.record.search.statements import count_exact, search
from councilui.record.views.search import Facet, Total
from councilui.record.views.statements import SearchHit

QUERIES = (
    "the",
    "deport*",
    "=city",
    '("the city" OR =deportations)',
    "-=we the",
    "sanctuary",
    "by:lopez",
    "venue:outside we",
    "after:2024 the",
    "-kind:scene",
)


def hits(connection: sqlite3.Connection, query: str) -> tuple[SearchHit, ...]:
    return search(connection, query, limit=10_000).hits


def matches_by_label(result: tuple[Facet, ...]) -> dict[str, int]:
    return {facet.key: facet.matches for facet in result}


@pytest.mark.parametrize("query", QUERIES)
def test_facets_are_the_hits_counted(connection: sqlite3.Connection, query: str) -> None:
    result, statements = facets(connection, query), hits(connection, query)
    assert (result.total, result.complete, result.since) == (len(statements), True, None)
    assert count_exact(connection, query) == Total(len(statements), True)
    assert matches_by_label(result.capacities) == Counter(hit.statement.capacity for hit in statements)
    assert matches_by_label(result.venues) == Counter(hit.statement.venue for hit in statements)
    assert {facet.label: facet.matches for facet in result.bodies} == Counter(hit.body_name for hit in statements)
    assert sum(facet.matches for facet in result.speakers) == len(statements)
    by_name = {facet.label: facet.matches for facet in result.speakers}
    lopez = sum(hit.statement.person == "raymond-lopez" for hit in statements)
    assert by_name.get("Raymond Lopez", 0) == lopez


@pytest.mark.parametrize("query", QUERIES)
def test_the_filter_of_a_facet_or_a_period_finds_what_was_counted(connection: sqlite3.Connection, query: str) -> None:
    result = facets(connection, query)
    for facet in (*result.speakers, *result.bodies, *result.capacities, *result.venues):
        assert facet.statements >= facet.matches
        assert facet.words > 0
        if facet.filter:
            assert len(hits(connection, f"{query} {facet.filter}")) == facet.matches
    series = over_time(connection, [query], "meeting")
    for period, matches in zip(series.periods, series.lines[0].matches, strict=True):
        assert len(hits(connection, f"{query} {period.filter}")) == matches <= period.statements


def test_the_base_is_everything_said_in_the_time_searched(connection: sqlite3.Connection) -> None:
    (words,) = connection.execute("SELECT sum(words) FROM spoken").fetchone()
    spoken = [hit.statement for hit in hits(connection, "-xyzzy")]
    assert words == sum(len(statement.text.split()) for statement in spoken)
    for query, speech in (("the", spoken), ("the on:2025", [hit.statement for hit in hits(connection, "on:2025")])):
        for facet in facets(connection, query).venues:
            there = [statement for statement in speech if statement.venue == facet.key]
            assert facet.statements == len(there)
            assert facet.words == sum(len(statement.text.split()) for statement in there)
        lopez = next(facet for facet in facets(connection, query).speakers if facet.label == "Raymond Lopez")
        by_him = [statement for statement in speech if statement.person == "raymond-lopez"]
        assert (lopez.statements, lopez.words) == (len(by_him), sum(len(s.text.split()) for s in by_him))
        nobody = next(facet for facet in facets(connection, query).speakers if not facet.key)
        assert nobody.statements == sum(s.person is None and s.speaker_name is None for s in speech)


def test_of_very_many_matches_the_newest_are_counted_and_it_is_told(connection: sqlite3.Connection) -> None:
    result = facets(connection, "the", most=10)
    assert (result.total, result.complete, result.since) == (10, False, "2025-01-15")
    assert sum(facet.matches for facet in result.speakers) == 10
    line = over_time(connection, ["the"], "year", most=40).lines[0]
    assert (line.total, line.complete, line.since) == (40, False, "2024-06-12")
    assert sum(line.matches) == 40


def test_several_queries_stand_over_the_same_periods(connection: sqlite3.Connection) -> None:
    months = over_time(connection, ["the", "sanctuary", "!", "on:2025-01"])
    assert [line.query for line in months.lines] == ["the", "sanctuary", "on:2025-01"]
    keys = [period.key for period in months.periods]
    assert keys[:3] == ["2021-01", "2021-02", "2021-03"]
    assert len(keys) == 49
    quiet = months.periods[1]
    assert (quiet.statements, quiet.words, months.lines[0].matches[1]) == (0, 0, 0)
    years = over_time(connection, ["the"], "year")
    assert [period.key for period in years.periods] == ["2021", "2022", "2023", "2024", "2025"]
    for line, query in zip((*months.lines, *years.lines), ("the", "sanctuary", "on:2025-01", "the"), strict=True):
        assert sum(line.matches) == line.total == len(hits(connection, query))


@pytest.mark.parametrize("query", ["", '"', "by:nobody", "xyzzy", "after:2025 before:2025", "on:0001", "after:9999"])
def test_what_finds_nothing_counts_nothing(connection: sqlite3.Connection, query: str) -> None:
    result = facets(connection, query)
    assert (result.total, result.speakers, result.bodies) == (0, (), ())
    assert all(not any(line.matches) for line in over_time(connection, [query], "meeting").lines)
    assert count_exact(connection, query).count == 0


def test_an_empty_record_has_neither_facets_nor_periods(tmp_path: Path) -> None:
    from councilui.record.database import open_record
    from tests.record.whole_record import write_record

    path = tmp_path / "empty.db"
    path.touch()
    write_record(path, ())
    empty = open_record(path)
    assert facets(empty, "the").total == 0
    assert over_time(empty, ["the"]).periods == ()
    empty.close()


@pytest.mark.parametrize(
    "count",
    [lambda c: facets(c, "the"), lambda c: over_time(c, ["the", "city"], "meeting")],
    ids=["facets", "over time"],
)
def test_an_interrupt_ends_the_counting(record: Path, count: Callable[[sqlite3.Connection], object]) -> None:
    connection = open_record(record)
    steps = iter(range(50))
    connection.set_progress_handler(lambda: next(steps, None) is None, 10)  # as a newer key would, a little later
    with pytest.raises(sqlite3.OperationalError, match="interrupted"):
        count(connection)
    connection.close()


def test_what_a_name_brings_along_is_told_where_it_is_counted(connection: sqlite3.Connection) -> None:
    text = "Statements about matters by that name count, too; =word counts only the word."
    assert text in facets(connection, "sanctuary").notes
    assert text in over_time(connection, ["sanctuary"]).lines[0].notes
    assert text not in facets(connection, "=sanctuary").notes
