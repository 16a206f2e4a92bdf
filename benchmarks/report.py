"""What was measured: rounds of ways turn by turn, their medians, spread and ratios, beside those kept earlier."""

from __future__ import annotations

import json
import os
import platform
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.metadata import version
from itertools import groupby
from pathlib import Path
from typing import Final, NamedTuple

KEPT: Final = Path(__file__).with_name("results.json")
_FASTER: Final = 0.85  # of the ratio that was kept: what is less is told as faster, beyond its inverse as slower


class Measure(NamedTuple):
    """What one way took, in each of its rounds. The first measure of a suite is what the others are held against."""

    suite: str
    name: str
    unit: str
    values: tuple[float, ...]

    @property
    def median(self) -> float:
        """The median of all rounds."""
        return statistics.median(self.values)


def turn_by_turn(ways: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    """Milliseconds of each round of each way, one after the other in each round, after each was done once."""
    result: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(rounds + 1):
        for name, way in ways.items():
            began = time.perf_counter()
            way()
            if number:
                result[name].append(1000 * (time.perf_counter() - began))
    return result


def measures(suite: str, took: Mapping[str, Iterable[float]], unit: str = "ms") -> list[Measure]:
    """One measure for each way that has any round."""
    return [Measure(suite, name, unit, tuple(values)) for name, values in took.items() if values]


def tables(result: Iterable[Measure], earlier: Mapping[str, float]) -> str:
    """Markdown: a table a suite, with median, least and most, the ratio, and the ratio that was kept before."""
    parts = []
    for suite, group in groupby(result, key=lambda measure: measure.suite):
        of_suite = list(group)
        parts.append(f"\n## {suite}\n\n| | median | least to most | ratio | kept before |\n|---|--:|--:|--:|--:|")
        for measure, ratio in _ratios(of_suite):
            before = earlier.get(f"{suite}: {measure.name}")
            parts.append(
                f"| {measure.name} | {_number(measure.median)} {measure.unit} | "
                f"{_number(min(measure.values))} to {_number(max(measure.values))} | {ratio:.2f} | "
                f"{_change(ratio, before)} |"
            )
    return "\n".join(parts).lstrip()


def keep(result: Sequence[Measure], file: Path = KEPT) -> None:
    """Write what was measured as JSON, with the machine it was measured on, and beside it as Markdown."""
    machine = {
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "textual": version("textual"),
        "processors": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
    }
    rows = []
    for _, group in groupby(result, key=lambda measure: measure.suite):
        rows += [
            {
                "suite": measure.suite,
                "name": measure.name,
                "unit": measure.unit,
                "median": round(measure.median, 3),
                "least": round(min(measure.values), 3),
                "most": round(max(measure.values), 3),
                "rounds": len(measure.values),
                "ratio": round(ratio, 3),
            }
            for measure, ratio in _ratios(list(group))
        ]
    file.write_text(json.dumps({"machine": machine, "measures": rows}, indent=1) + "\n", encoding="utf-8")
    about = ", ".join(f"{name} {value}" for name, value in machine.items())
    page = f"# What `python -m benchmarks --keep` measured\n\nOn a machine with {about}.\n\n{tables(result, {})}\n"
    file.with_suffix(".md").write_text(page, encoding="utf-8")


def kept_ratios(file: Path = KEPT) -> dict[str, float]:
    """The ratios kept before, by suite and name; none without a file."""
    if not file.exists():
        return {}
    rows = json.loads(file.read_text(encoding="utf-8"))["measures"]
    return {f"{row['suite']}: {row['name']}": row["ratio"] for row in rows}


def _ratios(of_suite: list[Measure]) -> Iterable[tuple[Measure, float]]:
    base = of_suite[0].median
    return ((measure, measure.median / base if base else 1.0) for measure in of_suite)


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 1 else f"{value:.2f}"


def _change(ratio: float, before: float | None) -> str:
    if not before:
        return "–"
    word = " (faster)" if ratio < _FASTER * before else " (SLOWER)" if ratio * _FASTER > before else ""
    return f"{before:.2f}{word}"
