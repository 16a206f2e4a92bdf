"""A load that is stopped loses nothing: the old record stands, or the new one does, and the next load goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from councilui.load.pipeline import load
from tests.hostile.faults import MODES, Trial, fill_disk, kill_loads, reader, write_votes

_WRONG = {"GONE", "HALF WRITTEN", "DAMAGED", "NOT RECOVERED", "ANOTHER ERROR"}


@pytest.mark.parametrize("mode", MODES)
def test_a_killed_load_leaves_the_old_or_the_new(mode: str, tmp_path: Path) -> None:
    outcomes = kill_loads(Trial(tmp_path, mode), 6, seed=1)
    assert not _WRONG & outcomes.keys(), outcomes


@pytest.mark.parametrize("mode", MODES)
def test_a_full_disk_leaves_the_old(mode: str, tmp_path: Path) -> None:
    outcomes = fill_disk(Trial(tmp_path, mode), 8, seed=2)
    assert not _WRONG & outcomes.keys(), outcomes
    assert outcomes["refused in a sentence"] > 3


def test_who_reads_during_a_load_sees_the_old_or_the_new(tmp_path: Path) -> None:
    write_votes(tmp_path / "a.csv", 40, 2023)
    target = tmp_path / "a.db"
    load([tmp_path / "a.csv"], target)
    with reader(target) as errors:
        for votes in (50, 40, 50, 40):
            write_votes(tmp_path / "a.csv", votes, 2023)
            assert load([tmp_path / "a.csv"], target).changed
        assert errors() == []
