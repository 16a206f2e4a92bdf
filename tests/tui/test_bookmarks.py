"""b marks a place with a note, M lists the places and leads to them, e writes the memo."""

from __future__ import annotations

from pathlib import Path

import pytest

from councilui.bookmarks import bookmarks_file, list_bookmarks
from tests.tui.driver import drive


async def test_places_of_every_kind_are_bookmarked_and_opened_again(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with drive(record) as driver:
        await driver.press("b", *"Call the mayor's office.", "enter")
        await driver.notifies("Bookmarked: ")
        await driver.press("2", "b", "enter", "p", *"lopez", "enter", "b", *"15th", "enter", "escape")
        kinds = [bookmark.place.partition(":")[0] for bookmark in list_bookmarks(bookmarks_file(record))]
        assert kinds == ["vote", "statement", "person"]
        await driver.press("M")
        await driver.shows("Call the mayor's office.", "15th")
        await driver.press("e")
        await driver.notifies("The memo was written to")
        assert "Call the mayor's office." in (tmp_path / "memo.md").read_text(encoding="utf-8")
        await driver.press("down", "enter")
        assert driver.meeting.pane_number == 2
        await driver.press("escape", "home", "enter")
        await driver.vote.shows("Shall O2023-0004222 be laid on the table?")
        await driver.press("escape", "end", "enter")
        await driver.shows("Lopez", "1 Figures")


async def test_a_note_is_changed_and_a_bookmark_removed(record: Path) -> None:
    async with drive(record, (80, 24)) as driver:
        await driver.press("M")
        await driver.shows("No bookmarks yet.")
        await driver.press("escape", "b", *"old", "enter", "M", "b")
        await driver.shows("old")
        await driver.press("end", *["backspace"] * 3, *"new", "enter")
        await driver.shows("new")
        await driver.press("delete")
        await driver.notifies("Its note: “new”")
        await driver.shows("No bookmarks yet.")
        assert list_bookmarks(bookmarks_file(record)) == []


async def test_a_damaged_file_is_told_and_left(record: Path) -> None:
    path = bookmarks_file(record)
    path.parent.mkdir(parents=True)
    path.write_text("[[bookmark]", encoding="utf-8")
    async with drive(record) as driver:
        await driver.press("b")
        await driver.notifies("isn't valid TOML")
    assert path.read_text(encoding="utf-8") == "[[bookmark]"
