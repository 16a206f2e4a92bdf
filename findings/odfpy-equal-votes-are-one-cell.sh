#!/usr/bin/env bash
# odfpy: three members who voted alike side by side are one cell, and the votes after them shift.
# odfpy 1.4.1, python-calamine 0.9.1. A spreadsheet in ODS stores equal neighbors once with `number-columns-repeated`,
# as LibreOffice writes a row of votes. One would expect a row's cells to be as many as its columns. Seen: odfpy gives the
# stored cells, so that zipping them with the header hands the last member's "No" to the second one, and no error is
# raised; calamine spreads the cells out again.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check odfpy==1.4.1 python-calamine==0.9.1
cat > seen.py <<'CODE'
from odf.opendocument import OpenDocumentSpreadsheet, load
from odf.table import Table, TableCell, TableRow
from odf.text import P
from python_calamine import CalamineWorkbook

document = OpenDocumentSpreadsheet()
table = Table(name="votes")
document.spreadsheet.addElement(table)
for cells in ([("Item", 1), ("Roe", 1), ("Poe", 1), ("Moe", 1), ("Zoe", 1)], [("1", 1), ("Yes", 3), ("No", 1)]):
    row = TableRow()
    for word, repeated in cells:
        cell = TableCell(valuetype="string", numbercolumnsrepeated=repeated)
        cell.addElement(P(text=word))
        row.addElement(cell)
    table.addElement(row)
document.save("votes.ods")
header, votes = ([str(cell) for cell in row.getElementsByType(TableCell)] for row in load("votes.ods").getElementsByType(TableRow))
print("odfpy:", dict(zip(header, votes)))
header, votes = CalamineWorkbook.from_path("votes.ods").get_sheet_by_index(0).to_python()
print("calamine:", dict(zip(header, votes)))
CODE
cat > expected.txt <<'SEEN'
odfpy: {'Item': '1', 'Roe': 'Yes', 'Poe': 'No'}
calamine: {'Item': '1', 'Roe': 'Yes', 'Poe': 'Yes', 'Moe': 'Yes', 'Zoe': 'No'}
SEEN
env/bin/python -W ignore seen.py > seen.txt
diff expected.txt seen.txt && echo "as stated"
