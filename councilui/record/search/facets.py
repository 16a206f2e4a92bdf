"""Matches counted by speaker, body, capacity and venue.

Each count is beside its base: all statements and words of that speaker or body in the time searched. The work is
bounded: of very many matches only the newest are counted, and the answer says since when.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Final

from councilui.common.dates import FIRST_DAY, LAST_DAY, iso_date
from councilui.common.plain_text import one_line, plain_bytes
from councilui.common.tokens import fold_name
from councilui.record.indexes.statement_index import id_of
from councilui.record.model import Body, Person
from councilui.record.queries.rows import select_in
from councilui.record.search.matches import NOTHING, Base, are_more, day_of, filter_of, matches_sql, notes_of
from councilui.record.search.parser import parse
from councilui.record.search.plan import Plan, plan
from councilui.record.views.search import Facet, Facets

MOST_ROWS: Final = 50_000
LISTED: Final = 50


def facets(connection: sqlite3.Connection, text: str, *, typing: bool = False, most: int = MOST_ROWS) -> Facets:
    """Count the statements that fit `text` by speaker, body, capacity and venue; any text is a valid query.

    Raises sqlite3.OperationalError when the connection is interrupted.
    """
    query = parse(text, typing=typing)
    if query.root is None:
        return Facets("", query.notes, 0, True, None)
    query_plan = plan(connection, query)
    groups = _groups(connection, query_plan, most)
    total = sum(group[-2] for group in groups)
    if not total:
        return Facets(query_plan.reading, query_plan.notes, 0, query_plan.complete, None)
    more = total == most and are_more(connection, query_plan, most)
    first = min(group[-1] for group in groups) if more else query_plan.first
    days = day_of(first), day_of(query_plan.last)
    speakers, bodies, capacities, venues = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for *values, matches, _ in groups:
        for counter, value in zip((speakers, bodies, capacities, venues), values, strict=True):
            counter[value] += matches
    named_speakers = _merged(speakers, _names(connection, speakers))
    named_bodies = _merged(bodies, {body.id: one_line(body.name) for body in select_in(connection, Body, "id", bodies)})
    base_of_speaker = _speaker_bases(connection, days, [key for key, _, _ in named_speakers[:LISTED]])
    base_of_body, base_of_capacity, base_of_venue = _place_bases(connection, days)
    return Facets(
        query_plan.reading,
        notes_of(query_plan),
        total,
        query_plan.complete and not more,
        iso_date(days[0]) if more else None,
        tuple(_facet("by", *row, base_of_speaker) for row in named_speakers[:LISTED]),
        tuple(_facet("body", *row, base_of_body) for row in named_bodies),
        tuple(_facet("capacity", value, value, n, base_of_capacity) for value, n in capacities.most_common()),
        tuple(_facet("venue", value, value, n, base_of_venue) for value, n in venues.most_common()),
        max(0, len(named_speakers) - LISTED),
    )


def _merged(counts: Counter[str], labels: dict[str, str]) -> list[tuple[str, str, int]]:
    """(key, label, matches), most first, with equal names merged; a label in mixed case wins over capitals."""
    same: dict[str, list[str]] = {}
    for value, _ in counts.most_common():
        same.setdefault(_key(labels[value], value), []).append(value)
    rows = [
        (key, min((labels[value] for value in values), key=str.isupper), sum(counts[value] for value in values))
        for key, values in same.items()
    ]
    return sorted(rows, key=itemgetter(2), reverse=True)


def _key(label: str, otherwise: str) -> str:
    """The folded name, as in `speaker.called`."""
    return (fold_name(label) or otherwise) if otherwise else ""


def _groups(connection: sqlite3.Connection, query_plan: Plan, most: int) -> list[tuple[str, str, str, str, int, int]]:
    """The newest `most` matches grouped by (speaker tag, body, capacity, venue), each with its count and oldest id."""
    if query_plan.match is None:
        return []
    return connection.execute(
        f"""WITH hit AS MATERIALIZED (SELECT {id_of("number")} AS id FROM ({matches_sql(query_plan)}))
        SELECT CASE WHEN s.person IS NOT NULL THEN 'xs' || hex(s.person) || '0'
            WHEN s.speaker_name IS NOT NULL THEN 'xn' || hex(s.speaker_name) || '0' ELSE '' END AS tag,
          m.body, s.capacity, s.venue, count(*), min(hit.id)
        FROM hit CROSS JOIN statement AS s ON s.id = hit.id JOIN meeting AS m ON m.id = s.meeting
        GROUP BY tag, m.body, s.capacity, s.venue""",
        (*query_plan.parameters(), most),
    ).fetchall()


def _speaker_bases(connection: sqlite3.Connection, days: tuple[int, int], called: Sequence[str]) -> dict[str, Base]:
    """Statements and words of each named speaker between two days."""
    names = json.dumps(called)
    if days == (FIRST_DAY, LAST_DAY):
        # Of nobody named is what all said, less what everybody named did: `spoken` would have to be read whole.
        rows = connection.execute(
            """SELECT called, sum(statements), sum(words) FROM speaker WHERE called IN (SELECT value FROM json_each(?))
            GROUP BY called UNION ALL
            SELECT '', w.statements - coalesce(s.statements, 0), w.words - coalesce(s.words, 0)
            FROM (SELECT sum(statements) AS statements, sum(words) AS words FROM spoken_in) AS w
              CROSS JOIN (SELECT sum(statements) AS statements, sum(words) AS words FROM speaker) AS s""",
            (names,),
        )
    else:
        rows = connection.execute(
            """SELECT coalesce(s.called, ''), sum(w.statements), sum(w.words)
            FROM meeting AS m CROSS JOIN spoken AS w ON w.meeting = m.id LEFT JOIN speaker AS s ON s.id = w.speaker
            WHERE m.date BETWEEN ? AND ? AND w.speaker IN
              (SELECT id FROM speaker WHERE called IN (SELECT value FROM json_each(?)) UNION ALL SELECT 0)
            GROUP BY coalesce(s.called, '')""",
            (iso_date(days[0]), iso_date(days[1]), names),
        )
    return {key: (statements, words) for key, statements, words in rows}


def _place_bases(connection: sqlite3.Connection, days: tuple[int, int]) -> tuple[dict[str, Base], ...]:
    """Statements and words of each body, capacity and venue between two days."""
    bases: tuple[dict[str, Base], ...] = ({}, {}, {})
    if days == (FIRST_DAY, LAST_DAY):
        sums, parameters = "spoken_in", tuple[str, ...]()
    else:
        sums = """(SELECT m.body, s.place, sum(s.statements) AS statements, sum(s.words) AS words
          FROM meeting AS m CROSS JOIN spoken AS s ON s.meeting = m.id
          WHERE m.date BETWEEN ? AND ? GROUP BY m.body, s.place)"""
        parameters = iso_date(days[0]), iso_date(days[1])
    for *values, statements, words in connection.execute(
        f"""SELECT w.body, b.name, p.capacity, p.venue, w.statements, w.words
        FROM {sums} AS w JOIN statement_place AS p ON p.id = w.place JOIN body AS b ON b.id = w.body""",
        parameters,
    ):
        body, name, *others = values
        for totals, value in zip(bases, (_key(name, body), *others), strict=True):
            before = totals.get(value, NOTHING)
            totals[value] = before[0] + statements, before[1] + words
    return bases


def _facet(field: str, key: str, label: str, matches: int, bases: dict[str, Base]) -> Facet:
    return Facet(key, label, matches, *bases.get(key, NOTHING), filter_of(field, label) if key else None)


def _names(connection: sqlite3.Connection, tags: Iterable[str]) -> dict[str, str]:
    """The names of the speakers with these tags."""
    printed = {tag: one_line(plain_bytes(bytes.fromhex(tag[2:-1]))) if tag else "nobody named" for tag in tags}
    persons = [value for tag, value in printed.items() if tag.startswith("xs")]
    known = {person.id: one_line(person.name) for person in select_in(connection, Person, "id", persons)}
    return {tag: known.get(value, value) if tag.startswith("xs") else value for tag, value in printed.items()}
