"""Who says it, in which body, capacity and venue: what a search finds, counted.

Every number of matches stands beside its base: how many statements, and words, there are of that speaker or body at
all. The work is bounded: of very many matches only the newest are counted, and the answer says since when.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from councilui.record.model import Body, Person
from councilui.record.queries._matches import (
    FIRST_DAY,
    LAST_DAY,
    NOTHING,
    Base,
    are_more,
    day_of,
    filter_of,
    iso,
    matching,
)
from councilui.record.queries._rows import among
from councilui.record.queries.search_match import Plan, plan
from councilui.record.search import parse
from councilui.record.statement_index import id_of
from councilui.record.text import one_line, plain_bytes

MOST_ROWS: Final = 50_000
LISTED: Final = 50


class Facet(NamedTuple):
    """A speaker, body, capacity or venue with how many statements of it match.

    `statements` and `words` are all there are of it in the time searched, whether they match or not. `filter` is what,
    added to the query, finds these alone; None where no filter can say it. `value` is "" for whoever is not named.
    """

    value: str
    label: str
    matches: int
    statements: int
    words: int
    filter: str | None


class Facets(NamedTuple):
    """What a query finds, by what it is about, most matches first; of the speakers at most `LISTED`, of all others all.

    `total` matches were looked at. When there are more, `complete` is False, these are the newest, and `since` is the
    date of the oldest of them; the bases are of the same time.
    """

    reading: str
    notes: tuple[str, ...]
    total: int
    complete: bool
    since: str | None
    speakers: tuple[Facet, ...] = ()
    bodies: tuple[Facet, ...] = ()
    capacities: tuple[Facet, ...] = ()
    venues: tuple[Facet, ...] = ()


def facets(connection: sqlite3.Connection, text: str, *, typing: bool = False, most: int = MOST_ROWS) -> Facets:
    """By whom, in which body, capacity and venue the statements that fit `text` were made; no text is an error.

    Raises sqlite3.OperationalError when the connection is interrupted.
    """
    query = parse(text, typing=typing)
    if query.root is None:
        return Facets("", query.notes, 0, True, None)
    asked = plan(connection, query)
    groups = _groups(connection, asked, most)
    total = sum(group[-2] for group in groups)
    if not total:
        return Facets(asked.reading, asked.notes, 0, asked.complete, None)
    more = total == most and are_more(connection, asked, most)
    first = min(group[-1] for group in groups) if more else asked.first
    days = day_of(first), day_of(asked.last)
    found: tuple[Counter[str], ...] = (Counter(), Counter(), Counter(), Counter())
    for *values, matches, _ in groups:
        for counted, value in zip(found, values, strict=True):
            counted[value] += matches
    speakers = found[0].most_common(LISTED)
    said = _said(connection, days, [tag for tag, _ in speakers])
    names = _names(connection, [tag for tag, _ in speakers])
    bodies = {body.id: one_line(body.name) for body in among(connection, Body, "id", found[1])}
    rest = _said_where(connection, days)
    return Facets(
        asked.reading,
        asked.notes,
        total,
        asked.complete and not more,
        iso(days[0]) if more else None,
        tuple(_facet("by", tag, names[tag], matches, said.get(tag, NOTHING)) for tag, matches in speakers),
        *(
            tuple(
                _facet(field, value, bodies.get(value, value), matches, base.get(value, NOTHING))
                for value, matches in counted.most_common()
            )
            for field, counted, base in zip(("body", "capacity", "venue"), found[1:], rest, strict=True)
        ),
    )


def _groups(connection: sqlite3.Connection, asked: Plan, most: int) -> list[tuple[str, str, str, str, int, int]]:
    """The newest `most` matches by (speaker's tag, body, capacity, venue), with their number and their oldest id."""
    if asked.match is None:
        return []
    return connection.execute(
        f"""WITH hit AS MATERIALIZED (SELECT {id_of("number")} AS id FROM ({matching(asked)}))
        SELECT CASE WHEN s.person IS NOT NULL THEN 'xs' || hex(s.person) || '0'
            WHEN s.speaker_name IS NOT NULL THEN 'xn' || hex(s.speaker_name) || '0' ELSE '' END AS tag,
          m.body, s.capacity, s.venue, count(*), min(hit.id)
        FROM hit CROSS JOIN statement AS s ON s.id = hit.id JOIN meeting AS m ON m.id = s.meeting
        GROUP BY tag, m.body, s.capacity, s.venue""",
        (*asked.parameters(), most),
    ).fetchall()


def _said(connection: sqlite3.Connection, days: tuple[int, int], tags: Sequence[str]) -> dict[str, Base]:
    """Statements and words of these speakers between two days."""
    wanted = json.dumps(tags)
    if days == (FIRST_DAY, LAST_DAY):
        rows = connection.execute(
            """SELECT tag, sum(statements), sum(words) FROM speaker WHERE tag IN (SELECT value FROM json_each(?))
            GROUP BY tag UNION ALL SELECT '', sum(statements), sum(words) FROM spoken WHERE speaker = 0""",
            (wanted,),
        )
    else:
        rows = connection.execute(
            """SELECT coalesce(s.tag, ''), sum(w.statements), sum(w.words)
            FROM meeting AS m CROSS JOIN spoken AS w ON w.meeting = m.id LEFT JOIN speaker AS s ON s.id = w.speaker
            WHERE m.date BETWEEN ? AND ? AND w.speaker IN
              (SELECT id FROM speaker WHERE tag IN (SELECT value FROM json_each(?)) UNION ALL SELECT 0)
            GROUP BY w.speaker""",
            (iso(days[0]), iso(days[1]), wanted),
        )
    return {tag: (statements, words) for tag, statements, words in rows}


def _said_where(connection: sqlite3.Connection, days: tuple[int, int]) -> tuple[dict[str, Base], ...]:
    """Statements and words of each body, capacity and venue between two days."""
    found: tuple[dict[str, Base], ...] = ({}, {}, {})
    if days == (FIRST_DAY, LAST_DAY):
        sums, parameters = "spoken_in", tuple[str, ...]()
    else:
        sums = """(SELECT m.body, s.place, sum(s.statements) AS statements, sum(s.words) AS words
          FROM meeting AS m CROSS JOIN spoken AS s ON s.meeting = m.id
          WHERE m.date BETWEEN ? AND ? GROUP BY m.body, s.place)"""
        parameters = iso(days[0]), iso(days[1])
    for *values, statements, words in connection.execute(
        f"""SELECT w.body, p.capacity, p.venue, w.statements, w.words
        FROM {sums} AS w JOIN statement_place AS p ON p.id = w.place""",
        parameters,
    ):
        for base, value in zip(found, values, strict=True):
            before = base.get(value, NOTHING)
            base[value] = before[0] + statements, before[1] + words
    return found


def _facet(field: str, value: str, label: str, matches: int, base: Base) -> Facet:
    return Facet(value, label, matches, *base, filter_of(field, label) if value else None)


def _names(connection: sqlite3.Connection, tags: Iterable[str]) -> dict[str, str]:
    """What people call the speakers with these tags."""
    printed = {tag: one_line(plain_bytes(bytes.fromhex(tag[2:-1]))) if tag else "nobody named" for tag in tags}
    persons = [value for tag, value in printed.items() if tag.startswith("xs")]
    known = {person.id: one_line(person.name) for person in among(connection, Person, "id", persons)}
    return {tag: known.get(value, value) if tag.startswith("xs") else value for tag, value in printed.items()}
