"""Common words seldom together: the newest statements while one types, all of them in a pause."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from councilui.common.errors import CouncilError
from councilui.record.search.statements import search
from councilui.record.views.search import SearchAnswer
from councilui.tui import search_queries
from councilui.tui.panes.hit_rows import Hits
from councilui.tui.screens import search as screens
from councilui.tui.screens.matter_history import MatterHistoryScreen
from councilui.tui.screens.search import SearchScreen
from tests.record.long_record import OLD, long_record
from tests.tui.driver import Driver, drive


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return long_record(tmp_path_factory.mktemp("long") / "long.db")


def rows(driver: Driver) -> int:
    assert isinstance(driver.app.screen, SearchScreen)
    source = driver.app.screen.rows.source
    assert isinstance(source, Hits)
    return len(source.hits)


async def test_the_others_follow_in_a_pause_and_the_cursor_stays(long: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screens, "PAUSE", 2.0)
    async with drive(long, query='"of the city" ') as driver:
        await driver.shows("38 statements so far, newest first")
        await driver.shows("older ones follow when you pause")
        await driver.press("down", "down")
        screen = driver.app.screen
        assert isinstance(screen, SearchScreen)
        cursor, before = screen.rows.cursor, screen.rows.current
        assert cursor > 0
        await driver.shows("47 statements, newest first")
        await driver.lacks("so far")
        assert rows(driver) == 47
        assert (screen.rows.cursor, screen.rows.current) == (cursor, before)


async def test_nothing_among_the_newest_is_not_told_as_nothing(long: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screens, "PAUSE", 2.0)
    async with drive(long, query='"spite for the city" ') as driver:
        await driver.shows("0 statements so far")
        await driver.lacks("Nothing in this record matches.")
        await driver.shows("Searching the older statements")
        await driver.shows("Nothing in this record matches.")


async def test_enter_before_the_older_ones_have_come_waits_for_them(
    long: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screens, "PAUSE", 2.0)
    async with drive(long, query='"houses in spite" ') as driver:
        await driver.shows("0 statements so far")
        await driver.press("enter")
        await driver.wait_until(lambda: not isinstance(driver.app.screen, SearchScreen))
        await driver.shows(f"number {OLD}")


async def test_enter_on_what_else_was_found_opens_that(long: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screens, "PAUSE", 60)
    async with drive(long, query='"spite of the city" ') as driver:
        await driver.shows("0 statements so far")
        await driver.shows("In spite of the city: an ordinance")
        await driver.press("enter")
        assert isinstance(driver.app.screen, MatterHistoryScreen)


async def test_when_the_older_ones_cannot_be_searched_it_is_told(long: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*arguments: object, newest_first: bool = False, **options: object) -> SearchAnswer:
        if not newest_first:
            raise CouncilError("The disk is gone.")
        return search(*arguments, newest_first=newest_first, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(search_queries, "search", failing)
    async with drive(long, query='"of the city" ') as driver:
        await driver.notifies("The disk is gone.")
        await driver.shows("at least 38 statements", "Only the newest statements were searched.")
        await driver.lacks("so far")


async def test_a_search_under_another_one_goes_on(long: Path) -> None:
    async with drive(long, query='"of the city" ') as driver:
        under = driver.app.screen
        assert isinstance(under, SearchScreen)
        driver.app.push_screen(SearchScreen('"spite of the city" '))
        await driver.settle()
        assert driver.app.screen is not under
        await driver.press("escape")
        assert driver.app.screen is under
        await driver.shows("47 statements, newest first")


async def test_enter_opens_a_place_once(long: Path) -> None:
    async with drive(long) as driver:
        await driver.press("slash")
        driver.app.screen.query_one(Input).value = '"of the city" '
        await driver.pilot.press("enter")  # before the answer
        await driver.wait_until(lambda: len(driver.app.screen_stack) > 2)
        await driver.settle()
        stack = [type(screen).__name__ for screen in driver.app.screen_stack]
        assert stack == ["MeetingScreen", "SearchScreen", "MeetingScreen"]
