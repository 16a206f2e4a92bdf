"""Common words seldom together: the newest statements while one types, all of them in a pause."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from councilui.common.errors import CouncilError
from councilui.record.search.statements import search
from councilui.record.views.search import SearchAnswer
from councilui.tui import search_queries
from councilui.tui.app import CouncilApp
from councilui.tui.panes.hit_rows import Hits
from councilui.tui.screens import search as screens
from councilui.tui.screens.matter_history import MatterHistoryScreen
from councilui.tui.screens.search import SearchScreen
from tests.record.long_record import OLD, long_record
from tests.tui.driver import notices, opened, press, searched, settled, words


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return long_record(tmp_path_factory.mktemp("long") / "long.db")


def rows(app: CouncilApp) -> int:
    assert isinstance(app.screen, SearchScreen)
    source = app.screen.rows.source
    assert isinstance(source, Hits)
    return len(source.hits)


async def rested(pilot: Pilot[None], seconds: float) -> None:
    """Pause so long, then wait until what that called for is there."""
    await pilot.pause(seconds)
    await settled(pilot)


async def test_the_others_follow_in_a_pause_and_the_cursor_stays(long: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screens, "PAUSE", 0.5)
    async with searched(long, '"of the city" ') as (app, pilot):
        assert "38 statements so far, newest first" in words(app)
        assert "the others follow when you pause" in words(app)
        await press(pilot, "down", "down")
        screen = app.screen
        assert isinstance(screen, SearchScreen)
        cursor, before = screen.rows.cursor, screen.rows.current
        assert cursor > 0
        await rested(pilot, 0.6)
        assert "47 statements, newest first" in words(app)
        assert "so far" not in words(app)
        assert rows(app) == 47
        assert (screen.rows.cursor, screen.rows.current) == (cursor, before)


async def test_nothing_among_the_newest_is_not_told_as_nothing(long: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screens, "PAUSE", 0.5)
    async with searched(long, '"spite for the city" ') as (app, pilot):
        assert "0 statements so far" in words(app)
        assert "Nothing in the record fits this." not in words(app)
        assert "Searching the older statements" in words(app)
        await rested(pilot, 0.6)
        assert "Nothing in the record fits this." in words(app)


async def test_enter_before_the_older_ones_have_come_waits_for_them(long: Path) -> None:
    async with searched(long, '"houses in spite" ') as (app, pilot):
        assert "0 statements so far" in words(app)
        await press(pilot, "enter")
        await rested(pilot, screens.PAUSE + 0.2)
        assert not isinstance(app.screen, SearchScreen)
        assert f"number {OLD}" in words(app)


async def test_enter_on_what_else_was_found_opens_that(long: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screens, "PAUSE", 60)
    async with searched(long, '"spite of the city" ') as (app, pilot):
        assert "0 statements so far" in words(app)
        assert "In spite of the city: an ordinance" in words(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, MatterHistoryScreen)


async def test_when_the_older_ones_cannot_be_searched_it_is_told(long: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*arguments: object, hurried: bool = False, **options: object) -> SearchAnswer:
        if not hurried:
            raise CouncilError("The disk is gone.")
        return search(*arguments, hurried=hurried, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(search_queries, "search", failing)
    async with searched(long, '"of the city" ') as (app, pilot):
        await rested(pilot, screens.PAUSE + 0.2)
        assert "The disk is gone." in notices(app)
        shown = words(app)
        assert "at least 38 statements" in shown
        assert "Only the newest statements were searched." in shown
        assert "so far" not in shown


async def test_a_search_under_another_one_goes_on(long: Path) -> None:
    async with searched(long, '"of the city" ') as (app, pilot):
        under = app.screen
        assert isinstance(under, SearchScreen)
        app.push_screen(SearchScreen('"spite of the city" '))
        await settled(pilot)
        await rested(pilot, 2 * screens.PAUSE + 0.2)
        assert app.screen is not under
        await press(pilot, "escape")
        assert app.screen is under
        assert "47 statements, newest first" in words(app)


async def test_enter_opens_a_place_once(long: Path) -> None:
    async with opened(long) as (app, pilot):
        await press(pilot, "slash")
        app.screen.query_one(Input).value = '"of the city" '
        await pilot.press("enter")  # before the answer
        await settled(pilot)
        await rested(pilot, 2 * screens.PAUSE + 0.2)
        assert [type(screen).__name__ for screen in app.screen_stack] == [
            "MeetingScreen",
            "SearchScreen",
            "MeetingScreen",
        ]
