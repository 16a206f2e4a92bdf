"""How many bytes a key writes to the terminal, in every list: few, and as few however long the list is."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.key_cost import run_app
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


async def _bytes_of_keys(path: Path, name: str, size: tuple[int, int] = SIZE) -> list[int]:
    """What each key writes in a list until nothing is read or painted any more: down three times, and page down."""
    counts = []
    async with run_app(CouncilApp(path), size) as screen:
        driver = Driver(screen.app, screen.pilot)
        await driver.press(*LISTS[name], "down")
        for key in ("down", "down", "down", "pagedown"):
            before = screen.written
            await driver.press(key)
            counts.append(screen.written - before)
    return counts


@pytest.mark.parametrize("name", [name for name in LISTS if name != "search"])  # its long record takes a minute to make
async def test_a_key_writes_few_bytes_however_long_the_list_is(name: str, folder: Path) -> None:
    counts = []
    for rows in (_SHORT, _LONG):
        *downs, page = await _bytes_of_keys(build(folder / f"lists-{rows}.db", rows), name)
        assert 0 < min(downs) <= _LINE, (rows, downs)
        assert 0 < page <= _SCREEN, (rows, page)
        counts.append((min(downs), page))
    (down, page), (down_of_long, page_of_long) = counts
    assert down_of_long <= 1.5 * down + 50, counts
    assert page_of_long <= 1.5 * page + 500, counts


async def test_a_key_in_the_agenda_repaints_what_changes_in_the_other_panes_alone(folder: Path) -> None:
    *downs, _ = await _bytes_of_keys(build(folder / f"lists-{_SHORT}.db", _SHORT), "agenda", (120, 36))
    assert min(downs) <= _LINE


async def test_another_title_of_a_pane_repaints_its_line_alone(folder: Path) -> None:
    path = build(folder / f"lists-{_SHORT}.db", _SHORT)
    async with run_app(CouncilApp(path), (120, 36)) as screen:
        before = screen.written
        screen.app.screen.query_one(TimelinePane).entitle(" · 7 about this item")
        await screen.settle()
        await Driver(screen.app, screen.pilot).shows("7 about this item")
        assert 0 < screen.written - before <= _LINE / 4
