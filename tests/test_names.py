"""What each module is held to, read once: names that need no explanation, short files and functions, SQL in one place.

No participle or riddle stands for a thing, and no class name for two.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

FLOORS = ("benchmarks", "councilui", "docs", "tests")
"""The parts of the program that are held to it."""
PARTICIPLES = frozenset((
    "asked", "asking", "counted", "found", "given", "held", "keeping", "kept", "made", "meant", "named", "noted",
    "painted", "said", "saying", "seen", "shown", "taken", "taking", "told", "wanted",
))  # fmt: skip
RIDDLES = frozenset((
    "anybody", "asker", "at_hand", "catch_up", "doing", "drop", "each", "hurrying", "identity", "kin", "lane", "nth",
    "open_place", "over", "plane", "says", "standing", "strangers", "teach", "tells", "thing", "things", "whence",
    "whom",
))  # fmt: skip
_SQL = ("SELECT ", "INSERT ", "UPDATE ", "DELETE FROM", "CREATE ", "PRAGMA ")
_LONGEST_FILE, _LONGEST_FUNCTION = 400, 60  # lines


def names(node: ast.AST) -> Iterator[tuple[str, int]]:
    """The name that a node gives to a function, a parameter, a variable or an attribute, with its line."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        yield node.name, node.lineno
    elif isinstance(node, ast.arg):
        yield node.arg, node.lineno
    elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        yield node.id, node.lineno
    elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
        yield node.attr, node.lineno


def faults(path: Path, text: str, tree: ast.Module, classes: dict[str, list[str]]) -> Iterator[str]:
    """What is wrong in a module of ours; its classes are added to those of the modules before."""
    is_program = path.parts[0] == "councilui"
    has_no_sql = is_program and path.parts[1] != "record"
    if (length := len(text.splitlines())) > _LONGEST_FILE:
        yield f"{path} has {length} lines"
    if is_program and text.strip() and not ast.get_docstring(tree):
        yield f"{path} does not say what it is"
    for node in ast.walk(tree):
        for name, line in names(node):
            if name.strip("_") in PARTICIPLES | RIDDLES:
                yield f"{path}:{line}: {name} is a participle or a riddle"
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > _LONGEST_FUNCTION:
                yield f"{path}: {node.name} has {length} lines"
        elif isinstance(node, ast.ClassDef) and is_program:
            classes[node.name].append(str(path))
        elif isinstance(node, ast.Constant) and str(node.value).lstrip().startswith(_SQL) and has_no_sql:
            yield f"{path}:{node.lineno}: SQL stands in record/ alone"


@pytest.mark.parametrize("floor", FLOORS)
def test_every_module_keeps_the_rules(floor: str) -> None:
    classes = defaultdict[str, list[str]](list)
    bad: list[str] = []
    for path in sorted((ROOT / floor).rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        bad += faults(path.relative_to(ROOT), text, ast.parse(text), classes)
    bad += [f"{name} is a class in {' and '.join(paths)}" for name, paths in classes.items() if len(paths) > 1]
    assert not bad, "\n".join(bad)


def test_what_breaks_a_rule_is_found() -> None:
    long = "\n".join(["def call():", *["    pass"] * 60])
    text = f"def told(kept): self.found = nth = lambda said: 'SELECT 1'\nclass Twin: pass\n{long}" + "\n" * 350
    classes = defaultdict[str, list[str]](list)
    path = Path("councilui/tui/example.py")
    bad = "\n".join(faults(path, text, ast.parse(text), classes))
    for name in ("told", "kept", "found", "nth", "said"):
        assert f"example.py:1: {name} is" in bad
    for fault in ("example.py has 412 lines", "call has 61 lines", "example.py:1: SQL", "does not say what it is"):
        assert fault in bad
    assert classes == {"Twin": [str(path)]}
    of_tests = "\n".join(faults(Path("tests/example.py"), text, ast.parse(text), classes))
    assert "SQL" not in of_tests
    assert "412 lines" in of_tests
