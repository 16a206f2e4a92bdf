"""A vote drawn as the chamber, on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from councilui.tui.screens.chamber import ChamberScreen
from councilui.tui.widgets.seat_plan import SeatPlan
from tests.tui.driver import SIZES, drive


@pytest.mark.parametrize("size", SIZES)
async def test_every_ward_is_in_view_with_its_side(size: tuple[int, int], record: Path) -> None:
    async with drive(record, size, vote="chicago-city-council/2021-01-27/o2021-117/vote") as driver:
        await driver.press("s")
        words = driver.words
        assert isinstance(driver.app.screen, ChamberScreen)
        assert "Shall O2021-117 be passed?" in words
        await driver.shows("●Y 41 yes   ▲– 1 not voting   ■N 8 no")
        assert all(f"■N{ward}" in words for ward in (13, 15, 19, 23, 38, 41, 42, 45))
        assert "▶ Ald. Quinn (13th): no, recorded [1]" in words
        await driver.press("S")
        await driver.shows("■N 13 Quinn")
        await driver.shows("●Y 50 Silverstein")
        await driver.press("escape")
        assert not isinstance(driver.app.screen, ChamberScreen)


async def test_numbers_are_drawn_but_nobody_is_named(record: Path) -> None:
    async with drive(record, (80, 24)) as driver:
        await driver.press("s")
        await driver.shows("No names are on record, only the tally, 39-11")
        await driver.shows("●Y 39 yes, names unknown ■N 11 no, names unknown")
        await driver.shows("One of 39 in the tally as yes; no name is on record.")
        await driver.press("enter")
        assert driver.notices[-1] == "No member is named for this seat."
        await driver.press("S")
        assert driver.text.count("○·") == 51, "fifty wards and the sign"
        await driver.shows("Ald. La Spata (1st): not on record")


async def test_the_cursor_goes_by_keys_and_by_mouse(record: Path) -> None:
    async with drive(record, (120, 36), vote="chicago-city-council/2021-01-27/o2021-117/vote") as driver:
        await driver.press("s", "l")
        assert "Ald. Tabares" in driver.words or "Ald. O'Shea" in driver.words or "Ald. Lopez" in driver.words
        await driver.press("home")
        await driver.shows("▶●Y1")
        await driver.press("pagedown", "pagedown")
        await driver.shows("▶ Ald. Quinn (13th): no")
        lines = driver.text.split("\n")
        y = next(n for n, line in enumerate(lines) if "■N45" in line)
        plan = driver.app.screen.query_one(SeatPlan)
        await driver.pilot.click(plan, offset=(lines[y].index("■N45"), y - plan.region.y))
        await driver.settle()
        await driver.shows("▶ Ald. Gardiner (45th): no, recorded")
        await driver.press("enter")
        await driver.shows("James Gardiner")
        await driver.press("escape")
        await driver.shows("▶ Ald. Gardiner (45th): no, recorded")


async def test_without_a_vote_there_is_nothing_to_draw(record: Path) -> None:
    async with drive(record, (120, 36)) as driver:
        await driver.press("1", "end", "s")
        assert not isinstance(driver.app.screen, ChamberScreen)
        assert "There is no vote to draw" in driver.notices[-1]


async def test_the_wheel_scrolls_a_chamber_taller_than_the_view(record: Path) -> None:
    async with drive(record, (60, 15), vote="chicago-city-council/2021-01-27/o2021-117/vote") as driver:
        await driver.press("s", "S")
        plan = driver.app.screen.query_one(SeatPlan)
        assert plan.draw is not None
        plan.show(plan.seats * 4, plan.draw)  # as many as a parliament has
        await driver.settle()
        assert plan.drawing is not None
        below = plan.drawing.height - plan.size.height
        assert below > 0
        before, cursor = driver.text, plan.cursor
        for wheel in (events.MouseScrollDown,) * below + (events.MouseScrollDown,):
            plan.post_message(wheel(plan, 1, 1, 0, 1, 0, False, False, False))
        await driver.settle()
        assert (plan.top, plan.cursor) == (below, cursor)
        assert driver.text != before
        for _ in range(below):
            plan.post_message(events.MouseScrollUp(plan, 1, 1, 0, -1, 0, False, False, False))
        await driver.settle()
        assert driver.text == before
