"""Notifications that run out while the screen is busy, or on another screen.

Textual starts a timer with the time that a notification has left. Where that ran out between two looks at the clock,
the timer has less than no time, and its loop never ends: no key is answered again. Of one that is taken away otherwise,
Textual removes the text and keeps the widget around it, with a task of its own, as long as the screen lives.
"""

from typing import Final

from textual.app import App
from textual.notifications import Notification, Notify, SeverityLevel
from textual.widgets._toast import ToastHolder, ToastRack

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
    """An app whose notifications can't stop it, and leave nothing behind."""

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

    def _refresh_notifications(self) -> None:
        super()._refresh_notifications()
        current = {ToastRack._toast_id(notification) for notification in self._notifications}
        for holder in self.screen.query(ToastHolder) if self.screen_stack else ():
            if holder.id not in current:
                holder.remove()
