"""Agenda items by what their titles say."""

from __future__ import annotations

import sqlite3


def find_items(connection: sqlite3.Connection, text: str) -> list[dict[str, object]]:
    """Agenda items whose title, section, record number or matter's titles hold `text`, newest first.

    Each as {"id", "meeting_id", "date", "body", "identifier", "title", "outcome"}.
    """
    named = " || ' ' || ".join(
        f"coalesce({column}, '')" for column in ("i.title", "i.section", "t.identifier", "t.title", "t.short_title")
    )
    sql = f"""SELECT i.id, i.meeting, m.date, b.name, t.identifier, coalesce(t.short_title, i.title), i.outcome
      FROM agenda_item AS i JOIN meeting AS m ON m.id = i.meeting JOIN body AS b ON b.id = m.body
        LEFT JOIN matter AS t ON t.id = i.matter
      WHERE instr(lower({named}), ?) ORDER BY m.date DESC, m.ordinal DESC, i.position"""
    keys = ("id", "meeting_id", "date", "body", "identifier", "title", "outcome")
    return [dict(zip(keys, row, strict=True)) for row in connection.execute(sql, (text.lower(),))]
