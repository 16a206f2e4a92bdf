"""A member: figures, divided votes with everybody's side, sponsorships and statements."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from councilui.common.errors import CouncilError
from councilui.record import model
from councilui.record.queries.divided_votes import NAYS, list_divided_votes
from councilui.record.queries.loads import vote_scope
from councilui.record.queries.rows import one, select, select_in, source_ids, sources_of
from councilui.record.views.divided_votes import VoteFilter
from councilui.record.views.people import AttendanceCounts, MemberFacts, MemberRolls
from councilui.record.views.rolls import Sides, Voter

_FETCHED: Final = 2000  # rows at a time: the screen's thread gets its turn between


def member_facts(connection: sqlite3.Connection, person_id: str) -> MemberFacts:
    """A member's figures. Raises CouncilError when there is no such person."""
    person = one(connection, model.Person, person_id)
    if person is None:
        raise CouncilError(f"There is no person {person_id} in this record.")
    names = select(connection, model.PersonName, "t.person = ?", (person_id,), "t.name")
    memberships = select(connection, model.Membership, "t.person = ?", (person_id,), "t.start DESC, t.id")
    claims = select_in(connection, model.Claim, "subject_id", [person_id, *(m.id for m in memberships)])
    bodies = {body.id: body for body in select_in(connection, model.Body, "id", (m.body for m in memberships))}
    options = _counts(connection, "SELECT option, count(*) FROM vote WHERE person = ? GROUP BY option", person_id)
    return MemberFacts(
        person=person,
        names=tuple(names),
        memberships=tuple(memberships),
        bodies=bodies,
        options={option: options[option] for option in model.OPTIONS if option in options},
        present=attendance_counts(connection, person_id),
        statements=_count(connection, "SELECT count(*) FROM statement WHERE person = ?", person_id),
        sponsorships=_count(connection, "SELECT count(*) FROM sponsorship WHERE person = ?", person_id),
        claims=tuple(claims),
        sources=sources_of(connection, source_ids((*names, *memberships, *claims))),
    )


def attendance_counts(connection: sqlite3.Connection, person_id: str) -> AttendanceCounts:
    """How often the member was present, absent or excused at roll calls of attendance."""
    statuses = _counts(
        connection, "SELECT status, count(*) FROM attendance WHERE person = ? GROUP BY status", person_id
    )
    meetings = _count(connection, "SELECT count(DISTINCT meeting) FROM attendance WHERE person = ?", person_id)
    return AttendanceCounts({status: statuses[status] for status in model.ATTENDANCE if status in statuses}, meetings)


def member_rolls(connection: sqlite3.Connection, person_id: str) -> MemberRolls:
    """The divided votes of a member, and how everybody else voted in them. `Connection.interrupt` ends it."""
    votes = list_divided_votes(connection, VoteFilter(members=((person_id,),)))
    lines = tuple(vote for vote in reversed(votes) if vote.excluded_as is None and vote.option in ("yes", "no"))
    bit_of = {vote.line.id: bit for bit, vote in enumerate(lines)}
    # Numbers alone are read: a text costs more than all the rest.
    rows = {
        row: bit_of[event]
        for row, event in connection.execute(
            f"""SELECT e.rowid, e.id FROM vote AS v JOIN vote_event AS e ON e.id = v.vote_event
              WHERE v.person = ? AND v.vote_event IN {NAYS}""",
            (person_id,),
        )
        if event in bit_of
    }
    size = len(lines) // 8 + 1
    yes: dict[int, bytearray] = defaultdict(lambda: bytearray(size))
    no: dict[int, bytearray] = defaultdict(lambda: bytearray(size))
    cursor = connection.execute(
        f"""SELECT e.rowid, p.rowid, v.option = 'yes' FROM vote AS mine JOIN vote AS v ON v.vote_event = mine.vote_event
            JOIN vote_event AS e ON e.id = v.vote_event JOIN person AS p ON p.id = v.person
          WHERE mine.person = ? AND mine.vote_event IN {NAYS} AND v.option IN ('yes', 'no')""",
        (person_id,),
    )
    while part := cursor.fetchmany(_FETCHED):
        for event, person, is_yes in part:
            if (bit := rows.get(event)) is not None:
                (yes if is_yes else no)[person][bit >> 3] |= 1 << (bit & 7)
    sides = {
        person: Sides(int.from_bytes(yes[person], "little"), int.from_bytes(no[person], "little"))
        for person in {*yes, *no}
    }
    voters = _voters(connection, lines_of=[vote.line.id for vote in lines], sides=sides)
    own = voters.pop(person_id).sides if person_id in voters else Sides(0, 0)
    return MemberRolls(lines, own, voters, vote_scope(connection))


def _voters(connection: sqlite3.Connection, lines_of: list[str], sides: Mapping[int, Sides]) -> dict[str, Voter]:
    rows = {name: row for row, name in connection.execute("SELECT rowid, id FROM person") if row in sides}
    people = select_in(connection, model.Person, "id", rows)
    people.sort(key=lambda person: (person.surname.casefold(), person.sort_name.casefold(), person.id))
    voters = {}
    for person in people:
        theirs = sides[rows[person.id]]
        last = lines_of[(theirs.yes | theirs.no).bit_length() - 1]
        sql = "SELECT district FROM vote WHERE vote_event = ? AND person = ?"
        district = next((row[0] for row in connection.execute(sql, (last, person.id))), None)
        voters[person.id] = Voter(person.id, person.name, person.surname or person.name, district, theirs)
    return voters


def list_sponsorships(
    connection: sqlite3.Connection, person_id: str
) -> list[tuple[model.Sponsorship, model.Matter, str | None]]:
    """What the member sponsored, with the matter and its latest vote event's id; the latest on an agenda first."""
    latest = """SELECT o.matter, e.id, max(m.date) FROM sponsorship AS s JOIN motion AS o ON o.matter = s.matter
      JOIN vote_event AS e ON e.motion = o.id JOIN meeting AS m ON m.id = o.meeting WHERE s.person = ?
      GROUP BY o.matter"""
    votes = {matter: (vote, date) for matter, vote, date in connection.execute(latest, (person_id,))}
    rows = select(connection, model.Sponsorship, "t.person = ?", (person_id,), "t.matter")
    matters = {matter.id: matter for matter in select_in(connection, model.Matter, "id", (row.matter for row in rows))}
    rows.sort(key=lambda row: votes.get(row.matter, ("", ""))[1], reverse=True)
    return [(row, matters[row.matter], votes.get(row.matter, (None, None))[0]) for row in rows]


def list_statements_of(connection: sqlite3.Connection, person_id: str) -> list[tuple[model.Statement, str, str]]:
    """The member's statements, newest first, each with the meeting's date and body."""
    statements = select(connection, model.Statement, "t.person = ?", (person_id,), "t.id DESC")
    sql = """SELECT DISTINCT m.id, m.date, b.name FROM statement AS s JOIN meeting AS m ON m.id = s.meeting
      JOIN body AS b ON b.id = m.body WHERE s.person = ?"""
    places = {meeting: (date, body) for meeting, date, body in connection.execute(sql, (person_id,))}
    return [(statement, *places[statement.meeting]) for statement in statements]


def _counts(connection: sqlite3.Connection, sql: str, person_id: str) -> dict[str, int]:
    return dict(connection.execute(sql, (person_id,)))


def _count(connection: sqlite3.Connection, sql: str, person_id: str) -> int:
    return int(connection.execute(sql, (person_id,)).fetchone()[0])
