"""What a date or a part of one covers: one rule for searches, divided votes, agreement, seats and rules."""

from __future__ import annotations

import datetime as dt
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councilui.analysis.agreement_wording import read_words
from councilui.analysis.vote_filter import read_filter
from councilui.common.dates import (
    bounds,
    clock_time,
    days_of,
    first_day,
    is_date,
    is_in_force,
    iso_date,
    last_day,
    long_date,
    period,
    short_date,
)
from councilui.record.queries.divided_votes import list_divided_votes
from councilui.record.queries.rolls import rolls
from councilui.record.search.statements import search

DAYS = st.dates(dt.date(1800, 1, 1), dt.date(2200, 12, 31)).map(dt.date.isoformat)
PARTS = st.tuples(DAYS, st.sampled_from([4, 7, 10])).map(lambda pair: pair[0][: pair[1]])


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-02", "2025-02-01", "2025-02-28"),
        ("2025-01-15", "2025-01-15", "2025-01-15"),
    ],
)
def test_a_part_of_a_date_covers_all_its_days(date: str, first: str, last: str) -> None:
    assert (first_day(date), last_day(date)) == (first, last)


@given(PARTS, DAYS)
def test_every_day_is_before_on_or_after(part: str, day: str) -> None:
    def admits(since: str | None, until: str | None) -> bool:
        return (since is None or since <= day) and (until is None or day <= until)

    assert sum(admits(*bounds(relation, part)) for relation in ("before", "on", "after")) == 1
    assert admits(*bounds("on", part)) == day.startswith(part)


@pytest.mark.parametrize("typed", ["after:2021", "before:2021", "on:2021", "after:2021-01", "on:2021-01-27"])
def test_a_date_means_the_same_in_each_place(connection: sqlite3.Connection, typed: str) -> None:
    of_votes = read_filter(typed, lambda _: [], lambda _: []).vote_filter
    of_agreement = read_words(typed)
    assert (of_votes.since, of_votes.until) == (of_agreement.since, of_agreement.until)
    dates = {
        vote.line.date for vote in list_divided_votes(connection, of_votes._replace(bodies=("chicago-city-council",)))
    }
    page = rolls(connection, "chicago-city-council", since=of_agreement.since, until=of_agreement.until)
    assert {page.first, page.last} <= dates | {None}
    relation, date = typed.split(":")
    for hit in search(connection, typed, limit=100_000).hits:
        part = hit.date[: len(date)]
        assert {"after": part > date, "before": part < date, "on": part == date}[relation]


@pytest.mark.parametrize(
    ("start", "end", "date", "expected"),
    [
        (None, None, "2025-01-15", True),
        ("2025", None, "2025-01-15", True),
        ("2025-02", None, "2025-01-15", False),
        (None, "2025", "2025-01-15", True),  # still in force until the year is over
        (None, "2025", "2026-01-01", False),
        (None, "2025-01", "2025-01-31", True),
        (None, "2025-01-15", "2025-01-14", True),
        (None, "2025-01-15", "2025-01-15", False),  # the first day after
        ("not a date", "neither", "2025-01-15", True),
    ],
)
def test_what_has_a_start_and_an_end(start: str | None, end: str | None, date: str, expected: bool) -> None:
    assert is_in_force(start, end, date) is expected


@pytest.mark.parametrize("text", ["", "202", "2025-13", "2025-1", "2025-02-30", "soon", "2025-01-15T10:00"])
def test_what_is_no_date(text: str) -> None:
    assert not is_date(text)


@given(st.integers())
def test_any_number_of_a_day_gives_a_date(day: int) -> None:
    assert is_date(iso_date(day))


@given(PARTS)
def test_days_come_back(part: str) -> None:
    first, last = days_of(part)
    assert iso_date(first).startswith(part)
    assert iso_date(last).startswith(part)
    assert not iso_date(last + 1).startswith(part)


def test_dates_in_words() -> None:
    assert long_date("2025-01-15") == "Wednesday, Jan. 15, 2025"
    assert short_date("1995-05") == "May 1995"
    assert short_date("2012") == "2012"
    assert long_date("1995-05") == "May 1995"
    assert short_date("2023-09-05") == "Sept. 5, 2023"
    assert short_date("2024-01") == "January 2024"
    assert long_date(None) == "date unknown"


def test_times_of_day_read_as_in_ap_style() -> None:
    assert [clock_time(text) for text in ("17:30", "10:00", "09:05", "12:00", "00:00", "12:30", "00:10:30")] == [
        "5:30 p.m.", "10 a.m.", "9:05 a.m.", "noon", "midnight", "12:30 p.m.", "12:10 a.m.",
    ]  # fmt: skip
    assert period("2021-01-27", "2025-04-16") == "Jan. 27, 2021, to April 16, 2025"
    assert period("2023", "2024-06") == "2023 to June 2024"
    assert period("2025-01-15", "2025-01-15") == "Jan. 15, 2025"
    assert clock_time("about ten") == "about ten"
    assert clock_time("24:00") == "24:00"
