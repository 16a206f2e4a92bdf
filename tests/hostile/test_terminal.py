"""The bytes that a terminal receives while every screen shows a record full of what it would obey."""

from __future__ import annotations

import os
import re
import select
import time
from pathlib import Path

import pytest

from tests.hostile.readers import plain
from tests.hostile.records import PAYLOADS, hostile_record
from tests.tui.terminal import RUN, Terminal

_OURS = re.compile(
    r"\x1b\[(?:[\d;:]*m|\d+;\d+H|\?(?:7|1000|1002|1003|1004|1006|1015|1016|1049|2004|2026|2048|25)[hl]|\?20(?:26|48)\$p"
    r"|[<>=]\d*(?:;\d+)?u)|\x1b\](?:22;[a-z-]*|11;\?)\x07"
)
"""The sequences that the screen needs: colors, places, modes, the shape of the mouse pointer, its background."""
_SCREENS = ("m", "d", "s", "x", "H", "p", "c", "n", "t", "g", "w", "a", "?", "E", "\x10", "/the\r", "3\r", "2\r")
"""The keys that open something, each followed by Esc."""


def _read(terminal: Terminal, wait: float = 0.5, quiet: float = 0.1, most: float = 8) -> None:
    """Read until nothing has come for a moment, after something has come or `wait` seconds have passed."""
    end = time.monotonic() + most
    seconds = wait
    while time.monotonic() < end and select.select([terminal.master], [], [], seconds)[0]:
        terminal.raw += os.read(terminal.master, 65536)
        seconds = quiet


@pytest.mark.slow
def test_every_screen_sends_only_what_a_screen_needs(record: Path, tmp_path: Path) -> None:
    path = hostile_record(record, tmp_path / "hostile.db", PAYLOADS["everything"])
    with Terminal("-c", RUN, str(path), columns=150, rows=45) as terminal:
        _read(terminal, wait=20, quiet=1, most=30)
        size = len(terminal.raw)
        for keys in _SCREENS:
            terminal.send(keys)
            _read(terminal)
            for _ in range(2):
                terminal.send("\x1b")
                _read(terminal, wait=0.2)
        assert len(terminal.raw) > size + 50_000  # screens were drawn
        for _ in range(3):  # whatever a slow machine has not closed yet
            terminal.send("\x1b")
            _read(terminal)
        terminal.send("q")
        assert terminal.ended() == 0
    text = terminal.raw.decode("utf-8")
    assert text.count("\x1b[?1049l") == 1
    assert "␛]52;c;aGk=" in text  # it is shown, not obeyed
    plain(_OURS.sub("", text).replace("\r\n", "\n").replace("\r", "\n"))
