"""Everything that a load reads adds up: every file has a fate, and every entry was loaded, merged or omitted."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from councilui.cli.commands import run
from councilui.load.inputs import open_input
from councilui.load.pipeline import load
from councilui.load.readings import known_formats
from councilui.load.report import Entry, FileFate, Report, grouped, kind_totals, unbalanced
from councilui.record.database import open_record
from tests.cases import case
from tests.conftest import ROOT
from tests.hostile.samples import SAMPLES, write_files

FIXTURES = ROOT / "tests" / "fixtures"
INPUTS = [*sorted(path for path in FIXTURES.iterdir()), *sorted(FIXTURES.glob("*/*/"))]
INPUTS += sorted(path for path in FIXTURES.rglob("*.csv"))
TABLES = {"events": "meeting", "event items": "agenda_item", "votes": "vote", "roll calls": "attendance"}


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_and_entry_of_a_fixture_is_accounted_for(path: Path, tmp_path: Path) -> None:
    outcome = load([path], tmp_path / "a.db")
    assert any(report.entries for report in outcome.reports)
    for report in outcome.reports:
        assert unbalanced(report.entries.items()) == {}
    with open_input(path) as files:
        assert sum(file.count for fates in outcome.files for file in fates) == len(files.names())


def test_every_format_accounts_for_what_it_reads(tmp_path: Path) -> None:
    formats = set[str]()
    for number, (name, sample) in enumerate(SAMPLES.items()):
        with case(name):
            path, target = write_files(sample, tmp_path / str(number)), tmp_path / f"{number}.db"
            outcome = load([path], target)
            assert all(report.loaded and unbalanced(report.entries.items()) == {} for report in outcome.reports)
            with open_input(path) as files:
                assert sum(file.count for fates in outcome.files for file in fates) == len(files.names())
            with closing(open_record(target)) as connection:
                formats |= {row[0] for row in connection.execute("SELECT format FROM load")}
                tables = ("vote_event", "statement", "agenda_item")
                assert any(connection.execute(f"SELECT 1 FROM {table}").fetchone() for table in tables)
    missing = known_formats().keys() - formats
    assert not missing, f"Write the meeting of VOTES in tests/load/one_meeting.py in these formats, too: {missing}"


@pytest.mark.parametrize("name", ["legistar/seattle", "popolo", "elms"])
def test_what_is_told_as_loaded_is_in_the_record(name: str, tmp_path: Path) -> None:
    outcome = load([FIXTURES / name], tmp_path / "a.db")
    (report,) = outcome.reports
    connection = sqlite3.connect(tmp_path / "a.db")
    for kind, table in TABLES.items():
        made_rows = sum(number for word, number in report.rows_made.items() if word.startswith(("agenda", "meetings")))
        (rows,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
        assert report.loaded[kind] <= rows <= report.loaded[kind] + made_rows or kind not in report.read
    assert report.loaded["votes"] == connection.execute("SELECT count(*) FROM vote").fetchone()[0]


def test_the_ledger_is_kept_in_the_record_and_shown(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "a.db"
    load([FIXTURES / "elms"], target)
    assert run(["check", "--loads", "-d", str(target)]) == 0
    output = capfd.readouterr().out
    assert (
        "votes: 9 read = 6 loaded + 1 merged (1 of a person who had voted in the same vote)"
        " + 2 omitted (1 of vacant seats; 1 without a name)" in output
    )
    assert "    read: votes-made-up.json" in output
    assert "    note or license: README.md" in output
    assert run(["check", "--loads", "--json", "-d", str(target)]) == 0
    (load_json,) = json.loads(capfd.readouterr().out)
    votes = [count for count in load_json["counts"] if count["kind"] == "votes"]
    assert sum(count["count"] for count in votes if count["fate"] != "read") == 9
    assert {file["fate"] for file in load_json["files"]} == {"read", "note or license"}


def test_what_does_not_add_up_is_said() -> None:
    report = Report()
    report.enter("2024.csv")
    report.count("table rows", 5)
    report.load("table rows", 3)
    report.omit("table rows", "without a date")
    report.make("votes", 12)
    assert unbalanced(report.entries.items()) == {("2024.csv", "table rows"): 1}
    (total,) = kind_totals(report.entries.items())
    assert (total.read, total.loaded, total.omitted, total.unaccounted) == (5, 3, {"without a date": 1}, 1)
    report.enter("2025.csv")
    report.merge("table rows", "listed before")
    assert unbalanced(report.entries.items())["2025.csv", "table rows"] == -1


def test_one_file_too_few_does_not_hide_behind_another_too_many() -> None:
    entries = [(Entry("a", "cues", "read"), 2), (Entry("a", "cues", "loaded"), 1), (Entry("b", "cues", "loaded"), 1)]
    assert unbalanced(entries) == {("a", "cues"): 1, ("b", "cues"): -1}


def test_many_files_of_a_folder_are_one_line() -> None:
    fates = [FileFate(f"nyc/votes/{number}.json", 1, "read", "") for number in range(40)]
    fates += [FileFate("nyc/persons.json", 1, "read", ""), FileFate("nyc/votes/x.json", 1, "not read", "No JSON.")]
    assert [(file.file, file.count, file.fate) for file in grouped(fates)] == [
        ("nyc/votes/*.json", 40, "read"),
        ("nyc/persons.json", 1, "read"),
        ("nyc/votes/x.json", 1, "not read"),
    ]
