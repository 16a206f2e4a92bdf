"""The manual page, as `man` reads it."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest

from councilui.cli import COMMANDS
from tests.conftest import ROOT

PAGE = ROOT / "docs" / "councilui.1"


@pytest.mark.skipif(shutil.which("man") is None, reason="man is not installed")
def test_man_shows_every_command_without_a_warning() -> None:
    environment = {**os.environ, "MANWIDTH": "100", "LC_ALL": "C.UTF-8"}
    process = subprocess.run(
        ["man", "--warnings", "-l", str(PAGE)], capture_output=True, text=True, env=environment, timeout=60, check=True
    )
    assert process.stderr == ""
    for name in COMMANDS:
        assert f"councilui {name}" in process.stdout
    assert "EXIT STATUS" in process.stdout
    assert "--dissenter NAME" in process.stdout
    assert "Options" not in process.stdout
