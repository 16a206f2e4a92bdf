"""What the tests share: an app on a record, waiting until it has read, and what a user then sees."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from os import PathLike
from typing import Any

from textual.message import Message
from textual.pilot import Pilot
from textual.widgets import Input

from councilui.tui.app import CouncilApp
from councilui.tui.screens.meeting import MeetingScreen

SIZES = ((80, 24), (120, 36), (200, 50))


@asynccontextmanager
async def opened(
    path: str | PathLike[str],
    size: tuple[int, int] = (120, 36),
    *,
    meeting: str | None = None,
    vote: str | None = None,
    messages: list[Message] | None = None,
) -> AsyncIterator[tuple[CouncilApp, Pilot[None]]]:
    """The app on a record, settled."""
    app = CouncilApp(path, meeting=meeting, vote=vote)
    hook = messages.append if messages is not None else None
    async with app.run_test(size=size, message_hook=hook) as pilot:
        await settled(pilot)
        yield app, pilot


async def settled(pilot: Pilot[Any]) -> None:
    """Wait until nothing is being read and everything has been painted."""
    for _ in range(2):
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys, then wait until the answers are there."""
    await pilot.press(*keys)
    await settled(pilot)


async def enter_text(pilot: Pilot[Any], text: str) -> None:
    """Put text into the input at once, then wait until the answers are there."""
    pilot.app.screen.query_one(Input).value = text
    await settled(pilot)


@asynccontextmanager
async def searched(
    path: str | PathLike[str], query: str, size: tuple[int, int] = (120, 36)
) -> AsyncIterator[tuple[CouncilApp, Pilot[None]]]:
    """The app on a record, with the answer to a query on the screen."""
    async with opened(path, size) as (app, pilot):
        await press(pilot, "slash")
        await enter_text(pilot, query)
        yield app, pilot


def seen(app: CouncilApp) -> str:
    """The text of the top screen, line by line."""
    return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips())


def words(app: CouncilApp) -> str:
    """All that is on the screen without frames, signs of scrolling and line breaks, so that wrapped text is found."""
    return " ".join(seen(app).translate(dict.fromkeys(map(ord, "│║╔╗╚╝╭╮╰╯┃▲▼"), " ")).split())


def pane(app: CouncilApp, number: int) -> str:
    """The text of one pane, wrapped text joined."""
    region = browse(app).panes()[number - 1].region
    lines = seen(app).split("\n")[region.y + 1 : region.bottom - 1]
    inner = (line.ljust(region.right)[region.x + 1 : region.right - 2].strip("▶▷▌ ") for line in lines)
    return " ".join(" ".join(inner).split())


def browse(app: CouncilApp) -> MeetingScreen:
    """The screen of the meeting, the topmost when there are several."""
    return next(screen for screen in reversed(app.screen_stack) if isinstance(screen, MeetingScreen))


def notices(app: CouncilApp) -> list[str]:
    """The notices shown so far."""
    return [notice.message for notice in app._notifications]
