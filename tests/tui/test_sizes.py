"""At every size: nothing cut off without a sign, no empty pane without a word why, no color as the only sign."""

from __future__ import annotations

from pathlib import Path

from rich.cells import cell_len

from councilui.tui.widgets.layout import line_width
from tests.tui.driver import SIZES, drive
from tests.tui.hostile_record import BARE_MEETING, empty_record


async def test_no_line_is_wider_than_the_screen_and_no_row_than_its_pane(record: Path) -> None:
    async with drive(record, SIZES[0]) as driver:
        for size in SIZES:
            await driver.resize(*size)
            bar = driver.text.split("\n")[-1].rstrip()
            assert bar.endswith(("? keys  q quit", "? keys   q quit")), size  # keys are cut at whole entries
            for number in "123":
                await driver.press(number)
                assert all(cell_len(line) <= size[0] for line in driver.text.split("\n")), (size, number)
                rows = driver.meeting.panes()[int(number) - 1].rows
                assert len(rows.source)
                for index in range(len(rows.source)):
                    assert all(line_width(line) <= rows.window.width for line in rows.window.lines(index)), size


async def test_three_panes_stand_side_by_side_from_110_columns(record: Path) -> None:
    async with drive(record, (110, 30)) as driver:
        assert all(pane.display for pane in driver.meeting.panes())
        await driver.pilot.resize_terminal(109, 30)
        await driver.pilot.pause()
        assert [pane.display for pane in driver.meeting.panes()] == [True, False, False]


async def test_a_terminal_too_small_says_so_and_one_that_grows_shows_the_meeting(record: Path) -> None:
    async with drive(record, (59, 30)) as driver:
        for columns, rows in ((59, 30), (100, 14), (20, 5)):
            await driver.pilot.resize_terminal(columns, rows)
            await driver.wait_until(lambda: driver.words.startswith("councilui needs 60"))
            assert driver.words.startswith("councilui needs 60")
            await driver.lacks("Agenda")
        await driver.pilot.resize_terminal(120, 36)
        await driver.pilot.pause()
        await driver.agenda.shows("TABLED 39-11")


async def test_a_record_without_a_meeting_says_so_in_each_pane(tmp_path: Path) -> None:
    async with drive(empty_record(tmp_path)) as driver:
        await driver.agenda.shows("No meetings are on record here.")
        await driver.timeline.shows("No meeting, no statements.")
        await driver.vote.shows("No votes found for this meeting.")
        await driver.press("m")
        await driver.shows("There are no meetings in this record.")
        await driver.press("escape", "e", "c", "y", "v", "g", "escape", "enter")
        assert driver.app.is_running


async def test_a_meeting_of_which_nothing_is_known_says_so_in_each_pane(tmp_path: Path) -> None:
    async with drive(empty_record(tmp_path, BARE_MEETING)) as driver:
        await driver.agenda.shows("No agenda found for this meeting.")
        await driver.timeline.shows("no public comment on record")
        await driver.timeline.shows("no floor statement on record")
        await driver.vote.shows("No votes found for this meeting.")


async def test_outcomes_and_options_are_told_in_words_under_every_theme(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("down")
        for theme in ("textual-light", "ansi-dark", "ansi-light", "solarized-dark", "textual-dark"):
            driver.app.theme = theme
            await driver.pilot.pause()
            await driver.agenda.shows("■ TABLED 39-11")
            await driver.agenda.shows("✓ passed 43-7")
            await driver.vote.shows("NO 7")
            await driver.vote.shows("✓ met")


async def test_on_a_wide_terminal_what_belongs_together_stands_together(record: Path) -> None:
    async with drive(record, (300, 80)) as driver:
        await driver.press("p", *"lopez", "enter", "3")
        line = next(line for line in driver.text.splitlines() if "Tabares" in line)
        assert line.index("72% (85 of 118)") - line.index("Tabares") < 60
        await driver.press("escape", "d")
        assert max(len(line.rstrip(" ┃▼▲")) for line in driver.text.splitlines()[6:-1]) <= 145
        assert all(
            line.rstrip()[-1] in "┃▼" for line in driver.text.splitlines()[6:10]
        )  # the scroll bar is at the edge
        await driver.pilot.resize_terminal(60, 20)
        await driver.shows("q quit", "SR2023-0006422", "23-23")


async def test_a_divided_vote_takes_two_lines_on_80_columns(record: Path) -> None:
    async with drive(record, (80, 24)) as driver:
        await driver.press("d")
        lines = driver.text.splitlines()
        first = next(number for number, line in enumerate(lines) if "SO2025-0014841" in line)
        assert lines[first].split() == ["Feb.", "26,", "2025", "SO2025-0014841", "26-23", "3", "passed", "roll", "call"]
        assert lines[first + 1].split() == ["General", "obligation", "bonds,", "2025"]


async def test_a_number_without_a_column_of_its_own_says_what_it_is(record: Path) -> None:
    async with drive(record, (60, 24)) as driver:
        await driver.press("p", *"lopez", "enter", "2")
        await driver.shows("roll call · passed · margin 48 · Housing at 111 W Monroe St")
        await driver.press("d")
        await driver.shows("method unknown · failed · Motion to censure")
