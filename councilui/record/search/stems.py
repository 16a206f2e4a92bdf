"""Stems of words, as FTS5's Porter stemmer makes them for the index of statements."""

import sqlite3
from collections.abc import Iterable, Sequence
from threading import Lock
from typing import Final

_ALIKE: Final = 3  # letters that the stemmer never touches
_LONGEST: Final = 64  # bytes of a word that it touches at all
_KEPT: Final = 200_000
_TABLES: Final = """
  CREATE VIRTUAL TABLE stem USING fts5(word, content='', columnsize=0, tokenize='porter unicode61 remove_diacritics 2');
  CREATE VIRTUAL TABLE term USING fts5vocab(stem, instance);
"""
_lock = Lock()
_known: dict[str, str] = {}
_scratch: list[sqlite3.Connection] = []


def stems(words: Iterable[str]) -> dict[str, str]:
    """The stem of each of the folded `words`."""
    stem_of: dict[str, str] = {}
    new: list[str] = []
    for word in words:
        stem = _known.get(word)
        if stem is not None:
            stem_of[word] = stem
        elif len(word) > _LONGEST:
            stem_of[word] = word
        else:
            new.append(word)
    if new:
        with _lock:
            stem_of |= _from_tokenizer(new)
    return stem_of


def _from_tokenizer(words: list[str]) -> dict[str, str]:
    if not _scratch:
        _scratch.append(sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None))
        _scratch[0].executescript(_TABLES)
    scratch = _scratch[0]
    scratch.execute("BEGIN")
    scratch.executemany("INSERT INTO stem (rowid, word) VALUES (?, ?)", enumerate(words))
    stem_of = dict(zip(words, words, strict=True))
    for stem, number in scratch.execute("SELECT term, doc FROM term WHERE offset = 0"):
        stem_of[words[number]] = stem
    scratch.execute("ROLLBACK")
    if len(_known) > _KEPT:
        _known.clear()
    _known.update(stem_of)
    return stem_of


def same_stem(word: str, words: Sequence[str]) -> list[str]:
    """Those of the folded `words` that have the same stem as `word`."""
    stem_of = stems((word, *words))
    return [other for other in words if stem_of[other] == stem_of[word]]


def title_words(connection: sqlite3.Connection, word: str) -> list[str]:
    """Words of titles and names that differ from the folded `word` only in their endings."""
    start = word[:_ALIKE]
    rows = connection.execute(
        "SELECT word FROM title_term WHERE word >= ?1 AND word < ?1 || char(0x10FFFF) AND word <> ?2", (start, word)
    ).fetchall()
    return same_stem(word, [row[0] for row in rows])
