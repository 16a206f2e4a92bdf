"""Where what is printed goes: a full disk, a closed stream, a device, an encoding that lacks a character."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from councilui.cli import run


def _shell(line: str, **environment: str) -> tuple[int, str]:
    """The status of a line in which `councilui` is this program, and what it says on standard error."""
    command = f"councilui() {{ '{sys.executable}' -m councilui \"$@\"; }}; {line}"
    done = subprocess.run(
        ["sh", "-c", command], capture_output=True, text=True, check=False, env=os.environ | environment
    )
    return done.returncode, done.stderr


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="this system has no /dev/full")
@pytest.mark.parametrize("command", ["show vote O2021-117", "list votes --json", "list votes"])
def test_a_full_disk_behind_the_output_is_one_sentence(command: str) -> None:
    assert _shell(f"councilui {command} > /dev/full") == (
        1,
        "councilui: What is printed: No space left on device.\n",
    )


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", "<&- >&- 2>&-"])
def test_a_closed_stream_is_no_mistake(closed: str, record: Path, tmp_path: Path) -> None:
    shutil.copy(record, tmp_path / "a.db")
    assert _shell(f"councilui list votes -d '{tmp_path / 'a.db'}' {closed}") == (0, "")
    assert (tmp_path / "a.db").read_bytes() == record.read_bytes()


def test_an_encoding_without_a_character_is_one_sentence() -> None:
    status, err = _shell("councilui show vote O2021-117", PYTHONIOENCODING="ascii")
    assert status == 1
    assert err == "councilui: The output's encoding, ascii, lacks U+2014. Set PYTHONIOENCODING=utf-8.\n"


@pytest.mark.parametrize("columns", ["²", "abc", "-5", "", "0", "1", "99999"])
def test_no_width_is_a_mistake(
    columns: str, record: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    for command in (["show", "vote", "O2021-117"], ["list", "bodies"]):
        assert run([*command, "-d", str(record)]) == 0
    assert capfd.readouterr().err == ""


def test_a_csv_file_is_known_to_spreadsheets_as_utf_8(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Excel reads a file without the signature in an older encoding; a pipe has no use for it."""
    file = tmp_path / "doubts.csv"
    assert run(["export", "doubts", "-o", str(file)]) == 0
    assert run(["export", "doubts", "--to", "csv"]) == 0
    assert file.read_bytes() == b"\xef\xbb\xbf" + capfd.readouterr().out.encode()
    assert {row["recorded"] for row in csv.DictReader(file.read_text("utf-8-sig").splitlines())} == {"yes", "no"}


def test_an_export_into_a_pipe_leaves_it_a_pipe(tmp_path: Path) -> None:
    """As into any device: /dev/null must not become a file."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE)
    assert run(["export", "doubts", "--to", "csv", "-o", str(pipe)]) == 0
    assert b"kind" in reader.communicate()[0]
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]


@pytest.mark.parametrize("command", ["export vote O2021-117", "brief --since 2025", "what-if O2021-117 --absent lopez"])
def test_a_dash_is_standard_output(
    command: str, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    written = []
    for where in ([], ["-o", "-"]):
        assert run([*command.split(), *where]) == 0
        written.append(capfd.readouterr().out)
    assert written[0]
    assert written[0] == written[1]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["export vote O2021-117", "brief --since 2025"])
def test_an_extension_of_no_format_is_refused(command: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run([*command.split(), "-o", str(tmp_path / "a.zzz")]) == 1
    assert capfd.readouterr().err.startswith("councilui: No format has the extension .zzz. Use .md, ")
    assert not (tmp_path / "a.zzz").exists()


def test_a_theme_that_is_none_is_refused_where_it_is_named(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["config", "--theme", "nosuch"]) == 1
    assert capfd.readouterr().err.startswith("councilui: There is no theme “nosuch.” Use auto, ")
    assert run(["config", "--theme", "textual-light"]) == 0
    assert capfd.readouterr().err == ""
