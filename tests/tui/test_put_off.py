"""What was put off, with a vote or without one, is called what it is in every list and found by that word."""

from __future__ import annotations

from pathlib import Path

import pytest

from councilui.load.pipeline import load
from tests.tui.driver import drive

VOTES = """\
date,item,motion,result,Ada Orr,Bo Leeds,Cy Mott
2031-03-01,Lease of 2 Elm Street,Motion to postpone,passed,yes,yes,no
2031-03-01,Harbor budget,Motion to refer,passed,yes,no,yes
2031-03-01,Plum fund,Motion to postpone,failed,no,no,yes
2031-03-01,Mill bridge,Motion to approve,passed,yes,yes,no
"""


@pytest.fixture
def town(tmp_path: Path) -> Path:
    (tmp_path / "votes.csv").write_text(VOTES, encoding="utf-8")
    load([tmp_path / "votes.csv"], tmp_path / "votes.db")
    return tmp_path / "votes.db"


@pytest.mark.parametrize("keys", ["f", "L", "df"])
async def test_each_list_is_filtered_by_what_became_of_an_item(keys: str, town: Path) -> None:
    async with drive(town, (80, 24)) as driver:
        await driver.press(*keys)
        for typed, match, others in (
            ("postponed", "Lease of 2 Elm Street", ("Harbor budget", "Mill bridge")),
            ("referred", "Harbor budget", ("Lease of 2", "Plum fund", "Mill bridge")),
        ):
            await driver.enter_text(typed)
            await driver.shows(match, typed.upper())
            await driver.lacks(*others)


async def test_a_motion_to_put_off_that_failed_is_no_outcome_of_the_item(town: Path) -> None:
    async with drive(town, (80, 24)) as driver:
        await driver.shows("✗ motion to postpone failed 1-2")
        await driver.press("L")
        await driver.enter_text("plum")
        await driver.shows("✗ failed 1-2", "Motion to postpone: Plum fund")  # the motion once


async def test_an_item_that_was_put_off_without_a_vote_is_found_in_its_agenda(record: Path) -> None:
    async with drive(record, (80, 24)) as driver:
        await driver.press("f")
        await driver.enter_text("deferred")
        await driver.shows("… deferred", "25 mph default speed limit")
        await driver.lacks("TABLED")
