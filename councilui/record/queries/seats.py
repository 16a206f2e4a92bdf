"""Who held the seats and the offices of a body."""

import sqlite3

from councilui.common.dates import is_in_force
from councilui.record.views.votes import Seat


def seats_on(connection: sqlite3.Connection, body: str, date: str) -> tuple[Seat, ...]:
    """The seats of `body` on a date (see `is_in_force`), by district, numbers in numeric order."""
    sql = """SELECT m.person, p.name, p.surname, m.district, m.role, m.start, m."end"
      FROM membership AS m JOIN person AS p ON p.id = m.person
      WHERE m.body = ? AND m.role = 'member' ORDER BY CAST(m.district AS INTEGER), m.district, p.sort_name"""
    rows = connection.execute(sql, (body,))
    return tuple(Seat(*seat) for *seat, start, end in rows if is_in_force(start, end, date))


def officers_on(connection: sqlite3.Connection, body: str, date: str) -> dict[str, str]:
    """The offices of `body` on a date by the person's id, as titles before a name: "Mayor"."""
    sql = """SELECT m.person, m.role, m.start, m."end" FROM membership AS m
      WHERE m.body = ? AND m.role <> 'member' ORDER BY m.start, m.id"""
    rows = connection.execute(sql, (body,))
    return {person: role.title() for person, role, start, end in rows if is_in_force(start, end, date)}
