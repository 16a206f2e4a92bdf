"""The list of all votes: newest first, narrowed as you type, each opened with Enter."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from councilui.record.queries.vote_lines import list_votes
from tests.tui.driver import drive
from tests.tui.hostile_record import empty_record


async def test_votes_are_newest_first_and_enter_opens_one(record: Path, connection: sqlite3.Connection) -> None:
    newest = list_votes(connection)[0]
    async with drive(record) as driver:
        await driver.press("L")
        await driver.shows("Votes, newest first", "This record holds contested votes only.")
        await driver.press("enter")
        await driver.shows(str(newest.identifier))
        assert driver.meeting.vote is not None
        assert driver.meeting.vote.id == newest.id
        await driver.press("escape")
        await driver.shows("Jan. 15, 2025")


@pytest.mark.parametrize(
    ("typed", "match", "elsewhere"),
    [
        ("failed", "Or2023-0002846", "✓"),
        ("TABLED", "O2023-0004222", "✓ passed"),
        ("november 2023", "Motion to censure Ald. Carlos Ramirez-Rosa", "2025"),
        ("2023-11", "Motion to censure Ald. Carlos Ramirez-Rosa", "2025"),
        ("city council estate thomas", "Or2025-0014616", "TABLED"),
    ],
)
async def test_votes_are_found_by_outcome_date_body_and_title(
    typed: str, match: str, elsewhere: str, record: Path
) -> None:
    async with drive(record) as driver:
        await driver.press("L")
        await driver.enter_text(typed)
        await driver.shows(match)
        await driver.lacks(elsewhere)


async def test_a_record_without_votes_says_so(tmp_path: Path) -> None:
    async with drive(empty_record(tmp_path)) as driver:
        await driver.press("L")
        await driver.shows("There are no votes in this record.")
