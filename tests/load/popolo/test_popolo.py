"""Open Civic Data and Popolo JSON in their several shapes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from councilui.load.formats import popolo
from councilui.load.inputs import open_input
from councilui.load.report import Report
from councilui.record.model import (
    AgendaItem,
    Body,
    Matter,
    MatterAlias,
    Meeting,
    Membership,
    Motion,
    Person,
    Sponsorship,
    Vote,
    VoteCount,
    VoteEvent,
)
from tests.load.any_json import VALUES, Shapes, read_or_refuse
from tests.load.vote_table.rows import FIXTURES, kinds, of, read_rows

PUPA = "0b6ea0ea-8d5c-11f0-9d3e-000000000001"


@pytest.fixture(scope="module")
def loaded() -> tuple[list[object], Report]:
    return read_rows(popolo, FIXTURES / "popolo")


def test_ids_are_kept_and_parties_are_no_bodies(loaded: tuple[list[object], Report]) -> None:
    rows, report = loaded
    assert [body.id for body in of(rows, Body)] == ["ocd-organization/aaaa"]
    assert [matter.id for matter in of(rows, Matter)] == ["ocd-bill/1"]
    assert [meeting.id for meeting in of(rows, Meeting)] == ["ocd-event/1"]
    assert {event.id for event in of(rows, VoteEvent)} == {"ocd-vote/1", PUPA}
    assert report.omitted["memberships of parties"] == 1
    assert not report.issues


def test_names_seats_and_partial_dates(loaded: tuple[list[object], Report]) -> None:
    rows, _ = loaded
    people = {person.id: (person.name, person.sort_name, person.surname) for person in of(rows, Person)}
    assert people["ocd-person/1"] == ("Ann West", "West, Ann", "West")
    assert people["ocd-person/2"] == ("Bob de la Cruz", "de la Cruz, Bob", "de la Cruz")
    seats = {seat.id: seat for seat in of(rows, Membership)}
    assert (seats["m1"].district, seats["m1"].start, seats["m1"].end) == ("1", "2030", None)
    assert (seats["m2"].role, seats["m2"].end, seats["m2"].end_text) == ("member", None, "spring 2033")


def test_bills_agendas_and_votes_meet(loaded: tuple[list[object], Report]) -> None:
    rows, _ = loaded
    assert [alias.alias for alias in of(rows, MatterAlias)] == ["The lamp bill"]
    assert [(s.sponsor_name, s.person, s.role) for s in of(rows, Sponsorship)] == [
        ("Ann West", "ocd-person/1", "primary")
    ]
    meeting = of(rows, Meeting)[0]
    assert (meeting.body, meeting.date, meeting.time) == ("ocd-organization/aaaa", "2031-02-03", "09:30")
    items = of(rows, AgendaItem)
    assert [(item.number, item.matter) for item in items] == [("1", None), ("2", "ocd-bill/1")]
    assert {motion.agenda_item for motion in of(rows, Motion)} == {items[1].id}


def test_raw_words_counts_and_rolls(loaded: tuple[list[object], Report]) -> None:
    rows, _ = loaded
    events = {event.id: event for event in of(rows, VoteEvent)}
    assert (events["ocd-vote/1"].result, events["ocd-vote/1"].roll) == ("pass", "complete")
    assert (events[PUPA].result, events[PUPA].roll, events[PUPA].roll_note) == (
        "fail",
        "partial",
        "By name: 1 of 9 “no”.",
    )
    votes = [(v.person, v.option, v.option_text) for v in of(rows, Vote)]
    assert ("ocd-person/2", "not voting", "not voting") in votes
    assert ("popolo/person/a-stranger", "other", "other") in votes
    assert ("ocd-person/1", "no", "no") in votes
    assert [(c.option, c.count) for c in of(rows, VoteCount)][:3] == [("yes", 1), ("not voting", 1), ("excused", 1)]


def test_a_legislative_period_is_no_meeting_and_dates_its_seats(tmp_path: Path) -> None:
    """As EveryPolitician has terms."""
    term = {
        "id": "term/1",
        "classification": "legislative period",
        "start_date": "2030-01-07",
        "end_date": "2034-01-06",
    }
    seat = {"person_id": "p1", "organization_id": "o1", "legislative_period_id": "term/1", "end_date": "2031-05-01"}
    data = {
        "persons": [{"id": "p1", "name": "Ann West"}], "organizations": [{"id": "o1", "name": "Elmton Council"}],
        "events": [term, {**term, "id": "e", "classification": "general election"}], "memberships": [seat],
    }  # fmt: skip
    (tmp_path / "popolo.json").write_text(json.dumps(data))
    rows, report = read_rows(popolo, tmp_path)
    assert not of(rows, Meeting)
    assert [(row.start, row.end) for row in of(rows, Membership)] == [("2030-01-07", "2031-05-01")]
    assert sum(report.omitted.values()) == 2


def test_motions_hold_vote_events_and_json_lines_are_read(tmp_path: Path) -> None:
    vote_event = {
        "id": "ve-1", "start_date": "2031-05-06T19:00:00", "result": "lost",
        "votes": [{"voter_id": "p-1", "option": "no"}], "counts": [{"option": "no", "value": "many"}],
    }  # fmt: skip
    motion = {
        "id": "mo-1", "organization_id": "o-1", "text": "That the lamp be lit", "classification": "adoption",
        "vote_events": [vote_event],
    }  # fmt: skip
    seats = [{"id": id_, "organization_id": "o-1", "start_date": "2031"} for id_ in ("m-1", "m-1", "m-2")]
    lines = [motion, {"id": "ocd-person/9", "name": "Zoe", "memberships": seats}, {"what": "is this"}]
    (tmp_path / "all.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    rows, report = read_rows(popolo, tmp_path)
    assert [(m.id, m.text, m.motion_type) for m in of(rows, Motion)] == [("mo-1", "That the lamp be lit", "adoption")]
    assert [(e.result, e.result_text) for e in of(rows, VoteEvent)] == [("fail", "lost")]
    assert [meeting.id for meeting in of(rows, Meeting)] == ["o-1/2031-05-06"]
    assert {"object not known", "count not a number"} == kinds(report)
    assert [seat.id for seat in of(rows, Membership)] == ["m-1"]
    assert report.merged["memberships that another one repeats"] == report.merged["memberships read before"] == 1


def test_a_vote_event_alone_as_the_specification_has_it(tmp_path: Path) -> None:
    vote_event = {
        "identifier": "42", "motion": {"text": "That the lamp be lit"}, "start_date": "2031-05-06T12:30Z",
        "counts": [{"option": "yes", "value": "7"}, {"option": "no", "value": " 2"}, {"option": "abstain"}],
        "votes": [{"voter_id": "ana-roe", "option": "yes"}],
    }  # fmt: skip
    (tmp_path / "vote.json").write_text(json.dumps(vote_event), encoding="utf-8")
    rows, report = read_rows(popolo, tmp_path)
    assert [motion.text for motion in of(rows, Motion)] == ["That the lamp be lit"]
    assert [item.title for item in of(rows, AgendaItem)] == ["That the lamp be lit"]
    assert {count.option: count.count for count in of(rows, VoteCount)} == {"yes": 7, "no": 2}
    assert [event.roll for event in of(rows, VoteEvent)] == ["partial"]
    assert kinds(report) == {"count not a number"}


def test_json_of_others_is_left_alone(tmp_path: Path) -> None:
    for name, value in {
        "events.json": [{"EventId": 1, "EventItems": [], "id": "ocd-event/1"}],
        "talk.json": [{"start_time": 1.0, "end_time": 2.0, "text": "hello", "speaker": "0"}],
        "votes.json": [{"motion_text": "A lamp", "agenda_item": "8", "result": "Passed", "vote_tally": {"ayes": 6}}],
        "matter.json": {"matterId": "x", "recordNumber": "O1", "actions": [{"votes": [{"voterName": "x"}]}]},
    }.items():
        (tmp_path / name).write_text(json.dumps(value), encoding="utf-8")
    with open_input(tmp_path) as files:
        assert popolo.detect(files) == []


SHAPES = Shapes(
    ("1", "2", "1/2031-02-03", "yes", "no", "pass", "fail", "2031-02-03", "2031", "~{}", '~{"name": "A"}', "~x", "A",
     "B", "party", "\ud800", "2031-02-03T00:00:00Z", "Nowhere/Zone", "+00:00", "bill")
)  # fmt: skip
shape, with_keys = SHAPES.shape, SHAPES.with_keys
VOTE = shape("option", "voter_name", "voter_id", "voter")
COUNT = shape("option", "value")
ITEM = shape("description", "id", "order", related_entities=shape("entity_type", "name", "bill_id"))
EVENT = with_keys(
    "id",
    "start_date",
    rest=shape(
        "motion_text", "motion_id", "organization_id", "organization", "bill", "result", "event_id", "timezone", "name",
        votes=VOTE, counts=COUNT, agenda=ITEM,
    ),
)  # fmt: skip
SEAT = shape("organization_id", "id", "start_date", "area", "post")
THING = with_keys(
    "id",
    "name",
    rest=shape(
        "classification", "identifier", "title", "person_id", "organization_id", memberships=SEAT, vote_events=EVENT,
        sponsorships=shape("name", "person_id"), actions=shape("description", "date", "organization"),
    ),
)  # fmt: skip
KINDS = ("persons", "organizations", "bills", "memberships", "motions", "posts")
WHOLE = shape(**dict.fromkeys(KINDS, THING | VALUES), events=EVENT, vote_events=EVENT)


@settings(max_examples=40, suppress_health_check=[HealthCheck.data_too_large])
@given(WHOLE | st.lists(THING | EVENT | VALUES, max_size=4))
def test_any_json_of_the_outer_shape_is_read_or_refused(value: object) -> None:
    read_or_refuse(popolo, json.dumps(value).encode())


@settings(max_examples=100)
@given(st.binary(max_size=300))
def test_any_bytes_are_refused_with_a_sentence(raw: bytes) -> None:
    read_or_refuse(popolo, raw)
