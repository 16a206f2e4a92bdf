"""The roll in the pane of a vote."""

from __future__ import annotations

from pathlib import Path

from councilui.record import model
from tests.record.whole_record import write_record
from tests.tui.driver import drive
from tests.tui.test_meeting import row_texts


async def test_the_roll_is_grouped_by_option_ward_and_name(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("down", "g")
        assert any("13 Quinn N" in row for row in row_texts(driver, 3))
        await driver.press("g")
        assert any("Quinn (13) N" in row for row in row_texts(driver, 3))
        await driver.press("g")
        assert any(row.startswith("NO 7") or "NO 7" in row for row in row_texts(driver, 3))
        assert "Roll grouped by option. First row: home <." in driver.notices  # gg in the agenda is not for the roll
        await driver.press("3", "g")
        assert driver.notices[-1] == "Roll grouped by ward."


async def test_derived_votes_are_marked_with_their_method(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("down")
        rows = "\n".join(row_texts(driver, 3))
        assert "Burnett (27) ◇" in rows
        assert "◇ derived:" in rows


async def test_a_member_whose_vote_is_unknown_has_the_sign_of_the_chamber(tmp_path: Path) -> None:
    path = tmp_path / "pier.db"
    path.touch()
    write_record(path, [
        model.Source("clerk", "dataset", "Clerk of Aldport", "Votes"),
        model.Body("council", "Aldport Council", "council", source="clerk"),
        *(model.Person(id, f"Ana {id}", f"{id}, Ana", id) for id in ("Orr", "Poe")),
        *(model.Membership(id, "council", id, "member", ward, source="clerk")
          for ward, id in (("1", "Orr"), ("2", "Poe"))),
        model.Meeting("m", "council", "2031-05-06", 0, "regular", source="clerk"),
        model.AgendaItem("i", "m", 0, "Lease of the pier", source="clerk"),
        model.Motion("v", "m", "pass", None, "i", None, source="clerk"),
        model.VoteEvent("v", "v", 0, "Shall the lease be passed?", "roll call", "pass", "recorded", roll="partial",
                        source="clerk"),
        model.Vote("v", "Orr", "Ana Orr", "yes", "yes", source="clerk"),
    ])  # fmt: skip
    async with drive(path) as driver:
        await driver.press("3", "g")
        assert any("2 Poe ·" in row and "Orr Y" in row for row in row_texts(driver, 3)), row_texts(driver, 3)
