"""The divided-roll desk on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from councilui.tui.screens.divided_votes import DividedVotesScreen
from tests.tui.driver import browse, opened, press, seen, settled, words


async def test_closest_first_and_back_to_the_same_row(record: Path) -> None:
    async with opened(record) as (app, pilot):
        await press(pilot, "d")
        shown = words(app)
        assert "123 divided votes, of 123 vote events with a tally on record" in shown
        assert "margin▲" in seen(app)
        first = seen(app).split("\n")[5]
        assert "23–23" in first
        await press(pilot, "down", "down", "down")
        before = seen(app)
        await press(pilot, "enter")
        assert browse(app).vote is not None
        assert "SO2025-0014841" in seen(app).split("\n")[0]
        await press(pilot, "escape")
        assert seen(app) == before


async def test_another_order_and_the_same_the_other_way_round(record: Path) -> None:
    async with opened(record) as (app, pilot):
        await press(pilot, "d", "S")
        assert "date▼" in seen(app)
        assert "2025-04-16" in seen(app).split("\n")[5]
        await press(pilot, "S")
        assert "date▲" in seen(app)
        assert "2021-01-27" in seen(app).split("\n")[5]
        await press(pilot, "S", "S", "S")
        assert "yes–no▼" in seen(app)


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
async def test_a_click_on_a_heading_orders(size: tuple[int, int], record: Path) -> None:
    async with opened(record, size) as (app, pilot):
        await press(pilot, "d")
        headings = app.screen.query_one("Headings")
        at = next(y for y, line in enumerate(seen(app).split("\n")) if "margin▲" in line)
        await pilot.click(headings, offset=(2, 0))
        await settled(pilot)
        assert "date▼" in seen(app).split("\n")[at]


async def test_it_is_narrowed_as_typed_and_says_how_it_was_read(record: Path) -> None:
    async with opened(record) as (app, pilot):
        await press(pilot, "d", "f", *"dissenter:lopez margin<=4 q")
        shown = words(app)
        assert "Read as: on the smaller side: Raymond Lopez, margin at most 4, “q”" in shown
        assert "No divided vote fits this." in shown
        await press(pilot, "backspace", "enter")
        assert "4 divided votes, of 123 vote events" in words(app)
        await press(pilot, "enter")
        assert browse(app).vote is not None
        await press(pilot, "escape")
        assert app.screen.query_one(Input).value == "dissenter:lopez margin<=4 "


async def test_what_cannot_be_read_is_said(record: Path) -> None:
    async with opened(record) as (app, pilot):
        await press(pilot, "d", "f", *"member:xyzzy")
        assert "nobody here is called “xyzzy”" in words(app)
        await press(pilot, "escape", "escape")
        assert app.screen is browse(app)


async def test_what_is_at_hand_and_what_can_be_taken_away(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened(record) as (app, pilot):
        await press(pilot, "d", "f", *"on:2025-01-15", "enter", "e")
        screen = app.screen
        assert isinstance(screen, DividedVotesScreen)
        assert (screen.selection().vote or "").startswith("chicago-city-council/2025-01-15/")
        (path,) = tmp_path.iterdir()
        text = path.read_text(encoding="utf-8")
        assert "# Divided votes" in text
        assert "8 divided votes, of 8 vote events" in text
        assert "39–11" in text


async def test_the_vote_under_the_cursor_is_copied_with_its_source(record: Path) -> None:
    async with opened(record) as (app, pilot):
        await press(pilot, "d", "down", "down", "down", "y")
        assert "SO2025-0014841" in app.clipboard
        assert "26–23" in app.clipboard
