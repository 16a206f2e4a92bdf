"""The index of agenda items, matters and people, by their titles and names.

Row ids put each kind in a range with its newest at the end: for an agenda item they encode its place in time, as for a
statement (`model.statement_id`); for a matter, the day of its latest action, above `_MATTERS`; people are above
`_PEOPLE`, those with most on record last. Unlike the index of statements it keeps words, not stems, so that quoted
words are found as they are; other endings are added to the query (`search.stems`).
"""

from typing import Final

_MATTERS: Final = 1 << 50
_PEOPLE: Final = 1 << 51
RANGES: Final = {
    "item": (-(1 << 49), (1 << 49) - 1),
    "matter": (1 << 49, (1 << 51) - 1),
    "person": (1 << 51, (1 << 52) - 1),
}
"""The first and the last key of each kind."""
ANY: Final = (-(2**63), 2**63 - 1)
_FIRST_DAY: Final = -719_162 << 24  # the first of January of the year 1; what has no date lies before
DEPENDS_ON: Final = frozenset(
    {"agenda_item", "matter", "matter_alias", "matter_action", "meeting", "membership", "person", "person_name"}
    | {"statement", "vote"}  # the person most on record comes last
)
"""The tables whose change calls for this index to be made anew."""

CREATE: Final = (
    """CREATE TABLE title (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('item', 'matter', 'person')), subject TEXT NOT NULL
) STRICT""",
    """CREATE TABLE title_term (word TEXT PRIMARY KEY, titles INTEGER NOT NULL) STRICT, WITHOUT ROWID""",
    # A name is on a line of its own; the tags are those of statement_search.
    """CREATE VIEW title_search AS
SELECT t.id AS id,
  i.title || coalesce(char(10) || i.section, '') || coalesce(char(10) || x.identifier, '')
  || CASE WHEN x.title <> i.title THEN char(10) || x.title ELSE '' END || coalesce(char(10) || x.short_title, '')
  || coalesce((SELECT char(10) || group_concat(a.alias, char(10)) FROM matter_alias AS a WHERE a.matter = x.id), '')
  AS text,
  'xg0 xb' || hex(m.body) || '0 xm' || hex(i.meeting) || '0 xi' || hex(i.id) || '0'
  || CASE WHEN x.id IS NOT NULL THEN ' xt' || hex(x.id) || '0' ELSE '' END AS tags
FROM title AS t JOIN agenda_item AS i ON i.id = t.subject JOIN meeting AS m ON m.id = i.meeting
  LEFT JOIN matter AS x ON x.id = i.matter
WHERE t.kind = 'item'
UNION ALL
SELECT t.id,
  x.title || coalesce(char(10) || x.identifier, '') || coalesce(char(10) || x.short_title, '')
  || coalesce((SELECT char(10) || group_concat(a.alias, char(10)) FROM matter_alias AS a WHERE a.matter = x.id), ''),
  'xg0 xt' || hex(x.id) || '0'
  || coalesce((SELECT ' ' || group_concat(DISTINCT 'xb' || hex(m.body) || '0')
    FROM agenda_item AS i JOIN meeting AS m ON m.id = i.meeting WHERE i.matter = x.id), '')
FROM title AS t JOIN matter AS x ON x.id = t.subject
WHERE t.kind = 'matter'
UNION ALL
SELECT t.id,
  p.name || char(10) || p.sort_name
  || coalesce((SELECT char(10) || group_concat(n.name, char(10)) FROM person_name AS n WHERE n.person = p.id), ''),
  'xg0 xs' || hex(p.id) || '0'
  || coalesce((SELECT ' ' || group_concat(DISTINCT 'xb' || hex(s.body) || '0')
    FROM membership AS s WHERE s.person = p.id), '')
  || coalesce((SELECT ' ' || group_concat(DISTINCT 'xd' || hex(s.district) || '0')
    FROM membership AS s WHERE s.person = p.id), '')
FROM title AS t JOIN person AS p ON p.id = t.subject
WHERE t.kind = 'person'""",
    """CREATE VIRTUAL TABLE title_fts USING fts5(
  text, tags, content='title_search', content_rowid='id', columnsize=0, tokenize='unicode61 remove_diacritics 2'
)""",
)
FTS_TABLES: Final = frozenset(f"title_fts_{part}" for part in ("data", "idx", "config"))


def of_time(kind: str, first: int, last: int) -> tuple[int, int]:
    """The row ids of a kind for statement ids from `first` to `last`; people have no time."""
    start, end = RANGES[kind]
    if (first, last) == ANY:
        return start, end
    if kind == "person":
        return 1, 0
    above = _MATTERS if kind == "matter" else 0
    return max(_FIRST_DAY + above, first + above), min(end, last + above)


_DAY: Final = "(CAST(coalesce(julianday(substr({} || '-01-01', 1, 10)) - 2440587.5, -800000) AS INTEGER) << 24)"
_IN_ORDER: Final = "(row_number() OVER (PARTITION BY {} ORDER BY {}) - 1)"

FILL: Final = (
    "DELETE FROM title",
    f"""INSERT INTO title
      SELECT {_DAY.format("m.date")} + (m.ordinal << 16)
        + {_IN_ORDER.format("i.meeting", "i.position DESC, i.id DESC")}, 'item', i.id
      FROM agenda_item AS i JOIN meeting AS m ON m.id = i.meeting""",
    f"""INSERT INTO title
      SELECT {_MATTERS} + {_DAY.format("latest")} + {_IN_ORDER.format("latest", "identifier DESC, id DESC")},
        'matter', id
      FROM (SELECT x.id, x.identifier, nullif(max(
          coalesce((SELECT max(a.date) FROM matter_action AS a WHERE a.matter = x.id), ''),
          coalesce((SELECT max(m.date) FROM agenda_item AS i JOIN meeting AS m ON m.id = i.meeting
            WHERE i.matter = x.id), '')), '') AS latest
        FROM matter AS x)""",
    f"""INSERT INTO title
      SELECT {_PEOPLE} + {_IN_ORDER.format("1", "votes + statements, sort_name DESC, id DESC")}, 'person', id
      FROM (SELECT p.id, p.sort_name, (SELECT count(*) FROM vote AS v WHERE v.person = p.id) AS votes,
          (SELECT count(*) FROM statement AS s WHERE s.person = p.id) AS statements
        FROM person AS p)""",
    "INSERT INTO title_fts (title_fts) VALUES ('delete-all')",
    "INSERT INTO title_fts (rowid, text, tags) SELECT id, spaced(text), tags FROM title_search ORDER BY id",
    "INSERT INTO title_fts (title_fts) VALUES ('optimize')",
    "DELETE FROM title_term",
    "CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, title_fts, col)",
    "INSERT INTO title_term SELECT term, doc FROM temp.vocabulary WHERE col = 'text'",
    "DROP TABLE temp.vocabulary",
)
"""Makes the index anew; the indexes of `schema` must be there, and `spaced` is that of `record.words`."""
