"""Lists of vote events."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from councilui.record.queries.rows import meeting_clauses
from councilui.record.views.votes import VoteLine

ANNOUNCED: Final = """coalesce(
  (SELECT c.count FROM vote_count AS c WHERE c.vote_event = e.id AND c.source = e.source AND c.option = '{option}'),
  (SELECT c.count FROM vote_count AS c WHERE c.vote_event = e.id AND c.option = '{option}'
   ORDER BY c.source LIMIT 1))"""
"""The count of an `option` as announced: by the main source, else by whichever source is alphabetically first."""

LINE_COLUMNS: Final = f"""e.id, o.meeting, m.date, b.name, o.agenda_item, o.matter, t.identifier,
  coalesce(t.short_title, i.title, t.title, e.question), e.question, o.motion_type, e.method, e.result, e.result_text,
  e.disposition, {ANNOUNCED.format(option="yes")}, {ANNOUNCED.format(option="no")}, coalesce(r.yes, 0),
  coalesce(r.no, 0), e.roll, e.source"""
"""What `vote_line` makes a line of."""


_BESIDE: Final = """JOIN body AS b ON b.id = m.body LEFT JOIN matter AS t ON t.id = o.matter
  LEFT JOIN agenda_item AS i ON i.id = o.agenda_item LEFT JOIN roll_count AS r ON r.vote_event = e.id"""
LINE_TABLES: Final = f"""vote_event AS e JOIN motion AS o ON o.id = e.motion JOIN meeting AS m ON m.id = o.meeting
  {_BESIDE}"""
_MEETING_BY_MEETING: Final = f"""meeting AS m CROSS JOIN motion AS o ON o.meeting = m.id
  CROSS JOIN vote_event AS e ON e.motion = o.id {_BESIDE}"""
"""The same in the order of an index on meetings, so that the newest votes are there before the oldest are read."""
_NEWEST_FIRST: Final = "m.date DESC, m.ordinal DESC, e.position, e.id"


def every_vote(connection: sqlite3.Connection) -> Iterator[VoteLine]:
    """Every vote event, newest first, each read when it is needed."""
    sql = f"SELECT {LINE_COLUMNS} FROM {_MEETING_BY_MEETING} ORDER BY {_NEWEST_FIRST}"
    return map(vote_line, connection.execute(sql))


def list_votes(
    connection: sqlite3.Connection,
    *,
    meeting: str | None = None,
    ids: Iterable[str] | None = None,
    matters: Iterable[str] | None = None,
    person: str | None = None,
    body: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> list[VoteLine]:
    """Vote events: those of a meeting in its order, otherwise newest first.

    `ids` keeps these vote events, `matters` the votes on any of these matters, `person` those with that person's vote
    on record; `since` and `until` are dates, perhaps partial, both included.
    """
    where, parameters = meeting_clauses(body, since, until)
    if meeting is not None:
        where.append("o.meeting = ?")
        parameters.append(meeting)
    for column, values in (("e.id", ids), ("o.matter", matters)):
        if values is not None:
            where.append(f"{column} IN (SELECT value FROM json_each(?))")
            parameters.append(json.dumps(list(values)))
    if person is not None:
        where.append("e.id IN (SELECT v.vote_event FROM vote AS v WHERE v.person = ?)")
        parameters.append(person)
    order = "e.position, e.id" if meeting is not None else _NEWEST_FIRST
    sql = f"SELECT {LINE_COLUMNS} FROM {LINE_TABLES} WHERE {' AND '.join(where)} ORDER BY {order}"
    return [vote_line(row) for row in connection.execute(sql, parameters)]


def vote_line(row: Sequence[Any]) -> VoteLine:
    """A row of `LINE_COLUMNS` as a line."""
    *head, yes, no, counted_yes, counted_no, roll, source = row
    announced = (yes, no) if yes is not None and no is not None else None
    fields = (*head, announced, (counted_yes, counted_no), roll, source, (yes is None) != (no is None))
    return VoteLine(*fields)
