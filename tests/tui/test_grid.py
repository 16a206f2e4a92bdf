"""The grid: only what is in view is asked for, labels stay, and the cursor is always to be seen."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import ComposeResult
from textual.color import Color
from textual.geometry import Size
from textual.screen import Screen

from councilui.tui.app import CouncilApp
from councilui.tui.widgets.grid import Grid, grid_layout
from councilui.tui.widgets.layout import Piece
from councilui.tui.widgets.roles import contrast
from tests.tui.driver import Driver


class Numbers:
    """So many rows and columns; tells which cells were asked for."""

    def __init__(self, rows: int, columns: int, wide: int = 4) -> None:
        self.rows = [f"row {index}" for index in range(rows)]
        self.columns = [str(index) for index in range(columns)]
        self.wide = wide
        self.requests: set[tuple[int, int]] = set()

    def label(self, row: int, cells: int) -> str:
        return self.rows[row][:cells]

    def width(self, room: int) -> int:
        return self.wide

    def cell(self, row: int, column: int) -> Piece:
        self.requests.add((row, column))
        return f"{(row + column) % 100}", "shade-3"


class GridScreen(Screen[None]):
    def __init__(self) -> None:
        super().__init__()
        self.highlights: list[tuple[int, int]] = []
        self.opens: list[tuple[int, int]] = []

    def compose(self) -> ComposeResult:
        yield Grid(empty="[b]Nothing[/b] here.")

    def on_mount(self) -> None:
        self.query_one(Grid).focus()

    def on_grid_cell_highlighted(self, event: Grid.CellHighlighted) -> None:
        self.highlights.append((event.row, event.column))

    def on_grid_cell_selected(self, event: Grid.CellSelected) -> None:
        self.opens.append((event.row, event.column))


@given(st.integers(1, 300), st.integers(1, 300), st.integers(1, 5), st.integers(20, 250), st.integers(3, 80))
def test_a_plan_fits_its_space(rows: int, columns: int, wide: int, width: int, height: int) -> None:
    layout = grid_layout(Numbers(rows, columns, wide), width, height)
    assert 1 + layout.label + 1 + layout.columns * layout.cell + 1 <= width or layout.columns == 1
    assert layout.head + layout.rows <= height or layout.rows == 1
    assert 1 <= layout.columns <= columns


def test_every_key_moves_as_it_says_and_asks_for_no_more_than_is_in_view() -> None:
    async def run() -> None:
        app = CouncilApp("nothing.db")
        async with app.run_test(size=(60, 20)) as pilot:
            driver = Driver(app, pilot)
            screen = GridScreen()
            await app.push_screen(screen)
            grid, cells = screen.query_one(Grid), Numbers(10_000, 500)
            await driver.shows("[b]Nothing[/b] here.")
            await driver.press("down", "enter")  # nothing there yet
            grid.show(cells)
            await driver.press("j", "l", "right", "k", "down")
            assert grid.cursor == (1, 2)
            await driver.press("pagedown", "dollar_sign")
            assert grid.cursor == (19, 499)
            await driver.shows("▶row 19")
            await driver.shows("◀")
            assert "▶" not in driver.text.splitlines()[0]
            await driver.press("G", "0", "enter")
            assert grid.cursor == (9_999, 0)
            assert screen.opens == [(9_999, 0)]
            assert screen.highlights[-1] == (9_999, 0)
            await driver.press("pageup", "less_than_sign", "left", "up")
            assert grid.cursor == (0, 0)
            assert len(cells.requests) < 5 * 20 * 15
            await pilot.resize_terminal(40, 10)
            await driver.press("end")
            await driver.shows("▶row 9999")

    asyncio.run(run())


def test_numbers_stand_out_from_every_ground_in_light_and_dark() -> None:
    async def run() -> None:
        app = CouncilApp("nothing.db")
        async with app.run_test():
            for theme in ("textual-dark", "textual-light"):
                app.theme = theme
                for index in range(6):
                    style = app.roles[f"shade-{index}"]
                    assert style.color is not None
                    assert style.bgcolor is not None
                    pair = (Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor))
                    assert contrast(*pair) >= 4.5, (theme, index)
            grounds = {app.roles[f"shade-{index}"].bgcolor for index in range(6)}
            assert len(grounds) == 6

    asyncio.run(run())


async def test_a_grid_that_grows_is_painted_before_it_hears_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    app = CouncilApp("nothing.db")
    async with app.run_test(size=(40, 8)):
        screen = GridScreen()
        await app.push_screen(screen)
        grid = screen.query_one(Grid)
        grid.show(Numbers(30, 50), (29, 49))
        monkeypatch.setattr(Grid, "size", Size(300, 60))
        lines = [grid.render_line(y).text for y in range(60)]
        assert lines[0].split() == [str(number) for number in range(50)]
        assert "row 0" in lines[1]
