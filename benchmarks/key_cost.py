"""An app with a terminal of its own, which takes down what is written to it and when."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any, Final, NamedTuple

from textual import events
from textual.app import App
from textual.drivers.headless_driver import HeadlessDriver
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from councilui.tui.loader import THREAD

_QUIET: Final = 0.05
"""Seconds without a byte after which what a key brought is on the screen."""
_PATIENCE: Final = 5.0
"""Seconds after which a key has brought nothing."""


class KeyCost(NamedTuple):
    """What a key brought: bytes, and milliseconds until the last of them, by the clock and of the processor."""

    size: int
    elapsed: float
    cpu: float


class _Terminal(HeadlessDriver):
    """What is written is counted, as if it were a real terminal."""

    size = 0
    at = 0.0
    cpu = 0.0

    @property
    def is_headless(self) -> bool:
        return False

    def write(self, data: str) -> None:
        """Take down how much, and when."""
        self.size += len(data.encode())
        self.at, self.cpu = time.perf_counter(), time.process_time()


class Screen:
    """An app that runs; keys are pressed one by one."""

    def __init__(self, app: App[Any], pilot: Pilot[Any]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def written(self) -> int:
        """How many bytes have been written so far."""
        return self._terminal.size

    @property
    def _terminal(self) -> _Terminal:
        assert isinstance(self.app._driver, _Terminal)
        return self.app._driver

    async def press(self, key: str) -> KeyCost:
        """Press a key and wait until all that it brings has been written."""
        driver = self._terminal
        size, began, cpu = driver.size, time.perf_counter(), time.process_time()
        self.app.post_message(events.Key(key, key if len(key) == 1 else None))
        while time.perf_counter() - max(driver.at, began) < (_QUIET if driver.size > size else _PATIENCE):
            await asyncio.sleep(0.002)
        if driver.size == size:
            return KeyCost(0, 0.0, 0.0)
        return KeyCost(driver.size - size, 1000 * (driver.at - began), 1000 * (driver.cpu - cpu))

    async def settle(self) -> None:
        """Wait until nothing is being read or painted."""
        for _ in range(2):
            await self.pilot.pause()
            while any(thread.name == THREAD for thread in threading.enumerate()):
                await asyncio.sleep(_QUIET)
            with suppress(WorkerCancelled):  # a newer read took the place of one that was waited for
                await self.app.workers.wait_for_complete()
        await self.pilot.pause(_QUIET)


@asynccontextmanager
async def run_app(app: App[Any], size: tuple[int, int]) -> AsyncIterator[Screen]:
    """Run it on a terminal of so many columns and rows."""
    app.driver_class = _Terminal
    async with app.run_test(headless=False, size=size) as pilot:
        screen = Screen(app, pilot)
        await screen.settle()
        yield screen
