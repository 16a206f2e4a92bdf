#!/usr/bin/env bash
# SQLite: an evening meeting in America was held on the next day, and one of which only the year is known before Rome was.
# SQLite 3.54.1 (apsw 3.54.1.0). Open Civic Data and Popolo write times with their distance from UTC,
# "2031-01-06T19:30:00-05:00", and partial dates as "2031" or "2031-05". One would expect `date` to give the day that
# stands there, and no day for a year. Seen: the time is turned to UTC first, so what begins after 7 p.m. is counted for
# the day after, on the last of the month for the next month; a year alone is the number of a day since 4714 BC; a month
# is nothing; 31 February, a misprint, is 3 March. `substr(begins, 1, 10)` has the day.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check apsw==3.54.1.0
cat > seen.py <<'CODE'
import apsw

assert apsw.sqlite_lib_version() == "3.54.1", apsw.sqlite_lib_version()
database = apsw.Connection(":memory:")


def value(expression: str, text: str) -> str | None:
    return database.execute(f"SELECT {expression}", (text,)).fetchone()[0]


seen = value("date(?)", "2031-01-06T19:30:00-05:00")
assert seen == "2031-01-07", seen
seen = value("strftime('%Y-%m', ?)", "2031-01-31T19:30:00-05:00")
assert seen == "2031-02", seen
seen = value("substr(?, 1, 10)", "2031-01-06T19:30:00-05:00")
assert seen == "2031-01-06", seen
seen = [value("date(?)", text) for text in ("2031", "2031-05", "2031-02-31", "2031-05-06")]
assert seen == ["-4707-06-16", None, "2031-03-03", "2031-05-06"], seen
seen = value("strftime('%Y', ?)", "2031")
assert seen == "-4707", seen
print("as stated")
CODE
env/bin/python -W ignore seen.py
