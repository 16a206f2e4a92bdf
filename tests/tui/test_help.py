"""Palette and help: what works here is found by any name for it, with its key, and done."""

from __future__ import annotations

from pathlib import Path

import pytest

from councilui.tui import actions
from councilui.tui.command_index import best_first, rank
from councilui.tui.screens.help import HelpScreen
from councilui.tui.screens.palette import PaletteScreen
from councilui.tui.screens.search import SearchScreen
from tests.tui.driver import drive
from tests.tui.test_snapshots import ROLL


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("sort", "sort"), ("order", "sort"), ("filter", "filter"), ("find", "search"), ("grep", "search"),
        ("exit", "quit"), ("quit", "quit"), ("close", "quit"), ("dark", "theme"), ("light", "theme"),
        ("night mode", "theme"), ("keys", "help"), ("shortcuts", "help"), ("save csv", "pick_export"),
        ("download", "export"), ("clipboard", "copy"), ("bibtex", "cite"), ("alderman", "member"),
        ("politician", "member"), ("calendar", "meetings"), ("close votes", "divided_votes"), ("errors", "doubts"),
        ("simulate", "what_if"), ("veto", "what_if"), ("map", "chamber"),
        ("fullscreen", "zoom"), ("resize", "wider"), ("favorite", "bookmark"), ("vim", "editor"),
        ("allies", "agreement"),
        ("ordinance", "matter_history"), ("video", "open_source"), ("website", "open_source"), ("news", "briefing"),
        ("diff", "compare"), ("top", "row_first"), ("bottom", "row_last"), ("SEATS", "chamber"),
        ("keybindings", "help"), ("menu", "help"), ("log", "all_votes"), ("jump to votes", "pane(3)"),  # as in lazygit
        ("frequency", "facets"), ("histogram", "facets"), ("group by", "group"), ("quit all", "quit"),  # as in VisiData
        ("screen reader", "pager"), ("plain text", "pager"), ("next section", "next_pane"), ("links", "open_source"),
        ("list of members", "member"), ("who voted no", "pane(3)"), ("public comment", "pane(2)"), ("print", "export"),
    ],
)  # fmt: skip
def test_every_name_for_a_command_finds_it(typed: str, name: str) -> None:
    names = best_first(((action, action.name) for action in actions.ACTIONS), typed)
    assert name in names[:4], names


def test_a_word_is_not_found_within_another() -> None:
    names = best_first(((action, action.name) for action in actions.ACTIONS), "ward")
    assert "group" in names
    assert "forward" not in names


def test_what_is_no_command_finds_none() -> None:
    assert all(rank(action, typed) is None for action in actions.ACTIONS for typed in ("xyzzy", "sort xyzzy"))


async def test_the_palette_does_what_is_picked_by_another_name(record: Path) -> None:
    async with drive(record, vote=ROLL) as driver:
        await driver.press("ctrl+p", *"dark", "enter")
        assert driver.app.theme == "textual-light"
        await driver.press("ctrl+p", *"bottom")
        await driver.shows("end G >")
        await driver.press("enter")
        await driver.press("1", "colon", *"seats", "enter")
        await driver.shows("half circle")
        await driver.press("escape", "ctrl+p", *"histogram")
        await driver.shows("Who says it, where and how often over time", "Only in search.")
        await driver.press("escape", "?", *"screen reader")
        await driver.shows("councilui --linear is plain text and prompts")


async def test_what_is_no_command_can_be_searched(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("ctrl+p")
        await driver.enter_text("deportation force")
        await driver.shows("Search the record for “deportation force”")
        await driver.press("enter")
        await driver.shows("Search what was said", "read as: words deportation force")


async def test_the_palette_works_in_search_and_while_picking(record: Path) -> None:
    async with drive(record, query="city") as driver:
        await driver.press("ctrl+p", *"statistics", "enter")
        await driver.shows("WHO SAYS IT")
        await driver.press("escape")
        assert isinstance(driver.app.screen, SearchScreen)
        await driver.press("ctrl+p", *"exit")
        await driver.shows("Quit", "q ctrl+q")
        await driver.press("ctrl+p")
        assert isinstance(driver.app.screen, PaletteScreen)
        assert len(driver.app.screen_stack) == 3
        await driver.press("enter")
        assert not driver.app.is_running or driver.app._exit


async def test_help_is_searched_run_and_closed_by_its_key(record: Path) -> None:
    async with drive(record, (100, 40), vote=ROLL) as driver:
        await driver.press("question_mark", *"export")
        await driver.shows("FOR THE SELECTED ITEM", "Export in another format")
        await driver.lacks("IN A LIST", "Agenda")
        await driver.press("question_mark")
        assert len(driver.app.screen_stack) == 1
        await driver.press("question_mark", *"tabled")
        await driver.shows("WHAT THE SYMBOLS MEAN", "put off (tabled, postponed, referred)")
        await driver.press("enter")  # a sign is there to be read
        assert isinstance(driver.app.screen, HelpScreen)
        await driver.press("ctrl+u", *"divided", "enter")
        await driver.shows("Divided votes", "yes-no")


async def test_help_while_typing_closes_with_the_key_that_opened_it(record: Path) -> None:
    async with drive(record, query="city") as driver:
        await driver.press("f1")
        await driver.shows("IN SEARCH", "Line up the matches")
        await driver.press("f1")
        assert isinstance(driver.app.screen, SearchScreen)
        await driver.press("f1", *"line up", "enter")
        await driver.shows("newest first")
        assert isinstance(driver.app.screen, SearchScreen)
        assert driver.app.screen.shape == "concordance"


async def test_help_says_why_something_cannot_be_done(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("end", "question_mark", *"chamber", "enter")
        assert driver.notices[-1:] == ["There is no vote to draw: none was found here."] or (
            len(driver.app.screen_stack) == 2
        )
