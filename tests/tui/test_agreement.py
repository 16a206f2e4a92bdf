"""The agreement matrix on the screen: told in words under the cursor, reordered, narrowed, opened to the votes."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from councilui.tui.app import CouncilApp
from councilui.tui.screens.agreement import AgreementScreen
from councilui.tui.screens.pair_votes import PairVotesScreen
from councilui.tui.widgets.grid import Grid
from tests.tui.driver import SIZES, browse, enter_text, opened, press, seen, settled, words


def matrix(app: CouncilApp) -> tuple[AgreementScreen, Grid]:
    screen = app.screen
    assert isinstance(screen, AgreementScreen)
    return screen, screen.query_one(Grid)


def place_of(screen: AgreementScreen, surname: str) -> int:
    assert screen.page is not None
    people, voters = screen.page.matrix.people, screen.page.rolls.voters
    return next(at for at, person in enumerate(people) if voters[person].surname == surname)


def test_a_opens_it_and_enter_leads_to_the_votes_behind_a_cell_and_back(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    async def run() -> None:
        async with opened(record) as (app, pilot):
            await press(pilot, "a")
            screen, grid = matrix(app)
            assert "agreement, 121 divided rolls › by bloc" in words(app)
            grid.move_to(place_of(screen, "Lopez"), place_of(screen, "Tabares"))
            await settled(pilot)
            assert "Lopez and Tabares: same side in 85 of 118 divided rolls (72%)." in words(app)
            assert "15 Lopez" in words(app)
            await press(pilot, "enter")
            assert isinstance(app.screen, PairVotesScreen)
            assert "DIFFERENT SIDES 33" in words(app)
            first = app.screen.selection().vote
            await press(pilot, "e")
            document = (tmp_path / "raymond-lopez-and-silvana-tabares.md").read_text()
            assert "## Different sides" in document
            assert "85 of 118 divided rolls" in document
            await press(pilot, "enter")
            line = browse(app).vote
            assert line is not None
            assert line.id == first
            await press(pilot, "escape", "escape")
            assert matrix(app)[1].cursor == grid.cursor
            await press(pilot, "escape")
            assert app.screen_stack[-1] is browse(app)

    asyncio.run(run())


def test_it_is_whole_at_every_size_and_the_cursor_stays_in_view(record: Path) -> None:
    async def run() -> None:
        for size in SIZES:
            async with opened(record, size) as (app, pilot):
                await press(pilot, "a")
                _, grid = matrix(app)
                await press(pilot, "G", "dollar_sign")
                assert grid.cursor == (49, 49)
                assert f"▶{grid.cells.rows[49]}" in seen(app)
                assert "said yes or no in" in words(app)
                assert "95–99 ● 100" in words(app)
                await press(pilot, "less_than_sign", "0", "j", "l", "right")
                assert grid.cursor == (1, 2)
                assert f"▶{grid.cells.rows[1]}" in seen(app)

    asyncio.run(run())


def test_another_order_keeps_the_pair_under_the_cursor(record: Path) -> None:
    async def run() -> None:
        async with opened(record) as (app, pilot):
            await press(pilot, "a")
            screen, grid = matrix(app)
            grid.move_to(place_of(screen, "Lopez"), place_of(screen, "Tabares"))
            await press(pilot, "S")
            assert grid.cells.rows[0] == " 1 La Spata"
            assert "Lopez and Tabares: same side in 85 of 118" in words(app)
            await press(pilot, "S")
            assert grid.cells.rows[0] == " 9 Beale"
            assert "by name" in words(app)

    asyncio.run(run())


def test_words_narrow_it_and_what_makes_no_sense_leaves_it_as_it_was(record: Path) -> None:
    async def run() -> None:
        async with opened(record) as (app, pilot):
            await press(pilot, "a", "f")
            await enter_text(pilot, "after:2024 lopez, tabares, quinn")
            assert "agreement, 20 divided rolls" in words(app)
            await enter_text(pilot, "lopez, nobo")
            assert "No person 'nobo' is in this record" in words(app)
            await enter_text(pilot, "after:20x")
            assert "'20x' is not a year, a month or a day" in words(app)
            assert "agreement, 20 divided rolls" in words(app)
            await enter_text(pilot, "on:2025-04-16")
            await press(pilot, "enter", "right")
            assert "fewer than 10 say nothing about agreement" in words(app)
            rows = [line for line in seen(app).splitlines() if "──" in line]
            assert len(rows) > 20
            assert all("·" in row and "%" not in row and "100" not in row for row in rows)

    asyncio.run(run())


def test_the_mouse_moves_the_cursor_and_opens(record: Path) -> None:
    async def run() -> None:
        async with opened(record) as (app, pilot):
            await press(pilot, "a")
            _, grid = matrix(app)
            plan = grid.plan
            spot = (2 + plan.label + 4 * plan.cell + 1, plan.head + 6)
            await pilot.click(Grid, offset=spot)
            assert grid.cursor == (6, 4)
            await pilot.click(Grid, offset=(2, plan.head + 9))
            assert grid.cursor == (9, 4)
            await pilot.click(Grid, offset=(spot[0], plan.head + 9))
            await settled(pilot)
            assert isinstance(app.screen, PairVotesScreen)

    asyncio.run(run())
