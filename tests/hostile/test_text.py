"""Hostile text in every field of a record, walked through every command and every export."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from councilui.cli import run
from councilui.export.formats import formats_for
from councilui.kinds import find_kind
from tests.hostile.readers import READERS, plain
from tests.hostile.records import PAYLOADS, hostile_record, record_without_dates

EXPORTS = (
    "vote", "meeting", "matter", "person", "statement", "grid", "similar", "comparison", "agreement", "search",
    "divided-votes", "doubts",
)  # fmt: skip


def ids(path: Path) -> dict[str, list[str]]:
    """What names an example of each kind."""
    first = {
        "vote": "SELECT id FROM vote_event WHERE roll = 'complete' ORDER BY id DESC LIMIT 1",
        "meeting": "SELECT meeting FROM motion ORDER BY meeting DESC LIMIT 1",
        "matter": "SELECT matter FROM sponsorship LIMIT 1",
        "person": "SELECT person FROM vote ORDER BY person LIMIT 1",
        "statement": "SELECT key FROM statement WHERE person IS NOT NULL LIMIT 1",
        "source": "SELECT id FROM source LIMIT 1",
    }
    with closing(sqlite3.connect(path)) as connection:
        names = {kind: [str(connection.execute(sql).fetchone()[0])] for kind, sql in first.items()}
        other = connection.execute("SELECT id FROM vote_event WHERE roll = 'complete' ORDER BY id LIMIT 1").fetchone()[
            0
        ]
    return names | {
        "comparison": [*names["vote"], str(other)], "search": ["the"], "grid": names["meeting"],
        "similar": names["vote"], "agreement": [], "divided-votes": [], "doubts": [],
    }  # fmt: skip


def commands(names: dict[str, list[str]]) -> list[list[str]]:
    """A command line for everything that the program prints."""
    return [
        *(["show", kind, *names[kind]] for kind in ("vote", "meeting", "matter", "person", "statement")),
        *(["list", what] for what in ("bodies", "glossary", "matters", "meetings", "people", "votes", "searches")),
        *(["search", "the", *options] for options in ([], ["--facets"], ["--concordance"], ["--over", "year"])),
        ["search", "a*", "--in", "all"], ["search", "the", "--json-lines"], ["check"], ["check", "--loads"],
        ["compare", *names["comparison"]], ["similar", *names["vote"]], ["agreement"], ["brief", "--since", "2025"],
        ["what-if", *names["vote"], "--move", "1 yes=no"], ["list", "votes", "--json"], ["check", "--json"],
        *(
            ["cite", kind, *names[kind], "--style", style]
            for kind in ("vote", "meeting", "matter", "statement", "source")
            for style in ("plain", "markdown", "bibtex", "csl-json")
        ),
    ]  # fmt: skip


def walk_commands(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every command on a record."""
    for command in commands(ids(path)):
        status = run([*command, "-d", str(path)]) if command != ["list", "searches"] else run(command)
        out, err = capsys.readouterr()
        assert "mistake in councilui" not in err, (command, err)
        assert status in (0, 1), (command, err)
        plain(out.replace("\t", " "))
        plain(err)


def walk_exports(path: Path, capsys: pytest.CaptureFixture[str], formats: frozenset[str]) -> None:
    """Every export of a record in these formats."""
    names = ids(path)
    for kind in EXPORTS:
        for name in formats & {export_format.name for export_format in formats_for(find_kind(kind).forms)}:
            status = run(["export", kind, *names[kind], "--to", name, "-d", str(path)])
            out, err = capsys.readouterr()
            assert (status, err) == (0, ""), (kind, name)
            plain(out)
            READERS[name](out)
    for name in formats & {"markdown", "html", "json", "atom", "ical"}:
        assert run(["brief", "--since", "2025", "--to", name, "-d", str(path)]) == 0
        out, _ = capsys.readouterr()
        plain(out.replace("\r\n", "\n"))
        READERS[name](out)


@pytest.mark.parametrize("name", ["everything", "formula"])
def test_no_command_obeys_it(name: str, record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    walk_commands(hostile_record(record, tmp_path / "hostile.db", PAYLOADS[name], ids=name == "formula"), capsys)


@pytest.mark.parametrize("name", PAYLOADS)
def test_no_export_obeys_it(name: str, record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = hostile_record(record, tmp_path / "hostile.db", PAYLOADS[name], ids=name == "formula")
    meant_for = {"at": {"csv"}, "formula": {"csv", "markdown", "html", "atom"}}  # what has cells, or links by ids
    formats = frozenset(meant_for.get(name, READERS))
    walk_exports(path, capsys, formats)


def test_dates_that_are_none_are_no_mistake_of_the_program(
    record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = record_without_dates(record, tmp_path / "hostile.db", "\x1b[2J", "2021-02-30")
    names = ids(path)
    for command in commands(names):
        run([*command, "-d", str(path)] if command != ["list", "searches"] else command)
        out, err = capsys.readouterr()
        assert "mistake in councilui" not in err, (command, err)
        plain(out.replace("\t", " "))
    for kind in EXPORTS:
        for name in formats_for(find_kind(kind).forms):
            run(["export", kind, *names[kind], "--to", name.name, "-d", str(path)])
            out, err = capsys.readouterr()
            assert "mistake in councilui" not in err, (kind, name.name, err)
            if name.name in ("atom", "ical") and out:  # whose dates are read as dates
                READERS[name.name](out)
