"""`python -m benchmarks.endurance TRIAL [NUMBER] [SEED]`: one of the trials, so many times."""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable
from typing import Final

from benchmarks.endurance.flips import flip_bits
from benchmarks.endurance.keys import press_keys
from benchmarks.endurance.loads import kill, load_changed, load_inputs, run_out_of_room

TRIALS: Final[dict[str, tuple[Callable[[int, int], Counter[str]], int]]] = {
    "flips": (flip_bits, 300),
    "kills": (kill, 300),
    "room": (run_out_of_room, 300),
    "inputs": (load_inputs, 100),
    "changed": (load_changed, 500),
    "keys": (press_keys, 1000),
}
"""Each trial with how many times it is made if nobody says otherwise."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.endurance")
    parser.add_argument("trial", choices=TRIALS)
    parser.add_argument("number", type=int, nargs="?")
    parser.add_argument("seed", type=int, nargs="?", default=1)
    arguments = parser.parse_args()
    trial, default = TRIALS[arguments.trial]
    start = time.monotonic()
    for outcome, number in trial(arguments.number or default, arguments.seed).items():
        print(f"{number:7,} {outcome}")
    print(f"{time.monotonic() - start:7,.0f} seconds")


if __name__ == "__main__":
    main()
