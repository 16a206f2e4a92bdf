"""Who may know whom: the floors of the house, asked of import-linter and of fresh processes."""

from __future__ import annotations

import ast
import subprocess
import sys
from itertools import chain
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.test_names import FLOORS, modules

PACKAGE = ROOT / "councilui"


def _modules_after(statement: str) -> set[str]:
    code = f"import sys\n{statement}\nprint('\\n'.join(sys.modules))"
    process = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(process.stdout.split())


def test_each_floor_imports_only_from_floors_below() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    process = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert process.returncode == 0, process.stdout


@pytest.mark.parametrize("command", ["show", "list", "search", "check", "compare", "export", "load", "what-if"])
def test_a_command_does_not_import_textual(command: str) -> None:
    loaded = _modules_after(
        f"from councilui.cli.commands import group; import click; group.get_command(click.Context(group), '{command}')"
    )
    assert f"councilui.cli.{command.replace('-', '_')}_command" in loaded
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


def test_help_and_version_import_next_to_nothing() -> None:
    loaded = _modules_after("from councilui.cli import run; run(['--version'])")
    assert not {name for name in loaded if name.split(".")[0] in ("textual", "rich", "sqlite3", "sqlite_utils")}


def test_only_the_ground_floor_contains_sql() -> None:
    """Strings that begin like a statement of SQL stand in record/ alone."""
    result = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                text = node.value.lstrip()
                if text.startswith(("SELECT ", "INSERT ", "UPDATE ", "DELETE FROM", "CREATE ", "PRAGMA ")):
                    result.add(path.relative_to(PACKAGE).parts[0])
    assert result == {"record"}


def test_files_and_functions_are_short() -> None:
    """At most 400 lines in a file and 60 in a function, in tests as in the program."""
    lengths = dict[str, int]()
    for path in chain.from_iterable(map(modules, FLOORS)):
        text = path.read_text(encoding="utf-8")
        if (length := len(text.splitlines())) > 400:
            lengths[str(path.relative_to(ROOT))] = length
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > 60:
                    lengths[f"{path.relative_to(ROOT)}: {node.name}"] = length
    assert lengths == {}


def test_every_module_says_what_it_is() -> None:
    for path in PACKAGE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert not text.strip() or ast.get_docstring(ast.parse(text)), path
