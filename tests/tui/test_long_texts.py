"""Texts of thousands of letters without a blank, typed or recorded, are painted as fast as others."""

from __future__ import annotations

from pathlib import Path

from textual import events
from textual.screen import Screen

from councilui.tui.app import CouncilApp
from councilui.tui.widgets.layout import Line
from councilui.tui.widgets.styled import TextBlock
from tests.tui.driver import drive


class Paragraph:
    """Many lines; counts how often it is wrapped."""

    wraps = 0

    def lines(self, width: int) -> list[Line]:
        self.wraps += 1
        return [[(f"line {number}", "text")] for number in range(30)]


async def test_a_block_is_wrapped_once_for_a_width() -> None:
    app = CouncilApp("nothing.db")
    async with app.run_test(size=(60, 40)) as pilot:
        block, paragraph = TextBlock(), Paragraph()
        screen = Screen[None]()
        await app.push_screen(screen)
        await screen.mount(block)
        block.show(paragraph)
        await pilot.pause()
        assert block.size.height == 30
        assert paragraph.wraps <= 2  # with the scroll bar and without


async def test_a_paste_of_twenty_thousand_letters_is_a_filter_that_nothing_fits(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("d", "f")
        driver.app.post_message(events.Paste("é" * 20_000))
        await driver.shows("Read as:", "é…”")
        await driver.press("escape")
        assert len(driver.app.screen_stack) == 2
