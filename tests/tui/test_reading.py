"""What can't be read is told once, on every screen; what leaves the program is done each time it is asked for."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from councilui.common.errors import CouncilError
from councilui.tui import loader
from tests.tui.driver import drive

TABLED = "chicago-city-council/2025-01-15/o2023-0004222/table"
SENTENCE = "The disk is gone."


def fail(path: object) -> sqlite3.Connection:
    """A record that can't be opened any more."""
    raise CouncilError(SENTENCE)


@pytest.mark.parametrize("keys", ["dnHsxarmpYc", "wcwbb"])
async def test_a_failure_is_told_once(keys: str, record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with drive(record, vote=TABLED) as driver:
        monkeypatch.setattr(loader, "open_record", fail)
        driver.app.loader._idle.clear()
        for key in keys:
            await driver.press(key)
            text = driver.words
            assert [*driver.notices, *[SENTENCE] * text.count(SENTENCE)].count(SENTENCE) == 1, (key, text)
            assert "Reading" not in text, key
            await driver.press("escape")
            driver.notices.clear()


async def test_a_failure_in_the_facets_and_on_a_member_is_told_once(
    record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with drive(record) as driver:
        await driver.press("slash")
        await driver.enter_text("city ")
        monkeypatch.setattr(loader, "open_record", fail)
        driver.app.loader._idle.clear()
        await driver.press("ctrl+f")
        assert driver.notices == [SENTENCE]
    monkeypatch.undo()
    async with drive(record) as driver:
        await driver.press("p", *"lop")
        monkeypatch.setattr(loader, "open_record", fail)
        driver.app.loader._idle.clear()
        await driver.press("enter")
        assert driver.notices == [SENTENCE]


async def test_a_failure_to_read_the_other_vote_is_told_once(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with drive(record) as driver:
        await driver.press("c")
        monkeypatch.setattr(loader, "open_record", fail)
        driver.app.loader._idle.clear()
        await driver.press("enter")
        assert driver.notices == [SENTENCE]
        await driver.shows("This couldn't be read.")


async def test_what_is_being_typed_is_answered_in_its_line(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("a", "f", *"body:zoning")
        assert driver.notices == []
        await driver.shows("zoning")
        await driver.shows("No body")


async def test_each_export_typed_fast_is_written(record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with drive(record) as driver:
        await driver.pilot.press("e", "j", "e", "j", "e")
        await driver.settle()
        await driver.settle()
        assert len(list(tmp_path.glob("*.md"))) == 3
        assert len([notice for notice in driver.notices if "was written to" in notice]) == 3


async def test_what_is_being_written_is_written_before_the_program_ends(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with drive(record) as driver:
        await driver.pilot.press("e", "j", "e", "q")
    assert len(list(tmp_path.glob("*.md"))) == 2


async def test_the_last_of_two_copies_is_on_the_clipboard(record: Path) -> None:
    async with drive(record, vote=TABLED) as driver:
        sent: list[str] = []
        copy: Any = driver.app.copy_to_clipboard
        driver.app.copy_to_clipboard = lambda text: (sent.append(text), copy(text))  # type: ignore[assignment, func-returns-value]
        await driver.pilot.press("y", "2", "y")
        await driver.settle()
        assert len(sent) == 2
        assert driver.app.clipboard == sent[-1]
        assert sent[0] != sent[1]
