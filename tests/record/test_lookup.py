from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from councilui.common.errors import AmbiguousError, CouncilError
from councilui.common.record_numbers import fold_number
from councilui.record import model
from councilui.record.lookup import (
    find_body,
    find_matter,
    find_meeting,
    find_person,
    find_vote,
    find_voters,
    match_bodies,
    match_matters,
    match_people,
)
from councilui.record.queries.divided_votes import list_divided_votes
from councilui.record.queries.matters import list_matters
from councilui.record.queries.people import list_people
from councilui.record.queries.rolls import rolls
from councilui.record.views.divided_votes import VoteFilter
from tests.record.small_council import built

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
    with pytest.raises(AmbiguousError) as error:
        find_vote(connection, "sanctuary")
    assert VOTE in {id for id, _ in error.value.candidates}
    assert len(error.value.candidates) == 3


def test_a_day_with_several_votes_gives_them(connection: sqlite3.Connection) -> None:
    with pytest.raises(AmbiguousError) as error:
        find_vote(connection, "2025-01-15")
    assert len(error.value.candidates) == 8


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
    with pytest.raises(CouncilError) as error:
        find(connection, typed)
    assert "\x1b" not in str(error.value)


def test_a_matter_without_a_vote_says_so(connection: sqlite3.Connection) -> None:
    with pytest.raises(CouncilError, match="No vote on O2024-0010990"):
        find_vote(connection, "O2024-0010990")


@pytest.mark.parametrize(
    ("typed", "suggestions"),
    [
        ("lopz", "Raymond Lopez or Byron Sigcho-Lopez"),
        ("Jesse Fuentes", "Jessica Fuentes"),
        ("tavares", "Silvana Tabares"),
    ],
)
def test_a_name_that_nobody_has_is_answered_with_those_that_are_like_it(
    connection: sqlite3.Connection, typed: str, suggestions: str
) -> None:
    with pytest.raises(CouncilError, match=f"Did you mean {suggestions}"):
        find_person(connection, typed)


@pytest.mark.parametrize("typed", ["no", "yes", "olita", "igcho"])
def test_a_few_letters_inside_a_name_are_nobody(connection: sqlite3.Connection, typed: str) -> None:
    assert not match_people(connection, typed)


def test_nobody_like_it_is_not_made_up(connection: sqlite3.Connection) -> None:
    with pytest.raises(CouncilError, match=r"is in this record\.$"):
        find_person(connection, "xyzzyq")


NAMES = (
    "Ana Álvarez",
    "ana alvarez",
    "ANA ÁLVAREZ",
    "ÁLVAREZ",
    "Álvarez, Ana",
    "alvarez",
    "Ald. Álvarez",
    "A. Alvarez",
)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    rows = (
        model.Body("town", "Ayuntamiento de Córdoba", "council"),
        model.Body("zoning", "ÜBERGANGSAUSSCHUSS", "committee"),
        model.Person("ana", "Ana Álvarez", "Álvarez, Ana", "Álvarez"),
        model.Person("sean", "Seán O’Brien", "O’Brien, Seán", "O’Brien"),
        model.Person("wang", "王小明", "王小明", "王"),
        model.Person("mia", "Mia Ödegård-Strauß", "Ödegård-Strauß, Mia", "Ödegård-Strauß"),
        model.Meeting("town/2025", "town", "2025-03-01", 0, "regular"),
        model.Matter("m1", "R-7", "recorded", "Resolución sobre ÁRBOLES de la calle Peña"),
        model.MatterAlias("m1", "Ley de Árboles"),
        model.Matter("m2", "R-8", "recorded", "Parking on Main Street"),
        model.Motion("motion", "town/2025", "pass", matter="m1"),
        model.VoteEvent("vote", "motion", 0, "Shall it pass?", "roll call", "pass", "recorded", roll="complete"),
        model.Vote("vote", "ana", "ÁLVAREZ", "yes", "Yea"),
    )
    with closing(built(tmp_path_factory.mktemp("town") / "town.db", rows)) as connection:
        yield connection


@pytest.mark.parametrize("typed", NAMES)
def test_accents_and_capitals_make_no_difference(town: sqlite3.Connection, typed: str) -> None:
    assert find_person(town, typed) == "ana"
    assert match_people(town, typed) == [("ana", "Ana Álvarez")]
    assert find_voters(town, rolls(town, "town"), [typed]) == ("ana",)


@pytest.mark.parametrize(
    ("typed", "person"),
    [("o'brien", "sean"), ("OBrien", "sean"), ("sean o’brien", "sean"), ("王小明", "wang"), ("小明", "wang"),
     ("odegard-strauss", "mia"), ("STRAUSS", "mia"), ("ödegård", "mia")],
)  # fmt: skip
def test_names_of_every_script_are_found(town: sqlite3.Connection, typed: str, person: str) -> None:
    assert find_person(town, typed) == person


@pytest.mark.parametrize("typed", ["cordoba", "AYUNTAMIENTO DE CÓRDOBA", "córdoba"])
def test_a_body_is_found_whatever_its_accents(town: sqlite3.Connection, typed: str) -> None:
    assert find_body(town, typed) == "town"


def test_a_body_in_capitals_is_found_in_small_letters(town: sqlite3.Connection) -> None:
    assert match_bodies(town, "übergangs") == match_bodies(town, "ubergangs") == [("zoning", "ÜBERGANGSAUSSCHUSS")]


@pytest.mark.parametrize("typed", ["arboles", "ley de arboles", "LEY DE ÁRBOLES", "calle pena"])
def test_a_matter_is_found_whatever_its_accents(town: sqlite3.Connection, typed: str) -> None:
    assert find_matter(town, typed) == "m1"
    assert find_vote(town, typed) == "vote"


@pytest.mark.parametrize("typed", ["alvarez", "ÁLVAREZ", "Ana Á"])
def test_lists_are_narrowed_whatever_the_accents(town: sqlite3.Connection, typed: str) -> None:
    assert [person.id for person in list_people(town, containing=typed)] == ["ana"]
    assert [matter.id for matter in list_matters(town, containing="arboles")] == ["m1"]
    assert [
        vote.line.id for vote in list_divided_votes(town, VoteFilter(divided=False, words=("ÁRBOLES", "pena")))
    ] == ["vote"]


@pytest.mark.parametrize(("typed", "is_found"), [("arbol", True), ("CALLE", True), ("boles", False), ("alle", False)])
def test_a_matter_is_not_found_by_the_middle_of_a_word(town: sqlite3.Connection, typed: str, is_found: bool) -> None:
    assert [id for id, _ in match_matters(town, typed)] == ["m1"] * is_found


@pytest.mark.parametrize(("typed", "is_found"), [("ayun", True), ("de cór", True), ("miento", False)])
def test_a_body_is_not_found_by_the_middle_of_a_word(town: sqlite3.Connection, typed: str, is_found: bool) -> None:
    assert [id for id, _ in match_bodies(town, typed)] == ["town"] * is_found
