"""A program in a real pseudo-terminal: how long until a text is on its screen, and how much memory it holds then."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import shutil
import signal
import struct
import sys
import termios
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Start:
    """Seconds from the start to the text on the screen, by the clock and of the processors, and MiB resident then."""

    seconds: float
    processor: float
    memory: float


def program(name: str) -> str | None:
    """Where a program is: beside this Python or on the PATH; None where it is not installed."""
    return shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)


def start(command: list[str], text: bytes, *, columns: int = 120, rows: int = 36, limit: float = 20.0) -> Start:
    """Start `command`, wait until it has written `text`, end it. Raises TimeoutError after `limit` seconds."""
    began = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
        os.execvp(command[0], command)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    os.kill(pid, signal.SIGWINCH)
    visited = b""
    try:
        while text not in visited:
            if time.perf_counter() - began > limit:
                raise TimeoutError(f"{command[0]} did not show {text!r}: {visited[-500:]!r}")
            if select.select([terminal], [], [], 0.005)[0]:
                visited += os.read(terminal, 65536)
                if b"\x1b[?2026$p" in visited[-4096:]:
                    os.write(terminal, b"\x1b[?2026;2$y")
        return Start(time.perf_counter() - began, _processor(pid), _memory(pid))
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(terminal)


def _processor(pid: int) -> float:
    """Seconds that all threads of a process have run; waiting for a crowded machine is none of it."""
    tasks = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(task.read_text(encoding="ascii").split()[0]) for task in tasks) / 1e9


def _memory(pid: int) -> float:
    with Path(f"/proc/{pid}/status").open(encoding="ascii") as status:
        line = next(line for line in status if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024
