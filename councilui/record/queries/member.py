"""A member: figures, divided votes with everybody's side, sponsorships and statements."""

import sqlite3

from councilui.record import model
from councilui.record.queries.divided_votes import NAYS, list_divided_votes
from councilui.record.queries.loads import vote_scope
from councilui.record.queries.rolls import read_sides, read_voters
from councilui.record.queries.rows import existing, select, select_about, select_in, source_ids, sources_of
from councilui.record.views.divided_votes import VoteFilter
from councilui.record.views.people import AttendanceCounts, MemberFacts, MemberRolls
from councilui.record.views.rolls import Sides


def member_facts(connection: sqlite3.Connection, person_id: str) -> MemberFacts:
    """A member's figures. Raises CouncilError when there is no such person."""
    person = existing(connection, model.Person, person_id)
    names = select(connection, model.PersonName, "t.person = ?", (person_id,), "t.name")
    memberships = select(connection, model.Membership, "t.person = ?", (person_id,), "t.start DESC, t.id")
    claims = select_about(connection, model.Claim, {"person": [person_id], "membership": [m.id for m in memberships]})
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
        vote_scope=vote_scope(connection),
    )


def attendance_counts(connection: sqlite3.Connection, person_id: str) -> AttendanceCounts:
    """How often the member was present, absent or excused at roll calls of attendance."""
    statuses = _counts(
        connection, "SELECT status, count(*) FROM attendance WHERE person = ? GROUP BY status", person_id
    )
    meetings = _count(connection, "SELECT count(DISTINCT meeting) FROM attendance WHERE person = ?", person_id)
    return AttendanceCounts({status: statuses[status] for status in model.ATTENDANCE if status in statuses}, meetings)


def member_rolls(connection: sqlite3.Connection, person_id: str) -> MemberRolls:
    """The divided votes of a member, and how everybody else voted in them. `Connection.interrupt` stops it."""
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
    cursor = connection.execute(
        f"""SELECT e.rowid, p.rowid, v.option = 'yes' FROM vote AS mine JOIN vote AS v ON v.vote_event = mine.vote_event
            JOIN vote_event AS e ON e.id = v.vote_event JOIN person AS p ON p.id = v.person
          WHERE mine.person = ? AND mine.vote_event IN {NAYS} AND v.option IN ('yes', 'no')""",
        (person_id,),
    )
    voters = read_voters(connection, [vote.line.id for vote in lines], read_sides(cursor, rows))
    own = voters.pop(person_id).sides if person_id in voters else Sides(0, 0)
    return MemberRolls(lines, own, voters, vote_scope(connection))


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
