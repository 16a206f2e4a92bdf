"""How many bytes a key writes to the terminal, in every list: few, and as few however long the list is."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from benchmarks.key_cost import Screen, run_app
from benchmarks.keys import LISTS
from benchmarks.long_lists import build
from councilui.tui.app import CouncilApp
from councilui.tui.panes.timeline import TimelinePane
from tests.tui.driver import Driver

SIZE = (80, 24)
_SHORT, _LONG = 200, 2_000
_LINE: int = SIZE[0] * 20
"""Bytes of two repainted lines with their colors."""
_SCREEN: int = SIZE[0] * SIZE[1] * 6
"""Bytes of a whole screen."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("lists")


async def _bytes_of_keys(path: Path, names: Iterable[str], size: tuple[int, int] = SIZE) -> dict[str, tuple[int, int]]:
    """What a key writes in each list until nothing is read or painted any more: down at best, and page down."""
    counts = {}
    async with run_app(CouncilApp(path), size) as screen:
        driver = Driver(screen.app, screen.pilot)
        for name in names:
            await driver.press(*LISTS[name])
            assert str(_LONG) not in driver.text, f"{name}: {_LONG:,} is written without its comma"
            await driver.press("down")
            *downs, page = [await _bytes_of(screen, driver, key) for key in ("down", "down", "down", "pagedown")]
            counts[name] = (min(downs), page)
            await driver.start_again()
    return counts


async def _bytes_of(screen: Screen, driver: Driver, key: str) -> int:
    before = screen.written
    await driver.press(key)
    return screen.written - before


async def test_a_key_writes_few_bytes_however_long_the_list_is(folder: Path) -> None:
    names = LISTS.keys() - {"search"}  # whose long record takes a minute to make
    short, long = [
        await _bytes_of_keys(build(folder / f"rows-{rows // 100}.db", rows), names) for rows in (_SHORT, _LONG)
    ]
    for name in names:
        (down, page), (down_of_long, page_of_long) = short[name], long[name]
        assert 0 < down <= _LINE, name
        assert 0 < page <= _SCREEN, name
        assert 0 < down_of_long <= min(1.5 * down + 50, _LINE), name
        assert 0 < page_of_long <= min(1.5 * page + 500, _SCREEN), name


async def test_what_changes_in_other_panes_or_over_them_is_painted_alone(folder: Path) -> None:
    """A key in the agenda; a filter's line, which gets the keys and takes a line from the list."""
    async with run_app(CouncilApp(build(folder / f"lists-{_SHORT}.db", _SHORT)), (120, 36)) as screen:
        driver = Driver(screen.app, screen.pilot)
        assert min([await _bytes_of(screen, driver, "down") for _ in range(4)]) <= _LINE
        before = screen.written
        screen.app.screen.refresh()
        await driver.settle()
        whole = screen.written - before
        assert await _bytes_of(screen, driver, "f") < whole
        assert await _bytes_of(screen, driver, "escape") < whole


async def test_another_title_of_a_pane_repaints_its_line_alone(folder: Path) -> None:
    path = build(folder / f"lists-{_SHORT}.db", _SHORT)
    async with run_app(CouncilApp(path), (120, 36)) as screen:
        before = screen.written
        screen.app.screen.query_one(TimelinePane).entitle(" · 7 about this item")
        await screen.settle()
        await Driver(screen.app, screen.pilot).shows("7 about this item")
        assert 0 < screen.written - before <= _LINE / 4
