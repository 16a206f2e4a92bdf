#!/usr/bin/env bash
# quantulum3: two nays are two nanoampere year seconds, and Ward 3 F is three farads.
# quantulum3 0.10.0, which finds quantities in text, without its optional classifier. Minutes are full of counts, and of
# places with a number and a letter. One would expect "2 nays" to be two of something, or nothing. Seen: a word after a
# number is taken apart into symbols of units, n-A-y-s, so that "nays" is a unit; in "Ayes: 7 Nays: 2" it goes with the
# seven, which were ayes; "2 Abstain" is attobarn stere year inches. Section 12 C is in coulombs, item 4 B a size in
# bytes. The tally 5-4, which has two numbers, has no quantity at all.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check quantulum3==0.10.0
cat > seen.py <<'CODE'
from quantulum3 import parser

for text, expected in {
    "7 ayes and 2 nays": [("7", "dimensionless"), ("2 nays", "nanoampere year second")],
    "Ayes: 7 Nays: 2": [("7 Nays", "nanoampere year second"), ("2", "dimensionless")],
    "Yes: 7 No: 2 Abstain: 1": [("7", "dimensionless"), ("2 Abstain", "attobarn stere year inch"), ("1", "dimensionless")],
    "Ayes: 7 Noes: 2": [("7", "dimensionless"), ("2", "dimensionless")],
    "Ward 3 F": [("3 F", "farad")],
    "Section 12 C": [("12 C", "coulomb")],
    "Item 4 B": [("4 B", "byte")],
    "The motion carried 5-4.": [],
}.items():
    seen = [(quantity.surface, quantity.unit.name) for quantity in parser.parse(text)]
    assert seen == expected, (text, seen)
print("as stated")
CODE
env/bin/python -W ignore seen.py
