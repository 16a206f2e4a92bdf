"""A whole record written from objects of the model, for tests."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from councilui.record.writer import MANY_ROWED, Writer


def write_record(path: Path, rows: Iterable[object]) -> dict[str, int]:
    """Write model objects, each key once, as a whole record into the empty file at `path`; rows by table."""
    with Writer(path) as writer:
        few = []
        for row in rows:
            if type(row) in MANY_ROWED:
                writer.write(row)
            else:
                few.append(row)
        writer.write_rows(few)
        writer.finish()
        return dict(writer.written)
