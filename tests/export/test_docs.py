"""docs/exports.md shows what the commands really print."""

from __future__ import annotations

import doctest
import re
import shlex
from pathlib import Path

import click
import pytest

from councilui.cli import run
from councilui.cli.commands import group
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
EXAMPLES = [
    (command.strip(), output)
    for block in re.findall(r"```console\n(.*?)```", PAGE, re.DOTALL)
    for command, _, output in (part.partition("\n") for part in re.split(r"^\$ ", block, flags=re.MULTILINE) if part)
]
PLAIN = re.findall(r"^    (councilui .*)$", PAGE, re.MULTILINE)


@pytest.mark.parametrize(("command", "output"), EXAMPLES, ids=[command for command, _ in EXAMPLES])
def test_what_the_page_shows_is_printed(
    command: str, output: str, record: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COUNCILUI_DB", str(record))
    assert run(shlex.split(command)[1:]) == 0
    out, err = capfd.readouterr()
    assert err == ""
    if output.endswith("...\n"):
        output = output[:-1]
    assert doctest.OutputChecker().check_output(output, out, doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE), out


@pytest.mark.parametrize("command", PLAIN)
def test_every_command_of_the_page_runs(
    command: str, record: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COUNCILUI_DB", str(record))
    monkeypatch.chdir(tmp_path)
    assert run(shlex.split(command)[1:]) == 0
    assert capfd.readouterr().out or list(tmp_path.iterdir())


def test_every_command_is_in_the_page_of_commands() -> None:
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert f"\n## {name}\n" in page
        assert isinstance(command, click.Command)
        for option in (option for parameter in command.params for option in parameter.opts if option.startswith("--")):
            assert option in page
