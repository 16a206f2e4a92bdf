"""Real archives loaded whole, and counted: nothing lost, nothing twice.

    python -m benchmarks.records NYC_ARCHIVE ANN_ARBOR_ARCHIVE TRANSCRIPTS_FOLDER

The numbers are those of the inputs: New York City Council, 1999-2022 (Legistar Web API), Ann Arbor City Council
(captions of 2019-2024, vote tables of 2022-2024), two hearings from citymeetings.nyc. The program leaves with status 1
when one differs.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from pathlib import Path

from councilui.load.pipeline import Outcome, load


def _one(connection: sqlite3.Connection, sql: str) -> int:
    return int(connection.execute(sql).fetchone()[0])


def _count(connection: sqlite3.Connection, table: str) -> int:
    return _one(connection, f"SELECT count(*) FROM {table}")


class Checks:
    """Numbers told and compared."""

    def __init__(self) -> None:
        self.failed = 0

    def equal(self, what: str, result: int, expected: int) -> None:
        right = result == expected
        self.failed += not right
        print(f"{'ok ' if right else 'BAD'} {result:10,}  {what}" + ("" if right else f" (expected {expected:,})"))


def new_york(archive: Path, target: Path, checks: Checks) -> None:
    outcome = load([archive], target)
    connection = sqlite3.connect(target)
    report = outcome.reports[0]
    kinds = _rejected(outcome)
    merged = sum(n for kind, n in report.merged.items() if "event items" in kind)
    checks.equal("meetings", _count(connection, "meeting"), 14_864)
    checks.equal("event items read", report.read["event items"], 195_921)
    checks.equal(
        "event items loaded, part of another, or listed",
        _count(connection, "agenda_item") + merged + kinds.get("event item without event", 0),
        195_921,
    )
    checks.equal("votes read", report.read["votes"], 369_388)
    checks.equal(
        "votes loaded, or listed as double",
        _count(connection, "vote") + kinds.get("person twice in a vote", 0),
        369_388,
    )
    doubled = sum(n for kind, n in report.merged.items() if "roll calls" in kind)
    checks.equal(
        "answers to roll calls, less doubles", _count(connection, "attendance"), report.read["roll calls"] - doubled
    )
    words = connection.execute(
        "SELECT option_text, option, count(*) FROM vote GROUP BY 1, 2 ORDER BY 3 DESC"
    ).fetchall()
    for word, option, count in words:
        print(f"    {count:10,}  {word or '(blank)'} → {option}")


def ann_arbor(archive: Path, target: Path, checks: Checks) -> None:
    outcome = load([archive], target)
    connection = sqlite3.connect(target)
    read = sum((report.read for report in outcome.reports), start=outcome.reports[0].read.__class__())
    captions = "SELECT count(*) FROM source WHERE kind = 'captions'"
    checks.equal("caption files", _one(connection, captions), 39)
    checks.equal("caption cues, as many as there are time lines", read["caption cues"], 284_094)
    voted = "SELECT count(*) FROM meeting AS m WHERE EXISTS (SELECT 1 FROM motion AS o WHERE o.meeting = m.id)"
    checks.equal("meetings of vote tables", _one(connection, voted), 34)
    both = """SELECT count(*) FROM meeting AS m WHERE EXISTS (SELECT 1 FROM statement AS s WHERE s.meeting = m.id)
      AND EXISTS (SELECT 1 FROM motion AS o WHERE o.meeting = m.id)"""
    checks.equal("meetings with statements and votes", _one(connection, both), 20)
    checks.equal(
        "statements with a NUL", _one(connection, "SELECT count(*) FROM statement WHERE instr(text, char(0))"), 0
    )
    marks = "SELECT count(*) FROM statement WHERE text LIKE '%>>%' OR text LIKE '%&apos;%' OR text LIKE '%&amp;%'"
    checks.equal("statements with a speaker mark or an entity left in", _one(connection, marks), 0)
    checks.equal("votes", _count(connection, "vote"), 8_833)


def transcripts(folder: Path, target: Path, checks: Checks) -> None:
    outcome = load([folder], target)
    connection = sqlite3.connect(target)
    checks.equal("transcript entries", outcome.reports[0].read["transcript entries"], 21_619)
    lengths = connection.execute("SELECT max(end_s) / 360 FROM statement GROUP BY meeting ORDER BY 1").fetchall()
    for (tenths,), expected in zip(lengths, (143, 150), strict=True):
        checks.equal("tenths of an hour in a transcript", round(tenths), expected)


def _rejected(outcome: Outcome) -> dict[str, int]:
    kinds: dict[str, int] = {}
    for issue in outcome.issues:
        kinds[issue.kind] = kinds.get(issue.kind, 0) + 1
    return kinds


def main() -> int:
    checks = Checks()
    with tempfile.TemporaryDirectory() as folder:
        new_york(Path(sys.argv[1]), Path(folder) / "nyc.db", checks)
        ann_arbor(Path(sys.argv[2]), Path(folder) / "ann-arbor.db", checks)
        transcripts(Path(sys.argv[3]), Path(folder) / "transcripts.db", checks)
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main())
