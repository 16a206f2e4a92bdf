"""One person, however many files, formats and spellings tell of them; and what is said of doubts."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from councilui.common.slugs import slug
from tests.load.town import CAPTIONS, DAY, column, load_paths, people, vote_table, write_files


def test_one_person_in_two_tables(tmp_path: Path) -> None:
    pairs = [
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
    ]
    towns = [
        write_files(
            tmp_path / slug(f"{one} and {other}"),
            y2024_csv=vote_table(one, "Max Dee", day="2024-06-03"),
            y2025_csv=vote_table(other, "Max Dee"),
        )
        for one, other in pairs
    ]
    outcome, connection = load_paths(tmp_path, *towns)
    places = Counter(id.partition("/")[0] for id in column(connection, "SELECT id FROM person"))
    assert places == {town.name: 2 for town in towns}
    assert not [issue for issue in outcome.issues if issue.kind == "similar names"]


def test_similar_names_are_told_with_a_setting_that_works_when_pasted(tmp_path: Path) -> None:
    folder = write_files(
        tmp_path / "springfield",
        y2024_csv=vote_table("Lamont Roberson", "Max Dee", "Walt Burn", day="2024-06-03"),
        y2025_csv=vote_table("Lamont A. Roberson", "Max Dee", "Walt Burn Jr."),
    )
    outcome, connection = load_paths(tmp_path, folder)
    assert len(people(connection)) == 5
    assert [issue.reason.rpartition(": ")[2] for issue in outcome.issues if issue.kind == "similar names"] == [
        '"Lamont Roberson" = "Lamont A. Roberson"',
        '"Walt Burn" = "Walt Burn Jr."',
    ]
    (note,) = [note for report in outcome.reports for note in report.notes if "[aliases]" in note]
    (folder / "councilui.toml").write_text(note[note.index("[aliases]") :].replace('"Walt', '# "Walt'))
    outcome, connection = load_paths(tmp_path, folder)
    assert people(connection) == ["Lamont A. Roberson", "Max Dee", "Walt Burn", "Walt Burn Jr."]
    assert column(connection, "SELECT count(*) FROM vote GROUP BY person ORDER BY count(*)") == [1, 1, 2, 2]
    assert "Lamont Roberson" in column(connection, "SELECT name FROM person_name")
    assert [issue.reason.rpartition(": ")[2] for issue in outcome.issues if issue.kind == "similar names"] == [
        '"Walt Burn" = "Walt Burn Jr."'
    ]


def test_a_slip_in_the_name_that_an_alias_gives_is_asked_about(tmp_path: Path) -> None:
    folder = write_files(
        tmp_path / "springfield",
        y2024_csv=vote_table("Lindqvist", "Max Dee", day="2024-06-03"),
        y2025_csv=vote_table("Paul Lindquist", "Max Dee"),
    )
    (folder / "councilui.toml").write_text('[aliases]\n"Lindqvist" = "Paul Lindqvist"\n')
    outcome, _ = load_paths(tmp_path, folder)
    assert [issue.reason.rpartition(": ")[2] for issue in outcome.issues if issue.kind == "similar names"] == [
        '"Paul Lindquist" = "Paul Lindqvist"'
    ]


@pytest.mark.parametrize("pair", [("Ana Roe", "Anna Roe"), ("Walt Burn", "Walt Burn Jr."), ("Jo Poe", "Jo A. Poe")])
def test_who_vote_in_one_roll_are_two(tmp_path: Path, pair: tuple[str, str]) -> None:
    outcome, connection = load_paths(tmp_path, write_files(tmp_path / "springfield", y2025_csv=vote_table(*pair)))
    assert people(connection) == sorted(pair)
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
    folder = write_files(tmp_path / "springfield", votes__y_csv=vote_table(*names))
    (folder / f"{DAY}-CityCouncil.vtt").write_text(CAPTIONS.format(label), encoding="utf-8")
    _, connection = load_paths(tmp_path, folder)
    sql = "SELECT p.name FROM statement AS s LEFT JOIN person AS p ON p.id = s.person"
    assert column(connection, sql) == [person]


def test_a_title_that_others_have_too_is_a_members_where_members_have_it(tmp_path: Path) -> None:
    folder = write_files(
        tmp_path / "springfield", votes__y_csv=vote_table("Commissioner Ana Roe", "Commissioner Max Dee")
    )
    (folder / f"{DAY}-CityCouncil.vtt").write_text(CAPTIONS.format("COMMISSIONER ROE"), encoding="utf-8")
    _, connection = load_paths(tmp_path, folder)
    assert column(connection, "SELECT person FROM statement") == ["springfield/person/ana-roe"]


@pytest.mark.parametrize("vacant", ["Vacant", "VACANT (Ward 3)", "Vacant - District 4", "Vacant Seat"])
def test_a_vacant_seat_is_nobody(tmp_path: Path, vacant: str) -> None:
    _, connection = load_paths(tmp_path, write_files(tmp_path / "springfield", y2025_csv=vote_table("Ana Roe", vacant)))
    assert people(connection) == ["Ana Roe"]


def test_an_alias_makes_one_person_of_two_ids(tmp_path: Path) -> None:
    folder = tmp_path / "lampton"
    folder.mkdir()
    site = "https://lampton.legistar.com/MeetingDetail.aspx?ID=7"
    persons = [{"PersonId": 5, "PersonFullName": "Jo Doe"}, {"PersonId": 6, "PersonFullName": "Jo D. Doe"}]
    days = ("2024-06-03", DAY)
    events = [
        {"EventId": number, "EventBodyName": "City Council", "EventDate": f"{day}T00:00:00", "EventInSiteURL": site}
        for number, day in enumerate(days, 1)
    ]
    (folder / "persons.json").write_text(json.dumps(persons))
    (folder / "events.json").write_text(json.dumps(events))
    for number, person in enumerate(persons, 1):
        item = {"EventItemId": number, "EventItemEventId": number, "EventItemTitle": "Lamps", "EventItemPassedFlag": 1,
                "EventItemActionName": "Approved"}  # fmt: skip
        vote = {"VoteId": number, "VoteEventItemId": number, "VotePersonId": person["PersonId"],
                "VotePersonName": person["PersonFullName"], "VoteValueName": "Yes"}  # fmt: skip
        for kind, row in (("eventitems", item), ("votes", vote)):
            (folder / kind).mkdir(exist_ok=True)
            (folder / kind / f"{number}.json").write_text(json.dumps([row]))
    outcome, connection = load_paths(tmp_path, folder)
    assert people(connection) == ["Jo D. Doe", "Jo Doe"]
    (issue,) = [issue for issue in outcome.issues if issue.kind == "similar names"]
    (folder / "councilui.toml").write_text(f"[aliases]\n{issue.reason.rpartition(': ')[2]}\n")
    _, connection = load_paths(tmp_path, folder)
    assert people(connection) == ["Jo D. Doe"]
    assert connection.execute("SELECT person, voter_name FROM vote ORDER BY voter_name").fetchall() == [
        ("legistar:lampton/person/5", "Jo D. Doe"),
        ("legistar:lampton/person/5", "Jo Doe"),
    ]


def test_lines_for_a_name_that_may_be_several_peoples_can_be_pasted(tmp_path: Path) -> None:
    """A key of TOML can stand only once."""
    table = "date,title,person,vote\n"
    names = ("Ana Roe", "Ana B. Roe", "Ana Roe Jr.")
    table += "".join(f"2025-06-0{day},Item {day},{name},Yes\n" for day, name in enumerate(names, 1))
    folder = write_files(tmp_path / "elmton", y_csv=table)
    outcome, _ = load_paths(tmp_path, folder)
    (note,) = [note for report in outcome.reports for note in report.notes if "[aliases]" in note]
    (folder / "councilui.toml").write_text(note[note.index("[aliases]") :])
    _, connection = load_paths(tmp_path, folder)
    assert people(connection) == ["Ana Roe"]


def test_aliases_may_lead_on_to_another(tmp_path: Path) -> None:
    folder = write_files(
        tmp_path / "elmton", a_csv=vote_table("A. Roe", "Bo Dee"), b_csv=vote_table("Annie Roe", "Bo Dee", item="2")
    )
    (folder / "councilui.toml").write_text('[aliases]\n"A. Roe" = "Annie Roe"\n"Annie Roe" = "Ana Roe"\n')
    _, connection = load_paths(tmp_path, folder)
    assert people(connection) == ["Ana Roe", "Bo Dee"]


@pytest.mark.parametrize(
    ("printed", "person"),
    [
        ("M. DUPONT", None),
        ("MME DUPONT", None),
        ("COUNCILMEMBER M. DUPONT", "elmton/person/marie-dupont"),
        ("MARIE DUPONT", "elmton/person/marie-dupont"),
        ("J. DUPONT", "elmton/person/jean-dupont"),
    ],
)
def test_m_may_be_monsieur(tmp_path: Path, printed: str, person: str | None) -> None:
    folder = write_files(tmp_path / "elmton", y_csv=vote_table("Marie Dupont", "Jean Dupont"))
    (folder / f"{DAY}-CityCouncil.vtt").write_text(CAPTIONS.format(printed))
    _, connection = load_paths(tmp_path, folder)
    assert column(connection, "SELECT person FROM statement") == [person]
