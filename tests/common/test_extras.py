"""A part that is missing is told with a command that installs it here."""

from __future__ import annotations

import re
import shlex
import sys
import tomllib
from pathlib import Path

from councilui.common.extras import install_command

ROOT = Path(__file__).parent.parent.parent


def test_the_command_is_for_this_installation() -> None:
    assert shlex.split(install_command("documents")) == [sys.executable, "-m", "pip", "install", "councilui[documents]"]


def test_each_extra_that_is_asked_for_exists() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "councilui").rglob("*.py"))
    extras = set(re.findall(r"install_command\(['\"](\w+)['\"]\)", sources))
    assert {"documents", "spreadsheets"} <= extras <= set(project["optional-dependencies"])
