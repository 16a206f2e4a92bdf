#!/usr/bin/env bash
# PDF: a result in bold is a vote taken twice for three libraries, and 1111 ayes for a fourth.
# pypdf 7.1.1, PyMuPDF 2.0, pdfminer.six 20260107, pdfplumber 0.11.10, pypdfium2 5.15.2. Where a printer's driver has no
# bold letters it prints the line twice, a third of a point apart; on paper and on screen it is one line. One would expect
# one line of text, the more so as libraries drop letters that lie on one another. Seen: pypdf, PyMuPDF and pdfminer have
# the line twice, pdfplumber has every letter and digit twice (without its `dedupe_chars`); PDFium alone has it once.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check reportlab==5.1.0 pypdf==7.1.1 pymupdf==2.0 \
  pdfplumber==0.11.10 pdfminer.six==20260107 pypdfium2==5.15.2
cat > seen.py <<'CODE'
import pdfplumber
import pymupdf
import pypdf
import pypdfium2
from pdfminer.high_level import extract_text
from reportlab.pdfgen.canvas import Canvas

canvas = Canvas("minutes.pdf")
canvas.setFont("Helvetica", 12)
for shift in (0, 0.3):
    canvas.drawString(72 + shift, 700, "Ayes: 11")
canvas.save()
texts = {
    "pypdf": pypdf.PdfReader("minutes.pdf").pages[0].extract_text(),
    "PyMuPDF": pymupdf.open("minutes.pdf")[0].get_text(),
    "pdfminer": extract_text("minutes.pdf"),
    "pdfplumber": pdfplumber.open("minutes.pdf").pages[0].extract_text(),
    "PDFium": pypdfium2.PdfDocument("minutes.pdf")[0].get_textpage().get_text_range(),
}
for name, text in texts.items():
    print(name, text.split("\n")[:2] if text.count("Ayes: 11") == 2 else [text.strip()])
CODE
cat > expected.txt <<'SEEN'
pypdf ['Ayes: 11', 'Ayes: 11']
PyMuPDF ['Ayes: 11', 'Ayes: 11']
pdfminer ['Ayes: 11', 'Ayes: 11']
pdfplumber ['AAyyeess:: 1111']
PDFium ['Ayes: 11']
SEEN
env/bin/python -W ignore seen.py > seen.txt
diff expected.txt seen.txt && echo "as stated"
