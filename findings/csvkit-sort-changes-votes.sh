#!/usr/bin/env bash
# csvkit: sorting a vote table by one column changes the votes in the others.
# csvkit 2.2.0 with agate 1.14.2. One would expect `csvsort -c item` to put rows in order and leave cells alone. Seen: a
# column of Yes and No becomes True and False, the words for "not a member then" ("n/a", "none") become empty cells, which
# elsewhere mean that nothing is known, and ward 01 becomes 1. `--no-inference` still empties those cells; only with
# `--blanks` beside it is the table what it was.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check csvkit==2.2.0 agate==1.14.2
cat > seen.py <<'CODE'
import subprocess
from pathlib import Path

Path("votes.csv").write_text("item,tally,Roe,Moe,ward\n2,5-4,No,none,02\n1,7-0,Yes,n/a,01\n")
for options in ([], ["--no-inference"], ["--no-inference", "--blanks"]):
    command = ["env/bin/csvsort", "-c", "item", *options, "votes.csv"]
    print(subprocess.run(command, capture_output=True, text=True, check=True).stdout, end="")
CODE
cat > expected.txt <<'SEEN'
item,tally,Roe,Moe,ward
1,7-0,True,,1
2,5-4,False,,2
item,tally,Roe,Moe,ward
1,7-0,Yes,,01
2,5-4,No,,02
item,tally,Roe,Moe,ward
1,7-0,Yes,n/a,01
2,5-4,No,none,02
SEEN
env/bin/python -W ignore seen.py > seen.txt
diff expected.txt seen.txt && echo "as stated"
