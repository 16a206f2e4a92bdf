"""Votes of one meeting from several sources, and two of them made one while a record is written."""

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import Final, NamedTuple


class VoteFacts(NamedTuple):
    """What tells one vote of a meeting from another; `matter` is that of the motion or of its agenda item."""

    vote_event: str
    meeting: str
    motion: str
    motion_type: str
    text: str | None
    matter: str | None
    agenda_item: str | None
    number: str | None
    title: str | None
    result: str
    source: str | None


class JoinedVotes(NamedTuple):
    """Two vote events that are one: `other` becomes a part of `vote`."""

    vote: VoteFacts
    other: VoteFacts


_FACTS: Final = """SELECT e.id, m.meeting, m.id, m.motion_type, m.text, coalesce(m.matter, i.matter), i.id, i.number,
  i.title, e.result, e.source
FROM vote_event AS e JOIN motion AS m ON m.id = e.motion LEFT JOIN agenda_item AS i ON i.id = m.agenda_item
WHERE m.meeting IN (SELECT value FROM json_each(?)) ORDER BY m.meeting, e.position, e.id"""
# A roll that is whole, or is there at all, a method and a result come from the other where the first has none.
_COMPLETE: Final = (
    """UPDATE vote_event AS e SET (roll, roll_note) = (SELECT o.roll, o.roll_note FROM vote_event AS o WHERE o.id = ?2)
WHERE e.id = ?1
  AND (e.roll = 'none' OR e.roll = 'partial' AND 'complete' = (SELECT roll FROM vote_event WHERE id = ?2))""",
    """UPDATE vote_event AS e SET (result, result_basis, result_text) =
  (SELECT o.result, o.result_basis, coalesce(e.result_text, o.result_text) FROM vote_event AS o WHERE o.id = ?2)
WHERE e.id = ?1 AND e.result = 'unknown'""",
    """UPDATE vote_event SET method = (SELECT o.method FROM vote_event AS o WHERE o.id = ?2)
WHERE id = ?1 AND method = 'unknown'""",
)
_OF_AN_ITEM: Final = ("motion", "statement", "attendance")  # tables that refer to an agenda item
_FILLED: Final = ("text", "matter", "mover", "mover_name", "mover_basis", "mover_source", "seconder", "seconder_name")
# What hangs on the other vote goes to the vote that stays, unless that has it already.
_MOVE: Final = (
    "UPDATE OR IGNORE vote_count SET vote_event = (SELECT kept FROM temp.joined WHERE id = vote_event)"
    " WHERE vote_event IN (SELECT id FROM temp.joined WHERE subject = 'vote_event')",
    "UPDATE OR IGNORE vote SET vote_event = (SELECT kept FROM temp.joined WHERE id = vote_event)"
    " WHERE vote_event IN (SELECT id FROM temp.joined WHERE subject = 'vote_event')",
    *(
        f"UPDATE OR IGNORE {table} SET subject_id = (SELECT kept FROM temp.joined AS j"
        f" WHERE j.subject = {table}.subject AND j.id = subject_id)"
        " WHERE (subject, subject_id) IN (SELECT subject, id FROM temp.joined)"
        for table in ("passage", "claim", "doubt")
    ),
    *(
        f"UPDATE {table} SET agenda_item = (SELECT kept FROM temp.joined WHERE id = agenda_item)"
        " WHERE agenda_item IN (SELECT id FROM temp.joined WHERE subject = 'agenda_item')"
        for table in _OF_AN_ITEM
    ),
)
_DELETE: Final = (
    *(
        (table, f"DELETE FROM {table} WHERE {column} IN (SELECT id FROM temp.joined WHERE subject = '{subject}')")
        for table, column, subject in (
            ("vote_count", "vote_event", "vote_event"), ("vote", "vote_event", "vote_event"),
            ("vote_event", "id", "vote_event"), ("motion", "id", "motion"), ("agenda_item", "id", "agenda_item"),
        )
    ),
    *(
        (table, f"DELETE FROM {table} WHERE (subject, subject_id) IN (SELECT subject, id FROM temp.joined)")
        for table in ("passage", "claim", "doubt", "citation")
    ),
)  # fmt: skip


def vote_facts(connection: sqlite3.Connection, meetings: Collection[str]) -> Iterator[VoteFacts]:
    """The votes of some meetings, each meeting's together."""
    for row in connection.execute(_FACTS, (json.dumps(sorted(meetings)),)):
        yield VoteFacts(*row)


def join_votes(connection: sqlite3.Connection, pairs: Sequence[JoinedVotes]) -> Counter[str]:
    """Make one vote of each pair: names, tallies and passages that the first lacks come from the other, whose motion
    and agenda item go, too. Returns how many rows of each table are gone."""
    gone: Counter[str] = Counter()
    connection.execute("CREATE TEMP TABLE joined (subject TEXT, id TEXT, kept TEXT, PRIMARY KEY (subject, id))")
    ids = dict[tuple[str, str], str]()
    for vote, other in pairs:
        ids["vote_event", other.vote_event] = vote.vote_event
        ids["motion", other.motion] = vote.motion
        if other.agenda_item and vote.agenda_item and other.agenda_item != vote.agenda_item:
            ids.setdefault(("agenda_item", other.agenda_item), vote.agenda_item)
        fill = ", ".join(f"{name} = coalesce({name}, (SELECT {name} FROM motion WHERE id = ?2))" for name in _FILLED)
        connection.execute(f"UPDATE motion SET {fill} WHERE id = ?1", (vote.motion, other.motion))
        for statement in _COMPLETE:
            connection.execute(statement, (vote.vote_event, other.vote_event))
        _cite(connection, vote.vote_event, other.source)
    connection.executemany("INSERT INTO temp.joined VALUES (?, ?, ?)", [(*key, id_) for key, id_ in ids.items()])
    for statement in _MOVE:
        connection.execute(statement)
    for table, statement in _DELETE:
        gone[table] += connection.execute(statement).rowcount
    connection.execute("DROP TABLE temp.joined")
    return gone


def _cite(connection: sqlite3.Connection, vote_event: str, source: str | None) -> None:
    """Name a further source of a vote."""
    if source is None:
        return
    of_vote = "FROM citation WHERE subject = 'vote_event' AND subject_id = ?1"
    if connection.execute(f"SELECT 1 {of_vote} AND source = ?2", (vote_event, source)).fetchone() is None:
        (position,) = connection.execute(f"SELECT coalesce(max(position) + 1, 0) {of_vote}", (vote_event,)).fetchone()
        row = ("vote_event", vote_event, source, position, None, None)
        connection.execute("INSERT INTO citation VALUES (?, ?, ?, ?, ?, ?)", row)
