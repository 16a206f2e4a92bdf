"""At every size: nothing cut off without a sign, no empty pane without a word why, no colour as the only sign."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from councilui.tui.widgets.layout import line_width
from tests.tui.driver import SIZES, browse, opened, pane, press, seen, words
from tests.tui.hostile_record import BARE_MEETING, empty_record


@pytest.mark.parametrize("size", SIZES)
async def test_no_line_is_wider_than_the_screen_and_no_row_than_its_pane(record: Path, size: tuple[int, int]) -> None:
    async with opened(record, size) as (app, pilot):
        for number in "123":
            await press(pilot, number)
            assert all(cell_len(line) <= size[0] for line in seen(app).split("\n"))
            rows = browse(app).panes()[int(number) - 1].rows
            assert len(rows.source)
            for index in range(len(rows.source)):
                assert all(line_width(line) <= rows.window.width for line in rows.window.lines(index))


async def test_three_panes_stand_side_by_side_from_110_columns(record: Path) -> None:
    async with opened(record, (110, 30)) as (app, pilot):
        assert all(pane.display for pane in browse(app).panes())
        await pilot.resize_terminal(109, 30)
        await pilot.pause()
        assert [pane.display for pane in browse(app).panes()] == [True, False, False]


async def test_a_terminal_too_small_says_so_and_one_that_grows_shows_the_meeting(record: Path) -> None:
    async with opened(record, (59, 30)) as (app, pilot):
        for columns, rows in ((59, 30), (100, 14), (20, 5)):
            await pilot.resize_terminal(columns, rows)
            await pilot.pause()
            assert words(app).startswith("councilui needs 60")
            assert "Agenda" not in words(app)
        await pilot.resize_terminal(120, 36)
        await pilot.pause()
        assert "TABLED 39–11" in pane(app, 1)


@pytest.mark.parametrize("size", SIZES[:2])
async def test_the_keys_are_cut_at_whole_entries(record: Path, size: tuple[int, int]) -> None:
    async with opened(record, size) as (app, _):
        bar = seen(app).split("\n")[-1]
        assert bar.rstrip().endswith("? keys  q quit") or bar.rstrip().endswith("? keys   q quit")


async def test_a_record_without_a_meeting_says_so_in_each_pane(tmp_path: Path) -> None:
    async with opened(empty_record(tmp_path)) as (app, pilot):
        assert "No meeting is on record here." in pane(app, 1)
        assert "No meeting, no statements." in pane(app, 2)
        assert "No vote of this meeting is on record." in pane(app, 3)
        await press(pilot, "m")
        assert "There is no meeting in this record." in seen(app)
        await press(pilot, "escape", "e", "c", "y", "v", "g", "escape", "enter")
        assert app.is_running


async def test_a_meeting_of_which_nothing_is_known_says_so_in_each_pane(tmp_path: Path) -> None:
    async with opened(empty_record(tmp_path, BARE_MEETING)) as (app, _):
        assert "No agenda item of this meeting is on record." in pane(app, 1)
        assert "no public comment on record" in pane(app, 2)
        assert "no floor statement on record" in pane(app, 2)
        assert "No vote of this meeting is on record." in pane(app, 3)


async def test_outcomes_and_options_are_told_in_words_under_every_theme(record: Path) -> None:
    async with opened(record) as (app, pilot):
        await press(pilot, "down")
        for theme in ("textual-light", "ansi-dark", "ansi-light", "solarized-dark", "textual-dark"):
            app.theme = theme
            await pilot.pause()
            assert "■ TABLED 39–11" in pane(app, 1)
            assert "✓ passed 43–7" in pane(app, 1)
            assert "NO 7" in pane(app, 3)
            assert "✓ met" in pane(app, 3)
