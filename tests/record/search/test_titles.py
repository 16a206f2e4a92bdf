from __future__ import annotations

import sqlite3

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from councilui.common.errors import CouncilError
from councilui.record.queries.bodies import list_bodies
from councilui.record.queries.checks import check_input
from councilui.record.queries.glossary import list_glossary
from councilui.record.queries.matters import list_matters, matter_page
from councilui.record.queries.people import list_people, person_page
from councilui.record.search.titles import find_others
from councilui.record.views.search import OtherCounts
from tests.record.search.test_search_language import QUERIES


def test_a_matter_has_names_sponsors_history_and_relations(connection: sqlite3.Connection) -> None:
    page = matter_page(connection, "o2023-0004222")
    assert {"sanctuary", "Welcoming City"} <= {alias.alias for alias in page.aliases}
    assert {s.person for s in page.sponsorships} == {"raymond-lopez", "silvana-tabares"}
    assert [action.action for action in page.history][-1] == "tabled"
    assert {related.matter.identifier for related in page.related} >= {"O2021-117"}


def test_matters_are_found_by_number_title_or_popular_name(connection: sqlite3.Connection) -> None:
    assert "o2021-117" in {line.id for line in list_matters(connection, containing="2-173")}
    assert {line.id for line in list_matters(connection, containing="LAKISEL")} == {"or2025-0014616"}
    assert len(list_matters(connection)) > 120


def test_a_persons_seats_carry_dates_and_disagreements(connection: sqlite3.Connection) -> None:
    page = person_page(connection, "michelle-harris")
    assert [m.start for m in page.memberships if m.role == "member"] == ["2006-12-13"]
    assert {claim.value for claim in page.claims} == {"Dec. 13, 2006", "Dec. 4, 2006"}


def test_a_persons_votes_are_newest_first(connection: sqlite3.Connection) -> None:
    dates = [cast.line.date for cast in person_page(connection, "silvana-tabares").votes]
    assert dates == sorted(dates, reverse=True)
    assert len(dates) == 120


def test_people_bodies_and_items_are_listed(connection: sqlite3.Connection) -> None:
    assert {line.id for line in list_people(connection, containing="silvia")} == {"silvana-tabares"}
    assert "Chicago City Council" in {body.name for body in list_bodies(connection)}
    assert [item.identifier for item in find_others(connection, "lakisel").items] == ["Or2025-0014616"]
    assert find_others(connection, "xyzzy").items == ()


def test_a_query_finds_items_matters_and_people_in_groups(connection: sqlite3.Connection) -> None:
    result = find_others(connection, "sanctuary")
    assert "O2023-0004222" in {line.identifier for line in result.matters}
    assert [item.date for item in result.items] == sorted((item.date for item in result.items), reverse=True)
    assert result.counts == OtherCounts(len(result.items), len(result.matters), 0, True)
    assert "“sanctuary” also stands for" in result.reading
    assert [line.id for line in find_others(connection, "tabares").people] == ["silvana-tabares"]


@pytest.mark.parametrize(
    ("query", "items", "matters", "people"),
    [
        ("settlement sigcho", 0, 0, 0),
        ("TIF -Chicago", 6, 6, 0),
        ("referendum", 3, 3, 0),
        ("referendums", 3, 3, 0),  # whatever the ending
        ('"referendums"', 0, 0, 0),
        ("referendum on:2023-11", 2, 2, 0),
        ("after:2026", 0, 0, 0),
        ("by:raymond", 0, 0, 1),
        ("ward:15", 0, 0, 1),
        ("by:raymond OR referendum", 3, 3, 1),
    ],
)
def test_groups_are_asked_in_the_language_of_statements(
    connection: sqlite3.Connection, query: str, items: int, matters: int, people: int
) -> None:
    assert find_others(connection, query).counts == OtherCounts(items, matters, people, True)


@given(QUERIES, st.booleans())
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_asked_of_the_groups(connection: sqlite3.Connection, text: str, typing: bool) -> None:
    find_others(connection, text, typing=typing)


def test_the_glossary_says_where_each_meaning_comes_from(connection: sqlite3.Connection) -> None:
    terms = {term.term: term for term in list_glossary(connection)}
    assert terms["TIF"].expansion == "tax increment"
    assert terms["ICE"].body is None
    assert all(term.meaning and term.source for term in terms.values())


def test_the_reconciler_is_given_what_may_be_wrong_and_a_label_for_every_doubt(connection: sqlite3.Connection) -> None:
    data = check_input(connection)
    assert 0 < len(data.votes) < 123
    assert set(data.rolls) <= {line.id for line in data.votes}
    for subject in (subject for _, subject in (*data.doubts, *data.claims)):
        assert subject.label
        assert subject.id not in subject.label or subject.table == "matter"


@pytest.mark.parametrize("page", [matter_page, person_page])
def test_what_is_not_there_is_told(page: object, connection: sqlite3.Connection) -> None:
    assert callable(page)
    with pytest.raises(CouncilError, match="There is no"):
        page(connection, "nothing")
