"""Declared actions on a representative set of screens at 80x24: each acts or says why not in a sentence, never silent.

A key takes a tenth of a second here, so a few screens of different kinds are walked. What opens the same screen from
anywhere (help, search, meetings) is pressed in the meeting alone, and quit nowhere. Not walked: history, divided
votes, briefing, chamber, roll calls, pairs, what-if, similar votes, concordance, the lists to pick from, prompt,
palette, help, and the further lists of a member.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.keys import key_to_character
from textual.widgets import Input

from councilui.tui import actions
from councilui.tui.actions import Action
from councilui.tui.query_history import QueryHistory
from councilui.tui.screens.base import CouncilScreen
from councilui.tui.state import SavedState
from councilui.tui.widgets.filter_line import FilterLine
from councilui.tui.widgets.rows import RowList
from tests.tui.driver import Driver, drive
from tests.tui.test_snapshots import ROLL, SCREENS

WALKS: dict[str, tuple[str, ...]] = {
    "member-said": ("p", *"lop", "enter", "5"),
    "doubts-none": ("x", "f", *"xyzzy", "enter"),
    "search-nothing": ("slash", *"xyzzy"),
} | {name: SCREENS[name] for name in ("meeting", "statement", "search", "facets", "bookmarks", "agreement", "compare")}
_LEAVES = ("pick", "reload", "back", "leave")
"""What may lead to another place, with the screen gone from the stack: a reload finds no window again."""
_MOVES = (
    "row_down", "row_up", "page_down", "page_up", "row_last", "row_first",
    "column_right", "column_last", "column_left", "column_first",
)  # fmt: skip
"""In an order in which each has somewhere to go."""


def _look(driver: Driver, folder: Path) -> tuple[Any, ...]:
    """All by which a user can tell that something happened."""
    app = driver.app
    return (
        app.screen,
        app.screen._compositor.render_strips(),
        app.cursor_position,
        len(driver.notices),
        app.clipboard,
        app.theme,
        sorted(path.name for path in folder.rglob("*")),
    )


def _declared(screen: CouncilScreen[Any], name: str) -> list[Action]:
    """Motions first, in an order in which each has somewhere to go; last what leads away."""
    every = [action for action in actions.in_scopes(*screen.SCOPES, "app") if _key(action, screen)]
    if name != "meeting":
        every = [action for action in every if action.needs is not None or action.scope not in ("selection", "app")]
    by_name = {action.name: action for action in every if action.name != "quit"}
    moves = [by_name.pop(move) for move in _MOVES if move in by_name]
    last = [by_name.pop(leave) for leave in _LEAVES if leave in by_name]
    return [*moves, *by_name.values(), *last]


def _key(action: Action, screen: CouncilScreen[Any]) -> str | None:
    """Its first key, which is no letter where letters are typed."""
    types = isinstance(screen.focused, Input)
    return next((key for key in action.keys if not (types and key_to_character(key))), None)


def _has_nowhere_to_go(screen: CouncilScreen[Any], action: Action) -> bool:
    """A motion in a list that is in view whole, or to the part that is shown."""
    if action.name == f"pane({getattr(screen, 'part', None)})":
        return True
    motion = action.name.startswith(("row_", "page_", "list_"))
    return motion and all(rows.window.all_fits() or len(rows.source) < 2 for rows in screen.query(RowList))


async def _screen_again(screen: CouncilScreen[Any], keys: tuple[str, ...], driver: Driver) -> CouncilScreen[Any]:
    """Back from what an action opened, with the filter closed; from elsewhere by the keys that led here at first."""
    while driver.app.screen is not screen and screen in driver.app.screen_stack:
        await driver.press("escape")
    if type(driver.app.screen) is not type(screen):
        while len(driver.app.screen_stack) > 1:
            await driver.press("escape")
        driver.app.queries = QueryHistory(SavedState())
        await driver.press("1", *keys)
    if isinstance(driver.app.focused, FilterLine):
        await driver.press("enter")
    assert isinstance(driver.app.screen, CouncilScreen)
    return driver.app.screen


@pytest.mark.parametrize("name", WALKS)
async def test_every_action_acts_or_says_why_not(
    name: str, record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    silent: list[str] = []
    async with drive(record, (80, 24), vote=ROLL) as driver:
        await driver.press(*WALKS[name])
        screen = driver.app.screen
        assert isinstance(screen, CouncilScreen)
        for action in _declared(screen, name):
            key = _key(action, screen)
            assert key is not None
            before, count = _look(driver, tmp_path), len(driver.notices)
            await driver.press(key)
            if _look(driver, tmp_path) == before and not _has_nowhere_to_go(screen, action):
                silent.append(f"{action.name} ({key})")
            for notice in driver.notices[count:]:
                assert notice[0].isupper(), (action.name, notice)
                assert notice.rstrip('”)"').endswith((".", "?")), (action.name, notice)
            away = screen not in driver.app.screen_stack
            assert not away or action.name in _LEAVES, (action.name, driver.text)
            screen = await _screen_again(screen, WALKS[name], driver)
    assert not silent
