from __future__ import annotations

import sqlite3

import pytest

from councilui.common.errors import AmbiguousError, CouncilError
from councilui.common.record_numbers import fold_number
from councilui.record.queries.lookup import find_matter, find_meeting, find_person, find_vote

VOTE = "chicago-city-council/2021-01-27/o2021-117/vote"


@pytest.mark.parametrize("typed", ["O2021-117", "o2021-117", "02021-117", "O2021-0000117", " O2021-117 ", VOTE])
def test_a_vote_is_found_by_what_people_type(typed: str, connection: sqlite3.Connection) -> None:
    assert find_vote(connection, typed) == VOTE


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("O2023-0004222", "02023-4222", True),
        ("Or2025-0014616", "or2025-14616", True),
        ("O2025-0014616", "Or2025-0014616", False),
        ("SO2023-1605", "O2023-1605", False),
        ("R2023-759", "R2023-7590", False),
    ],
)
def test_spellings_of_a_record_number(one: str, other: str, same: bool) -> None:
    assert (fold_number(one) == fold_number(other)) is same


def test_a_popular_name_that_fits_several_gives_them(connection: sqlite3.Connection) -> None:
    with pytest.raises(AmbiguousError) as caught:
        find_vote(connection, "sanctuary")
    assert VOTE in {identity for identity, _ in caught.value.candidates}
    assert len(caught.value.candidates) == 3


def test_a_day_with_several_votes_gives_them(connection: sqlite3.Connection) -> None:
    with pytest.raises(AmbiguousError) as caught:
        find_vote(connection, "2025-01-15")
    assert len(caught.value.candidates) == 8


@pytest.mark.parametrize(
    "typed", ["tabares", "Tabares", "Silvana Tabares", "Tabares, Silvana", "silvana-tabares", "Silvia Tabares"]
)
def test_a_person_is_found_by_any_name(typed: str, connection: sqlite3.Connection) -> None:
    assert find_person(connection, typed) == "silvana-tabares"


def test_a_surname_goes_before_a_part_of_one(connection: sqlite3.Connection) -> None:
    assert find_person(connection, "Lopez") == "raymond-lopez"  # not Sigcho-Lopez
    with pytest.raises(AmbiguousError):
        find_person(connection, "Scott")


def test_a_matter_is_found_by_a_part_of_its_title(connection: sqlite3.Connection) -> None:
    assert find_matter(connection, "lakisel") == "or2025-0014616"


@pytest.mark.parametrize("typed", ["2025-01-15", "chicago-city-council/2025-01-15"])
def test_a_meeting_is_found_by_its_date(typed: str, connection: sqlite3.Connection) -> None:
    assert find_meeting(connection, typed) == "chicago-city-council/2025-01-15"


@pytest.mark.parametrize("find", [find_vote, find_meeting, find_person, find_matter])
@pytest.mark.parametrize("typed", ["", " ", "zzz", "'; DROP TABLE vote; --", "%", "\x1b[2J", "\ud800", "x" * 5000])
def test_what_fits_nothing_is_told_in_a_sentence(typed: str, find: object, connection: sqlite3.Connection) -> None:
    assert callable(find)
    with pytest.raises(CouncilError) as caught:
        find(connection, typed)
    assert "\x1b" not in str(caught.value)


def test_a_matter_without_a_vote_says_so(connection: sqlite3.Connection) -> None:
    with pytest.raises(CouncilError, match="No vote on O2024-0010990"):
        find_vote(connection, "O2024-0010990")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("lopz", "Raymond Lopez or Byron Sigcho-Lopez"),
        ("Jesse Fuentes", "Jessica Fuentes"),
        ("tavares", "Silvana Tabares"),
    ],
)
def test_a_name_that_nobody_has_is_answered_with_those_that_are_like_it(
    connection: sqlite3.Connection, typed: str, meant: str
) -> None:
    with pytest.raises(CouncilError, match=f"Did you mean {meant}"):
        find_person(connection, typed)


def test_nobody_like_it_is_not_made_up(connection: sqlite3.Connection) -> None:
    with pytest.raises(CouncilError, match=r"see 'councilui list people'\.$"):
        find_person(connection, "xyzzyq")
