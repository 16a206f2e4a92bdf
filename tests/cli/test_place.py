"""`councilui [DB] [PLACE]`, in a real terminal."""

from __future__ import annotations

import io
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from councilui.cli import run
from tests.tui.terminal import Terminal

Refusal = Callable[..., tuple[int, str]]


@pytest.fixture
def refusal(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Refusal:
    """Starts the program in `tmp_path` without a terminal: (exit status, standard error)."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", io.StringIO())

    def start(*arguments: str) -> tuple[int, str]:
        status = run(list(arguments))
        out, err = capfd.readouterr()
        assert out == ""
        return status, err

    return start


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


def test_what_names_several_places_is_answered_with_candidates(record: Path, refusal: Refusal) -> None:
    status, text = refusal(str(record), "2025")
    assert status == 2
    assert "councilui: “2025” matches 6 places; specify which one." in text
    assert "chicago-city-council/2025-01-15" in text


def test_a_misspelled_command_is_told_apart_from_a_place(refusal: Refusal) -> None:
    status, text = refusal("serch")
    assert status == 1
    assert "and there is no such file. Did you mean search?" in text


def test_a_file_of_that_name_is_the_record(record: Path, tmp_path: Path, refusal: Refusal) -> None:
    shutil.copy(record, tmp_path / "2025")
    assert "needs a terminal" in refusal("2025")[1]
    assert "matches 6 places" in refusal("--at", "2025")[1]
    assert "There is no file nowhere.db" in refusal("nowhere.db", "lopez")[1]


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


def test_one_place_at_a_time(record: Path, refusal: Refusal) -> None:
    status, text = refusal(str(record), "lopez", "--at", "15")
    assert status == 2
    assert "councilui opens only one place at a time: --at '15' or 'lopez'." in text


def test_a_place_may_have_several_words(record: Path, refusal: Refusal) -> None:
    for words in (["ward", "15"], ["Raymond", "Lopez"], ["welcoming", "city", "ordinance"]):
        assert "needs a terminal" in refusal(str(record), *words)[1]
        assert "needs a terminal" in refusal(*words, "-d", str(record))[1]


def test_a_folder_called_as_a_year_does_not_stand_in_the_way(record: Path, tmp_path: Path, refusal: Refusal) -> None:
    (tmp_path / "2025").mkdir()
    (tmp_path / "notes").mkdir()
    assert "matches 6 places" in refusal("2025")[1]
    assert "notes is a folder, not a database" in refusal("notes")[1]


def test_an_export_names_the_command_that_opens_each_vote(
    record: Path, tmp_path: Path, refusal: Refusal, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command is for the record in hand, which is not named if it is the one that comes with the program."""
    (tmp_path / "our city.db").hardlink_to(record)
    monkeypatch.chdir(tmp_path)
    for options, program in ([], "councilui --at "), (["-d", "our city.db"], "councilui 'our city.db' --at "):
        assert run(["export", "comparison", "O2021-117", "O2023-0004222", *options]) == 0
        text = capfd.readouterr().out
        commands = [line[2:] for line in text.splitlines() if line.startswith(f"- {program}")]
        assert len(commands) == 2
        for command in commands:
            _, *arguments = shlex.split(command)
            status, text = refusal(*arguments)
            assert (status, "needs a terminal" in text) == (2, True)
