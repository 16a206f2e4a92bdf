"""A damaged record says so on the screen, soon after it is shown."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.tui.driver import drive


def _changed(record: Path, folder: Path, statement: str) -> Path:
    path = folder / "changed.db"
    shutil.copy(record, path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(statement)
    return path


@pytest.mark.parametrize("small", [True, False])
async def test_a_vote_that_was_changed_later_is_announced(
    small: bool, record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not small:
        monkeypatch.setattr("councilui.tui.queries._SMALL", 0)
    path = _changed(record, tmp_path, "UPDATE vote SET option = 'no' WHERE option = 'yes'")
    async with drive(path) as driver:
        await driver.notifies("This record is damaged or was changed after it was loaded.")
        await driver.press("d")
        await driver.shows("changed.db (damaged)")


async def test_a_whole_record_is_shown_without_a_word(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("councilui.tui.app._CHECK_AFTER", 0.01)
    async with drive(record) as driver:
        await driver.pilot.pause(0.3)
        await driver.settle()
        assert driver.notices == []
        assert driver.app.record_name == record.name
