"""Ask a record's file, DuckDB and Spark the same four questions, and hold their answers against each other.

    councilui export record --to parquet FOLDER -d my.db
    python examples/scale/answers.py my.db FOLDER --word housing

Needs `pip install duckdb pyspark` (Spark needs Java 17); an engine that is not installed is left out, by name. Leaves
with status 1 if any answer differs.
"""

import argparse
import sys
import time
from pathlib import Path
from typing import Any

from engines import ENGINES
from questions import QUESTIONS


def main() -> int:
    """Print a table of rows and seconds; the status to leave with."""
    parser = argparse.ArgumentParser(description="The same questions to SQLite, DuckDB and Spark.")
    parser.add_argument("record", type=Path, help="the database that councilui loaded")
    parser.add_argument("folder", type=Path, help="the same record as Parquet")
    parser.add_argument("--word", default="housing", help="the word to look for (default: housing)")
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=list(ENGINES))
    options = parser.parse_args()
    answers: dict[str, dict[str, list[tuple[Any, ...]]]] = {question: {} for question in QUESTIONS}
    print(f"{'engine':8} {'question':30} {'rows':>9} {'s':>8}")
    for engine in options.engines:
        try:
            began = time.perf_counter()
            ask = ENGINES[engine](options.record, options.folder, options.word)
            print(f"{engine:8} {'(ready)':30} {'':9} {time.perf_counter() - began:8.2f}", flush=True)
        except ImportError:
            print(f"{engine:8} not installed, left out", flush=True)
            continue
        for question, sql in QUESTIONS.items():
            began = time.perf_counter()
            rows = answers[question][engine] = ask(sql)
            print(f"{engine:8} {question:30} {len(rows):9,} {time.perf_counter() - began:8.2f}", flush=True)
    return _compared(answers)


def _compared(answers: dict[str, dict[str, list[tuple[Any, ...]]]]) -> int:
    differing = 0
    for question, by_engine in answers.items():
        if len(by_engine) < 2:
            continue
        (first, rows), *others = by_engine.items()
        for engine, other_rows in others:
            unlike = [pair for pair in zip(rows, other_rows, strict=False) if pair[0] != pair[1]]
            if unlike or len(rows) != len(other_rows):
                differing += 1
                print(f"{question}: {first} and {engine} differ, first in {unlike[:1] or 'how many rows they have'}")
            else:
                print(f"{question}: {first} and {engine} equal, row by row")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
