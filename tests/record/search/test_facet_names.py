"""Names that a filter might confuse: each bar of who says it, and in which body, leads to what it counted."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from councilui.common.dates import day_number
from councilui.record import model
from councilui.record.queries.people import person_page
from councilui.record.search.facets import facets
from councilui.record.search.statements import search
from tests.record.small_council import built

HEARD = (
    ("Ald. Lopez", "raymond"),
    ("Lopez", None),
    ("MAYOR TAYLOR", None),
    ("Mayor Taylor", None),
    ("Mayor Taylor:", None),
    ("Roberto “Bobby” Diaz", None),
    ('"Bobby" Diaz', None),
    ("???", None),
    ("王小明", None),
    ("José Núñez", None),
    ("Wang", "wang"),
    (None, "pat"),
    (None, None),
    ("=Evans", None),
    ("Lo\u00adpez", None),
    ("Ann\u200bLee", None),
    ("Зои\u0306 a(b", None),
)


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    bodies = ("Council", "City Council", "CITY  COUNCI\u00adL")
    meetings = [
        model.Meeting(f"m{at}", f"b{at}", f"2020-01-0{at + 1}", 0, "regular", source="s") for at in range(len(bodies))
    ]
    connection = built(
        tmp_path_factory.mktemp("names") / "names.db",
        (
            model.Source("s", "captions", "Clerk", "captions"),
            *(model.Body(f"b{at}", name, "council") for at, name in enumerate(bodies)),
            model.Person("raymond", "Raymond Lopez", "Lopez, Raymond", "Lopez"),
            model.Person("wang", "王大明", "王大明", "王"),
            model.Person("pat", "Pat Silent", "Silent, Pat", "Silent"),
            model.PersonName("raymond", "Lopez"),
            *meetings,
            *(
                model.Statement(
                    model.statement_id(day_number(meetings[at % 3].date), 0, at), f"s/{at}", f"m{at % 3}",
                    "Houses" if at % 2 else "Houses, and more houses", "speech", "verbatim", "floor", "unknown",
                    name, person, source="s",
                )
                for at, (name, person) in enumerate(HEARD)
            ),
        ),
    )  # fmt: skip
    yield connection
    connection.close()


@pytest.mark.parametrize("query", ["houses", "houses after:2019", "more"])
def test_each_bar_leads_to_what_it_counted(heard: sqlite3.Connection, query: str) -> None:
    result = facets(heard, query)
    assert sum(facet.matches for facet in result.speakers) == result.total
    for facet in (*result.speakers, *result.bodies):
        assert facet.statements >= facet.matches
        if facet.filter:
            assert search(heard, f"{query} {facet.filter}").total == facet.matches
            assert search(heard, f"houses {facet.filter}").total == facet.statements
    unsaid = {facet.label for facet in result.speakers if facet.filter is None}
    assert unsaid <= {"nobody named", "???"}


def test_names_that_differ_in_capitals_and_marks_are_one(heard: sqlite3.Connection) -> None:
    result = facets(heard, "houses")
    labels = {facet.label: facet.matches for facet in result.speakers}
    assert labels["Mayor Taylor"] == 3
    assert labels["Raymond Lopez"] == labels["Pat Silent"] == labels["nobody named"] == labels["AnnLee"] == 1
    assert labels["Lopez"] == 2
    assert {facet.label for facet in result.bodies} == {"Council", "City Council"}


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("by:lopez", {0, 1, 14}),
        ("by:=lopez", {1, 14}),
        ('by:"=Raymond Lopez"', {0}),
        ("by:王小明", {8}),
        ("by:大明", {10}),
        ("by:wang", {10}),
        ("by:uñez", {9}),
        ("by:unez", {9}),
        ('by:"pat silent"', {11}),
        ("body:council", set(range(len(HEARD)))),
        ("body:=council", {at for at in range(len(HEARD)) if at % 3 == 0}),
        ("capacity:=unknown", set(range(len(HEARD)))),
        ("by:=lop", set()),
    ],
)
def test_a_name_is_found_as_a_part_or_as_a_whole(heard: sqlite3.Connection, query: str, keys: set[int]) -> None:
    assert {int(hit.statement.key[2:]) for hit in search(heard, query).hits} == keys


def test_a_whole_name_that_nobody_has_leads_to_the_names_that_hold_it(heard: sqlite3.Connection) -> None:
    (note,) = search(heard, "by:=taylo").notes
    assert note.startswith(
        "by:=taylo: no one has exactly that name; names with these words: MAYOR TAYLOR, Mayor Taylor,"
    )


def test_printed_names_alike_are_told_beside_a_person(heard: sqlite3.Connection) -> None:
    assert person_page(heard, "raymond").alike == (("Lopez", 1), ("Lopez", 1))  # one with a soft hyphen
    assert person_page(heard, "pat").alike == ()


@pytest.mark.parametrize("query", ["houses after:2030", "on:2019-06", "houses before:2019 by:lopez"])
def test_a_time_of_which_nothing_is_on_record_is_told(heard: sqlite3.Connection, query: str) -> None:
    answer = search(heard, query)
    assert answer.total == 0
    assert answer.notes[-1] == (
        "No statements from meetings in that period are on record. There are statements from 2020-01-01 to 2020-01-03."
    )
    assert search(heard, "houses on:2020-01-02").notes == ()
