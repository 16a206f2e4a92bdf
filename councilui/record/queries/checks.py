"""What the reconciler reads: everything that could disagree with something else."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable

from councilui.record.model import Claim, Doubt, Load, LoadIssue, Vote, VoteCount
from councilui.record.queries._rows import cited, select, sources_of
from councilui.record.queries.votes import list_votes
from councilui.record.views import CheckInput, Subject

_LABELS = {
    "vote_event": """SELECT e.id,
        'vote on ' || coalesce(t.identifier, t.short_title, t.title, e.question) || ', ' || m.date, e.id, m.id
        FROM vote_event AS e JOIN motion AS o ON o.id = e.motion JOIN meeting AS m ON m.id = o.meeting
        LEFT JOIN matter AS t ON t.id = o.matter WHERE e.id IN""",
    "meeting": """SELECT m.id, 'meeting of ' || m.date || ', ' || b.name, NULL, m.id
        FROM meeting AS m JOIN body AS b ON b.id = m.body WHERE m.id IN""",
    "matter": "SELECT t.id, coalesce(t.identifier, t.short_title, t.title), NULL, NULL FROM matter AS t WHERE t.id IN",
    "agenda_item": """SELECT i.id, 'agenda item: ' || i.title, NULL, i.meeting FROM agenda_item AS i WHERE i.id IN""",
    "person": "SELECT p.id, p.name, NULL, NULL FROM person AS p WHERE p.id IN",
    "membership": """SELECT s.id,
        p.name || ', ' || s.role || coalesce(' for ' || b.district_name || ' ' || s.district, ''), NULL, NULL
        FROM membership AS s JOIN person AS p ON p.id = s.person JOIN body AS b ON b.id = s.body
        WHERE s.id IN""",
    "statement": """SELECT s.key,
        'statement of ' || coalesce(s.speaker_name, 'nobody named') || ', ' || m.date, NULL, m.id
        FROM statement AS s JOIN meeting AS m ON m.id = s.meeting WHERE s.key IN""",
}


def subjects(connection: sqlite3.Connection, rows: Iterable[Doubt | Claim]) -> dict[tuple[str, str], Subject]:
    """What each doubt or claim is about, in words, by (table, row id); a row that is not there keeps its id."""
    wanted: dict[str, dict[str, None]] = defaultdict(dict)
    for row in rows:
        wanted[row.subject][row.subject_id] = None
    found = {}
    for table, ids in wanted.items():
        for identity in ids:
            found[table, identity] = Subject(table, identity, f"{table.replace('_', ' ')} {identity}")
        if table not in _LABELS:
            continue
        distinct = list(ids)
        for start in range(0, len(distinct), 500):
            part = distinct[start : start + 500]
            sql = f"{_LABELS[table]} ({', '.join('?' * len(part))})"
            for identity, label, vote_event, meeting in connection.execute(sql, part):
                found[table, identity] = Subject(table, identity, label, vote_event, meeting)
    return found


def check_input(connection: sqlite3.Connection) -> CheckInput:
    """All that the reconciler compares, of the whole record."""
    votes = list_votes(connection)
    counts: dict[str, list[VoteCount]] = defaultdict(list)
    for count in select(connection, VoteCount, order="t.vote_event, t.source, t.option"):
        counts[count.vote_event].append(count)
    rolls: dict[str, list[Vote]] = defaultdict(list)
    for vote in select(connection, Vote, order="t.vote_event, t.person"):
        rolls[vote.vote_event].append(vote)
    seats = dict(
        connection.execute("""SELECT e.id, b.seats FROM vote_event AS e JOIN motion AS o ON o.id = e.motion
          JOIN meeting AS m ON m.id = o.meeting JOIN body AS b ON b.id = m.body""")
    )
    doubts = select(connection, Doubt, order="t.id")
    claims = select(connection, Claim, order="t.subject, t.subject_id, t.field, t.preferred DESC, t.value, t.source")
    about = subjects(connection, [*doubts, *claims])
    announcing = (count for found in counts.values() for count in found)
    return CheckInput(
        votes=tuple(votes),
        counts={event: tuple(found) for event, found in counts.items()},
        rolls={event: tuple(found) for event, found in rolls.items()},
        seats=seats,
        doubts=tuple((doubt, about[doubt.subject, doubt.subject_id]) for doubt in doubts),
        claims=tuple((claim, about[claim.subject, claim.subject_id]) for claim in claims),
        sources=sources_of(connection, cited((*doubts, *claims, *announcing))),
        loads=tuple(select(connection, Load, order="t.id")),
        load_issues=tuple(select(connection, LoadIssue, order="t.load, t.position")),
    )
