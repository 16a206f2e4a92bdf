"""Vote against vote and similar votes on the screen: every row leads on, and what is shown can be taken away."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from councilui.analysis.comparison import compare
from councilui.analysis.headlines import card_question
from councilui.record.database import open_record
from councilui.record.queries.votes import vote_card
from councilui.record.questions import motion_question
from councilui.tui.screens.compare import CompareScreen, comparison_rows
from councilui.tui.screens.member import MemberScreen
from councilui.tui.screens.pick_vote import PickVoteScreen
from councilui.tui.screens.similar import SimilarScreen
from tests.analysis.cards import card, roll, seats
from tests.tui.driver import drive
from tests.tui.test_layout import plain_lines


async def test_two_votes_lead_to_members_and_back(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with drive(record, vote="chicago-city-council/2025-01-15/or2025-0014616/vote") as driver:
        await driver.press("c")
        await driver.enter_text("o2021-117")
        await driver.press("enter")
        assert isinstance(driver.app.screen, CompareScreen)
        await driver.shows("These votes are on unrelated matters, so “yes” doesn't mean")
        await driver.shows("SWITCHED")
        await driver.press("e")
        (path,) = tmp_path.iterdir()
        assert "# How members voted on “Welcoming City Ordinance" in path.read_text(encoding="utf-8")
        while driver.app.screen.selection().person is None:
            await driver.pilot.press("down")
        before = driver.text
        await driver.press("enter")
        assert isinstance(driver.app.screen, MemberScreen)
        await driver.press("escape")
        assert driver.text.split("\n")[:30] == before.split("\n")[:30]
        await driver.press("home", "enter")
        assert "O2021-117" in driver.text.split("\n")[0]


async def test_two_votes_that_work_against_each_other_are_aligned(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("c", "enter")
        assert isinstance(driver.app.screen, CompareScreen)
        await driver.shows("⇄ A yes in the first goes with a yes in the second")


async def test_similar_votes_with_their_base(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("d", "f", *"budget, 2025", "enter", "n")
        assert isinstance(driver.app.screen, SimilarScreen)
        await driver.shows("members in common")
        await driver.shows("1 = same split, 0 = chance")
        await driver.shows("SO2024-0014393")
        await driver.press("down")
        before = driver.text
        await driver.press("enter")
        assert driver.meeting.vote is not None
        await driver.press("escape")
        assert driver.text == before


async def test_without_a_roll_it_says_why(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("n")
        await driver.shows("No source says who voted which way")


def test_members_of_a_body_without_wards_are_not_said_to_have_no_seat() -> None:
    members = tuple(seat._replace(district=None) for seat in seats(3))
    vote = card(members=members, votes=roll(members, {}), roll="complete")
    lines = [line for row in comparison_rows(compare(vote, vote)) for line in plain_lines(row.blocks[-1].lines(72))]
    assert any(line.startswith(members[0].surname) for line in lines)
    assert not any("no seat" in line for line in lines)


@pytest.mark.parametrize(
    ("relation", "words"),
    [("substitute for", "is a substitute for"), ("companion to", "is a companion to"), ("repeals", "repeals")],
)
async def test_a_related_matter_is_offered_in_a_sentence(record: Path, relation: str, words: str) -> None:
    with closing(open_record(record)) as connection:
        here = vote_card(connection, "chicago-city-council/2025-01-15/o2023-0004222/table")
    related = tuple(other._replace(relation=relation, direction="to") for other in here.related)
    async with drive(record) as driver:
        await driver.app.push_screen(PickVoteScreen(here._replace(related=related)))
        await driver.shows(f"this vote's matter {words} it")


def test_a_question_that_repeats_the_headline_leaves_no_gap(record: Path) -> None:
    with closing(open_record(record)) as connection:
        first = vote_card(connection, "chicago-city-council/2025-01-15/or2025-0014616/vote")
    title = "Motion to recess"
    question = motion_question("to recess")
    assert first.item is not None
    moved = first._replace(
        item=first.item._replace(title=title), matter=None, event=first.event._replace(question=question)
    )
    rows = comparison_rows(compare(moved, first))
    lines = [line for row in rows for block in row.blocks for line in plain_lines(block.lines(120))]
    assert card_question(moved) == ""
    assert any(line.strip().startswith("Jan. 15, 2025:") for line in lines)
    assert not any(":  " in line for line in lines)
