"""Events to meetings, office records to memberships, names to persons, bodies and clients."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from councilui.load.bodies import classify
from councilui.load.formats.legistar.clients import client_of
from councilui.load.formats.legistar.text import address, date_of, one_line, plain, time_of
from councilui.load.formats.legistar.wording import motion_type, outcome, question
from councilui.load.settings import Settings
from councilui.record.model import Body, Meeting, Membership, Person, Source
from tests.load.legistar.reading import Row, event, read, write


def test_a_body_that_meets_twice_a_day_has_the_time_in_its_keys(tmp_path: Path) -> None:
    events = [
        event(1), event(2, Time="2:00 PM"), event(3, Time="2:00 PM"), event(4, Time=None),
        event(5, Date="2024-05-07T00:00:00", BodyName=" City Council "),
    ]  # fmt: skip
    reading = read(write(tmp_path, events=events))
    assert [row.id for row in reading.all(Meeting)] == [
        "lampton/city-council/2024-05-06/0930",
        "lampton/city-council/2024-05-06/1400",
        "lampton/city-council/2024-05-06/1400/event-3",
        "lampton/city-council/2024-05-06",
        "lampton/city-council/2024-05-07",
    ]
    assert len(reading.all(Body)) == 1
    assert len(reading.issues("meetings at one time")) == 1
    assert any("1 event without a time of day" in note for note in reading.report.notes)


def test_odd_times_and_dates_are_reported(tmp_path: Path) -> None:
    events = [
        event(1, Time="after the parade"), event(2, Date="0001-01-01T00:00:00"), event(3, Date=7),
        event(4) | {"EventId": "x"}, event(5, BodyName=None),
        event(6, Date="2031-01-01T18:30:00", Time=None), "no object",
    ]  # fmt: skip
    reading = read(write(tmp_path, events=events))
    assert [(row.date, row.time) for row in reading.all(Meeting)] == [("2024-05-06", None), ("2031-01-01", "18:30")]
    assert len(reading.issues("odd time")) == 1
    assert len(reading.issues("unreadable row")) == 5


def test_the_same_event_twice_is_one_meeting(tmp_path: Path) -> None:
    reading = read(write(tmp_path, events=[event(1), event(1), event(1, Date="2024-06-06T00:00:00")]))
    assert reading.one(Meeting).date == "2024-05-06"
    assert reading.report.merged["events listed before"] == 2
    assert len(reading.issues("event listed twice")) == 1


def test_what_an_event_says_of_itself(tmp_path: Path) -> None:
    listed_event = event(1, Comment="Special Meeting", VideoPath=None, Location="Hall,\r\n5 High St") | {
        "EventMedia": "3231"
    }
    meeting = read(write(tmp_path, events=[listed_event])).one(Meeting)
    assert (meeting.kind, meeting.summary, meeting.video) == ("special", "Special Meeting", None)
    assert meeting.location == "Hall, 5 High St"
    assert meeting.url == "https://lampton.legistar.com/MeetingDetail.aspx?LEGID=1"


@pytest.mark.parametrize(
    ("comment", "kind"),
    [
        ("Special Meeting", "special"),
        ("Special Virtual Council Meeting at 2", "special"),
        ("EMERGENCY SESSION", "emergency"),
        ("Jointly with the Committee on Special Events. The meeting is recessed.", "unknown"),
        ("Preparing for an emergency: oversight", "unknown"),
        (None, "unknown"),
    ],
)
def test_a_meeting_is_special_only_where_it_is_called_so(tmp_path: Path, comment: str | None, kind: str) -> None:
    assert read(write(tmp_path, events=[event(Comment=comment)])).one(Meeting).kind == kind


def test_the_zone_comes_from_the_settings_alone(tmp_path: Path) -> None:
    folder = write(tmp_path, events=[event()])
    assert read(folder).one(Body).timezone is None
    assert read(folder, replace(Settings("x"), timezone="America/Chicago")).one(Body).timezone == "America/Chicago"


def test_the_place_is_the_client_unless_it_is_set(tmp_path: Path) -> None:
    folder = write(tmp_path, events=[event()])
    assert read(folder).one(Body).id == "lampton/city-council"
    (folder / "councilui.toml").write_text('place = "Lamp Town"\n', encoding="utf-8")
    reading = read(folder)
    assert reading.one(Body).id == "lamp-town/city-council"
    assert reading.one(Source).id == "legistar:lampton"


def _office(number: int, title: str, start: str | None, end: str | None) -> Row:
    return {
        "OfficeRecordId": number, "OfficeRecordFullName": "Ana Rey", "OfficeRecordPersonId": 1,
        "OfficeRecordBodyId": 138, "OfficeRecordBodyName": "City Council", "OfficeRecordTitle": title,
        "OfficeRecordStartDate": start, "OfficeRecordEndDate": end, "OfficeRecordEmail": "ana@example.org",
        "OfficeRecordMemberType": "CHAIR",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("title", "role", "district"),
    [
        ("Council Member", "member", None), ("MEMBER", "member", None), ("CHAIRPERSON", "chairperson", None),
        ("Councilmember, District 4", "member", "4"), ("Alderman (Ward 12)", "member", "12"), ("", "chair", None),
        ("Mayor Pro Tem", "Mayor Pro Tem", None), ("Vice Chair (At Large)", "Vice Chair", "At Large"),
    ],
)  # fmt: skip
def test_titles_are_roles(tmp_path: Path, title: str, role: str, district: str | None) -> None:
    membership = read(write(tmp_path, officerecords=[_office(3, title, None, None)])).one(Membership)
    assert (membership.role, membership.district) == (role, district)


def test_a_last_day_in_office_is_counted_and_sentinels_are_no_dates(tmp_path: Path) -> None:
    records = [
        _office(3, "Member", "2022-01-01T00:00:00", "2023-12-31T00:00:00"),
        _office(3, "Member", None, None),
        _office(4, "Member", "0001-01-01T00:00:00", "9999-12-31T00:00:00"),
        {"OfficeRecordId": 5},
        {**_office(6, "Member", "2022-01-01T00:00:00", "2023-12-31T00:00:00"), "OfficeRecordBodyId": 139},
    ]
    reading = read(write(tmp_path, officerecords=records))
    assert [(row.start, row.end) for row in reading.all(Membership)] == [("2022-01-01", "2024-01-01"), (None, None)]
    assert reading.report.read["office records"] == 5
    assert reading.report.merged["office records that another one repeats"] == 1  # a second body of the same name
    assert len(reading.issues("unreadable row")) == 1
    assert "example.org" not in repr(reading.objects)


@pytest.mark.parametrize(
    ("first", "last", "full", "sort_name", "surname"),
    [
        ("Ana", "Rey ", "Ana Rey ", "Rey, Ana", "Rey"),
        ("Adam", "Powell, IV", "Adam C. Powell IV", "Powell, Adam C., IV", "Powell"),
        (None, None, "Burk, Edna M.", "Burk, Edna M.", "Burk"),
        ("Darma", "D. Diaz", "Darma V. Diaz", "Diaz, Darma V.", "Diaz"),
        ("Marilyn", "Ezzy Ashcraft", "Marilyn Ezzy Ashcraft", "Ezzy Ashcraft, Marilyn", "Ezzy Ashcraft"),
        (None, None, "Robert E. Cornegy, Jr.", "Cornegy, Robert E., Jr.", "Cornegy"),
        (None, None, "Prince", "Prince", "Prince"),
    ],
)
def test_names(tmp_path: Path, first: str, last: str, full: str, sort_name: str, surname: str) -> None:
    row = {
        "PersonId": 1,
        "PersonFirstName": first,
        "PersonLastName": last,
        "PersonFullName": full,
        "PersonPhone": "555",
    }
    person = read(write(tmp_path, persons=[row])).one(Person)
    name = full.strip().replace(", Jr.", " Jr.")  # no comma that parts two people in a list
    assert (person.name, person.sort_name, person.surname) == (name, sort_name, surname)


@pytest.mark.parametrize(
    ("site", "file", "client"),
    [
        ("https://nyc.legistar.com/MeetingDetail.aspx?LEGID=44", None, "nyc"),
        ("https://legistar.council.nyc.gov/MeetingDetail.aspx", None, "nyc"),
        (None, "http://legistar2.granicus.com/seattle/meetings/2019/7/a.pdf", "seattle"),
        (None, "https://metro.legistar1.com/metro/meetings/2024/9/a.pdf", "metro"),
        ("nothing", 7, None),
    ],
)
def test_the_client_is_told_by_addresses(site: object, file: object, client: str | None) -> None:
    assert client_of([{"EventInSiteURL": site, "EventAgendaFile": file}]) == client


def test_bodies_are_classified_by_type_or_name() -> None:
    names = [
        "City Council",
        "Committee on Aging",
        "Board of Directors",
        "Subcommittee on Landmarks",
        "Planning Commission",
    ]
    assert [classify(name) for name in names] == ["council", "committee", "board", "committee", "commission"]
    assert classify("The Lamp Lighters", "Primary Legislative Body") == "council"
    assert classify("The Lamp Lighters") == "body"


@pytest.mark.parametrize(
    ("printed", "time"),
    [
        ("9:30 AM", "09:30"), ("12:00 PM", "12:00"), ("12:15 a.m.", "00:15"), ("15:17 PM", "15:17"), ("21:30", "21:30"),
        ("Noon", "12:00"), ("7 p.m.", "19:00"), ("9", None), ("soon", None), ("25:00", None),
    ],
)  # fmt: skip
def test_times(printed: str, time: str | None) -> None:
    assert time_of(printed) == time


def test_dates_and_texts() -> None:
    assert date_of("2019-07-29T00:00:00") == "2019-07-29"
    assert [date_of(text) for text in ("1900-01-01T00:00:00", "0001-01-01", "9999-12-31", "2019-02-30", "")] == [
        None
    ] * 5
    assert one_line(" a\r\n\tb  c ") == "a b c"
    assert plain("a\r\nb\rc\x00 \ud800") == "a\nb\nc \ufffd"
    assert plain("x < y & z") == "x < y & z"
    assert address("One,\r\n\r\n Two") == "One, Two"


@pytest.mark.parametrize(
    ("action", "result", "sentence"),
    [
        ("Approved by Committee", "pass", "Shall Int 5 be approved by the committee?"),
        ("Approved, by Council", "fail", "Shall Int 5 be approved by the council?"),
        ("passed", "pass", "Shall Int 5 be passed?"),
        ("Laid Over by Subcommittee", "pass", "Shall Int 5 be laid over by the subcommittee?"),
        ("Disapproved by Council", "pass", "Shall Int 5 be disapproved by the council?"),
        ("Disapproved by Council", "fail", "Shall the motion on Int 5 carry?"),
        ("Defeated by Council", "fail", "Shall the motion on Int 5 carry?"),
        ("Adopted the Lamps", "pass", "Shall Int 5 be adopted?"),
        ("Closed the public hearing", "pass", "Shall the motion on Int 5 carry?"),
        ("Motion", "pass", "Shall the motion on Int 5 carry?"),
        (None, "pass", "Shall the motion on Int 5 carry?"),
    ],
)
def test_questions_do_not_tell_the_outcome(action: str | None, result: str, sentence: str) -> None:
    assert question("Int 5", "Lamps", action, result) == sentence


def test_words_of_actions() -> None:
    assert (
        outcome("Approved with Modifications and Referred to CPC") == "approved with modifications and referred to CPC"
    )
    assert outcome("LAID OVER") == "laid over"
    assert motion_type("Approved, by Council") == "approve"
    assert motion_type("Tour Held by Committee") == "other"
