"""Loads that are killed or that run out of room, and hostile input, as `tests/hostile` has them, many times over."""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from councilui.common.errors import CouncilError
from councilui.load.pipeline import load
from councilui.record.database import open_record
from councilui.record.integrity import check_integrity
from tests.hostile.faults import MODES, Trial, fill_disk, kill_loads
from tests.hostile.inputs import INPUTS, write_input
from tests.hostile.samples import SAMPLES, damaged, write_files

_RUN = "import sys; from councilui.cli import run; sys.exit(run(['load', *sys.argv[1:]]))"
_PATIENCE = 120  # seconds


def kill(number: int, seed: int) -> Counter[str]:
    """Kill loads of each kind, so many in all."""
    return _by_mode(kill_loads, number, seed)


def run_out_of_room(number: int, seed: int) -> Counter[str]:
    """Limit the size of files for loads of each kind, so many in all."""
    return _by_mode(fill_disk, number, seed)


def _by_mode(trial: Callable[[Trial, int, int], Counter[str]], number: int, seed: int) -> Counter[str]:
    outcomes: Counter[str] = Counter()
    for mode in MODES:
        with tempfile.TemporaryDirectory() as folder:
            results = trial(Trial(Path(folder), mode), -(-number // len(MODES)), seed)
            outcomes.update({f"{mode}: {outcome}": count for outcome, count in results.items()})
    return outcomes


def load_inputs(number: int, seed: int) -> Counter[str]:
    """Load each hostile input once, the large ones too, up to so many."""
    outcomes: Counter[str] = Counter()
    for name in list(INPUTS)[:number]:
        with tempfile.TemporaryDirectory() as text:
            folder = Path(text) / "in"
            folder.mkdir()
            command = [sys.executable, "-c", _RUN, str(write_input(name, folder)), "--db", f"{text}/a.db"]
            try:
                done = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=_PATIENCE)
            except subprocess.TimeoutExpired:
                outcomes["hung"] += 1
                print(f"{name}: hung", flush=True)
                continue
        is_mistake = "mistake in councilui" in done.stderr or done.returncode not in (0, 1)
        outcomes["a mistake" if is_mistake else ("loaded", "refused in a sentence")[done.returncode]] += 1
        if is_mistake:
            print(f"{name}: {done.stderr[-300:]}", flush=True)
    return outcomes


def load_changed(number: int, seed: int) -> Counter[str]:
    """Load so many inputs of all formats, each with bytes or values changed here and there."""
    randomness, outcomes = random.Random(seed), Counter[str]()
    names = sorted(SAMPLES)
    for _ in range(number):
        name = randomness.choice(names)
        sample = damaged(SAMPLES[name], randomness)
        with tempfile.TemporaryDirectory() as folder:
            path, target = write_files(sample, Path(folder) / "in"), Path(folder) / "a.db"
            try:
                load([path], target)
            except CouncilError:
                outcomes["LEFT SOMETHING" if target.exists() else "refused in a sentence"] += 1
            except Exception as error:
                outcomes["A MISTAKE"] += 1
                print(f"{name}: {error!r}: {sample!r}", flush=True)
            else:
                with closing(open_record(target)) as connection:
                    outcomes["DAMAGED" if check_integrity(connection) else "loaded"] += 1
    return outcomes
