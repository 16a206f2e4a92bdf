"""The questions of docs/questions.md, answered in a real browser at some 80 columns."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.questions import QUESTIONS, Question
from tests.serve.browser import Page, open_page
from tests.serve.conftest import Served, needs_browser

pytestmark = [pytest.mark.slow, needs_browser]
_FONT_SIZE = 27  # pixels, with which the page is about 80 columns wide
_PARTS = 4  # in which the questions are asked at the same time


@pytest.fixture(autouse=True)
def no_memory() -> None:
    """Each session begins where the record opens, not where the one before was left."""
    folder = Path(os.environ["XDG_CONFIG_HOME"]) / "councilui"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text("remember = false\n")


async def _start(page: Page, served: Served) -> None:
    await page.open(f"{served.url}/?fontsize={_FONT_SIZE}")
    await page.shows("O2023-0004222", "q quit")


async def _assert_answered(page: Page, question: Question) -> None:
    for line in question.answer:
        await page.shows_words(line)
    assert page.problems == [], question.title


@pytest.mark.parametrize("part", range(_PARTS))
async def test_the_keys_answer_every_question(part: int, served: Served, tmp_path: Path) -> None:
    async with open_page("about:blank", tmp_path / "browser") as page:
        for question in QUESTIONS[part::_PARTS]:
            await _start(page, served)
            await page.click_on("Called up under Rule 41")  # the page has the keys
            for key in question.ways["Keys"]:
                await page.press(key)
            await _assert_answered(page, question)
