"""The tables that cities publish: Ann Arbor, Toronto, Vancouver, and made-up ones like Portland's and Dallas's."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from councilui.load.formats import vote_table
from councilui.load.inputs import open_input
from councilui.record.model import (
    AgendaItem,
    Body,
    Matter,
    Meeting,
    Membership,
    Motion,
    Person,
    Vote,
    VoteCount,
    VoteEvent,
)
from tests.load.vote_table.rows import FIXTURES, kinds, of, read_rows
from tests.load.vote_table.tables import read_table, votes_by_name

TABLES = FIXTURES / "vote_table"


@pytest.fixture(scope="module")
def ann_arbor() -> tuple[list[object], object]:
    return read_rows(vote_table, TABLES / "ann-arbor")


def test_ann_arbor_has_a_vote_for_each_cell_but_those_of_a_pulled_item(ann_arbor) -> None:  # type: ignore[no-untyped-def]
    rows, report = ann_arbor
    assert report.read["table rows"] == 29
    assert report.rows_made["table rows without a member's vote"] == 1
    assert len(of(rows, Vote)) == 28 * 11
    assert Counter(vote.option_text for vote in of(rows, Vote))["?"] == 1
    assert {vote.option for vote in of(rows, Vote) if vote.option_text == "?"} == {"other"}
    assert kinds(report) == {"unknown vote word", "roll repeated"}
    assert any("members_after" in note for note in report.notes)
    assert any("“City Council” was assumed" in note for note in report.notes)


def test_ann_arbor_meets_on_the_file_s_date_under_the_common_key(ann_arbor) -> None:  # type: ignore[no-untyped-def]
    meetings = of(ann_arbor[0], Meeting)
    assert [meeting.id for meeting in meetings] == [
        "ann-arbor/city-council/2022-07-18",
        "ann-arbor/city-council/2023-02-21",
    ]


def test_a_packed_class_becomes_result_method_and_motion(ann_arbor) -> None:  # type: ignore[no-untyped-def]
    rows = ann_arbor[0]
    events = {event.id.removeprefix("ann-arbor/city-council/"): event for event in of(rows, VoteEvent)}
    motions = {motion.id: motion for motion in of(rows, Motion)}
    consent = events["2022-07-18/ca-1/vote"]
    assert (consent.result, consent.method, consent.result_text) == ("pass", "omnibus", "consent pass")
    put_off = events["2022-07-18/dc-1/vote/2"]
    assert (put_off.result, motions[put_off.motion].motion_type) == ("fail", "postpone")
    postponed = events["2023-02-21/ca-1/vote"]
    assert (postponed.result, postponed.result_basis, postponed.disposition) == ("pass", "inferred", "postponed")
    eyer = motions[postponed.motion]
    assert (eyer.mover, eyer.mover_name) == ("ann-arbor/person/eyer", "Eyer")
    amended = motions[events["2022-07-18/c-1/vote/2"].motion]
    assert amended.motion_type == "amend"
    assert (
        amended.text
        == "Amendment by Disch: Allow curbside pickup of marijuana past the pandemic-inspired grace period."
    )


def test_motions_on_one_number_are_votes_on_one_item(ann_arbor) -> None:  # type: ignore[no-untyped-def]
    rows = ann_arbor[0]
    items = [item for item in of(rows, AgendaItem) if item.id.endswith("2022-07-18/dc-2")]
    assert len(items) == 1
    assert items[0].title.startswith("Resolution to Organize a Joint Meeting")
    assert items[0].matter == "ann-arbor/matter/5723495"
    assert sum(motion.agenda_item == items[0].id for motion in of(rows, Motion)) == 5
    pulled = next(item for item in of(rows, AgendaItem) if item.number == "CA-6")
    assert pulled.outcome == "pulled"
    assert all(motion.agenda_item != pulled.id for motion in of(rows, Motion))


def test_members_have_wards_roles_and_seats_derived_from_the_dates(ann_arbor) -> None:  # type: ignore[no-untyped-def]
    rows = ann_arbor[0]
    seats = {seat.person.rsplit("/", 1)[-1]: seat for seat in of(rows, Membership)}
    assert (seats["taylor"].role, seats["disch"].role) == ("mayor", "member")
    assert (seats["hayner"].start, seats["hayner"].end, seats["hayner"].basis) == (
        "2022-07-18",
        "2023-02-21",
        "derived",
    )
    assert (seats["disch"].district, seats["disch"].start, seats["disch"].end) == ("1", "2022-07-18", None)
    assert {vote.district for vote in of(rows, Vote) if vote.voter_name == "Grand (Ward 3)"} == {"3"}


def test_toronto_is_grouped_by_committee_time_item_motion_and_description() -> None:
    rows, _ = read_rows(vote_table, TABLES / "toronto_member_voting_record.csv")
    events = of(rows, VoteEvent)
    assert [(event.result, event.result_text, event.roll) for event in events] == [
        ("pass", "Carried, 25-1", "partial"),
        ("pass", "Carried, 26-0", "partial"),
        ("pass", "Carried, 25-0", "partial"),
    ]
    first = [(count.option, count.count) for count in of(rows, VoteCount) if count.vote_event == events[0].id]
    assert first == [("yes", 25), ("no", 1)]
    assert [event.position for event in events] == [0, 1, 0]
    assert len(of(rows, AgendaItem)) == 2
    assert [meeting.date for meeting in of(rows, Meeting)] == ["2022-11-23", "2022-11-24"]
    ainslie = next(person for person in of(rows, Person) if person.surname == "Ainslie")
    assert (ainslie.name, ainslie.sort_name) == ("Paul Ainslie", "Ainslie, Paul")
    assert of(rows, Motion)[0].text == "Majority required - Appoint Councillor Nunziata as Speaker"


def test_vancouver_is_grouped_by_meeting_and_vote_number() -> None:
    rows, report = read_rows(vote_table, TABLES / "vancouver_council_voting_records.csv")
    assert len(of(rows, VoteEvent)) == 6
    assert [body.name for body in of(rows, Body)] == ["Council", "Public Hearing"]
    assert [event.result for event in of(rows, VoteEvent)] == ["pass"] * 5 + ["fail"]
    assert kinds(report) == {"mojibake"}
    assert not any("\\t" in item.title for item in of(rows, AgendaItem))
    assert any("â€“" in item.title for item in of(rows, AgendaItem))
    assert {person.name for person in of(rows, Person)} == {"P Fry", "S Kirby-Yung", "R Bligh", "K Sim"}
    assert {seat.role for seat in of(rows, Membership) if seat.person.endswith("k-sim")} == {"mayor"}


def test_portland_like_tables_have_outcomes_in_words() -> None:
    rows, _ = read_rows(vote_table, TABLES / "portland")
    events = of(rows, VoteEvent)
    assert [(event.result, event.disposition) for event in events] == [
        ("pass", "passed as amended"),
        ("fail", "failed to pass"),
    ]
    assert [matter.identifier for matter in of(rows, Matter)] == ["2031-001", "2031-002"]
    assert {person.surname for person in of(rows, Person)} == {"Alder", "Birch", "Cedar", "Dogwood Lane"}


def test_dallas_like_tables_have_members_who_change_and_agenda_rows_without_votes() -> None:
    rows, report = read_rows(vote_table, TABLES / "dallas")
    assert report.rows_made["table rows without a member's vote"] == 1
    assert report.omitted["member cells marked as not a member then"] == 1
    assert Counter((vote.option, vote.option_text) for vote in of(rows, Vote)) == {
        ("yes", "YES"): 3, ("absent", "AWVT"): 1, ("no", "NO"): 1, ("absent", "ABSNT_CB"): 1, ("abstain", "ABST"): 1,
    }  # fmt: skip
    assert [item.title for item in of(rows, AgendaItem)][:2] == ["CONSENT AGENDA", "Authorize a lamp at the corner"]
    assert [event.result for event in of(rows, VoteEvent)] == ["pass", "unknown", "pass"]
    assert {event.method for event in of(rows, VoteEvent)} == {"roll call"}
    assert of(rows, Meeting)[0].time == "09:00"
    assert "Bob Marsh" in {person.name for person in of(rows, Person)}
    assert report.issues == []


def test_rows_of_legistar_beside_members(tmp_path: Path) -> None:
    header = (
        "MeetingDate,MeetingType,BodyName,AgendaItemTitle,EventItemPassedFlag,EventItemTally,ActionName,Roe,Poe,Moe"
    )
    table = (
        f"{header}\n2031-05-06,Formal,Town Board,Roll call,,,,Present,Present,Absent\n"
        "2031-05-06,Formal,Town Board,Lease,1,2-1,adopted,Yes,Yes,No\n"
        "2031-05-06,Formal,Town Board,Fees,1,,continued,,,\n"
    )
    rows, _ = read_table(tmp_path, table)
    assert [body.name for body in of(rows, Body)] == ["Town Board"]
    assert [(item.title, item.outcome) for item in of(rows, AgendaItem)] == [
        ("Roll call", None), ("Lease", "passed"), ("Fees", "motion to continue: passed"),
    ]  # fmt: skip
    assert [event.question for event in of(rows, VoteEvent)] == [
        "Shall “Lease” be adopted?",
        "Shall “Fees” be continued?",
    ]
    assert {vote.voter_name: vote.option for vote in of(rows, Vote)} == {"Roe": "yes", "Poe": "yes", "Moe": "no"}


@pytest.mark.parametrize(
    ("person", "votes"),
    [("councillor", {"Ana Roe": "yes", "Ben Poe": "no"}), ("Council Member", {"Ana Roe": "yes", "Ben Poe": "no"}),
     ("Name", {}), ("Who", {})],
)  # fmt: skip
def test_a_stance_in_an_organization_is_a_member_s_vote_and_not_the_public_s(
    person: str, votes: dict[str, str], tmp_path: Path
) -> None:
    row = {"date": "2031-06-03", "organization": "Parks Board", "matter": "Lease of lot 5"}
    stances = [{**row, person: "Ana Roe", "stance": "For"}, {**row, person: "Ben Poe", "stance": "Against"}]
    (tmp_path / "votes.json").write_text(json.dumps(stances))
    with open_input(tmp_path) as files:
        assert bool(vote_table.detect(files)) == bool(votes)
    if votes:
        rows, _ = read_rows(vote_table, tmp_path)
        assert (votes_by_name(rows), [body.name for body in of(rows, Body)]) == (votes, ["Parks Board"])
