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
from tests.tui.driver import searched, settled, words


class SlowRecord:
    """The record, of which each speaker takes as long as `wait` lets it; how many were told by each connection."""

    def __init__(self) -> None:
        self.reached, self.wait = threading.Event(), threading.Event()
        self.told: list[int] = []

    def open(self, path: Path) -> sqlite3.Connection:
        connection = open_record(path)
        nth = len(self.told)
        self.told.append(0)

        def told(name: str) -> str:
            self.told[nth] += 1
            self.reached.set()
            self.wait.wait(10)
            return name.encode().hex()

        connection.create_function("hex", 1, told, deterministic=True)
        return connection


@pytest.mark.parametrize("key", ["escape", "z"])
async def test_another_key_ends_the_counting(record: Path, monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    slow = SlowRecord()
    monkeypatch.setattr(search, "PAUSE", 60)  # the search counts what it found in a pause, over the same tags
    async with searched(record, "the ") as (app, pilot):
        app.loader._idle.clear()
        monkeypatch.setattr(loader, "open_record", slow.open)
        await pilot.press("ctrl+f")
        assert await asyncio.to_thread(slow.reached.wait, 5)
        assert "Counting …" in words(app)
        await pilot.press(key)
        slow.wait.set()
        async with asyncio.timeout(10):
            while len(app.loader._idle) < len(slow.told):  # until each connection is given back
                await pilot.pause(0.01)
        await settled(pilot)
        assert slow.told[0] == 1
        if key == "z":
            assert isinstance(app.screen, FacetsScreen)
            assert "HOW OFTEN, BY MONTH" in words(app)
        else:
            assert isinstance(app.screen, SearchScreen)
            assert "newest first" in words(app)
