"""The grid of Jan. 15, 2025 against the wards that the Clerk printed, and its exports read by others."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from councilui.analysis.roll_grid import alike_rows, by_nays, fit_label, letter, roll_grid, row_label
from councilui.cli import run
from councilui.record.queries.rolls import meeting_rolls

JANUARY = "chicago-city-council/2025-01-15"
NAYS = {
    "Or2025-0014616": {13, 18, 23, 38, 41, 42, 45},
    "Or2025-0014615": {13, 15, 23, 41, 42},
    "Or2025-0014614": {38},
    "SR2024-0010992": {2},
    "O2024-0014389": {20},
    "O2024-0014391": {20},
    "O2024-0014392": {20},
}
"""The nays by ward of the seven divided rolls, as in the Clerk's export of roll calls."""


def test_the_nays_stand_under_their_wards(connection: sqlite3.Connection) -> None:
    grid = roll_grid(meeting_rolls(connection, JANUARY))
    assert [column.district for column in grid.columns] == [str(ward) for ward in range(1, 51)]
    result = {
        row.line.identifier: {at + 1 for at, vote in enumerate(row.votes) if letter(vote) == "N"} for row in grid.rows
    }
    assert result.pop("O2023-0004222") == set()
    assert result == NAYS
    table = grid.rows[0]
    assert {letter(vote) for vote in table.votes} == {"·"}
    assert row_label(table).startswith("O2023-0004222 39-11 TABLED (no roll), ")
    bare = table._replace(line=table.line._replace(announced=None))
    assert row_label(bare).startswith("O2023-0004222 TABLED (no tally, no roll), ")


def test_labels_that_begin_alike_are_told_apart_by_their_ends(connection: sqlite3.Connection) -> None:
    grid = roll_grid(meeting_rolls(connection, JANUARY))
    assert not alike_rows(grid)  # their numbers tell them apart
    ends = ("TIF: amended plan", "TIF: larger area", "TIF: financing")
    assert [row.line.title[-len(end) :] for row, end in zip(grid.rows[-3:], ends, strict=True)] == [*ends]
    grid = grid._replace(rows=tuple(row._replace(line=row.line._replace(identifier=None)) for row in grid.rows))
    alike = alike_rows(grid)
    assert [fit_label(row, at in alike, 33) for at, row in enumerate(grid.rows)][-4:] == [
        "49-1 adopted, Working group on …", *(f"49-1 passed, … {end}" for end in ends)
    ]  # fmt: skip


def test_the_most_nays_come_to_the_upper_left(connection: sqlite3.Connection) -> None:
    grid = by_nays(roll_grid(meeting_rolls(connection, JANUARY)))
    assert [row.nays for row in grid.rows] == [7, 5, 1, 1, 1, 1, 1, 0]
    assert [column.district for column in grid.columns[:2]] == ["20", "13"]
    assert sum(letter(vote) == "N" for row in grid.rows for vote in row.votes) == sum(map(len, NAYS.values()))


def test_every_meeting_has_a_grid_that_counts_what_the_list_counts(connection: sqlite3.Connection) -> None:
    for (meeting,) in connection.execute("SELECT id FROM meeting").fetchall():
        for row in roll_grid(meeting_rolls(connection, meeting)).rows:
            letters = [letter(vote) for vote in row.votes]
            assert (letters.count("Y"), letters.count("N")) == row.line.roll_tally


def test_it_is_printed_and_leaves_in_every_format(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["show", "meeting", "2025-01-15", "--grid", "-d", str(record)]) == 0
    printed = capsys.readouterr().out
    assert "YYYYYYYYYYYYNYYYYNYYYYNYYYYYYYYYYYYYYNYYNNYYNYYYYY" in printed
    assert "◇ 14 of the votes are derived" in printed
    assert all(len(line) <= 120 for line in printed.splitlines()[:12])
    assert run(["show", "meeting", "2025-01-15", "--grid", "--json", "-d", str(record)]) == 0
    text = json.loads(capsys.readouterr().out)
    options = text["votes"][1]["options"]
    assert options["silvana-tabares"] == {"option": "no", "option_text": "Nay", "basis": "recorded"}
    assert options["walter-burnett-jr"]["basis"] == "derived"
    assert set(text["votes"][0]["options"].values()) == {None}
    assert run(["export", "grid", "2025-01-15", "--to", "csv", "-d", str(record)]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["23 Tabares"] for row in rows[:3]] == ["", "no", "no"]
    assert rows[1]["27 Burnett"] == "yes (derived)"
    assert run(["export", "grid", "2025-01-15", "-d", str(record)]) == 0
    html = MarkdownIt("commonmark").enable("table").render(capsys.readouterr().out)
    assert html.count("<tr>") == 9
    assert html.count("<td>N</td>") == sum(map(len, NAYS.values()))
