"""What a reader takes away from the screen, and what is said about where it went."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from councilui.common import clipboard
from councilui.output import copy_text
from councilui.tui.screens.pick import PickScreen
from tests.tui.driver import drive

TABLED = "chicago-city-council/2025-01-15/o2023-0004222/table"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


async def test_e_writes_markdown_with_the_date_of_its_data_and_overwrites_nothing(record: Path, here: Path) -> None:
    async with drive(record, vote=TABLED) as driver:
        await driver.press("e")
        await driver.press("e")
        notices = driver.notices
    first, second = sorted(here.iterdir())
    assert [first.suffix, second.suffix] == [".md", ".md"]
    assert first.read_text() == second.read_text()
    assert first.read_text().startswith("# Welcoming City Ordinance: let police work with ICE")
    assert "Data as of Oct. 5, 2026" in first.read_text()
    assert any(str(first) in notice for notice in notices)
    assert any(str(second) in notice for notice in notices)


@pytest.mark.parametrize(
    ("typed", "ending", "holds"),
    [
        ("vote html", ".html", "<!DOCTYPE html>"),
        ("vote spreadsheet", ".csv", "vote_event,date,body"),
        ("meeting .json", ".json", '"id": "chicago-city-council/2025-01-15"'),
        ("matter markdown", ".md", "# Welcoming City Ordinance: let police"),
    ],
)
async def test_the_format_is_picked_by_typing(record: Path, here: Path, typed: str, ending: str, holds: str) -> None:
    async with drive(record, (80, 24), vote=TABLED) as driver:
        await driver.press("E")
        assert isinstance(driver.app.screen, PickScreen)
        await driver.shows("Markdown, for a story or a memo")
        await driver.enter_text(typed)
        await driver.press("enter")
        assert not isinstance(driver.app.screen, PickScreen)
        (path,) = here.iterdir()
        assert any(str(path) in notice for notice in driver.notices)
    assert path.name.endswith(ending)
    assert holds in path.read_text()
    # By this signature, spreadsheets know UTF-8: without it, they would show "Peña" as "PeÃ±a".
    assert path.read_bytes().startswith(b"\xef\xbb\xbf") == (ending == ".csv")


async def test_a_folder_that_cannot_be_written_is_told(record: Path, here: Path) -> None:
    async with drive(record, vote=TABLED) as driver:
        gone = here / "gone"
        gone.mkdir()
        os.chdir(gone)
        gone.rmdir()
        await driver.press("e")
        assert any("can't be written" in notice for notice in driver.notices)
        os.chdir(here)


async def test_a_style_of_citation_is_picked_and_copied(record: Path) -> None:
    async with drive(record, vote=TABLED) as driver:
        await driver.press("Y")
        await driver.shows("Coun. J. 1-15-25")
        await driver.enter_text("vote journal")
        await driver.press("enter")
        assert driver.app.clipboard == "Coun. J. 1-15-25"
        assert any("The citation of the vote (Journal)" in notice for notice in driver.notices)
        await driver.press("2", "Y")
        await driver.shows("The statement, Plain")
        await driver.enter_text("statement csl")
        await driver.press("enter")
        assert json.loads(driver.app.clipboard)[0]["type"] in ("speech", "document")


async def test_what_went_to_the_terminal_is_also_in_a_file_of_the_user_alone(record: Path) -> None:
    async with drive(record, vote=TABLED) as driver:
        await driver.press("y")
        await driver.settle()
        path = Path(os.environ["XDG_STATE_HOME"]) / "councilui" / "copied.txt"
        assert path.read_text() == f"{driver.app.clipboard}\n"
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert any("OSC 52" in notice and str(path) in notice for notice in driver.notices)


async def test_what_the_cursor_is_on_in_a_profile_is_copied_with_its_base_or_source(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("p", *"lopez", "enter", "y")
        await driver.settle()
        figure, base = driver.app.clipboard.splitlines()
        assert figure.startswith("Raymond Lopez: Voted with the majority in 41% (49 of 119) of divided votes.")
        assert "This record holds contested votes only." in figure
        assert base.startswith("— Counted over 120 divided votes, Jan. 27, 2021, to April 16, 2025, according to ")
        await driver.press("3", "y")
        await driver.settle()
        assert "and Silvana Tabares (23rd): voted the same way in 72% (85 of 118)." in driver.app.clipboard
        await driver.press("4", "y")
        await driver.settle()
        assert "O2023-0004222" in driver.app.clipboard
        await driver.press("5", "y")
        await driver.settle()
        assert "Raymond Lopez" in driver.app.clipboard.splitlines()[-1]
        assert "Source: " in driver.app.clipboard


async def test_a_seat_is_no_figure_to_copy(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("p", *"lopez", "enter", "end", "y")
        await driver.notifies("Select a figure of the votes to copy it.")


def test_a_tool_of_the_machine_is_taken_when_its_screen_is_the_users(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tool = tmp_path / "xclip"
    tool.write_text(f'#!/bin/sh\ncat > "{tmp_path}/got"\necho "$@" > "{tmp_path}/how"\n')
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setenv("DISPLAY", ":0")
    sent: list[str] = []
    assert copy_text("naïve “words”", "The text", sent.append).sentence == "The text: copied to the clipboard (xclip)."
    assert (tmp_path / "got").read_text() == "naïve “words”"
    assert sent == []
    monkeypatch.setenv("SSH_CONNECTION", "10.0.0.1 1 10.0.0.2 22")  # the clipboard there is not the user's
    assert "OSC 52" in copy_text("words", "The text", sent.append).sentence
    assert sent == ["words"]


def test_a_tool_that_fails_gives_way_to_the_next_and_to_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tool = tmp_path / "xsel"
    tool.write_text("#!/bin/sh\nexit 1\n")
    tool.chmod(0o755)
    environment = {"PATH": str(tmp_path), "DISPLAY": ":0"}
    assert [command[0] for command in clipboard.tools(environment) if command[0] != "pbcopy"] == ["xclip", "xsel"]
    assert clipboard.by_tool("words", {**environment, "PATH": f"{tmp_path}:/bin:/usr/bin"}) is None
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(blocked))
    sent: list[str] = []
    notices = copy_text("words", "The text", sent.append)
    assert sent == ["words"]
    assert "councilui cite" in notices.sentence


@pytest.mark.skipif(shutil.which("tmux") is None, reason="needs tmux")
def test_inside_tmux_a_text_goes_into_its_buffer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    socket = tmp_path / "tmux"
    tmux = ["tmux", "-S", str(socket), "-f", os.devnull]
    subprocess.run([*tmux, "new-session", "-d", "-x", "80", "-y", "24", "sleep 60"], check=True, timeout=20)
    try:
        monkeypatch.setenv("TMUX", f"{socket},1,0")
        notice = copy_text("Shall it be “laid on the table”?\nYes.", "The vote", lambda text: None)
        assert notice.sentence == "The vote: copied to tmux's buffer. To paste it, press tmux's prefix key, then ]."
        buffer = subprocess.run([*tmux, "show-buffer"], check=True, capture_output=True, timeout=20).stdout
        assert buffer.decode() == "Shall it be “laid on the table”?\nYes."
    finally:
        subprocess.run([*tmux, "kill-server"], check=False, timeout=20)
