"""The words of the field that a record explains."""

from __future__ import annotations

import sqlite3

from councilui.common.tokens import fold_words
from councilui.record.model import GlossaryTerm
from councilui.record.queries.rows import select


def list_glossary(connection: sqlite3.Connection) -> list[GlossaryTerm]:
    """Every term that the record explains, in the order of the alphabet."""
    return select(connection, GlossaryTerm, order="t.term COLLATE NOCASE, t.id")


def explained(connection: sqlite3.Connection, names: tuple[str, ...]) -> dict[str, list[GlossaryTerm]]:
    """The terms among `names`, by name; two bodies may mean different things by one term."""
    wanted = {name: fold_words(name) for name in names}
    found: dict[str, list[GlossaryTerm]] = {}
    for entry in list_glossary(connection):
        words = fold_words(entry.term)
        for name in (name for name, asked in wanted.items() if asked == words):
            found.setdefault(name, []).append(entry)
    return found
