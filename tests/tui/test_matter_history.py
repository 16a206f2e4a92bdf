"""A matter's story on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from councilui.tui.screens.matter_history import MatterHistoryScreen
from councilui.tui.screens.meeting import MeetingScreen
from tests.tui.driver import notices, opened, press, seen, words
from tests.tui.hostile_record import BARE_MEETING, empty_record


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_the_tabled_ordinance_and_the_law_it_would_change(size: tuple[int, int], record: Path) -> None:
    async with opened(record, size) as (app, pilot):
        await press(pilot, "H")
        assert isinstance(app.screen, MatterHistoryScreen)
        shown = words(app)
        assert "O2023-0004222 (reported)" in shown
        assert "Told together with 4 matters to which relations lead." in shown
        assert "→ Shall O2021-117 be passed? ✓ passed 41–8" in shown
        await press(pilot, *["down"] * 5)
        before = seen(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, MeetingScreen)
        assert "O2021-117" in seen(app).split("\n")[0]
        await press(pilot, "escape")
        assert seen(app) == before


async def test_relations_and_names_lead_on(record: Path) -> None:
    async with opened(record, (120, 50)) as (app, pilot):
        await press(pilot, "H")
        rows = app.screen.query_one("RowList")
        keys = [row.key for row in rows.source.rows]  # type: ignore[attr-defined]
        rows.move_to(keys.index(("tie", 1)))  # type: ignore[attr-defined]
        await press(pilot, "enter")
        assert isinstance(app.screen, MatterHistoryScreen)
        assert app.screen.matter not in (None, "o2023-0004222")
        await press(pilot, "escape")
        rows.move_to(keys.index(("name", "sanctuary")))  # type: ignore[attr-defined]
        await press(pilot, "enter")
        assert "4 matters go by “sanctuary”, told as one story." in words(app)
        await press(pilot, "escape", "escape")
        assert len(app.screen_stack) == 1


async def test_where_there_is_no_matter(tmp_path: Path) -> None:
    async with opened(empty_record(tmp_path, BARE_MEETING)) as (app, pilot):
        await press(pilot, "H")
        assert not isinstance(app.screen, MatterHistoryScreen)
        assert "There is no matter here" in notices(app)[-1]
