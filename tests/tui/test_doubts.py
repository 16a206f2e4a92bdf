"""What doesn't add up, on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from councilui.tui.screens.doubts import DoubtsScreen
from councilui.tui.screens.meeting import MeetingScreen
from tests.tui.driver import drive
from tests.tui.hostile_record import empty_record


async def test_each_finding_leads_to_its_place_and_back(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("x")
        await driver.shows("! 41 flagged in the sources, ≠ 52 found by cross-checking. Nothing has been corrected.")
        await driver.shows("ABOUT THIS VOTE 8", "! no roll: No source found names", "ABOUT THIS MEETING 3")
        await driver.press("S", "down", "down")
        await driver.shows("CONTRADICTORY RESULT 5")
        before = driver.text
        await driver.press("enter")
        assert isinstance(driver.app.screen, MeetingScreen)
        assert driver.meeting.vote is not None
        assert "SCL2024-0007807" in driver.text.split("\n")[0]
        await driver.press("escape")
        assert driver.text == before


async def test_one_kind_after_the_other(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("x", "S")
        await driver.shows("Showing 5: contradictory result.")
        await driver.press("S", "S")
        await driver.shows("IDENTICAL ROSTER 7")
        await driver.shows("≠ Housing at 111 W Monroe St (O2025-0016002), April 16, 2025: The same members on")
        await driver.lacks("CONTRADICTORY")


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_it_is_narrowed_as_typed(size: tuple[int, int], record: Path) -> None:
    async with drive(record, size) as driver:
        await driver.press("x", "f", *"disagree 36th")
        await driver.shows("sources disagree")
        await driver.shows("“36th Ward")
        await driver.press(*"zzz")
        await driver.shows("No matches.")
        await driver.press("escape")  # all of it again
        await driver.lacks("No matches.")
        await driver.press("escape")
        assert not isinstance(driver.app.screen, DoubtsScreen)


async def test_a_record_without_a_doubt(tmp_path: Path) -> None:
    async with drive(empty_record(tmp_path)) as driver:
        await driver.press("x")
        await driver.shows("Nothing in this record contradicts anything else.")
