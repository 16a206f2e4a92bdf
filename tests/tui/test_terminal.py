"""In a real terminal: it starts, it leaves the terminal as it was, and without one it says so."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

import pyte
import pytest

from tests.tui.hostile_record import hostile_record

RUN = "import sys; from councilui.tui.app import run; sys.exit(run(sys.argv[1]))"


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

    def resize(self, columns: int, rows: int) -> None:
        """Make the window so large."""
        self.screen.resize(rows, columns)
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def until(self, text: str, timeout: float = 20) -> str:
        """Read until `text` is on the screen, or until the time is up; the screen's text."""
        deadline = time.monotonic() + timeout
        while time.monotonic() < deadline:
            ready, _, _ = select.select([self.master], [], [], 0.05)
            if ready:
                data = os.read(self.master, 65536)
                self.raw += data
                self.stream.feed(data.replace(b"\x1b[?2026$p", b"").replace(b"\x1b[>1u", b"").replace(b"\x1b[<u", b""))
            if text in "\n".join(self.screen.display):
                break
        return "\n".join(self.screen.display)

    def send(self, keys: str) -> None:
        """Press keys."""
        os.write(self.master, keys.encode())

    def ended(self, timeout: float = 20) -> int:
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

    def is_stopped(self, timeout: float = 10) -> bool:
        """Read on until the program stands still; whether it does."""
        deadline = time.monotonic() + timeout
        stopped = 0
        while not stopped and time.monotonic() < deadline:
            self.until("nothing that is ever there", 0.1)
            stopped = os.waitpid(self.process.pid, os.WUNTRACED | os.WNOHANG)[0]
        self.until("nothing that is ever there", 0.2)
        return bool(stopped)

    def close(self) -> None:
        """End the program if it still runs."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self.master)
        os.close(self.slave)


@pytest.mark.slow
def test_it_starts_and_leaves_the_terminal_as_it_was(record: Path) -> None:
    terminal = Terminal("-c", RUN, str(record))
    try:
        text = terminal.until("be laid on the")
        assert "TABLED 39-11" in text
        terminal.send("q")
        assert terminal.ended() == 0
        assert b"\x1b[?1049h" in terminal.raw
        assert terminal.raw.rindex(b"\x1b[?1049l") > terminal.raw.rindex(b"\x1b[?1049h")
        assert termios.tcgetattr(terminal.slave)[3] == terminal.before[3]
    finally:
        terminal.close()


@pytest.mark.slow
def test_no_byte_of_a_hostile_record_reaches_the_terminal(tmp_path: Path) -> None:
    terminal = Terminal("-c", RUN, str(hostile_record(tmp_path)))
    try:
        assert "end-question" in terminal.until("end-question")
        terminal.send("m")
        assert "Meetings, newest first" in terminal.until("Meetings, newest first")
        terminal.send("\x1b")
        time.sleep(0.5)  # else the terminal's parser would take Esc and the next key for one
        terminal.send("3\x1b[F")
        assert "SOURCES" in terminal.until("SOURCES")
        terminal.send("q")
        assert terminal.ended() == 0
    finally:
        terminal.close()
    text = terminal.raw.decode("utf-8", "replace")
    assert "]52;" not in terminal.raw.decode("utf-8", "replace").replace("␛]52;", "")
    assert "\x1b[2J" not in text.replace("\x1b[?1049h", "")
    for character in "\x9b\x9d\u202e\u2066\x00":
        assert character not in text


@pytest.mark.slow
def test_it_is_as_large_as_the_terminal_whatever_was_exported(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LINES", "24")
    terminal = Terminal("-m", "councilui", str(record))
    try:
        assert "be laid on the" in terminal.until("q quit")
        heads = next(line for line in terminal.screen.display if "1 Agenda" in line)
        assert "─ 3 Vote ─" in heads  # the panes stand side by side
        assert "q quit" in terminal.screen.display[-1]
        terminal.resize(90, 30)
        os.killpg(terminal.process.pid, signal.SIGWINCH)  # the terminal is not the controlling one of the program
        assert "[1 Agenda]" in terminal.until("[1 Agenda]")  # one pane at a time now
        terminal.send("q")
        assert terminal.ended() == 0
    finally:
        terminal.close()


@pytest.mark.slow
def test_a_crash_restores_the_terminal_and_reports_no_text_of_the_record(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    crash = (
        "import sys; from councilui.tui import app\n"
        "def boom(self): secret = self.title; raise RuntimeError('be laid on the ' + secret)\n"
        "app.CouncilApp.action_help = boom; sys.exit(app.run(sys.argv[1]))"
    )
    terminal = Terminal("-c", crash, str(record))
    try:
        terminal.until("TABLED 39-11")
        terminal.send("?")
        assert terminal.ended() == 1
        after = terminal.raw[terminal.raw.rindex(b"\x1b[?1049l") :].decode()
        assert "A mistake in councilui itself ended the screen (RuntimeError at" in after
        assert "be laid" not in after
        assert termios.tcgetattr(terminal.slave)[3] == terminal.before[3]
    finally:
        terminal.close()
    report = (tmp_path / "councilui" / "crash.txt").read_text()
    assert "boom" in report
    assert "be laid" not in report
    assert str(record) not in report


@pytest.mark.slow
def test_suspending_and_ending_by_a_signal_restore_the_terminal(record: Path) -> None:
    terminal = Terminal("-c", RUN, str(record))
    process = terminal.process.pid

    def is_restored() -> bool:
        modes = (b"\x1b[?1049", b"\x1b[?1000", b"\x1b[?1003", b"\x1b[?2004")
        left = all(terminal.raw.rfind(mode + b"l") > terminal.raw.rfind(mode + b"h") for mode in modes)
        return left and termios.tcgetattr(terminal.slave)[3] == terminal.before[3]

    try:
        terminal.until("TABLED 39-11")
        assert not is_restored()
        terminal.send("\x1a")
        assert terminal.is_stopped()
        assert is_restored()
        os.kill(process, signal.SIGCONT)
        terminal.screen.reset()
        assert "TABLED 39-11" in terminal.until("TABLED 39-11")
        os.kill(process, signal.SIGHUP)
        assert terminal.ended() == 128 + signal.SIGHUP
        assert is_restored()
    finally:
        terminal.close()


@pytest.mark.slow
def test_without_a_terminal_it_says_so_and_exits_with_2(record: Path) -> None:
    process = subprocess.run([sys.executable, "-c", RUN, str(record)], capture_output=True, text=True, timeout=30)
    assert process.returncode == 2
    assert process.stdout == ""
    assert process.stderr.startswith("councilui needs a terminal")
    assert process.stderr.count("\n") == 1


@pytest.mark.slow
def test_the_first_paint_imports_neither_the_loaders_nor_what_opens_later(record: Path) -> None:
    code = (
        "import sys; import councilui.tui.app, councilui.tui.screens.meeting\n"
        "late = ('sqlite_utils', 'click', 'councilui.load', 'councilui.export', 'councilui.analysis', "
        "'councilui.record.queries', 'councilui.record.views', 'councilui.tui.screens.search')\n"
        "print([name for name in late if name in sys.modules])"
    )
    process = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=30, check=True)
    assert process.stdout.strip() == "[]"


SHELL = (
    "import fcntl, os, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.environ.update(PS1='$ ', PS0='');"
    "os.execvp('bash', ['bash', '--norc', '--noprofile', '-i'])"
)
"""A shell with job control in the pseudo-terminal."""


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash, which stops and continues a program")
def test_ctrl_z_gives_the_terminal_to_the_shell_and_fg_gives_it_back(record: Path) -> None:
    terminal = Terminal("-c", SHELL)
    try:
        terminal.until("$ ")
        terminal.send(f"{sys.executable} -m councilui --fresh {record}\n")
        assert "TABLED 39-11" in terminal.until("be laid on the")
        terminal.send("3\x1a")
        assert "Stopped" in terminal.until("Stopped")
        terminal.send("echo $((40 + 2)) and all\n")
        assert "42 and all" in terminal.until("42 and all")
        terminal.send("fg\n")
        assert "═ 3 Vote ═" in terminal.until("═ 3 Vote ═")
        terminal.send("1")
        assert "═ 1 Agenda ═" in terminal.until("═ 1 Agenda ═")  # keys come to it again
        terminal.send("q")
        terminal.until("$ ")
        terminal.send("exit\n")
        assert terminal.ended() == 0
    finally:
        terminal.close()


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("less") is None, reason="needs less")
def test_the_vote_is_read_in_the_pager_and_the_screen_comes_back(
    record: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nhead -c 20 "$1"; echo; echo press Enter; read line\n')
    editor.chmod(0o755)
    monkeypatch.setenv("PAGER", "less -X")
    monkeypatch.setenv("EDITOR", str(editor))
    terminal = Terminal("-m", "councilui", "--fresh", str(record))
    try:
        terminal.until("be laid on the")
        terminal.send("P")
        assert "# Welcoming City" in terminal.until("Who voted")
        terminal.send("q")
        assert "q quit" in terminal.until("q quit")
        terminal.send("O")
        assert "press Enter" in terminal.until("press Enter")
        terminal.send("\n3")
        assert "═ 3 Vote ═" in terminal.until("═ 3 Vote ═")
        terminal.send("q")
        assert terminal.ended() == 0
    finally:
        terminal.close()


@pytest.mark.slow
def test_the_terminals_cursor_stands_on_the_selected_row(record: Path) -> None:
    terminal = Terminal("-m", "councilui", "--fresh", str(record))

    def is_on(text: str) -> bool:
        """Whether the cursor comes to stand before this text."""
        for _ in range(100):
            cursor = terminal.screen.cursor
            if terminal.screen.display[cursor.y][cursor.x :].startswith(text):
                return True
            terminal.until("no such text", 0.1)
        return False

    try:
        terminal.until("be laid on the")
        assert is_on("O2023-0004222")
        terminal.send("j")
        terminal.until("be passed?")
        assert is_on("Or2025-0014616")
        terminal.send("m")
        terminal.until("Meetings, newest first")
        assert is_on(" date or a body")  # where letters go; Textual puts it a cell after the end of what is typed
        terminal.send("\x1b")
        terminal.until("═ 1 Agenda ═")
        assert is_on("Or2025-0014616")
        terminal.send("q")
        assert terminal.ended() == 0
    finally:
        terminal.close()


@pytest.mark.slow
def test_no_color_means_none(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    terminal = Terminal("-m", "councilui", "--fresh", str(record))
    try:
        assert "TABLED 39-11" in terminal.until("be laid on the")
        terminal.send("q")
        assert terminal.ended() == 0
    finally:
        terminal.close()
    attributes = re.findall(rb"\x1b\[([0-9;]*)m", terminal.raw)
    codes = {code for codes in attributes for code in codes.split(b";")}
    assert codes <= {b"", b"0", b"1", b"2", b"3", b"4", b"7"}  # bold, dim, italic, underlined, reversed
    assert b"1" in codes
