"""Typing in a real terminal over a large record: how far the screen is behind the keys.

    python -m benchmarks.typing RECORD.db [WORDS]

Opens the app in a pseudo-terminal, presses `/`, then types the words ("sanctuary city" by default) at ten keys a
second, and tells for each key how long until its letter stands in the box, and how long until the line under the box
answers to it; and how often that line answered an older query when the box had moved on for longer than the tenth of a
second after which the app takes an old answer away. Needs pyte.
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
from typing import Final

import pyte

KEYS_A_SECOND: Final = 10
FRAME: Final = 1 / 60  # Textual paints at most so often
_TAKEN_AWAY: Final = 0.1
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

    def read(self, seconds: float) -> bool:
        """Take in what is written within so many seconds; whether anything was."""
        if not select.select([self.master], [], [], max(0.0, seconds))[0]:
            return False
        data = os.read(self.master, 65536)
        if _UNKNOWN[0] in data:
            os.write(self.master, b"\x1b[?2026;2$y")
        for sequence in _UNKNOWN:
            data = data.replace(sequence, b"")
        self.stream.feed(data)
        return True

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


def typed(terminal: Terminal, words: str) -> tuple[list[tuple[float, float | None, float | None]], int]:
    """For each key: when it was pressed, when its letter stood on the screen, when an answer to it did; stale answers.

    An answer is told by its reading, which repeats the words; None where a later key came first.
    """
    stale = 0
    pressed: list[float] = []
    shown: list[float | None] = [None] * len(words)
    answered: list[float | None] = [None] * len(words)
    began = time.perf_counter()
    while True:
        now = time.perf_counter()
        if len(pressed) < len(words) and now >= began + len(pressed) / KEYS_A_SECOND:
            os.write(terminal.master, words[len(pressed)].encode())
            pressed.append(time.perf_counter())
        waiting = began + len(pressed) / KEYS_A_SECOND - now if len(pressed) < len(words) else 0.05
        if terminal.read(min(waiting, 0.05)):
            now = time.perf_counter()
            box, reading = box_and_reading(terminal.screen.display)
            for at in range(len(pressed)):
                beginning = words[: at + 1].rstrip()
                if shown[at] is None and box.startswith(beginning) and len(box) >= len(beginning):
                    shown[at] = now
            at = next((at for at in range(len(pressed)) if is_answer(reading, words[: at + 1])), None)
            if at is not None and answered[at] is None:
                answered[at] = now
                moved = shown[at + 1] if at + 1 < len(words) else None
                stale += moved is not None and now - moved > _TAKEN_AWAY
        done = len(pressed) == len(words) and answered[-1] is not None
        if done or time.perf_counter() > began + len(words) / KEYS_A_SECOND + 10:
            return list(zip(pressed, shown, answered, strict=True)), stale


def box_and_reading(lines: list[str]) -> tuple[str, str]:
    """What stands in the box, and on the lines that tell how it was read."""
    first = next((at for at, line in enumerate(lines) if "Search what was said" in line), 0)
    inside = [line.split("│")[1].strip() for line in lines[first + 1 : first + 9] if line.count("│") >= 2]
    found = [line for line in inside if line]
    return (found[0] if found else ""), " ".join(found[1:4])


def is_answer(reading: str, words: str) -> bool:
    """Whether the reading is that of these words, the last of them growing unless a blank ends it."""
    asked = " ".join(words.split()) + ("" if words.endswith(" ") else "*")
    return f"words: {asked} " in f"{reading} "


def main() -> None:
    path, words = sys.argv[1], (sys.argv[2:] or ["sanctuary city"])[0]
    terminal = Terminal(path)
    try:
        terminal.until("search", 60)
        time.sleep(1)
        os.write(terminal.master, b"/")
        terminal.until("Search what was said", 30)
        time.sleep(1)
        while terminal.read(0.1):
            pass
        keys, stale = typed(terminal, words)
        terminal_text = "\n".join(terminal.screen.display)
    finally:
        terminal.close()
    print("| key | letter on the screen, ms | frames of 1/60 s | answer to it on the screen, ms |")
    print("|---|--:|--:|--:|")
    for letter, (pressed, shown, answered) in zip(words, keys, strict=True):
        lag = "–" if shown is None else f"{(shown - pressed) * 1000:.0f}"
        frames = "–" if shown is None else f"{(shown - pressed) / FRAME:.1f}"
        answer = "a later key came first" if answered is None else f"{(answered - pressed) * 1000:.0f}"
        print(f"| `{letter}` | {lag} | {frames} | {answer} |")
    print(f"\nAnswers to an older query shown: {stale}.")
    if keys[-1][2] is None:
        print("\nThe last answer did not come:\n" + terminal_text)


if __name__ == "__main__":
    main()
