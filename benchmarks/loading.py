"""Loading a Legistar archive beside the least that the same rows could cost, in one run.

    python -m benchmarks.loading ARCHIVE

The least: unpack into a folder, `json.loads` of every file, `executemany` of the rows that councilui's own record then
holds, the same indexes, the same full-text indexes. Then the same input is loaded again. councilui reads in one process
and writes in another; its memory is the most that both had at one time, its user seconds are those of both.
"""

from __future__ import annotations

import json
import os
import resource
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from councilui.common.tokens import space_words
from councilui.record import schema
from councilui.record.indexes import statement_index, title_index

_COUNTED = (
    "term", "speaker", "spoken", "spoken_in", "roll_count", "title", "title_term", "statement_number", "statement_kind",
    "statement_place",
)  # fmt: skip


class Cost(NamedTuple):
    """What something took: seconds on the wall and in user mode, and MiB of memory at the most."""

    seconds: float
    user: float
    peak: float


def ours(archive: Path, target: Path) -> Cost:
    """What `councilui load` costs."""
    program = Path(sys.executable).with_name("councilui")
    before, began, peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime, time.perf_counter(), 0.0
    with subprocess.Popen([program, "load", archive, "--db", target], stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            peak = max(peak, _memory(process.pid))
            time.sleep(0.05)
    if process.returncode:
        sys.exit(process.returncode)
    seconds = time.perf_counter() - began
    return Cost(seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before, peak)


def _memory(pid: int) -> float:
    """MiB of a process and its children, as Linux has them; what they share is divided among them."""
    total = 0.0
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                total += int(line.split()[1]) / 1024
    except OSError:
        return 0.0  # it has just ended
    return total + sum(_memory(int(child)) for child in children)


def least(archive: Path, record: Path, target: Path) -> Cost:
    """What the plainest way to the same rows costs."""
    source = sqlite3.connect(record)
    tables = [*schema.TABLES.values(), *_COUNTED]
    rows = {table: source.execute(f"SELECT * FROM {table}").fetchall() for table in tables}
    source.close()
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_utime, time.perf_counter()
    with tempfile.TemporaryDirectory() as folder, tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")
        for parent, _, names in os.walk(folder):
            for name in names:
                if name.endswith(".json"):
                    json.loads(Path(parent, name).read_bytes())
    connection = sqlite3.connect(target, isolation_level=None)
    connection.create_function("spaced", 1, space_words, deterministic=True)
    connection.execute("PRAGMA journal_mode=OFF")
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute("BEGIN")
    for statement in schema.CREATE:
        connection.execute(statement)
    for table, alike in rows.items():
        if alike:
            connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(alike[0]))})", alike)
    for statement in schema.INDEXES:
        connection.execute(statement)
    for step in (*statement_index.FILL, *title_index.FILL):
        if "_fts" in step.split("(")[0]:
            connection.execute(step)
    connection.execute("COMMIT")
    connection.close()
    return Cost(time.perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF).ru_utime - before, 0)


def main() -> None:
    archive = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "ours.db"
        first = ours(archive, record)
        again = ours(archive, record)
        plain = least(archive, record, Path(folder) / "least.db")
        counts = sqlite3.connect(record)
        for table in ("meeting", "agenda_item", "vote_event", "vote", "attendance", "statement"):
            print(f"{table:12}{counts.execute(f'SELECT count(*) FROM {table}').fetchone()[0]:10,}")
        print(f"{'file':12}{record.stat().st_size / 2**20:10.0f} MiB")
    for name, cost in (("councilui", first), ("again", again), ("the least", plain)):
        memory = f"   peak {cost.peak:.0f} MiB" if cost.peak else ""
        print(f"{name:12}{cost.seconds:10.1f} s   user {cost.user:.1f} s{memory}")
    print(f"{'ratio':12}{first.seconds / plain.seconds:10.2f}     user {first.user / plain.user:.2f}")
    print(f"{'ratio again':12}{again.seconds / first.seconds:10.3f}     user {again.user / first.user:.3f}")


if __name__ == "__main__":
    main()
