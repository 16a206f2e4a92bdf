"""The search screen beyond finding: concordance, what else was found, who and when, saving, taking away."""

from __future__ import annotations

import asyncio
import csv
import json
import os
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from councilui.export.formats import write_exports
from councilui.tui.app import CouncilApp
from councilui.tui.screens import search as screens
from councilui.tui.screens.facets import FacetsScreen
from councilui.tui.screens.matter_history import MatterHistoryScreen
from councilui.tui.screens.member import MemberScreen
from councilui.tui.screens.search import SearchScreen
from councilui.tui.widgets.rows import RowList
from tests.tui.driver import browse, enter_text, notices, opened, press, searched, seen, settled, words


@pytest.fixture(autouse=True)
def own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


def searching(app: CouncilApp) -> SearchScreen:
    assert isinstance(app.screen, SearchScreen)
    return app.screen


def typed(app: CouncilApp) -> str:
    return searching(app).query_one(Input).value


async def move_to(pilot: Pilot[Any], what: str) -> None:
    """Put the cursor on the first row that says this."""
    rows = pilot.app.screen.query_one(RowList)
    for index in range(len(rows.source)):
        row = rows.source.row(index)
        told = "".join(piece for block in row.blocks for line in block.lines(110) for piece, _ in line) if row else ""
        if row is not None and row.selectable and what in told:
            rows.move_to(index)
            await settled(pilot)
            return
    raise AssertionError(what)


async def test_a_concordance_aligns_every_match_and_leads_to_its_statement(record: Path) -> None:
    async with searched(record, "city ") as (app, pilot):
        await press(pilot, "ctrl+k")
        assert "6 statements, 6 lines, newest first" in words(app)
        lines = [line for line in seen(app).split("\n") if "the city" in line or "the  city" in line]
        assert len(lines) >= 2
        assert len({line.index("city") for line in lines}) == 1
        await press(pilot, "ctrl+o", "ctrl+o")
        assert "by the words after" in words(app)
        await move_to(pilot, "for calling for one")
        await press(pilot, "enter")
        assert browse(app).here == 2
        assert browse(app).selection().statement is not None
        await press(pilot, "escape")
        assert "by the words after" in words(app)
        current = searching(app).rows.current
        assert current is not None
        await press(pilot, "ctrl+k")
        assert "6 statements, newest first" in words(app)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_matters_items_and_people_stand_in_groups_of_their_own(record: Path, size: tuple[int, int]) -> None:
    async with searched(record, "sanctuary ", size) as (app, pilot):
        current = searching(app).rows.current
        assert current is not None
        assert type(current.value).__name__ == "Statement"  # Enter goes to what was said
        assert "matters" in words(app) or "MATTERS 4" in words(app)
        await press(pilot, "ctrl+t")
        assert "MATTERS 4" in words(app)
        assert "AGENDA ITEMS 4" in words(app)
        await move_to(pilot, "O2021-117")
        await press(pilot, "enter")
        assert isinstance(app.screen, MatterHistoryScreen)
        assert "O2021-117" in words(app)
        await press(pilot, "escape", "ctrl+t")
        assert "MATTERS 4 " not in words(app).replace("MATTERS 4, the", "")


async def test_an_agenda_item_and_a_person_are_gone_to(record: Path) -> None:
    async with searched(record, "referendum ") as (app, pilot):
        await press(pilot, "ctrl+t")
        await move_to(pilot, "not taken up")
        await press(pilot, "enter")
        assert "14 Dec 2023" in seen(app).split("\n")[0]
        entry = browse(app).entry
        assert entry is not None
        assert entry.item is not None
        assert entry.item.outcome == "not taken up"
        await press(pilot, "escape")
        await enter_text(pilot, "tabares ")
        await press(pilot, "ctrl+t")
        await move_to(pilot, "Tabares")
        await press(pilot, "enter")
        assert isinstance(app.screen, MemberScreen)
        await press(pilot, "escape")
        assert typed(app) == "tabares "


async def test_a_bar_leads_to_its_statements(record: Path) -> None:
    async with searched(record, "the OR a ") as (app, pilot):
        await press(pilot, "ctrl+f")
        assert isinstance(app.screen, FacetsScreen)
        shown = words(app)
        assert "HOW OFTEN, BY YEAR" in shown
        assert "WHO SAYS IT" in shown
        assert "Search › the OR a › who and when" in shown
        await move_to(pilot, "Raymond Lopez")
        count = next(line for line in seen(app).split("\n") if "Raymond Lopez" in line).split(" of ")[0].split()[-1]
        await press(pilot, "enter")
        assert typed(app) == '(the OR a) by:"=Raymond Lopez" '
        assert f"{count} statements, newest first" in words(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, FacetsScreen)
        row = app.screen.rows.current
        assert row is not None
        assert row.key == ("WHO SAYS IT", "raymond lopez")


async def test_several_queries_are_compared_over_time(record: Path) -> None:
    async with searched(record, "sanctuary") as (app, pilot):
        await press(pilot, "ctrl+f", "b", *"deport", "asterisk", "enter")
        shown = words(app)
        assert "38 of 40" in shown
        assert "deport*" in shown
        await press(pilot, "z")
        assert "BY MONTH" in words(app)
        await press(pilot, "S")
        assert "Most for the words said first" in words(app)
        await move_to(pilot, "5 of 40")
        await press(pilot, "enter")
        assert typed(app) == "deport* on:2025-01 "
        assert "5 statements" in words(app)


async def test_a_search_is_saved_and_picked_again(record: Path) -> None:
    async with searched(record, "loyal by:conservative ") as (app, pilot):
        await press(pilot, "ctrl+s")
        await enter_text(pilot, "loyalty")
        await press(pilot, "enter")
        assert "Saved as “loyalty”" in notices(app)[-1]
        path = Path(os.environ["XDG_CONFIG_HOME"]) / "councilui" / "searches.toml"
        assert '"loyalty" = "loyal by:conservative"' in path.read_text(encoding="utf-8")
        await enter_text(pilot, "")
        await press(pilot, "ctrl+r")
        assert "loyal by:conservative" in words(app)
        await press(pilot, "enter")
        assert typed(app) == "loyal by:conservative "
        assert "1 statement" in words(app)


async def test_a_bad_file_of_searches_is_told_and_stays(record: Path) -> None:
    path = Path(os.environ["XDG_CONFIG_HOME"]) / "councilui" / "searches.toml"
    path.parent.mkdir(parents=True)
    path.write_text("[", encoding="utf-8")
    async with opened(record) as (app, pilot):
        await press(pilot, "slash", "a", "ctrl+r")
        assert "is not valid TOML" in notices(app)[-1]
        await press(pilot, "escape", "ctrl+s", "enter")
        assert "is not valid TOML" in notices(app)[-1]
    assert path.read_text(encoding="utf-8") == "["


async def test_what_was_found_is_written_copied_and_opened(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with searched(record, '"who are you loyal" ') as (app, pilot):
        await press(pilot, "ctrl+e")
        await enter_text(pilot, "csv")
        await press(pilot, "enter")
        written = next(tmp_path.glob("*.csv")).read_text(encoding="utf-8")
        assert "Who are you loyal to" in written
        await press(pilot, "ctrl+y")
        copied = (Path(os.environ["XDG_STATE_HOME"]) / "councilui" / "copied.txt").read_text(encoding="utf-8")
        assert "Who are you loyal to" in copied
        assert "Mr. Chicago Conservative" in copied
        await press(pilot, "ctrl+g")
        assert "The source" in notices(app)[-1]
        await press(pilot, "f1")
        assert "IN SEARCH" in words(app)


async def test_without_a_query_nothing_is_counted_saved_or_written(record: Path) -> None:
    async with opened(record) as (app, pilot):
        await press(pilot, "slash", "ctrl+f", "ctrl+s", "ctrl+e", "ctrl+y", "ctrl+k", "ctrl+o", "ctrl+t", "ctrl+g")
        assert isinstance(app.screen, SearchScreen)
        told = " ".join(notices(app))
        for sentence in ("Type what to look for first.", "no query to save", "nothing here to export", "no statement"):
            assert sentence in told


async def test_a_number_that_is_not_exact_says_so_until_it_has_been_counted(
    record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screens, "PAUSE", 1)
    async with searched(record, "the ") as (app, pilot):
        assert "at least 51 statements, newest first" in words(app)
        async with asyncio.timeout(10):
            while "56 statements, newest first" not in words(app):
                await pilot.pause(0.1)


async def test_what_may_have_been_meant_is_offered_and_taken_by_a_key(record: Path) -> None:
    async with opened(record) as (app, pilot):
        await press(pilot, "slash", *"tavares", "space")
        assert "tabares" in words(app).casefold()
        assert typed(app) == "tavares "  # never silently
        await press(pilot, "tab")
        assert typed(app).strip().casefold() == "tabares"
        assert "by:" not in typed(app)
        await press(pilot, "tab")
        assert "Nothing is offered here." in notices(app)


async def test_what_was_counted_is_written(record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with searched(record, "sanctuary") as (app, pilot):
        await press(pilot, "ctrl+f", "e")
        (path,) = tmp_path.glob("*.md")
        text = path.read_text(encoding="utf-8")
        assert text.startswith("# Who says it, and when: sanctuary…")
        assert "| 2025 | 38 | 40 |" in text
        assert "| Raymond Lopez | 9 | 11 | 210 | (42.9) |" in text
        assert "count, too" in text
        assert isinstance(app.screen, FacetsScreen)
        exported = app.screen.export()
        assert exported is not None
        rows = list(csv.DictReader(write_exports([exported], "csv", None).splitlines()))
        assert [row["matches"] for row in rows if row["label"] in ("2025", "Raymond Lopez")] == ["38", "9"]
        assert json.loads(write_exports([exported], "json", None))["facets"]["total"] == 45
