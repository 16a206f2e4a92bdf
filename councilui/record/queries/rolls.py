"""The votes of a body over a period as bit sets, read in one pass."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Final, NamedTuple

from councilui.common.errors import CouncilError
from councilui.record.model import Body, Meeting, Person, Vote, VoteEvent
from councilui.record.queries.divided_votes import EXCLUDED_AS
from councilui.record.queries.loads import vote_scope
from councilui.record.queries.rows import chunks, meeting_clauses, one, select_in, source_ids, sources_of
from councilui.record.queries.seats import seats_on
from councilui.record.queries.vote_lines import LINE_COLUMNS, LINE_TABLES, list_votes, vote_line
from councilui.record.views.rolls import MeetingRolls, Rolls, Sides, Voter
from councilui.record.views.votes import VoteLine

NO_NAMES: Final = "nobody named"
_FETCHED: Final = 2000  # rows at a time: the screen's thread gets its turn between

_OF = "FROM vote_event AS e JOIN motion AS o ON o.id = e.motion JOIN meeting AS m ON m.id = o.meeting"


def rolls(connection: sqlite3.Connection, body: str, *, since: str | None = None, until: str | None = None) -> Rolls:
    """The vote events of a body; `since` and `until` are dates, perhaps partial, both included.

    Raises CouncilError when there is no such body. `Connection.interrupt` ends it.
    """
    row = one(connection, Body, body)
    if row is None:
        raise CouncilError(f"There is no body {body} in this record.")
    where, parameters = meeting_clauses(body, since, until)
    narrowed = f"WHERE {' AND '.join(where)}"
    events, left_out = _events(connection, narrowed, parameters)
    bit_of = {event.row: bit for bit, event in enumerate(events)}
    sides = _sides(connection, narrowed, parameters, bit_of)
    divided = _announced_nays(connection, narrowed, parameters, bit_of)
    for one_side in sides.values():
        divided |= one_side.no
    names = [event.id for event in events]
    first, last = (events[0].date, events[-1].date) if events else (None, None)
    seats = seats_on(connection, body, last) if last is not None else ()
    voters = _voters(connection, names, sides, {seat.person: seat.district for seat in seats})
    return Rolls(
        body=row,
        events=tuple(names),
        voters=voters,
        divided=divided,
        left_out=left_out,
        seated=frozenset(seat.person for seat in seats if seat.person in voters),
        first=first,
        last=last,
        sources=sources_of(connection, (event.source for event in events)),
        vote_scope=vote_scope(connection),
    )


class _Event(NamedTuple):
    row: int
    id: str
    date: str
    source: str | None


def _events(
    connection: sqlite3.Connection, narrowed: str, parameters: Iterable[str]
) -> tuple[list[_Event], Counter[str]]:
    """The vote events in order, and the number left out by reason."""
    sql = f"""SELECT e.rowid, e.id, m.date, e.source, {EXCLUDED_AS}, e.roll {_OF}
      LEFT JOIN agenda_item AS i ON i.id = o.agenda_item {narrowed} ORDER BY m.date, m.ordinal, e.position, e.id"""
    events: list[_Event] = []
    left_out: Counter[str] = Counter()
    for row, id, date, source, excluded, roll in connection.execute(sql, tuple(parameters)):
        if excluded is not None:
            left_out[excluded] += 1
        elif roll == "none":
            left_out[NO_NAMES] += 1
        else:
            events.append(_Event(row, id, date, source))
    return events, left_out


def _announced_nays(
    connection: sqlite3.Connection, narrowed: str, parameters: Iterable[str], bit_of: dict[int, int]
) -> int:
    """The set of vote events with a nay in an announced tally."""
    sql = f"""SELECT DISTINCT e.rowid {_OF} JOIN vote_count AS c ON c.vote_event = e.id {narrowed}
      AND c.option = 'no' AND c.count > 0"""
    return sum(1 << bit_of[row] for (row,) in connection.execute(sql, tuple(parameters)) if row in bit_of)


def _sides(
    connection: sqlite3.Connection, narrowed: str, parameters: Iterable[str], bit_of: dict[int, int]
) -> dict[int, Sides]:
    """The bit sets of each person, by row number; reading ids instead would cost more than all the rest."""
    size = (len(bit_of) + 7) // 8
    yes: dict[int, bytearray] = defaultdict(lambda: bytearray(size))
    no: dict[int, bytearray] = defaultdict(lambda: bytearray(size))
    cursor = connection.execute(
        f"""SELECT f.row, p.rowid, v.option = 'yes'
          FROM (SELECT e.rowid AS row, e.id AS id {_OF} LEFT JOIN agenda_item AS i ON i.id = o.agenda_item {narrowed}
            AND e.roll <> 'none' AND {EXCLUDED_AS} IS NULL) AS f
          CROSS JOIN vote AS v ON v.vote_event = f.id CROSS JOIN person AS p ON p.id = v.person
          WHERE v.option IN ('yes', 'no')""",
        tuple(parameters),
    )
    while rows := cursor.fetchmany(_FETCHED):
        for event, person, is_yes in rows:
            bit = bit_of[event]
            (yes if is_yes else no)[person][bit >> 3] |= 1 << (bit & 7)
    return {
        person: Sides(int.from_bytes(yes[person], "little"), int.from_bytes(no[person], "little"))
        for person in (*yes, *(person for person in no if person not in yes))
    }


def _voters(
    connection: sqlite3.Connection, events: list[str], sides: dict[int, Sides], seats: dict[str, str | None]
) -> dict[str, Voter]:
    ids = {row: name for row, name in connection.execute("SELECT rowid, id FROM person") if row in sides}
    people = select_in(connection, Person, "id", ids.values())
    rows = {name: row for row, name in ids.items()}
    people.sort(key=lambda person: (person.surname.casefold(), person.sort_name.casefold(), person.id))
    return {
        person.id: Voter(
            person.id,
            person.name,
            person.surname or person.name,
            seats.get(person.id) or _district(connection, events, person.id, sides[rows[person.id]]),
            sides[rows[person.id]],
        )
        for person in people
    }


def _district(connection: sqlite3.Connection, events: list[str], person: str, sides: Sides) -> str | None:
    last = events[(sides.yes | sides.no).bit_length() - 1]
    sql = "SELECT district FROM vote WHERE vote_event = ? AND person = ?"
    return next((district for (district,) in connection.execute(sql, (last, person))), None)


def votes_with_ids(connection: sqlite3.Connection, ids: Iterable[str]) -> list[VoteLine]:
    """These vote events, newest first."""
    lines: list[VoteLine] = []
    for marks, part in chunks(ids):
        sql = f"SELECT {LINE_COLUMNS} FROM {LINE_TABLES} WHERE e.id IN ({marks})"
        lines += [vote_line(row) for row in connection.execute(sql, part)]
    return sorted(lines, key=lambda line: (line.date, line.id), reverse=True)


def meeting_rolls(connection: sqlite3.Connection, meeting_id: str) -> MeetingRolls:
    """The rolls of a meeting. Raises CouncilError when there is none."""
    meeting = one(connection, Meeting, meeting_id)
    body = one(connection, Body, meeting.body) if meeting is not None else None
    if meeting is None or body is None:
        raise CouncilError(f"There is no meeting {meeting_id} in this record.")
    lines = list_votes(connection, meeting=meeting_id)
    votes: dict[str, list[Vote]] = defaultdict(list)
    for vote in select_in(connection, Vote, "vote_event", (line.id for line in lines)):
        votes[vote.vote_event].append(vote)
    every = [vote for votes_of in votes.values() for vote in votes_of]
    events = select_in(connection, VoteEvent, "id", (line.id for line in lines))
    exclusions = connection.execute(
        f"SELECT e.id, {EXCLUDED_AS} {_OF} LEFT JOIN agenda_item AS i ON i.id = o.agenda_item WHERE m.id = ?",
        (meeting_id,),
    )
    return MeetingRolls(
        meeting=meeting,
        body=body,
        lines=tuple(lines),
        votes={event: tuple(votes_of) for event, votes_of in votes.items()},
        seats=seats_on(connection, body.id, meeting.date),
        people={person.id: person for person in select_in(connection, Person, "id", (vote.person for vote in every))},
        exclusions={event: excluded for event, excluded in exclusions if excluded is not None},
        sources=sources_of(connection, source_ids((*events, *every))),
    )
