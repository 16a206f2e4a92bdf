"""Notifications that run out while the screen is busy.

Textual starts a timer with the time that a notification has left. Where that ran out between two looks at the clock,
the timer has less than no time, and its loop never ends: no key is answered again.
"""

from __future__ import annotations

from typing import Final

from textual.app import App
from textual.notifications import Notification, Notify, SeverityLevel

_LEAST: Final = 0.05  # seconds


class TimedNotification(Notification):
    """A notification that has some time left whenever it is shown."""

    @property
    def time_left(self) -> float:
        """Seconds, a few hundredths at least."""
        return max(super().time_left, _LEAST)

    @property
    def has_expired(self) -> bool:
        """Whether its time is over."""
        return super().time_left <= 0


class NotifyingApp(App[None]):
    """An app whose notifications can't stop it."""

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Show a notification, as Textual does."""
        seconds = self.NOTIFICATION_TIMEOUT if timeout is None else timeout
        self.post_message(Notify(TimedNotification(message, title, severity, seconds, markup)))
