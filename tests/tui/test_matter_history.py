"""A matter's story on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from councilui.tui.screens.matter_history import MatterHistoryScreen
from councilui.tui.screens.meeting import MeetingScreen
from tests.tui.driver import drive
from tests.tui.hostile_record import BARE_MEETING, empty_record


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_the_tabled_ordinance_and_the_law_it_would_change(size: tuple[int, int], record: Path) -> None:
    async with drive(record, size) as driver:
        await driver.press("H")
        assert isinstance(driver.app.screen, MatterHistoryScreen)
        await driver.shows("O2023-0004222 (reported)")
        await driver.shows("Includes 4 related matters.")
        await driver.shows("→ Shall O2021-117 be passed? ✓ passed 41-8")
        await driver.press(*["down"] * 5)
        before = driver.text
        await driver.press("enter")
        assert isinstance(driver.app.screen, MeetingScreen)
        assert "O2021-117" in driver.text.split("\n")[0]
        await driver.press("escape")
        assert driver.text == before


async def test_relations_and_names_lead_on(record: Path) -> None:
    async with drive(record, (120, 50)) as driver:
        await driver.press("H")
        rows = driver.app.screen.query_one("RowList")
        keys = [row.key for row in rows.source.rows]  # type: ignore[attr-defined]
        rows.move_to(keys.index(("tie", 1)))  # type: ignore[attr-defined]
        await driver.press("enter")
        assert isinstance(driver.app.screen, MatterHistoryScreen)
        assert driver.app.screen.matter not in (None, "o2023-0004222")
        await driver.press("escape")
        rows.move_to(keys.index(("name", "sanctuary")))  # type: ignore[attr-defined]
        await driver.press("enter")
        await driver.shows("4 matters go by “sanctuary”, shown as one history.")
        await driver.press("escape", "escape")
        assert len(driver.app.screen_stack) == 1


async def test_where_there_is_no_matter(tmp_path: Path) -> None:
    async with drive(empty_record(tmp_path, BARE_MEETING)) as driver:
        await driver.press("H")
        assert not isinstance(driver.app.screen, MatterHistoryScreen)
        assert "No matter is selected" in driver.notices[-1]
