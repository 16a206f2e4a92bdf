"""A notification whose time ran out while the screen was busy vanishes; the keys go on."""

from __future__ import annotations

import asyncio
from pathlib import Path

from textual import events
from textual.widgets._toast import Toast, ToastHolder

from councilui.tui.app import CouncilApp
from councilui.tui.notifications import TimedNotification
from tests.tui.driver import drive


def test_one_that_ran_out_says_so_and_has_a_moment_left() -> None:
    notification = TimedNotification("Too late", timeout=-1)
    assert notification.has_expired
    assert notification.time_left > 0


async def test_one_that_ran_out_before_it_was_shown_stops_nothing(record: Path) -> None:
    async with drive(record) as driver:
        await driver.app.screen.mount(Toast(TimedNotification("Too late", timeout=-1)))
        await driver.press("m")
        assert len(driver.app.screen_stack) == 2


async def test_all_notifications_of_the_app_are_such(record: Path) -> None:
    async with drive(record) as driver:
        driver.app.notify_user("Copied.")
        await driver.settle()
        assert [type(notification) for notification in driver.app._notifications] == [TimedNotification]


async def test_one_that_was_taken_away_leaves_nothing(record: Path) -> None:
    app = CouncilApp(record)
    async with app.run_test(notifications=True) as pilot:
        for _ in range(3):
            app.notify_user("Copied.")
            await pilot.pause()
            assert app.screen.query(ToastHolder)
            app.clear_notifications()
            await pilot.pause()
        assert list(app.screen.query(ToastHolder)) == []


async def test_a_click_on_one_that_has_just_vanished_is_on_nothing(record: Path) -> None:
    app = CouncilApp(record)
    async with app.run_test(notifications=True) as pilot:
        app.notify_user("Copied.")
        await pilot.pause()
        toast = app.screen.query_one(Toast)
        x, y = toast.content_region.offset
        toast.remove()
        while toast._parent is not None:
            await asyncio.sleep(0)
        for kind in (events.MouseDown, events.MouseMove, events.MouseUp):  # before the screen is laid out again
            app.screen._forward_event(kind(None, x, y, 0, 0, 1, False, False, False, x, y))
        await pilot.press("m")
        assert len(app.screen_stack) == 2
