"""Keys that come in a burst, faster than a screen opens, reach the screen that the keys before them lead to."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widgets import Input, Static

from councilui.tui import key_queue
from councilui.tui.key_queue import KeyQueue, KeyTrace
from councilui.tui.screens.meeting import MeetingScreen
from councilui.tui.screens.search import SearchScreen
from tests.tui.driver import Driver, drive
from tests.tui.terminal import RUN, Terminal

BURSTS = (
    ("/deportations", ("│ deportations", "5 statements")),
    ("dfwelcoming\rG\r", ("motion to pass", "O2021-117 be passed?")),
    ("plop\r2", ("Raymond Lopez", "[2 Votes]")),
    (":divided\r", ("divided votes of 123",)),
    ("/tabares\x1bd", ("divided votes of 123",)),
    ("?\x1bjj3", ("› Or2025-0014615",)),
)
"""What is written to the terminal at once, and what is then on the screen."""


RUN_PATIENTLY = f"import councilui.tui.key_queue; councilui.tui.key_queue.PATIENCE = 60; {RUN}"
"""The app, whose keys wait for what is being read however slow the machine is."""


@pytest.mark.slow
def test_a_burst_written_to_the_terminal_at_once_loses_no_key(record: Path) -> None:
    with Terminal("-c", RUN_PATIENTLY, str(record)) as terminal:
        terminal.until("═ 1 Agenda ═")
        for burst, texts in BURSTS:
            for _ in range(100):  # back to the meeting
                if "═ 1 Agenda ═" in terminal.until("═ 1 Agenda ═", 0.5):
                    break
                terminal.send("\x1b")
            terminal.send(burst)
            for text in texts:
                assert text in terminal.until(text), burst


def send(driver: Driver, *keys: str) -> None:
    """Give the app keys as a terminal would, all before it can answer the first."""
    for key in keys:
        character = {"slash": "/", "space": " "}.get(key, key if len(key) == 1 else None)
        driver.app.post_message(events.Key(key, character))


async def test_letters_after_slash_are_the_query(record: Path) -> None:
    async with drive(record) as driver:
        send(driver, "slash", *"deportations")
        await driver.shows("5 statements", "│ deportations ")
        screen = driver.app.screen
        assert isinstance(screen, SearchScreen)
        await driver.wait_until(lambda: screen.query_text == "deportations")
        assert screen.query_text == "deportations"


async def test_a_paste_right_after_slash_is_the_query(record: Path) -> None:
    async with drive(record) as driver:
        send(driver, "slash")
        driver.app.post_message(events.Paste("massive\r\ndeportations\n"))
        await driver.shows("1 statement,", "│ massive deportations ")


async def test_after_a_prompt_has_closed_the_keys_are_for_the_screen_below(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with drive(record) as driver:
        send(driver, "slash", "x", "escape", "e")
        await driver.wait_until(lambda: bool(list(tmp_path.glob("*.md"))))
        assert isinstance(driver.app.screen, MeetingScreen)


async def test_keys_that_come_before_the_program_is_ready_are_kept(record: Path) -> None:
    async with drive(record) as driver:
        for _ in range(2):
            send(driver, "m", "escape", "d", "escape", "a", "escape")
        send(driver, "d", "f", *"welcoming")
        await driver.shows("2 divided votes", "O2021-117")


async def test_enter_after_a_filter_opens_what_the_filter_leaves(record: Path) -> None:
    async with drive(record) as driver:
        send(driver, "d", "f", *"censured", "enter", "enter")
        await driver.wait_until(lambda: len(driver.app.screen_stack) > 2)
        await driver.settle()
        await driver.vote.shows("censured")


class SlowPrompt(Screen[None]):
    """A line whose answer takes longer than keys wait for what is being read."""

    def compose(self) -> ComposeResult:
        yield Input()

    async def on_input_submitted(self) -> None:
        await asyncio.sleep(0.5)
        self.dismiss()


class Prompts(App[None]):
    """Keeps the letters that reach it, which no prompt has taken."""

    def __init__(self) -> None:
        super().__init__()
        self.keys: list[str] = []
        self._queue = KeyQueue(self, super().on_event)

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key) and not event.is_forwarded:
            await self._queue.add(event)
        else:
            await super().on_event(event)

    async def on_key_trace(self, trace: KeyTrace) -> None:
        await self._queue.follow(trace)

    def on_key(self, event: events.Key) -> None:
        if event.is_printable:
            self.keys.append(event.key)


async def test_a_key_after_enter_waits_for_a_prompt_that_closes_slowly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_queue, "PATIENCE", 0.1)
    app = Prompts()
    async with app.run_test() as pilot:
        await app.push_screen(SlowPrompt())
        for key in ("enter", "x"):
            app.post_message(events.Key(key, None if key == "enter" else key))
        while len(app.screen_stack) > 1:
            await pilot.pause(0.05)
        await pilot.pause(0.2)
    assert app.keys == ["x"]


class TypesWhenRemoved(Static):
    async def on_unmount(self) -> None:
        assert isinstance(self.app, Program)
        await self.app.queue.add(events.Key("y", "y"))


class Program(App[None]):
    """Keeps the keys that it is given; one more comes while its screen is taken apart."""

    def __init__(self, rounds: int) -> None:
        """A trace with so many `rounds` left, or less, is kept back."""
        super().__init__()
        self._rounds = rounds
        self.traces: list[KeyTrace] = []
        self.keys: list[str] = []
        self.queue = KeyQueue(self, self.take)

    async def take(self, event: events.Event) -> None:
        assert isinstance(event, events.Key)
        self.keys.append(event.key)

    async def on_key_trace(self, trace: KeyTrace) -> None:
        self.traces.append(trace)
        if trace.rounds > self._rounds:
            await self.queue.follow(trace)

    def compose(self) -> ComposeResult:
        yield TypesWhenRemoved()


@pytest.mark.parametrize("rounds", [0, 1, 2])
async def test_keys_that_are_on_their_way_when_the_program_closes_are_for_nobody(rounds: int) -> None:
    app = Program(rounds)
    async with app.run_test() as pilot:
        await app.queue.add(events.Key("x", "x"))
        await pilot.pause()
    await app.queue.follow(app.traces[-1])
    assert app.keys == ["x"]
