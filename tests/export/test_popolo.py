"""What was loaded from Open Civic Data is written back to it."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from councilui.export.formats.popolo import popolo
from councilui.export.model import Records
from councilui.load.pipeline import load
from councilui.record.database import open_record
from councilui.record.queries.meetings import meeting_page
from councilui.record.queries.people import person_page
from councilui.record.queries.votes import vote_card
from tests.load.vote_table.rows import FIXTURES

WHOLE = json.loads((FIXTURES / "popolo" / "collection.json").read_text(encoding="utf-8"))


def whole_record(connection: sqlite3.Connection) -> dict[str, Any]:
    """The whole record as a collection."""

    def ids(table: str) -> list[str]:
        return [row[0] for row in connection.execute(f"SELECT id FROM {table} ORDER BY id")]

    records = Records(
        [vote_card(connection, key) for key in ids("vote_event")],
        [meeting_page(connection, key) for key in ids("meeting")],
        [person_page(connection, key) for key in ids("person")],
    )
    return popolo(records)


@pytest.fixture(scope="module")
def back(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    target = tmp_path_factory.mktemp("ocd") / "ocd.db"
    load([FIXTURES / "popolo"], target)
    with closing(open_record(target)) as connection:
        return whole_record(connection)


def by_id(rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in rows}


def test_votes_come_back_with_ids_words_counts_and_results(back: dict[str, Any]) -> None:
    expected = WHOLE["vote_events"][0]
    data = by_id(back["vote_events"])["ocd-vote/1"]
    for key in (
        "motion_text",
        "motion_classification",
        "start_date",
        "result",
        "organization_id",
        "bill_id",
        "sources",
    ):
        assert data[key] == expected[key], key
    assert sorted(data["votes"], key=lambda v: v["voter_id"]) == expected["votes"]
    assert sorted(data["counts"], key=str) == sorted(expected["counts"], key=str)
    assert len(back["vote_events"]) == 2


def test_people_bodies_bills_and_events_come_back(back: dict[str, Any]) -> None:
    people = by_id(back["persons"])
    for expected in WHOLE["persons"]:
        assert (people[expected["id"]]["name"], people[expected["id"]]["family_name"]) == (
            expected["name"],
            expected["family_name"],
        )
    assert people["ocd-person/1"]["other_names"] == [{"name": "Ald. West"}]
    assert by_id(back["organizations"])["ocd-organization/aaaa"]["name"] == "Lampton City Council"
    bill, expected = by_id(back["bills"])["ocd-bill/1"], WHOLE["bills"][0]
    for key in ("identifier", "title", "classification", "status", "actions", "sources"):
        assert bill[key] == expected[key], key
    assert bill["sponsorships"][0]["name"] == "Ann West"
    event = by_id(back["events"])["ocd-event/1"]
    assert (event["start_date"], event["location"]) == ("2031-02-03T09:30:00", {"name": "City Hall"})
    assert [item["description"] for item in event["agenda"]] == ["Call to order", "A lamp at the corner"]
    assert by_id(back["memberships"])["m2"]["end_date"] == "spring 2033"


def test_what_is_written_is_read_again_as_the_same(back: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "popolo").mkdir()
    (tmp_path / "popolo" / "all.json").write_text(json.dumps(back), encoding="utf-8")
    load([tmp_path / "popolo"], tmp_path / "again.db")
    with closing(open_record(tmp_path / "again.db")) as connection:
        again = whole_record(connection)
    for kind in ("persons", "organizations", "vote_events", "events", "bills"):
        assert by_id(again[kind]) == by_id(back[kind]), kind


def test_words_that_open_civic_data_does_not_know_are_kept_beside(connection: sqlite3.Connection) -> None:
    card = vote_card(connection, "chicago-city-council/2021-01-27/o2021-117/vote")
    data = popolo(Records([card]))
    event = data["vote_events"][0]
    assert {vote["option"] for vote in event["votes"]} <= {"yes", "no", "not voting", "other", "absent", "excused"}
    assert len(event["votes"]) == len(card.votes)
    assert {(count["option"], count["value"]) for count in event["counts"]} >= {("yes", 41), ("no", 8)}
    assert json.loads(json.dumps(data)) == data
