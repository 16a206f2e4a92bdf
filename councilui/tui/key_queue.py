"""Keys go one after the other, each to the screen that those before it have led to.

Textual hands every key at once to the widget that has the focus, so the letters of a burst ("/police" sent by a
terminal, or typed fast) would all go to the screen below the one that the first key opens. Here a key waits until the
one before it has been dealt with, any screen that it opens is up, and what that screen reads first has come.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Final

from textual import events
from textual.message import Message
from textual.widgets import Input

if TYPE_CHECKING:
    from textual.app import App
    from textual.timer import Timer
    from textual.widget import Widget

_ROUNDS: Final = 4
"""A key is dealt with when a message has gone so often the way of the key, from the focused widget to the app: each
round brings along what the one before has posted (a row that was chosen, a line that was submitted, a new focus)."""
PATIENCE: Final = 1.0
"""Seconds after which a key no longer waits for what is being read."""
_TRACE_PATIENCE: Final = 10.0
"""Seconds after which a trace is taken for lost: no key may wait forever. A busy machine can take more than one second
over a theme or a screen that closes, and a key that went on would be typed into the line that is closing."""
_LOOK: Final = 0.05
"""Seconds between two looks at a key that waits."""
_NEVER_WAIT: Final = frozenset(("escape", "ctrl+q", "ctrl+c"))


class KeyTrace(Message):
    """Follows a key from the widget that got it up to the app."""

    def __init__(self, rounds: int) -> None:
        super().__init__()
        self.rounds = rounds


class KeyQueue:
    """The keys that have come and not been dealt with yet."""

    def __init__(self, app: App[None], dispatch: Callable[[events.Event], Awaitable[None]]) -> None:
        """`dispatch` gives a key to the widget that has the focus."""
        self._app = app
        self._dispatch = dispatch
        self._events: deque[events.Key | events.Paste] = deque()
        self._trace: KeyTrace | None = None
        self._receiver: Widget | None = None
        self._timer: Timer | None = None
        self._waited = 0.0

    async def add(self, event: events.Key | events.Paste) -> None:
        """Take a key or a paste, and deal with it when its turn comes.

        What is pasted is one line, as words of a page may stand on several; a line of Textual takes only the first.
        """
        self._events.append(
            events.Paste(" ".join(event.text.splitlines())) if isinstance(event, events.Paste) else event
        )
        await self.advance()

    async def add_first(self, event: events.Key) -> None:
        """Take a key that stands for a command: it comes before those that wait."""
        self._events.appendleft(event)
        await self.advance()

    async def follow(self, trace: KeyTrace) -> None:
        """A trace has reached the app, whose screens are taken apart when it is closing."""
        if trace is not self._trace or not self._app.is_running:
            return
        if trace.rounds > 1:
            self._send_trace(trace.rounds - 1)
        else:
            self._trace = None
            if (sync_key_bar := getattr(self._app.screen, "sync_key_bar", None)) is not None:
                sync_key_bar()
            if not self._events and self._receiver is self._app.focused:
                self._paint()
            await self.advance()

    def _paint(self) -> None:
        """Paint what the key has changed; Textual 8.2 would wait for the next of its sixty frames a second."""
        if (update := getattr(self._app.screen, "_on_timer_update", None)) is not None:
            update()

    async def advance(self) -> None:
        """Deal with the keys whose turn it is."""
        while self._events and self._trace is None and self._is_ready(self._events[0]):
            self._stop_looking()
            event = self._events.popleft()
            await self._dispatch(event)
            self._send_trace(_ROUNDS)
        if self._events and self._timer is None:
            self._timer = self._app.set_interval(_LOOK, self._look)

    def _send_trace(self, rounds: int) -> None:
        """Send a trace from the widget that has the focus now; another one than before has all rounds before it."""
        if not self._app.screen_stack:
            self._trace = None
            return
        before, self._receiver = self._receiver, self._app.focused or self._app.screen
        self._trace = KeyTrace(rounds if before is self._receiver else _ROUNDS)
        if not self._receiver.post_message(self._trace):
            self._app.post_message(self._trace)

    async def _look(self) -> None:
        """Whether the keys can go on: the trace is lost when the screen that it ran through closes."""
        self._waited += _LOOK
        is_lost = self._receiver is not None and not self._receiver.is_attached
        if is_lost or self._waited >= _TRACE_PATIENCE:
            self._trace = None
        if self._waited >= PATIENCE and self._app.screen_stack and hasattr(self._app.screen, "release_keys"):
            self._app.screen.release_keys()
        await self.advance()

    def _stop_looking(self) -> None:
        self._waited = 0.0
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _is_ready(self, event: events.Key | events.Paste) -> bool:
        """Whether the screen on top can be given this key; a letter for an input needs only the input."""
        if not self._app.is_running or not self._app.screen_stack:
            return False
        screen, focused = self._app.screen, self._app.focused
        if not screen.is_mounted:
            return False
        is_text = isinstance(event, events.Paste) or event.is_printable
        if (is_text and isinstance(focused, Input)) or (isinstance(event, events.Key) and event.key in _NEVER_WAIT):
            return True
        return not getattr(screen, "holds_keys", False)
