#!/usr/bin/env bash
# Datasette: no item had seven ayes, and the item with seven is among those with another number.
# datasette 0.65.5. A view counts the ayes of each item from the roll. One would expect ?ayes=7, where a click on "7" in
# the list of counts (facets) leads, to give the item that the list has there. Seen: it gives none, and ayes__not=7
# gives all, as the 7 of the address is text, and the column of a view that counts has no type by which SQLite would make a
# number of it; ayes__gt=6 gives the item, since for "greater" Datasette makes one itself. Columns of tables work, and
# so does a view with CAST(count(*) AS INTEGER).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check datasette==0.65.5
cat > seen.py <<'CODE'
import asyncio
import sqlite3

from datasette.app import Datasette

record = sqlite3.connect("record.db")
record.execute("CREATE TABLE vote (item TEXT, person TEXT, option TEXT)")
for item, ayes in (("Lease", 7), ("Budget", 6)):
    record.executemany("INSERT INTO vote VALUES (?, ?, 'yes')", [(item, str(number)) for number in range(ayes)])
record.execute("CREATE VIEW tally AS SELECT item, count(*) AS ayes FROM vote GROUP BY item")
record.execute("CREATE VIEW number AS SELECT item, CAST(count(*) AS INTEGER) AS ayes FROM vote GROUP BY item")
record.commit()


async def items(view: str, query: str) -> list[str]:
    page = await datasette.client.get(f"/record/{view}.json?_shape=objects&{query}")
    return [row["item"] for row in page.json()["rows"]]


async def main() -> None:
    await datasette.invoke_startup()
    assert await items("tally", "ayes=7") == []
    assert await items("tally", "ayes__not=7") == ["Budget", "Lease"]
    assert await items("tally", "ayes__gt=6") == ["Lease"]
    assert await items("number", "ayes=7") == ["Lease"]
    page = (await datasette.client.get("/record/tally.json?_facet=ayes")).json()
    seven = next(facet for facet in page["facet_results"]["ayes"]["results"] if facet["value"] == 7)
    assert seven["count"] == 1 and seven["toggle_url"].endswith("&ayes=7"), seven


datasette = Datasette(["record.db"])
asyncio.run(main())
print("as stated")
CODE
env/bin/python -W ignore seen.py
