"""The votes of a body over a period as bit sets, read in one pass."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from councilui.record.model import Body, Meeting, Person, Vote, VoteEvent
from councilui.record.queries.divided_votes import EXCLUDED_AS
from councilui.record.queries.loads import vote_scope
from councilui.record.queries.rows import existing, meeting_clauses, select_in, source_ids, sources_of
from councilui.record.queries.seats import seats_on
from councilui.record.queries.vote_lines import ANNOUNCED, list_votes
from councilui.record.views.rolls import MeetingRolls, Rolls, Sides, Voter
from councilui.record.views.votes import known_tally

NO_NAMES: Final = "nobody named"
_FETCHED: Final = 2000  # rows at a time: the screen's thread gets its turn between

_OF = "FROM vote_event AS e JOIN motion AS o ON o.id = e.motion JOIN meeting AS m ON m.id = o.meeting"


def rolls(connection: sqlite3.Connection, body: str, *, since: str | None = None, until: str | None = None) -> Rolls:
    """The vote events of a body; `since` and `until` are dates, perhaps partial, both included.

    Raises CouncilError when there is no such body. `Connection.interrupt` stops it.
    """
    row = existing(connection, Body, body)
    where, parameters = meeting_clauses(body, since, until)
    narrowed = f"WHERE {' AND '.join(where)}"
    events, left_out = _events(connection, narrowed, parameters)
    bit_of = {event.row: bit for bit, event in enumerate(events)}
    sides = read_sides(_cast(connection, narrowed, parameters), bit_of)
    divided = _announced_nays(connection, narrowed, parameters, bit_of)
    for one_side in sides.values():
        divided |= one_side.no
    names = [event.id for event in events]
    first, last = (events[0].date, events[-1].date) if events else (None, None)
    seats = seats_on(connection, body, last) if last is not None else ()
    voters = read_voters(connection, names, sides, {seat.person: seat.district for seat in seats})
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
        larger=_larger_sides(connection, narrowed, parameters, bit_of),
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
    """The set of vote events with a no vote in an announced tally."""
    sql = f"""SELECT DISTINCT e.rowid {_OF} JOIN vote_count AS c ON c.vote_event = e.id {narrowed}
      AND c.option = 'no' AND c.count > 0"""
    return sum(1 << bit_of[row] for (row,) in connection.execute(sql, tuple(parameters)) if row in bit_of)


def _larger_sides(
    connection: sqlite3.Connection, narrowed: str, parameters: Iterable[str], bit_of: dict[int, int]
) -> Sides:
    """The side with more votes in each vote event; neither where it is a tie or no tally is known."""
    yes_count, no_count = (ANNOUNCED.format(option=option) for option in ("yes", "no"))
    sql = f"""SELECT e.rowid, {yes_count}, {no_count}, coalesce(r.yes, 0), coalesce(r.no, 0), e.roll {_OF}
      LEFT JOIN roll_count AS r ON r.vote_event = e.id {narrowed}"""
    size = len(bit_of) // 8 + 1
    sides = bytearray(size), bytearray(size)
    for row, yes, no, counted_yes, counted_no, roll in connection.execute(sql, tuple(parameters)):
        announced = (yes, no) if yes is not None and no is not None else None
        tally = known_tally(announced, (counted_yes, counted_no), roll)
        if row in bit_of and tally is not None and tally[0] != tally[1]:
            bit = bit_of[row]
            sides[tally[0] < tally[1]][bit >> 3] |= 1 << (bit & 7)
    return Sides(*(int.from_bytes(bits, "little") for bits in sides))


def _cast(connection: sqlite3.Connection, narrowed: str, parameters: Iterable[str]) -> sqlite3.Cursor:
    """The vote event and the person of each yes and no, as row numbers, and whether it is a yes."""
    return connection.execute(
        f"""SELECT f.row, p.rowid, v.option = 'yes'
          FROM (SELECT e.rowid AS row, e.id AS id {_OF} LEFT JOIN agenda_item AS i ON i.id = o.agenda_item {narrowed}
            AND e.roll <> 'none' AND {EXCLUDED_AS} IS NULL) AS f
          CROSS JOIN vote AS v ON v.vote_event = f.id CROSS JOIN person AS p ON p.id = v.person
          WHERE v.option IN ('yes', 'no')""",
        tuple(parameters),
    )


def read_sides(cursor: sqlite3.Cursor, bit_of: Mapping[int, int]) -> dict[int, Sides]:
    """The bit sets of each person by row number, of rows as in `_cast`; `bit_of` has the vote events that count.

    Numbers alone are read: ids would cost more than all the rest.
    """
    size = len(bit_of) // 8 + 1
    sets: dict[int, tuple[bytearray, bytearray]] = defaultdict(lambda: (bytearray(size), bytearray(size)))
    while rows := cursor.fetchmany(_FETCHED):
        for event, person, is_yes in rows:
            if (bit := bit_of.get(event)) is not None:
                sets[person][not is_yes][bit >> 3] |= 1 << (bit & 7)
    return {person: Sides(*(int.from_bytes(bits, "little") for bits in both)) for person, both in sets.items()}


def read_voters(
    connection: sqlite3.Connection,
    events: list[str],
    sides: Mapping[int, Sides],
    seats: Mapping[str, str | None] = MappingProxyType({}),
) -> dict[str, Voter]:
    """Everybody with sides, by surname; the district is that of the seat, else that of their last vote."""
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


def meeting_rolls(connection: sqlite3.Connection, meeting_id: str) -> MeetingRolls:
    """The rolls of a meeting. Raises CouncilError when there is none."""
    meeting = existing(connection, Meeting, meeting_id)
    body = existing(connection, Body, meeting.body)
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
        vote_scope=vote_scope(connection),
    )
