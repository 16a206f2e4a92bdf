"""From what people type to a row's id: a stable id, a record number, a date, a surname, when it is unambiguous."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Final

from councilui.common.dates import is_date
from councilui.common.errors import AmbiguousError, NotFoundError
from councilui.common.plain_text import one_line
from councilui.common.record_numbers import fold_number
from councilui.common.spelling import nearly
from councilui.common.tokens import fold_words
from councilui.common.width import cut
from councilui.record.queries.vote_lines import list_votes

_OFFERED: Final = 3
_TOO_MANY: Final = 500  # matters, more than anybody wants to choose a vote from


def find_meeting(connection: sqlite3.Connection, typed: str) -> str:
    """The id of the meeting that `typed` names: an id or a date. Raises CouncilError or AmbiguousError."""
    typed = one_line(typed)
    rows = connection.execute(
        """SELECT m.id, m.date || '  ' || b.name || '  ' || m.kind FROM meeting AS m JOIN body AS b ON b.id = m.body
        WHERE m.id = ? OR m.date = ? ORDER BY m.date, m.ordinal""",
        (typed, typed),
    )
    return _only(typed, "meeting", rows.fetchall())


def find_matter(connection: sqlite3.Connection, typed: str) -> str:
    """The id of the matter that `typed` names: an id, a record number, an alias or a part of the title."""
    typed = one_line(typed)
    return _only(typed, "matter", _matters(connection, typed))


def find_person(connection: sqlite3.Connection, typed: str) -> str:
    """The id of the person that `typed` names: an id, any of the names, a surname, a part of a name."""
    folded = one_line(typed).lower()
    tests = (
        "p.id = ?1",
        "lower(p.name) = ?1 OR lower(p.sort_name) = ?1 OR EXISTS (SELECT 1 FROM person_name AS n"
        " WHERE n.person = p.id AND lower(n.name) = ?1)",
        "lower(p.surname) = ?1",
        "instr(lower(p.name), ?1) OR instr(lower(p.sort_name), ?1)",
    )
    for test in tests if folded else ():
        sql = f"SELECT p.id, p.name FROM person AS p WHERE {test} ORDER BY p.sort_name"
        rows = connection.execute(sql, (folded,)).fetchall()
        if rows:
            return _only(typed, "person", rows)
    raise NotFoundError(_none("person", typed), _named_nearly(connection, typed))


def _named_nearly(connection: sqlite3.Connection, typed: str) -> list[str]:
    """A few people with one of these names, or one that is spelled nearly so."""
    by_word: dict[str, dict[str, None]] = {}
    for (name,) in connection.execute("SELECT name FROM person ORDER BY sort_name"):
        for word in fold_words(name):
            by_word.setdefault(word, {})[one_line(name)] = None
    meant = [near for word in fold_words(typed) for near in ([word] if word in by_word else nearly(word, by_word))]
    found = {name: None for word in meant for name in by_word[word]}
    return list(found)[:_OFFERED]


def find_vote(connection: sqlite3.Connection, typed: str) -> str:
    """The id of the vote event that `typed` names: an id, or a matter (see `find_matter`) voted on once."""
    typed = one_line(typed)
    if connection.execute("SELECT 1 FROM vote_event WHERE id = ?", (typed,)).fetchone():
        return typed
    matters = _matters(connection, typed)
    if len(matters) > _TOO_MANY:
        raise AmbiguousError(typed, "matters", matters)
    lines = list_votes(connection, matters=[identity for identity, _ in matters]) if matters else []
    if matters and not lines:
        raise NotFoundError(f"No vote on {cut(one_line(typed), 80)} is in this record.")
    if not lines:
        lines = list_votes(connection, since=typed, until=typed) if is_date(typed) else []
    return _only(
        typed, "vote", [(line.id, f"{line.date}  {line.identifier or line.title}  {line.question}") for line in lines]
    )


def _matters(connection: sqlite3.Connection, typed: str) -> list[tuple[str, str]]:
    rows = connection.execute(
        "SELECT t.id, t.identifier, coalesce(t.identifier || '  ', '') || coalesce(t.short_title, t.title), t.title"
        " FROM matter AS t ORDER BY t.identifier, t.id"
    ).fetchall()
    exact = [(row[0], row[2]) for row in rows if row[0] == typed]
    number = fold_number(typed)
    exact = exact or [(row[0], row[2]) for row in rows if row[1] and fold_number(row[1]) == number]
    if exact or not number:
        return exact
    aliased = {
        row[0] for row in connection.execute("SELECT matter FROM matter_alias WHERE lower(alias) = ?", (number,))
    }
    named = [(row[0], row[2]) for row in rows if row[0] in aliased]
    return named or [(row[0], row[2]) for row in rows if number in f"{row[2]} {row[3]}".lower()]


def _none(kind: str, typed: str) -> str:
    several = "people" if kind == "person" else f"{kind}s"
    return f"No {kind} '{cut(one_line(typed), 80)}' is in this record; see 'councilui list {several}'."


def _only(typed: str, kind: str, rows: Sequence[tuple[str, str]]) -> str:
    if not rows:
        raise NotFoundError(_none(kind, typed))
    if len(rows) > 1:
        plural = "people" if kind == "person" else f"{kind}s"
        raise AmbiguousError(typed, plural, rows)
    return rows[0][0]
