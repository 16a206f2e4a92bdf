"""What if: members moved on the screen, with the assumptions in view."""

from __future__ import annotations

from pathlib import Path

import pytest

from councilui.record.database import open_record
from councilui.record.search.statements import search
from councilui.tui.app import CouncilApp
from councilui.tui.panes.timeline import TimelinePane
from councilui.tui.screens.reader import ReaderScreen
from councilui.tui.screens.what_if import WhatIfScreen
from tests.tui.driver import browse, notices, opened, press, seen, words


def assumed(app: CouncilApp) -> str:
    """What stands at the right of the members, wrapped lines joined."""
    lines = (line.partition("│")[2] for line in seen(app).split("\n"))
    return " ".join(" ".join(lines).split())


async def test_a_roll_is_moved_member_by_member_and_undone(record: Path) -> None:
    async with opened(record, (80, 24)) as (app, pilot):
        await press(pilot, "j", "w")
        assert "As on record" in words(app)
        await press(pilot, "plus")
        shown = assumed(app)
        assert "Hypothetical: nobody is recorded as voting so." in shown
        assert "no → yes" in seen(app)
        assert "From no to yes: Ald. Quinn (13th)." in shown
        assert "All others and the rules as on record" in shown
        await press(pilot, "u")
        assert "As on record" in words(app)
        await press(pilot, "escape")
        assert app.screen is browse(app)


async def test_without_a_roll_numbers_move(record: Path) -> None:
    async with opened(record) as (app, pilot):
        await press(pilot, "w")
        assert "NO NAME IS ON RECORD" in words(app)
        await press(pilot, "minus", "minus")
        assert "From yes to no: 2, nobody named" in assumed(app)


async def test_what_is_exported_tells_what_it_assumes(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened(record) as (app, pilot):
        await press(pilot, "w", "minus", "e")
        assert "The what-if was written to" in notices(app)[-1]
    (written,) = tmp_path.glob("*.md")
    text = written.read_text()
    assert text.index("Hypothetical") < text.index("## Assumptions") < text.index("## The tally")
    assert "From yes to no: 1, nobody named" in text


async def test_the_ruler_moves_along_and_a_mark_that_falls_is_told_in_words(record: Path) -> None:
    async with opened(record, (80, 24)) as (app, pilot):
        await press(pilot, "w")
        assert "this motion needed 26 of 50 ✓ met" in words(app)
        await pilot.press(*("minus",) * 14)
        shown = words(app)
        assert "this motion needed 26 of 50 ✗ 1 short NEWLY MISSED" in shown
        assert "mayor's vote on a tie — yes and no were equal A TIE NOW" in shown
        assert "A motion to table is no vote on the ordinance." in assumed(app)
        await press(pilot, *("u",) * 14)
        assert "NEWLY" not in words(app)


async def test_every_assumption_is_in_view_at_80_by_24(record: Path) -> None:
    async with opened(record, (80, 24)) as (app, pilot):
        await press(pilot, "w", "minus", "j", "full_stop")
        told = assumed(app)
        assert isinstance(app.screen, WhatIfScreen)
        assert all(assumption in told for assumption in app.screen.what.assumptions)


async def test_the_marks_stay_readable_at_any_size(record: Path) -> None:
    for size in ((80, 24), (120, 36), (200, 50)):
        async with opened(record, size, vote=None) as (app, pilot):
            await press(pilot, "w")
            assert "26" in seen(app)
            assert "34" in seen(app)


async def test_a_statement_of_a_member_tells_how_they_voted_on_it(record: Path) -> None:
    async with opened(record) as (app, pilot):
        browse(app).query_one(TimelinePane).go_to(_of_tabares(record))
        await press(pilot, "2", "enter")
        assert isinstance(app.screen, ReaderScreen)
        assert "How Ald. Tabares (23rd) voted on “Shall O2023-0004222 be laid on the" in seen(app)


def _of_tabares(record: Path) -> int:
    connection = open_record(record)
    try:
        return search(connection, "by:tabares venue:press on:2025-01").hits[0].statement.id
    finally:
        connection.close()
