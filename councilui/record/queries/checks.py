"""Reads what `analysis.reconcile` compares: everything in the record that might not add up.

SQLite picks the votes to look at, so that a record of many thousand votes in good order costs little to check.
"""

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Final

from councilui.record.model import Claim, Doubt, Load, LoadIssue, Rule, Vote, VoteCount
from councilui.record.queries.rows import chunks, select, select_in, source_ids, sources_of
from councilui.record.queries.vote_lines import list_votes
from councilui.record.views.checks import CheckInput, Subject, UnknownName, Unrolled

_LABELS: Final = {
    "vote_event": """SELECT e.id,
        coalesce(t.short_title, t.title, i.title, e.question), e.id, m.id, t.id, NULL, m.date, o.motion_type,
        t.identifier
        FROM vote_event AS e JOIN motion AS o ON o.id = e.motion JOIN meeting AS m ON m.id = o.meeting
        LEFT JOIN matter AS t ON t.id = o.matter LEFT JOIN agenda_item AS i ON i.id = o.agenda_item
        WHERE e.id IN""",
    "meeting": """SELECT m.id, b.name || ', meeting', NULL, m.id, NULL, NULL, m.date
        FROM meeting AS m JOIN body AS b ON b.id = m.body WHERE m.id IN""",
    "matter": """SELECT t.id, coalesce(t.short_title, t.title), NULL, NULL, t.id, NULL, NULL, NULL, t.identifier
        FROM matter AS t WHERE t.id IN""",
    "agenda_item": """SELECT i.id, 'Agenda item “' || i.title || '”', NULL, i.meeting, i.matter, NULL
        FROM agenda_item AS i WHERE i.id IN""",
    "person": "SELECT p.id, p.name, NULL, NULL, NULL, p.id FROM person AS p WHERE p.id IN",
    "membership": """SELECT s.id,
        p.name || ', ' || s.role || coalesce(' for ' || b.district_name || ' ' || s.district, ''), NULL, NULL, NULL,
        p.id FROM membership AS s JOIN person AS p ON p.id = s.person JOIN body AS b ON b.id = s.body
        WHERE s.id IN""",
    "statement": """SELECT s.key,
        'Statement by ' || coalesce(s.speaker_name, 'an unnamed speaker'), NULL, m.id, s.matter, s.person, m.date
        FROM statement AS s JOIN meeting AS m ON m.id = s.meeting WHERE s.key IN""",
}
_SEATED: Final = """body AS b CROSS JOIN meeting AS m ON m.body = b.id AND b.seats IS NOT NULL
  CROSS JOIN motion AS o ON o.meeting = m.id CROSS JOIN vote_event AS e ON e.motion = o.id
  LEFT JOIN roll_count AS r ON r.vote_event = e.id"""
_NAMELESS: Final = "('voice', 'unanimous consent')"
_SUSPECTS: Final = (
    # What says of itself that it is not whole, or not clear; whatever failed, for what it needed is then asked.
    """SELECT e.id FROM vote_event AS e WHERE e.roll = 'partial' OR e.result = 'fail'
       OR (e.result = 'unknown' AND e.result_text IS NOT NULL)""",
    # Passed with more no than yes votes.
    """SELECT r.vote_event FROM roll_count AS r WHERE r.yes < r.no""",
    """SELECT c.vote_event FROM vote_count AS c JOIN vote_count AS d ON d.vote_event = c.vote_event
       WHERE c.option = 'yes' AND d.option = 'no' AND c.count < d.count""",
    # More names, or more votes announced, than seats.
    f"SELECT e.id FROM {_SEATED} WHERE r.yes + r.no + r.other > b.seats",
    f"""SELECT e.id FROM {_SEATED} WHERE b.seats < (SELECT sum(c.count) FROM vote_count AS c
        WHERE c.vote_event = e.id GROUP BY c.source ORDER BY 1 DESC LIMIT 1)""",
    # Fewer yes votes than the rule that the motion is held to asks for, by the roll or by any announcement.
    """SELECT e.id FROM motion AS o CROSS JOIN rule AS q ON q.id = o.requirement
        CROSS JOIN vote_event AS e ON e.motion = o.id JOIN meeting AS m ON m.id = o.meeting
        JOIN body AS b ON b.id = m.body LEFT JOIN roll_count AS r ON r.vote_event = e.id
        WHERE e.result = 'pass' AND coalesce((SELECT min(c.count) FROM vote_count AS c
          WHERE c.vote_event = e.id AND c.option = 'yes'), r.yes) * q.denominator < q.strict + q.numerator
          * CASE q.base WHEN 'votes cast' THEN coalesce((SELECT max(c.count) + max(d.count) FROM vote_count AS c
              JOIN vote_count AS d ON d.vote_event = c.vote_event AND d.option = 'no'
              WHERE c.vote_event = e.id AND c.option = 'yes'), r.yes + r.no)
            WHEN 'seats' THEN b.seats ELSE b.seats + 1 END""",
    # Two sources that announce different numbers.
    """SELECT vote_event FROM (SELECT vote_event,
         coalesce(group_concat(option || count) FILTER (WHERE count > 0), '') AS told
       FROM vote_count GROUP BY vote_event, source)
       GROUP BY vote_event HAVING min(told) <> max(told)""",
    # A number announced that is not that of the names, or names more or fewer than announced.
    """SELECT c.vote_event FROM vote_count AS c JOIN roll_count AS r ON r.vote_event = c.vote_event
       WHERE c.option <> 'vacant' AND c.count <> CASE c.option WHEN 'yes' THEN r.yes WHEN 'no' THEN r.no ELSE
         (SELECT count(*) FROM vote AS v WHERE v.vote_event = c.vote_event AND v.option = c.option) END""",
    """SELECT c.vote_event FROM vote_count AS c JOIN roll_count AS r ON r.vote_event = c.vote_event
       GROUP BY c.vote_event, c.source
       HAVING sum(iif(c.option = 'vacant', 0, c.count)) <> min(r.yes + r.no + r.other)""",
)
_NO_ROLL: Final = f"e.roll = 'none' AND e.method NOT IN {_NAMELESS}"
_UNTOLD: Final = f"""FROM vote_event AS e JOIN motion AS o ON o.id = e.motion JOIN meeting AS m ON m.id = o.meeting
  WHERE {_NO_ROLL} AND NOT EXISTS (SELECT 1 FROM vote_count AS c WHERE c.vote_event = e.id)
  GROUP BY m.body, substr(m.date, 1, 4)"""
_TOGETHER: Final = 10  # more votes than this without roll or tally in a year are told as one
_UNKNOWN: Final = (
    """SELECT p.name, 'speaker', sum(s.statements), s.meeting, NULL, m.source, max(m.date)
       FROM speaker AS p JOIN spoken AS s ON s.speaker = p.id JOIN meeting AS m ON m.id = s.meeting
         JOIN statement_place AS l ON l.id = s.place
       WHERE p.person IS NULL AND l.capacity IN ('member', 'chair') GROUP BY p.name""",
    """SELECT s.sponsor_name, 'sponsor', count(*), NULL, s.matter, s.source, max(s.matter)
       FROM sponsorship AS s WHERE s.person IS NULL GROUP BY s.sponsor_name""",
    """SELECT o.mover_name, 'mover', count(*), o.meeting, o.matter, o.mover_source, max(m.date)
       FROM motion AS o JOIN meeting AS m ON m.id = o.meeting
       WHERE o.mover IS NULL AND o.mover_name IS NOT NULL GROUP BY o.mover_name""",
)


def subjects(connection: sqlite3.Connection, rows: Iterable[Doubt | Claim]) -> dict[tuple[str, str], Subject]:
    """What each doubt or claim is about, by (table, row id); a missing row is labeled with its id."""
    ids_by_table: dict[str, dict[str, None]] = defaultdict(dict)
    for row in rows:
        ids_by_table[row.subject][row.subject_id] = None
    subject_of = {}
    for table, ids in ids_by_table.items():
        for id in ids:
            subject_of[table, id] = Subject(table, id, f"{table.replace('_', ' ')} {id}")
        if table not in _LABELS:
            continue
        for marks, part in chunks(ids):
            for id, *about in connection.execute(f"{_LABELS[table]} ({marks})", part):
                subject_of[table, id] = Subject(table, id, *about)
    return subject_of


def check_input(connection: sqlite3.Connection) -> CheckInput:
    """Everything that has to be compared, of the whole record."""
    rosters = _rosters(connection)
    suspects = {row[0] for sql in _SUSPECTS for row in connection.execute(sql)}
    unrolled, one_by_one = _unrolled(connection)
    votes = list_votes(connection, ids=(*suspects, *rosters, *one_by_one))
    counts: dict[str, list[VoteCount]] = defaultdict(list)
    for count in select_in(connection, VoteCount, "vote_event", (line.id for line in votes), "t.vote_event, t.source"):
        counts[count.vote_event].append(count)
    rolls: dict[str, list[Vote]] = defaultdict(list)
    for vote in select_in(connection, Vote, "vote_event", sorted(suspects), "t.vote_event, t.person"):
        rolls[vote.vote_event].append(vote)
    doubts = select(connection, Doubt, order="t.id")
    claims = select(connection, Claim, order="t.subject, t.subject_id, t.field, t.preferred DESC, t.value, t.source")
    unknown = [UnknownName(*row[:-1]) for sql in _UNKNOWN for row in connection.execute(f"{sql} ORDER BY 3 DESC, 1")]
    about = subjects(connection, [*doubts, *claims])
    rules = _rules(connection)
    announcing = (count for tallies in counts.values() for count in tallies)
    return CheckInput(
        votes=tuple(votes),
        counts={event: tuple(tallies) for event, tallies in counts.items()},
        rolls={event: tuple(tallies) for event, tallies in rolls.items()},
        seats=dict(connection.execute(f"SELECT e.id, b.seats FROM {_SEATED}")),
        rules=rules,
        rosters=rosters,
        unrolled=tuple(unrolled),
        unknown_names=tuple(unknown),
        doubts=tuple((doubt, about[doubt.subject, doubt.subject_id]) for doubt in doubts),
        claims=tuple((claim, about[claim.subject, claim.subject_id]) for claim in claims),
        sources=sources_of(connection, source_ids((*doubts, *claims, *announcing, *unknown, *rules.values()))),
        loads=tuple(select(connection, Load, order="t.id")),
        load_issues=tuple(select(connection, LoadIssue, order="t.load, t.position")),
    )


def _rosters(connection: sqlite3.Connection) -> dict[str, str]:
    """A text for each divided roll that occurs more than once in a body, the same for the same roll."""
    sql = """SELECT v.vote_event, m.body, group_concat(v.person || ' ' || v.option, ';')
      FROM roll_count AS r CROSS JOIN vote AS v ON v.vote_event = r.vote_event
      JOIN vote_event AS e ON e.id = r.vote_event JOIN motion AS o ON o.id = e.motion
      JOIN meeting AS m ON m.id = o.meeting
      WHERE r.yes > 0 AND r.no > 0 GROUP BY v.vote_event"""
    rosters = {event: f"{body} {roster}" for event, body, roster in connection.execute(sql)}
    times = Counter(rosters.values())
    return {event: roster for event, roster in rosters.items() if times[roster] > 1}


def _unrolled(connection: sqlite3.Connection) -> tuple[list[Unrolled], list[str]]:
    """Votes without a roll: groups of body and year where many have no tally either, and the ids of the others."""
    many = f"""SELECT m.body, substr(m.date, 1, 4), count(*), e.id, max(m.date || m.ordinal) {_UNTOLD}
      HAVING count(*) > {_TOGETHER} ORDER BY 2 DESC, 1"""
    groups = connection.execute(many).fetchall()
    newest = {line.id: line for line in list_votes(connection, ids=(row[3] for row in groups))}
    few = f"SELECT json_group_array(e.id) {_UNTOLD} HAVING count(*) <= {_TOGETHER}"
    alone = [event for (ids,) in connection.execute(few) for event in json.loads(ids)]
    announced = f"""SELECT DISTINCT e.id FROM vote_count AS c JOIN vote_event AS e ON e.id = c.vote_event
      WHERE {_NO_ROLL}"""
    alone += [event for (event,) in connection.execute(announced)]
    return [Unrolled(body, year, number, newest[event]) for body, year, number, event, _ in groups], alone


def _rules(connection: sqlite3.Connection) -> dict[str, Rule]:
    """The rule that each vote event's motion needed."""
    rules = {rule.id: rule for rule in select(connection, Rule)}
    rows = connection.execute(
        "SELECT e.id, o.requirement FROM vote_event AS e JOIN motion AS o ON o.id = e.motion"
        " WHERE o.requirement IS NOT NULL"
    )
    return {event: rules[rule] for event, rule in rows if rule in rules}
