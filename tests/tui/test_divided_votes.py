"""The divided votes on the screen."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from textual.widgets import Input

from councilui.record.database import open_record
from councilui.record.queries.divided_votes import list_divided_votes
from councilui.record.questions import motion_question
from councilui.record.views.divided_votes import VoteFilter
from councilui.tui.panes.divided_vote_rows import divided_vote_row, vote_columns
from councilui.tui.screens.divided_votes import DividedVotesScreen
from councilui.tui.widgets.columns import ColumnCells
from tests.tui.driver import Driver, drive


def screen_of(driver: Driver) -> DividedVotesScreen:
    assert isinstance(driver.app.screen, DividedVotesScreen)
    return driver.app.screen


async def test_closest_first_and_back_to_the_same_row(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("d")
        await driver.shows("123 divided votes of 123 with a known tally")
        await driver.shows("margin▲")
        first = driver.text.split("\n")[5]
        assert "23-23" in first
        await driver.press("down", "down", "down")
        before = driver.text
        await driver.press("enter")
        assert driver.meeting.vote is not None
        assert "SO2025-0014841" in driver.text.split("\n")[0]
        await driver.press("escape")
        assert driver.text == before


async def test_another_order_and_the_same_the_other_way_round(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("d", "S")
        await driver.shows("date▼")
        assert "April 16, 2025" in driver.text.split("\n")[5]
        await driver.press("S")
        await driver.shows("date▲")
        assert "Jan. 27, 2021" in driver.text.split("\n")[5]
        await driver.press("S", "S", "S")
        await driver.shows("yes-no▼")


async def test_a_click_on_a_heading_orders(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("d")
        for size, before, after in (((120, 36), "margin▲", "date▼"), ((80, 24), "date▼", "date▲")):
            await driver.resize(*size)
            headings = driver.app.screen.query_one("Headings")
            at = next(y for y, line in enumerate(driver.text.split("\n")) if before in line)
            await driver.pilot.click(headings, offset=(2, 0))
            await driver.settle()
            assert after in driver.text.split("\n")[at], size


async def test_it_is_narrowed_as_typed_and_says_how_it_was_read(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("d", "f", *"dissenter:lopez margin<=4 q")
        await driver.shows("Read as: on the smaller side: Raymond Lopez, margin at most 4, “q”")
        await driver.shows("No divided votes match.")
        await driver.press("backspace", "enter")
        await driver.shows("4 divided votes of 123")
        await driver.press("enter")
        assert driver.meeting.vote is not None
        await driver.press("escape")
        assert driver.app.screen.query_one(Input).value == "dissenter:lopez margin<=4 "


async def test_each_cell_that_is_shown_finds_its_row(record: Path) -> None:
    async with drive(record, (120, 20)) as driver:
        await driver.press("d")
        rows = screen_of(driver).rows
        examples = [rows.source.row(index) for index in (0, 8, 50, 122)]
        await driver.press("f")
        for row in examples:
            assert row is not None
            cells = row.blocks[0].lines(1000)[0]
            for text in {text.strip().lstrip("✕ ") for text, _ in cells} - {""}:
                await driver.enter_text(text)
                keys = [rows.source.row(index) for index in range(len(rows.source))]
                assert row.key in [other.key for other in keys if other is not None], text


async def test_a_part_of_a_date_is_found_and_counted_against_all_that_have_it(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("d", "f", *"2023-11")
        await driver.shows("13 divided votes of 13 with a known tally", "Nov. 7, 2023")
        await driver.lacks("Oct. 4, 2023", "Dec. 13, 2023")


async def test_what_cannot_be_read_is_said(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("d", "f", *"member:xyzzy")
        await driver.shows("nobody here is called “xyzzy.”")
        await driver.press("escape", "escape")  # all votes again, back
        assert driver.app.screen is driver.meeting


async def test_what_is_at_hand_and_what_can_be_taken_away(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with drive(record) as driver:
        await driver.press("d", "f", *"on:2025-01-15", "enter", "e")
        screen = driver.app.screen
        assert isinstance(screen, DividedVotesScreen)
        assert (screen.selection().vote or "").startswith("chicago-city-council/2025-01-15/")
        (path,) = tmp_path.iterdir()
        text = path.read_text(encoding="utf-8")
        assert "# Divided votes" in text
        assert "8 divided votes of 8 with a known tally" in text
        assert "39-11" in text


async def test_the_vote_under_the_cursor_is_copied_with_its_source(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("d", "down", "down", "down", "y")
        assert "SO2025-0014841" in driver.app.clipboard
        assert "26-23" in driver.app.clipboard


@pytest.mark.parametrize(
    ("motion_type", "question", "title", "expected"),
    [
        ("approve", motion_question("approval of hearing item 9 next"), "Elm lamps", "Motion on “Elm lamps”"),
        ("table", "Shall “Elm lamps.” be laid on the table?", "Elm lamps.", "Motion to table: Elm lamps"),
        ("pass", "Shall “Elm lamps” pass?", "Elm lamps", "Elm lamps"),
        ("other", "Shall lamps be put on Elm Street?", "", "Shall lamps be put on Elm Street?"),
        ("approve", motion_question("approval of hearing item 9 next"), "(no title)", "(no title)"),
    ],
)
def test_a_row_says_once_what_was_voted_on(
    record: Path, motion_type: str, question: str, title: str, expected: str
) -> None:
    with closing(open_record(record)) as connection:
        vote = list_divided_votes(connection, VoteFilter())[0]
    line = vote.line._replace(motion_type=motion_type, question=question, title=title)
    (cells,) = divided_vote_row(vote._replace(line=line)).blocks
    assert isinstance(cells, ColumnCells)
    assert "".join(text for text, _ in cells.last) == expected


@pytest.mark.parametrize("member", [False, True])
@pytest.mark.parametrize(
    ("number", "method", "excluded_as", "gone"),
    [
        (None, "unknown", None, {"record", "method"}),
        (None, "unknown", "omnibus", {"record"}),
        (None, "voice", None, {"record"}),
        ("O2031-7", "unknown", None, {"method"}),
    ],
)
def test_a_column_without_anything_in_it_is_left_out(
    record: Path, number: str | None, method: str, excluded_as: str | None, gone: set[str], member: bool
) -> None:
    with closing(open_record(record)) as connection:
        vote = list_divided_votes(connection, VoteFilter())[0]
    silent = vote._replace(line=vote.line._replace(identifier=None, method="unknown"), excluded_as=None)
    other = silent._replace(line=vote.line._replace(identifier=number, method=method), excluded_as=excluded_as)
    columns = vote_columns([silent, other], member=member)
    every = {column.title for column in vote_columns([], member=member)}
    assert every - {column.title for column in columns} == gone
    (cells,) = divided_vote_row(silent, columns=columns).blocks
    assert isinstance(cells, ColumnCells)
    texts = [text for text, _ in cells.cells]
    assert ("no number" in texts, "unknown" in texts) == ("record" not in gone, "method" not in gone)
    assert len(texts) == len(columns) - 1
