"""A stranger's folder of a city's files: what can't be read comes with settings that work when they are pasted."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from councilui.common.errors import CouncilError
from councilui.load.formats.vote_table import workbook
from councilui.load.pipeline import Outcome, load
from tests.load.town import column, load_paths

KNOWN = "Item,Title,Result,Ana Roe,Ben Poe\n1,Lease,Passed,Yes,No\n"
OWN_HEADERS = "When;What;Wer;Wie\n2031-05-06;Lamp;Roe;✓\n2031-05-06;Lamp;Poe;✗\n"
SPEECH = [{"said": "Good evening to all of you here.", "at": 5, "by": "Ana Roe"},
          {"said": "Thank you so much for coming.", "at": 9, "by": "Ben Poe"}]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    town = tmp_path / "elmton"
    for name, content in (
        ("votes/2031-06-03.csv", KNOWN),
        ("clerk/2031.csv", OWN_HEADERS),
        ("speech/2031-06-10-city-council.json", json.dumps({"lines": SPEECH})),
        ("captions/2031-06-17-CityCouncil.vtt", "WEBVTT\n\n00:01.000 --> 00:03.000\nGood evening.\n"),
        ("budget.csv", "Fund,2030,2031\nRoads,10,12\nParks,3,4\n"),
    ):
        (town / name).parent.mkdir(parents=True, exist_ok=True)
        (town / name).write_text(content, encoding="utf-8")
    return town


def advice(outcome: Outcome, name: str) -> str:
    """The settings that a load printed for a file."""
    notes = [note for report in outcome.reports for note in report.notes]
    return next(note.partition("\n")[2] for note in notes if f"{name} was not read." in note)


def test_settings_that_are_pasted_beside_a_file_read_it(folder: Path) -> None:
    first = load([folder], folder.parent / "first.db")
    table = advice(first, "clerk/2031.csv").replace('# "✓" = "…"', '"✓" = "yes"').replace('# "✗" = "…"', '"✗" = "no"')
    speech = advice(first, "speech/2031-06-10-city-council.json")
    (folder / "clerk" / "councilui.toml").write_text(table, encoding="utf-8")
    (folder / "speech" / "councilui.toml").write_text(speech, encoding="utf-8")
    outcome, connection = load_paths(folder.parent, folder)
    assert column(connection, "SELECT date FROM meeting ORDER BY date") == [
        "2031-05-06", "2031-06-03", "2031-06-10", "2031-06-17",
    ]  # fmt: skip
    assert column(connection, "SELECT speaker_name FROM statement WHERE speaker_name IS NOT NULL ORDER BY id") == [
        "Ana Roe", "Ben Poe",
    ]  # fmt: skip
    votes = connection.execute("SELECT voter_name, option FROM vote WHERE voter_name IN ('Roe', 'Poe')").fetchall()
    assert sorted(votes) == [("Poe", "no"), ("Roe", "yes")]
    assert [issue.file.rpartition("/")[2] for issue in outcome.issues if issue.kind == "file not read"] == [
        "budget.csv"
    ]


def test_a_table_without_votes_gets_no_advice(folder: Path) -> None:
    outcome = load([folder], folder.parent / "first.db")
    assert not any("budget.csv was not read" in note for report in outcome.reports for note in report.notes)
    (reason,) = (issue.reason for issue in outcome.issues if issue.file.endswith("budget.csv"))
    assert "a table with the columns “Fund”, “2030”, “2031”" in reason


def test_settings_for_one_table_leave_another_as_it_is(folder: Path) -> None:
    (folder / "votes" / "clerk.csv").write_text(OWN_HEADERS, encoding="utf-8")
    settings = '[columns]\ndate = "When"\noption = "Wie"\nperson = "Wer"\ntitle = "What"\n'
    (folder / "votes" / "councilui.toml").write_text(settings, encoding="utf-8")
    _, connection = load_paths(folder.parent, folder / "votes")
    assert column(connection, "SELECT title FROM agenda_item ORDER BY title") == ["Lamp", "Lease"]


def test_a_table_beside_others_is_refused_with_settings_that_work_for_both(folder: Path) -> None:
    (folder / "votes" / "clerk.csv").write_text(OWN_HEADERS, encoding="utf-8")
    settings = advice(load([folder / "votes"], folder.parent / "first.db"), "votes/clerk.csv")
    settings = settings.replace('# "✓" = "…"', '"✓" = "yes"').replace('# "✗" = "…"', '"✗" = "no"')
    (folder / "votes" / "councilui.toml").write_text(settings, encoding="utf-8")
    _, connection = load_paths(folder.parent, folder / "votes")
    assert column(connection, "SELECT title FROM agenda_item ORDER BY title") == ["Lamp", "Lease"]
    assert column(connection, "SELECT option FROM vote WHERE voter_name = 'Roe'") == ["yes"]


@pytest.mark.parametrize("is_workbook", [True, False])
def test_settings_are_offered_also_where_nothing_could_be_read(tmp_path: Path, is_workbook: bool) -> None:
    """Captions whose name tells no body, beside votes under unknown keys or headers."""
    (tmp_path / "2031-06-03.vtt").write_text("WEBVTT\n\n00:01.000 --> 00:03.000\nGood evening.\n", encoding="utf-8")
    cells = [("wann", "was", "wer", "wie"), *(("2031-06-03", "Lamp", *cast) for cast in (("Roe", "Ja"), ("Poe", "Ja")))]
    if is_workbook:
        _write_workbook(tmp_path / "votes.xlsx", *cells)
    else:
        rows = [dict(zip(cells[0], row, strict=True)) for row in cells[1:]]
        (tmp_path / "votes.json").write_text(json.dumps(rows), encoding="utf-8")
    with pytest.raises(CouncilError) as error:
        load([tmp_path], tmp_path / "a.db")
    settings = str(error.value).partition("[columns]")[2]
    (tmp_path / "councilui.toml").write_text(f"[columns]{settings}", encoding="utf-8")
    assert load([tmp_path], tmp_path / "a.db").written["vote"] == 2


@pytest.mark.parametrize("is_damaged", [True, False])
def test_a_workbook_without_votes_keeps_nothing_else_from_being_read(folder: Path, is_damaged: bool) -> None:
    path = folder / "captions" / "budget.xlsx"
    _write_workbook(path, ("Fund", "2030", "2031"), ("Roads", 10, 12), ("Parks", 3, 4))
    if is_damaged:
        path.write_bytes(path.read_bytes()[:900])
    outcome, connection = load_paths(folder.parent, folder / "captions")
    assert column(connection, "SELECT text FROM statement") == ["Good evening."]
    (issue,) = (issue for issue in outcome.issues if issue.file.endswith("budget.xlsx"))
    expected = "This workbook can't be read" if is_damaged else "a workbook in which no table of votes was found"
    assert expected in issue.reason
    assert not [note for report in outcome.reports for note in report.notes if "budget.xlsx" in note]


def test_a_workbook_without_what_reads_it_says_what_to_type(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _write_workbook(folder / "captions" / "votes.xlsx", ("Item", "Ana Roe", "Max Dee"), ("Lease", "Yes", "No"))
    monkeypatch.setattr(workbook, "find_spec", lambda _: None)
    outcome, _ = load_paths(folder.parent, folder / "captions")
    (issue,) = (issue for issue in outcome.issues if issue.file.endswith("votes.xlsx"))
    assert issue.reason.startswith("Save it as CSV, or install what reads workbooks: ")


def _write_workbook(path: Path, *rows: tuple[object, ...]) -> None:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
