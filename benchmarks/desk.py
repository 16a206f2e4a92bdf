"""The divided-roll desk, a member and similar votes, beside the plainest SQL that brings the same rows.

    python -m benchmarks.desk RECORD [PERSON]

In one run and turn by turn, each on a connection of its own that has asked once before: every vote with a nay with its
tally, counted from the names at each request as a page over the tables does (`plain`), and the desk's own query with
what it shows beside (`desk`). Then the orders, which ask nothing; the first screen of the app in a pseudo-terminal.
"""

from __future__ import annotations

import sqlite3
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

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


def measured(record: Path, ways: dict[str, Callable[[sqlite3.Connection], object]]) -> dict[str, float]:
    """The median milliseconds of each way, turn by turn, after each was asked once."""
    plain = sqlite3.connect(f"file:{record}?mode=ro", uri=True)
    plain.execute("PRAGMA cache_size=-65536")
    ours = open_record(record)
    result: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(ROUNDS + 1):
        for name, way in ways.items():
            began = time.perf_counter()
            way(plain if name.startswith("plain") else ours)
            if number:
                result[name].append(1000 * (time.perf_counter() - began))
    return {name: statistics.median(times) for name, times in result.items()}


def main() -> None:
    record = Path(sys.argv[1])
    connection = open_record(record)
    person = sys.argv[2] if len(sys.argv) > 2 else busiest(connection)
    lines = list_divided_votes(connection, VoteFilter())
    closest = next(item for item in sort_votes(lines) if item.line.roll == "complete" and (item.cast or 0) > 20)
    print(f"{len(lines):,} divided votes; {person}; {closest.line.id}")
    ways: dict[str, Callable[[sqlite3.Connection], object]] = {
        "plain desk": lambda c: c.execute(PLAIN).fetchall(),
        "desk": lambda c: list_divided_votes(c, VoteFilter()),
        "desk, what it is a part of": lambda c: divided_votes_base(c, VoteFilter()),
        "desk, narrowed to words": lambda c: list_divided_votes(c, VoteFilter(words=("zoning",))),
        "plain agreement": lambda c: c.execute(AGREEMENT, (person,)).fetchall(),
        "member, with the votes": lambda c: member_figures(member_rolls(c, person)),
        "similar votes": lambda c: read_similar(c, closest.line.id),
    }
    for name, took in measured(record, ways).items():
        print(f"{name:28}{took:9.1f} ms")
    for sort in SORTS:
        began = time.perf_counter()
        sort_votes(lines, sort)
        print(f"order by {sort:19}{1000 * (time.perf_counter() - began):9.1f} ms")


if __name__ == "__main__":
    main()
