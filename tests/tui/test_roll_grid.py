"""The grid of a meeting's roll calls on the screen."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from councilui.tui.app import CouncilApp
from councilui.tui.screens.roll_grid import RollGridScreen
from councilui.tui.widgets.grid import Grid
from tests.tui.driver import SIZES, browse, opened, press, seen, settled, words

JANUARY = "chicago-city-council/2025-01-15"


def grid(app: CouncilApp) -> Grid:
    assert isinstance(app.screen, RollGridScreen)
    return app.screen.query_one(Grid)


def test_r_shows_every_roll_of_the_meeting_with_every_member_at_every_size(record: Path) -> None:
    async def run() -> None:
        tallies = (" 49–1 ", " 45–5 ", " 43–7 ")
        for size in SIZES:
            async with opened(record, size, meeting=JANUARY) as (app, pilot):
                await press(pilot, "r")
                rows = [line for line in seen(app).splitlines() if any(tally in line for tally in tallies)]
                assert len(rows) == 7
                letters = "".join(rows[0].split()[-50:])[-50:]  # wide cells stand apart
                assert letters == "YYYYYYYYYYYYNYYYYNYYYYNYYYYYYYYYYYYYYNYYNNYYNYYYYY"
                assert "Y yes N no · not on record" in words(app)

    asyncio.run(run())


def test_what_is_under_the_cursor_is_told_and_enter_opens_the_vote(record: Path) -> None:
    async def run() -> None:
        async with opened(record, meeting=JANUARY) as (app, pilot):
            await press(pilot, "r")
            told = "Ald. La Spata (1st): not on record. O2023-0004222: Shall O2023-0004222 be laid on the table?"
            assert told in words(app)
            grid(app).move_to(1, 26)
            await settled(pilot)
            assert "Ald. Burnett (27th): yes ◇ derived: The Clerk's export leaves out" in words(app)
            grid(app).move_to(1, 22)
            await settled(pilot)
            assert "Ald. Tabares (23rd): NO." in words(app)
            assert app.screen.selection().person == "silvana-tabares"  # type: ignore[attr-defined]
            await press(pilot, "a")
            assert "Tabares and Reilly: same side in 107 of 116 divided rolls (92%)." in words(app)
            await press(pilot, "escape", "enter")
            line = browse(app).vote
            assert line is not None
            assert line.identifier == "Or2025-0014616"
            await press(pilot, "escape")
            assert grid(app).cursor == (1, 22)
            await press(pilot, "S")
            assert "most nays first" in words(app)
            assert grid(app).cells.rows[0].startswith("Or2025-0014616")
            assert app.screen.selection().person == "silvana-tabares"  # type: ignore[attr-defined]

    asyncio.run(run())


def test_it_opens_on_the_vote_at_hand_and_a_meeting_without_votes_says_so(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    async def run() -> None:
        vote = f"{JANUARY}/sr2024-0010992/vote"
        async with opened(record, vote=vote) as (app, pilot):
            await press(pilot, "r")
            assert grid(app).cursor[0] == 4
        async with opened(record, meeting="chicago-city-council/2023-11-02") as (app, pilot):
            await press(pilot, "r")
            assert "No vote by name is on record of this meeting." in words(app)
            await press(pilot, "down", "enter", "S", "y", "e")  # nothing there, nothing breaks
            await press(pilot, "escape")
            assert app.screen is browse(app)

    asyncio.run(run())
