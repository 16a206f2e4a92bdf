"""The questions of docs/questions.md are answered from the start screen: by keys, by mouse and by the palette."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from councilui.cli.commands import run
from councilui.tui.screens.palette import PaletteScreen
from councilui.tui.screens.pick import PickScreen
from tests.questions import KEY_NAMES, PAGE, QUESTIONS, Question
from tests.tui.driver import Driver, drive


async def _assert_answered(driver: Driver, question: Question) -> None:
    text = " ".join((driver.words, *driver.notices))
    assert question.answer
    for line in question.answer:
        assert line in text, (question.title, text)
    await driver.start_again()


async def test_the_keys_answer_every_question(record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with drive(record, (80, 24)) as driver:
        for question in QUESTIONS:
            assert len(question.ways["Keys"]) <= 6, question.title
            for key in question.ways["Keys"]:
                await driver.press(KEY_NAMES.get(key, key))
            await _assert_answered(driver, question)


async def test_the_mouse_answers_every_question(record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with drive(record, (80, 24)) as driver:
        for question in QUESTIONS:
            for text in question.ways["Mouse"]:
                await driver.wheel_to(text)
                await driver.click(text)
            await _assert_answered(driver, question)


async def test_the_palette_answers_every_question(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with drive(record, (80, 24)) as driver:
        for question in QUESTIONS:
            for typed in question.ways["Palette"]:
                if not isinstance(driver.app.screen, PickScreen):
                    await driver.press("ctrl+p")
                    assert isinstance(driver.app.screen, PaletteScreen), question.title
                await driver.enter_text(typed)
                await driver.press("enter")
            await _assert_answered(driver, question)


def test_each_command_of_the_page_runs(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COUNCILUI_DB", str(record))
    commands = re.findall(r"^    councilui (.+)$", PAGE, re.MULTILINE)
    assert len(commands) >= len(QUESTIONS)
    for command in commands:
        assert run(shlex.split(command)) == 0, command
        assert capsys.readouterr().out or list(tmp_path.iterdir()), command
