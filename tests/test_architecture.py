"""Who may know whom: the floors of the house, asked of import-linter and of fresh processes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT


def _modules_after(statement: str) -> set[str]:
    code = f"import sys\n{statement}\nprint('\\n'.join(sys.modules))"
    process = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(process.stdout.split())


def test_each_floor_imports_only_from_floors_below() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    process = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert process.returncode == 0, process.stdout


def test_no_command_imports_textual() -> None:
    commands = ("show", "list", "search", "check", "compare", "export", "load", "what-if")
    loaded = _modules_after(
        "from councilui.cli.commands import group; import click\n"
        f"for command in {commands}: group.get_command(click.Context(group), command)"
    )
    assert {f"councilui.cli.{command.replace('-', '_')}_command" for command in commands} <= loaded
    assert not {name for name in loaded if name.split(".")[0] == "textual"}


def test_running_a_command_does_not_import_textual_or_the_loaders(record: Path) -> None:
    loaded = _modules_after(f"from councilui.cli import run; run(['show', 'vote', 'O2021-117', '-d', {str(record)!r}])")
    assert not {name for name in loaded if name.split(".")[0] in ("textual", "sqlite_utils")}
    assert not {name for name in loaded if name.startswith("councilui.load")}


def test_the_app_imports_neither_sqlite_utils_nor_the_loaders() -> None:
    loaded = _modules_after("import councilui.tui.app")
    assert "textual.app" in loaded
    assert not {name for name in loaded if name.split(".")[0] in ("sqlite_utils", "httpx", "pydantic", "numpy")}
    assert not {name for name in loaded if name.startswith("councilui.load")}


def test_a_new_record_of_a_table_needs_neither_the_reader_of_minutes_nor_sqlite_utils(tmp_path: Path) -> None:
    (tmp_path / "votes.csv").write_text("date,title,name,vote\n2031-05-06,Mill,Bo,yes\n", encoding="utf-8")
    arguments = ["load", str(tmp_path / "votes.csv"), "--db", str(tmp_path / "a.db")]
    loaded = _modules_after(f"from councilui.cli import run; run({arguments!r})")
    assert (tmp_path / "a.db").exists()
    assert "councilui.load.formats.minutes" in loaded
    assert not loaded & {"councilui.load.formats.minutes.reader", "sqlite_utils", "numpy"}


def test_help_and_version_import_next_to_nothing() -> None:
    loaded = _modules_after("from councilui.cli import run; run(['--version'])")
    assert not {name for name in loaded if name.split(".")[0] in ("textual", "rich", "sqlite3", "sqlite_utils")}
