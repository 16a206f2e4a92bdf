"""Whatever is typed into the search, the app answers it and goes on."""

from __future__ import annotations

from pathlib import Path

from councilui.tui.screens.search import SearchScreen
from councilui.tui.widgets.styled import TextBlock
from tests.tui.driver import enter_text, notices, opened, press, searched, words

ODD = (
    *(".", '"', "AND", "a*b", "NEAR(", "col:", "^", "-", "*", "=", '="', "()", "🙂", "שלום עולם", "\u202eabc", "你好"),
    *("a" * 10_000, "(" * 10_000, "a OR " * 2500, "by:" * 3000, "a\0b", "'; DROP TABLE statement; --", "[bold]x[/]"),
)


async def test_odd_text_is_answered_and_the_next_query_too(record: Path) -> None:
    async with opened(record) as (app, pilot):
        await press(pilot, "slash")
        for text in ODD:
            await enter_text(pilot, text)
            assert isinstance(app.screen, SearchScreen)
            assert app.screen.query_one("#reading", TextBlock).is_attached
            assert notices(app) == []
        await enter_text(pilot, "who are you loyal")
        assert "Who are you loyal to?" in words(app)


async def test_what_may_have_been_meant_stands_under_the_query(record: Path) -> None:
    async with searched(record, "tavares ") as (app, pilot):
        assert "Did you mean Tabares?" in words(app)
        await enter_text(pilot, "ICE ")
        assert "Immigration and Customs Enforcement, a federal agency." in words(app)
