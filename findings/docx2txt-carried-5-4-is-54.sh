#!/usr/bin/env bash
# docx2txt, docx2python: a motion that carried 5-4 carried 54.
# docx2txt 0.9, docx2python 3.7.1, beside python-docx 1.2.0 and mammoth 1.13.0. Who wants a tally not to be broken at
# the end of a line types Ctrl+Shift+hyphen in Word, which is stored as an element, <w:noBreakHyphen/>, and no letter.
# One would expect a hyphen, which is what the page shows. Seen: docx2txt and docx2python have nothing there, so that
# "5-4" is 54 and Ms. Piedmont-Smith is Ms. PiedmontSmith; python-docx and councilui have a hyphen, mammoth one that
# does not break.
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
from docx2python import docx2python

minutes = docx.Document()
paragraph = minutes.add_paragraph()
for words in ("The motion carried 5", "4, Ms. Piedmont"):
    run = paragraph.add_run(words)
    run._r.append(OxmlElement("w:noBreakHyphen"))
paragraph.add_run("Smith voting no.")
minutes.save("minutes.docx")

without = "The motion carried 54, Ms. PiedmontSmith voting no."
with_both = "The motion carried 5-4, Ms. Piedmont-Smith voting no."
seen = docx2txt.process("minutes.docx")
assert seen.strip() == without, seen
with docx2python("minutes.docx") as read:
    seen = read.text
assert seen.strip() == without, seen
seen = docx.Document("minutes.docx").paragraphs[0].text
assert seen == with_both, seen
with open("minutes.docx", "rb") as file:
    seen = mammoth.extract_raw_text(file).value
assert seen.strip() == with_both.replace("-", "\u2011"), seen
print("as stated")
CODE
env/bin/python -W ignore seen.py
