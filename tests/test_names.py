"""Names that need no explanation: no participle or riddle stands for a thing, and no class name for two."""

from __future__ import annotations

import ast
from collections import Counter, defaultdict
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
    "asker", "at_hand", "catch_up", "doing", "drop", "each", "hurrying", "identity", "kin", "lane", "nth",
    "open_place", "over", "plane", "standing", "strangers", "teach", "thing", "things",
))  # fmt: skip


def names(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Every name that a module gives: of functions, parameters, variables and attributes, with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, node.lineno
        elif isinstance(node, ast.arg):
            yield node.arg, node.lineno
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id, node.lineno
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.attr, node.lineno


def modules(floor: str) -> Iterator[Path]:
    """The modules of a floor."""
    yield from sorted((ROOT / floor).rglob("*.py"))


@pytest.mark.parametrize("floor", FLOORS)
def test_no_name_is_a_participle_or_a_riddle(floor: str) -> None:
    bad = [
        f"{path.relative_to(ROOT)}:{line}: {name}"
        for path in modules(floor)
        for name, line in names(ast.parse(path.read_text(encoding="utf-8")))
        if name.strip("_") in PARTICIPLES | RIDDLES
    ]
    assert not bad, "\n".join(bad)


def test_no_class_name_stands_for_two_things() -> None:
    homes: dict[str, list[str]] = defaultdict(list)
    for path in modules("councilui"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                homes[node.name].append(str(path.relative_to(ROOT)))
    counts = Counter({name: len(paths) for name, paths in homes.items()})
    assert {name: homes[name] for name, count in counts.items() if count > 1} == {}


def test_the_test_sees_names() -> None:
    tree = ast.parse("def told(kept): self.found = nth = lambda said: 1")
    assert {name for name, _ in names(tree)} == {"told", "kept", "found", "nth", "said"}
