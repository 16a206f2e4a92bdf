#!/usr/bin/env bash
# PDF: a roll that was filled in as a form has no votes for four libraries.
# pypdf 7.1.1, pdfminer.six 20260107, pdfplumber 0.11.10, pypdfium2 5.15.2; reportlab 5.1.0 makes the form. Clerks fill
# in a form for each meeting: members are printed, "Aye" and "Nay" are in fields beside them, and on paper and screen it
# is one page. One would expect its text to have both, in rows. Seen: none of them has what is in the fields, though
# pypdf lists them by `get_fields`, so the roll looks like one that was not called; PDFium has them once the form is
# opened and the page flattened, all at the end of the page, far from the names. councilui tells of what is in such
# fields, and that it makes no votes of it: tests/load/minutes/test_struck_out.py.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check \
  pypdf==7.1.1 pdfplumber==0.11.10 pdfminer.six==20260107 pypdfium2==5.15.2 reportlab==5.1.0
cat > seen.py <<'CODE'
import pdfplumber
import pypdf
import pypdfium2
from pdfminer.high_level import extract_text
from reportlab.pdfgen.canvas import Canvas

canvas = Canvas("roll.pdf", pagesize=(400, 300))
canvas.drawString(40, 260, "Roll call on item 5")
for member, vote, height in (("Roe", "Aye", 230), ("Poe", "Nay", 200)):
    canvas.drawString(40, height, member)
    canvas.acroForm.textfield(name=member, value=vote, x=120, y=height - 5, width=80, height=18)
canvas.drawString(40, 170, "The clerk certifies this.")
canvas.save()

PRINTED = "Roll call on item 5 Roe Poe The clerk certifies this."


def pdfium_text(is_flat: bool) -> str:
    document = pypdfium2.PdfDocument("roll.pdf")
    document.init_forms()
    if is_flat:
        page = document[0]
        page.flatten()
        page.close()
    return document[0].get_textpage().get_text_bounded()


texts = {
    "pypdf": pypdf.PdfReader("roll.pdf").pages[0].extract_text(),
    "pdfminer": extract_text("roll.pdf"),
    "pdfplumber": pdfplumber.open("roll.pdf").pages[0].extract_text(),
    "pypdfium2": pdfium_text(is_flat=False),
}
for library, text in texts.items():
    assert " ".join(text.split()) == PRINTED, (library, text)
seen = {name: field.value for name, field in pypdf.PdfReader("roll.pdf").get_fields().items()}
assert seen == {"Roe": "Aye", "Poe": "Nay"}, seen
seen = pdfium_text(is_flat=True).split()
assert " ".join(seen) == f"{PRINTED} Aye Nay", seen
print("as stated")
CODE
env/bin/python -W ignore seen.py
