"""A long record: while somebody types, the newest statements alone are searched where all would take long."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from councilui.record.database import open_record
from councilui.record.search.statements import count_exact, every_hit, search
from tests.record.long_record import long_record


@pytest.fixture(scope="module")
def statements(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    database = open_record(long_record(tmp_path_factory.mktemp("long") / "long.db"))
    yield database
    database.close()


def numbers(connection: sqlite3.Connection, text: str, *, newest_first: bool) -> list[int]:
    return [int(hit.statement.key[2:]) for hit in search(connection, text, newest_first=newest_first, limit=1000).hits]


@pytest.mark.parametrize(
    "text",
    [
        '"of the city"',
        "of NEAR/1 city",
        "=houses",
        '"the city" -"and the city"',
        '"of the city" body:council',
        'houses "of the city"',
        'nowhere OR "of the city"',
        '"of the city" after:1971',
    ],
)
def test_common_words_seldom_together_are_looked_for_in_the_newest_first(
    statements: sqlite3.Connection, text: str
) -> None:
    newest = search(statements, text, newest_first=True, limit=1000)
    whole = search(statements, text, limit=1000, count_cap=1000)
    assert (newest.partial, newest.total_is_exact) == (True, False)
    assert 0 < len(newest.hits) < len(whole.hits)
    assert newest.hits == whole.hits[: len(newest.hits)]
    assert (whole.partial, whole.total, whole.total_is_exact) == (False, len(whole.hits), True)


@pytest.mark.parametrize(
    "text",
    [
        "of the city",
        '"hyperbaric chamber"',
        '"of the chamber"',
        '"of the city" hyperbaric',
        'hyperbaric OR "a chamber"',
        "=hyperbaric",
        '"of the city" before:1971',
        "hyperbaric NEAR/3 city",
        '-"hyperbaric chamber" hyperbaric',
        "body:nowhere",
    ],
)
def test_what_is_found_quickly_is_found_whole(statements: sqlite3.Connection, text: str) -> None:
    newest, whole = search(statements, text, newest_first=True, limit=1000), search(statements, text, limit=1000)
    assert not newest.partial
    assert newest.hits == whole.hits


def test_a_full_page_is_no_part(statements: sqlite3.Connection) -> None:
    newest = search(statements, '"of the city"', newest_first=True, limit=2)
    assert (len(newest.hits), newest.partial, newest.total_is_exact) == (2, False, False)
    assert newest.hits == search(statements, '"of the city"', limit=2).hits


def test_the_newest_are_those_of_the_time_that_is_asked_for(statements: sqlite3.Connection) -> None:
    """Common words of the last meetings do not keep an older time from being searched."""
    newest = numbers(statements, '"of the city" before:2000', newest_first=True)
    assert newest
    assert newest == numbers(statements, '"of the city" before:2000', newest_first=False)[: len(newest)]


def test_no_statement_of_the_meeting_before_the_newest_comes_along(statements: sqlite3.Connection) -> None:
    for text in ('"of the city"', "of NEAR/1 city", "=houses"):
        assert set(numbers(statements, text, newest_first=True)) <= set(numbers(statements, text, newest_first=False))


def test_further_pages_go_on_where_a_hurried_one_ends(statements: sqlite3.Connection) -> None:
    first = search(statements, '"of the city"', newest_first=True, limit=3)
    rest = search(statements, '"of the city"', before_id=first.hits[-1].statement.id, limit=1000)
    assert (*first.hits, *rest.hits) == search(statements, '"of the city"', limit=1003).hits


def test_by_relevance_too_the_newest_are_a_part(statements: sqlite3.Connection) -> None:
    newest = search(statements, '"of the city"', newest_first=True, order="relevance")
    whole = search(statements, '"of the city"', order="relevance")
    assert (newest.partial, whole.partial) == (True, False)
    assert {hit.statement.id for hit in newest.hits} < {hit.statement.id for hit in whole.hits}


def test_of_so_many_that_only_the_newest_are_ranked_no_older_ones_are_missed(statements: sqlite3.Connection) -> None:
    newest, whole = (search(statements, '"for a city"', newest_first=flag, order="relevance") for flag in (True, False))
    assert newest.hits == whole.hits
    assert (newest.partial, newest.notes) == (False, whole.notes)
    assert "newest 500" in newest.notes[0]


@pytest.mark.parametrize("date", ["after:2010", "on:1990"])
def test_a_wide_date_inside_or_with_words_in_quotes(statements: sqlite3.Connection, date: str) -> None:
    """Of so many meetings the condition is asked once for all statements."""
    query = f'("the houses of" after:1980) OR ({date} housing)'
    count = count_exact(statements, query).count
    assert 0 < count < 25_000
    assert count == len(list(every_hit(statements, query)))
    assert search(statements, query, order="relevance").hits
    first = search(statements, query, limit=5)
    assert len(search(statements, query, limit=5, before_id=first.hits[-1].statement.id).hits) == 5
