"""A matter's story on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from councilui.record import model
from councilui.tui.screens.matter_history import MatterHistoryScreen
from councilui.tui.screens.meeting import MeetingScreen
from tests.record.whole_record import write_record
from tests.tui.driver import drive
from tests.tui.hostile_record import BARE_MEETING, empty_record


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_the_tabled_ordinance_and_the_law_it_would_change(size: tuple[int, int], record: Path) -> None:
    async with drive(record, size) as driver:
        await driver.press("H")
        assert isinstance(driver.app.screen, MatterHistoryScreen)
        await driver.shows("O2023-0004222 (reported)")
        await driver.shows("Includes 4 related matters.")
        await driver.shows("→ Shall O2021-117 be passed? ✓ passed 41-8")
        await driver.press(*["down"] * 5)
        before = driver.text
        await driver.press("enter")
        assert isinstance(driver.app.screen, MeetingScreen)
        assert "O2021-117" in driver.text.split("\n")[0]
        await driver.press("escape")
        assert driver.text == before


async def test_relations_and_names_lead_on(record: Path) -> None:
    async with drive(record, (120, 50)) as driver:
        await driver.press("H")
        rows = driver.app.screen.query_one("RowList")
        keys = [row.key for row in rows.source.rows]  # type: ignore[attr-defined]
        rows.move_to(keys.index(("pair", 1)))  # type: ignore[attr-defined]
        await driver.press("enter")
        assert isinstance(driver.app.screen, MatterHistoryScreen)
        assert driver.app.screen.matter not in (None, "o2023-0004222")
        await driver.press("escape")
        rows.move_to(keys.index(("name", "sanctuary")))  # type: ignore[attr-defined]
        await driver.press("enter")
        await driver.shows("4 matters go by “sanctuary”, shown as one history.")
        await driver.press("escape", "escape")
        assert len(driver.app.screen_stack) == 1


def _lease_and_variance(path: Path) -> Path:
    """A lease, and the variance for it: one motion on the variance, which was not to grant it."""
    rows = [
        model.Source("clerk", "dataset", "Clerk of Aldport", "Votes"),
        model.Body("council", "Aldport Council", "council", source="clerk"),
        model.Meeting("m", "council", "2031-05-06", 0, "regular", source="clerk"),
        model.Matter("lease", "31-1", "recorded", "Lease of the pier", source="clerk"),
        model.Matter("variance", "31-2", "recorded", "Variance for the pier", source="clerk"),
        model.Person("ana-orr", "Ana Orr", "Orr, Ana", "Orr"),
        model.Person("ben-poe", "Ben Poe", "Poe, Ben", "Poe"),
        *(
            model.Membership(id, "council", id, "member", ward, source="clerk")
            for id, ward in (("ana-orr", "1"), ("ben-poe", "2"))
        ),
        model.MatterRelation("lease", "variance", "depends on", source="clerk"),
    ]
    for number, (matter, motion_type) in enumerate((("lease", "pass"), ("variance", "deny"), ("variance", "amend"))):
        id = f"v{number}"
        rows += [
            model.AgendaItem(f"i{number}", "m", number, matter.title(), matter=matter, source="clerk"),
            model.Motion(id, "m", motion_type, None, f"i{number}", matter, source="clerk"),
            model.VoteEvent(id, id, 0, "Shall it carry?", "voice", "pass", "recorded", result_text="Passed",
                            roll="none", source="clerk"),
        ]  # fmt: skip
    path.touch()
    write_record(path, rows)
    return path


async def test_a_vote_on_another_motion_never_reads_as_the_outcome_of_the_matter(tmp_path: Path) -> None:
    async with drive(_lease_and_variance(tmp_path / "pier.db"), (120, 50), vote="v0") as driver:
        await driver.vote.shows("31-2, May 6, 2031: ✓ motion to deny passed", "✓ motion to amend passed")
        await driver.vote.lacks("31-2, May 6, 2031: ✓ passed", "31-2, May 6, 2031: ✓ denied")
        await driver.press("1", "down", "H")
        await driver.shows("Shall it carry?", "✓ motion to deny passed", "✓ motion to amend passed")


async def test_where_there_is_no_matter(tmp_path: Path) -> None:
    async with drive(empty_record(tmp_path, BARE_MEETING)) as driver:
        await driver.press("H")
        assert not isinstance(driver.app.screen, MatterHistoryScreen)
        assert "No matter is selected" in driver.notices[-1]
