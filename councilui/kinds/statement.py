"""Statements."""

import sqlite3

from councilui.export.citation import Reference, statement_reference
from councilui.export.statement import statement_export
from councilui.kinds import Kind
from councilui.record.queries.statements import statement_page, votes_on
from councilui.record.views.statements import StatementPage
from councilui.record.views.votes import VoteCard

StatementVotes = tuple[StatementPage, list[VoteCard]]


def find_statement(connection: sqlite3.Connection, typed: str) -> str:
    """The key of a statement, by its key or its number. Raises NotFoundError."""
    return statement_page(connection, typed).statement.key


def read_statement(connection: sqlite3.Connection, key: str) -> StatementVotes:
    """A statement with the votes on what it is about."""
    page = statement_page(connection, key)
    return page, votes_on(connection, page.statement)


def _reference(page: StatementVotes) -> Reference:
    return statement_reference(page[0])


KIND = Kind(
    "statement",
    "statements",
    "who said it, where, the words, and how the speaker voted on the matter",
    read_statement,
    find_statement,
    lambda _, page: statement_export(*page),
    _reference,
    is_shown=True,
    label="The statement",
    forms=("document", "data"),
)
