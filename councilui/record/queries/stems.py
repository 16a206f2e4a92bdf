"""Which words of a record differ only in their endings, as the index of statements sees it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Final

_ALIKE: Final = 3  # letters that the stemmer never touches


def same_stem(word: str, words: Iterable[str]) -> list[str]:
    """Those of `words` that FTS5's Porter stemmer makes one with `word`."""
    scratch = sqlite3.connect(":memory:")
    try:
        scratch.execute(
            """CREATE VIRTUAL TABLE stem USING fts5(
              word, detail=none, columnsize=0, tokenize='porter unicode61 remove_diacritics 2')"""
        )
        scratch.executemany("INSERT INTO stem VALUES (?)", ((each,) for each in words))
        quoted = '"' + word.replace('"', '""') + '"'
        return [row[0] for row in scratch.execute("SELECT word FROM stem WHERE stem MATCH ? ORDER BY rowid", (quoted,))]
    finally:
        scratch.close()


def title_words(connection: sqlite3.Connection, word: str) -> list[str]:
    """The words of titles and names that differ from `word`, which is folded, only in their endings."""
    start = word[:_ALIKE]
    rows = connection.execute(
        "SELECT word FROM title_term WHERE word >= ?1 AND word < ?1 || char(0x10FFFF) AND word <> ?2", (start, word)
    ).fetchall()
    return same_stem(word, (row[0] for row in rows)) if rows else []
