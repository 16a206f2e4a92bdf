#!/usr/bin/env bash
# Word: minutes that still have changes under review say the opposite in one library, and move a motion twice in others.
# python-docx 1.2.0, docx2txt 0.9, docx2python 3.7.1, mammoth 1.13.0. A clerk's draft with "Track Changes" shows on screen
# "The motion did not carry.", a vote chosen from a drop-down list, and a motion that was moved down the page. One would
# expect what Word shows, or all of it marked. Seen: python-docx leaves out what was inserted, so that the motion did carry,
# and what was chosen; docx2txt and docx2python have the moved motion in both places; mammoth alone is right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check \
  python-docx==1.2.0 docx2txt==0.9 docx2python==3.7.1 mammoth==1.13.0
cat > seen.py <<'CODE'
import docx
import docx2txt
import mammoth
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx2python import docx2python

W = nsdecls("w")
BY = 'w:author="Clerk" w:date="2031-05-07T09:00:00Z"'
draft = docx.Document()


def paragraph(before, xml, after=""):
    line = draft.add_paragraph(before)
    line._p.append(parse_xml(xml))
    line.add_run(after)


def run(text, tag="t"):
    return f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


paragraph("Moved: ", f'<w:moveFrom {W} w:id="1" {BY}>{run("Moe moved to table.")}</w:moveFrom>')
paragraph("The motion did ", f'<w:ins {W} w:id="2" {BY}>{run("not ")}</w:ins>', "carry.")
choice = '<w:sdtPr><w:dropDownList><w:listItem w:value="Yes"/><w:listItem w:value="No"/></w:dropDownList></w:sdtPr>'
paragraph("Roe: ", f"<w:sdt {W}>{choice}<w:sdtContent>{run('No')}</w:sdtContent></w:sdt>")
paragraph("Then: ", f'<w:moveTo {W} w:id="3" {BY}>{run("Moe moved to table.")}</w:moveTo>')
draft.save("draft.docx")
texts = {
    "python-docx": "\n".join(line.text for line in docx.Document("draft.docx").paragraphs),
    "docx2txt": docx2txt.process("draft.docx"),
    "docx2python": docx2python("draft.docx").text,
    "mammoth": mammoth.extract_raw_text(open("draft.docx", "rb")).value,
}
for name, text in texts.items():
    print(name, [line for line in text.splitlines() if line])
CODE
cat > expected.txt <<'SEEN'
python-docx ['Moved: ', 'The motion did carry.', 'Roe: ', 'Then: ']
docx2txt ['Moved: Moe moved to table.', 'The motion did not carry.', 'Roe: No', 'Then: Moe moved to table.']
docx2python ['Moved: Moe moved to table.', 'The motion did not carry.', 'Roe: No', 'Then: Moe moved to table.']
mammoth ['Moved: ', 'The motion did not carry.', 'Roe: No', 'Then: Moe moved to table.']
SEEN
env/bin/python -W ignore seen.py > seen.txt
diff expected.txt seen.txt && echo "as stated"
