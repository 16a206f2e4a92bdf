"""All benchmarks that this machine can run, in tables, beside what was kept before.

    python -m benchmarks                      # starts, commands, divided_votes, matrix, search, keys; 100,000 of each
    python -m benchmarks start divided_votes  # some of them
    python -m benchmarks --statements 1000000 --folder FOLDER --rounds 15 --keep

FOLDER keeps the made-up records for the next run. `--keep` writes benchmarks/results.json, which later runs are held
against, and results.md. Peers that are not installed are named and left out: pip install -e '.[bench]' (or into another
environment on the PATH) and apt-get install ripgrep sqlite3. Loading, minutes and endurance want files or minutes of
their own: see README.md here.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks import divided_votes, keys, matrix, starts
from benchmarks.report import Measure, keep, kept_ratios, tables


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="All benchmarks in one run.")
    parser.add_argument("suites", nargs="*", metavar="SUITE", help=f"of {', '.join(_suites())}; all by default")
    parser.add_argument("--rounds", type=int, default=7, help="rounds of each way (default: 7)")
    parser.add_argument("--statements", type=int, default=100_000, help="size of the record to search")
    parser.add_argument("--rows", type=int, default=100_000, help="length of the lists in which keys are pressed")
    parser.add_argument("--folder", type=Path, help="where made-up records are kept (default: gone afterward)")
    parser.add_argument("--record", type=Path, default=starts.RECORD, help="the record of divided_votes and member")
    parser.add_argument("--keep", action="store_true", help="keep these figures for later runs to be held against")
    options = parser.parse_args()
    if unknown := set(options.suites) - set(_suites()):
        parser.error(f"no suite {', '.join(sorted(unknown))}; there are {', '.join(_suites())}")
    result: list[Measure] = []
    with tempfile.TemporaryDirectory() as scratch:
        options.folder = options.folder or Path(scratch)
        for name in options.suites or _suites():
            result += _suites()[name](options)
    print(f"Load of the machine: {os.getloadavg()[0]:.1f} of {os.cpu_count()} processors.\n")
    print(tables(result, kept_ratios()))
    if options.keep:
        keep(result)


def _suites() -> dict[str, Callable[[argparse.Namespace], list[Measure]]]:
    return {
        "start": lambda options: starts.screens(options.rounds),
        "commands": lambda options: starts.commands(options.rounds),
        "divided_votes": lambda options: divided_votes.measure(options.record, options.rounds),
        "matrix": lambda options: matrix.measure(options.rounds),
        "search": _search,
        "keys": lambda options: keys.measure(options.folder, options.rows),
    }


def _search(options: argparse.Namespace) -> list[Measure]:
    try:
        from benchmarks.search import beside, building
    except ImportError as error:
        print(f"search: {error.name} is not installed, left out.")
        return []
    options.folder.mkdir(exist_ok=True)
    return beside.measure(building.build(options.folder, options.statements), options.folder, options.rounds)


if __name__ == "__main__":
    main()
