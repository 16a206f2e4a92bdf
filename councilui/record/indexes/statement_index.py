"""The index of statements: their words as stems, and tags for everything a search can filter by.

Rows have running numbers in order of time, which takes a fifth less space than the ids of statements, since those leave
gaps between meetings. `statement_number` maps one to the other. The index does not keep the text; `search.marks` finds
the matches in it.
"""

import json
import sqlite3
from collections.abc import Iterable
from typing import Final

POSITIONS: Final = 16
"""The bits of a statement's id that tell its position; the others tell its meeting (`model.statement_id`)."""

CREATE: Final = (
    # What there is in the record: the pairs that share a tag.
    """CREATE TABLE statement_kind (
  kind TEXT NOT NULL, language TEXT NOT NULL, statements INTEGER NOT NULL, PRIMARY KEY (kind, language)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE statement_place (
  id INTEGER PRIMARY KEY, venue TEXT NOT NULL, capacity TEXT NOT NULL, statements INTEGER NOT NULL
) STRICT""",
    # The statements of a meeting: `first` is the number of the first of them, and an id is `ahead` of its number.
    """CREATE TABLE statement_number (
  meeting INTEGER PRIMARY KEY, first INTEGER NOT NULL UNIQUE, ahead INTEGER NOT NULL
) STRICT""",
    # One token for whatever a search may filter by, so that a filter stays inside the full-text index. The final
    # digit keeps the stemmer off. Two properties share a token where there are few pairs of them.
    f"""CREATE VIEW statement_search AS
SELECT s.id - n.ahead AS number, s.id AS id, s.text AS text,
  'xb' || hex(m.body) || '0 xm' || hex(s.meeting) || '0 xk' || hex(s.kind || '/' || s.language)
  || '0 xv' || hex(s.venue || '/' || s.capacity) || '0'
  || CASE WHEN s.person IS NOT NULL THEN ' xs' || hex(s.person) || '0'
          WHEN s.speaker_name IS NOT NULL THEN ' xn' || hex(s.speaker_name) || '0' ELSE '' END
  || CASE WHEN s.district IS NOT NULL THEN ' xd' || hex(s.district) || '0' ELSE '' END
  || CASE WHEN s.agenda_item IS NOT NULL THEN ' xi' || hex(s.agenda_item) || '0' ELSE '' END
  || CASE WHEN s.matter IS NOT NULL THEN ' xt' || hex(s.matter) || '0' ELSE '' END AS tags
FROM statement AS s CROSS JOIN statement_number AS n ON n.meeting = s.id >> {POSITIONS}
  CROSS JOIN meeting AS m ON m.id = s.meeting""",
    """CREATE VIRTUAL TABLE statement_fts USING fts5(
  text, tags, content='', tokenize='porter unicode61 remove_diacritics 2'
)""",
)
FTS_TABLES: Final = frozenset(f"statement_fts_{part}" for part in ("data", "idx", "docsize", "config"))

FILL: Final = (
    "DELETE FROM statement_number",
    f"""INSERT INTO statement_number
      SELECT meeting, 1 + coalesce(sum(last - first + 1) OVER earlier, 0),
        first - 1 - coalesce(sum(last - first + 1) OVER earlier, 0)
      FROM (SELECT id >> {POSITIONS} AS meeting, min(id) AS first, max(id) AS last FROM statement GROUP BY 1)
      WINDOW earlier AS (ORDER BY meeting ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)""",
    """CREATE TEMP TABLE sort AS SELECT kind, language, venue, capacity, count(*) AS statements
      FROM statement GROUP BY kind, language, venue, capacity""",
    "DELETE FROM statement_kind",
    "INSERT INTO statement_kind SELECT kind, language, sum(statements) FROM temp.sort GROUP BY kind, language",
    "DELETE FROM statement_place",
    """INSERT INTO statement_place SELECT NULL, venue, capacity, sum(statements) FROM temp.sort
      GROUP BY venue, capacity ORDER BY venue, capacity""",
    "DROP TABLE temp.sort",
    "INSERT INTO statement_fts (statement_fts) VALUES ('delete-all')",
    "INSERT INTO statement_fts (statement_fts, rank) VALUES ('hashsize', 67108864)",
    "INSERT INTO statement_fts (rowid, text, tags) SELECT number, spaced(text), tags FROM statement_search ORDER BY id",
    "INSERT INTO statement_fts (statement_fts) VALUES ('optimize')",
)
"""Makes the index anew; `spaced` is that of `record.words`."""

_LAST: Final = 1 << 62
_PLACE: Final = "(SELECT {} FROM statement_number WHERE first <= {} ORDER BY first DESC LIMIT 1)"


def id_of(number: str) -> str:
    """The id of the statement with a number, both as SQL expressions."""
    return f"({number} + {_PLACE.format('ahead', number)})"


def meeting_of(number: str) -> str:
    """The id without its position (`id >> POSITIONS`) of the statement with a number, both as SQL expressions."""
    return _PLACE.format("meeting", number)


def ids_of(connection: sqlite3.Connection, numbers: Iterable[int]) -> list[int]:
    """The ids of the statements with these numbers, in this order."""
    rows = connection.execute(f"SELECT {id_of('value')} FROM json_each(?) ORDER BY key", (json.dumps(list(numbers)),))
    return [id for (id,) in rows]


def number_from(connection: sqlite3.Connection, id: int) -> int:
    """The number of the statement with this id, or else of the next one."""
    sql = "SELECT meeting, first, ahead FROM statement_number WHERE meeting >= ? ORDER BY meeting LIMIT 2"
    rows = connection.execute(sql, (id >> POSITIONS,)).fetchall()
    if not rows:
        return _LAST
    meeting, first, ahead = map(int, rows[0])
    if meeting != id >> POSITIONS:
        return first
    return min(max(id - ahead, first), int(rows[1][1]) if len(rows) > 1 else _LAST)
