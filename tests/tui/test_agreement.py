"""The agreement matrix on the screen: told in words under the cursor, reordered, narrowed, opened to the votes."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from councilui.load.pipeline import load
from councilui.tui.screens.agreement import AgreementScreen
from councilui.tui.screens.pair_votes import PairVotesScreen
from councilui.tui.widgets.grid import Grid
from tests.tui.driver import SIZES, Driver, drive


def matrix(driver: Driver) -> tuple[AgreementScreen, Grid]:
    screen = driver.app.screen
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
        async with drive(record) as driver:
            await driver.press("a")
            screen, grid = matrix(driver)
            await driver.shows("agreement › by bloc", "121 divided roll calls")
            grid.move_to(place_of(screen, "Lopez"), place_of(screen, "Tabares"))
            await driver.settle()
            await driver.shows("Lopez and Tabares: same side in 85 of 118 divided roll calls (72%).")
            await driver.shows("15 Lopez")
            await driver.press("enter")
            assert isinstance(driver.app.screen, PairVotesScreen)
            await driver.shows("DIFFERENT SIDES 33")
            first = driver.app.screen.selection().vote
            await driver.press("e")
            document = (tmp_path / "raymond-lopez-and-silvana-tabares.md").read_text()
            assert "## Different sides" in document
            assert "85 of 118 divided roll calls" in document
            await driver.press("enter")
            line = driver.meeting.vote
            assert line is not None
            assert line.id == first
            await driver.press("escape", "escape")
            assert matrix(driver)[1].cursor == grid.cursor
            await driver.press("escape")
            assert driver.app.screen_stack[-1] is driver.meeting

    asyncio.run(run())


def test_it_is_whole_at_every_size_and_the_cursor_stays_in_view(record: Path) -> None:
    async def run() -> None:
        for size in SIZES:
            async with drive(record, size) as driver:
                await driver.press("a")
                _, grid = matrix(driver)
                await driver.press("G", "dollar_sign")
                assert grid.cursor == (49, 49)
                await driver.shows(f"▶{grid.cells.rows[49]}")
                await driver.shows("voted yes or no in")
                await driver.shows("95–99 ● 100")
                await driver.press("less_than_sign", "0", "j", "l", "right")
                assert grid.cursor == (1, 2)
                await driver.shows(f"▶{grid.cells.rows[1]}")

    asyncio.run(run())


def test_another_order_keeps_the_pair_under_the_cursor(record: Path) -> None:
    async def run() -> None:
        async with drive(record) as driver:
            await driver.press("a")
            screen, grid = matrix(driver)
            grid.move_to(place_of(screen, "Lopez"), place_of(screen, "Tabares"))
            await driver.press("S")
            assert grid.cells.rows[0] == "15 Lopez"  # least often with the majority
            await driver.shows("by dissent", "on the diagonal, % with the majority")
            await driver.press("S")
            assert grid.cells.rows[0] == " 1 La Spata"
            await driver.shows("Lopez and Tabares: same side in 85 of 118")
            await driver.press("S")
            assert grid.cells.rows[0] == " 9 Beale"
            await driver.shows("by name")
            await driver.lacks("diagonal")

    asyncio.run(run())


async def test_a_body_without_divided_votes_says_how_to_see_others(tmp_path: Path) -> None:
    rows = ["date,motion,result,Ada Orr,Bo Leeds,Cy Mott"]
    rows += [f"2031-03-0{day},Lease of {day} Elm Street,passed,yes,yes,yes" for day in (1, 2, 3)]
    (tmp_path / "votes.csv").write_text("\n".join(rows), encoding="utf-8")
    load([tmp_path / "votes.csv"], tmp_path / "votes.db")
    async with drive(tmp_path / "votes.db") as driver:
        await driver.press("a")
        await driver.shows("0 divided roll calls", "Type f for another period or body.")
        await driver.press("f")
        await driver.enter_text("all-rolls")
        await driver.shows("3 roll calls")
        await driver.lacks("Type f for")


def test_words_narrow_it_and_what_makes_no_sense_leaves_it_as_it_was(record: Path) -> None:
    async def run() -> None:
        async with drive(record) as driver:
            await driver.press("a", "f")
            await driver.enter_text("after:2024 lopez, tabares, quinn")
            await driver.shows("20 divided roll calls")
            await driver.enter_text("lopez, nobo")
            await driver.shows("No person “nobo” is in this record")
            await driver.enter_text("after:20x")
            await driver.shows("“20x” isn't a year, a month or a day")
            await driver.shows("20 divided roll calls")
            await driver.enter_text("on:2025-04-16")
            await driver.press("enter", "right")
            await driver.shows("fewer than 10 are too few to compare")
            rows = [line for line in driver.text.splitlines() if "──" in line]
            assert len(rows) > 20
            assert all("·" in row and "%" not in row and "100" not in row for row in rows)

    asyncio.run(run())


def test_the_mouse_moves_the_cursor_and_opens(record: Path) -> None:
    async def run() -> None:
        async with drive(record) as driver:
            await driver.press("a")
            _, grid = matrix(driver)
            plan = grid.plan
            spot = (2 + plan.label + 4 * plan.cell + 1, plan.head + 6)
            await driver.pilot.click(Grid, offset=spot)
            assert grid.cursor == (6, 4)
            await driver.pilot.click(Grid, offset=(2, plan.head + 9))
            assert grid.cursor == (9, 4)
            await driver.pilot.click(Grid, offset=(spot[0], plan.head + 9))
            await driver.settle()
            assert isinstance(driver.app.screen, PairVotesScreen)

    asyncio.run(run())
