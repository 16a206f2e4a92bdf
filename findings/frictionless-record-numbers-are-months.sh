#!/usr/bin/env bash
# frictionless: a city's record numbers become months, and the thirteenth is gone.
# frictionless 5.21.0, which describes and checks open data. Many councils number their records by year and count, 25-001.
# One would expect a column of these to be described as text. Seen: while nine tenths of the rows that are looked at end in
# 01 to 12, the column is a `yearmonth`; 25-001 is January of the year 25, rows are read as that, and 25-013, which is no
# month, is an empty cell with an error of its row. The same numbers up to 25-029 are text, so two years of one city differ.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check frictionless==5.21.0
cat > seen.py <<'CODE'
from pathlib import Path

from frictionless import Resource


def read(last: int) -> tuple[str, list[object]]:
    rows = [f"25-{number:03d},Lease {number}" for number in range(1, last + 1)]
    Path("records.csv").write_text("\n".join(["file number,title", *rows]) + "\n")
    with Resource("records.csv") as table:
        values = [row["file number"] for row in table.row_stream]
        return table.schema.fields[0].type, values


kind, values = read(13)
assert kind == "yearmonth", kind
assert (values[0].year, values[0].month) == (25, 1), values[0]
assert values[12] is None, values[12]
kind, values = read(29)
assert (kind, values[12]) == ("string", "25-013"), (kind, values[12])
print("as stated")
CODE
env/bin/python -W ignore seen.py
