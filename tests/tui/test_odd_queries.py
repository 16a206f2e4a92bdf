"""Whatever is typed into the search, the app answers it and goes on."""

from __future__ import annotations

from pathlib import Path

from councilui.tui.screens.search import SearchScreen
from councilui.tui.widgets.styled import TextBlock
from tests.tui.driver import drive

ODD = (
    *(".", '"', "AND", "a*b", "NEAR(", "col:", "^", "-", "*", "=", '="', "()", "🙂", "שלום עולם", "\u202eabc", "你好"),
    *("a" * 10_000, "(" * 10_000, "a OR " * 2500, "by:" * 3000, "a\0b", "'; DROP TABLE statement; --", "[bold]x[/]"),
)


async def test_odd_text_is_answered_and_the_next_query_too(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("slash")
        for text in ODD:
            await driver.enter_text(text)
            assert isinstance(driver.app.screen, SearchScreen)
            assert driver.app.screen.query_one("#reading", TextBlock).is_attached
            assert driver.notices == []
        await driver.enter_text("who are you loyal")
        await driver.shows("Who are you loyal to?")


async def test_what_may_have_been_meant_stands_under_the_query(record: Path) -> None:
    async with drive(record, query="tavares ") as driver:
        await driver.shows("Did you mean Tabares?")
        await driver.enter_text("ICE ")
        await driver.shows("Immigration and Customs Enforcement, a federal agency.")
