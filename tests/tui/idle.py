"""Waits until the app has nothing to do, as its event loop knows it.

Textual's pilot guesses it from the time on the processor in steps of 20 milliseconds, several for each key: most of the
time of a test would be sleep.
"""

from __future__ import annotations

import asyncio
from typing import Any, Final

import textual.app
import textual.pilot

_SOON: Final = 0.06
"""Seconds within which a timer is waited for: a frame of Textual's takes 1/60, keys that wait are looked at in 1/20."""


async def wait_for_idle(min_sleep: float = 0.0, max_sleep: float = 1.0) -> bool:
    """Wait until no task can go on and no timer is due soon, `max_sleep` seconds at most; whether it is so."""
    loop: Any = asyncio.get_running_loop()
    end = loop.time() + max_sleep
    await asyncio.sleep(min_sleep)
    while loop.time() < end:
        if loop._ready:
            await asyncio.sleep(0)
            continue
        due = min((timer.when() for timer in loop._scheduled if not timer.cancelled()), default=end)
        if due > loop.time() + _SOON:
            return True
        await asyncio.sleep(max(0.0, due - loop.time()))
    return False


for module in (textual.app, textual.pilot):
    vars(module)["wait_for_idle"] = wait_for_idle
