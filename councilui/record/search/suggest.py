"""Suggests queries with words of the record in place of misspelled ones.

They are only offered: nothing is searched for that was not typed.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from councilui.common.spelling import LONGEST, MOST, SHORTEST, in_step, nearly, slips
from councilui.common.tokens import fold_words, unfold
from councilui.record.indexes.fts import quote
from councilui.record.indexes.title_index import RANGES
from councilui.record.search.parser import And, Field, Near, Node, Not, Or, Phrase, Query, Word
from councilui.record.search.stems import same_stem

_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"  # of `string`, which compiles patterns when it is imported


def near_misses(
    connection: sqlite3.Connection, query: Query, fields: Mapping[Field, tuple[str, ...]]
) -> tuple[str, ...]:
    """At most `MOST` queries that may have been meant, the likeliest first; none when all words are known.

    `fields` has suggested values for the fields whose own value names nothing.
    """
    better: dict[Node, list[Node]] = {}
    for leaf in _leaves(query.root):
        if isinstance(leaf, Field):
            better[leaf] = [Field(leaf.name, value) for value in fields.get(leaf, ())]
        else:
            better[leaf] = _spelled(connection, leaf)
    guessed = {leaf: nodes for leaf, nodes in better.items() if nodes}
    if not guessed or query.root is None:
        return ()
    chosen = (dict(zip(guessed, nodes, strict=True)) for nodes in in_step(list(guessed.values())))
    queries = [str(Query(_replaced(query.root, nodes))) for nodes in chosen]
    return tuple(dict.fromkeys(queries))[:MOST]


def _leaves(node: Node | None) -> Iterator[Word | Phrase | Field]:
    """The leaves that must match; excluded ones don't need to be known."""
    match node:
        case And(parts) | Or(parts) | Near(parts):
            for part in parts:
                yield from _leaves(part)
        case Word() | Phrase() | Field():
            yield node


def _replaced(node: Node, chosen: Mapping[Node, Node]) -> Node:
    match node:
        case And(parts):
            return And(tuple(_replaced(part, chosen) for part in parts))
        case Or(parts):
            return Or(tuple(_replaced(part, chosen) for part in parts))
        case Near(parts, distance):
            put = (_replaced(part, chosen) for part in parts)
            return Near(tuple(part for part in put if isinstance(part, Word | Phrase)), distance)
        case Not():
            return node
    return chosen.get(node, node)


def _spelled(connection: sqlite3.Connection, leaf: Word | Phrase) -> list[Node]:
    """The word or phrase with unknown words replaced by similar ones of the record."""
    words = fold_words(leaf.text) if leaf.text != "NEAR" else ()  # a slip of the language, and noted
    grows = isinstance(leaf, Word) and leaf.prefix
    better = [
        [] if _is_known(connection, word, grows and word == words[-1]) else near_word(connection, word)
        for word in words
    ]
    if not any(better):
        return []
    texts = map(" ".join, in_step([near or [unfold(word)] for word, near in zip(words, better, strict=True)]))
    if isinstance(leaf, Phrase):
        return [Phrase(text) for text in texts]
    return [Word(text.replace(" ", "-"), exact=leaf.exact and not leaf.prefix) for text in texts]


def _is_known(connection: sqlite3.Connection, word: str, grows: bool) -> bool:
    if not SHORTEST <= len(word) <= LONGEST or not word.isalpha():
        return True
    end = f"{word}\U0010ffff" if grows else word
    sql = """SELECT 1 FROM term WHERE word BETWEEN ?1 AND ?2 UNION ALL
      SELECT 1 FROM title_term WHERE word BETWEEN ?1 AND ?2 LIMIT 1"""
    if connection.execute(sql, (word, end)).fetchone():
        return True
    stemmed = "SELECT 1 FROM statement_fts WHERE statement_fts MATCH ? LIMIT 1"
    return connection.execute(stemmed, (f"text : ({quote(word)})",)).fetchone() is not None


_COUNTS: Final = {"term": "statements", "title_term": "titles"}
_BOTH: Final = ("term", "title_term")
_LOOKED_AT: Final = 2000


def near_words(connection: sqlite3.Connection, words: Sequence[str], tables: Sequence[str]) -> tuple[str, ...]:
    """The folded `words` with each unknown one replaced by a similar one of `tables`, the likeliest first."""
    near = [
        [word] if _counts_of_words(connection, [word], tables) else near_word(connection, word, tables)
        for word in words
    ]
    if not all(near):
        return ()
    return tuple(guess for guess in map(" ".join, in_step(near)) if guess != " ".join(words))


def near_word(connection: sqlite3.Connection, word: str, tables: Sequence[str] = _BOTH) -> list[str]:
    """Words that the folded `word` may be a misspelling of, nearest first; names as they are written."""
    known = _counts_of_words(connection, _one_slip(word), tables)
    if len(word) >= SHORTEST + 2:
        known.update(_similar_words(connection, word, tables))
    known.pop(word, None)
    best = nearly(word, sorted(known, key=lambda other: -known[other]))
    names = _names(connection, best)
    distinct: list[str] = []
    for other in sorted(best, key=lambda other: (slips(word, other, 2), other not in names)):
        if not same_stem(other, distinct):  # its other endings would find the same
            distinct.append(other)
    return [names.get(other, other) for other in distinct]


def _one_slip(word: str) -> set[str]:
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    letters = (*_LETTERS, *word)
    return {
        *(head + tail[1:] for head, tail in cuts if tail),
        *(head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1),
        *(head + letter + tail[1:] for head, tail in cuts if tail for letter in letters),
        *(head + letter + tail for head, tail in cuts for letter in letters),
    }


def _counts_of_words(connection: sqlite3.Connection, words: Iterable[str], tables: Sequence[str]) -> dict[str, int]:
    """Those of `words` that the record has, with their counts."""
    sql = " UNION ALL ".join(
        f"SELECT t.word, t.{_COUNTS[table]} FROM json_each(?1) AS j CROSS JOIN {table} AS t ON t.word = j.value"
        for table in tables
    )
    return _summed(connection.execute(sql, (json.dumps(sorted(words)),)))


def _similar_words(connection: sqlite3.Connection, word: str, tables: Sequence[str]) -> dict[str, int]:
    """The more frequent words of about the same length and with the same first letter."""
    near = "word >= ?1 AND word < ?1 || char(0x10FFFF) AND length(word) BETWEEN ?2 AND ?3"
    sql = " UNION ALL ".join(f"SELECT word, {_COUNTS[table]} AS n FROM {table} WHERE {near}" for table in tables)
    rows = connection.execute(
        f"SELECT word, n FROM ({sql}) ORDER BY n DESC, word LIMIT ?4",
        (word[0], len(word) - 2, len(word) + 2, _LOOKED_AT),
    )
    return _summed(rows)


def _summed(rows: Iterable[tuple[str, int]]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for word, n in rows:
        sums[word] = sums.get(word, 0) + n
    return sums


def _names(connection: sqlite3.Connection, words: Iterable[str]) -> dict[str, str]:
    """Those of `words` that are part of somebody's name, as it is written there."""
    names = {}
    for word in words:
        row = connection.execute(
            """SELECT p.name || ' ' || p.sort_name FROM title_fts AS f JOIN title AS t ON t.id = f.rowid
            JOIN person AS p ON p.id = t.subject
            WHERE f.title_fts MATCH ? AND f.rowid BETWEEN ? AND ? ORDER BY f.rowid DESC LIMIT 1""",
            (f"text : ({quote(word)})", *RANGES["person"]),
        ).fetchone()
        for part in row[0].replace(",", " ").split() if row else ():
            if fold_words(part) == (word,):
                names[word] = part
    return names
