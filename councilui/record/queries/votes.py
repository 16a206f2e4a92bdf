"""Vote events: lists of them, and one with all that is on record about it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any, Final

from councilui.common.dates import is_in_force
from councilui.common.errors import CouncilError
from councilui.record.model import (
    OPTIONS,
    AgendaItem,
    Body,
    Citation,
    Claim,
    Doubt,
    Matter,
    MatterAction,
    Meeting,
    Motion,
    Person,
    Rule,
    Sponsorship,
    Statement,
    Vote,
    VoteCount,
    VoteEvent,
)
from councilui.record.queries.relations import related_matters
from councilui.record.queries.rows import among, cited, further_sources, of_meetings, one, select, sources_of
from councilui.record.views import Seat, VoteCard, VoteLine

# The main source's count stands first: that of the vote event itself, then whichever source is alphabetically first.
_ANNOUNCED = """coalesce(
  (SELECT c.count FROM vote_count AS c WHERE c.vote_event = e.id AND c.source = e.source AND c.option = '{option}'),
  (SELECT c.count FROM vote_count AS c WHERE c.vote_event = e.id AND c.option = '{option}'
   ORDER BY c.source LIMIT 1))"""
LINE_COLUMNS: Final = f"""e.id, o.meeting, m.date, b.name, o.agenda_item, o.matter, t.identifier,
  coalesce(t.short_title, i.title, t.title, e.question), e.question, o.motion_type, e.method, e.result, e.result_text,
  e.disposition, {_ANNOUNCED.format(option="yes")}, {_ANNOUNCED.format(option="no")}, coalesce(r.yes, 0),
  coalesce(r.no, 0), e.roll, e.source"""
"""What `vote_line` makes a line of."""
LINE_TABLES: Final = """vote_event AS e JOIN motion AS o ON o.id = e.motion JOIN meeting AS m ON m.id = o.meeting
  JOIN body AS b ON b.id = m.body LEFT JOIN matter AS t ON t.id = o.matter
  LEFT JOIN agenda_item AS i ON i.id = o.agenda_item LEFT JOIN roll_count AS r ON r.vote_event = e.id"""


def list_votes(
    connection: sqlite3.Connection,
    *,
    meeting: str | None = None,
    matters: Iterable[str] | None = None,
    person: str | None = None,
    body: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> list[VoteLine]:
    """Vote events: those of a meeting in its order, otherwise newest first.

    `matters` keeps the votes on any of these matters, `person` those in which that person's vote is on record;
    `since` and `until` are dates, perhaps partial, both included.
    """
    where, parameters = of_meetings(body, since, until)
    if meeting is not None:
        where.append("o.meeting = ?")
        parameters.append(meeting)
    if matters is not None:
        wanted = tuple(dict.fromkeys(matters))
        where.append(f"o.matter IN ({', '.join('?' * len(wanted))})")
        parameters += wanted
    if person is not None:
        where.append("e.id IN (SELECT v.vote_event FROM vote AS v WHERE v.person = ?)")
        parameters.append(person)
    order = "e.position, e.id" if meeting is not None else "m.date DESC, m.ordinal DESC, e.position, e.id"
    sql = f"SELECT {LINE_COLUMNS} FROM {LINE_TABLES} WHERE {' AND '.join(where)} ORDER BY {order}"
    return [vote_line(row) for row in connection.execute(sql, parameters)]


def vote_line(row: Sequence[Any]) -> VoteLine:
    """A row of `LINE_COLUMNS` as a line."""
    *head, yes, no, counted_yes, counted_no, roll, source = row
    announced = (yes, no) if yes is not None and no is not None else None
    fields = (*head, announced, (counted_yes, counted_no), roll, source)
    return VoteLine(*fields)


def seats_on(connection: sqlite3.Connection, body: str, date: str) -> tuple[Seat, ...]:
    """Who held a seat of `body` on a date (see `is_in_force`), by district as a number where it is one."""
    sql = """SELECT m.person, p.name, p.surname, m.district, m.role, m.start, m."end"
      FROM membership AS m JOIN person AS p ON p.id = m.person
      WHERE m.body = ? AND m.role = 'member' ORDER BY CAST(m.district AS INTEGER), m.district, p.sort_name"""
    rows = connection.execute(sql, (body,))
    return tuple(Seat(*seat) for *seat, start, end in rows if is_in_force(start, end, date))


def vote_card(connection: sqlite3.Connection, vote_id: str) -> VoteCard:
    """One vote event with all that is on record about it. Raises CouncilError when there is none."""
    event = one(connection, VoteEvent, vote_id)
    motion = one(connection, Motion, event.motion) if event else None
    meeting = one(connection, Meeting, motion.meeting) if motion else None
    body = one(connection, Body, meeting.body) if meeting else None
    if event is None:
        raise CouncilError(f"There is no vote {vote_id} in this record.")
    if motion is None or meeting is None or body is None:
        raise CouncilError(f"The record is damaged: vote {vote_id} has no motion, meeting or body.")
    matter = one(connection, Matter, motion.matter)
    item = one(connection, AgendaItem, motion.agenda_item)
    counts = select(connection, VoteCount, "t.vote_event = ?", (vote_id,))
    counts.sort(key=lambda count: (count.source != event.source, count.source, OPTIONS.index(count.option)))
    votes = select(connection, Vote, "t.vote_event = ?", (vote_id,), "CAST(t.district AS INTEGER), t.voter_name")
    matter_id = matter.id if matter else None
    sponsorships = select(connection, Sponsorship, "t.matter = ?", (matter_id,), "t.role DESC, t.sponsor_name")
    history = select(connection, MatterAction, "t.matter = ?", (matter_id,), "t.position")
    related = related_matters(connection, matter_id) if matter_id else ()
    statements = select(
        connection,
        Statement,
        "t.meeting = ? AND (t.agenda_item = ? OR t.matter = ?)",
        (meeting.id, motion.agenda_item, matter_id),
        "t.id",
    )
    subjects = [s for s in (event.id, motion.agenda_item, matter_id) if s is not None]
    doubts = among(connection, Doubt, "subject_id", subjects)
    claims = among(connection, Claim, "subject_id", [*subjects, *(s.key for s in statements)])
    citations = select(connection, Citation, "t.subject = 'vote_event' AND t.subject_id = ?", (vote_id,), "t.position")
    rules = select(connection, Rule, "t.body = ?", (body.id,), "t.id")
    rules = [rule for rule in rules if is_in_force(rule.start, rule.end, meeting.date)]
    beside = [*(s.key for s in statements), *(r.id for r in rules), *(s for s in subjects if s != event.id)]
    further = further_sources(connection, beside)
    everybody = [
        *(v.person for v in votes),
        *(p for p in (motion.mover, motion.seconder, meeting.chair) if p),
        *(s.person for s in sponsorships if s.person),
        *(s.person for s in statements if s.person),
    ]
    rows = (event, *counts, *votes, motion, item, matter, *history, *related, *sponsorships, *statements)
    mentioned = [
        *cited(rows),
        *cited(line for other in related for line in other.votes),
        motion.mover_source,
        *cited((*citations, *doubts, *claims, *rules)),
    ]
    mentioned += [source for listed in further.values() for source in listed]
    return VoteCard(
        event=event,
        motion=motion,
        meeting=meeting,
        body=body,
        matter=matter,
        item=item,
        counts=tuple(counts),
        votes=tuple(votes),
        seats=seats_on(connection, body.id, meeting.date),
        rules=tuple(rules),
        sponsorships=tuple(sponsorships),
        history=tuple(history),
        related=tuple(related),
        statements=tuple(statements),
        claims=tuple(claims),
        doubts=tuple(doubts),
        citations=tuple(citations),
        sources=sources_of(connection, mentioned),
        people={p.id: p for p in among(connection, Person, "id", everybody)},
        further=further,
    )
