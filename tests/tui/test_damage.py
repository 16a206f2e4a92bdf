"""A damaged record says so on the screen, soon after it is shown."""

from __future__ import annotations

import os
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


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE vote SET option = 'no' WHERE option = 'yes'",
        "UPDATE matter SET title = title || '.'",  # of other meetings, too
        "DELETE FROM meeting",  # none is shown
    ],
)
async def test_a_record_that_was_changed_later_is_announced(change: str, record: Path, tmp_path: Path) -> None:
    path = _changed(record, tmp_path, change)
    async with drive(path) as driver:
        await driver.notifies("This record is damaged or was changed after it was loaded.")
        await driver.shows("changed.db  (damaged)")
        await driver.press("d")
        await driver.shows("changed.db  (damaged)")
        await driver.pilot.resize_terminal(60, 24)  # no room for the file's name
        await driver.shows("  (damaged)")


async def test_a_whole_record_is_shown_without_a_word(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("councilui.tui.app._CHECK_AFTER", 0.01)
    async with drive(record) as driver:
        await driver.pilot.pause(0.3)
        await driver.settle()
        assert driver.notices == []
        assert driver.app.record_name == record.name


async def test_a_record_that_is_loaded_again_meanwhile_is_announced_and_read(record: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    shutil.copy(record, path)
    async with drive(path) as driver:
        renamed = _changed(record, tmp_path, "UPDATE body SET name = 'Renamed Council'")
        renamed.replace(path)
        await driver.press("m")
        await driver.notifies("This record was loaded again.")
        await driver.shows("Renamed Council")


async def test_a_load_under_the_screen_is_noticed_and_f5_shows_it_on_the_same_place(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("councilui.tui.app._LOOK_EVERY", 0.1)
    path = tmp_path / "a.db"
    shutil.copy(record, path)
    async with drive(path, vote="chicago-city-council/2021-01-27/o2021-117/vote") as driver:
        before = driver.meeting.selection()
        assert before.vote is not None
        _changed(record, tmp_path, "UPDATE body SET name = 'Renamed Council'").replace(path)
        await driver.notifies("This record was loaded again. Press F5 to show the new version.")
        await driver.shows("(loaded again: F5)")  # when the notice is gone, too
        await driver.lacks("Renamed Council")
        await driver.press("f5")
        await driver.shows("Renamed Council")
        await driver.lacks("loaded again: F5")
        after = driver.meeting.selection()
        assert (after.meeting, after.vote, driver.meeting.pane_number) == (before.meeting, before.vote, 3)


async def test_f5_keeps_the_windows_that_can_be_read_again(record: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    shutil.copy(record, path)
    async with drive(path) as driver:
        await driver.press("d", "enter")
        await driver.wait_until(lambda: len(driver.app.screen_stack) == 3)
        await driver.settle()
        before = driver.meeting.selection()
        await driver.press("w")
        await driver.wait_until(lambda: len(driver.app.screen_stack) == 4)
        _changed(record, tmp_path, "UPDATE body SET name = 'Renamed Council'").replace(path)
        await driver.press("f5")
        await driver.notifies("Screens of the older version were closed.")
        await driver.wait_until(lambda: len(driver.app.screen_stack) == 3)
        await driver.shows("Renamed Council")
        assert (driver.meeting.selection().meeting, driver.meeting.selection().vote) == (before.meeting, before.vote)
        await driver.press("escape", "escape")
        await driver.shows("Renamed Council")
        assert len(driver.app.screen_stack) == 1


async def test_f5_in_the_search_asks_the_same_again(record: Path) -> None:
    async with drive(record, query="deportations") as driver:
        await driver.press("f5")
        await driver.shows("5 statements", "│ deportations")


@pytest.mark.parametrize("harm", ["cut off", "deleted", "emptied"])
async def test_a_file_that_is_harmed_under_the_open_screen_ends_nothing(
    harm: str, record: Path, tmp_path: Path
) -> None:
    path = tmp_path / "a.db"
    shutil.copy(record, path)
    async with drive(path) as driver:
        if harm == "deleted":
            path.unlink()
        else:
            os.truncate(path, 0 if harm == "emptied" else 40_000)
        for keys in (("m",), ("escape", "d"), ("escape", "slash", "t", "h", "e"), ("escape", "x"), ("escape",)):
            await driver.press(*keys)
        assert driver.app.is_running
        assert not any("mistake" in notice for notice in driver.notices)


async def test_where_nothing_can_be_read_each_key_says_so(tmp_path: Path) -> None:
    async with drive(tmp_path / "gone.db") as driver:
        await driver.press("c")
        await driver.notifies("No vote is selected.")
        await driver.press("r")
        await driver.notifies("No meeting is selected.")
        await driver.press("x")
        before = driver.notices.count(driver.notices[-1])
        await driver.press("S")
        assert driver.notices.count(driver.notices[-1]) == before + 1
        assert "gone.db" in driver.notices[-1]
        await driver.press("escape", "slash", *"park")
        await driver.shows("This couldn't be read.")
        await driver.lacks("Searching …")
