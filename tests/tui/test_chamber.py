"""A vote drawn as the chamber, on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from councilui.tui.screens.chamber import ChamberScreen
from councilui.tui.widgets.seat_plan import SeatPlan
from tests.tui.driver import SIZES, notices, opened, press, seen, settled, words


@pytest.mark.parametrize("size", SIZES)
async def test_every_ward_is_in_view_with_its_side(size: tuple[int, int], record: Path) -> None:
    async with opened(record, size, vote="chicago-city-council/2021-01-27/o2021-117/vote") as (app, pilot):
        await press(pilot, "s")
        shown = words(app)
        assert isinstance(app.screen, ChamberScreen)
        assert "Shall O2021-117 be passed?" in shown
        assert "●Y 41 yes   ▲· 1 not voting   ■N 8 no" in seen(app)
        assert all(f"■N{ward}" in shown for ward in (13, 15, 19, 23, 38, 41, 42, 45))
        assert "▶ Ald. Quinn (13th): no, recorded [1]" in shown
        await press(pilot, "S")
        assert "■N 13 Quinn" in seen(app)
        assert "●Y 50 Silverstein" in seen(app)
        await press(pilot, "escape")
        assert not isinstance(app.screen, ChamberScreen)


async def test_numbers_are_drawn_but_nobody_is_named(record: Path) -> None:
    async with opened(record, (80, 24)) as (app, pilot):
        await press(pilot, "s")
        shown = words(app)
        assert "Nobody is named: 39–11 are numbers as announced" in shown
        assert "●Y 39 yes, announced, nobody named ■N 11 no, announced, nobody named" in shown
        assert "One of 39 announced as yes; nobody is named." in shown
        await press(pilot, "enter")
        assert notices(app)[-1] == "Nobody is named for this seat."
        await press(pilot, "S")
        assert seen(app).count("○?") == 51, "fifty wards and the sign"
        assert "Ald. La Spata (1st): not on record" in words(app)


async def test_the_cursor_goes_by_keys_and_by_mouse(record: Path) -> None:
    async with opened(record, (120, 36), vote="chicago-city-council/2021-01-27/o2021-117/vote") as (app, pilot):
        await press(pilot, "s", "l")
        assert "Ald. Tabares" in words(app) or "Ald. O'Shea" in words(app) or "Ald. Lopez" in words(app)
        await press(pilot, "home")
        assert "▶●Y1" in seen(app)
        await press(pilot, "pagedown", "pagedown")
        assert "▶ Ald. Quinn (13th): no" in words(app)
        lines = seen(app).split("\n")
        y = next(n for n, line in enumerate(lines) if "■N45" in line)
        plan = app.screen.query_one(SeatPlan)
        await pilot.click(plan, offset=(lines[y].index("■N45"), y - plan.region.y))
        await settled(pilot)
        assert "▶ Ald. Gardiner (45th): no, recorded" in words(app)
        await press(pilot, "enter")
        assert "James Gardiner" in words(app)
        await press(pilot, "escape")
        assert "▶ Ald. Gardiner (45th): no, recorded" in words(app)


async def test_without_a_vote_there_is_nothing_to_draw(record: Path) -> None:
    async with opened(record, (120, 36)) as (app, pilot):
        await press(pilot, "1", "end", "s")
        assert not isinstance(app.screen, ChamberScreen)
        assert "There is no vote here to draw" in notices(app)[-1]


async def test_the_wheel_scrolls_a_chamber_taller_than_the_view(record: Path) -> None:
    async with opened(record, (60, 15), vote="chicago-city-council/2021-01-27/o2021-117/vote") as (app, pilot):
        await press(pilot, "s", "S")
        plan = app.screen.query_one(SeatPlan)
        assert plan.draw is not None
        plan.show(plan.seats * 4, plan.draw)  # as many as a parliament has
        await settled(pilot)
        assert plan.drawing is not None
        below = plan.drawing.height - plan.size.height
        assert below > 0
        before, cursor = seen(app), plan.cursor
        for wheel in (events.MouseScrollDown,) * below + (events.MouseScrollDown,):
            plan.post_message(wheel(plan, 1, 1, 0, 1, 0, False, False, False))
        await settled(pilot)
        assert (plan.top, plan.cursor) == (below, cursor)
        assert seen(app) != before
        for _ in range(below):
            plan.post_message(events.MouseScrollUp(plan, 1, 1, 0, -1, 0, False, False, False))
        await settled(pilot)
        assert seen(app) == before
