"""A session of `councilui --linear` as a user has one: lines in, text out."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from councilui.cli import run

Talk = Callable[..., str]


@pytest.fixture
def talk(record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Talk:
    """Types lines and gives what was printed; exports go to an empty folder."""
    monkeypatch.chdir(tmp_path)

    def call(*lines: str, options: tuple[str, ...] = (), path: Path = record) -> str:
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        assert run(["--linear", str(path), *options]) == 0
        return capsys.readouterr().out

    return call
