"""The briefing: what is new since the meeting on the screen, or since a date that is typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.driver import drive


async def test_it_tells_what_is_new_since_the_meeting_and_leads_there(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("B")
        await driver.shows("new since Jan. 15, 2025", "DIVIDED VOTES, CLOSEST FIRST · 21", "passed, 26-23")
        await driver.press("enter")
        await driver.vote.shows("Shall SO2025-0014841 be passed?")
        await driver.press("B", "G", "enter")  # a doubt about another vote
        await driver.vote.shows("Shall Or2025-0015837 be passed?")


async def test_another_date_is_typed_and_what_is_no_date_is_told(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("B", "D")
        await driver.enter_text("2021-01")
        await driver.press("enter")
        await driver.shows("new since January 2021", "123 votes on record")
        await driver.press("D")
        await driver.enter_text("soon")
        await driver.press("enter")
        await driver.notifies("“soon” isn't a year, a month or a day like 2025-01-15.")


async def test_it_is_exported(record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with drive(record) as driver:
        await driver.press("B", "e")
        await driver.notifies("new-since-2025-01-15.md")
    assert "passed, 26-23" in (tmp_path / "new-since-2025-01-15.md").read_text(encoding="utf-8")
