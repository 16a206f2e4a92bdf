"""What somebody may have meant: queries with words that the record has instead of those that it has not.

Nothing is searched for that was not typed: they are only offered.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping

from councilui.common.spelling import LONGEST, MOST, SHORTEST
from councilui.record.search.parser import And, Field, Near, Node, Not, Or, Phrase, Query, Word
from councilui.record.search.similar_words import near_word
from councilui.record.search.tags import quoted
from councilui.record.search.tokens import fold_words, written


def near_misses(
    connection: sqlite3.Connection, query: Query, fields: Mapping[Field, tuple[str, ...]]
) -> tuple[str, ...]:
    """Queries that `query` may have meant, at most `MOST`, the likeliest first; none when the record has all its words.

    `fields` gives the values that a field may have meant whose own value names nothing.
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
    found = []
    for at in range(max(len(nodes) for nodes in guessed.values())):
        chosen = {leaf: nodes[min(at, len(nodes) - 1)] for leaf, nodes in guessed.items()}
        found.append(str(Query(_with(query.root, chosen))))
    return tuple(dict.fromkeys(found))[:MOST]


def _leaves(node: Node | None) -> Iterator[Word | Phrase | Field]:
    """What is wanted; what is excluded is missing anyway."""
    match node:
        case And(parts) | Or(parts) | Near(parts):
            for part in parts:
                yield from _leaves(part)
        case Word() | Phrase() | Field():
            yield node


def _with(node: Node, chosen: Mapping[Node, Node]) -> Node:
    match node:
        case And(parts):
            return And(tuple(_with(part, chosen) for part in parts))
        case Or(parts):
            return Or(tuple(_with(part, chosen) for part in parts))
        case Near(parts, distance):
            put = (_with(part, chosen) for part in parts)
            return Near(tuple(part for part in put if isinstance(part, Word | Phrase)), distance)
        case Not():
            return node
    return chosen.get(node, node)


def _spelled(connection: sqlite3.Connection, leaf: Word | Phrase) -> list[Node]:
    """The word or phrase with its unknown words as the record has them."""
    words = fold_words(leaf.text) if leaf.text != "NEAR" else ()  # a slip of the language, and noted
    grows = isinstance(leaf, Word) and leaf.prefix
    better = [
        [] if _is_known(connection, word, grows and word == words[-1]) else near_word(connection, word)
        for word in words
    ]
    if not any(better):
        return []
    found: list[Node] = []
    for at in range(max(map(len, better))):
        text = " ".join(
            near[min(at, len(near) - 1)] if near else written(word) for word, near in zip(words, better, strict=True)
        )
        found.append(
            Phrase(text)
            if isinstance(leaf, Phrase)
            else Word(text.replace(" ", "-"), exact=leaf.exact and not leaf.prefix)
        )
    return found


def _is_known(connection: sqlite3.Connection, word: str, grows: bool) -> bool:
    if not SHORTEST <= len(word) <= LONGEST or not word.isalpha():
        return True
    end = f"{word}\U0010ffff" if grows else word
    said = """SELECT 1 FROM term WHERE word BETWEEN ?1 AND ?2 UNION ALL
      SELECT 1 FROM title_term WHERE word BETWEEN ?1 AND ?2 LIMIT 1"""
    if connection.execute(said, (word, end)).fetchone():
        return True
    stemmed = "SELECT 1 FROM statement_fts WHERE statement_fts MATCH ? LIMIT 1"
    return connection.execute(stemmed, (f"text : ({quoted(word)})",)).fetchone() is not None
