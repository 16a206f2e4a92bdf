#!/usr/bin/env bash
# A page's foot is the first text of the page for one PDF library and the last for another.
# pypdfium2 5.15.2, pdfminer.six 20260107. Word processors often draw the running foot before the text. One would expect
# text in the order in which a person reads. Seen: PDFium gives it in the order of drawing, so that a foot with a page
# number and a date stands between the dash at the end of one page ("voice vote -") and the count that follows it on the
# next; pdfminer sorts by place and puts the foot last. "Drop the first line" is wrong for one half of an archive and
# "drop the last" for the other: the place on the page has to decide.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check pypdfium2==5.15.2 pdfminer.six==20260107 reportlab==5.1.0
cat > seen.py <<'CODE'
import pypdfium2
from pdfminer.high_level import extract_text
from reportlab.pdfgen.canvas import Canvas

canvas = Canvas("minutes.pdf")
for page, line in ((17, "by the following voice vote -"), (18, "4. [Absent: Member Bo - 1.]")):
    canvas.drawString(72, 40, f"Council Meeting {page} May 6, 2031")
    canvas.drawString(72, 700, line)
    canvas.showPage()
canvas.save()
for page in pypdfium2.PdfDocument("minutes.pdf"):
    print("pdfium:", page.get_textpage().get_text_bounded().splitlines())
for page in extract_text("minutes.pdf").rstrip("\f").split("\f"):
    print("pdfminer:", [line for line in page.splitlines() if line])
CODE
cat > expected.txt <<'SEEN'
pdfium: ['Council Meeting 17 May 6, 2031', 'by the following voice vote -']
pdfium: ['Council Meeting 18 May 6, 2031', '4. [Absent: Member Bo - 1.]']
pdfminer: ['by the following voice vote -', 'Council Meeting 17 May 6, 2031']
pdfminer: ['4. [Absent: Member Bo - 1.]', 'Council Meeting 18 May 6, 2031']
SEEN
env/bin/python -W ignore seen.py > seen.txt
diff expected.txt seen.txt && echo "as stated"
