"""Dozens of random keys, clicks, pastes and sizes: nothing ends the app, hangs it, or fills its memory."""

from __future__ import annotations

import gc
import shutil
from pathlib import Path
from typing import Final

import pytest
from textual._styles_cache import StylesCache
from textual.widget import Widget

from tests.hostile.records import PAYLOADS, hostile_record
from tests.hostile.stress import Stress
from tests.tui.driver import drive

_MOST_GROWTH: Final = 64
"""Megabytes of memory that so few events may add, with the modules that they import."""


@pytest.mark.parametrize(("kind", "events"), [("shipped", 50), ("hostile", 40)])
async def test_nothing_ends_it_and_esc_leads_back(
    kind: str, events: int, record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "a.db"
    if kind == "hostile":
        hostile_record(record, path, PAYLOADS["everything"])
    else:
        shutil.copy(record, path)
    stress = Stress(path, seed=7)
    await stress.run(events)
    assert stress.counts["events"] >= events
    assert stress.counts["deepest"] > 1
    if stress.megabytes:
        assert stress.megabytes[-1] - stress.megabytes[0] <= _MOST_GROWTH, stress.megabytes


async def test_screens_that_were_closed_leave_nothing_behind(record: Path) -> None:
    async with drive(record) as driver:
        for key in ("d", "x", "m", "d", "x"):
            await driver.press(key, "escape")
        await driver.settle()
        gc.collect()
        alive = [item for item in gc.get_objects() if isinstance(item, Widget | StylesCache)]
        widgets = [widget for widget in alive if isinstance(widget, Widget)]
        assert len(driver.app.screen_stack) == 1
        assert len(alive) - len(widgets) <= len(widgets) + 5  # nothing painted outlives its widget
