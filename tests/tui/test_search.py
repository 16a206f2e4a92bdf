"""The search screen beyond finding: concordance, what else was found, who and when, saving, taking away."""

from __future__ import annotations

import asyncio
import csv
import json
import os
import sqlite3
from pathlib import Path

import pytest
from textual.widgets import Input

from councilui.export.formats import write_exports
from councilui.record.search.titles import find_others
from councilui.record.search.tree import FIELDS
from councilui.tui.panes.hit_rows import other_rows
from councilui.tui.screens import search as screens
from councilui.tui.screens.facets import FacetsScreen
from councilui.tui.screens.matter_history import MatterHistoryScreen
from councilui.tui.screens.member import MemberScreen
from councilui.tui.screens.search import SearchScreen
from councilui.tui.widgets.key_bar import KeyBar
from councilui.tui.widgets.rows import RowList
from tests.tui.driver import SIZES, Driver, drive


@pytest.fixture(autouse=True)
def own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


def searching(driver: Driver) -> SearchScreen:
    assert isinstance(driver.app.screen, SearchScreen)
    return driver.app.screen


def typed(driver: Driver) -> str:
    return searching(driver).query_one(Input).value


async def move_to(driver: Driver, what: str) -> None:
    """Put the cursor on the first row that says this."""
    rows = driver.pilot.app.screen.query_one(RowList)
    for index in range(len(rows.source)):
        row = rows.source.row(index)
        text = "".join(piece for block in row.blocks for line in block.lines(110) for piece, _ in line) if row else ""
        if row is not None and row.selectable and what in text:
            rows.move_to(index)
            await driver.settle()
            return
    raise AssertionError(what)


async def test_a_concordance_aligns_every_match_and_leads_to_its_statement(record: Path) -> None:
    async with drive(record, query="city ") as driver:
        await driver.press("ctrl+k")
        await driver.shows("6 statements, 6 lines, newest first")
        lines = [line for line in driver.text.split("\n") if "the city" in line or "the  city" in line]
        assert len(lines) >= 2
        assert len({line.index("city") for line in lines}) == 1
        await driver.press("ctrl+o", "ctrl+o")
        await driver.shows("by the words after")
        await move_to(driver, "for calling for one")
        await driver.press("enter")
        assert driver.meeting.pane_number == 2
        assert driver.meeting.selection().statement is not None
        await driver.press("escape")
        await driver.shows("by the words after")
        current = searching(driver).rows.current
        assert current is not None
        await driver.press("ctrl+k")
        await driver.shows("6 statements, newest first")


async def test_in_a_narrow_concordance_the_date_is_short_and_the_surname_is_there(record: Path) -> None:
    async with drive(record, (80, 24)) as driver:
        await driver.press("slash", *"city", "ctrl+k")
        await driver.shows("2025-01-15 … Lopez (15th)", "2021-01-27 … Sanchez (33rd)")


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_matters_items_and_people_stand_in_groups_of_their_own(record: Path, size: tuple[int, int]) -> None:
    async with drive(record, size, query="sanctuary ") as driver:
        current = searching(driver).rows.current
        assert current is not None
        assert type(current.value).__name__ == "Statement"  # Enter goes to what was said
        await driver.shows("MATTERS 4")
        await driver.press("ctrl+t")
        await driver.shows("MATTERS 4")
        await driver.shows("AGENDA ITEMS 4")
        await move_to(driver, "O2021-117")
        await driver.press("enter")
        assert isinstance(driver.app.screen, MatterHistoryScreen)
        await driver.shows("O2021-117")
        await driver.press("escape", "ctrl+t")
        await driver.lacks("MATTERS 4, the") if size[1] < 32 else await driver.shows("MATTERS 4, the newest 2")


def test_a_record_number_is_whole_however_narrow_the_row(connection: sqlite3.Connection) -> None:
    for row in other_rows(find_others(connection, "police"), 3, compact=True):
        for width in range(40, 100):
            text = "".join(part for line in row.blocks[0].lines(width) for part, _ in line)
            assert "O2023-0004222" in text, width


async def test_an_agenda_item_and_a_person_are_gone_to(record: Path) -> None:
    async with drive(record, query="referendum ") as driver:
        await driver.press("ctrl+t")
        await move_to(driver, "not taken up")
        await driver.press("enter")
        assert "Dec. 14, 2023" in driver.text.split("\n")[0]
        entry = driver.meeting.entry
        assert entry is not None
        assert entry.item is not None
        assert entry.item.outcome == "not taken up"
        await driver.press("escape")
        await driver.enter_text("tabares ")
        await driver.press("ctrl+t")
        await move_to(driver, "Tabares")
        await driver.press("enter")
        assert isinstance(driver.app.screen, MemberScreen)
        await driver.press("escape")
        assert typed(driver) == "tabares "


async def test_a_bar_leads_to_its_statements(record: Path) -> None:
    async with drive(record, query="the OR a ") as driver:
        await driver.press("ctrl+f")
        assert isinstance(driver.app.screen, FacetsScreen)
        await driver.shows("HOW OFTEN, BY YEAR")
        await driver.shows("WHO SAYS IT")
        await driver.shows("Search › the OR a › who and when")
        await move_to(driver, "Raymond Lopez")
        count = next(line for line in driver.text.split("\n") if "Raymond Lopez" in line).split(" of ")[0].split()[-1]
        await driver.press("enter")
        assert typed(driver) == '(the OR a) by:"=Raymond Lopez" '
        await driver.shows(f"{count} statements, newest first")
        await driver.press("escape")
        assert isinstance(driver.app.screen, FacetsScreen)
        row = driver.app.screen.rows.current
        assert row is not None
        assert row.key == ("WHO SAYS IT", "raymond lopez")


async def test_several_queries_are_compared_over_time(record: Path) -> None:
    async with drive(record, query="sanctuary") as driver:
        await driver.press("ctrl+f", "c", *"deport", "asterisk", "enter")
        await driver.shows("38 of 40")
        await driver.shows("deport*")
        await driver.press("g")
        await driver.shows("BY MONTH")
        await driver.press("S")
        await driver.shows("Highest rate first")
        await move_to(driver, "5 of 40")
        await driver.press("enter")
        assert typed(driver) == "deport* on:2025-01 "
        await driver.shows("5 statements")


async def test_a_search_is_saved_and_picked_again(record: Path) -> None:
    async with drive(record, query="loyal by:conservative ") as driver:
        await driver.press("ctrl+s")
        await driver.enter_text("loyalty")
        await driver.press("enter")
        assert "Saved as “loyalty”" in driver.notices[-1]
        path = Path(os.environ["XDG_CONFIG_HOME"]) / "councilui" / "searches.toml"
        assert '"loyalty" = "loyal by:conservative"' in path.read_text(encoding="utf-8")
        await driver.enter_text("")
        await driver.press("ctrl+r")
        await driver.shows("loyal by:conservative")
        await driver.press("enter")
        assert typed(driver) == "loyal by:conservative "
        await driver.shows("1 statement")


async def test_a_bad_file_of_searches_is_told_and_stays(record: Path) -> None:
    path = Path(os.environ["XDG_CONFIG_HOME"]) / "councilui" / "searches.toml"
    path.parent.mkdir(parents=True)
    path.write_text("[", encoding="utf-8")
    async with drive(record) as driver:
        await driver.press("slash", "a", "ctrl+r")
        assert "isn't valid TOML" in driver.notices[-1]
        await driver.press("escape", "ctrl+s", "enter")
        assert "isn't valid TOML" in driver.notices[-1]
    assert path.read_text(encoding="utf-8") == "["


async def test_what_was_found_is_written_copied_and_opened(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with drive(record, query='"who are you loyal" ') as driver:
        await driver.press("ctrl+e")
        await driver.enter_text("csv")
        await driver.press("enter")
        written = next(tmp_path.glob("*.csv")).read_text(encoding="utf-8")
        assert "Who are you loyal to" in written
        await driver.press("ctrl+y")
        copied = (Path(os.environ["XDG_STATE_HOME"]) / "councilui" / "copied.txt").read_text(encoding="utf-8")
        assert "Who are you loyal to" in copied
        assert "Mr. Chicago Conservative" in copied
        await driver.press("ctrl+g")
        assert "The source" in driver.notices[-1]
        await driver.press("f1")
        await driver.shows("IN SEARCH")


async def test_without_a_query_nothing_is_counted_saved_or_written(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("slash", "ctrl+f", "ctrl+s", "ctrl+e", "ctrl+y", "ctrl+k", "ctrl+o", "ctrl+t", "ctrl+g")
        assert isinstance(driver.app.screen, SearchScreen)
        assert driver.notices.count("Type a search first.") == 5
        text = " ".join(driver.notices)
        for sentence in ("nothing to export here", "Select a statement"):
            assert sentence in text


async def test_a_number_that_is_not_exact_says_so_until_it_has_been_counted(
    record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screens, "PAUSE", 1)
    async with drive(record, query="the ") as driver:
        await driver.shows("at least 51 statements, newest first")
        await driver.shows("56 statements, newest first")


async def test_what_may_have_been_meant_is_offered_and_taken_by_a_key(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("slash", *"tavares", "space")
        assert "tabares" in driver.words.casefold()
        assert typed(driver) == "tavares "  # never silently
        await driver.press("tab")
        assert typed(driver).strip().casefold() == "tabares"
        assert "by:" not in typed(driver)
        await driver.press("tab")
        assert "There is no suggestion here." in driver.notices


async def test_what_was_counted_is_written(record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with drive(record, query="sanctuary") as driver:
        await driver.press("ctrl+f", "e")
        (path,) = tmp_path.glob("*.md")
        text = path.read_text(encoding="utf-8")
        assert text.startswith("# Who says it, and when: sanctuary…")
        assert "| 2025 | 38 | 40 |" in text
        assert "| Raymond Lopez | 9 | 11 | 210 | (42.9) |" in text
        assert "count, too" in text
        assert isinstance(driver.app.screen, FacetsScreen)
        exported = driver.app.screen.export()
        assert exported is not None
        rows = list(csv.DictReader(write_exports([exported], "csv", None).splitlines()))
        assert [row["matches"] for row in rows if row["label"] in ("2025", "Raymond Lopez")] == ["38", "9"]
        assert json.loads(write_exports([exported], "json", None))["facets"]["total"] == 45


async def test_the_query_before_is_selected_so_that_typing_replaces_it(record: Path) -> None:
    async with drive(record, query="deportations") as driver:
        await driver.press("escape", "slash")
        await driver.shows("│ deportations ")
        await driver.press(*"police")
        await driver.shows("│ police ")


async def test_up_and_down_in_an_empty_box_walk_through_earlier_queries(record: Path) -> None:
    async with drive(record, query="deportations") as driver:
        await driver.press("escape", "slash", *"police", "escape", "slash", "backspace")
        await driver.press("up")
        await driver.shows("│ police ")
        await driver.press("up")
        await driver.shows("│ deportations ", "5 statements")
        await driver.press("up", "down")
        await driver.shows("│ police ")
        await driver.press("down")
        await driver.shows("words, a name")
        await driver.shows(*(f"{field}:" for field in FIELDS))


@pytest.mark.parametrize("size", SIZES[:2])
async def test_a_name_gives_the_person_then_what_they_said_then_who_spoke_of_them(
    record: Path, size: tuple[int, int]
) -> None:
    async with drive(record, size, query="lopez ") as driver:
        await driver.shows("Raymond Lopez", "SAID BY RAYMOND LOPEZ OR BYRON SIGCHO-LOPEZ: 13 STATEMENTS", "MENTIONING")
        words = driver.words
        assert words.index("120 votes") < words.index("SAID BY") < words.index("All 13") < words.index("MENTIONING")


async def test_statements_that_only_concern_a_matter_stand_apart(record: Path) -> None:
    async with drive(record, (120, 60), query="sanctuary ") as driver:
        await driver.shows("more about this matter", "ABOUT THIS MATTER")
        assert driver.words.index("STATEMENTS") < driver.words.index("ABOUT THIS MATTER")


async def test_an_unknown_field_and_a_name_that_nobody_has_are_told(record: Path) -> None:
    async with drive(record, query="foo:bar ") as driver:
        await driver.shows("There is no field “foo,” so “foo:bar” was left out.")
        await driver.enter_text("by:nobody ")
        await driver.shows("by:nobody: no one by that name speaks in this record")


async def test_a_key_that_reaches_a_search_as_it_closes_does_not_end_the_program(
    record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def linger(_: KeyBar) -> None:
        await asyncio.sleep(0.3)

    async with drive(record, query="city ") as driver:
        screen = searching(driver)
        monkeypatch.setattr(KeyBar, "on_unmount", linger, raising=False)
        screen.dismiss()
        while screen.query(RowList):  # its list goes first, its line and keys a moment later
            await driver.pilot.pause(0.01)
        for action in ("list_down", "perform('copy')", "pick", "perform('concordance')"):
            assert not await driver.app.run_action(action, screen)
        await driver.shows("meeting")
