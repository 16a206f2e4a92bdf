#!/usr/bin/env bash
# PDFium: a hyphen at the end of a line comes out as a control character, and not the same one from every call.
# pypdfium2 5.15.2. The page prints "Pat-" and, on the next line, "mon"; then "Piedmont-" and "Smith". One would expect
# "Pat-", a line break, "mon". Seen: the hyphen and the line break are both gone. `get_text_bounded` has U+0002 in
# their place, `get_text_range` has U+FFFE, for soft hyphens (Patmon) and real ones (Piedmont-Smith) alike. Neither shows
# in a terminal, so a name of the roll is silently another one. Only a roster can tell which hyphen was meant.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check pypdfium2==5.15.2 reportlab==5.1.0
cat > seen.py <<'CODE'
import pypdfium2
from reportlab.pdfgen.canvas import Canvas

canvas = Canvas("page.pdf")
for y, line in ((700, "Ayes: Members Pat-"), (686, "mon and Piedmont-"), (672, "Smith.")):
    canvas.drawString(72, y, line)
canvas.save()
text = pypdfium2.PdfDocument("page.pdf")[0].get_textpage()
print(ascii(text.get_text_bounded()))
print(ascii(text.get_text_range()))
CODE
cat > expected.txt <<'SEEN'
'Ayes: Members Pat\x02mon and Piedmont\x02Smith.'
'Ayes: Members Pat\ufffemon and Piedmont\ufffeSmith.'
SEEN
env/bin/python -W ignore seen.py > seen.txt
diff expected.txt seen.txt && echo "as stated"
