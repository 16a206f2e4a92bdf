"""A member on the screen: figures, votes, with whom, each row leading to its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from councilui.tui.app import CouncilApp
from councilui.tui.screens.member import MemberScreen
from tests.tui.driver import browse, enter_text, opened, press, seen, settled, words


def screen_of(app: CouncilApp) -> MemberScreen:
    assert isinstance(app.screen, MemberScreen)
    return app.screen


async def test_a_member_is_picked_by_name_and_told_with_bases(record: Path) -> None:
    async with opened(record) as (app, pilot):
        await press(pilot, "p")
        assert "Which member?" in seen(app)
        await enter_text(pilot, "raymond lopez")
        await press(pilot, "enter")
        shown = words(app)
        assert "On the larger side in 41% (49 of 119) of the divided votes" in shown
        assert "Left out: 1 with equal sides." in shown
        assert "Silvana Tabares (23rd) 72% (85 of 118)" in shown
        assert "at least 10 in common" in shown
        assert "ward 15, Chicago City Council" in shown
        assert "No roll call of presence on record here has this name." in shown
        await press(pilot, "escape")
        assert app.screen is browse(app)


async def test_votes_are_searched_within_and_lead_to_their_place(record: Path) -> None:
    async with opened(record) as (app, pilot):
        await app.push_screen(MemberScreen("raymond-lopez"))
        await settled(pilot)
        await press(pilot, "2")
        assert "no (15)" in seen(app)
        assert len(screen_of(app).rows.source) == 120
        await press(pilot, "f", *"welcoming")
        assert "O2021-117" in seen(app)
        assert len(screen_of(app).rows.source) == 1
        assert "Read as: “welcoming”" in words(app)
        await press(pilot, "enter", "enter")
        assert "O2021-117" in seen(app).split("\n")[0]
        await press(pilot, "escape")
        assert "O2021-117" in seen(app)
        await press(pilot, "1")
        assert "IN DIVIDED VOTES, “WELCOMING”" in seen(app)
        assert "(0 of 1)" in words(app)


async def test_a_partner_leads_to_the_partner_and_back(record: Path) -> None:
    async with opened(record) as (app, pilot):
        await app.push_screen(MemberScreen("raymond-lopez"))
        await settled(pilot)
        await press(pilot, "3")
        assert screen_of(app).selection().person == "silvana-tabares"
        await press(pilot, "enter")
        assert "Silvana Tabares" in seen(app).split("\n")[0]
        await press(pilot, "escape", "S")
        assert "Rossana Rodriguez Sanchez (33rd)" in seen(app).split("\n")[7]


async def test_what_was_said_and_sponsored(record: Path) -> None:
    async with opened(record) as (app, pilot):
        await app.push_screen(MemberScreen("raymond-lopez"))
        await settled(pilot)
        await press(pilot, "tab", "tab", "tab")
        assert "O2023-0004222" in words(app)
        await press(pilot, "5")
        assert "outside the meeting" in words(app)
        await press(pilot, "enter")
        assert browse(app).here == 2
        await press(pilot, "escape")
        assert screen_of(app).part == 5


async def test_the_member_whole_is_written(record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened(record) as (app, pilot):
        await app.push_screen(MemberScreen("raymond-lopez"))
        await settled(pilot)
        await press(pilot, "down", "e")
        (path,) = tmp_path.iterdir()
        text = path.read_text(encoding="utf-8")
        assert "# Raymond Lopez" in text
        assert "41% (49 of 119)" in text


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
async def test_at_other_sizes(size: tuple[int, int], record: Path) -> None:
    async with opened(record, size) as (app, pilot):
        await app.push_screen(MemberScreen("brandon-johnson"))
        await settled(pilot)
        await press(pilot, "2")
        assert "Brandon Johnson" in seen(app).split("\n")[0]
        for part in "13452":
            await press(pilot, part)
            assert seen(app).strip()
