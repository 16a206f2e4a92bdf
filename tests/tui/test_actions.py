"""Each action is declared once, and everything else is made from that."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields
from inspect import signature
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

import pytest

from councilui.tui import actions, navigator
from councilui.tui.app import CouncilApp
from councilui.tui.host import Route
from councilui.tui.routes import MeetingRoute
from councilui.tui.screens.agreement import AgreementScreen
from councilui.tui.screens.base import CouncilScreen
from councilui.tui.screens.bookmarks import BookmarksScreen
from councilui.tui.screens.briefing import BriefingScreen
from councilui.tui.screens.chamber import ChamberScreen
from councilui.tui.screens.divided_votes import DividedVotesScreen
from councilui.tui.screens.doubts import DoubtsScreen
from councilui.tui.screens.facets import FacetsScreen
from councilui.tui.screens.help import HelpScreen
from councilui.tui.screens.meeting import MeetingScreen
from councilui.tui.screens.member import MemberScreen
from councilui.tui.screens.reader import ReaderScreen
from councilui.tui.screens.roll_grid import RollGridScreen
from councilui.tui.screens.search import SearchScreen
from councilui.tui.screens.similar import SimilarScreen
from councilui.tui.screens.what_if import WhatIfScreen
from councilui.tui.widgets.grid import Grid
from councilui.tui.widgets.key_bar import KeyBar
from councilui.tui.widgets.rows import RowList
from docs.generate import key_tables
from tests.tui.driver import drive

SCREENS: dict[str, type[CouncilScreen[Any]]] = {
    "bookmarks": BookmarksScreen,
    "divided_votes": DividedVotesScreen,
    "drawing": ChamberScreen,
    "facets": FacetsScreen,
    "briefing": BriefingScreen,
    "kinds": DoubtsScreen,
    "meeting": MeetingScreen,
    "overlay": ReaderScreen,
    "parts": MemberScreen,
    "reader": ReaderScreen,
    "search": SearchScreen,
    "table": DividedVotesScreen,
    "typing": SearchScreen,
    "what_if": WhatIfScreen,
}
"""A screen with the actions of each scope."""


def test_no_key_does_two_things_in_one_place() -> None:
    every: list[type[CouncilScreen[Any]]] = [
        *SCREENS.values(),
        AgreementScreen,
        RollGridScreen,
        SimilarScreen,
        HelpScreen,
    ]
    for screen in every:
        actions_of_key: dict[str, list[str]] = defaultdict(list)
        for action in actions.in_scopes(*screen.SCOPES):
            for key in action.keys:
                actions_of_key[key].append(action.name)
        assert {key: names for key, names in actions_of_key.items() if len(names) > 1} == {}, screen


def test_the_same_letter_does_the_same_thing_everywhere() -> None:
    used: dict[str, set[str]] = defaultdict(set)
    for action in actions.ACTIONS:
        for key in action.keys:
            if len(key) == 1 and key not in "hl":  # left and right, whatever is there
                used[key].add(action.name)
    assert {key: names for key, names in used.items() if len(names) > 1} == {}


def test_every_action_is_done_by_the_screen_of_its_scope() -> None:
    widgets = {"app": CouncilApp, "grid": Grid, "rows": RowList}
    for action in actions.ACTIONS:
        if action.run is None and action.name != "quit":  # which is Textual's own
            owner = widgets.get(action.scope) or SCREENS[action.scope]
            assert hasattr(owner, f"action_{action.name.partition('(')[0]}"), action


def test_every_action_has_a_sentence_and_a_label() -> None:
    for action in actions.ACTIONS:
        assert action.label
        assert action.help[0].isupper()
        assert action.key_text


def test_the_key_bar_keeps_help_and_quit_at_any_width() -> None:
    bar = KeyBar(actions.bar("selection", "meeting", "app"))
    for width in range(58, 200, 7):
        positions = bar.fitting(width)
        assert [action.name for _, _, action in positions[-2:]] == ["help", "quit"]
        assert positions[-1][1] <= width
        assert all(end < start for (_, end, _), (start, _, _) in pairwise(positions))


def test_a_route_has_the_parameters_of_its_screen() -> None:
    assert MeetingRoute in Route.__subclasses__()
    for route in Route.__subclasses__():
        screen = navigator.screen_class(route)
        assert [field.name for field in fields(cast(Any, route))] == list(signature(screen).parameters), screen


async def test_the_palette_offers_what_works_here_and_says_why_the_rest_does_not(record: Path) -> None:
    async with drive(record, (120, 60)) as driver:
        await driver.press("d", "ctrl+p")
        await driver.enter_text("group the roll")
        await driver.shows("Only in a meeting.")
        await driver.press("enter")
        await driver.shows("Commands")
        assert driver.notices == ["Only in a meeting."]
        for typed in ("change the order", "filter by words"):  # S and f
            await driver.enter_text(typed)
            await driver.lacks("Only")
        await driver.press("enter")
        assert "words, or" in driver.words  # the filter is open


async def test_the_palette_says_what_there_is_no_vote_for(record: Path) -> None:
    async with drive(record, (120, 60)) as driver:
        await driver.press("end", "ctrl+p")
        await driver.enter_text("seat by seat")
        reason = "There is no vote to draw: none was found here."
        assert (reason in driver.words) == (driver.app.screen_stack[0].vote is None)  # type: ignore[attr-defined]


@pytest.fixture
def toy() -> Iterator[actions.Action]:
    """An action that is declared as any other."""

    def ring(screen: CouncilScreen[Any]) -> None:
        screen.host.notify_user("The bell rings.")

    declare = actions.command(
        "ring", "f6", "bell", "Ring the bell of the clerk", bar=0, needs=actions.vote_to("ring for")
    )
    declare(ring)
    yield actions.ACTIONS[-1]
    actions.ACTIONS.pop()


async def test_an_action_is_declared_once_and_is_everywhere(toy: actions.Action, record: Path) -> None:
    async with drive(record, (200, 60)) as driver:
        await driver.shows("f6 bell")
        await driver.press("f6")
        await driver.notifies("The bell rings.")
        assert driver.notices == ["The bell rings."]
        await driver.press("question_mark")
        await driver.shows("Ring the bell of the clerk")
        await driver.press("escape", "ctrl+p")
        await driver.enter_text("bell")
        await driver.press("enter")
        await driver.wait_until(lambda: len(driver.notices) > 1)
        assert driver.notices == ["The bell rings.", "The bell rings."]
        await driver.press("x", "home", "f6")
    assert "| `f6` | bell | Ring the bell of the clerk |" in key_tables()


async def test_a_key_that_does_nothing_says_so(record: Path) -> None:
    async with drive(record) as driver:
        for keys, sentence in (
            (("Z",), "Z does nothing here. Press ? for the keys."),
            (("f3",), "f3 does nothing here. Press ? for the keys."),
            (("u",), "u does nothing here, only in a what-if."),
            (("ctrl+f",), "ctrl+f does nothing here, only in search."),
            (("ctrl+c",), "Press q to quit."),
            (("d", "g"), "g does nothing here, only in a meeting or in who and when. First row: home <."),
            (("v",), "v does nothing here, only in a meeting."),
        ):
            await driver.press(*keys)
            assert driver.notices[-1] == sentence, keys


async def test_the_key_bar_has_no_key_that_only_explains(record: Path) -> None:
    async with drive(record, (120, 36)) as driver:
        await driver.press("a")
        await driver.lacks("c compare")
        await driver.press("escape", "p", *"lopez", "enter")
        await driver.shows("[1 Figures]")
        await driver.lacks("S order", "c compare")
        await driver.press("2")
        await driver.shows("S order")
        await driver.press("escape", "s")
        await driver.shows("half circle / wards")
        await driver.lacks("f filter")
