"""The parts of an answer: statements with the words, about a matter of that name, by a person of that name."""

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from typing import Final, NamedTuple

from councilui.common.tokens import fold_words, space_words
from councilui.record.indexes.fts import quote
from councilui.record.indexes.statement_index import number_from
from councilui.record.indexes.title_index import RANGES
from councilui.record.search.parser import And, Field, Node, Or, Query
from councilui.record.search.plan import Plan, plan
from councilui.record.search.tree import is_plain

_MOST_PEOPLE: Final = 8
_LOOKED_AT: Final = 200


class AnswerParts(NamedTuple):
    """The plans for statements with the words, and for those that only concern a matter of that name, if any."""

    words: Plan
    about: Plan | None

    def holds(self, connection: sqlite3.Connection, id: int) -> bool:
        """Whether the statement with this id has the words."""
        if self.words.match is None:
            return False
        sql = f"SELECT 1 FROM statement_fts WHERE {self.words.where} AND statement_fts.rowid = ?"
        return connection.execute(sql, (*self.words.parameters(), number_from(connection, id))).fetchone() is not None


def parts_of(connection: sqlite3.Connection, query: Query, whole: Plan) -> AnswerParts:
    """The parts of what `whole` finds; one alone where no word stands for a matter."""
    if not whole.named_matters or whole.match is None:
        return AnswerParts(whole, None)
    words = plan(connection, query, named_matters=False)
    if words.match is None:
        return AnswerParts(words, whole)
    return AnswerParts(words, replace(whole, match=f"({whole.match}) NOT ({words.match})"))


def query_by_person(connection: sqlite3.Connection, query: Query) -> tuple[tuple[str, ...], Query] | None:
    """The people whose name is the words of a query, with a query for what they said; None where it is nobody's.

    A name is a surname, alone or with other names of the person. Fields of the query are kept.
    """
    parts = query.root.parts if isinstance(query.root, And) else (query.root,)
    words = [word for part in parts if part is not None and is_plain(part) for word in fold_words(part.text)]
    fields = [part for part in parts if isinstance(part, Field) and part.name != "by"]
    if not words or len(fields) + sum(part is not None and is_plain(part) for part in parts) < len(parts):
        return None
    names = _people(connection, words)
    if not names:
        return None
    people: list[Node] = [Field("by", f"={name}") for name in names]
    whole = [*fields, people[0] if len(people) == 1 else Or(tuple(people))]
    return names, Query(whole[0] if len(whole) == 1 else And(tuple(whole)))


def _people(connection: sqlite3.Connection, words: Sequence[str]) -> tuple[str, ...]:
    """The names of people on record who spoke and have all of these words in their name, the surname among them.

    Those with most on record come first. An initial may be that of thousands: only so many are looked at.
    """
    match = " ".join(quote(space_words(word)) for word in dict.fromkeys(words))
    rows = connection.execute(
        """SELECT p.name, p.surname
        FROM (SELECT rowid AS id FROM title_fts WHERE title_fts MATCH ? AND rowid BETWEEN ? AND ?
          ORDER BY rowid DESC LIMIT ?) AS f
          CROSS JOIN title AS t ON t.id = f.id CROSS JOIN person AS p ON p.id = t.subject
        WHERE EXISTS (SELECT 1 FROM statement AS s WHERE s.person = p.id)
        ORDER BY f.id DESC""",
        (f"text : ({match})", *RANGES["person"], _LOOKED_AT),
    )
    typed = set(words)
    called = (name for name, surname in rows if typed & set(fold_words(surname)) and typed <= set(fold_words(name)))
    return tuple(islice(dict.fromkeys(called), _MOST_PEOPLE))
