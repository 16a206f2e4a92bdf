"""Four questions to a record, in SQL that SQLite, DuckDB and Spark read alike.

`{term}` is the engine's condition that a statement's text has the word. Each question orders its rows by all that tells
them apart, so that the answers of two engines can be held against each other row by row.
"""

from typing import Final

QUESTIONS: Final = {
    "divided votes, closest first": """
        SELECT e.id, m.date, b.name AS body, t.yes, t.no
        FROM (SELECT vote_event, sum(CASE WHEN option = 'yes' THEN 1 ELSE 0 END) AS yes,
                sum(CASE WHEN option = 'no' THEN 1 ELSE 0 END) AS no
              FROM vote GROUP BY vote_event) AS t
          JOIN vote_event AS e ON e.id = t.vote_event JOIN motion AS o ON o.id = e.motion
          JOIN meeting AS m ON m.id = o.meeting JOIN body AS b ON b.id = m.body
        WHERE t.no > 0 ORDER BY abs(t.yes - t.no), m.date DESC, e.id""",
    "a word over time": """
        SELECT substr(m.date, 1, 4) AS in_year, count(*) AS statements
        FROM statement AS s JOIN meeting AS m ON m.id = s.meeting
        WHERE {term} GROUP BY substr(m.date, 1, 4) ORDER BY in_year""",
    "who says it most": """
        SELECT coalesce(s.speaker_name, '') AS speaker, coalesce(s.person, '') AS person, count(*) AS statements
        FROM statement AS s
        WHERE {term} GROUP BY coalesce(s.speaker_name, ''), coalesce(s.person, '')
        ORDER BY statements DESC, speaker, person LIMIT 50""",
    "who votes with whom": """
        WITH divided AS (SELECT vote_event FROM vote WHERE option = 'no' GROUP BY vote_event),
          sides AS (SELECT v.vote_event, v.person, v.option FROM vote AS v
                    JOIN divided AS d ON d.vote_event = v.vote_event WHERE v.option IN ('yes', 'no'))
        SELECT x.person AS one, y.person AS other,
          sum(CASE WHEN x.option = y.option THEN 1 ELSE 0 END) AS same_side, count(*) AS votes
        FROM sides AS x JOIN sides AS y ON y.vote_event = x.vote_event AND x.person < y.person
        GROUP BY x.person, y.person ORDER BY x.person, y.person""",
}
TABLES: Final = ("vote", "vote_event", "motion", "meeting", "body", "statement")
