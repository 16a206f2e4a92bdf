"""The list of meetings, narrowed as you type."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from tests.tui.driver import drive
from tests.tui.hostile_record import BARE_MEETING, empty_record


async def test_a_month_is_found_by_its_name(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("m")
        await driver.enter_text("january 2021")
        await driver.shows("Jan. 27, 2021")
        await driver.lacks("2025 ", "2023 ")


async def test_meetings_to_come_are_marked_and_found(tmp_path: Path) -> None:
    day = (dt.date.today() + dt.timedelta(days=2)).isoformat()
    meeting = f'[[meeting]]\nid = "b/next"\nbody = "b"\ndate = "{day}"\nkind = "unknown"\nordinal = 0\nsource = "s"\n'
    async with drive(empty_record(tmp_path, BARE_MEETING + meeting)) as driver:
        await driver.press("m")
        await driver.shows("A Body, upcoming", "Feb. 3, 2024")
        await driver.enter_text("upcoming")
        await driver.lacks("Feb. 3, 2024")
        await driver.shows("A Body, upcoming")
