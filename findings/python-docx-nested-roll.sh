#!/usr/bin/env bash
# python-docx: the names of a recorded vote vanish when the clerk put them into a table within the cell.
# python-docx 1.2.0. Dispositions put the names of a recorded vote into a table nested in a cell. One would expect
# `cell.text` to have the text that is in the cell. Seen: it is a line break and nothing else, so that the row looks like
# a vote without names; and a cell that is merged over three columns is given three times by `row.cells`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check python-docx==1.2.0
cat > seen.py <<'CODE'
import docx

document = docx.Document()
table = document.add_table(rows=2, cols=4)
table.cell(0, 0).text, table.cell(0, 3).text = "7", "CARRIED"
roll = table.cell(0, 2).add_table(rows=2, cols=2)
for row, words in enumerate((("Yeas", "Orr, Tan"), ("Nays", "Bo"))):
    for column, word in enumerate(words):
        roll.cell(row, column).text = word
table.cell(1, 0).merge(table.cell(1, 2)).text = "Recorded vote"
document.save("disposition.docx")
for row in docx.Document("disposition.docx").tables[0].rows:
    print([cell.text for cell in row.cells])
CODE
cat > expected.txt <<'SEEN'
['7', '', '\n', 'CARRIED']
['Recorded vote', 'Recorded vote', 'Recorded vote', '']
SEEN
env/bin/python -W ignore seen.py > seen.txt
diff expected.txt seen.txt && echo "as stated"
