"""Keys, clicks, pastes and sizes at random, faster than a person: what the app then does wrong."""

from __future__ import annotations

import asyncio
import gc
import random
import resource
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Final

from textual import events
from textual.geometry import Size
from textual.keys import format_key
from textual.pilot import Pilot

from councilui.tui import actions
from councilui.tui.app import CouncilApp

_SIZES: Final = ((120, 36), (80, 24), (200, 50), (40, 10), (20, 5), (1, 1), (161, 45), (300, 90))
_LETTERS: Final = "abcdefghijklmnoprstuvwxyzABGHRSVXY0123456789 .,:;/?<>$*()\"'-=é中\u202e"
_EXTRA: Final = (
    "escape", "enter", "tab", "shift+tab", "up", "down", "left", "right", "backspace", "delete", "ctrl+w", "ctrl+k",
    "f1", "f5", "ctrl+c", "ctrl+p", "alt+e", "ctrl+left", "shift+end", "insert", "ctrl+a", "ctrl+v", "pagedown",
)  # fmt: skip
_PASTES: Final = (
    "budget", 'by:"', "(((", "after:2024 before:", "x" * 20_000, "a\nb\r\nc", "\x1b[2J\x9b", "\u202eabc", "", "*",
    "NEAR/9 -", "' OR 1=1 --", "🇺🇸👩\u200d👩\u200d👧", 'body:"=', "-" * 300,
)  # fmt: skip
_MEMORY: Final = Path("/proc/self/statm")
_PATIENCE: Final = 60  # seconds until the next key has been dealt with, or what is being read has come
_MOST_ESCAPES: Final = 400
_ROUND: Final = 250
"""Events between two looks at whether Esc leads back."""


class StressedApp(CouncilApp):
    """The app, which nothing ends."""

    async def action_quit(self) -> None:
        """Stay."""


class StressError(AssertionError):
    """What the app did wrong, with the last events before it."""


def event_source(randomness: random.Random, app: CouncilApp) -> Callable[[], list[events.Event]]:
    """Gives the next burst: some events at once."""
    keys = [key for action in actions.ACTIONS for key in action.keys if key not in ("q", "ctrl+q")]

    def key() -> events.Event:
        choice = randomness.random()
        if choice < 0.25:
            letter = randomness.choice(_LETTERS)
            return events.Key(letter, letter)
        if choice < 0.45:
            return events.Key(randomness.choice(_EXTRA), None)
        name = randomness.choice(keys)
        return events.Key(name, format_key(name) if len(format_key(name)) == 1 else None)

    def mouse() -> list[events.Event]:
        width, height = app.size
        x, y = randomness.randrange(max(width, 1)), randomness.randrange(max(height, 1))
        place = (None, x, y, 0, 0)
        kinds: tuple[type[events.MouseEvent], ...] = randomness.choice((
            (events.MouseDown, events.MouseUp), (events.MouseScrollDown,), (events.MouseScrollUp,), (events.MouseMove,),
            (events.MouseDown, events.MouseMove), (events.MouseUp,),
        ))  # fmt: skip
        return [kind(*place, 1, False, False, False, x, y) for kind in kinds]

    def burst() -> list[events.Event]:
        choice = randomness.random()
        if choice < 0.03:
            size = Size(*randomness.choice(_SIZES))
            return [events.Resize(size, size)]
        if choice < 0.07:
            return [events.Paste(randomness.choice(_PASTES))]
        if choice < 0.20:
            return mouse()
        return [key() for _ in range(randomness.choice((1, 1, 2, 3, 8)))]

    return burst


class Stress:
    """One run over one record: so many events from a seed."""

    def __init__(self, path: Path, seed: int) -> None:
        self._app = StressedApp(path)
        self._randomness = random.Random(seed)
        self._last: list[str] = []
        self.counts: Counter[str] = Counter()
        self.objects: list[int] = []
        """Objects alive at the start and after each round, when Esc has led back."""
        self.megabytes: list[int] = []
        """Memory of the process then; empty where the system doesn't tell."""

    async def run(self, number: int) -> None:
        """Send so many events. Raises StressError."""
        async with self._app.run_test(size=_SIZES[0], notifications=True) as pilot:
            await self._settle(pilot)
            self._measure()
            burst = event_source(self._randomness, self._app)
            rest = _ROUND
            while self.counts["events"] < number:
                for event in burst():
                    self._send(event)
                    rest -= 1
                if self._randomness.random() < 0.3:
                    await pilot.pause(0)
                if self._randomness.random() < 0.05:
                    await self._settle(pilot)
                if rest <= 0:
                    rest = _ROUND
                    await self._settle(pilot)
                    await self._lead_back(pilot)
            await self._settle(pilot)
            await self._lead_back(pilot)

    def _send(self, event: events.Event) -> None:
        self._last = [*self._last[-60:], _label(event)]
        self.counts["events"] += 1
        self.counts[type(event).__name__] += 1
        if isinstance(event, events.Resize):
            self._app._driver._size = event.size  # type: ignore[union-attr]
        self._app.post_message(event)

    async def _settle(self, pilot: Pilot[None]) -> None:
        """Wait until all keys have been dealt with and nothing is being read."""
        loop = asyncio.get_running_loop()
        before, deadline = (0, 0), 0.0
        for _ in range(2):
            while self._app._keys._events or self._app.loader._busy:
                left = len(self._app.loader._busy), len(self._app._keys._events)
                if left != before:
                    before, deadline = left, loop.time() + _PATIENCE
                if loop.time() > deadline:
                    self._fail(f"waits for {left[0]} queries, {left[1]} keys")
                await pilot.pause(0.01)
            await pilot.pause()
        if not self._app.is_running or self._app._exception is not None:
            self._fail(f"ended: {self._app._exception!r}")
        if self._app.loader.tracebacks:
            self._fail(self._app.loader.tracebacks[0])

    async def _lead_back(self, pilot: Pilot[None]) -> None:
        """Press Esc until the first screen is there again, as large as at the start."""
        self._send(events.Resize(Size(*_SIZES[0]), Size(*_SIZES[0])))
        depth = len(self._app.screen_stack)
        self.counts["deepest"] = max(self.counts["deepest"], depth)
        for _ in range(_MOST_ESCAPES):
            if len(self._app.screen_stack) == 1:
                break
            self._send(events.Key("escape", "\x1b"))
            await self._settle(pilot)
        else:
            self._fail(f"Esc does not lead back from {[type(screen).__name__ for screen in self._app.screen_stack]}")
        self._app.clear_notifications()
        await self._settle(pilot)
        self._measure()

    def _measure(self) -> None:
        gc.collect()
        self.objects.append(len(gc.get_objects()))
        if _MEMORY.exists():
            self.megabytes.append(int(_MEMORY.read_text().split()[1]) * resource.getpagesize() >> 20)

    def _fail(self, what: str) -> None:
        raise StressError(f"{what}\nafter {self.counts['events']} events, the last: {' '.join(self._last)}")


def _label(event: events.Event) -> str:
    if isinstance(event, events.Key):
        return event.key
    if isinstance(event, events.MouseEvent):
        return f"{type(event).__name__}({event.x},{event.y})"
    return f"{event!r}"[:60]
