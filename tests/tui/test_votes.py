"""The list of all votes: newest first, narrowed as you type, each opened with Enter."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import islice
from pathlib import Path

from benchmarks.long_lists import build
from councilui.record.database import open_record
from councilui.record.queries.vote_lines import every_vote, list_votes
from councilui.tui.screens.votes import VotesScreen
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


async def test_votes_are_found_by_outcome_date_body_and_title(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("L")
        for typed, match, elsewhere in (
            ("failed", "Or2023-0002846", "✓"),
            ("TABLED", "O2023-0004222", "✓ passed"),
            ("november 2023", "Motion to censure Ald. Carlos Ramirez-Rosa", "2025"),
            ("2023-11", "Motion to censure Ald. Carlos Ramirez-Rosa", "2025"),
            ("city council estate thomas", "Or2025-0014616", "TABLED"),
        ):
            await driver.enter_text(typed)
            assert match in driver.words, (typed, driver.text)
            assert elsewhere not in driver.words, (typed, driver.text)


async def test_a_record_without_votes_says_so(tmp_path: Path) -> None:
    async with drive(empty_record(tmp_path)) as driver:
        await driver.press("L")
        await driver.shows("There are no votes in this record.")


async def test_more_votes_than_are_read_at_once_are_all_reached_and_found(tmp_path: Path) -> None:
    async with drive(build(tmp_path / "long.db", 450)) as driver:
        await driver.press("L")
        await driver.shows("Budget amendment 449")
        await driver.press(*["pagedown"] * 60)
        await driver.shows("Budget amendment 0")
        await driver.enter_text("139")
        await driver.shows("Budget amendment 139")
        await driver.lacks("Budget amendment 449", "Budget amendment 0")
        await driver.press("enter")
        await driver.shows("3 Vote")
        assert driver.meeting.vote is not None
        assert driver.meeting.vote.id == "v139"


async def test_of_many_votes_only_those_in_view_are_read_whole(tmp_path: Path) -> None:
    async with drive(build(tmp_path / "long.db", 2000)) as driver:
        await driver.press("L")
        await driver.shows("Budget amendment 1999")
        await driver.enter_text("amendment")
        await driver.shows("Budget amendment 1999")
        screen = driver.app.screen
        assert isinstance(screen, VotesScreen)
        rows = screen.rows.source
        assert len(rows) == 2000
        assert sum(rows.row(index) is not None for index in range(2000)) <= 400


def test_the_newest_votes_come_before_the_oldest_are_read(tmp_path: Path) -> None:
    """Votes that a list shows first would else wait for all to be sorted."""
    path = build(tmp_path / "long.db", 2000)
    with closing(open_record(path)) as connection:
        steps = list[int]()
        connection.set_progress_handler(lambda: steps.append(1), 1000)
        newest = list(islice(every_vote(connection), 50))
        first = len(steps)
        every = list(every_vote(connection))
        assert first * 10 < len(steps) - first
        assert newest == every[:50]
        assert every == list_votes(connection)
