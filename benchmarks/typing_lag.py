"""Typing in a real terminal over a large record: how far the screen is behind the keys.

    python -m benchmarks.typing_lag RECORD.db [WORDS]

Opens the app in a pseudo-terminal, presses `/`, then types the words ("sanctuary city" by default) at ten keys a
second, five times over. Tells for each key how long until its letter stands in the box, and how long until the line
under the box answers to it, a dash where a later key came first; the latest letter of each run; and how often that
line answered an older query when the box had moved on for longer than the tenth of a second after which the app takes
an old answer away. Needs pyte.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from math import inf
from statistics import median
from typing import Final, NamedTuple

import pyte

KEYS_A_SECOND: Final = 10
FRAME: Final = 1 / 60  # Textual paints at most so often
RUNS: Final = 5
_LATE: Final = 2  # frames
_TAKEN_AWAY: Final = 0.1
_REST: Final = 5.0  # seconds after the last key
_COLUMNS: Final = 120
_ROWS: Final = 36
_UNKNOWN: Final = (b"\x1b[?2026$p", b"\x1b[>1u", b"\x1b[<u")  # what pyte would print


class Terminal:
    """The app in a pseudo-terminal of 120 by 36."""

    def __init__(self, path: str) -> None:
        self.screen = pyte.Screen(_COLUMNS, _ROWS)
        self.stream = pyte.ByteStream(self.screen)
        code = "import sys; from councilui.tui.app import run; sys.exit(run(sys.argv[1]))"
        self.pid, self.master = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
            os.execv(sys.executable, [sys.executable, "-c", code, path])
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", _ROWS, _COLUMNS, 0, 0))

    def take(self, seconds: float) -> bytes:
        """What is written within so many seconds."""
        if not select.select([self.master], [], [], max(0.0, seconds))[0]:
            return b""
        data = os.read(self.master, 65536)
        if _UNKNOWN[0] in data:
            os.write(self.master, b"\x1b[?2026;2$y")
        return data

    def show(self, data: bytes) -> None:
        """Bring it to the screen."""
        for sequence in _UNKNOWN:
            data = data.replace(sequence, b"")
        self.stream.feed(data)

    def read(self, seconds: float) -> bool:
        """Both; whether anything came."""
        data = self.take(seconds)
        self.show(data)
        return bool(data)

    def until(self, text: str, seconds: float) -> None:
        """Read until `text` is on the screen. Raises TimeoutError."""
        end = time.perf_counter() + seconds
        while text not in "\n".join(self.screen.display):
            if time.perf_counter() > end:
                raise TimeoutError("\n".join(self.screen.display))
            self.read(0.05)

    def close(self) -> None:
        """End the app."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.master)


class Key(NamedTuple):
    """When a key was pressed, its letter stood on the screen, an answer to it did; None where a later key came first.

    `stale` is True when its answer came though a later letter had stood there for longer than `_TAKEN_AWAY`.
    """

    pressed: float
    drawn: float | None
    answered: float | None
    stale: bool

    @property
    def lag(self) -> float:
        """Milliseconds until its letter stood there, infinite when it never did."""
        return inf if self.drawn is None else (self.drawn - self.pressed) * 1000

    @property
    def wait(self) -> float:
        """Milliseconds until an answer to it stood there, infinite when a later key came first."""
        return inf if self.answered is None else (self.answered - self.pressed) * 1000


def typed(terminal: Terminal, words: str) -> list[Key]:
    """Type the words, and take down what is written and when; it is brought to the screen afterwards.

    So the time that it takes to draw the terminal here is not the app's.
    """
    pressed: list[float] = []
    written: list[tuple[float, bytes]] = []
    began = time.perf_counter()
    end = began + len(words) / KEYS_A_SECOND + _REST
    while (now := time.perf_counter()) < end:
        due = began + len(pressed) / KEYS_A_SECOND if len(pressed) < len(words) else end
        if now >= due:
            pressed.append(time.perf_counter())
            os.write(terminal.master, words[len(pressed) - 1].encode())
        elif data := terminal.take(min(due - now, 0.05)):
            written.append((time.perf_counter(), data))
    return _read(terminal, words, pressed, written)


def _read(terminal: Terminal, words: str, pressed: list[float], written: list[tuple[float, bytes]]) -> list[Key]:
    keys = [Key(at, None, None, False) for at in pressed]
    for now, data in written:
        terminal.show(data)
        box, reading = box_and_reading(terminal.screen.display)
        for at, key in enumerate(keys):
            if key.drawn is None and key.pressed <= now and box.startswith(words[: at + 1].rstrip()):
                keys[at] = key._replace(drawn=now)
        for at, key in enumerate(keys):
            if key.answered is None and is_answer(reading, words[: at + 1]):
                later = keys[at + 1].drawn if at + 1 < len(keys) else None
                keys[at] = key._replace(answered=now, stale=later is not None and now - later > _TAKEN_AWAY)
    return keys


def box_and_reading(lines: list[str]) -> tuple[str, str]:
    """What stands in the box, and on the lines that tell how it was read."""
    first = next((at for at, line in enumerate(lines) if "Search what was said" in line), 0)
    inside = [line.split("│")[1].strip() for line in lines[first + 1 : first + 9] if line.count("│") >= 2]
    result = [line for line in inside if line]
    return (result[0] if result else ""), " ".join(result[1:4])


def is_answer(reading: str, words: str) -> bool:
    """Whether the reading is that of these words, the last of them growing unless a blank ends it."""
    query = " ".join(words.split()) + ("" if words.endswith(" ") else "…")
    return f"words: {query} " in f"{reading} "


def once(path: str, words: str) -> list[Key]:
    """Open the app anew and type the words."""
    terminal = Terminal(path)
    try:
        terminal.until("search", 60)
        time.sleep(1)
        os.write(terminal.master, b"/")
        terminal.until("Search what was said", 30)
        end = time.perf_counter() + 2
        while time.perf_counter() < end:
            terminal.read(0.1)
        keys = typed(terminal, words)
    finally:
        terminal.close()
    if keys[-1].answered is None:
        print("The last answer did not come:\n" + "\n".join(terminal.screen.display))
    return keys


def main() -> None:
    path, words = sys.argv[1], (sys.argv[2:] or ["sanctuary city"])[0]
    runs = [once(path, words) for _ in range(RUNS)]
    print(f"Load of the machine (processes that want one of {os.cpu_count()} processors): {os.getloadavg()[0]:.1f}.\n")
    print(f"| key | letter on the screen, ms: median of {RUNS} | worst | in frames | answer to it: median | worst |")
    print("|---|--:|--:|--:|--:|--:|")
    for letter, keys in zip(words, zip(*runs, strict=True), strict=True):
        text, answered = [key.lag for key in keys], [key.wait for key in keys]
        frames = max(text) / 1000 / FRAME
        print(f"| `{letter}` | {median(text):.0f} | {_ms(max(text))} | {frames:.1f} | "
              f"{_ms(median(answered))} | {_ms(max(answered))} |")  # fmt: skip
    lags = [key.lag for keys in runs for key in keys]
    late = sum(lag / 1000 > _LATE * FRAME for lag in lags)
    print(f"\nLetters: median {median(lags):.0f} ms, worst of each run {', '.join(_worst(runs))} ms; "
          f"{late} of {len(lags)} later than {_LATE} frames.")  # fmt: skip
    print(f"Answers to an older query shown: {sum(key.stale for keys in runs for key in keys)}.")


def _worst(runs: list[list[Key]]) -> list[str]:
    return [_ms(max(key.lag for key in keys)) for keys in runs]


def _ms(milliseconds: float) -> str:
    return "–" if milliseconds == inf else f"{milliseconds:.0f}"


if __name__ == "__main__":
    main()
