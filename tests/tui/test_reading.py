"""What cannot be read is told once, on every screen; what leaves the program is done each time it is asked for."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from councilui.common.errors import CouncilError
from councilui.tui import loader
from tests.tui.driver import enter_text, notices, opened, press, settled, words

TABLED = "chicago-city-council/2025-01-15/o2023-0004222/table"
SENTENCE = "The disk is gone."


def fail(path: object) -> sqlite3.Connection:
    """A record that can't be opened any more."""
    raise CouncilError(SENTENCE)


SCREENS: dict[str, tuple[str, ...]] = {
    "divided votes": ("d",),
    "similar votes": ("n",),
    "history": ("H",),
    "chamber": ("s",),
    "doubts": ("x",),
    "agreement": ("a",),
    "roll calls": ("r",),
    "meetings": ("m",),
    "pick a member": ("p",),
    "citations": ("Y",),
    "compare": ("c",),
    "what if": ("w",),
}


@pytest.mark.parametrize("keys", SCREENS.values(), ids=SCREENS)
async def test_a_failure_is_told_once(keys: tuple[str, ...], record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(record, vote=TABLED) as (app, pilot):
        monkeypatch.setattr(loader, "open_record", fail)
        app.loader._idle.clear()
        await press(pilot, *keys)
        shown = words(app)
        assert len(notices(app)) + shown.count(SENTENCE) >= 1
        assert [*notices(app), *[SENTENCE] * shown.count(SENTENCE)].count(SENTENCE) == 1
        assert "Reading" not in shown


async def test_a_failure_in_the_facets_and_on_a_member_is_told_once(
    record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(record) as (app, pilot):
        await press(pilot, "slash")
        await enter_text(pilot, "city ")
        monkeypatch.setattr(loader, "open_record", fail)
        app.loader._idle.clear()
        await press(pilot, "ctrl+f")
        assert notices(app) == [SENTENCE]
    monkeypatch.undo()
    async with opened(record) as (app, pilot):
        await press(pilot, "p", *"lop")
        monkeypatch.setattr(loader, "open_record", fail)
        app.loader._idle.clear()
        await press(pilot, "enter")
        assert notices(app) == [SENTENCE]


async def test_a_failure_to_read_the_other_vote_is_told_once(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(record) as (app, pilot):
        await press(pilot, "c")
        monkeypatch.setattr(loader, "open_record", fail)
        app.loader._idle.clear()
        await press(pilot, "enter")
        assert notices(app) == [SENTENCE]
        assert "This could not be read." in words(app)


async def test_what_is_being_typed_is_answered_in_its_line(record: Path) -> None:
    async with opened(record) as (app, pilot):
        await press(pilot, "a", "f", *"body:zoning")
        assert notices(app) == []
        assert "zoning" in words(app)
        assert "No body" in words(app)


async def test_each_export_typed_fast_is_written(record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened(record) as (app, pilot):
        await pilot.press("e", "j", "e", "j", "e")
        await settled(pilot)
        await settled(pilot)
        assert len(list(tmp_path.glob("*.md"))) == 3
        assert len([notice for notice in notices(app) if "was written to" in notice]) == 3


async def test_the_last_of_two_copies_is_on_the_clipboard(record: Path) -> None:
    async with opened(record, vote=TABLED) as (app, pilot):
        sent: list[str] = []
        copy: Any = app.copy_to_clipboard
        app.copy_to_clipboard = lambda text: (sent.append(text), copy(text))  # type: ignore[assignment, func-returns-value]
        await pilot.press("y", "2", "y")
        await settled(pilot)
        assert len(sent) == 2
        assert app.clipboard == sent[-1]
        assert sent[0] != sent[1]
