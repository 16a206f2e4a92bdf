"""docs/tour.md can be followed, and its moving picture plays by itself anywhere."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from xml.etree import ElementTree

import pytest

from docs.animation import Frame, animation
from tests.conftest import ROOT
from tests.questions import KEY_NAMES
from tests.tui.driver import Driver, drive

PAGE = ROOT / "docs" / "tour.md"
KEYS = {**KEY_NAMES, "+": "plus"}
PICTURE = ROOT / "docs" / "pictures" / "tour.svg"


def is_on_screen(driver: Driver, line: str) -> bool:
    """Whether a reader sees it: whole, in a pane, or in a notice."""
    panes = [driver.pane(number).text for number in (1, 2, 3)] if driver.app.screen is driver.meeting else []
    return any(line in text for text in (driver.words, *panes, *driver.notices))


async def test_each_step_of_the_tour_leads_where_it_says(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    steps = PAGE.read_text(encoding="utf-8").split("\n## ")[1:-1]
    assert len(steps) == 10
    async with drive(record, (120, 36)) as driver:
        for step in steps:
            press = re.search(r"^Press: (.+)$", step, re.MULTILINE)
            assert press is not None
            await driver.press(*(KEYS.get(key, key) for key in re.findall("`([^`]+)`", press[1])))
            for line in re.findall(r"^> (.+)$", step, re.MULTILINE):
                await driver.wait_until(partial(is_on_screen, driver, line))
                assert is_on_screen(driver, line), (step, driver.text)
    assert len(list(tmp_path.glob("*.md"))) == 1


def test_pictures_of_the_docs_are_there() -> None:
    for page in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        for link in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists(), (page, link)


def test_the_moving_picture_is_small_and_asks_for_nothing() -> None:
    text = PICTURE.read_text(encoding="utf-8")
    assert len(text.encode()) < 300_000
    assert not re.search(r"<script|<foreignObject|href|@import|url\(|\bon\w+=", text)
    root = ElementTree.fromstring(text)
    words = " ".join(" ".join(element.itertext()) for element in root.iter())
    for phrase in ("Motion to table", "39-11", "mass deportations", "every divided vote"):
        assert phrase in words


def test_what_frames_share_is_drawn_once_and_shown_in_each() -> None:
    def screen(*lines: str) -> str:
        texts = (
            f'<text class="t-r1" x="0" y="{20 + 24.4 * row:g}" textLength="{12.2 * len(line):g}" clip-path="url(#x)">'
            f"{line}</text>"
            for row, line in enumerate(lines)
        )
        return f"<style>.t-r1 {{ fill: #e0e0e0 }}</style>{''.join(texts)}"

    frames = [Frame(screen("heading", "one &amp; two"), "first", 1.0), Frame(screen("heading", "three"), "then", 3.0)]
    text = animation(frames, (20, 2))
    assert text.count(">heading<") == 1
    assert re.search(r"animation: v\d+ 4s step-end infinite", text)
    assert "0.00% { opacity: 1 } 25.00% { opacity: 0 }" in text
    assert "0.00% { opacity: 0 } 25.00% { opacity: 1 }" in text
    assert "one &amp; two" in "".join(text)
    assert ElementTree.fromstring(text).tag.endswith("svg")
