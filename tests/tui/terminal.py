"""A pseudo-terminal with a program in it, whose screen a test reads and whose keys it presses."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from contextlib import suppress
from typing import Self

import pyte

RUN = "import sys; from councilui.tui.app import run; sys.exit(run(sys.argv[1]))"
"""The app alone, on the record that is named."""


class Terminal:
    """A pseudo-terminal with the app in it."""

    def __init__(self, *arguments: str, columns: int = 120, rows: int = 36) -> None:
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.master, slave = pty.openpty()
        self.before = termios.tcgetattr(slave)
        self.slave = slave
        self.resize(columns, rows)
        environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        self.process = subprocess.Popen(
            [sys.executable, *arguments], stdin=slave, stdout=slave, stderr=slave, env=environment, close_fds=True,
            start_new_session=True,
        )  # fmt: skip

    @classmethod
    def of_session(cls, *command: str) -> Self:
        """A command of a session that the terminal controls, which tells it of sizes and of its end."""
        code = (
            "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.execvp(sys.argv[1], sys.argv[1:])"
        )
        return cls("-c", code, *command)

    @classmethod
    def of_shell(cls, shell: str, *arguments: str) -> Self:
        """An interactive shell, which wants a terminal that controls it."""
        return cls.of_session(shell, *arguments, "-i")

    def resize(self, columns: int, rows: int) -> None:
        """Make the window so large."""
        self.screen.resize(rows, columns)
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def until(self, text: str, timeout: float = 60) -> str:
        """Read until `text` is on the screen, or until the time is up; the screen's text."""
        deadline = time.monotonic() + timeout
        display = "\n".join(self.screen.display)
        while True:
            if self._read():
                display = "\n".join(self.screen.display)
            if text in display or time.monotonic() > deadline:
                return display

    def _read(self) -> bool:
        """Show all that the program has written; whether there was anything."""
        start = len(self.raw)
        while select.select([self.master], [], [], 0 if len(self.raw) > start else 0.05)[0]:
            self.raw += os.read(self.master, 65536)
        data = self.raw[start:]
        self.stream.feed(data.replace(b"\x1b[?2026$p", b"").replace(b"\x1b[>1u", b"").replace(b"\x1b[<u", b""))
        return bool(data)

    def send(self, keys: str) -> None:
        """Press keys."""
        os.write(self.master, keys.encode())

    def ended(self, timeout: float = 60) -> int:
        """Read on until the program has ended; its status."""
        deadline = time.monotonic() + timeout
        while self.process.poll() is None and time.monotonic() < deadline:
            ready, _, _ = select.select([self.master], [], [], 0.05)
            if ready:
                self.raw += os.read(self.master, 65536)
        while select.select([self.master], [], [], 0.1)[0]:
            self.raw += os.read(self.master, 65536)
        status = self.process.poll()
        assert status is not None, "it did not end"
        return status

    def is_stopped(self, timeout: float = 60) -> bool:
        """Read on until the program stands still; whether it does."""
        deadline = time.monotonic() + timeout
        stopped = 0
        while not stopped and time.monotonic() < deadline:
            self.until("nothing that is ever there", 0.1)
            stopped = os.waitpid(self.process.pid, os.WUNTRACED | os.WNOHANG)[0]
        self.until("nothing that is ever there", 0.2)
        return bool(stopped)

    def __enter__(self) -> Self:
        return self

    def close(self) -> None:
        """Close the window."""
        for descriptor in (self.master, self.slave):
            with suppress(OSError):  # closed already
                os.close(descriptor)

    def __exit__(self, *_: object) -> None:
        """End the program if it still runs."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.close()
