"""Builds a record of the size asked for and measures searching it, alone and beside others.

    python -m benchmarks.search FOLDER [SIZE]      # 100000 by default; 1000000, 10000000
    python -m benchmarks.search FOLDER RECORD.db   # over a record that is there

FOLDER keeps what is built for the next run: 1.2 GB for each million statements, and twice as much again for the others,
who are asked over up to a million.
Needs the extra "bench"; ripgrep is asked where it is installed.
"""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

from benchmarks.report import tables
from benchmarks.search import beside, measure
from benchmarks.search.building import build, measured
from councilui.record.database import open_record

_BESIDE = 1_000_000


def main() -> None:
    folder, what = Path(sys.argv[1]), (sys.argv[2:] or ["100000"])[0]
    folder.mkdir(exist_ok=True)
    made_up = what.isdigit()
    path = build(folder, int(what)) if made_up else Path(what)
    size = measured(path)
    print(
        f"{size.statements:,} statements, {size.text / 1e6:,.0f} MB of text; what a search needs beside it "
        f"{size.search / 1e6:,.0f} MB ({size.search / size.text:.2f} of the text); "
        f"the file {size.file / 1e6:,.0f} MB.\n",
        flush=True,
    )
    with closing(open_record(path)) as connection:
        if made_up:
            print("\n".join(["", *measure.table(connection), "", *measure.counted_table(connection)]), flush=True)
        if size.statements <= _BESIDE:
            print(tables(beside.measure(path, folder, rare="hyperbaric" if made_up else "sanctuary"), {}))


if __name__ == "__main__":
    main()
