"""A member on the screen: figures, votes, with whom, each row leading to its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from councilui.tui.screens.member import MemberScreen
from tests.tui.driver import Driver, drive


def screen_of(driver: Driver) -> MemberScreen:
    assert isinstance(driver.app.screen, MemberScreen)
    return driver.app.screen


async def test_a_member_is_picked_by_name_and_told_with_bases(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("p")
        await driver.shows("Pick a member", "11th Ward 119 votes, 1 statement")
        await driver.enter_text("raymond lopez")
        await driver.press("enter")
        await driver.shows("Voted with the majority in 41% (49 of 119) of divided votes")
        await driver.shows("One tie excluded.")
        await driver.shows("Silvana Tabares (23rd) 72% (85 of 118)")
        await driver.shows("17 other members have fewer than 10 in common.")
        await driver.shows("15th Ward, Chicago City Council")
        await driver.shows("No attendance record for this member.")
        await driver.press("escape")
        assert driver.app.screen is driver.meeting


async def test_votes_are_searched_within_and_lead_to_their_place(record: Path) -> None:
    async with drive(record) as driver:
        await driver.app.push_screen(MemberScreen("raymond-lopez"))
        await driver.settle()
        await driver.press("2")
        await driver.shows("no (15)")
        assert len(screen_of(driver).rows.source) == 120
        await driver.press("f", *"welcoming")
        await driver.shows("O2021-117")
        assert len(screen_of(driver).rows.source) == 1
        await driver.shows("Read as: “welcoming”")
        await driver.press("enter", "enter")
        assert "O2021-117" in driver.text.split("\n")[0]
        await driver.press("escape")
        await driver.shows("O2021-117")
        await driver.press("1")
        await driver.shows("IN DIVIDED VOTES, “WELCOMING”")
        await driver.shows("(0 of 1)")


async def test_the_names_of_those_with_whom_are_filtered_and_counted_over_the_terms(record: Path) -> None:
    async with drive(record) as driver:
        await driver.app.push_screen(MemberScreen("raymond-lopez"))
        await driver.settle()
        await driver.press("3", "f", *"tabares")
        await driver.shows("Silvana Tabares (23rd) 72% (85 of 118)")
        await driver.lacks("Marty Quinn")
        await driver.enter_text("tabares after:2024")
        await driver.shows("Silvana Tabares (23rd)")
        await driver.lacks("72% (85 of 118)", "Marty Quinn")
        await driver.enter_text("xyzzy")
        await driver.shows("No matches.")
        await driver.press("enter", "2")
        await driver.shows("No votes match.")  # there, words are for the votes
        await driver.press("3", "escape")
        await driver.shows("Marty Quinn")


async def test_a_partner_leads_to_the_partner_and_back(record: Path) -> None:
    async with drive(record) as driver:
        await driver.app.push_screen(MemberScreen("raymond-lopez"))
        await driver.settle()
        await driver.press("3")
        assert screen_of(driver).selection().person == "silvana-tabares"
        await driver.press("enter")
        assert "Silvana Tabares" in driver.text.split("\n")[0]
        await driver.press("escape", "S")
        assert "Rossana Rodriguez Sanchez (33rd)" in driver.text.split("\n")[7]


async def test_what_was_said_and_sponsored(record: Path) -> None:
    async with drive(record) as driver:
        await driver.app.push_screen(MemberScreen("raymond-lopez"))
        await driver.settle()
        await driver.press("tab", "tab", "tab")
        await driver.shows("O2023-0004222")
        await driver.press("5")
        await driver.shows("outside the meeting")
        await driver.press("enter")
        assert driver.meeting.pane_number == 2
        await driver.press("escape")
        assert screen_of(driver).part == 5


async def test_the_member_whole_is_written(record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with drive(record) as driver:
        await driver.app.push_screen(MemberScreen("raymond-lopez"))
        await driver.settle()
        await driver.press("down", "e")
        (path,) = tmp_path.iterdir()
        text = path.read_text(encoding="utf-8")
        assert "# Raymond Lopez" in text
        assert "41% (49 of 119)" in text


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
async def test_at_other_sizes(size: tuple[int, int], record: Path) -> None:
    async with drive(record, size) as driver:
        await driver.app.push_screen(MemberScreen("brandon-johnson"))
        await driver.settle()
        await driver.press("2")
        assert "Brandon Johnson" in driver.text.split("\n")[0]
        for part in "13452":
            await driver.press(part)
            assert driver.text.strip()


async def test_words_that_no_divided_vote_has_make_no_claim_about_the_member(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("p", *"lopez", "enter", "f", *"xyzzy")
        await driver.shows("No divided vote of this member matches.")
        await driver.lacks("No yes or no vote by this member")


async def test_a_part_that_was_filtered_meanwhile_is_shown_from_its_beginning(record: Path) -> None:
    async with drive(record) as driver:
        await driver.app.push_screen(MemberScreen("raymond-lopez"))
        await driver.settle()
        await driver.press("5", "end")
        rows = screen_of(driver).rows
        last = rows.cursor
        await driver.press("4", "f", *"priority", "enter", "5")
        assert 0 < len(rows.source) <= last
        assert rows.current is not None
        assert rows.cursor < last
