#!/usr/bin/env bash
# mammoth: two members on two lines of one paragraph are one member in the raw text.
# mammoth 1.13.0, which makes HTML and plain text of Word files. Clerks end a line within a list of names by Shift+Enter,
# which is a line break and no new paragraph. One would expect `extract_raw_text` to put a blank or a new line there, as
# `convert_to_html` does with <br />. Seen: the break is nothing, "Ben Diaz" and "Cora Lind" are "Ben DiazCora Lind", while a
# tab stays a tab.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check mammoth==1.13.0 python-docx==1.2.0
cat > seen.py <<'CODE'
import docx
import mammoth

minutes = docx.Document()
minutes.add_paragraph("AYES:\tAda Moreno, Ben Diaz\nCora Lind")
minutes.save("minutes.docx")
text = mammoth.extract_raw_text("minutes.docx").value
assert text == "AYES:\tAda Moreno, Ben DiazCora Lind\n\n", text
page = mammoth.convert_to_html("minutes.docx").value
assert page == "<p>AYES:\tAda Moreno, Ben Diaz<br />Cora Lind</p>", page
print("as stated")
CODE
env/bin/python -W ignore seen.py
