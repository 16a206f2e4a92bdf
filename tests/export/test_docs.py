"""docs/exports.md shows what the commands really print."""

from __future__ import annotations

import doctest
import json
import re
import shlex
from pathlib import Path

import pytest

from councilui.cli import run
from councilui.export import agreement, csv_rows, divided_votes, roll_grid
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
SHOWN = [
    (command.strip(), told)
    for block in re.findall(r"```console\n(.*?)```", PAGE, re.DOTALL)
    for command, _, told in (part.partition("\n") for part in re.split(r"^\$ ", block, flags=re.MULTILINE) if part)
]
PLAIN = re.findall(r"^    (councilui .*)$", PAGE, re.MULTILINE)


@pytest.mark.parametrize(("command", "told"), SHOWN, ids=[command for command, _ in SHOWN])
def test_what_the_page_shows_is_printed(
    command: str, told: str, record: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COUNCILUI_DB", str(record))
    assert run(shlex.split(command)[1:]) == 0
    out, err = capfd.readouterr()
    assert err == ""
    if told.endswith("...\n"):
        told = told[:-1]
    assert doctest.OutputChecker().check_output(told, out, doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE), out


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
        csv_rows.ROLL_COLUMNS, csv_rows.MEETING_COLUMNS, csv_rows.PERSON_COLUMNS, csv_rows.MATTER_COLUMNS,
        csv_rows.COMPARISON_COLUMNS, csv_rows.SEARCH_COLUMNS, divided_votes.COLUMNS,
        agreement.COLUMNS, roll_grid.COLUMNS,
    )  # fmt: skip
    shapes = json.loads((ROOT / "docs" / "record.schema.json").read_text(encoding="utf-8"))["$defs"]
    kinds = ("vote", "meeting", "person", "matter", "comparison", "search", "desk", "agreement", "grid", "what_if")
    for names in (*tables, *(shapes[kind]["required"] for kind in kinds)):
        assert f"`{', '.join(names)}`" in PAGE
