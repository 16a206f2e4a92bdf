"""Meetings of an invented German council as OParl 1.1 gives them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councilui.load.formats import oparl
from councilui.load.inputs import open_input
from councilui.load.pipeline import load
from councilui.record.model import (
    AgendaItem,
    Attendance,
    Body,
    Matter,
    Meeting,
    Membership,
    Person,
    VoteCount,
    VoteEvent,
)
from tests.load.any_json import read_or_refuse
from tests.load.vote_table.rows import kinds, of, read_rows

BASE = "https://oparl.lampstadt.example"


def typed(kind: str, key: int, /, **values: Any) -> dict[str, Any]:
    return {"id": f"{BASE}/{kind}/{key}", "type": f"https://schema.oparl.org/1.1/{kind}", **values}


COUNCIL = typed("Organization", 1, name="Stadtrat", classification="Rat", organizationType="Gremium")
PARTY = typed("Organization", 2, name="Fraktion Licht", organizationType="Fraktion")
ANNA = typed(
    "Person", 1, name="Dr. Anna Rohe", familyName="Rohe", givenName="Anna",
    membership=[
        typed("Membership", 1, organization=COUNCIL["id"], role="Ratsmitglied", startDate="2029-11-01",
              endDate="2031-10-31"),
        typed("Membership", 2, organization=PARTY["id"], role="Vorsitzende"),
    ],
)  # fmt: skip
PAPER = typed(
    "Paper", 7, name="Laternen am Markt", reference="V/0815/2031", paperType="Beschlussvorlage",
    consultation=[typed("Consultation", 9, meeting=f"{BASE}/Meeting/5", agendaItem=f"{BASE}/AgendaItem/12")],
)  # fmt: skip
MEETING = typed(
    "Meeting", 5, name="4. Sitzung des Stadtrats", start="2031-06-03T18:00:00+02:00", end="2031-06-03T21:15:00+02:00",
    organization=[COUNCIL["id"]], participant=[ANNA["id"]], meetingState="durchgeführt",
    location=typed("Location", 3, description="Rathaus"),
    agendaItem=[
        typed("AgendaItem", 11, number="1", name="Begrüßung", order=1, public=True),
        typed("AgendaItem", 12, number="2", name="Laternen am Markt", order=2,
              result="Geändert beschlossen (Ja: 20, Nein: 5, Enthaltungen: 2)", consultation=f"{BASE}/Consultation/9",
              resolutionText="Der Markt erhält zwölf Laternen."),
        typed("AgendaItem", 13, number="3", name="Bank am Fluss", order=3, result="abgelehnt"),
        typed("AgendaItem", 14, number="4", name="Brücke", order=4, result="vertagt"),
        typed("AgendaItem", 15, number="5", name="Weg", order=5, result="nicht beschlossen", public=False),
    ],
)  # fmt: skip
ALL = [COUNCIL, PARTY, ANNA, PAPER, MEETING]


def write(folder: Path, content: object) -> Path:
    (folder / "oparl.json").write_text(json.dumps(content), encoding="utf-8")
    return folder


@pytest.mark.parametrize("content", [ALL, {"data": ALL, "pagination": {}}, [{"data": [value]} for value in ALL]])
def test_meetings_agendas_and_results(tmp_path: Path, content: object) -> None:
    rows, report = read_rows(oparl, write(tmp_path, content))
    assert [body.name for body in of(rows, Body)] == ["Stadtrat"]
    meeting = of(rows, Meeting)[0]
    assert (meeting.date, meeting.time, meeting.end_time, meeting.location) == (
        "2031-06-03",
        "18:00",
        "21:15",
        "Rathaus",
    )
    assert meeting.id.endswith("/stadtrat/2031-06-03")
    items = of(rows, AgendaItem)
    assert [item.number for item in items] == ["1", "2", "3", "4", "5"]
    assert items[1].summary == "Der Markt erhält zwölf Laternen."
    assert items[1].matter == of(rows, Matter)[0].id
    assert of(rows, Matter)[0].identifier == "V/0815/2031"
    assert [(event.result, event.roll) for event in of(rows, VoteEvent)] == [
        ("pass", "none"),
        ("fail", "none"),
        ("fail", "none"),
    ]
    assert {count.option: count.count for count in of(rows, VoteCount)} == {"yes": 20, "no": 5, "abstain": 2}
    assert report.issues == []


def test_people_seats_and_presence(tmp_path: Path) -> None:
    rows, report = read_rows(oparl, write(tmp_path, ALL))
    assert [(person.name, person.surname) for person in of(rows, Person)] == [("Anna Rohe", "Rohe")]
    assert [(seat.role, seat.start, seat.end) for seat in of(rows, Membership)] == [
        ("member", "2029-11-01", "2031-11-01")
    ]
    assert [(row.status, row.person_name) for row in of(rows, Attendance)] == [("present", "Dr. Anna Rohe")]
    assert report.omitted["memberships of parties"] == 1


def test_who_meets_is_not_guessed(tmp_path: Path) -> None:
    finance, parks = f"{BASE}/Organization/34", f"{BASE}/Organization/35"
    meeting = {**MEETING, "organization": [finance, parks]}
    seat = typed("Membership", 8, organization=f"{BASE}/Organization/36", person=ANNA["id"])
    rows, report = read_rows(oparl, write(tmp_path, [meeting, ANNA, seat]))
    assert [body.name for body in of(rows, Body)] == ["Organization 34", "Organization 35"]
    assert [row.body.rpartition("/")[2] for row in of(rows, Meeting)] == ["organization-34"]
    assert of(rows, Membership) == []
    assert [issue.kind for issue in report.issues] == ["unknown organization", "unknown organization", "joint meeting"]
    assert finance in report.issues[0].place
    assert "Organization 35" in report.issues[2].reason


def test_a_meeting_of_nobody_is_told(tmp_path: Path) -> None:
    rows, report = read_rows(
        oparl, write(tmp_path, [{key: value for key, value in MEETING.items() if key != "organization"}])
    )
    assert [body.name for body in of(rows, Body)] == ["Rat"]
    assert [issue.kind for issue in report.issues] == ["unknown organization"]


def test_one_object_in_two_pages_is_one_and_the_later_stays(tmp_path: Path) -> None:
    item = {"agendaItem": [], "modified": "2031-07-01T00:00:00+02:00", "cancelled": True}
    rows, report = read_rows(oparl, write(tmp_path, [*ALL, {**MEETING, **item}]))
    assert [meeting.status for meeting in of(rows, Meeting)] == ["Cancelled"]
    assert report.merged["meetings of an id read before"] == 1


def test_what_is_deleted_or_has_no_date_is_counted(tmp_path: Path) -> None:
    gone = [{**MEETING, "deleted": True}, typed("Meeting", 6, name="Ohne Tag"), typed("System", 1, name="RIS")]
    rows, report = read_rows(oparl, write(tmp_path, gone))
    assert of(rows, Meeting) == []
    assert report.omitted["meetings that are marked as deleted"] == 1
    assert "meeting without date" in kinds(report)


@pytest.mark.parametrize("content", ["[]", '{"type": "Meeting"}', '[{"vote": "yes"}]'])
def test_other_json_is_left_alone(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.json").write_text(content, encoding="utf-8")
    with open_input(tmp_path) as files:
        assert oparl.detect(files) == []


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.sampled_from([value["id"] for value in ALL]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(sorted(MEETING)), inner, max_size=4),
    max_leaves=8,
)


@given(
    st.lists(st.sampled_from(ALL), min_size=1, max_size=5),
    st.dictionaries(st.sampled_from(sorted({*MEETING, *ANNA, *PAPER} - {"type"})), VALUES, max_size=4),
)
def test_any_values_are_read_or_refused(content: list[dict[str, Any]], odd: dict[str, Any]) -> None:
    read_or_refuse(oparl, json.dumps([{**value, **odd} for value in content]).encode())


def test_a_person_listed_twice_without_an_id_is_one(tmp_path: Path) -> None:
    person = {**ANNA, "id": None}
    folder = tmp_path / "lampstadt"
    folder.mkdir()
    (folder / "all.json").write_text(json.dumps([person, person]), encoding="utf-8")
    assert load([folder], tmp_path / "a.db").written["person"] == 1
