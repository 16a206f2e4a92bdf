"""Drives the app in tests as a user would: press keys, then say what is to be seen.

    async with drive(record) as driver:
        await driver.press("d", "enter")
        await driver.vote.shows("Shall O2021-117 be passed?")

`shows` and `lacks` wait for what they assert, so no test sleeps.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from itertools import zip_longest
from os import PathLike
from typing import Any

from rich.cells import cell_len
from textual import events
from textual.app import App
from textual.message import Message
from textual.pilot import Pilot
from textual.widgets import Input
from textual.worker import WorkerCancelled

from councilui.tui.app import CouncilApp
from councilui.tui.loader import THREAD
from councilui.tui.opening import Opening
from councilui.tui.screens.meeting import MeetingScreen
from councilui.tui.state import SavedState
from tests.tui import parsed_styles  # noqa: F401 - for every app that is driven
from tests.tui.idle import wait_for_idle

SIZES = ((80, 24), (120, 36), (200, 50))
PATIENCE = 30.0
"""Seconds for which an assertion waits before it fails."""
_FRAMES = dict.fromkeys(map(ord, "│║╔╗╚╝╭╮╰╯┃▲▼"), " ")


class View:
    """A part of the screen, of which a test says what it shows."""

    def __init__(self, driver: Driver, read: Callable[[], str]) -> None:
        self._driver = driver
        self._read = read

    @property
    def text(self) -> str:
        """Its text, line by line."""
        return self._read()

    @property
    def words(self) -> str:
        """Its text without frames, signs of scrolling and line breaks, in which wrapped text is found."""
        return _words(self.text)

    def _of(self, texts: tuple[str, ...]) -> set[str]:
        """Those of `texts` that are there; the screen is painted once to see it."""
        screen = self.text
        words = _words(screen)
        return {text for text in texts if text in words or text in screen}

    async def shows(self, *texts: str) -> None:
        """Wait until all of `texts` are there."""
        if not await self._driver.wait_until(lambda: self._of(texts) >= {*texts}):
            raise AssertionError(f"{sorted({*texts} - self._of(texts))} not in:\n{self.text}")

    async def lacks(self, *texts: str) -> None:
        """Wait until none of `texts` is there."""
        if not await self._driver.wait_until(lambda: not self._of(texts)):
            raise AssertionError(f"{sorted(self._of(texts))} in:\n{self.text}")


def _words(text: str) -> str:
    return " ".join(text.translate(_FRAMES).split())


class Driver(View):
    """The whole screen, with keys to press. `agenda`, `timeline` and `vote` are the panes of the meeting."""

    def __init__(self, app: App[Any], pilot: Pilot[Any]) -> None:
        super().__init__(self, self._screen_text)
        self._app = app
        self.pilot = pilot
        self._notices = [notice.message for notice in app._notifications]
        notify = app.notify

        def note(message: str, **options: Any) -> None:
            self._notices.append(message)
            notify(message, **options)

        app.notify = note  # type: ignore[method-assign]
        self.agenda, self.timeline, self.vote = (
            View(self, lambda: self._pane_text(1)),
            View(self, lambda: self._pane_text(2)),
            View(self, lambda: self._pane_text(3)),
        )

    @property
    def app(self) -> CouncilApp:
        """The app."""
        assert isinstance(self._app, CouncilApp)
        return self._app

    def pane(self, number: int) -> View:
        """A pane of the meeting by its number."""
        return (self.agenda, self.timeline, self.vote)[number - 1]

    @property
    def meeting(self) -> MeetingScreen:
        """The screen of the meeting, the topmost when there are several."""
        return next(screen for screen in reversed(self._app.screen_stack) if isinstance(screen, MeetingScreen))

    @property
    def notices(self) -> list[str]:
        """The notices shown so far, also those that have gone since."""
        return self._notices

    async def notifies(self, text: str) -> None:
        """Wait until a notice has this text."""
        assert await self.wait_until(lambda: any(text in notice for notice in self.notices)), self.notices

    async def press(self, *keys: str) -> None:
        """Press keys one by one, and wait until what each brought has been read and painted; letters of a word that is
        typed come at once, as from somebody who types fast."""
        for key, following in zip_longest(keys, keys[1:]):
            if following is not None and len(key) == len(following) == 1 and isinstance(self._app.focused, Input):
                self._app.post_message(events.Key(key, key))
            else:
                await self._app._press_keys([key])
                await self.settle()

    async def start_again(self) -> None:
        """Close what is over the meeting and go to the first row of its agenda, for the next of several walks."""
        while len(self._app.screen_stack) > 1:
            await self.press("escape")
        await self.press("1", "end", "home")  # the other panes, too, show what they showed at first
        self.notices.clear()

    async def resize(self, columns: int, rows: int) -> None:
        """Make the terminal so large, and wait as after keys."""
        await self.pilot.resize_terminal(columns, rows)
        await self.settle()

    async def enter_text(self, text: str) -> None:
        """Put text into the input at once, then wait as after keys."""
        self._app.screen.query_one(Input).value = text
        await self.settle()

    async def click(self, text: str) -> None:
        """Click in the middle of the first place where `text` is on the screen."""
        x, y = self._place_of(text)
        await self.pilot.click(offset=(x + cell_len(text) // 2, y))
        await self.settle()

    async def wheel_to(self, text: str) -> None:
        """Turn the wheel in the middle of the screen until `text` is in view, or nothing moves any more."""
        x, y = self._app.size.width // 2, self._app.size.height * 2 // 3
        before = None
        while text not in self.text and self.text != before:
            before = self.text
            wheel = events.MouseScrollDown(None, x, y, 0, 1, 0, False, False, False, x, y)
            self._app.screen._forward_event(wheel)
            await self.settle()

    def _place_of(self, text: str) -> tuple[int, int]:
        for y, line in enumerate(self.text.split("\n")):
            if text in line:
                return cell_len(line[: line.index(text)]), y
        raise AssertionError(f"{text!r} not in:\n{self.text}")

    async def settle(self) -> None:
        """Wait until nothing is being read and everything has been painted."""
        while not self._app._exit:
            was_busy = self._is_busy()
            with suppress(WorkerCancelled):  # a newer read took the place of one that was waited for
                await self._app.workers.wait_for_complete()
            await asyncio.sleep(0.002 if was_busy else 0)
            if await wait_for_idle() and not was_busy and not self._is_busy():
                return

    def _is_busy(self) -> bool:
        """Whether something is being read in a thread, or keys wait for it."""
        keys = isinstance(self._app, CouncilApp) and bool(self._app._keys._events)
        threads = any(thread.name == THREAD for thread in threading.enumerate())
        return keys or threads or not all(worker.is_finished for worker in self._app.workers)

    async def wait_until(self, condition: Callable[[], bool]) -> bool:
        """Wait until `condition` holds, or until patience ends; whether it held."""
        deadline = asyncio.get_running_loop().time() + PATIENCE
        while not (holds := condition()) and asyncio.get_running_loop().time() < deadline:
            await asyncio.sleep(0.03)
        return holds

    def _screen_text(self) -> str:
        return "\n".join(strip.text.rstrip() for strip in self._app.screen._compositor.render_strips())

    def _pane_text(self, number: int) -> str:
        region = self.meeting.panes()[number - 1].region
        lines = self._screen_text().split("\n")[region.y + 1 : region.bottom - 1]
        inner = (line.ljust(region.right)[region.x + 1 : region.right - 2].strip("▶▷▌ ") for line in lines)
        return " ".join(" ".join(inner).split())


@asynccontextmanager
async def drive(
    path: str | PathLike[str],
    size: tuple[int, int] = (120, 36),
    *,
    meeting: str | None = None,
    vote: str | None = None,
    query: str | None = None,
    messages: list[Message] | None = None,
    state: SavedState | None = None,
) -> AsyncIterator[Driver]:
    """The app on a record, settled; with the answer to a `query` on the screen if there is one."""
    app = CouncilApp(path, Opening(meeting, vote), state)
    hook = messages.append if messages is not None else None
    async with app.run_test(size=size, message_hook=hook) as pilot:
        driver = Driver(app, pilot)
        await driver.settle()
        if query is not None:
            await driver.press("slash")
            await driver.enter_text(query)
        yield driver
