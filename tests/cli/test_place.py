"""`councilui [DB] [PLACE]`, in a real terminal."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from councilui.cli import run
from tests.tui.terminal import Terminal


def _refusal(*arguments: str, folder: Path) -> tuple[int, str]:
    line = [sys.executable, "-m", "councilui", *arguments]
    process = subprocess.run(line, capture_output=True, text=True, cwd=folder, timeout=30)
    assert process.stdout == ""
    return process.returncode, process.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "text"),
    [
        (["O2021-117"], "Shall O2021-117 be passed?"),
        (["lopez"], "Raymond Lopez"),
        (["2021-01-27"], "2021-117"),
        (["--at", "2021-01-27/maldonado-1"], "Maldonado"),
        (["Welcoming City"], "Welcoming City"),
    ],
)
def test_it_opens_at_a_place(words: list[str], text: str, record: Path) -> None:
    with Terminal("-m", "councilui", str(record), *words) as terminal:
        assert text in terminal.until(text)
        terminal.send("q")
        assert terminal.ended() == 0


def test_what_names_several_places_is_answered_with_candidates(record: Path, tmp_path: Path) -> None:
    status, text = _refusal(str(record), "2025", folder=tmp_path)
    assert status == 2
    assert "councilui: “2025” matches 6 places; specify which one." in text
    assert "chicago-city-council/2025-01-15" in text


def test_a_misspelled_command_is_told_apart_from_a_place(tmp_path: Path) -> None:
    status, text = _refusal("serch", folder=tmp_path)
    assert status == 1
    assert "and there is no such file. Did you mean search?" in text


def test_a_file_of_that_name_is_the_record(record: Path, tmp_path: Path) -> None:
    shutil.copy(record, tmp_path / "2025")
    assert "needs a terminal" in _refusal("2025", folder=tmp_path)[1]
    assert "matches 6 places" in _refusal("--at", "2025", folder=tmp_path)[1]
    assert "There is no file nowhere.db" in _refusal("nowhere.db", "lopez", folder=tmp_path)[1]


@pytest.mark.parametrize(
    "arguments",
    [
        [""], ["-d", ""], ["--linear", "-d", ""], ["load", "", "-d", "a.db"], ["load", "a.csv", "-d", ""],
        ["show", "vote", "x", "-d", ""], ["export", "vote", "x", "-o", ""], ["backup", ""], ["config", "-d", ""],
    ],
    ids=" ".join,
)  # fmt: skip
def test_an_empty_path_is_not_the_current_folder(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "votes.csv").write_text("date,title,member,vote\n2031-05-06,Lease,Orr,yes\n", encoding="utf-8")
    assert run(arguments) == 2
    assert "The path is empty." in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["votes.csv"]


def test_one_place_at_a_time(record: Path, tmp_path: Path) -> None:
    status, text = _refusal(str(record), "lopez", "--at", "15", folder=tmp_path)
    assert status == 2
    assert "councilui opens only one place at a time: --at '15' or 'lopez'." in text


def test_a_place_may_have_several_words(record: Path, tmp_path: Path) -> None:
    for words in (["ward", "15"], ["Raymond", "Lopez"], ["welcoming", "city", "ordinance"]):
        assert "needs a terminal" in _refusal(str(record), *words, folder=tmp_path)[1]
        assert "needs a terminal" in _refusal(*words, "-d", str(record), folder=tmp_path)[1]


def test_a_folder_called_as_a_year_does_not_stand_in_the_way(record: Path, tmp_path: Path) -> None:
    (tmp_path / "2025").mkdir()
    (tmp_path / "notes").mkdir()
    assert "matches 6 places" in _refusal("2025", folder=tmp_path)[1]
    assert "notes is a folder, not a database" in _refusal("notes", folder=tmp_path)[1]


def test_an_export_names_the_command_that_opens_each_vote(record: Path, tmp_path: Path) -> None:
    line = [sys.executable, "-m", "councilui", "export", "comparison", "O2021-117", "O2023-0004222", "-d", str(record)]
    text = subprocess.run(line, capture_output=True, text=True, timeout=30, check=True).stdout
    commands = [line[2:] for line in text.splitlines() if line.startswith("- councilui --at ")]
    assert len(commands) == 2
    for command in commands:
        _, *arguments = command.split()
        status, refusal = _refusal(*arguments, "-d", str(record), folder=tmp_path)
        assert (status, "needs a terminal" in refusal) == (2, True)
