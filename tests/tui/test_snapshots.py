"""Every screen as it looks: its text at three sizes, and some in their colors; `make snapshots` writes them anew.

A picture in SVG takes 100 kilobytes and changes with every release of Textual, the text of a screen four: so the text
is kept of each screen, at each size, and a picture of the few whose colors carry a meaning. What holds on every screen
is tested here too, where each is opened.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from textual.pilot import Pilot

from councilui.tui.app import CouncilApp
from councilui.tui.opening import Opening
from tests.tui.driver import SIZES, Driver, drive
from tests.tui.on_every_screen import cut_numbers, unreachable

ROLL = "chicago-city-council/2025-01-15/or2025-0014616/vote"
SCREENS: dict[str, tuple[str, ...]] = {
    "meeting": (),
    "statement": ("2", "enter"),
    "vote": ("3",),
    "meetings": ("m",),
    "member": ("p", *"lop", "enter"),
    "member-votes": ("p", *"lop", "enter", "2"),
    "history": ("H",),
    "search": ("slash", *"loyal"),
    "concordance": ("slash", *"city", "ctrl+k"),
    "facets": ("slash", *"city", "ctrl+f"),
    "saved-searches": ("slash", "ctrl+r"),
    "divided-votes": ("d",),
    "doubts": ("x",),
    "briefing": ("B",),
    "bookmarks": ("M",),
    "chamber": ("s",),
    "chamber-wards": ("s", "S"),
    "similar": ("n",),
    "roll-calls": ("r",),
    "agreement": ("a",),
    "pair-votes": ("a", "enter"),
    "what-if": ("w", "plus"),
    "all-votes": ("L",),
    "pick-vote": ("c",),
    "compare": ("c", *"117", "enter"),
    "export": ("E",),
    "cite": ("Y",),
    "prompt": ("slash", *"loyal", "ctrl+s"),
    "help": ("question_mark",),
    "palette": ("ctrl+p",),
}
"""The keys that lead from the meeting to each screen."""
OURS = ("saved-searches", "export", "prompt", "help", "palette")
"""Screens with no text of the record; the others are looked at for numbers that are cut where all is long."""
PICTURES = ("meeting", "chamber", "agreement", "what-if")


class ScreenText(SingleFileSnapshotExtension):
    """The text of a screen in a file of its own."""

    _write_mode = WriteMode.TEXT
    _file_extension = "txt"


@pytest.mark.parametrize("name", SCREENS)
async def test_each_screen_looks_as_before(name: str, record: Path, snapshot: SnapshotAssertion) -> None:
    """In a terminal of 80 by 24 that is then made larger; each of its actions is reached by each of its keys."""
    different = []
    async with drive(record, SIZES[0], vote=ROLL) as driver:
        await driver.press(*SCREENS[name])
        assert unreachable(driver) == []
        for columns, rows in SIZES:
            await driver.resize(columns, rows)
            size = f"{columns}x{rows}"
            if f"{driver.text}\n" != snapshot(name=size, extension_class=ScreenText):
                different.append(size)
        if name in OURS:
            await driver.resize(60, 24)
            assert cut_numbers(driver.text) == []
    assert not different, "see the difference: make snapshots, git diff"


@pytest.mark.parametrize("name", PICTURES)
def test_each_picture_looks_as_before(name: str, record: Path, snap_compare: Callable[..., bool]) -> None:
    async def press(pilot: Pilot[None]) -> None:
        driver = Driver(pilot.app, pilot)
        await driver.settle()
        await driver.press(*SCREENS[name])

    assert snap_compare(CouncilApp(record, Opening(vote=ROLL)), terminal_size=(120, 36), run_before=press)
