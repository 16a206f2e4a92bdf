"""A notification whose time ran out while the screen was busy vanishes; the keys go on."""

from __future__ import annotations

from pathlib import Path

from textual.widgets._toast import Toast

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
