"""Exact words and phrases, which the stemmed index of statements cannot find by itself.

The index finds the statements that may hold them; a SQL condition then reads each text and keeps those that do. Since
it is part of the query, pages, counts and charts all agree.
"""

import re
import sqlite3
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from councilui.common.tokens import fold_in_place, fold_words, has_okina, spellings, word_spans
from councilui.record.indexes.statement_index import id_of
from councilui.record.search.parser import And, Near, Node, Not, Or, Phrase, Word
from councilui.record.search.statement_sets import Matches

_TEXT: Final = f"(SELECT CAST(s.text AS BLOB) FROM statement AS s WHERE s.id = {id_of('statement_fts.rowid')})"
_LETTERS: Final = frozenset(b"abcdefghijklmnopqrstuvwxyz0123456789")
_INDEXED: Final = """EXISTS (SELECT 1 FROM statement_fts AS f
  WHERE f.statement_fts MATCH ? AND f.rowid = statement_fts.rowid)"""
_LONG: Final = 1000  # characters of an expression that is asked once for all statements, not for each anew
# Not to be driven from: MATCH would have no index to use.
_INDEXED_ONCE: Final = "+statement_fts.rowid IN (SELECT f.rowid FROM statement_fts AS f WHERE f.statement_fts MATCH ?)"


class Condition(NamedTuple):
    """A SQL condition on rows of statement_fts, with its parameters."""

    sql: str
    parameters: tuple[str, ...] = ()


def register_functions(connection: sqlite3.Connection) -> None:
    """Register the SQL function that a `Condition` calls."""
    connection.create_function("stands_in", 2, _stands_in, deterministic=True)


def is_exact(node: Node | None) -> bool:
    """Whether any part of the query must be found exactly as typed."""
    match node:
        case Phrase():
            return True
        case Word():
            return node.exact
        case Near(parts) | And(parts) | Or(parts):
            return any(is_exact(part) for part in parts)
        case Not(operand):
            return is_exact(operand)
    return False


def condition(node: Node, indexed: Callable[[Node], Matches]) -> Condition:
    """The condition for statements that match `node`; `indexed` returns what the index alone can find."""
    match node:
        case Word() | Phrase() if is_exact(node):
            texts = _texts(node)
            return _joined(" OR ", [Condition(f"stands_in(?, {_TEXT})", (text,)) for text in texts])
        case Near(parts) if is_exact(node):
            exact = [condition(part, indexed) for part in parts if is_exact(part)]
            return _joined(" AND ", [_of_index(indexed(node)), *exact])
        case Not(operand):
            inner = condition(operand, indexed)
            return Condition(f"NOT {inner.sql}", inner.parameters)
        case And(parts) | Or(parts) if is_exact(node):
            cheap_first = sorted(parts, key=lambda part: not is_exact(part))
            operator = " AND " if isinstance(node, And) else " OR "
            return _joined(operator, [condition(part, indexed) for part in cheap_first])
    return _of_index(indexed(node))


def _of_index(matches: Matches) -> Condition:
    if matches.expression is None:
        return Condition("1" if matches.is_complement else "0")
    indexed = _INDEXED if len(matches.expression) < _LONG else _INDEXED_ONCE
    return Condition(f"NOT {indexed}" if matches.is_complement else indexed, (matches.expression,))


def _joined(operator: str, parts: list[Condition]) -> Condition:
    return Condition(
        f"({operator.join(part.sql for part in parts)})", tuple(value for part in parts for value in part.parameters)
    )


def exact_spans(node: Node | None, text: str) -> list[tuple[int, int]]:
    """(start, end) of each match of the exact parts of a query in `text`."""
    match node:
        case Word() | Phrase() if is_exact(node):
            return [span for words in _texts(node) for span in _spans(words, text)]
        case And(parts) | Or(parts):
            return [span for part in parts for span in exact_spans(part, text)]
    return []


def _texts(leaf: Word | Phrase) -> tuple[str, ...]:
    """The words as `stands_in` takes them, one text for each spelling; a final star marks a prefix."""
    star = "*" * (isinstance(leaf, Word) and leaf.prefix)
    return tuple(dict.fromkeys(" ".join(fold_words(text)) + star for text in spellings(leaf.text)))


def _word_end(text: str, at: int) -> int:
    while text[at : at + 1].isalnum():
        at += 1
    return at


@lru_cache(maxsize=256)
def _pattern(words: str) -> re.Pattern[bytes]:
    """The words in lower case, without a check of what precedes them: a pattern that begins with letters is fast."""
    pattern = b"[^a-z0-9]+".join(re.escape(word.encode()) for word in words.removesuffix("*").split())
    return re.compile(pattern + (b"" if words.endswith("*") else b"(?![a-z0-9])"))


def _stands_in(words: str, raw: bytes | None) -> bool:
    if raw is None:  # in a damaged file
        return False
    if not raw.isascii() or (b"'" in raw and has_okina(raw.decode())):
        return bool(_spans(words, raw.decode("utf-8", "replace")))
    if not words.isascii():
        return False
    return next(_in_ascii(words, raw.lower()), None) is not None


def _in_ascii(words: str, text: bytes) -> Iterator[tuple[int, int]]:
    """(start, end) of each match in a lower-case ASCII text."""
    pattern, at = _pattern(words), 0
    while match := pattern.search(text, at):
        start, at = match.span()
        if start and text[start - 1] in _LETTERS:
            at = start + 1
        else:
            yield start, at


def _spans(typed: str, text: str) -> list[tuple[int, int]]:
    """(start, end) where the words follow one another in `text`; a prefix match runs to the end of its word."""
    folded = fold_in_place(text)
    if folded is not None and folded.isascii():  # of letters with accents and typographic marks too
        ascii_spans = _in_ascii(typed, folded.encode()) if typed.isascii() else ()
        return [(start, _word_end(folded, end) if typed.endswith("*") else end) for start, end in ascii_spans]
    asked_words, begins = typed.removesuffix("*").split(), typed.endswith("*")
    words = word_spans(text)
    spans = []
    for at in range(len(words) - len(asked_words) + 1):
        here = words[at : at + len(asked_words)]
        if all(word == asked_word for (word, *_), asked_word in zip(here[:-1], asked_words, strict=False)) and (
            here[-1][0].startswith(asked_words[-1]) if begins else here[-1][0] == asked_words[-1]
        ):
            spans.append((here[0][1], here[-1][2]))
    return spans
