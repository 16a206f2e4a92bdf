"""One body and one meeting, however many files, formats and spellings tell of it; settings by folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from councilui.load.input_errors import InputError
from tests.load.town import CAPTIONS, DAY, column, legistar_files, load_paths, people, vote_table, write_files


@pytest.mark.parametrize("folders", [("votes", "captions"), ("2024", "2025"), ("council minutes", "City Council")])
def test_folders_named_after_what_is_in_them_are_of_one_place(tmp_path: Path, folders: tuple[str, str]) -> None:
    city = tmp_path / "springfield"
    write_files(city / folders[0], y_csv=vote_table("Ana Roe", "Max Dee"))
    (city / folders[1]).mkdir()
    (city / folders[1] / f"{DAY}-CityCouncil.vtt").write_text(CAPTIONS.format("COUNCILMEMBER ROE"))
    _, connection = load_paths(tmp_path, city / folders[0], city / folders[1])
    assert column(connection, "SELECT id FROM body") == ["springfield/city-council"]
    assert len(column(connection, "SELECT id FROM meeting")) == 1
    assert column(connection, "SELECT person FROM statement") == ["springfield/person/ana-roe"]


def test_the_user_is_no_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "rosa"))
    _, connection = load_paths(
        tmp_path, write_files(tmp_path / "rosa" / "Downloads" / "votes", y_csv=vote_table("Ana Roe", "Max Dee"))
    )
    assert column(connection, "SELECT id FROM body") == ["votes/city-council"]


def test_two_cities_with_such_folders_stay_two(tmp_path: Path) -> None:
    paths = [
        write_files(tmp_path / city / "2025", y_csv=vote_table("Ana Roe", "Max Dee")) for city in ("ostford", "westham")
    ]
    _, connection = load_paths(tmp_path, *paths)
    assert len(people(connection)) == 4


def test_one_name_and_day_in_two_places_is_told_with_the_setting_that_joins_them(tmp_path: Path) -> None:
    names = ("Ana Roe", "Max Dee")
    paths = [
        write_files(tmp_path / "east", a_csv=vote_table(*names)),
        write_files(tmp_path / "west", b_csv=vote_table(*names, item="2")),
    ]
    outcome, connection = load_paths(tmp_path, *paths)
    assert len(column(connection, "SELECT id FROM body")) == 2
    (issue,) = [issue for issue in outcome.issues if issue.kind == "body in two places"]
    assert str(tmp_path / "west") in issue.file
    (tmp_path / "west" / "councilui.toml").write_text(issue.reason[issue.reason.index('place = "') :])
    outcome, connection = load_paths(tmp_path, *paths)
    assert column(connection, "SELECT id FROM body") == ["east/city-council"]
    assert people(connection) == ["Ana Roe", "Max Dee"]
    assert not [issue for issue in outcome.issues if issue.kind == "body in two places"]


@pytest.mark.parametrize("name", ["Council", "Springfield City Council", "Town Council", "Elmton Village Council"])
def test_two_names_of_one_body_are_told_with_an_alias_that_works(tmp_path: Path, name: str) -> None:
    folder = write_files(tmp_path / "springfield", y_csv=vote_table("Ana Roe", "Max Dee"))
    (folder / f"{DAY} {name}.vtt").write_text(CAPTIONS.format("COUNCILMEMBER ROE"))
    outcome, connection = load_paths(tmp_path, folder)
    assert sorted(column(connection, "SELECT name FROM body")) == sorted([name, "City Council"])
    (issue,) = [issue for issue in outcome.issues if issue.kind == "similar bodies"]
    (folder / "councilui.toml").write_text(f"[aliases]\n{issue.reason.rpartition(': ')[2]}\n")
    outcome, connection = load_paths(tmp_path, folder)
    assert len(column(connection, "SELECT name FROM body")) == 1
    assert column(connection, "SELECT person FROM statement") == ["springfield/person/ana-roe"]
    assert not [issue for issue in outcome.issues if issue.kind == "similar bodies"]


@pytest.mark.parametrize("file", ["Council Budget Committee", "Planning Commission", "City Council"])
def test_other_bodies_of_the_place_are_not_asked_about(tmp_path: Path, file: str) -> None:
    folder = write_files(tmp_path / "springfield", y_csv=vote_table("Ana Roe", "Max Dee"))
    (folder / f"{DAY} {file}.vtt").write_text(CAPTIONS.format("COUNCILMEMBER ROE"))
    outcome, _ = load_paths(tmp_path, folder)
    assert not [issue for issue in outcome.issues if issue.kind == "similar bodies"]


def test_two_formats_in_one_folder_are_of_one_body(tmp_path: Path) -> None:
    folder = legistar_files(tmp_path / "lampton-files")
    write_files(folder, votes_csv=vote_table("ANA ROE", "Max Dee"))
    (folder / f"{DAY}-CityCouncil.vtt").write_text(CAPTIONS.format("COUNCILMEMBER ROE"))
    outcome, connection = load_paths(tmp_path, folder)
    assert column(connection, "SELECT id FROM body") == ["lampton/city-council"]
    assert column(connection, "SELECT id FROM meeting") == ["lampton/city-council/2025-06-03"]
    assert people(connection) == ["Ana Roe", "Max Dee"]
    assert column(connection, "SELECT person FROM statement") == ["legistar:lampton/person/5"]
    assert len(column(connection, "SELECT person FROM membership WHERE person LIKE 'legistar%'")) == 1
    assert "read as one body" in " ".join(note for report in outcome.reports for note in report.notes)


def test_a_meeting_with_a_time_is_that_of_the_body_it_is_joined_to(tmp_path: Path) -> None:
    folder = legistar_files(tmp_path / "lampton-files")
    header, times = "date,time,item,title,result,Ana Roe,Max Dee", ("19:00", "19:00")
    rows = "".join(f"{DAY},{time},{item},Item {item},Passed,Yes,Yes\n" for item, time in enumerate(times, 1))
    write_files(folder, votes_csv=f"{header}\n{rows}")
    _, connection = load_paths(tmp_path, folder)
    assert column(connection, "SELECT id FROM meeting") == [f"lampton/city-council/{DAY}"]
    assert column(connection, "SELECT DISTINCT meeting FROM agenda_item") == [f"lampton/city-council/{DAY}"]


def test_an_ampersand_in_a_name_of_a_body_is_the_word(tmp_path: Path) -> None:
    rows = [
        f"2031-05-0{day},{body},A lamp,Passed,Yes,No" for day, body in enumerate(("Ways & Means", "WAYS AND MEANS"), 1)
    ]
    folder = tmp_path / "springfield"
    folder.mkdir()
    (folder / "votes.csv").write_text("\n".join(["date,body,title,result,Ana Roe,Max Dee", *rows]))
    _, connection = load_paths(tmp_path, folder)
    assert column(connection, "SELECT id FROM body") == ["springfield/ways-and-means"]


def test_a_vacant_seat_of_legistar_is_nobody(tmp_path: Path) -> None:
    outcome, connection = load_paths(tmp_path, legistar_files(tmp_path / "lampton"))
    assert people(connection) == ["Ana Roe"]
    assert outcome.reports[0].omitted == {"persons that are vacant seats": 1, "office records of vacant seats": 1}


@pytest.mark.parametrize("path", ["meeting-2025-06-03", "meeting-2025-06-03/chart.csv", "."])
def test_the_folder_of_one_meeting_has_its_date(tmp_path: Path, path: str) -> None:
    chart = "item,title,result,Ana Roe,Max Dee\n1,Sale,Passed,Yes,No\n"
    write_files(tmp_path / "springfield" / "meeting-2025-06-03", chart_csv=chart)
    _, connection = load_paths(tmp_path, tmp_path / "springfield" / path)
    assert column(connection, "SELECT id FROM meeting") == [f"springfield/city-council/{DAY}"]


# Settings that can't be read


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ("body = Planning Board", 'put text in quotation marks: body = "Planning Board"'),
        ("place = “elm”", 'quotation marks must be straight: "'),
        ('timezone = "Chicago"', '"timezone" must be one such as "America/Chicago", not "Chicago"'),
        ('date_order = "mdy"', '"date_order" must be one of: month first, day first, year first'),
    ],
)
def test_a_setting_that_cannot_be_read_is_refused_with_what_is_right(
    tmp_path: Path, settings: str, sentence: str
) -> None:
    folder = write_files(tmp_path / "springfield", y_csv=vote_table("Ana Roe", "Max Dee"))
    (folder / "councilui.toml").write_text(settings, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_paths(tmp_path, folder)
    assert str(folder / "councilui.toml") in str(caught.value)
    assert sentence in str(caught.value)


@pytest.mark.parametrize("name", ["councilui.toml.txt", "CouncilUI.TOML"])
def test_settings_under_another_name_are_reported(tmp_path: Path, name: str) -> None:
    folder = write_files(tmp_path / "springfield", y_csv=vote_table("Ana Roe", "Max Dee"))
    (folder / name).write_text('body = "Planning Board"')
    outcome, connection = load_paths(tmp_path, folder)
    assert [issue.reason for issue in outcome.issues] == [
        "Settings are read from a file named councilui.toml. Rename this one."
    ]
    assert column(connection, "SELECT name FROM body") == ["City Council"]


# Meetings that were called off


def test_a_body_s_name_without_what_its_meeting_was(tmp_path: Path) -> None:
    cases = [
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
        ({"EventComment": "Not cancelled"}, "unknown"),
        ({"EventComment": "Items deferred to July"}, "unknown"),
        ({"EventBodyName": "City Council - Rescheduled to June 12"}, "rescheduled"),
        ({"EventBodyName": "City Council - CANCELLED - no quorum"}, "canceled"),
        ({"EventBodyName": "City Council (POSTPONED due to weather)"}, "postponed"),
        ({"EventBodyName": "City Council, rescheduled from May 27"}, "unknown"),
        ({"EventComment": "Rescheduled from May 27"}, "unknown"),
        ({"EventBodyName": "City Council - ANNULÉE"}, "canceled"),
        ({"EventAgendaStatusName": "Abgesagt"}, "canceled"),
        ({"EventAgendaStatusName": "No Quorum"}, "no quorum"),
        ({"EventComment": "Lack of a quorum"}, "no quorum"),
        ({"EventBodyName": "City Council (No Quorum)"}, "no quorum"),
        ({"EventBodyName": "CANCELLED City Council"}, "canceled"),
        ({"EventMinutesStatusName": "Cancelled"}, "canceled"),
        ({"EventAgendaStatusName": "Final", "EventTime": "Cancelled"}, "canceled"),
        ({"EventLocation": "*** CANCELLED ***"}, "canceled"),
        ({"EventComment": "Cancelled meeting of May 6"}, "canceled"),
        ({"EventComment": "CANCELED - no items"}, "canceled"),
        ({"EventComment": "No quorum - meeting not held"}, "no quorum"),
        ({"EventComment": "Meeting not held"}, "canceled"),
        ({"EventComment": "Previously cancelled meeting is reinstated"}, "unknown"),
        ({"EventComment": "Originally postponed; held after all"}, "unknown"),
        ({"EventComment": "The cancelled contract is item 5"}, "unknown"),
        ({"EventComment": "Postponed hearings are on the agenda again"}, "unknown"),
        ({"EventComment": "Deferred maintenance is item 2"}, "unknown"),
        ({"EventLocation": "Cancellation Hall"}, "unknown"),
        ({"EventBodyName": "City Council Special Meeting"}, "special"),
        ({"EventBodyName": "City Council - Work Session"}, "working session"),
        ({"EventBodyName": "City Council (Special Council Meeting)"}, "special"),
        ({"EventBodyName": "Special City Council"}, "special"),
        ({"EventBodyName": "Regular Meeting of the City Council"}, "regular"),
        ({"EventBodyName": "City Council Special Meeting - CANCELLED"}, "canceled special"),
    ]
    towns = [f"town-{number:02}" for number in range(len(cases))]
    paths = [
        legistar_files(tmp_path / town, EventInSiteURL=f"https://{town}.legistar.com/?ID=7", **event)
        for town, (event, _) in zip(towns, cases, strict=True)
    ]
    _, connection = load_paths(tmp_path, *paths)
    assert set(column(connection, "SELECT name FROM body")) == {"City Council"}
    meetings = connection.execute("SELECT id, kind FROM meeting ORDER BY id").fetchall()
    assert [(event, id, kind) for (event, _), (id, kind) in zip(cases, meetings, strict=True)] == [
        (event, f"{town}/city-council/{DAY}", kind) for town, (event, kind) in zip(towns, cases, strict=True)
    ]


@pytest.mark.parametrize(
    "name", ["Deferred Compensation Board", "Special Committee on Housing", "Executive Council", "Budget Work Session"]
)
def test_a_body_may_be_called_so(tmp_path: Path, name: str) -> None:
    _, connection = load_paths(tmp_path, legistar_files(tmp_path / "lampton", EventBodyName=name))
    assert name in column(connection, "SELECT name FROM body")


def test_a_cancelled_event_of_open_civic_data(tmp_path: Path) -> None:
    council = {"_type": "organization", "id": "ocd-organization/1", "name": "City Council", "classification": "council"}
    event = {"_type": "event", "id": "ocd-event/1", "name": "City Council", "start_date": f"{DAY}T19:00:00",
             "status": "cancelled", "organization_id": "ocd-organization/1"}  # fmt: skip
    persons = [{"_type": "person", "id": f"ocd-person/{name}", "name": name} for name in ("Vacant", "Ana Roe")]
    folder = tmp_path / "lampton"
    folder.mkdir()
    for number, row in enumerate([council, event, *persons]):
        (folder / f"{row['_type']}_{number}.json").write_text(json.dumps(row))
    _, connection = load_paths(tmp_path, folder)
    assert column(connection, "SELECT kind FROM meeting") == ["canceled"]
    assert people(connection) == ["Ana Roe"]


# Keys in any script


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("議案第5号", "請願第5号"),
        ("Решение №7", "Протокол №7"),
        ("24–1", "241"),
        ("24/1", "24-1"),
        ("निर्णय १", "नरणय १"),
        ("א-1", "ב-1"),
    ],
)
def test_different_things_never_share_a_key(tmp_path: Path, one: str, other: str) -> None:
    rows = "".join(f"{DAY},{file},{title},Passed,Yes,No\n" for file, title in ((one, "First"), (other, "Second")))
    table = f"date,matter_file,title,result,Ana Roe,Max Dee\n{rows}"
    _, connection = load_paths(tmp_path, write_files(tmp_path / "springfield", y_csv=table))
    assert sorted(column(connection, "SELECT identifier FROM matter")) == sorted([one, other])
    assert len(column(connection, "SELECT id FROM agenda_item")) == 2


# Settings


def test_each_folder_has_its_own_settings(tmp_path: Path) -> None:
    city = tmp_path / "springfield"
    for folder, body in (("council", "Town Board"), ("planning", "Planning Commission")):
        (city / folder).mkdir(parents=True)
        (city / folder / "councilui.toml").write_text(f'body = "{body}"\n')
        (city / folder / f"{DAY}.vtt").write_text(CAPTIONS.format(f"CHAIR {folder.upper()}"))
    (city / "councilui.toml").write_text('timezone = "America/Chicago"\n')
    _, connection = load_paths(tmp_path, city)
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
    city = write_files(tmp_path / "springfield", votes__y_csv=vote_table("Ana Roe", "Max Dee"))
    (city / "councilui.toml").write_text('place = "shelbyville"\n')
    _, connection = load_paths(tmp_path, city / "votes")
    assert column(connection, "SELECT id FROM body") == ["shelbyville/city-council"]
    (city / "votes" / "councilui.toml").write_text('body = "Town Board"\n')
    (tmp_path / "record.db").unlink()
    _, connection = load_paths(tmp_path, city / "votes" / "y.csv")
    assert column(connection, "SELECT id FROM body") == ["shelbyville/town-board"]


@pytest.mark.parametrize(
    "setting", ['aliases = "x"', '[aliases]\n"T. Roe" = 5', 'date_order = "sideways"', 'bodies = "x"', '"'],
)  # fmt: skip
def test_a_setting_that_is_none_is_one_sentence(tmp_path: Path, setting: str) -> None:
    folder = write_files(tmp_path / "springfield", y_csv=vote_table("Ana Roe", "Max Dee"), councilui_toml=setting)
    with pytest.raises(InputError, match=r"councilui\.toml"):
        load_paths(tmp_path, folder)


def test_a_seat_known_by_votes_says_so(tmp_path: Path) -> None:
    _, connection = load_paths(tmp_path, write_files(tmp_path / "springfield", y_csv=vote_table("Ana Roe", "Max Dee")))
    assert column(connection, "SELECT DISTINCT note FROM membership") == [f"Named in vote tables from {DAY} to {DAY}."]


@pytest.mark.parametrize(
    "table",
    [
        "Date,Item,Title,Result,Ana Roe,Ben Poe,Benjamin Poe\n2025-06-03,1,Budget,Passed,Yes,No,Yes\n",
        "date,title,person,vote\n2025-06-03,Budget,Ana Roe,Yes\n2025-06-03,Budget,Ben Poe,No\n"
        "2025-06-03,Budget,Benjamin Poe,Yes\n",
    ],
)
def test_an_alias_that_joins_two_of_one_roll_is_told(tmp_path: Path, table: str) -> None:
    folder = write_files(tmp_path / "elmton", votes_csv=table)
    (folder / "councilui.toml").write_text('[aliases]\n"Benjamin Poe" = "Ben Poe"\n')
    outcome, connection = load_paths(tmp_path, folder)
    assert column(connection, "SELECT voter_name || '=' || option FROM vote ORDER BY 1") == [
        "Ana Roe=yes",
        "Ben Poe=no",
    ]
    (issue,) = outcome.issues
    assert issue.kind == "alias of two"
    assert "“Benjamin Poe” (Yes)" in issue.reason
    assert column(connection, "SELECT roll FROM vote_event") == ["partial"]


@pytest.mark.parametrize("printed", ["Benny Poe", "COUNCILMEMBER BENNY POE", "BIG BEN"])
def test_an_alias_holds_for_speakers(tmp_path: Path, printed: str) -> None:
    folder = write_files(tmp_path / "elmton", votes_csv=vote_table("Ana Roe", "Ben Poe"))
    (folder / f"{DAY}-CityCouncil.vtt").write_text(CAPTIONS.format(printed))
    (folder / "councilui.toml").write_text('[aliases]\n"Benny Poe" = "Ben Poe"\n"Big Ben" = "Ben Poe"\n')
    _, connection = load_paths(tmp_path, folder)
    assert column(connection, "SELECT speaker_name FROM statement") == [printed]
    assert column(connection, "SELECT person FROM statement") == ["elmton/person/ben-poe"]


def test_votes_of_one_source_are_not_reported_when_it_is_read_again(tmp_path: Path) -> None:
    table = write_files(tmp_path / "elmton", y_csv=vote_table("Ana Roe", "Max Dee"))
    (table / f"{DAY}-CityCouncil.vtt").write_text(CAPTIONS.format("COUNCILMEMBER ROE"))
    for name in ("Max Dee", "Max Day"):
        write_files(tmp_path / "elmton", y_csv=vote_table("Ana Roe", name))
        outcome, _ = load_paths(tmp_path, table)
        assert not [issue for issue in outcome.issues if issue.kind == "votes from two sources"]


def test_matters_whose_numbers_differ_are_not_one(tmp_path: Path) -> None:
    numbers = [
        "Ö-5",
        "O-5",
        "Ñ-3",
        "N-3",
        "議案第5号",
        "請願第5号",
        "Решение №7",
        "Протокол №7",
        "24–1",
        "24/1",
        "24.1",
        "241",
        "№ 7",
        "7",
    ]
    table = "date,file number,title,person,vote\n"
    table += "".join(
        f"{DAY},{number},About {number},{name},Yes\n" for number in numbers for name in ("Ana Roe", "Bo Dee")
    )
    _, connection = load_paths(tmp_path, write_files(tmp_path / "elmton", y_csv=table))
    assert sorted(column(connection, "SELECT identifier FROM matter")) == sorted(numbers)


@pytest.mark.parametrize("other", ["CB-118", "cb 118", "CB—118", "ＣＢ-118"])
def test_a_number_is_one_however_its_dash_is_written(tmp_path: Path, other: str) -> None:
    table = "date,file number,title,person,vote\n"
    table += f"{DAY},CB‑118,The fence,Ana Roe,Yes\n2025-06-17,{other},The fence,Ana Roe,No\n"
    _, connection = load_paths(tmp_path, write_files(tmp_path / "elmton", y_csv=table))
    assert len(column(connection, "SELECT id FROM matter")) == 1
