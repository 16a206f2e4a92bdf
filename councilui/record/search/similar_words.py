"""Words of a record that are spelled nearly as another: one slip wherever it is, two among the more frequent ones."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from string import ascii_lowercase
from typing import Final

from councilui.common.spelling import SHORTEST, nearly, slips
from councilui.record.search.stems import same_stem
from councilui.record.search.tags import quoted
from councilui.record.search.title_index import RANGES
from councilui.record.search.tokens import fold_words

_COUNTS: Final = {"term": "statements", "title_term": "titles"}
_BOTH: Final = ("term", "title_term")
_LOOKED_AT: Final = 2000


def near_words(connection: sqlite3.Connection, words: Sequence[str], tables: Sequence[str] = _BOTH) -> tuple[str, ...]:
    """What folded `words` may have meant, put together: each unknown one as one of `tables` has it, likeliest first."""
    near = [[word] if _have(connection, [word], tables) else near_word(connection, word, tables) for word in words]
    if not all(near):
        return ()
    guesses = (" ".join(each[min(at, len(each) - 1)] for each in near) for at in range(max(map(len, near), default=0)))
    return tuple(guess for guess in guesses if guess != " ".join(words))


def near_word(connection: sqlite3.Connection, word: str, tables: Sequence[str] = _BOTH) -> list[str]:
    """Words that a folded `word` may be a misspelling of, the nearest first; names as they are written."""
    known = _have(connection, _one_slip(word), tables)
    if len(word) >= SHORTEST + 2:
        known.update(_alike(connection, word, tables))
    known.pop(word, None)
    best = nearly(word, sorted(known, key=lambda each: -known[each]))
    names = _names(connection, best)
    found: list[str] = []
    for each in sorted(best, key=lambda each: (slips(word, each, 2), each not in names)):
        if not same_stem(each, found):  # its other endings would find the same
            found.append(each)
    return [names.get(each, each) for each in found]


def _one_slip(word: str) -> set[str]:
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    letters = (*ascii_lowercase, *word)
    return {
        *(head + tail[1:] for head, tail in cuts if tail),
        *(head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1),
        *(head + letter + tail[1:] for head, tail in cuts if tail for letter in letters),
        *(head + letter + tail for head, tail in cuts for letter in letters),
    }


def _have(connection: sqlite3.Connection, words: Iterable[str], tables: Sequence[str]) -> dict[str, int]:
    """Those of `words` that the record has, and how often."""
    each = " UNION ALL ".join(
        f"SELECT t.word, t.{_COUNTS[table]} FROM json_each(?1) AS j CROSS JOIN {table} AS t ON t.word = j.value"
        for table in tables
    )
    return _summed(connection.execute(each, (json.dumps(sorted(words)),)))


def _alike(connection: sqlite3.Connection, word: str, tables: Sequence[str]) -> dict[str, int]:
    """The more frequent words of about its length with its first letter."""
    near = "word >= ?1 AND word < ?1 || char(0x10FFFF) AND length(word) BETWEEN ?2 AND ?3"
    each = " UNION ALL ".join(f"SELECT word, {_COUNTS[table]} AS n FROM {table} WHERE {near}" for table in tables)
    rows = connection.execute(
        f"SELECT word, n FROM ({each}) ORDER BY n DESC, word LIMIT ?4",
        (word[0], len(word) - 2, len(word) + 2, _LOOKED_AT),
    )
    return _summed(rows)


def _summed(rows: Iterable[tuple[str, int]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for word, n in rows:
        found[word] = found.get(word, 0) + n
    return found


def _names(connection: sqlite3.Connection, words: Iterable[str]) -> dict[str, str]:
    """Those of `words` that are a part of somebody's name, as it is written."""
    found = {}
    for word in words:
        row = connection.execute(
            """SELECT p.name || ' ' || p.sort_name FROM title_fts AS f JOIN title AS t ON t.id = f.rowid
            JOIN person AS p ON p.id = t.subject
            WHERE f.title_fts MATCH ? AND f.rowid BETWEEN ? AND ? ORDER BY f.rowid DESC LIMIT 1""",
            (f"text : ({quoted(word)})", *RANGES["person"]),
        ).fetchone()
        for written in row[0].replace(",", " ").split() if row else ():
            if fold_words(written) == (word,):
                found[word] = written
    return found
