#!/usr/bin/env bash
# nameparser: given names that are also titles leave a member without one.
# nameparser 2.6.0. "Prince", "Bishop", "Judge" and "Princess" are given names of people who hold office. One would
# expect a title only where a given name follows it. Seen: "Bishop Brown" has a title, no given name and a surname,
# "Prince Johnson" a title, the given name "Johnson" and no surname at all, so that a list by surname loses him; "Dean"
# and "Major" are read as one hopes. The titles of councils are not known: "Council President Jane Roe"
# has the given name "Council".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check nameparser==2.6.0
cat > seen.py <<'CODE'
from nameparser import HumanName

for name in ("Prince Johnson", "Princess Banks", "Bishop Brown", "Judge Poe", "Dean Kaplan", "Major Owens",
             "Mayor Jane Roe", "Council President Jane Roe", "Alderperson Jane Roe"):
    parts = HumanName(name)
    print(f"{name}: title {parts.title!r}, given {parts.first!r} {parts.middle!r}, surname {parts.last!r}")
CODE
cat > expected.txt <<'SEEN'
Prince Johnson: title 'Prince', given 'Johnson' '', surname ''
Princess Banks: title 'Princess', given 'Banks' '', surname ''
Bishop Brown: title 'Bishop', given '' '', surname 'Brown'
Judge Poe: title 'Judge', given '' '', surname 'Poe'
Dean Kaplan: title '', given 'Dean' '', surname 'Kaplan'
Major Owens: title '', given 'Major' '', surname 'Owens'
Mayor Jane Roe: title 'Mayor', given 'Jane' '', surname 'Roe'
Council President Jane Roe: title '', given 'Council' 'President Jane', surname 'Roe'
Alderperson Jane Roe: title '', given 'Alderperson' 'Jane', surname 'Roe'
SEEN
env/bin/python -W ignore seen.py > seen.txt
diff expected.txt seen.txt && echo "as stated"
