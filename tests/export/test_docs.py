"""docs/exports.md shows what the commands really print."""

from __future__ import annotations

import doctest
import json
import re
import shlex
from pathlib import Path

import pytest

from councilui.cli import run
from councilui.export import agreement, comparison, divided_votes, matter, meeting, person, roll_grid, search, vote
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


def test_the_columns_and_keys_of_the_page_are_those_of_the_program() -> None:
    tables = (
        vote.COLUMNS, meeting.COLUMNS, person.COLUMNS, matter.COLUMNS, comparison.COLUMNS, search.COLUMNS,
        divided_votes.COLUMNS, agreement.COLUMNS, roll_grid.COLUMNS,
    )  # fmt: skip
    shapes = json.loads((ROOT / "docs" / "record.schema.json").read_text(encoding="utf-8"))["$defs"]
    kinds = ("vote", "meeting", "person", "matter", "comparison", "search", "desk", "agreement", "grid", "what_if")
    for names in (*tables, *(shapes[kind]["required"] for kind in kinds)):
        assert f"`{', '.join(names)}`" in PAGE
