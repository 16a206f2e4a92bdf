"""One body, one person, one meeting, however many files, formats and spellings tell of it."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from councilui.load.mistakes import MistakeError
from councilui.load.pipeline import Outcome, load

HEADER = "date,item,title,result,"
CAPTIONS = "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n>> {}: I MOVE THE ITEM.\n"
DAY = "2025-06-03"


def _write(folder: Path, **contents: str) -> Path:
    """Files by name, "__" for a folder and "_csv" for an ending."""
    for name, text in contents.items():
        stem, _, ending = name.rpartition("_")
        path = folder / f"{stem.replace('__', '/')}.{ending}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def _table(*names: str, day: str = DAY, title: str = "Sale of lot 5", item: str = "1") -> str:
    header = ",".join(f'"{name}"' for name in names)
    return f"{HEADER}{header}\n{day},{item},{title},Passed,{','.join('Yes' for _ in names)}\n"


def _load(tmp_path: Path, *paths: Path) -> tuple[Outcome, sqlite3.Connection]:
    target = tmp_path / "record.db"
    outcome = load(list(paths), target)
    return outcome, sqlite3.connect(target)


def _column(connection: sqlite3.Connection, sql: str) -> list[Any]:
    return [row[0] for row in connection.execute(sql)]


def _people(connection: sqlite3.Connection) -> list[str]:
    return _column(connection, "SELECT name FROM person ORDER BY name")


# People


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Trustee Jane Roe", "Mayor Jane Roe"),
        ("Mayor Pro-Tem Ali Poe", "Ali Poe"),
        ("Alder Ali Poe", "Council President Ali Poe"),
        ("Vice-Mayor Ali Poe", "Deputy Mayor Ali Poe"),
        ("Hon. Ali Poe", "Mr. Ali Poe"),
        ("Poe, Ali", "Councillor Ali Poe (Ward 3)"),
        ("Tom O’Brien", "Tom O'Brien"),
        ("Nora OʻShea", "Nora O'Shea"),
        ("José Peña", "JOSE PENA"),
        ("Walt Burn, Jr.", "Walt Burn Jr"),
        ("Joan Mc Cabe", "Joan McCabe"),
    ],
)
def test_one_person_in_two_tables(tmp_path: Path, one: str, other: str) -> None:
    folder = _write(
        tmp_path / "springfield", y2024_csv=_table(one, "Max Dee", day="2024-06-03"), y2025_csv=_table(other, "Max Dee")
    )
    outcome, connection = _load(tmp_path, folder)
    assert len(_people(connection)) == 2
    assert not [issue for issue in outcome.issues if issue.kind == "similar names"]


def test_similar_names_are_told_with_a_setting_that_works_when_pasted(tmp_path: Path) -> None:
    folder = _write(
        tmp_path / "springfield",
        y2024_csv=_table("Lamont Roberson", "Max Dee", "Walt Burn", day="2024-06-03"),
        y2025_csv=_table("Lamont A. Roberson", "Max Dee", "Walt Burn Jr."),
    )
    outcome, connection = _load(tmp_path, folder)
    assert len(_people(connection)) == 5
    assert [issue.reason.rpartition(": ")[2] for issue in outcome.issues if issue.kind == "similar names"] == [
        '"Lamont Roberson" = "Lamont A. Roberson"',
        '"Walt Burn" = "Walt Burn Jr."',
    ]
    (note,) = [note for report in outcome.reports for note in report.notes if "[aliases]" in note]
    (folder / "councilui.toml").write_text(note[note.index("[aliases]") :].replace('"Walt', '# "Walt'))
    outcome, connection = _load(tmp_path, folder)
    assert _people(connection) == ["Lamont A. Roberson", "Max Dee", "Walt Burn", "Walt Burn Jr."]
    assert _column(connection, "SELECT count(*) FROM vote GROUP BY person ORDER BY count(*)") == [1, 1, 2, 2]
    assert "Lamont Roberson" in _column(connection, "SELECT name FROM person_name")
    assert [issue.reason.rpartition(": ")[2] for issue in outcome.issues if issue.kind == "similar names"] == [
        '"Walt Burn" = "Walt Burn Jr."'
    ]


@pytest.mark.parametrize("pair", [("Ana Roe", "Anna Roe"), ("Walt Burn", "Walt Burn Jr."), ("Jo Poe", "Jo A. Poe")])
def test_who_vote_in_one_roll_are_two(tmp_path: Path, pair: tuple[str, str]) -> None:
    outcome, connection = _load(tmp_path, _write(tmp_path / "springfield", y2025_csv=_table(*pair)))
    assert _people(connection) == sorted(pair)
    assert not [issue for issue in outcome.issues if issue.kind == "similar names"]


@pytest.mark.parametrize(
    ("label", "person"),
    [
        ("COUNCILMEMBER PENA", "José Peña"),
        ("PEÑA", "José Peña"),
        ("DE LA CRUZ", "Max de la Cruz"),
        ("COUNCIL PRESIDENT ROE", "Ana Roe"),
        ("CNCILMEMBER ROE", "Ana Roe"),
        ("MR. BURN III", "Walt Burn III"),
        ("ALDER BURN", None),  # one of two
        ("CITY ATTORNEY ROE", None),  # somebody else
        ("COMMISSIONER ROE", None),  # may be the head of a department
        ("MS. ROE", None),  # may be a resident
        ("BOB ROE", None),
    ],
)
def test_a_speaker_is_a_member_when_only_one_can_be_meant(tmp_path: Path, label: str, person: str | None) -> None:
    names = ("José Peña", "Max de la Cruz", "Ana Roe", "Walt Burn Jr.", "Walt Burn III")
    folder = _write(tmp_path / "springfield", votes__y_csv=_table(*names))
    (folder / f"{DAY}-CityCouncil.vtt").write_text(CAPTIONS.format(label), encoding="utf-8")
    _, connection = _load(tmp_path, folder)
    sql = "SELECT p.name FROM statement AS s LEFT JOIN person AS p ON p.id = s.person"
    assert _column(connection, sql) == [person]


def test_a_title_that_others_have_too_is_a_members_where_members_have_it(tmp_path: Path) -> None:
    folder = _write(tmp_path / "springfield", votes__y_csv=_table("Commissioner Ana Roe", "Commissioner Max Dee"))
    (folder / f"{DAY}-CityCouncil.vtt").write_text(CAPTIONS.format("COMMISSIONER ROE"), encoding="utf-8")
    _, connection = _load(tmp_path, folder)
    assert _column(connection, "SELECT person FROM statement") == ["springfield/person/ana-roe"]


@pytest.mark.parametrize("vacant", ["Vacant", "VACANT (Ward 3)", "Vacant - District 4", "Vacant Seat"])
def test_a_vacant_seat_is_nobody(tmp_path: Path, vacant: str) -> None:
    _, connection = _load(tmp_path, _write(tmp_path / "springfield", y2025_csv=_table("Ana Roe", vacant)))
    assert _people(connection) == ["Ana Roe"]


# Bodies and places


@pytest.mark.parametrize("folders", [("votes", "captions"), ("2024", "2025"), ("council minutes", "City Council")])
def test_folders_named_after_what_is_in_them_are_of_one_place(tmp_path: Path, folders: tuple[str, str]) -> None:
    city = tmp_path / "springfield"
    _write(city / folders[0], y_csv=_table("Ana Roe", "Max Dee"))
    (city / folders[1]).mkdir()
    (city / folders[1] / f"{DAY}-CityCouncil.vtt").write_text(CAPTIONS.format("COUNCILMEMBER ROE"))
    _, connection = _load(tmp_path, city / folders[0], city / folders[1])
    assert _column(connection, "SELECT id FROM body") == ["springfield/city-council"]
    assert len(_column(connection, "SELECT id FROM meeting")) == 1
    assert _column(connection, "SELECT person FROM statement") == ["springfield/person/ana-roe"]


def test_the_user_is_no_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "rosa"))
    _, connection = _load(
        tmp_path, _write(tmp_path / "rosa" / "Downloads" / "votes", y_csv=_table("Ana Roe", "Max Dee"))
    )
    assert _column(connection, "SELECT id FROM body") == ["votes/city-council"]


def test_two_cities_with_such_folders_stay_two(tmp_path: Path) -> None:
    paths = [_write(tmp_path / city / "2025", y_csv=_table("Ana Roe", "Max Dee")) for city in ("ostford", "westham")]
    _, connection = _load(tmp_path, *paths)
    assert len(_people(connection)) == 4


def test_one_name_and_day_in_two_places_is_told_with_the_setting_that_joins_them(tmp_path: Path) -> None:
    names = ("Ana Roe", "Max Dee")
    paths = [_write(tmp_path / "east", a_csv=_table(*names)), _write(tmp_path / "west", b_csv=_table(*names, item="2"))]
    outcome, connection = _load(tmp_path, *paths)
    assert len(_column(connection, "SELECT id FROM body")) == 2
    (issue,) = [issue for issue in outcome.issues if issue.kind == "body in two places"]
    assert str(tmp_path / "west") in issue.file
    (tmp_path / "west" / "councilui.toml").write_text(issue.reason[issue.reason.index('place = "') :])
    outcome, connection = _load(tmp_path, *paths)
    assert _column(connection, "SELECT id FROM body") == ["east/city-council"]
    assert _people(connection) == ["Ana Roe", "Max Dee"]
    assert not [issue for issue in outcome.issues if issue.kind == "body in two places"]


@pytest.mark.parametrize(
    ("file", "name"), [("Council", "Council"), ("Springfield City Council", "Springfield City Council")]
)
def test_two_names_of_one_body_are_told_with_an_alias_that_works(tmp_path: Path, file: str, name: str) -> None:
    folder = _write(tmp_path / "springfield", y_csv=_table("Ana Roe", "Max Dee"))
    (folder / f"{DAY} {file}.vtt").write_text(CAPTIONS.format("COUNCILMEMBER ROE"))
    outcome, connection = _load(tmp_path, folder)
    assert sorted(_column(connection, "SELECT name FROM body")) == sorted([name, "City Council"])
    (issue,) = [issue for issue in outcome.issues if issue.kind == "similar bodies"]
    (folder / "councilui.toml").write_text(f"[aliases]\n{issue.reason.rpartition(': ')[2]}\n")
    outcome, connection = _load(tmp_path, folder)
    assert len(_column(connection, "SELECT name FROM body")) == 1
    assert _column(connection, "SELECT person FROM statement") == ["springfield/person/ana-roe"]
    assert not [issue for issue in outcome.issues if issue.kind == "similar bodies"]


@pytest.mark.parametrize("file", ["Council Budget Committee", "Planning Commission", "City Council"])
def test_other_bodies_of_the_place_are_not_asked_about(tmp_path: Path, file: str) -> None:
    folder = _write(tmp_path / "springfield", y_csv=_table("Ana Roe", "Max Dee"))
    (folder / f"{DAY} {file}.vtt").write_text(CAPTIONS.format("COUNCILMEMBER ROE"))
    outcome, _ = _load(tmp_path, folder)
    assert not [issue for issue in outcome.issues if issue.kind == "similar bodies"]


def _legistar(folder: Path, **event: object) -> Path:
    site = "https://lampton.legistar.com/MeetingDetail.aspx?ID=7"
    events = [
        {"EventId": 7, "EventBodyId": 1, "EventBodyName": "City Council", "EventDate": f"{DAY}T00:00:00",
         "EventTime": "7:00 PM", "EventInSiteURL": site, **event}
    ]  # fmt: skip
    person = {"PersonId": 5, "PersonFullName": "Ana Roe"}
    office = {"OfficeRecordId": 1, "OfficeRecordPersonId": 5, "OfficeRecordFullName": "Ana Roe",
              "OfficeRecordBodyId": 1, "OfficeRecordBodyName": "City Council", "OfficeRecordTitle": "Council Member",
              "OfficeRecordStartDate": "2024-01-01T00:00:00"}  # fmt: skip
    vacant = {"PersonId": 6, "PersonFullName": "Vacant (Ward 3)"}
    seat = {**office, "OfficeRecordId": 2, "OfficeRecordPersonId": 6, "OfficeRecordFullName": "Vacant (Ward 3)"}
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in (("events", events), ("persons", [person, vacant]), ("officerecords", [office, seat])):
        (folder / f"{name}.json").write_text(json.dumps(rows))
    return folder


def test_two_formats_in_one_folder_are_of_one_body(tmp_path: Path) -> None:
    folder = _legistar(tmp_path / "lampton-files")
    _write(folder, votes_csv=_table("ANA ROE", "Max Dee"))
    (folder / f"{DAY}-CityCouncil.vtt").write_text(CAPTIONS.format("COUNCILMEMBER ROE"))
    outcome, connection = _load(tmp_path, folder)
    assert _column(connection, "SELECT id FROM body") == ["lampton/city-council"]
    assert _column(connection, "SELECT id FROM meeting") == ["lampton/city-council/2025-06-03"]
    assert _people(connection) == ["Ana Roe", "Max Dee"]
    assert _column(connection, "SELECT person FROM statement") == ["legistar:lampton/person/5"]
    assert len(_column(connection, "SELECT person FROM membership WHERE person LIKE 'legistar%'")) == 1
    assert "taken for one body" in " ".join(note for report in outcome.reports for note in report.notes)


def test_a_meeting_with_a_time_is_that_of_the_body_it_is_joined_to(tmp_path: Path) -> None:
    folder = _legistar(tmp_path / "lampton-files")
    header, times = "date,time,item,title,result,Ana Roe,Max Dee", ("19:00", "19:00")
    rows = "".join(f"{DAY},{time},{item},Item {item},Passed,Yes,Yes\n" for item, time in enumerate(times, 1))
    _write(folder, votes_csv=f"{header}\n{rows}")
    _, connection = _load(tmp_path, folder)
    assert _column(connection, "SELECT id FROM meeting") == [f"lampton/city-council/{DAY}"]
    assert _column(connection, "SELECT DISTINCT meeting FROM agenda_item") == [f"lampton/city-council/{DAY}"]


def test_a_vacant_seat_of_legistar_is_nobody(tmp_path: Path) -> None:
    outcome, connection = _load(tmp_path, _legistar(tmp_path / "lampton"))
    assert _people(connection) == ["Ana Roe"]
    assert outcome.reports[0].omitted == {"persons that are vacant seats": 1, "office records of vacant seats": 1}


@pytest.mark.parametrize("path", ["meeting-2025-06-03", "meeting-2025-06-03/chart.csv", "."])
def test_the_folder_of_one_meeting_has_its_date(tmp_path: Path, path: str) -> None:
    chart = "item,title,result,Ana Roe,Max Dee\n1,Sale,Passed,Yes,No\n"
    _write(tmp_path / "springfield" / "meeting-2025-06-03", chart_csv=chart)
    _, connection = _load(tmp_path, tmp_path / "springfield" / path)
    assert _column(connection, "SELECT id FROM meeting") == [f"springfield/city-council/{DAY}"]


# Meetings that were called off


@pytest.mark.parametrize(
    ("event", "kind"),
    [
        ({"EventAgendaStatusName": "Cancelled"}, "canceled"),
        ({"EventAgendaStatusName": "Final - Canceled"}, "canceled"),
        ({"EventAgendaStatusName": "Deferred"}, "deferred"),
        ({"EventComment": "CANCELLED due to the weather"}, "canceled"),
        ({"EventComment": "This meeting has been postponed."}, "postponed"),
        ({"EventBodyName": "City Council - CANCELLED"}, "canceled"),
        ({"EventBodyName": "City Council (Cancelled)"}, "canceled"),
        ({"EventBodyName": "CANCELED: City Council"}, "canceled"),
        ({"EventBodyName": "City Council *POSTPONED*"}, "postponed"),
        ({"EventComment": "Special Meeting", "EventAgendaStatusName": "Cancelled"}, "canceled special"),
        ({"EventAgendaStatusName": "Final", "EventComment": "Item 3 was deferred to July."}, "unknown"),
        ({"EventAgendaStatusName": "Not cancelled"}, "unknown"),
    ],
)
def test_a_meeting_that_was_called_off_is_said_to_be(tmp_path: Path, event: dict[str, str], kind: str) -> None:
    _, connection = _load(tmp_path, _legistar(tmp_path / "lampton", **event))
    assert _column(connection, "SELECT name FROM body") == ["City Council"]
    assert connection.execute("SELECT id, kind FROM meeting").fetchall() == [(f"lampton/city-council/{DAY}", kind)]


def test_a_body_may_be_called_so(tmp_path: Path) -> None:
    _, connection = _load(tmp_path, _legistar(tmp_path / "lampton", EventBodyName="Deferred Compensation Board"))
    assert "Deferred Compensation Board" in _column(connection, "SELECT name FROM body")


def test_a_cancelled_event_of_open_civic_data(tmp_path: Path) -> None:
    council = {"_type": "organization", "id": "ocd-organization/1", "name": "City Council", "classification": "council"}
    event = {"_type": "event", "id": "ocd-event/1", "name": "City Council", "start_date": f"{DAY}T19:00:00",
             "status": "cancelled", "organization_id": "ocd-organization/1"}  # fmt: skip
    people = [{"_type": "person", "id": f"ocd-person/{name}", "name": name} for name in ("Vacant", "Ana Roe")]
    folder = tmp_path / "lampton"
    folder.mkdir()
    for number, row in enumerate([council, event, *people]):
        (folder / f"{row['_type']}_{number}.json").write_text(json.dumps(row))
    _, connection = _load(tmp_path, folder)
    assert _column(connection, "SELECT kind FROM meeting") == ["canceled"]
    assert _people(connection) == ["Ana Roe"]


# Keys in any script


@pytest.mark.parametrize(
    ("one", "other"),
    [("議案第5号", "請願第5号"), ("Решение №7", "Протокол №7"), ("24–1", "241"), ("निर्णय १", "नरणय १"), ("א-1", "ב-1")],
)
def test_different_things_never_share_a_key(tmp_path: Path, one: str, other: str) -> None:
    rows = "".join(f"{DAY},{file},{title},Passed,Yes,No\n" for file, title in ((one, "First"), (other, "Second")))
    table = f"date,matter_file,title,result,Ana Roe,Max Dee\n{rows}"
    _, connection = _load(tmp_path, _write(tmp_path / "springfield", y_csv=table))
    assert sorted(_column(connection, "SELECT identifier FROM matter")) == sorted([one, other])
    assert len(_column(connection, "SELECT id FROM agenda_item")) == 2


# Settings


def test_each_folder_has_its_own_settings(tmp_path: Path) -> None:
    city = tmp_path / "springfield"
    for folder, body in (("council", "Town Board"), ("planning", "Planning Commission")):
        (city / folder).mkdir(parents=True)
        (city / folder / "councilui.toml").write_text(f'body = "{body}"\n')
        (city / folder / f"{DAY}.vtt").write_text(CAPTIONS.format(f"CHAIR {folder.upper()}"))
    (city / "councilui.toml").write_text('timezone = "America/Chicago"\n')
    _, connection = _load(tmp_path, city)
    assert connection.execute("SELECT name, timezone FROM body ORDER BY name").fetchall() == [
        ("Planning Commission", "America/Chicago"),
        ("Town Board", "America/Chicago"),
    ]
    sql = """SELECT b.name, s.speaker_name
        FROM statement AS s JOIN meeting AS m ON m.id = s.meeting JOIN body AS b ON b.id = m.body"""
    assert set(connection.execute(sql)) == {
        ("Planning Commission", "CHAIR PLANNING"), ("Town Board", "CHAIR COUNCIL"),
    }  # fmt: skip


def test_settings_beside_a_file_or_above_a_folder_named_after_its_content_hold(tmp_path: Path) -> None:
    city = _write(tmp_path / "springfield", votes__y_csv=_table("Ana Roe", "Max Dee"))
    (city / "councilui.toml").write_text('place = "shelbyville"\n')
    _, connection = _load(tmp_path, city / "votes")
    assert _column(connection, "SELECT id FROM body") == ["shelbyville/city-council"]
    (city / "votes" / "councilui.toml").write_text('body = "Town Board"\n')
    (tmp_path / "record.db").unlink()
    _, connection = _load(tmp_path, city / "votes" / "y.csv")
    assert _column(connection, "SELECT id FROM body") == ["shelbyville/town-board"]


@pytest.mark.parametrize(
    "setting", ['aliases = "x"', '[aliases]\n"T. Roe" = 5', 'date_order = "sideways"', 'bodies = "x"', '"'],
)  # fmt: skip
def test_a_setting_that_is_none_is_one_sentence(tmp_path: Path, setting: str) -> None:
    folder = _write(tmp_path / "springfield", y_csv=_table("Ana Roe", "Max Dee"), councilui_toml=setting)
    with pytest.raises(MistakeError, match=r"councilui\.toml"):
        _load(tmp_path, folder)


def test_a_seat_known_by_votes_says_so(tmp_path: Path) -> None:
    _, connection = _load(tmp_path, _write(tmp_path / "springfield", y_csv=_table("Ana Roe", "Max Dee")))
    assert _column(connection, "SELECT DISTINCT note FROM membership") == [f"Named in vote tables from {DAY} to {DAY}."]
