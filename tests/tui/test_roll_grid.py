"""The grid of a meeting's roll calls on the screen."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from councilui.tui.screens.roll_grid import RollGridScreen
from councilui.tui.widgets.breadcrumb import Breadcrumb
from councilui.tui.widgets.grid import Grid
from tests.tui.driver import SIZES, Driver, drive

JANUARY = "chicago-city-council/2025-01-15"


def grid(driver: Driver) -> Grid:
    assert isinstance(driver.app.screen, RollGridScreen)
    return driver.app.screen.query_one(Grid)


def test_r_shows_every_roll_of_the_meeting_with_every_member_at_every_size(record: Path) -> None:
    async def run() -> None:
        tallies = (" 49-1 ", " 45-5 ", " 43-7 ")
        for size in SIZES:
            async with drive(record, size, meeting=JANUARY) as driver:
                await driver.press("r")
                rows = [line for line in driver.text.splitlines() if any(tally in line for tally in tallies)]
                assert len(rows) == 7
                letters = "".join(rows[0].split()[-50:])[-50:]  # wide cells stand apart
                assert letters == "YYYYYYYYYYYYNYYYYNYYYYNYYYYYYYYYYYYYYNYYNNYYNYYYYY"
                await driver.shows("Y yes N no · not on record")

    asyncio.run(run())


def test_what_is_under_the_cursor_is_told_and_enter_opens_the_vote(record: Path) -> None:
    async def run() -> None:
        async with drive(record, meeting=JANUARY) as driver:
            await driver.press("r")
            sentence = "Ald. La Spata (1st): not on record."
            await driver.shows(sentence)
            grid(driver).move_to(1, 26)
            await driver.settle()
            await driver.shows("Ald. Burnett (27th): yes ◇ derived: The Clerk's export leaves out")
            grid(driver).move_to(1, 22)
            await driver.settle()
            await driver.shows("Ald. Tabares (23rd): NO.")
            assert driver.app.screen.selection().person == "silvana-tabares"  # type: ignore[attr-defined]
            await driver.press("a")
            await driver.shows("Tabares and Reilly: same side in 107 of 116 divided roll calls (92%).")
            await driver.press("escape", "enter")
            line = driver.meeting.vote
            assert line is not None
            assert line.identifier == "Or2025-0014616"
            await driver.press("escape")
            assert grid(driver).cursor == (1, 22)
            await driver.press("S")
            await driver.shows("most no votes first")
            assert grid(driver).cells.rows[0].startswith("Or2025-0014616")
            assert driver.app.screen.selection().person == "silvana-tabares"  # type: ignore[attr-defined]

    asyncio.run(run())


def test_it_opens_on_the_vote_at_hand_and_a_meeting_without_votes_says_so(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    async def run() -> None:
        vote = f"{JANUARY}/sr2024-0010992/vote"
        async with drive(record, vote=vote) as driver:
            await driver.press("r")
            assert grid(driver).cursor[0] == 4
        async with drive(record, meeting="chicago-city-council/2023-11-02") as driver:
            await driver.press("r")
            await driver.shows("No roll calls found for this meeting.")
            await driver.press("down", "enter", "S", "y", "e")  # nothing there, nothing breaks
            await driver.press("escape")
            assert driver.app.screen is driver.meeting

    asyncio.run(run())


async def test_words_of_a_vote_and_names_of_members_narrow_the_grid_and_the_export_stays_whole(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with drive(record, meeting=JANUARY) as driver:
        await driver.press("r", "f", *"tab lopez settlement")
        await driver.shows("3 of 8 votes, 3 of 50 members")
        assert list(grid(driver).cells.columns) == ["15", "23", "25"]  # both named Lopez
        assert [row.split()[0] for row in grid(driver).cells.rows] == [
            "Or2025-0014616",
            "Or2025-0014615",
            "Or2025-0014614",
        ]
        await driver.press("enter", "e")
        (path,) = tmp_path.iterdir()
        assert "SR2024-0010992" in path.read_text(encoding="utf-8")
        await driver.press("f", *"xyzzy", "enter")
        await driver.shows("No matches. Press Esc to show everything.")
        await driver.lacks("Ald. Lopez (15th)")
        await driver.press("escape")
        assert len(grid(driver).cells.columns) == 50


@pytest.mark.parametrize("key", ["r", "a"])
async def test_a_click_on_a_table_that_has_just_changed_is_for_nobody(key: str, record: Path) -> None:
    async with drive(record, meeting=JANUARY) as driver:
        await driver.press(key)
        screen = driver.app.screen
        widget = screen.query_one(Grid)
        before, last = widget.cells, (len(widget.cells.rows) - 1, len(widget.cells.columns) - 1)
        if key == "r":
            await driver.press("f", *"tab lopez", "enter")
        else:
            await driver.press("S")
        assert widget.cells is not before
        text = driver.words
        for message in (Grid.CellHighlighted, Grid.CellSelected):
            widget.post_message(message(widget, *last, before))
            await driver.settle()
        assert driver.app.screen is screen
        assert driver.words == text


async def test_a_click_on_a_breadcrumb_that_has_just_changed_is_for_nobody(record: Path) -> None:
    async with drive(record, meeting=JANUARY) as driver:
        await driver.press("r")
        screen = driver.app.screen
        assert isinstance(screen, RollGridScreen)
        breadcrumb = screen.query_one(Breadcrumb)
        clicks = [Breadcrumb.PlaceSelected(breadcrumb, index) for index in range(len(breadcrumb.places))]
        screen.set_breadcrumb("Roll calls")
        for click in clicks:
            breadcrumb.post_message(click)
            await driver.settle()
        assert driver.app.screen is screen
