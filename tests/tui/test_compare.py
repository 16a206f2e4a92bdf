"""Vote against vote and similar votes on the screen: every row leads on, and what is shown can be taken away."""

from __future__ import annotations

from pathlib import Path

import pytest

from councilui.tui.screens.compare import CompareScreen
from councilui.tui.screens.member import MemberScreen
from councilui.tui.screens.similar import SimilarScreen
from tests.tui.driver import browse, enter_text, opened, press, seen, words


async def test_two_votes_lead_to_members_and_back(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened(record, vote="chicago-city-council/2025-01-15/or2025-0014616/vote") as (app, pilot):
        await press(pilot, "c")
        await enter_text(pilot, "o2021-117")
        await press(pilot, "enter")
        assert isinstance(app.screen, CompareScreen)
        shown = words(app)
        assert "Yes and no are not aligned: the votes are not on one matter" in shown
        assert "SWITCHED" in shown
        await press(pilot, "e")
        (path,) = tmp_path.iterdir()
        assert "# Two votes compared" in path.read_text(encoding="utf-8")
        while app.screen.selection().person is None:
            await pilot.press("down")
        before = seen(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, MemberScreen)
        await press(pilot, "escape")
        assert seen(app).split("\n")[:30] == before.split("\n")[:30]
        await press(pilot, "home", "enter")
        assert "O2021-117" in seen(app).split("\n")[0]


async def test_two_votes_that_work_against_each_other_are_aligned(record: Path) -> None:
    async with opened(record) as (app, pilot):
        await press(pilot, "c", "enter")
        assert isinstance(app.screen, CompareScreen)
        assert "⇄ Aligned: yes in the first goes with yes in the second" in words(app)


async def test_similar_votes_with_their_base(record: Path) -> None:
    async with opened(record) as (app, pilot):
        await press(pilot, "d", "f", *"budget, 2025", "enter", "n")
        assert isinstance(app.screen, SimilarScreen)
        shown = words(app)
        assert "members in common" in shown
        assert "1 the same camps, 0 no more alike than by chance" in shown
        assert "SO2024-0014393" in shown
        await press(pilot, "down")
        before = seen(app)
        await press(pilot, "enter")
        assert browse(app).vote is not None
        await press(pilot, "escape")
        assert seen(app) == before


async def test_without_a_roll_it_says_why(record: Path) -> None:
    async with opened(record) as (app, pilot):
        await press(pilot, "n")
        assert "Nobody's yes or no is on record by name" in words(app)
