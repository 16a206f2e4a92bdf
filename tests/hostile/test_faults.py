"""A load that is stopped loses nothing: the old record stands, or the new one does, and the next load goes on."""

from __future__ import annotations

import subprocess
import sys
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from councilui.load.pipeline import load
from councilui.record.database import open_record
from councilui.record.integrity import check_integrity
from tests.hostile.faults import MODES, Trial, fill_disk, kill_loads, reader, write_votes

_WRONG = {"GONE", "HALF WRITTEN", "DAMAGED", "NOT RECOVERED", "ANOTHER ERROR"}


@pytest.mark.parametrize("mode", MODES)
def test_a_killed_load_leaves_the_old_or_the_new(mode: str, tmp_path: Path) -> None:
    outcomes = kill_loads(Trial(tmp_path, mode), 4, seed=1)
    assert not _WRONG & outcomes.keys(), outcomes


@pytest.mark.parametrize("mode", MODES)
def test_a_full_disk_leaves_the_old(mode: str, tmp_path: Path) -> None:
    outcomes = fill_disk(Trial(tmp_path, mode), 5, seed=2)
    assert not _WRONG & outcomes.keys(), outcomes
    assert outcomes["refused in a sentence"] > 1


def test_who_reads_during_a_load_sees_the_old_or_the_new(tmp_path: Path) -> None:
    write_votes(tmp_path / "a.csv", 40, 2023)
    target = tmp_path / "a.db"
    load([tmp_path / "a.csv"], target)
    with ExitStack() as stack:
        readers = [stack.enter_context(reader(target)) for _ in range(3)]
        for votes in (50, 40):
            write_votes(tmp_path / "a.csv", votes, 2023)
            assert load([tmp_path / "a.csv"], target).changed
        assert [errors() for errors in readers] == [[], [], []]


def test_of_two_loads_at_once_each_succeeds_or_says_that_another_one_writes(tmp_path: Path) -> None:
    write_votes(tmp_path / "a.csv", 60, 2023)
    target = tmp_path / "a.db"
    command = [sys.executable, "-m", "councilui", "load", str(tmp_path / "a.csv"), "--db", str(target)]
    loads = [subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) for _ in range(2)]
    results = [(child.communicate()[1].decode(), child.returncode) for child in loads]
    assert 0 in [status for _, status in results]
    assert all(status == 0 or "Another load is writing" in text for text, status in results), results
    with closing(open_record(target)) as connection:
        assert check_integrity(connection) == []
