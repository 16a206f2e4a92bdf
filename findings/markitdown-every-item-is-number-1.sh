#!/usr/bin/env bash
# markitdown: every item of the agenda is number 1.
# markitdown 0.1.9, which makes Markdown of office files. Word numbers the items of minutes as it shows them, 1 to 4,
# though paragraphs about motions and votes stand between them. One would expect the numbers that the clerk sees, or none.
# Seen: each list ends at the first paragraph and the next begins anew, so "3. Lease" and "4. Budget" are both "1."; only
# items without a word between them are counted on.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check \
    'markitdown[docx]==0.1.9' mammoth==1.13.0 python-docx==1.2.0
cat > seen.py <<'CODE'
import re

import docx
from markitdown import MarkItDown

minutes = docx.Document()
for item, words in (
    ("Call to order", ""),
    ("Parking", "Motion by Moreno, second by Diaz. Motion carried 3-2."),
    ("Lease", "Motion by Lind, second by Orr. Motion failed 2-3."),
    ("Budget", "Motion by Tran, second by Diaz. Motion carried 5-0."),
):
    minutes.add_paragraph(item, style="List Number")
    if words:
        minutes.add_paragraph(words)
minutes.save("minutes.docx")
text = MarkItDown().convert("minutes.docx").text_content
items = re.findall(r"^\d+\. \w.*$", text, re.MULTILINE)
assert items == ["1. Call to order", "2. Parking", "1. Lease", "1. Budget"], items
print("as stated")
CODE
env/bin/python -W ignore seen.py
