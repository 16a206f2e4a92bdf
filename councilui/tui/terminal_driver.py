"""The driver of a terminal that may be closed or resized while the program runs: its window, the connection to it.

Textual's goes on reading and writing when it is closed. What can't be written ends the thread that writes, and the
screen waits for it forever; where no SIGHUP comes, the end of the input is read again and again.

Textual asks for a new size within the signal, which another one may interrupt. The older size is then the last that the
app hears of, and the screen stays painted for it until the window changes again.
"""

from __future__ import annotations

import asyncio
import os
import select
import signal
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, TextIO

from textual.drivers.linux_driver import LinuxDriver

if TYPE_CHECKING:
    from textual.app import App
    from textual.driver import Driver


_LOOK_EVERY: Final = 2.0  # seconds


def chosen_driver() -> type[Driver] | None:
    """Ours, None where the environment names another, as `councilui serve` does."""
    return None if "TEXTUAL_DRIVER" in os.environ else TerminalDriver


class _Output:
    """A terminal's output, of which nothing is expected once it is closed."""

    def __init__(self, file: TextIO, on_close: Callable[[], None]) -> None:
        self._file = file
        self._on_close = on_close
        self.fileno = file.fileno
        self.isatty = file.isatty

    def write(self, text: str) -> None:
        try:
            self._file.write(text)
        except OSError:
            self._on_close()

    def flush(self) -> None:
        try:
            self._file.flush()
        except OSError:
            self._on_close()


class TerminalDriver(LinuxDriver):
    """Textual's, which ends the app when the terminal is closed and ends up with the terminal's last size."""

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        assert self._file is not None  # App.run wants it
        self._file = _Output(self._file, self._leave)  # type: ignore[assignment]  # as much of a file as it needs
        app.call_later(app.set_interval, _LOOK_EVERY, self._look)

    def start_application_mode(self) -> None:
        """Start, and let the loop call what Textual has called by the signal: one after the other."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        on_resize = signal.getsignal(signal.SIGWINCH)
        if callable(on_resize):
            asyncio.get_running_loop().add_signal_handler(signal.SIGWINCH, on_resize, signal.SIGWINCH, None)

    def _look(self) -> None:
        """Leave if the terminal has been closed, of which nothing else may tell."""
        poll = select.poll()
        poll.register(self.fileno, 0)
        if any(event & select.POLLHUP for _, event in poll.poll(0)):
            self._leave()

    def _leave(self) -> None:
        with suppress(RuntimeError):  # it has left already
            self._app.call_later(self._app.exit, return_code=128 + signal.SIGHUP)
