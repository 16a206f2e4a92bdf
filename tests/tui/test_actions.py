"""Each action is declared once, and everything else is made from that."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

from councilui.tui import actions
from councilui.tui.app import CouncilApp
from councilui.tui.screens import commands
from councilui.tui.screens.chamber import ChamberScreen
from councilui.tui.screens.divided_votes import DividedVotesScreen
from councilui.tui.screens.doubts import DoubtsScreen
from councilui.tui.screens.facets import FacetsScreen
from councilui.tui.screens.meeting import MeetingScreen
from councilui.tui.screens.member import MemberScreen
from councilui.tui.screens.reader import ReaderScreen
from councilui.tui.screens.search import SearchScreen
from councilui.tui.screens.what_if import WhatIfScreen
from councilui.tui.widgets.grid import Grid
from councilui.tui.widgets.key_bar import KeyBar
from councilui.tui.widgets.rows import RowList

AT_ONCE = (
    ("do", "browse", "rows", "app"),
    ("over", "what_if", "do", "rows", "app"),
    ("over", "rows", "reader", "app"),
    ("over", "typing", "search"),
    ("over", "facets", "do", "rows", "app"),
    ("over", "table", "do", "rows", "grid", "app"),
    ("over", "drawing", "do", "rows", "grid", "app"),
    ("over", "kinds", "do", "rows", "app"),
    ("over", "parts", "table", "do", "rows", "app"),
)
"""The scopes that are at hand together."""


def test_no_key_does_two_things_in_one_place() -> None:
    for scopes in AT_ONCE:
        used: dict[str, list[str]] = defaultdict(list)
        for action in actions.of(*scopes):
            for key in action.keys:
                used[key].append(action.name)
        assert {key: names for key, names in used.items() if len(names) > 1} == {}


def test_the_same_letter_does_the_same_thing_everywhere() -> None:
    used: dict[str, set[str]] = defaultdict(set)
    for action in actions.ACTIONS:
        for key in action.keys:
            if len(key) == 1 and key not in "hl":  # left and right, whatever is there
                used[key].add(action.name)
    assert {key: names for key, names in used.items() if len(names) > 1} == {}


def test_every_action_is_done_by_the_screen_of_its_scope() -> None:
    done_by = {
        "app": CouncilApp,
        "browse": MeetingScreen,
        "drawing": ChamberScreen,
        "grid": Grid,
        "kinds": DoubtsScreen,
        "over": ReaderScreen,
        "parts": MemberScreen,
        "reader": ReaderScreen,
        "rows": RowList,
        "facets": FacetsScreen,
        "search": SearchScreen,
        "table": DividedVotesScreen,
        "typing": SearchScreen,
        "what_if": WhatIfScreen,
    }
    for action in actions.ACTIONS:
        if action.name in ("quit", "pick"):  # Textual's own, and Enter in an input
            continue
        if action.scope == "do":
            assert hasattr(commands, action.name), action
            continue
        assert hasattr(done_by[action.scope], f"action_{action.name.partition('(')[0]}"), action


def test_every_action_has_a_sentence_and_a_label() -> None:
    for action in actions.ACTIONS:
        assert action.label
        assert action.help[0].isupper()
        assert action.key_text


def test_the_key_bar_keeps_help_and_quit_at_any_width() -> None:
    bar = KeyBar(actions.bar("do", "browse", "app"))
    for width in range(58, 200, 7):
        placed = bar.shown(width)
        assert [action.name for _, _, action in placed[-2:]] == ["help", "quit"]
        assert placed[-1][1] <= width
        assert all(end < start for (_, end, _), (start, _, _) in pairwise(placed))
