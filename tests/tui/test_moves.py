"""Getting about: zoom, widths of panes, forward after back, counts before motions, terminals that are too small."""

from __future__ import annotations

from pathlib import Path

import pytest

from councilui.tui.screens.divided_votes import DividedVotesScreen
from councilui.tui.screens.matter_history import MatterHistoryScreen
from councilui.tui.widgets.rows import RowList
from tests.tui.driver import Driver, drive


def _widths(driver: Driver) -> list[int]:
    return [pane.outer_size.width for pane in driver.meeting.panes()]


async def test_a_pane_is_zoomed_and_the_others_come_back(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("3", "z")
        assert _widths(driver)[2] == 120
        await driver.shows("[3 Vote]", "Shall O2023-0004222 be laid on the table?")
        await driver.press("tab")
        await driver.shows("[1 Agenda]")  # the next pane, zoomed too
        await driver.press("z")
        await driver.shows("╭─ 2 Timeline", "─ 3 Vote ─")
    async with drive(record, (80, 24)) as driver:
        await driver.press("z")
        await driver.notifies("A terminal this narrow shows one pane at a time.")


async def test_keys_make_a_pane_wider_and_narrower_and_it_is_remembered(record: Path) -> None:
    async with drive(record) as driver:
        before = _widths(driver)
        await driver.press("right_curly_bracket", "3", "right_curly_bracket")
        assert _widths(driver) == [before[0] + 4, before[1] - 8, before[2] + 4]
        shares = driver.app.state.numbers("panes")
        assert sum(shares) == pytest.approx(1000, abs=1)
        await driver.press(*["left_curly_bracket"] * 12)
        assert min(_widths(driver)) == 20  # no pane is lost
        await driver.press("vertical_line")
        assert _widths(driver) == before
        assert driver.app.state.numbers("panes") == []
        driver.app.state.set("panes", [500, 250, 250])
        await driver.press("m", "enter")
        assert _widths(driver) == [60, 30, 30]  # the next meeting has the same widths


async def test_a_border_is_dragged_with_the_mouse(record: Path) -> None:
    async with drive(record) as driver:
        for side in (0, 1):  # the right border of the agenda, or the left one of the timeline
            before = _widths(driver)
            column = before[0] - 1 + side
            await driver.pilot.mouse_down(offset=(column, 10))
            await driver.pilot.hover(offset=(column + 7, 12))
            await driver.pilot.mouse_up(offset=(column + 7, 12))
            await driver.settle()
            assert _widths(driver) == [before[0] + 7, before[1] - 7, before[2]], side
            await driver.pilot.hover(offset=(column + 15, 12))
            assert _widths(driver)[0] == before[0] + 7, side  # it has been let go


async def test_forward_leads_again_to_what_was_left_as_it_was(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("right_square_bracket")
        await driver.notifies("There is nothing to go forward to.")
        await driver.press("d", "S", "down", "down", "enter")
        vote = driver.meeting.selection().vote
        await driver.press("escape")
        lines = driver.text.splitlines()
        await driver.press("escape")
        assert driver.app.screen_stack == [driver.meeting]
        await driver.press("right_square_bracket")
        assert isinstance(driver.app.screen, DividedVotesScreen)
        await driver.press("right_square_bracket")
        assert driver.meeting.selection().vote == vote
        await driver.press("escape")
        assert driver.text.splitlines() == lines  # order and cursor


async def test_another_way_ends_what_was_forward(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("d", "escape", "H", "escape", "right_square_bracket")
        assert isinstance(driver.app.screen, MatterHistoryScreen)
        await driver.press("right_square_bracket")
        await driver.notifies("There is nothing to go forward to.")


async def test_a_number_repeats_the_motion_after_it(record: Path) -> None:
    async with drive(record) as driver:
        rows = driver.app.focused
        assert isinstance(rows, RowList)
        ids = [entry.id for entry in driver.meeting.view.entries]  # type: ignore[union-attr]

        def entry() -> int:
            assert driver.meeting.entry is not None
            return ids.index(driver.meeting.entry.id) + 1

        await driver.press("5", "j")
        assert entry() == 6
        await driver.press("0", "2", "k")
        assert entry() == 4
        await driver.press("0", "1", "2", "G")
        assert entry() == 12
        await driver.press("9", "9", "9", "k")
        assert entry() == 1
        await driver.press("5", "x", "escape", "j")  # another key takes the number
        assert entry() == 2
        await driver.press("2", "j")
        assert driver.meeting.pane_number == 2  # a pane, not a count


async def test_a_number_works_in_a_grid(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("a", "home", "0", "1", "0", "l", "4", "j")
        assert driver.app.focused.cursor == (4, 10)  # type: ignore[union-attr]
        await driver.press("1", "2", "G", "0")
        assert driver.app.focused.cursor == (11, 0)  # type: ignore[union-attr]


async def test_every_screen_says_when_the_terminal_is_too_small(record: Path) -> None:
    async with drive(record, (60, 20)) as driver:
        for key in ("d", "a", "slash", "question_mark", "s", "m"):
            await driver.press(key)
            await driver.resize(50, 12)
            assert "councilui needs 60 columns by 15 rows; this terminal has 50 by 12." in driver.words, key
            await driver.resize(60, 20)
            assert "councilui needs" not in driver.words, key
            await driver.start_again()


async def test_text_is_selected_with_the_mouse_and_copied(record: Path) -> None:
    async with drive(record) as driver:
        lines = driver.text.splitlines()
        row = next(number for number, line in enumerate(lines) if "police work with ICE" in line[:35])
        start = lines[row].index("police")
        await driver.pilot.mouse_down(offset=(start, row))
        await driver.pilot.hover(offset=(start + 3, row + 1))
        await driver.pilot.hover(offset=(start + 60, row + 1))  # over another pane: what is selected ends at this one
        await driver.pilot.mouse_up(offset=(start + 60, row + 1))
        await driver.settle()
        await driver.notifies("Press y to copy what you selected.")
        assert driver.meeting.pane_number == 1
        assert driver.app.screen.get_selected_text() == "police work with ICE in\nfour kinds of case"
        await driver.press("y")
        await driver.notifies("Your selection: sent to the terminal's clipboard")
        assert driver.app.clipboard == "police work with ICE in\nfour kinds of case"
        assert driver.app.screen.get_selected_text() is None  # y copies the vote again


async def test_brackets_go_back_and_forward_but_are_letters_in_a_search(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("d", "left_square_bracket")
        assert len(driver.app.screen_stack) == 1
        await driver.press("right_square_bracket")
        assert isinstance(driver.app.screen, DividedVotesScreen)
        await driver.press("slash", "left_square_bracket", *"loyal")
        await driver.shows("[loyal")
