"""In a real terminal: it starts, it leaves the terminal as it was, and without one it says so."""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

from tests.tui.hostile_record import hostile_record
from tests.tui.terminal import RUN, Terminal


@pytest.mark.slow
def test_folders_under_a_file_are_told_in_a_sentence_and_the_record_opens(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    for kind in ("STATE", "CONFIG", "DATA", "CACHE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / "file" / "below"))
    with Terminal("-m", "councilui", str(record)) as terminal:
        assert "be laid on the" in terminal.until("be laid on the")
        assert "can't be saved" in terminal.until("can't be saved")
        terminal.send("b\rMq")
        assert terminal.ended() == 0


@pytest.mark.slow
def test_no_byte_of_a_hostile_record_reaches_the_terminal(tmp_path: Path) -> None:
    with Terminal("-c", RUN, str(hostile_record(tmp_path))) as terminal:
        assert "end-question" in terminal.until("end-question")
        terminal.send("m")
        assert "Meetings, newest first" in terminal.until("Meetings, newest first")
        terminal.send("\x1b")
        time.sleep(0.5)  # else the terminal's parser would take Esc and the next key for one
        terminal.send("3\x1b[F")
        assert "SOURCES" in terminal.until("SOURCES")
        terminal.send("q")
        assert terminal.ended() == 0
    text = terminal.raw.decode("utf-8", "replace")
    assert "]52;" not in terminal.raw.decode("utf-8", "replace").replace("␛]52;", "")
    assert "\x1b[2J" not in text.replace("\x1b[?1049h", "")
    for character in "\x9b\x9d\u202e\u2066\x00":
        assert character not in text


@pytest.mark.slow
def test_it_is_as_large_as_the_terminal_whatever_was_exported(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LINES", "24")
    with Terminal("-m", "councilui", str(record)) as terminal:
        terminal.until("q quit")
        assert "be laid on the" in terminal.until("be laid on the")
        heads = next(line for line in terminal.screen.display if "1 Agenda" in line)
        assert "─ 3 Vote ─" in heads  # the panes stand side by side
        assert "q quit" in terminal.screen.display[-1]
        terminal.resize(90, 30)
        os.killpg(terminal.process.pid, signal.SIGWINCH)  # the terminal is not the controlling one of the program
        assert "[1 Agenda]" in terminal.until("[1 Agenda]")  # one pane at a time now
        terminal.send("q")
        assert terminal.ended() == 0


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
    with Terminal("-c", crash, str(record)) as terminal:
        terminal.until("TABLED 39-11")
        terminal.send("?")
        assert terminal.ended() == 1
        after = terminal.raw[terminal.raw.rindex(b"\x1b[?1049l") :].decode()
        assert "A mistake in councilui itself ended the screen (RuntimeError at" in after
        assert "be laid" not in after
        assert termios.tcgetattr(terminal.slave)[3] == terminal.before[3]
    report = (tmp_path / "councilui" / "crash.txt").read_text()
    assert "boom" in report
    assert "be laid" not in report
    assert str(record) not in report


@pytest.mark.slow
def test_suspending_and_ending_by_a_signal_restore_the_terminal(record: Path) -> None:
    with Terminal("-c", RUN, str(record)) as terminal:
        process = terminal.process.pid

        def is_restored() -> bool:
            modes = (b"\x1b[?1049", b"\x1b[?1000", b"\x1b[?1003", b"\x1b[?2004")
            left = all(terminal.raw.rfind(mode + b"l") > terminal.raw.rfind(mode + b"h") for mode in modes)
            return left and termios.tcgetattr(terminal.slave)[3] == terminal.before[3]

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


@pytest.mark.slow
@pytest.mark.parametrize(("keys", "is_controlled"), [("", False), ("d\rx", True)])
def test_a_terminal_that_is_closed_ends_it(keys: str, is_controlled: bool, record: Path) -> None:
    """While it paints or later; a terminal that doesn't control the session sends no signal."""
    command = ("-c", RUN, str(record))
    with Terminal.of_session(sys.executable, *command) if is_controlled else Terminal(*command) as terminal:
        terminal.until("Agenda")
        terminal.send(keys)
        terminal.close()
        assert terminal.process.wait(60) == 128 + signal.SIGHUP


def test_a_window_that_changes_its_size_all_the_time_is_painted_at_last(record: Path) -> None:
    sizes = random.Random(3)
    with Terminal.of_session(sys.executable, "-c", RUN, str(record)) as terminal:
        terminal.until("Agenda")
        for number in range(100):
            terminal.resize(sizes.choice((1, 2, 20, 80, 120, 200, 300)), sizes.choice((1, 2, 10, 24, 36, 90)))
            if number % 10 == 0:
                terminal.send(sizes.choice("jkd\x1b"))
                terminal.until("nothing that is ever there", 0.01)
        terminal.resize(100, 30)
        terminal.send("\x1b" * 5)
        assert "[1 Agenda]" in terminal.until("[1 Agenda]")
        terminal.send("m")
        text = terminal.until("Meetings, newest first")
        (title,) = [line for line in text.splitlines() if "Meetings, newest first" in line]
        assert re.fullmatch(r"  ╭─ Meetings, newest first ─+╮ *", title)
        assert len(title.rstrip()) == 98
        terminal.send("\x1bq")
        assert terminal.ended() == 0


def test_a_window_that_changes_its_size_while_the_program_asks_for_it_is_painted_at_its_last_size(
    record: Path,
) -> None:
    resize_while_asked = (
        "import fcntl, shutil, struct, termios\n"
        "get_size = shutil.get_terminal_size\n"
        "def get_size_late(*arguments):\n"
        "    size = get_size(*arguments)\n"
        "    if size.columns == 90:\n"
        "        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack('HHHH', 30, 100, 0, 0))\n"
        "    return size\n"
        "shutil.get_terminal_size = get_size_late\n"
    )
    with Terminal.of_session(sys.executable, "-c", resize_while_asked + RUN, str(record)) as terminal:
        terminal.until("Agenda")
        terminal.resize(90, 30)
        terminal.screen.resize(30, 100)
        terminal.send("m")
        assert "─╮" in terminal.until("Meetings, newest first").splitlines()[1][90:]


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


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash, which stops and continues a program")
def test_ctrl_z_gives_the_terminal_to_the_shell_and_fg_gives_it_back(
    record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PS1", "$ ")
    monkeypatch.setenv("PS0", "")
    with Terminal.of_shell("bash", "--norc", "--noprofile") as terminal:
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
    with Terminal("-m", "councilui", "--fresh", str(record)) as terminal:
        terminal.until("be laid on the")
        terminal.send("P")
        assert "# Welcoming City" in terminal.until("# Welcoming City")
        terminal.send("q")
        assert "q quit" in terminal.until("q quit")
        terminal.send("O")
        assert "press Enter" in terminal.until("press Enter")
        terminal.send("\n3")
        assert "═ 3 Vote ═" in terminal.until("═ 3 Vote ═")
        terminal.send("q")
        assert terminal.ended() == 0


@pytest.mark.slow
def test_the_cursor_stands_on_the_selected_row_and_the_terminal_is_left_as_it_was(record: Path) -> None:
    with Terminal("-m", "councilui", "--fresh", str(record)) as terminal:

        def is_on(text: str) -> bool:
            """Whether the cursor comes to stand before this text."""
            for _ in range(100):
                cursor = terminal.screen.cursor
                if terminal.screen.display[cursor.y][cursor.x :].startswith(text):
                    return True
                terminal.until("no such text", 0.1)
            return False

        assert "TABLED 39-11" in terminal.until("be laid on the")
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
        assert b"\x1b[?1049h" in terminal.raw
        assert terminal.raw.rindex(b"\x1b[?1049l") > terminal.raw.rindex(b"\x1b[?1049h")
        assert termios.tcgetattr(terminal.slave)[3] == terminal.before[3]


@pytest.mark.slow
def test_a_terminal_of_16_colors_shows_a_yes_and_a_no_in_green_and_red(record: Path) -> None:
    few = 'import os; os.environ["TERM"] = "screen"; del os.environ["COLORTERM"]; '
    with Terminal("-c", few + RUN, str(record)) as terminal:
        terminal.until("of 50 seats")  # which is below the bars, and painted after them
        bars = {cell.fg for row in terminal.screen.buffer.values() for cell in row.values() if cell.data == "█"}
        terminal.send("q")
        assert terminal.ended() == 0
    assert bars == {"green", "red"}


@pytest.mark.slow
def test_no_color_means_none(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    with Terminal("-m", "councilui", "--fresh", str(record)) as terminal:
        assert "TABLED 39-11" in terminal.until("be laid on the")
        terminal.send("q")
        assert terminal.ended() == 0
    attributes = re.findall(rb"\x1b\[([0-9;]*)m", terminal.raw)
    codes = {code for codes in attributes for code in codes.split(b";")}
    assert codes <= {b"", b"0", b"1", b"2", b"3", b"4", b"7"}  # bold, dim, italic, underlined, reversed
    assert b"1" in codes
