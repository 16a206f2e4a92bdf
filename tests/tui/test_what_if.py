"""What if: members moved on the screen, with the assumptions in view."""

from __future__ import annotations

from pathlib import Path

import pytest

from councilui.record.database import open_record
from councilui.record.search.statements import search
from councilui.tui.panes.timeline import TimelinePane
from councilui.tui.screens.reader import ReaderScreen
from councilui.tui.screens.what_if import WhatIfScreen
from tests.tui.driver import Driver, drive


def assumptions_text(driver: Driver) -> str:
    """What stands at the right of the members, wrapped lines joined."""
    lines = (line.partition("│")[2] for line in driver.text.split("\n"))
    return " ".join(" ".join(lines).split())


async def test_a_roll_is_moved_member_by_member_and_undone(record: Path) -> None:
    async with drive(record, (80, 24)) as driver:
        await driver.press("j", "w")
        await driver.shows("As recorded.")
        await driver.press("plus")
        text = assumptions_text(driver)
        assert "Hypothetical: nobody is on record voting this way." in text
        await driver.shows("no → yes")
        assert "From no to yes: Ald. Marty Quinn (13th)." in text
        assert "All other votes and rules unchanged." in text
        await driver.press("u")
        await driver.shows("As recorded.")
        await driver.press("escape")
        assert driver.app.screen is driver.meeting


async def test_without_a_roll_numbers_move(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("w")
        await driver.shows("NO NAMES ON RECORD")
        await driver.press("minus", "minus")
        assert "From yes to no: 2, no member named" in assumptions_text(driver)


async def test_what_is_exported_tells_what_it_assumes(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with drive(record) as driver:
        await driver.press("w", "minus", "e")
        assert "The what-if was written to" in driver.notices[-1]
    (written,) = tmp_path.glob("*.md")
    text = written.read_text()
    assert text.index("Hypothetical") < text.index("## Assumptions") < text.index("## The tally")
    assert "From yes to no: 1, no member named" in text


async def test_the_ruler_moves_along_and_a_mark_that_falls_is_told_in_words(record: Path) -> None:
    async with drive(record, (80, 24)) as driver:
        await driver.press("w")
        await driver.shows("this motion needed 26 of 50 ✓ met")
        await driver.pilot.press(*("minus",) * 14)
        await driver.shows("this motion needed 26 of 50 ✗ 1 short NO LONGER MET")
        await driver.shows("mayor's vote on a tie: yes and no were equal NOW A TIE")
        assert "A motion to table is not a vote on the ordinance." in assumptions_text(driver)
        await driver.press(*("u",) * 14)
        await driver.lacks("NO LONGER MET")


async def test_every_assumption_is_in_view_at_80_by_24(record: Path) -> None:
    async with drive(record, (80, 24)) as driver:
        await driver.press("w", "minus", "j", "full_stop")
        text = assumptions_text(driver)
        assert isinstance(driver.app.screen, WhatIfScreen)
        assert all(assumption in text for assumption in driver.app.screen.what.assumptions)


async def test_the_marks_stay_readable_at_any_size(record: Path) -> None:
    for size in ((80, 24), (120, 36), (200, 50)):
        async with drive(record, size, vote=None) as driver:
            await driver.press("w")
            await driver.shows("26")
            await driver.shows("34")


async def test_a_statement_of_a_member_tells_how_they_voted_on_it(record: Path) -> None:
    async with drive(record) as driver:
        driver.meeting.query_one(TimelinePane).go_to(_of_tabares(record))
        await driver.press("2", "enter")
        assert isinstance(driver.app.screen, ReaderScreen)
        await driver.shows("Ald. Silvana Tabares (23rd): vote unknown (Motion to table:")


def _of_tabares(record: Path) -> int:
    connection = open_record(record)
    try:
        return search(connection, "by:tabares venue:press on:2025-01").hits[0].statement.id
    finally:
        connection.close()
