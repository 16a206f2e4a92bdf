"""Completion as a shell asks for it, and as the tab key of a real bash shows it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from councilui.cli import run
from councilui.common.errors import AmbiguousError
from councilui.record import model
from councilui.record.lookup import find_matter, find_person, find_vote
from tests.record.small_council import built
from tests.tui.terminal import Terminal

Offers = Callable[[str, Path], list[str]]
BIN = Path(sys.executable).parent
SHELLS = ("bash", "zsh", "fish")


@pytest.fixture
def offers(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Offers:
    """What is offered for the last word of a command line on a record, by the protocol of bash."""

    def ask(line: str, record: Path) -> list[str]:
        monkeypatch.setenv("COUNCILUI_DB", str(record))
        monkeypatch.setenv("_COUNCILUI_COMPLETE", "bash_complete")
        monkeypatch.setenv("COMP_WORDS", line)
        monkeypatch.setenv("COMP_CWORD", str(line.count(" ")))
        with pytest.raises(SystemExit) as end:
            run([])
        out, err = capfd.readouterr()
        assert (end.value.code, err) == (0, "")
        words: list[str] = []
        for kind, _, word in (offer.partition(",") for offer in out.splitlines() if offer):
            words = [] if kind == "file" else [*words, word]  # as the script for bash does
        return words

    return ask


@pytest.mark.parametrize(
    ("line", "offer"),
    [
        ("councilui sh", "show"),
        ("councilui show ", "vote"),
        ("councilui show vote O2023-0004", "O2023-0004222"),
        ("councilui show vote o2023-0004", "O2023-0004222"),
        ("councilui show meeting 2025-01", "2025-01-15"),
        ("councilui show person lop", "lopez"),
        ("councilui show person Lop", "Lopez"),
        ("councilui show person ray", "raymond-lopez"),
        ("councilui show statement 2021", "2021-01-27/maldonado-1"),
        ("councilui cite source docu", "documenters-2023-06-21"),
        ("councilui cite statement 2021", "2021-01-27/maldonado-1"),
        ("councilui compare O2021-117 Or2025", "Or2025-0014616"),
        ("councilui list votes --dissenter tab", "tabares"),
        ("councilui list votes --matter O2021", "O2021-117"),
        ("councilui export vote O2021-117 --to m", "markdown"),
        ("councilui O2021", "O2021-117"),
        ("councilui lop", "lopez"),
        ("councilui --at 2025-01", "2025-01-15"),
        ("councilui --a", "--at"),
        ("councilui --theme high", "high-contrast"),
        ("councilui completion ", "fish"),
    ],
)
def test_what_is_offered(line: str, offer: str, record: Path, offers: Offers) -> None:
    assert offer in offers(line, record)


def test_what_is_offered_is_taken(record: Path, connection: sqlite3.Connection, offers: Offers) -> None:
    people, votes = offers("councilui show person ", record), offers("councilui show vote O2", record)
    assert len(people) > 50
    for person in people:
        assert find_person(connection, person), person
    for vote in votes:
        with suppress(AmbiguousError):  # a matter of several votes, which are listed
            assert find_vote(connection, vote), vote


def test_without_a_record_nothing_is_offered_and_nothing_is_said(tmp_path: Path, offers: Offers) -> None:
    (tmp_path / "empty.db").write_bytes(b"")
    assert offers("councilui show vote O2", tmp_path / "empty.db") == []
    assert offers("councilui show vote O2", tmp_path / "missing.db") == []


@pytest.mark.parametrize("shell", SHELLS)
def test_there_is_a_script_for_each_shell(shell: str) -> None:
    script = subprocess.run(
        [BIN / "councilui", "completion", shell], capture_output=True, text=True, timeout=30, check=True
    ).stdout
    assert "_COUNCILUI_COMPLETE" in script


@pytest.mark.slow
@pytest.mark.parametrize("shell", SHELLS)
def test_the_tab_key_of_a_real_shell(shell: str, record: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed: its tab key was not pressed")
    monkeypatch.setenv("PATH", f"{BIN}:{os.environ['PATH']}")
    monkeypatch.setenv("COUNCILUI_DB", str(record))
    monkeypatch.setenv("PS1", "ready> ")
    monkeypatch.setenv("HOME", str(tmp_path))
    options, setup = {
        "bash": (["--norc", "--noprofile"], 'eval "$(councilui completion bash)"'),
        "zsh": (["-f"], 'autoload -Uz compinit; compinit -u -D; eval "$(councilui completion zsh)"'),
        "fish": (
            ["--no-config", "-C", "function fish_prompt; echo 'ready> '; end"],
            "councilui completion fish | source",
        ),
    }[shell]
    with Terminal.of_shell(shell, *options) as terminal:
        terminal.until(">")
        terminal.send(f'{setup}; echo do""ne\r')
        assert "\ndone" in terminal.until("\ndone")
        terminal.send("councilui show vote O2023-0004\t")
        assert "show vote O2023-0004222" in terminal.until("O2023-0004222")
        terminal.send("\x15councilui show person lop\t")
        assert "show person lopez" in terminal.until("person lopez")
        terminal.send("\x15exit\r")
        terminal.ended()


def test_completing_does_not_import_what_it_does_not_need(record: Path) -> None:
    code = (
        "import sys, os\n"
        "os.environ.update(_COUNCILUI_COMPLETE='bash_complete', COMP_WORDS='councilui lop', COMP_CWORD='1')\n"
        "from councilui.cli import run\n"
        "try: run([])\n"
        "except SystemExit: pass\n"
        "print([name for name in sys.modules if name.startswith(('textual', 'rich.console', 'councilui.analysis', "
        "'councilui.export', 'councilui.kinds', 'councilui.load'))])"
    )
    process = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=30, check=True)
    assert process.stdout.splitlines() == ["plain,lopez", "[]"]


def test_a_number_with_a_blank_is_offered_as_one_word_that_is_taken(tmp_path: Path, offers: Offers) -> None:
    matter = model.Matter("int-1", "Int 0001-1998", "recorded", "A local law on street trees")
    path = tmp_path / "town.db"
    with closing(built(path, (matter,))) as connection:
        assert find_matter(connection, "Int0001-1998") == find_matter(connection, "Int 0001-1998") == "int-1"
    assert offers("councilui show matter int", path) == ["Int0001-1998", "int-1"]
    assert offers("councilui show matter Int00", path) == ["Int0001-1998"]
