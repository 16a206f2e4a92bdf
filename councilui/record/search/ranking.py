"""Ranks matches by relevance with BM25, within a bound on the work.

FTS5 ranks them all when there are few and their words are not too common. Otherwise the newest are ranked here, from
their texts and the table of word counts.
"""

import heapq
import json
import re
import sqlite3
from collections.abc import Iterable, Sequence
from math import log
from typing import Final

from councilui.common.tokens import fold_words
from councilui.record.indexes.statement_index import id_of
from councilui.record.search.marks import stem_counts
from councilui.record.search.parser import Phrase, Word
from councilui.record.search.plan import Plan
from councilui.record.search.stems import stems
from councilui.record.search.tree import leaves_of

WHOLE: Final = 10_000  # matches that FTS5 ranks in about 20 ms
NEWEST: Final = 1_000  # that are read and ranked in about as long; with
MANY_WORDS: Final = 8  # or more, half of it
READ_EXACT: Final = 500  # where it takes reading a text to know whether it matches at all
_COUNTED: Final = 100_000  # statements with any of the words, which FTS5 counts in about 5 ms
_STRING: Final = re.compile('"(?:[^"]|"")*"')
_K1: Final = 1.2
_B: Final = 0.75  # both as in FTS5's own bm25()


def rank(connection: sqlite3.Connection, query_plan: Plan, limit: int) -> tuple[list[int], int, str]:
    """The numbers of the best `limit` matches, how many were ranked, and a note when there are more, else ""."""
    limit = max(limit, 0)
    if query_plan.match is None:
        return [], 0, ""
    if query_plan.exact is None and _are_quickly_counted(connection, query_plan):
        count_sql = f"SELECT count(*) FROM (SELECT 1 FROM statement_fts WHERE {query_plan.where} LIMIT ?)"
        (count,) = connection.execute(count_sql, (*query_plan.parameters(), WHOLE + 1)).fetchone()
        if count <= WHOLE:
            sql = f"""SELECT rowid FROM statement_fts WHERE {query_plan.where}
              ORDER BY bm25(statement_fts, 1.0, 0.0), rowid DESC LIMIT ?"""
            return [number for (number,) in connection.execute(sql, (*query_plan.parameters(), limit))], count, ""
    many = len(query_plan.marks.phrases) + len(query_plan.marks.near) >= MANY_WORDS
    most = READ_EXACT if query_plan.exact is not None else NEWEST // 2 if many else NEWEST
    rows = connection.execute(
        f"""SELECT f.number, s.text FROM (SELECT rowid AS number FROM {query_plan.newest()} LIMIT ?) AS f
        CROSS JOIN statement AS s ON s.id = {id_of("f.number")}""",
        (*query_plan.parameters(), most + 1),
    ).fetchall()
    note = f"Only the newest {most:,} matches are ranked." if len(rows) > most else ""
    return _best(connection, query_plan, rows[:most], limit), min(len(rows), most), note


def _are_quickly_counted(connection: sqlite3.Connection, query_plan: Plan) -> bool:
    """Whether FTS5 can quickly count the statements that have each word and tag."""
    left = _COUNTED
    for string in _STRING.findall(query_plan.match or ""):
        sql = "SELECT count(*) FROM (SELECT 1 FROM statement_fts WHERE statement_fts MATCH ? LIMIT ?)"
        left -= connection.execute(sql, (string, left + 1)).fetchone()[0]
        if left < 0:
            return False
    return True


def _best(connection: sqlite3.Connection, query_plan: Plan, rows: Sequence[tuple[int, str]], limit: int) -> list[int]:
    """The numbers of the best (number, text) rows."""
    if not rows:
        return []
    words = _words(query_plan)
    counts = stem_counts(words, [text for _, text in rows])
    weights = _weights(connection, words)
    usual = sum(len(text) for _, text in rows) / len(rows) or 1
    scored = []
    for (number, text), stems_found in zip(rows, counts, strict=True):
        length = _K1 * (1 - _B + _B * len(text) / usual)
        scored.append((sum(weights[stem] * n * (_K1 + 1) / (n + length) for stem, n in stems_found.items()), number))
    return [number for _, number in heapq.nlargest(limit, scored)]


def _words(query_plan: Plan) -> set[str]:
    """The words that a match may have, exact ones included."""
    phrases = [*query_plan.marks.phrases, *(phrase for parts, _ in query_plan.marks.near for phrase in parts)]
    phrases += [leaf.text for leaf in leaves_of(query_plan.exact_words) if isinstance(leaf, Word | Phrase)]
    return {word for phrase in phrases for word in fold_words(phrase)}


def _weights(connection: sqlite3.Connection, words: Iterable[str]) -> dict[str, float]:
    """The inverse document frequency of each stem."""
    (statements,) = connection.execute("SELECT coalesce(sum(statements), 0) FROM statement_kind").fetchone()
    stem = stems(words)
    having = dict.fromkeys(stem.values(), 0)
    sql = "SELECT word, statements FROM term WHERE word IN (SELECT value FROM json_each(?))"
    for word, n in connection.execute(sql, (json.dumps(sorted(stem)),)):
        having[stem[word]] += n
    return {
        word_stem: max(log((statements - n + 0.5) / (n + 0.5)), 1e-6) if n < statements else 1e-6
        for word_stem, n in having.items()
    }
