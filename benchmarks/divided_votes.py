"""Divided votes, a member and similar votes, beside the plainest SQL that brings the same rows.

    python -m benchmarks.divided_votes RECORD [PERSON]

In one run and turn by turn: every vote with a nay with its tally, counted from the names at each request as a page over
the tables does, and ours with what it shows beside; then the orders, which ask nothing.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks.report import Measure, measures, tables, turn_by_turn
from councilui.analysis.divided_votes import SORTS, sort_votes
from councilui.analysis.member import member_figures
from councilui.kinds.similar import read_similar
from councilui.record.database import open_record
from councilui.record.queries.divided_votes import divided_votes_base, list_divided_votes
from councilui.record.queries.member import member_rolls
from councilui.record.views.divided_votes import VoteFilter

ROUNDS = 7
PLAIN = """SELECT e.id, m.date, b.name, t.identifier, coalesce(t.short_title, i.title, t.title, e.question), e.method,
  e.result, sum(v.option = 'yes') AS yes, sum(v.option = 'no') AS no
FROM vote_event AS e JOIN vote AS v ON v.vote_event = e.id JOIN motion AS o ON o.id = e.motion
  JOIN meeting AS m ON m.id = o.meeting JOIN body AS b ON b.id = m.body
  LEFT JOIN matter AS t ON t.id = o.matter LEFT JOIN agenda_item AS i ON i.id = o.agenda_item
GROUP BY e.id HAVING no > 0 ORDER BY abs(yes - no), m.date DESC"""
AGREEMENT = """SELECT v.person, count(*), sum(v.option = mine.option) FROM vote AS mine
  JOIN vote AS v ON v.vote_event = mine.vote_event AND v.person <> mine.person
WHERE mine.person = ? AND mine.option IN ('yes', 'no') AND v.option IN ('yes', 'no')
  AND mine.vote_event IN (SELECT vote_event FROM vote WHERE option = 'no') GROUP BY v.person"""


def busiest(connection: sqlite3.Connection) -> str:
    """Whoever has most votes on record."""
    sql = "SELECT person FROM vote GROUP BY person ORDER BY count(*) DESC, person LIMIT 1"
    return str(connection.execute(sql).fetchone()[0])


def measure(record: Path, rounds: int = ROUNDS, person: str | None = None) -> list[Measure]:
    """Each way turn by turn, each side on a connection of its own."""
    plain = sqlite3.connect(f"file:{record}?mode=ro", uri=True)
    plain.execute("PRAGMA cache_size=-65536")
    ours = open_record(record)
    person = person or busiest(ours)
    lines = list_divided_votes(ours, VoteFilter())
    closest = next(item for item in sort_votes(lines) if item.line.roll == "complete" and (item.cast or 0) > 10)
    lists: dict[str, Callable[[], object]] = {
        "plain SQL: every divided vote": lambda: plain.execute(PLAIN).fetchall(),
        "divided votes": lambda: list_divided_votes(ours, VoteFilter()),
        "divided votes, what they are a part of": lambda: divided_votes_base(ours, VoteFilter()),
        "divided votes, narrowed to a word": lambda: list_divided_votes(ours, VoteFilter(words=("zoning",))),
        **{f"in the order of {sort}": lambda sort=sort: sort_votes(lines, sort) for sort in SORTS},  # type: ignore[misc]
        "similar votes": lambda: read_similar(ours, closest.line.id),
    }
    member: dict[str, Callable[[], object]] = {
        "plain SQL: agreement with everybody": lambda: plain.execute(AGREEMENT, (person,)).fetchall(),
        "a member, with the votes": lambda: member_figures(member_rolls(ours, person)),
    }
    return [
        *measures("Divided votes", turn_by_turn(lists, rounds)),
        *measures("A member", turn_by_turn(member, rounds)),
    ]


def main() -> None:
    person = sys.argv[2] if len(sys.argv) > 2 else None
    print(tables(measure(Path(sys.argv[1]), person=person), {}))


if __name__ == "__main__":
    main()
