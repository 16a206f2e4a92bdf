"""How a word that somebody is typing can go on: ids, record numbers, dates and surnames, each as a lookup takes it.

Answers come at once, whatever the size of the record: beginnings are ranges of an index, or of a small table.
"""

import re
import sqlite3
from collections.abc import Iterable
from typing import Final

from councilui.common.fold import fold
from councilui.common.plain_text import one_line

_LIMIT: Final = 200  # more than anybody reads
_GAP: Final = re.compile(r"(?<=[A-Za-z])(?=\d)")  # where "Int 0001-1998" has a space
_LAST: Final = "\U0010ffff"
_BEGINNINGS: Final = {
    "vote": "SELECT id, question FROM vote_event WHERE id >= ? AND id < ? ORDER BY id",
    "meeting": "SELECT id, date FROM meeting WHERE id >= ? AND id < ? ORDER BY id",
    "matter": "SELECT id, coalesce(short_title, title) FROM matter WHERE id >= ? AND id < ? ORDER BY id",
    "statement": """SELECT key, coalesce(speaker_name || ': ', '') || substr(text, 1, 60) FROM statement
      WHERE key >= ? AND key < ? ORDER BY key""",
    "body": "SELECT id, name FROM body WHERE id >= ? AND id < ? ORDER BY id",
    "source": "SELECT id, title FROM source WHERE id >= ? AND id < ? ORDER BY id",
}
_DATES: Final = """SELECT m.date, b.name FROM meeting AS m JOIN body AS b ON b.id = m.body
  WHERE m.date >= ? AND m.date < ? ORDER BY m.date DESC"""
_WAS_VOTED_ON: Final = """EXISTS (SELECT 1 FROM motion AS o JOIN vote_event AS e ON e.motion = o.id
  WHERE o.matter = t.id)"""
Completion = tuple[str, str]
"""A word, and what it stands for."""


def complete_ids(connection: sqlite3.Connection, kind: str, beginning: str) -> list[Completion]:
    """Words of a kind ("vote", "meeting", "matter", "person", "statement", "body", "source") that begin so."""
    words: list[Completion] = []
    if kind == "person":
        words = _people(connection, beginning)
    elif kind == "meeting":
        words = _range(connection, _DATES, beginning)
    elif kind in ("vote", "matter"):
        words = _numbers(connection, beginning, _WAS_VOTED_ON if kind == "vote" else "1")
    if kind in _BEGINNINGS and (beginning or not words):
        words += _range(connection, _BEGINNINGS[kind], beginning)
    unique = {word: one_line(label) for word, label in words if " " not in word}
    return list(unique.items())[:_LIMIT]


def complete_places(connection: sqlite3.Connection, beginning: str) -> list[Completion]:
    """Record numbers, dates and surnames; without a beginning only dates, for there are too many of the others."""
    kinds = ("matter", "meeting", "person") if beginning else ("meeting",)
    return [word for kind in kinds for word in complete_ids(connection, kind, beginning)][:_LIMIT]


def _numbers(connection: sqlite3.Connection, beginning: str, condition: str) -> list[Completion]:
    """Record numbers as a word without spaces ("Int0001-1998"), whatever the case in which the beginning is typed."""
    forms = [form for text in (beginning, _GAP.sub(" ", beginning, count=1)) for form in _cases(text)]
    numbers: list[Completion] = []
    for form in dict.fromkeys(forms):
        sql = f"""SELECT t.identifier, coalesce(t.short_title, t.title) FROM matter AS t
          WHERE t.identifier >= ? AND t.identifier < ? AND {condition} ORDER BY t.identifier LIMIT {_LIMIT}"""
        rows = connection.execute(sql, (form, form + _LAST))
        numbers += ((identifier.replace(" ", ""), label) for identifier, label in rows)
    return numbers


def _cases(text: str) -> tuple[str, str, str]:
    return text, text.upper(), text.capitalize()


def _range(connection: sqlite3.Connection, sql: str, beginning: str) -> list[Completion]:
    return connection.execute(f"{sql} LIMIT {_LIMIT}", (beginning, beginning + _LAST)).fetchall()


def _people(connection: sqlite3.Connection, beginning: str) -> list[Completion]:
    """Surnames that one person has, in small letters where such were typed; ids of the others."""
    rows = connection.execute("SELECT id, name, surname FROM person ORDER BY sort_name").fetchall()
    start, counts = fold(beginning), dict[str, int]()
    for _, _, surname in rows:
        counts[fold(surname)] = counts.get(fold(surname), 0) + 1
    is_small = beginning == beginning.lower()
    return [*_surnames(rows, counts, start, is_small), *((id, name) for id, name, _ in rows if id.startswith(start))]


def _surnames(
    rows: Iterable[tuple[str, str, str]], counts: dict[str, int], start: str, is_small: bool
) -> Iterable[Completion]:
    for _, name, surname in rows:
        small = fold(surname)
        if small.startswith(start) and counts[small] == 1 and small:
            yield small if is_small else surname, name
