#!/usr/bin/env bash
# DuckDB: the council that meets on the first Tuesday met on other days, and the item that begins with # is gone.
# duckdb 2.0.1, which reads CSV without being told its form. One would expect 02/04/2031 to stay text while it can be
# two days, and each line to be a row. Seen: the day is taken to be first while no line forbids it, so the first
# Tuesdays of a year, in a file of an American city, are days all over it; one meeting on the 18th, and all are right.
# Tallies with an abstention, 5-4-1, are midnight of days in the year 5. A line that begins with "#" is a comment if
# that suits the type of the column. Nothing is said of any of it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check duckdb==2.0.1
cat > seen.py <<'CODE'
import datetime
from pathlib import Path

import duckdb

day = datetime.date


def rows(text: str) -> list[tuple[object, ...]]:
    Path("votes.csv").write_text(text)
    return duckdb.sql("SELECT * FROM read_csv('votes.csv')").fetchall()


tuesdays = "date,item\n01/07/2031,1\n02/04/2031,2\n03/04/2031,3\n"
seen = rows(tuesdays)
assert seen == [(day(2031, 7, 1), 1), (day(2031, 4, 2), 2), (day(2031, 4, 3), 3)], seen
seen = rows(tuesdays + "03/18/2031,4\n")
assert seen == [(day(2031, 1, 7), 1), (day(2031, 2, 4), 2), (day(2031, 3, 4), 3), (day(2031, 3, 18), 4)], seen
seen = rows("item,tally\n1,5-4-1\n2,7-2-1\n")
assert seen == [(1, datetime.datetime(5, 4, 1)), (2, datetime.datetime(7, 2, 1))], seen
seen = rows("item,tally\n1,5-4-0\n2,7-2-1\n")
assert seen == [(1, "5-4-0"), (2, "7-2-1")], seen
seen = rows("item,title\n12,Budget\n#13,Lease\n14,Park\n")
assert seen == [(12, "Budget"), (14, "Park")], seen
seen = rows("item,title\nC-12,Budget\n#13,Lease\n")
assert seen == [("C-12", "Budget"), ("#13", "Lease")], seen
print("as stated")
CODE
env/bin/python -W ignore seen.py
