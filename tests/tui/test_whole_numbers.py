"""No tally, date or number is cut on any screen, at any width: half of one reads as another."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from councilui.common.width import cut, cut_middle, cut_start
from tests.sentences import SNAPSHOTS
from tests.tui.driver import drive
from tests.tui.hostile_record import hostile_record
from tests.tui.on_every_screen import cut_numbers
from tests.tui.test_snapshots import OURS, SCREENS

_TITLES: Final = {"titles": ("slash", *"welcoming", "ctrl+t")}


def _long(name: str) -> str:
    return f"The {name} of Bartholomew Featherstonehaugh-Wolstenholme, 1,234,567-1,111,111 on Sept. 15, 2025, at 10:30"


def test_none_is_cut_on_the_screens_of_the_snapshots() -> None:
    files = sorted(SNAPSHOTS.rglob("*.txt"))
    assert len(files) > 60
    assert {file.name: bad for file in files if (bad := cut_numbers(file.read_text(encoding="utf-8")))} == {}


@pytest.mark.parametrize("part", range(4))
async def test_none_is_cut_where_all_is_long(part: int, tmp_path: Path) -> None:
    bad = {}
    walks = {name: keys for name, keys in SCREENS.items() if name not in OURS} | _TITLES
    async with drive(hostile_record(tmp_path, _long), (128, 24), vote="b/2024-02-03/m/pass") as driver:
        for name, keys in list(walks.items())[part::4]:
            await driver.press(*keys)
            for columns in (60, 80, 128):
                await driver.resize(columns, 24)
                if lines := cut_numbers(driver.text):
                    bad[name, columns] = lines
            while len(driver.app.screen_stack) > 1:
                await driver.press("escape")
            await driver.press("1")
    assert bad == {}


@pytest.mark.parametrize("cells", range(4, 40))
def test_a_cut_leaves_numbers_and_dates_whole(cells: int) -> None:
    text = "Settlement 43-7 passed on Jan. 15, 2025, for $4.5 million"
    numbers = {"43-7", "Jan.", "15,", "2025,", "$4.5"}
    words = {word.strip("…") for shorter in (cut(text, cells), cut_start(text, cells)) for word in shorter.split()}
    assert {word for word in words if re.search(r"\d", word)} <= numbers
    assert "Jan. …" not in cut(text, cells)
    assert not re.search(r"\d…|…\d", cut_middle(text, cells))
    assert not re.search(r"[\d,]…", cut_middle("Feb. 3, 2024, a long special meeting", cells))
