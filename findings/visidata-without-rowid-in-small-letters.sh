#!/usr/bin/env bash
# VisiData opens a SQLite table made WITHOUT ROWID, unless its maker wrote that in small letters.
# VisiData 3.4. SQL keywords have no case, and SQLite keeps a statement as it was typed. One would expect `without rowid`
# to be read as `WITHOUT ROWID` is. Seen: a table of votes with the former comes out empty, with "no such column: rowid" and
# status 0; the same table with the latter is shown. A file for others had better use capitals.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check visidata==3.4
cat > seen.py <<'CODE'
import sqlite3
import subprocess
from pathlib import Path

for words in ("WITHOUT ROWID", "without rowid"):
    Path("votes.db").unlink(missing_ok=True)
    connection = sqlite3.connect("votes.db")
    connection.execute(f"CREATE TABLE vote (event TEXT, person TEXT, option TEXT, PRIMARY KEY (event, person)) {words}")
    connection.execute("INSERT INTO vote VALUES ('e1', 'roe', 'yes')")
    connection.commit()
    connection.close()
    command = ["env/bin/vd", "--batch", "votes.db", "+:vote::", "--output", "votes.csv"]
    done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    message = "no such column: rowid" if "no such column: rowid" in done.stdout + done.stderr else "no error"
    print(f"{words}: {Path('votes.csv').read_text().split()}, {message}, status {done.returncode}")
CODE
cat > expected.txt <<'SEEN'
WITHOUT ROWID: ['event,person,option', 'e1,roe,yes'], no error, status 0
without rowid: ['event,person,option'], no such column: rowid, status 0
SEEN
env/bin/python -W ignore seen.py > seen.txt
diff expected.txt seen.txt && echo "as stated"
