"""Meetings: lists, the one to open on, and one with all that is on record about it."""

import sqlite3
from collections import defaultdict

from councilui.record.model import AgendaItem, Attendance, Body, Claim, Doubt, Matter, Meeting, Person, Statement
from councilui.record.queries.loads import vote_scope
from councilui.record.queries.rows import (
    existing,
    further_sources,
    meeting_clauses,
    one,
    select,
    select_about,
    select_in,
    source_ids,
    sources_of,
)
from councilui.record.queries.vote_lines import list_votes
from councilui.record.views.meetings import ItemLine, MeetingLine, MeetingPage
from councilui.record.views.votes import VoteLine

_LINE = """
SELECT m.id, m.date, m.time, m.body, b.name, m.kind,
  (SELECT count(*) FROM agenda_item AS i WHERE i.meeting = m.id),
  (SELECT count(*) FROM motion AS o JOIN vote_event AS e ON e.motion = o.id WHERE o.meeting = m.id),
  (SELECT count(*) FROM statement AS s WHERE s.meeting = m.id), ?
FROM meeting AS m JOIN body AS b ON b.id = m.body
"""


def list_meetings(
    connection: sqlite3.Connection, *, body: str | None = None, since: str | None = None, until: str | None = None
) -> list[MeetingLine]:
    """All meetings, newest first; `since` and `until` are dates, perhaps partial, both included."""
    where, parameters = meeting_clauses(body, since, until)
    sql = f"{_LINE} WHERE {' AND '.join(where)} ORDER BY m.date DESC, m.ordinal DESC"
    return [MeetingLine(*row) for row in connection.execute(sql, (vote_scope(connection), *parameters))]


def was_held(alias: str) -> str:
    """A SQL condition for meetings that were not canceled, by the first word of their kind or their status."""
    words = ("canceled", "postponed", "deferred", "rescheduled", "no quorum")
    kinds = " AND ".join(f"{alias}.kind NOT LIKE '{word}%'" for word in words)
    return f"({kinds} AND lower(coalesce({alias}.status, '')) NOT LIKE 'cancel%')"


def opening_meeting(connection: sqlite3.Connection) -> str | None:
    """The id of the meeting to open the screen on; None in an empty record.

    It is the one set by a load (`opens_on`); else the latest with a vote or a statement; else the latest with an agenda
    that was not canceled; else the latest.
    """
    has_taken_place = was_held("m")
    latest = "ORDER BY m.date DESC, m.ordinal DESC"
    queries = (
        "SELECT opens_on FROM load WHERE opens_on IS NOT NULL ORDER BY id",
        f"""SELECT m.id FROM meeting AS m WHERE {has_taken_place} AND (
             EXISTS (SELECT 1 FROM motion AS o JOIN vote_event AS e ON e.motion = o.id WHERE o.meeting = m.id)
             OR EXISTS (SELECT 1 FROM statement AS s WHERE s.meeting = m.id)) {latest}""",
        f"""SELECT m.id FROM meeting AS m
            WHERE {has_taken_place} AND EXISTS (SELECT 1 FROM agenda_item AS i WHERE i.meeting = m.id) {latest}""",
        f"SELECT m.id FROM meeting AS m {latest}",
    )
    for query in queries:
        row = connection.execute(f"{query} LIMIT 1").fetchone()
        if row is not None:
            return str(row[0])
    return None


def meeting_page(connection: sqlite3.Connection, meeting_id: str) -> MeetingPage:
    """One meeting with all that is on record about it. Raises NotFoundError when there is none."""
    meeting = existing(connection, Meeting, meeting_id)
    body = existing(connection, Body, meeting.body)
    items = select(connection, AgendaItem, "t.meeting = ?", (meeting_id,), "t.position")
    matters = {m.id: m for m in select_in(connection, Matter, "id", (i.matter for i in items if i.matter))}
    votes: dict[str | None, list[VoteLine]] = defaultdict(list)
    for line in list_votes(connection, meeting=meeting_id):
        votes[line.agenda_item].append(line)
    statements = select(connection, Statement, "t.meeting = ?", (meeting_id,), "t.id")
    attendance = select(connection, Attendance, "t.meeting = ?", (meeting_id,), "t.roll_call, t.person_name")
    subjects = {
        "meeting": [meeting_id],
        "agenda_item": [i.id for i in items],
        "matter": list(matters),
        "vote_event": [line.id for lines in votes.values() for line in lines],
        "statement": [s.key for s in statements],
    }
    doubts = select_about(connection, Doubt, subjects)
    claims = select_about(connection, Claim, subjects)
    further = further_sources(connection, subjects)
    mentioned = [
        meeting.source,
        *source_ids((*items, *statements, *attendance[:1])),
        *(source for listed in further.values() for source in listed),
        *source_ids((*doubts, *claims)),
        *source_ids(line for lines in votes.values() for line in lines),
    ]
    return MeetingPage(
        meeting=meeting,
        body=body,
        chair=one(connection, Person, meeting.chair),
        items=tuple(ItemLine(i, matters.get(i.matter or ""), tuple(votes.get(i.id, ()))) for i in items),
        statements=tuple(statements),
        doubts=tuple(doubts),
        claims=tuple(claims),
        sources=sources_of(connection, mentioned),
        further=further,
        attendance=tuple(attendance),
    )
