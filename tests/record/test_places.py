"""What people type to open a record at a place, and where that leads."""

from __future__ import annotations

import sqlite3
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from councilui.common.errors import AmbiguousError, NotFoundError
from councilui.record.places import find_place

TABLED = "chicago-city-council/2025-01-15/o2023-0004222/table"


@pytest.mark.parametrize(
    ("typed", "kind", "id"),
    [
        ("O2023-0004222", "vote", TABLED),
        ("o2023-4222", "vote", TABLED),
        (TABLED, "vote", TABLED),
        ("2025-01-15", "meeting", "chicago-city-council/2025-01-15"),
        ("2021", "meeting", "chicago-city-council/2021-01-27"),
        ("lopez", "person", "raymond-lopez"),
        ("LÓPEZ", "person", "raymond-lopez"),
        ("15", "person", "raymond-lopez"),
        ("ward 15", "person", "raymond-lopez"),
        ("raymond-lopez", "person", "raymond-lopez"),
        ("2021-01-27/maldonado-1", "statement", "2021-01-27/maldonado-1"),
        ("Welcoming City", "topic", "Welcoming City"),
        ("matter:o2021-117", "matter", "o2021-117"),
    ],
)
def test_what_is_typed_leads_to_one_place(connection: sqlite3.Connection, typed: str, kind: str, id: str) -> None:
    assert find_place(connection, typed) == (kind, id)


@pytest.mark.parametrize("typed", ["2025", "2023-05", "budget"])
def test_each_candidate_of_what_names_several_can_be_typed_in_turn(connection: sqlite3.Connection, typed: str) -> None:
    with pytest.raises(AmbiguousError) as error:
        find_place(connection, typed)
    assert len(error.value.candidates) > 1
    for candidate, _ in error.value.candidates:
        find_place(connection, candidate)


@pytest.mark.parametrize("typed", ["", "zzz", "vote:zzz", "99th", "1999", "%", "'; DROP TABLE person"])
def test_what_names_nothing_is_said(connection: sqlite3.Connection, typed: str) -> None:
    with pytest.raises(NotFoundError, match="isn't a meeting, vote, matter, member or statement"):
        find_place(connection, typed)


def test_a_ward_is_whoever_has_the_seat_when_the_body_last_met(connection: sqlite3.Connection) -> None:
    """Ward 1 has had one holder in this record; a ward with two gives the latest."""
    held_twice = connection.execute(
        "SELECT district FROM membership WHERE role = 'member' GROUP BY district HAVING count(*) > 1 LIMIT 1"
    ).fetchone()
    assert held_twice is not None
    latest = connection.execute(
        "SELECT person FROM membership WHERE district = ? ORDER BY start DESC LIMIT 1", held_twice
    ).fetchone()
    assert find_place(connection, held_twice[0]).id == latest[0]


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(typed=st.text(max_size=30) | st.from_regex(r"(vote|person|ward|meeting)[: ]\w{0,8}"))
def test_whatever_is_typed_is_a_place_or_a_sentence(connection: sqlite3.Connection, typed: str) -> None:
    with suppress(NotFoundError, AmbiguousError):
        assert find_place(connection, typed).kind in ("vote", "meeting", "matter", "person", "statement", "topic")
