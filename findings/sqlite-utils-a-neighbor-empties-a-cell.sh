#!/usr/bin/env bash
# sqlite-utils: the note on item 2 is gone because that of item 1 was changed at the same time.
# sqlite-utils 4.2.1. `upsert` leaves the columns alone that a record does not have, as its documentation says, and
# `upsert_all` is for many records. A scraper that finds a new note for one item and a new title for another hands over
# both. One would expect two changes. Seen: each record of a batch gets the columns of all of them, and NULL for those
# that it lacks, so that each empties what only the other has, in silence; one at a time, all is kept. What stays on the
# record depends on who else was in the batch. councilui hands over records that have every column.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check sqlite-utils==4.2.1
cat > seen.py <<'CODE'
import sqlite_utils

CHANGES = ({"id": 1, "note": "Held"}, {"id": 2, "title": "Budget of 2032"})


def items() -> sqlite_utils.db.Table:
    table = sqlite_utils.Database(memory=True).table("item", pk="id")
    table.insert({"id": 1, "title": "Lease", "note": "To be held"})
    table.insert({"id": 2, "title": "Budget", "note": "Roe recused"})
    return table


one_by_one, together = items(), items()
for change in CHANGES:
    one_by_one.upsert(change)
together.upsert_all(CHANGES)
rows = [tuple(row.values()) for row in one_by_one.rows]
assert rows == [(1, "Lease", "Held"), (2, "Budget of 2032", "Roe recused")], rows
rows = [tuple(row.values()) for row in together.rows]
assert rows == [(1, None, "Held"), (2, "Budget of 2032", None)], rows
print("as stated")
CODE
env/bin/python seen.py
