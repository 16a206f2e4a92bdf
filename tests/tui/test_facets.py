"""Counting who says it and when, on a record where that takes long: another key ends it."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from pathlib import Path

import pytest

from councilui.record.database import open_record
from councilui.tui import loader
from councilui.tui.screens import search
from councilui.tui.screens.facets import FacetsScreen
from councilui.tui.screens.search import SearchScreen
from tests.tui.driver import drive


class SlowRecord:
    """The record, of which each speaker takes as long as `wait` lets it; how many were told by each connection."""

    def __init__(self) -> None:
        self.reached, self.wait = threading.Event(), threading.Event()
        self.calls: list[int] = []

    def open(self, path: Path) -> sqlite3.Connection:
        connection = open_record(path)
        index = len(self.calls)
        self.calls.append(0)

        def count_call(name: str) -> str:
            self.calls[index] += 1
            self.reached.set()
            self.wait.wait(10)
            return name.encode().hex()

        connection.create_function("hex", 1, count_call, deterministic=True)
        return connection


@pytest.mark.parametrize("key", ["escape", "g"])
async def test_another_key_ends_the_counting(record: Path, monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    slow = SlowRecord()
    monkeypatch.setattr(search, "PAUSE", 60)  # the search counts what it found in a pause, over the same tags
    async with drive(record, query="the ") as driver:
        driver.app.loader._idle.clear()
        monkeypatch.setattr(loader, "open_record", slow.open)
        await driver.pilot.press("ctrl+f")
        assert await asyncio.to_thread(slow.reached.wait, 5)
        await driver.shows("Counting …")
        (counting,) = driver.app.loader._busy
        await driver.pilot.press(key)
        # until it has been interrupted, and what "g" counts has a connection of its own
        await driver.wait_until(
            lambda: not driver.app.loader.is_needed(counting) and len(slow.calls) >= 1 + (key == "g")
        )
        slow.wait.set()
        # until each connection is given back
        await driver.wait_until(lambda: len(driver.app.loader._idle) >= len(slow.calls))
        await driver.settle()
        assert slow.calls[0] == 1
        if key == "g":
            assert isinstance(driver.app.screen, FacetsScreen)
            await driver.shows("HOW OFTEN, BY MONTH")
        else:
            assert isinstance(driver.app.screen, SearchScreen)
            await driver.shows("newest first")
