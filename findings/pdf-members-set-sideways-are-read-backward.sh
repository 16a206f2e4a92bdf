#!/usr/bin/env bash
# PDF: members whose names are set sideways over their votes are Zaid and Eor, or nobody.
# pdfplumber 0.11.10, pypdf 7.1.1, pdfminer.six 20260107, pypdfium2 5.15.2; reportlab 5.1.0 makes the page. A roll of
# many members has narrow columns, so names are turned by 90 degrees and read from foot to head. One would expect "Diaz"
# over the votes of Diaz. Seen: pdfplumber reads turned letters from head to foot, so that in `extract_table`, where
# every vote is right, the heads are "zaiD" and "eoR", which pass for names; the layout mode of pypdf leaves them out,
# and the votes are nobody's; pdfminer has one letter to a line. PDFium and pypdf's plain mode have the names.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check \
  pdfplumber==0.11.10 pypdf==7.1.1 pdfminer.six==20260107 pypdfium2==5.15.2 reportlab==5.1.0
cat > seen.py <<'CODE'
import logging

import pdfplumber
import pypdf
import pypdfium2
from pdfminer.high_level import extract_text
from reportlab.pdfgen.canvas import Canvas

logging.disable()
canvas = Canvas("roll.pdf", pagesize=(400, 300))
for column, name in enumerate(("Roe", "Diaz")):
    canvas.saveState()
    canvas.translate(150 + column * 40, 200)
    canvas.rotate(90)
    canvas.drawString(0, 0, name)
    canvas.restoreState()
for row, (item, *votes) in enumerate((("12 Lease", "Y", "N"), ("13 Budget", "Y", "Y"))):
    canvas.drawString(20, 180 - 20 * row, item)
    for column, vote in enumerate(votes):
        canvas.drawString(142 + column * 40, 180 - 20 * row, vote)
for x in (10, 135, 175, 215):
    canvas.line(x, 150, x, 240)
for y in (150, 173, 195, 240):
    canvas.line(10, y, 215, y)
canvas.save()

with pdfplumber.open("roll.pdf") as roll:
    table = roll.pages[0].extract_table()
assert table == [["", "eoR", "zaiD"], ["12 Lease", "Y", "N"], ["13 Budget", "Y", "Y"]], table
page = pypdf.PdfReader("roll.pdf").pages[0]
layout = page.extract_text(extraction_mode="layout").split()
assert layout == ["12", "Lease", "Y", "N", "13", "Budget", "Y", "Y"], layout
assert page.extract_text().split()[:2] == ["Roe", "Diaz"], page.extract_text()
lines = extract_text("roll.pdf").split()
assert "Roe" not in lines and {"R", "o", "e"} <= set(lines), lines
words = pypdfium2.PdfDocument("roll.pdf")[0].get_textpage().get_text_bounded()
assert "Roe" in words and "Diaz" in words, words
print("as stated")
CODE
env/bin/python -W ignore seen.py
