"""The questions of docs/questions.md, answered in a real browser at some 80 columns."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest

from tests.questions import QUESTIONS, Question
from tests.serve.browser import Page, open_page
from tests.serve.conftest import Served, needs_browser

pytestmark = [pytest.mark.slow, needs_browser]
_FIRST = "▶O2023-0004222"  # the first row of the agenda under the cursor
_FONT_SIZE = 27  # pixels, with which the page is about 80 columns wide


@pytest.fixture(autouse=True)
def no_memory() -> None:
    """Each session begins where the record opens, not where the one before was left."""
    folder = Path(os.environ["XDG_CONFIG_HOME"]) / "councilui"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text("remember = false\n")


async def _start_again(page: Page) -> None:
    """To the first row of the agenda, by way of the last: the other panes, too, show what they showed at first."""
    while "esc back" in page.text:
        await page.press("Escape")
        await asyncio.sleep(0.4)  # else the terminal's parser would take Esc and the next key for one
    await page.press("1", "End")
    await page.shows("▶", "[1 Agenda]")
    await page.lacks(_FIRST)
    await page.press("Home")
    await page.shows(_FIRST)


async def _assert_answered(page: Page, question: Question) -> None:
    for line in question.answer:
        await page.shows_words(line)
    assert page.problems == [], question.title


async def test_the_keys_answer_every_question(served: Served, tmp_path: Path) -> None:
    async with open_page(f"{served.url}/?fontsize={_FONT_SIZE}", tmp_path / "browser") as page:
        await page.shows(_FIRST, "q quit")
        await page.click_on("Called up under Rule 41")  # the page has the keys
        for question in QUESTIONS:
            await _start_again(page)
            for key in question.ways["Keys"]:
                await page.press(key)
            await _assert_answered(page, question)
