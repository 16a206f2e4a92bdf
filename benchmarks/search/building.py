"""The record of a made-up council, built once for each size, through the same writer as every load.

python -m benchmarks.search.building FOLDER 10000000 20     # with roll calls; statements of about 20 words, not 80
"""

from __future__ import annotations

import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from councilui.record import model
from councilui.record.new_file import new_file
from councilui.record.writer import Writer

WORDS = 80
_MANY = (model.AgendaItem, model.Statement, model.Vote)


class Built(NamedTuple):
    """How many statements a record has, and the bytes of their text, of what a search needs beside it, of the file."""

    statements: int
    text: int
    search: int
    file: int


def build(folder: Path, size: int, *, with_votes: bool = False, words: int = WORDS) -> Path:
    """The path of a record with `size` statements of about `words` words in `folder`; made when it isn't there."""
    from benchmarks.search.corpus import Corpus

    path = folder / f"statements{'-votes' * with_votes}{f'-{words}-words' * (words != WORDS)}-{size}.db"
    if path.exists():
        return path
    began = time.perf_counter()
    others = []
    with new_file(path) as scratch, Writer(scratch) as writer:
        for row in Corpus(size, with_votes=with_votes, words=words).rows():
            if isinstance(row, _MANY):
                writer.write(row)
            else:
                others.append(row)
            if len(others) >= 10_000:
                writer.write_rows(others)
                others.clear()
        writer.write_rows(others)
        written = time.perf_counter()
        writer.finish()
    print(
        f"Built {path.name}: rows {written - began:.0f} s, indexes {time.perf_counter() - written:.0f} s.", flush=True
    )
    return path


def measured(path: Path) -> Built:
    """How large a record and the parts of it are that a search needs."""
    with closing(sqlite3.connect(path)) as connection:
        statements, text = connection.execute(
            "SELECT count(*), sum(length(CAST(text AS BLOB))) FROM statement"
        ).fetchone()
        (search,) = connection.execute(
            """SELECT sum(pageno) * (SELECT page_size FROM pragma_page_size) FROM dbstat WHERE aggregate = 1
            AND (name GLOB 'statement_[fnpk]*' AND name NOT IN (SELECT name FROM sqlite_master WHERE type = 'index')
              OR name GLOB 'speaker*' OR name IN ('term', 'spoken'))"""
        ).fetchone()
    return Built(statements, text, search, path.stat().st_size)


if __name__ == "__main__":
    print(
        build(Path(sys.argv[1]), int(sys.argv[2]), with_votes=True, words=int(sys.argv[3]) if sys.argv[3:] else WORDS)
    )
