"""Counting who says it and when, on a record where that takes long: another key ends it."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections import Counter
from pathlib import Path

import pytest

from councilui.record.database import open_record
from councilui.tui import loader
from councilui.tui.screens import search
from councilui.tui.screens.facets import FacetsScreen
from councilui.tui.screens.search import SearchScreen
from tests.tui.driver import drive


class SlowRecord:
    """The record, of which each speaker takes as long as `wait` lets it; how many each connection has counted."""

    def __init__(self) -> None:
        self.reached, self.wait = threading.Event(), threading.Event()
        self.calls: Counter[sqlite3.Connection] = Counter()

    def open(self, path: Path) -> sqlite3.Connection:
        connection = open_record(path)

        def count_call(name: str) -> str:
            self.calls[connection] += 1
            self.reached.set()
            self.wait.wait(60)
            return name.encode().hex()

        connection.create_function("hex", 1, count_call, deterministic=True)
        return connection


@pytest.mark.parametrize("key", ["escape", "g"])
async def test_another_key_ends_the_counting(record: Path, monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    slow = SlowRecord()
    monkeypatch.setattr(search, "PAUSE", 60)  # the search counts what it found in a pause, over the same tags
    async with drive(record, query="the ") as driver:
        busy = driver.app.loader._busy
        driver.app.loader._idle.clear()
        monkeypatch.setattr(loader, "open_record", slow.open)
        await driver.pilot.press("ctrl+f")
        assert await asyncio.to_thread(slow.reached.wait, 60)
        await driver.shows("Counting …")
        await driver.wait_until(lambda: len(busy) == 1)  # what else the screen reads has come
        ((counting, connection),) = busy.items()
        await driver.pilot.press(key)
        # until it has been interrupted, and what "g" counts has a connection of its own
        await driver.wait_until(lambda: not driver.app.loader.is_needed(counting) and len(busy) == 1 + (key == "g"))
        slow.wait.set()
        await driver.wait_until(lambda: not busy)
        await driver.settle()
        assert slow.calls[connection] == 1
        if key == "g":
            assert isinstance(driver.app.screen, FacetsScreen)
            await driver.shows("HOW OFTEN, BY MONTH")
        else:
            assert isinstance(driver.app.screen, SearchScreen)
            await driver.shows("newest first")
