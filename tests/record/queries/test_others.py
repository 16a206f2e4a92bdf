from __future__ import annotations

import sqlite3

import pytest

from councilui.record.database import RecordError
from councilui.record.queries.bodies import list_bodies
from councilui.record.queries.checks import check_input
from councilui.record.queries.matters import list_matters, matter_page
from councilui.record.queries.people import list_people, person_page
from councilui.record.queries.titles import find_items


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
    assert {claim.value for claim in page.claims} == {"2006-12-13", "2006-12-04"}


def test_a_persons_votes_are_newest_first(connection: sqlite3.Connection) -> None:
    dates = [cast.line.date for cast in person_page(connection, "silvana-tabares").votes]
    assert dates == sorted(dates, reverse=True)
    assert len(dates) == 120


def test_people_bodies_and_items_are_listed(connection: sqlite3.Connection) -> None:
    assert {line.id for line in list_people(connection, containing="silvia")} == {"silvana-tabares"}
    assert "Chicago City Council" in {body.name for body in list_bodies(connection)}
    assert [item["identifier"] for item in find_items(connection, "lakisel")] == ["Or2025-0014616"]
    assert find_items(connection, "no such title") == []


def test_the_reconciler_is_given_every_vote_and_a_label_for_every_doubt(connection: sqlite3.Connection) -> None:
    data = check_input(connection)
    assert len(data.votes) == 123
    assert set(data.rolls) <= {line.id for line in data.votes}
    for subject in (subject for _, subject in (*data.doubts, *data.claims)):
        assert subject.label
        assert subject.id not in subject.label or subject.table == "matter"


@pytest.mark.parametrize("page", [matter_page, person_page])
def test_what_is_not_there_is_told(page: object, connection: sqlite3.Connection) -> None:
    assert callable(page)
    with pytest.raises(RecordError, match="There is no"):
        page(connection, "nothing")
