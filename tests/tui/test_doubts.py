"""What doesn't add up, on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from councilui.tui.screens.doubts import DoubtsScreen
from councilui.tui.screens.meeting import MeetingScreen
from tests.tui.driver import browse, opened, press, seen, words
from tests.tui.hostile_record import empty_record


async def test_each_finding_leads_to_its_place_and_back(record: Path) -> None:
    async with opened(record) as (app, pilot):
        await press(pilot, "x")
        shown = words(app)
        assert "! 46 recorded as doubtful ≠ 52 found by comparing. Nothing is repaired." in shown
        assert "CONTRADICTORY RESULT 5" in shown
        await press(pilot, "down", "down")
        before = seen(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, MeetingScreen)
        assert browse(app).vote is not None
        assert "SCL2024-0007807" in seen(app).split("\n")[0]
        await press(pilot, "escape")
        assert seen(app) == before


async def test_one_kind_after_the_other(record: Path) -> None:
    async with opened(record) as (app, pilot):
        await press(pilot, "x", "S")
        assert "Shown: 5, contradictory result." in words(app)
        await press(pilot, "S", "S")
        assert "IDENTICAL ROSTER 8" in words(app)
        assert "≠ vote on O2025-0016002, 2025-04-16: The same people on the same sides in 2 votes" in words(app)
        assert "CONTRADICTORY" not in words(app)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_it_is_narrowed_as_typed(size: tuple[int, int], record: Path) -> None:
    async with opened(record, size) as (app, pilot):
        await press(pilot, "x", "f", *"disagree 36th")
        shown = words(app)
        assert "SOURCES DISAGREE" in shown
        assert "“36th Ward" in shown
        await press(pilot, *"zzz")
        assert "Nothing fits this." in words(app)
        await press(pilot, "escape", "escape")
        assert not isinstance(app.screen, DoubtsScreen)


async def test_a_record_without_a_doubt(tmp_path: Path) -> None:
    async with opened(empty_record(tmp_path)) as (app, pilot):
        await press(pilot, "x")
        assert "Nothing in this record contradicts anything else in it." in words(app)
