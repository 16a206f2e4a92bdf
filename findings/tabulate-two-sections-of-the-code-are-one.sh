#!/usr/bin/env bash
# tabulate, texttable: sections 2.10 and 2.1 of the code are the same one, and case 25E3 is case 25000.
# tabulate 0.10.0, by which `to_markdown` of pandas prints too, and texttable 1.7.2. One would expect text in a cell to
# be printed as it is. Seen: a column of strings that could be numbers is printed as numbers: section 2.10 is 2.1 (2.100
# in texttable), case 25E3 is 25000 and 25E10 is 2.5e+11, and texttable takes the zeros of 0012 too. As long as one cell
# of the column is no number, 2.10.5 for one, tabulate leaves all as they are, so two parts of one table differ.
# tabulate's `disable_numparse` prints what is there.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check tabulate==0.10.0 texttable==1.7.2
cat > seen.py <<'CODE'
from tabulate import tabulate
from texttable import Texttable

CODE = [["2.10", "0012", "25E3"], ["2.1", "0013", "25E10"]]


def cells(table: str) -> list[list[str]]:
    lines = [line for line in table.split("\n") if not set(line) <= set("-+=|: ")]
    return [line.replace("|", " ").split() for line in lines]


assert cells(tabulate(CODE)) == [["2.1", "0012", "25000"], ["2.1", "0013", "2.5e+11"]], tabulate(CODE)
assert cells(tabulate(CODE, disable_numparse=True)) == CODE
assert cells(tabulate([["2.10"], ["2.10.5"]])) == [["2.10"], ["2.10.5"]]
table = Texttable()
table.add_rows([["section", "file", "case"], *CODE])
seen = cells(table.draw())[1:]
assert [row[:2] for row in seen] == [["2.100", "12"], ["2.100", "13"]], seen
assert seen[0][2] in ("25000", "25000.000"), seen
print("as stated")
CODE
env/bin/python -W ignore seen.py
