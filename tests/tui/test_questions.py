"""The questions of docs/questions.md: the keys that stand there answer each, from the start screen, in at most 6."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from councilui.cli.commands import run
from tests.conftest import ROOT
from tests.tui.driver import drive

PAGE = ROOT / "docs" / "questions.md"
NAMES = {
    "Enter": "enter", "Esc": "escape", "/": "slash", "PgDn": "pagedown", "Tab": "tab", "?": "question_mark",
}  # fmt: skip


def _questions() -> list[tuple[str, list[str], list[str]]]:
    """Each question of the page with its keys and what is then to be seen."""
    questions = []
    for part in PAGE.read_text(encoding="utf-8").split("\n## ")[1:]:
        title = part.splitlines()[0]
        keys = re.search(r"^Keys: (.+)$", part, re.MULTILINE)
        lines = re.findall(r"^> (.+)$", part, re.MULTILINE)
        assert keys is not None, title
        questions.append((title, re.findall(r"`([^`]+)`", keys[1]), lines))
    return questions


@pytest.mark.parametrize(
    ("title", "keys", "lines"), _questions(), ids=lambda value: value if isinstance(value, str) else ""
)
async def test_the_keys_answer_the_question(
    title: str, keys: list[str], lines: list[str], record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert len(keys) <= 6
    assert lines, title
    async with drive(record, (80, 24)) as driver:
        for key in keys:
            await driver.press(NAMES.get(key, key))
        await driver.settle()
        text = " ".join((driver.words, *driver.notices))
        for line in lines:
            assert line in text, (title, text)


def test_each_command_of_the_page_runs(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COUNCILUI_DB", str(record))
    commands = re.findall(r"^    councilui (.+)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(commands) >= len(_questions())
    for command in commands:
        assert run(shlex.split(command)) == 0, command
        assert capsys.readouterr().out or list(tmp_path.iterdir()), command
