"""Input that means harm ends in a sentence or a record, in bounded time and memory, and harms no other file."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest

from councilui.cli import run
from councilui.load.readings import known_formats
from tests.hostile.inputs import INPUTS, write_input
from tests.hostile.limited import run_limited

_RUN_EACH: Final = """
import resource, sys
from councilui.cli import run
from councilui.load.readings import known_formats
for path in sys.argv[1:]:
    run(["load", path, "--db", f"{path}.db"])
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
_LARGE: Final = {"zip_bomb", "tar_bomb", "word_file", "workbook", "long_line", "long_cell", "zip_of_many"}
"""What takes a second or more, and is tried by `benchmarks.endurance inputs` alone."""


@pytest.fixture(scope="module", autouse=True)
def imported(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Everything that a load imports, once in this process and not in each copy of it."""
    known_formats()
    folder = tmp_path_factory.mktemp("first")
    (folder / "votes.csv").write_text("date,body,motion,member,vote\n2031-03-05,Town Board,Fence,Ann Lee,yes\n")
    assert run(["load", str(folder), "--db", str(folder / "a.db")]) == 0


@pytest.mark.parametrize("name", sorted(INPUTS.keys() - _LARGE))
def test_it_ends_in_a_sentence_or_a_record(name: str, tmp_path: Path) -> None:
    folder, target = tmp_path / "in", tmp_path / "out" / "a.db"
    folder.mkdir()
    target.parent.mkdir()
    argument = write_input(name, folder)
    before = sorted(path for path in tmp_path.rglob("*") if "outside" in path.name)
    ended = run_limited(["load", str(argument), "--db", str(target)], megabytes=768)
    assert ended.process == 0, ended.text[-2000:]
    assert ended.statuses in ((0,), (1,)), ended.text[-2000:]
    assert "mistake in councilui" not in ended.text
    assert "Traceback" not in ended.text
    assert target.exists() == (ended.statuses == (0,))
    assert [path.name for path in target.parent.iterdir()] in ([], ["a.db"])  # nothing half written
    assert sorted(path for path in tmp_path.rglob("*") if "outside" in path.name) == before
    assert "root:" not in ended.text
    if target.exists():
        assert b"root:x:" not in target.read_bytes()  # /etc/passwd, to which a link or an entity leads


def test_a_workbook_that_aborts_the_library_is_told_and_the_rest_is_loaded(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_input("far_cell", tmp_path)
    (tmp_path / "other.csv").write_text("date,body,motion,member,vote\n2024-03-05,Town Board,Fence,Ann Lee,yes\n")
    assert run(["load", str(tmp_path), "--db", str(tmp_path / "a.db")]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "not read: votes.xlsx (this workbook can't be read: it" in out
    assert "1 vote" in out


def test_a_table_takes_few_times_its_size(tmp_path: Path) -> None:
    contents = {"rows": (b"2031-03-05,Fence,yes\r", 2), "a line": (b"Ann Lee ", 4), "zeros": (b"\0", 4)}
    paths = [tmp_path / f"{name}.csv" for name in ("small", *contents)]
    paths[0].write_text("a,b\nc\n")
    for path, (content, megabytes) in zip(paths[1:], contents.values(), strict=True):
        path.write_bytes(content * ((megabytes << 20) // len(content)))
    done = subprocess.run([sys.executable, "-c", _RUN_EACH, *paths], capture_output=True, text=True, check=True)
    sizes = [int(line) for line in done.stdout.split() if line.isdigit()]
    for (name, (_, megabytes)), (before, after) in zip(contents.items(), pairwise(sizes), strict=True):
        assert after - before < 4 * (megabytes << 10), f"{(after - before) >> 10} MB more for {megabytes} MB of {name}"
