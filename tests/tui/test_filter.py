"""`f` narrows any list to the rows with the words typed; Esc shows everything again."""

from __future__ import annotations

from pathlib import Path

from councilui.tui.screens.matter_history import MatterHistoryScreen
from councilui.tui.widgets.filter_line import FilterLine
from councilui.tui.widgets.layout import Ends, Flow, text
from councilui.tui.widgets.narrow import narrow_rows
from councilui.tui.widgets.rows import ListedRows, ListRow, RowList, heading_row
from tests.tui.driver import Driver, drive


def _row_count(driver: Driver) -> int:
    """How many rows the list with the keys shows."""
    rows = driver.app.focused
    if isinstance(rows, FilterLine):
        rows = rows.narrows
    assert isinstance(rows, RowList)
    return len(rows.source)


async def test_the_agenda_is_filtered_and_the_vote_follows(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("f", *"carranza")
        await driver.shows("Or2025-0014615", "1 of 14")
        await driver.agenda.lacks("O2023-0004222")
        await driver.vote.shows("Shall Or2025-0014615 be passed?")
        await driver.press("enter", "escape")
        await driver.agenda.shows("Or2025-0014616", "O2024-0014389")
        await driver.vote.shows("Shall Or2025-0014615 be passed?")  # the cursor stays where it was
        assert driver.app.screen is driver.meeting


async def test_what_was_said_is_filtered_under_its_headings(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("2", "f", *"TABARES")
        await driver.timeline.shows("OUTSIDE THE MEETING", "Tabares")
        await driver.timeline.lacks("IN THE MEETING", "Who are you loyal to?")


async def test_a_roll_is_filtered_by_name_and_stays_so_for_the_next_vote(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("f", *"carranza", "enter", "3", "f", *"lopez", "enter")
        await driver.vote.shows("NO 5 Lopez (15) and 4 more", "YES 45 Sigcho-Lopez (25) and 44 more")
        await driver.press("1", "escape", "down")
        await driver.vote.lacks("La Spata")
        await driver.press("3", "escape")
        await driver.vote.shows("La Spata")


async def test_nothing_that_has_the_words_is_said(record: Path) -> None:
    async with drive(record, (80, 24)) as driver:
        await driver.press("f", *"xyzzy")
        await driver.agenda.shows("No matches. Press Esc to show everything.")
        await driver.press("escape")
        await driver.agenda.shows("O2023-0004222")
        await driver.lacks("xyzzy")
        await driver.press("down")  # the list has the keys
        await driver.lacks("xyzzy")
        assert not driver.notices


async def test_a_filter_that_stays_is_in_sight_with_what_it_leaves(record: Path) -> None:
    async with drive(record, (80, 24)) as driver:
        for key in ("enter", "down"):
            await driver.press("f", *"carranza", key)
            await driver.shows("carranza", "1 of 14")
            await driver.press("escape")
            await driver.lacks("carranza", "1 of 14")
            await driver.agenda.shows("Or2025-0014616")


async def test_every_other_list_has_a_filter(record: Path) -> None:
    async with drive(record) as driver:
        for keys in (
            ("B", "D", "ctrl+u", *"2020", "enter"),
            ("down", "down", "n"),
            ("a", "enter"),
            ("c", "enter"),
            ("3", "G", "enter"),
        ):
            await driver.press(*keys)
            before = _row_count(driver)
            assert before, keys
            await driver.press("f", *"xyzzy")
            assert not _row_count(driver), (keys, driver.text)
            await driver.press("escape")
            assert _row_count(driver) == before, keys
            await driver.start_again()


async def test_esc_leaves_only_when_the_list_is_whole(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("H", "f", *"clerk", "enter", "escape")
        assert isinstance(driver.app.screen, MatterHistoryScreen)
        await driver.press("escape")
        assert driver.app.screen_stack == [driver.meeting]


def test_every_word_must_occur_in_any_case_and_headings_stay_over_what_they_head() -> None:
    def row(key: str, left: str, right: str) -> ListRow:
        return ListRow(key, (Ends(((left, "text"),), ((right, "text"),)),))

    rows = [
        heading_row("FIRST"), row("a", "Garden St. repairs", "passed 9-0"),
        heading_row("SECOND"), heading_row("Under it"), row("b", "École de Montréal", "failed 3-6"),
        row("c", "Garden tools", "failed 1-8"), ListRow("end", (text("3 items"),), selectable=False),
    ]  # fmt: skip

    def keys(typed: str) -> list[object]:
        return [row.key for row in narrow_rows(ListedRows(rows), typed).rows]

    assert keys("GARDEN failed") == [("heading", "SECOND"), ("heading", "Under it"), "c"]
    assert keys("garden") == [("heading", "FIRST"), "a", ("heading", "SECOND"), ("heading", "Under it"), "c"]
    assert keys("  école ") == [("heading", "SECOND"), ("heading", "Under it"), "b"]
    assert keys("xyzzy") == []


def test_of_names_in_a_row_those_that_fit_are_shown_and_the_rest_counted() -> None:
    names = tuple(((name, "name"),) for name in ("Abara", "Abel", "Brandt"))
    rows = [ListRow("no", (Flow((("NO 3 ", "no"),), names),))]

    def entries(typed: str) -> list[str]:
        (row,) = narrow_rows(ListedRows(rows), typed).rows
        (flow,) = row.blocks
        assert isinstance(flow, Flow)
        return [text for entry in flow.entries for text, _ in entry]

    assert entries("ab") == ["Abara", "Abel", "and 1 more"]
    assert entries("no abel") == ["Abel", "and 2 more"]
    assert entries("abel brandt") == ["Abara", "Abel", "Brandt"]  # no one name has both


async def test_a_filter_out_of_sight_never_gets_the_keys(record: Path) -> None:
    async with drive(record) as driver:
        for keys in (("d",), ("x",), ("p", *"lopez", "enter")):
            await driver.press(*keys)
            screen = driver.app.screen
            lines = list(screen.query(FilterLine))
            assert lines, keys
            assert not set(lines) & set(screen.focus_chain), keys
            await driver.press("f", "z", "enter")
            assert set(lines) & set(screen.focus_chain), keys  # a click leads back into it
            await driver.start_again()
