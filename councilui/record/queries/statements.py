"""One statement with its meeting and sources; one source."""

import sqlite3

from councilui.common.errors import CouncilError
from councilui.common.plain_text import one_line
from councilui.record.model import Body, Meeting, Source, Statement
from councilui.record.queries.rows import existing, further_sources, one, select, sources_of
from councilui.record.queries.vote_lines import list_votes
from councilui.record.queries.votes import vote_card
from councilui.record.views.statements import StatementPage
from councilui.record.views.votes import VoteCard


def statement_page(connection: sqlite3.Connection, typed: str) -> StatementPage:
    """The statement with the number or key `typed`. Raises CouncilError when there is none."""
    typed = one_line(typed)
    number = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 19 else -1
    rows = select(connection, Statement, "t.id = ? OR t.key = ?", (number, typed))
    if not rows:
        raise CouncilError(f"No statement “{typed[:80]}” is in this record; 'councilui search --json' shows their ids.")
    statement = rows[0]
    meeting = existing(connection, Meeting, statement.meeting)
    body = existing(connection, Body, meeting.body)
    further = further_sources(connection, {"statement": [statement.key]}).get(("statement", statement.key), ())
    sources = sources_of(connection, (statement.source, *further))
    return StatementPage(statement, meeting, body, tuple(sources.values()))


def votes_on(connection: sqlite3.Connection, statement: Statement) -> list[VoteCard]:
    """The votes at its meeting on the agenda item or matter that a statement is about."""
    return [
        vote_card(connection, line.id)
        for line in list_votes(connection, meeting=statement.meeting)
        if (line.agenda_item is not None and line.agenda_item == statement.agenda_item)
        or (line.matter is not None and line.matter == statement.matter)
    ]


def one_source(connection: sqlite3.Connection, typed: str) -> Source:
    """The source with the id `typed`. Raises CouncilError when there is none."""
    source = one(connection, Source, one_line(typed))
    if source is None:
        raise CouncilError(f"No source “{one_line(typed)[:80]}” is in this record; 'show … --json' shows their ids.")
    return source
