"""Loading a Legistar archive beside the least that the same rows could cost, in one run.

    python -m benchmarks.loading ARCHIVE

The least: unpack, `json.loads` of every file, `executemany` of the rows that councilui's own record then holds, the
same indexes, the same full-text index. Both unpack the archive; both write to the same disk.
"""

from __future__ import annotations

import json
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from councilui.common.tokens import spaced
from councilui.load.inputs import opened
from councilui.record import schema
from councilui.record.indexes import statement_index, title_index

_COUNTED = (
    "term", "speaker", "spoken", "spoken_in", "roll_count", "title", "title_term", "statement_number", "statement_kind",
    "statement_place",
)  # fmt: skip


def ours(archive: Path, target: Path) -> tuple[float, float]:
    """Seconds and peak MiB of `councilui load`."""
    began = time.perf_counter()
    program = Path(sys.executable).with_name("councilui")
    subprocess.run([program, "load", archive, "--db", target], check=True, stdout=subprocess.DEVNULL)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return time.perf_counter() - began, peak


def least(archive: Path, record: Path, target: Path) -> float:
    """Seconds for the plainest way to the same rows."""
    source = sqlite3.connect(record)
    tables = [*schema.TABLES.values(), *_COUNTED]
    rows = {table: source.execute(f"SELECT * FROM {table}").fetchall() for table in tables}
    source.close()
    began = time.perf_counter()
    with opened(archive) as files:
        for name in files.names("*.json"):
            json.loads(files.path(name).read_bytes())
    connection = sqlite3.connect(target, isolation_level=None)
    connection.create_function("spaced", 1, spaced, deterministic=True)
    connection.execute("PRAGMA journal_mode=OFF")
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute("BEGIN")
    for statement in schema.CREATE:
        connection.execute(statement)
    for table, found in rows.items():
        if found:
            connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(found[0]))})", found)
    for statement in schema.INDEXES:
        connection.execute(statement)
    for step in (*statement_index.FILL, *title_index.FILL):
        if "_fts" in step.split("(")[0]:
            connection.execute(step)
    connection.execute("COMMIT")
    connection.close()
    return time.perf_counter() - began


def main() -> None:
    archive = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "ours.db"
        seconds, peak = ours(archive, record)
        plain = least(archive, record, Path(folder) / "least.db")
        counts = sqlite3.connect(record)
        for table in ("meeting", "agenda_item", "vote_event", "vote", "attendance", "statement"):
            print(f"{table:12}{counts.execute(f'SELECT count(*) FROM {table}').fetchone()[0]:10,}")
        print(f"{'file':12}{record.stat().st_size / 2**20:10.0f} MiB")
    print(f"councilui   {seconds:10.1f} s   peak {peak:.0f} MiB")
    print(f"the least   {plain:10.1f} s")
    print(f"ratio       {seconds / plain:10.2f}")


if __name__ == "__main__":
    main()
