"""The record's glossary."""

import sqlite3

from councilui.common.tokens import fold_words
from councilui.record.model import GlossaryTerm
from councilui.record.queries.rows import select


def list_glossary(connection: sqlite3.Connection) -> list[GlossaryTerm]:
    """All terms, in alphabetical order."""
    return select(connection, GlossaryTerm, order="t.term COLLATE NOCASE, t.id")


def find_terms(connection: sqlite3.Connection, names: tuple[str, ...]) -> dict[str, list[GlossaryTerm]]:
    """The terms among `names`, by name; two bodies may use one term differently."""
    words_of = {name: fold_words(name) for name in names}
    terms: dict[str, list[GlossaryTerm]] = {}
    for entry in list_glossary(connection):
        term_words = fold_words(entry.term)
        for name in (name for name, words in words_of.items() if words == term_words):
            terms.setdefault(name, []).append(entry)
    return terms
