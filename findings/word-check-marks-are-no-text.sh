#!/usr/bin/env bash
# Word: in a roll of check marks nobody voted, or Roe voted "ü".
# python-docx 1.2.0, docx2txt 0.9, docx2python 3.7.1, mammoth 1.13.0. A clerk puts a check mark of the font Wingdings
# into the column for yes or no by Insert, Symbol, which Word stores as <w:sym>, a font and a code. One would expect a
# mark, or that code. Seen: for python-docx and docx2txt the cells are empty, the member who voted no and the one who
# was away alike; docx2python has the letter of another font with that code, ü, within a tag; mammoth alone has the mark
# that the page shows. councilui dropped such marks too, and reads them now: tests/load/minutes/test_marks.py.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check \
  docx2txt==0.9 docx2python==3.7.1 python-docx==1.2.0 mammoth==1.13.0
cat > seen.py <<'CODE'
import docx
import docx2txt
import mammoth
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx2python import docx2python

minutes = docx.Document()
table = minutes.add_table(3, 3)
for row, words in zip(table.rows, (("Member", "Yes", "No"), ("Roe", "", ""), ("Poe", "", "")), strict=True):
    for cell, word in zip(row.cells, words, strict=True):
        cell.text = word
symbol = OxmlElement("w:sym")
symbol.set(qn("w:font"), "Wingdings")
symbol.set(qn("w:char"), "F0FC")
table.cell(1, 2).paragraphs[0].add_run()._r.append(symbol)
minutes.save("minutes.docx")

seen = [[cell.text for cell in row.cells] for row in docx.Document("minutes.docx").tables[0].rows]
assert seen == [["Member", "Yes", "No"], ["Roe", "", ""], ["Poe", "", ""]], seen
seen = docx2txt.process("minutes.docx").split()
assert seen == ["Member", "Yes", "No", "Roe", "Poe"], seen
with docx2python("minutes.docx") as read:
    seen = read.text.split()
assert seen == [
    *("Member", "Yes", "No", "Roe", "<span", "style=font-family:Wingdings>&#x00FC;</span>", "Poe")
], seen
with open("minutes.docx", "rb") as file:
    seen = mammoth.extract_raw_text(file).value.split()
assert seen == ["Member", "Yes", "No", "Roe", "\u2713", "Poe"], seen
print("as stated")
CODE
env/bin/python -W ignore seen.py
