"""Loads that are killed or that run out of room, and hostile input, as `tests/hostile` has them, many times over."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from tests.hostile.faults import MODES, Trial, fill_disk, kill_loads
from tests.hostile.inputs import INPUTS, write_input

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
